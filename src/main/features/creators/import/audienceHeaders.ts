import type { ImportTarget } from '../../../../shared/contract/creatorImport'
import { countryCode } from './countries'
import type { AudienceDimension } from './draft'

/** The bands in which shares by age are kept. */
const AGE_BANDS = ['13-17', '18-24', '25-34', '35-44', '45-54', '55+'] as const

const AUDIENCE_WORD = /^(audience|audiences|follower|followers|viewer|viewers|publikum|audiencia|abonnenten)$/
const FILLER =
  /^(%|percent|percentage|pct|share|shares|of|in|from|the|split|demographic|demographics|country|countries|location|age|ages|aged|gender|sex|years|yrs|yo|old|and|over|anteil)$/
const GENDERS: Readonly<Record<string, string>> = {
  female: 'f', females: 'f', women: 'f', woman: 'f', f: 'f', weiblich: 'f', frauen: 'f', mujeres: 'f', femmes: 'f', mulheres: 'f',
  male: 'm', males: 'm', men: 'm', man: 'm', m: 'm', männlich: 'm', männer: 'm', hombres: 'm', hommes: 'm', homens: 'm',
  nonbinary: 'x', diverse: 'x', divers: 'x', other: 'x',
} // biome-ignore format: one gender a line
/** Short or common words, which mean a gender only where the header speaks of an audience, a gender or a share. */
const FAINT = /^(f|m|x|other|man|woman|diverse|divers)$/

/**
 * The share of the audience that a normalised header names: "female %", "18 24", "audience us", "followers from
 * germany %". A band that is none of ours ("18 34") names nothing; "55 64" and "65 +" are parts of 55+.
 */
export function audienceMeaning(name: string): ImportTarget | null {
  const words = name
    .replace(/%/g, ' % ')
    .split(' ')
    .filter((word) => word !== '')
  const isAudience = words.some((word) => AUDIENCE_WORD.test(word))
  const isShare = words.some((word) => /^(%|percent|percentage|pct|share|anteil)$/.test(word))
  const rest = words.filter((word) => !AUDIENCE_WORD.test(word) && !FILLER.test(word))
  const [only] = rest
  if (only === undefined || rest.length > 5) return null
  const gender = rest.length === 1 && Object.hasOwn(GENDERS, only) ? GENDERS[only] : undefined
  const speaks = isAudience || isShare || words.some((word) => /^(gender|sex)$/.test(word))
  if (gender && (speaks || !FAINT.test(only))) return `audience:gender:${gender}`
  const band = ageBand(rest)
  if (band) return `audience:age:${band}`
  if (!isAudience && !isShare) return null
  const country = /^[\p{L} .&]+$/u.test(rest.join(' ')) ? countryCode(rest.join(' ')) : null
  return country ? `audience:country:${country}` : null
}

function ageBand(words: readonly string[]): string | null {
  const text = words
    .join(' ')
    .replace(/[–—]/g, ' ')
    .replace(/ ?\+/, '+')
    .replace(/ (to|bis|a|à) /, ' ')
    .trim()
  const open = /^(\d\d)(\+| plus)$/.exec(text)?.[1]
  if (open) return Number(open) >= 55 ? '55+' : null
  const pair = /^(\d\d) ?(\d\d)$/.exec(text)
  if (!pair) return null
  const band = `${pair[1]}-${pair[2]}`
  if (AGE_BANDS.some((known) => known === band)) return band
  return Number(pair[1]) >= 55 && Number(pair[2]) > Number(pair[1]) ? '55+' : null
}

/**
 * A target `audience:<dimension>:<key>` in its parts, with its key as it is kept: a country's code, one of the bands, a
 * gender's letter.
 *
 * @returns null where the key means nothing of the kind
 */
export function audienceOf(target: ImportTarget): { dimension: AudienceDimension; key: string } | null {
  const parts = /^audience:(country|age|gender):(.+)$/.exec(target)
  const text = parts?.[2] ?? ''
  if (parts?.[1] === 'country') {
    const key = countryCode(text)
    return key ? { dimension: 'country', key } : null
  }
  if (parts?.[1] === 'age') {
    const key = ageBand([text.replace('-', ' ')])
    return key ? { dimension: 'age', key } : null
  }
  if (parts?.[1] !== 'gender') return null
  if (text === 'x' || text === 'unknown') return { dimension: 'gender', key: text }
  const key = Object.hasOwn(GENDERS, text.toLowerCase()) ? GENDERS[text.toLowerCase()] : undefined
  return key ? { dimension: 'gender', key } : null
}
