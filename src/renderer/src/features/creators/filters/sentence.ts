import type { CreatorFilter, FilterClause } from '../../../../../shared/contract/creators'
import { currencyExponent } from '../../../../../shared/domain/format'
import type { Format } from '../../../lib/locale'
import { countryName, languageName } from '../regions'
import type { FieldInfo } from './fields'
import type { filterWords } from './words'

type Words = ReturnType<typeof filterWords>

/** What is needed to say a filter in words. */
export interface Speech {
  w: Words
  format: Format
  locale: string
  fields: readonly FieldInfo[]
  /** labels of values that are ids, by field and id, as the engine told them */
  labels: ReadonlyMap<string, string>
  /** of the workspace, for the decimals of a price */
  currency: string
}

/** A chip names so many values and counts the others. */
const MAX_NAMED = 3

export function labelKey(field: string, value: string): string {
  return `${field}|${value}`
}

/** A value as a person reads it: a country by its name, a campaign by its title. */
export function valueLabel(field: string, key: string, speech: Speech): string {
  const { w, locale, labels } = speech
  switch (field) {
    case 'platform':
      return w.platforms[key] ?? key
    case 'country':
      return countryName(key, locale)
    case 'language':
    case 'languages':
      return languageName(key, locale)
    case 'tone':
      return w.tones[key] ?? key
    case 'tier':
      return w.tiers[key] ?? key
    case 'engagementBasis':
      return w.bases[key] ?? key
    case 'contactKinds':
      return w.contactKinds[key] ?? key
    default:
      return labels.get(labelKey(field, key)) ?? key
  }
}

/** A bound as it is shown: `10K`, `4.5%`. */
function boundText(field: FieldInfo, value: number, { format, currency }: Speech): string {
  switch (field.unit) {
    case 'rate':
      return format.percent(value, Number.isInteger(value * 100) ? 0 : 1)
    case 'ratio':
      return format.count(value)
    case 'money':
      return format.count(value / 10 ** currencyExponent(currency))
    default:
      // A rounded bound would be another filter than the one that is asked.
      return isShort(value) ? format.compact(value) : format.count(value)
  }
}

function isShort(value: number): boolean {
  const size = Math.abs(value)
  const step = size >= 1e9 ? 1e8 : size >= 1e6 ? 1e5 : size >= 1e3 ? 100 : 1
  return Number.isInteger(value / step)
}

/** "Followers between 10K and 50K", "Niche is not food or travel", "Price missing". */
export function clauseSentence(clause: FilterClause, speech: Speech): string {
  const { w, format, locale } = speech
  const field = speech.fields.find(({ id }) => id === clause.field)
  const name = field?.label ?? w.goneField
  switch (clause.op) {
    case 'is':
    case 'hasAny':
      return w.is(name, named(clause.field, clause.values, 'disjunction'))
    case 'hasAll':
      return w.is(name, named(clause.field, clause.values, 'conjunction'))
    case 'isNot':
    case 'hasNone':
      return w.isNot(name, named(clause.field, clause.values, 'disjunction'))
    case 'between':
    case 'notBetween': {
      const text = (value: number) => (field ? boundText(field, value, speech) : String(value))
      const { min, max } = clause
      const isNot = clause.op === 'notBetween'
      if (min !== undefined && max !== undefined) return (isNot ? w.notBetween : w.between)(name, text(min), text(max))
      if (min !== undefined) return (isNot ? w.notAtLeast : w.atLeast)(name, text(min))
      return max === undefined ? w.anything(name) : (isNot ? w.notAtMost : w.atMost)(name, text(max))
    }
    case 'datedBetween':
    case 'notDatedBetween': {
      const { from, to } = clause
      const isNot = clause.op === 'notDatedBetween'
      if (from && to) return (isNot ? w.notBetween : w.between)(name, format.date(from), format.date(to))
      if (from) return (isNot ? w.notSince : w.since)(name, format.date(from))
      return to ? (isNot ? w.notUntil : w.until)(name, format.date(to)) : w.anything(name)
    }
    case 'contains':
      return w.contains(name, clause.text)
    case 'containsNot':
      return w.containsNot(name, clause.text)
    case 'yes':
    case 'no':
    case 'known':
    case 'missing':
      return w[clause.op](name)
  }

  function named(of: string, values: readonly string[], type: 'conjunction' | 'disjunction'): string {
    const list = new Intl.ListFormat(locale, { type })
    const shown = values.slice(0, values.length > MAX_NAMED + 1 ? MAX_NAMED : values.length)
    const rest = values.length - shown.length
    return list.format([
      ...shown.map((value) => valueLabel(of, value, speech)),
      ...(rest > 0 ? [w.andMore(format.count(rest))] : []),
    ])
  }
}

/** Names every active filter, for "no match": "“ana”, Tier is micro, and Price known". */
export function filterSentence(filter: CreatorFilter, speech: Speech): string {
  return new Intl.ListFormat(speech.locale, { type: 'conjunction' }).format([
    ...(filter.text ? [speech.w.text(filter.text)] : []),
    ...(filter.where ?? []).map((clause) => clauseSentence(clause, speech)),
  ])
}
