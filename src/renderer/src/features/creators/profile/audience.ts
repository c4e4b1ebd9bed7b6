import type { AccountRecord } from '../../../../../shared/contract/creatorRecord'
import { countryName } from '../regions'
import type { ProfileWords } from './words'

export const dimensions = ['country', 'age', 'gender'] as const
export type Dimension = (typeof dimensions)[number]
type Part = AccountRecord['audience'][number]

/** CLDR's code for what is no known country. */
const UNKNOWN_REGION = 'ZZ'

/** The stated shares of one dimension: the largest first, ages in their order, the rest of the world last. */
export function sharesOf({ audience }: Pick<AccountRecord, 'audience'>, dimension: Dimension): Part[] {
  const parts = audience.filter((part) => part.dimension === dimension)
  if (dimension === 'age') return parts.toSorted((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }))
  return parts.toSorted(
    (a, b) => Number(a.key === UNKNOWN_REGION) - Number(b.key === UNKNOWN_REGION) || b.share - a.share,
  )
}

export function dimensionName(dimension: Dimension, key: string, w: ProfileWords, locale: string): string {
  if (dimension === 'country') return key === UNKNOWN_REGION ? w.otherCountries : countryName(key, locale)
  return dimension === 'gender' ? (w.genders[key] ?? key) : key.replace('-', '–')
}

export interface JointRow {
  country: string
  gender: string
  /** shares of the whole audience, one for each of `ages` */
  cells: { age: string; share: number }[]
}

/**
 * The audience by country × age × gender. Platforms state each dimension by itself, so a cell is the product of its
 * three shares: exact only where they do not depend on each other. What a dimension leaves unstated is left out.
 */
export function jointShares(account: Pick<AccountRecord, 'audience'>): { ages: string[]; rows: JointRow[] } {
  const ages = sharesOf(account, 'age')
  const genders = sharesOf(account, 'gender')
  return {
    ages: ages.map(({ key }) => key),
    rows: sharesOf(account, 'country').flatMap((country) =>
      genders.map((gender) => ({
        country: country.key,
        gender: gender.key,
        cells: ages.map((age) => ({ age: age.key, share: country.share * gender.share * age.share })),
      })),
    ),
  }
}
