import {
  choiceFields,
  dateFields,
  flagFields,
  listFields,
  numberFields,
  textFields,
} from '../../../../../shared/contract/creatorFields'
import type { CustomField } from '../../../../../shared/contract/creatorRecord'
import type { FilterClause, FilterField } from '../../../../../shared/contract/creators'
import type { filterWords } from './words'

export type FieldKind = 'choice' | 'list' | 'number' | 'date' | 'text' | 'flag'
export type NumberUnit = 'count' | 'rate' | 'ratio' | 'money' | 'plain'

/** A field as the filters show it. */
export interface FieldInfo {
  id: FilterField
  label: string
  kind: FieldKind
  unit: NumberUnit
}

export type FilterOp = FilterClause['op']

/** What can be asked of a field, the usual question first. */
export const opsOfKind: Readonly<Record<FieldKind, readonly FilterOp[]>> = {
  choice: ['is', 'isNot', 'known', 'missing'],
  list: ['hasAny', 'hasAll', 'hasNone', 'known', 'missing'],
  number: ['between', 'notBetween', 'known', 'missing'],
  date: ['datedBetween', 'notDatedBetween', 'known', 'missing'],
  text: ['contains', 'containsNot', 'known', 'missing'],
  flag: ['yes', 'no', 'known', 'missing'],
}

const units: Readonly<Partial<Record<FilterField, NumberUnit>>> = {
  engagementRate: 'rate',
  viewsPerFollower: 'ratio',
  price: 'money',
}
const customKinds = { text: 'text', number: 'number', date: 'date', choice: 'choice', yesNo: 'flag' } as const

type Words = ReturnType<typeof filterWords>

/** Every field that can be asked about, in the order in which people think of them. */
export function filterFields(w: Words, custom: readonly CustomField[]): FieldInfo[] {
  const of = (kind: FieldKind, ids: readonly (keyof Words['fields'])[]): FieldInfo[] =>
    ids.map((id) => ({ id, label: w.fields[id], kind, unit: units[id] ?? 'count' }))
  const built = [
    ...of('choice', choiceFields),
    ...of('list', listFields),
    ...of('number', numberFields),
    ...of('date', dateFields),
    ...of('text', textFields),
    ...of('flag', flagFields),
  ]
  const order = new Map<FilterField, number>(usual.map((id, at) => [id, at]))
  built.sort((a, b) => (order.get(a.id) ?? usual.length) - (order.get(b.id) ?? usual.length))
  return [
    ...built,
    ...custom.map(
      ({ id, name, kind }): FieldInfo => ({ id: `custom:${id}`, label: name, kind: customKinds[kind], unit: 'plain' }),
    ),
  ]
}

const usual: readonly FilterField[] = [
  'followers',
  'tier',
  'platform',
  'niches',
  'country',
  'engagementRate',
  'averageViews',
  'medianViews',
  'price',
  'priceCurrency',
  'tags',
  'campaigns',
  'language',
  'languages',
  'city',
  'hashtags',
  'brandValues',
  'tone',
]
