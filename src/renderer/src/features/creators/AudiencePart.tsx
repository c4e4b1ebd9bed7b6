import type { AccountRecord } from '../../../../shared/contract/creatorRecord'
import { useFormat, useLocale, useWords } from '../../lib/locale'
import { Section } from '../../ui/Screen'
import { countryName } from './regions'
import { creatorsWords } from './words'

const DIMENSIONS = ['country', 'age', 'gender'] as const
const SHOWN = 6
/** CLDR's code for what is no known country. */
const UNKNOWN_REGION = 'ZZ'

/** Whom a creator reaches: shares of the audience, the largest first (ages in their order). */
export function AudiencePart({ account }: { account: AccountRecord }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  if (account.audience.length === 0) return null
  const name = (dimension: (typeof DIMENSIONS)[number], key: string) => {
    if (dimension === 'country') return key === UNKNOWN_REGION ? w.elsewhere : countryName(key, locale)
    return dimension === 'gender' ? (w.genders[key] ?? key) : key
  }
  return (
    <Section title={w.audience} level={3}>
      <div className="flex flex-col gap-3">
        {DIMENSIONS.map((dimension) => {
          const parts = account.audience.filter((part) => part.dimension === dimension)
          const sorted =
            dimension === 'age'
              ? parts.toSorted((a, b) => a.key.localeCompare(b.key))
              : parts.toSorted((a, b) => Number(a.key === UNKNOWN_REGION) - Number(b.key === UNKNOWN_REGION))
          if (parts.length === 0) return null
          return (
            <div key={dimension} className="flex flex-col gap-1">
              <h4 className="font-medium text-meta text-muted">{w.dimensions[dimension]}</h4>
              <ul className="flex flex-col gap-0.5">
                {sorted.slice(0, SHOWN).map(({ key, share }) => (
                  <li key={key} className="grid grid-cols-[112px_1fr_48px] items-center gap-2">
                    <span className="truncate">{name(dimension, key)}</span>
                    <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
                      <span className="block h-full rounded-full bg-chart-1" style={{ width: `${share * 100}%` }} />
                    </span>
                    <span className="num text-meta">{format.percent(share, 0)}</span>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </Section>
  )
}
