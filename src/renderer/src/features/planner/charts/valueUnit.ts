import type { Format } from '../../../lib/locale'
import type { chartWords } from './words'

export type ValueKind = keyof ReturnType<typeof chartWords>['kinds']

const KINDS = new Map<string, ValueKind>([
  ['netReach', 'people'],
  ['engagements', 'engagements'],
  ['conversions', 'conversions'],
  ['revenue', 'money'],
])

/** What the value of a plan is counted in, by its objective. A blend has no unit of its own. */
export function valueKind(objective: string, isWeighted = false): ValueKind {
  return objective === 'netReach' && isWeighted ? 'weighted' : (KINDS.get(objective) ?? 'points')
}

/** A value as it is written on an axis, and exactly. */
export interface ValueUnit {
  kind: ValueKind
  axis: string
  /** beside others on an axis: `540K` */
  short: (value: number) => string
  /** in a sentence: `540K people` */
  inWords: (value: number) => string
  /** to the last person: `540,123 people` */
  exact: (value: number) => string
}

export function valueUnit(
  kind: ValueKind,
  currency: string,
  format: Format,
  w: ReturnType<typeof chartWords>,
): ValueUnit {
  const words = w.kinds[kind]
  const isMoney = kind === 'money'
  return {
    kind,
    axis: words.axis(currency),
    short: (value) => (isMoney ? format.money(Math.round(value), currency, 'compact') : format.compact(value)),
    inWords: (value) =>
      words.value(isMoney ? format.money(Math.round(value), currency, 'short') : format.compact(value)),
    exact: (value) =>
      words.value(isMoney ? format.money(Math.round(value), currency) : format.count(Math.round(value))),
  }
}
