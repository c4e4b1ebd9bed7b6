import {
  type ImportPreview,
  type ImportTarget,
  importFields,
  rateFormats,
} from '../../../../../shared/contract/creatorImport'
import type { Choice } from '../../../ui/Select'
import type { importWords } from './words'

type Words = ReturnType<typeof importWords>
type CustomFields = ImportPreview['customFields']

function isField(target: string): target is (typeof importFields)[number] {
  return importFields.some((field) => field === target)
}

/** What a target is called: "Followers", "Price of a story", "Audience: women", "Own field: Shoe size". */
export function targetName(target: ImportTarget, customFields: CustomFields, w: Words): string {
  if (isField(target)) return w.fields[target]
  const [kind, first = '', second = ''] = target.split(':')
  if (kind === 'rate') return w.rateOf(first)
  if (kind === 'custom') return w.ownField(customFields.find(({ id }) => id === first)?.name ?? first)
  return w.audienceOf(first === 'gender' ? (w.genders[second] ?? second) : second)
}

const GENDERS = ['f', 'm', 'x'] as const
const AGES = ['13-17', '18-24', '25-34', '35-44', '45-54', '55+'] as const

/** Everything that a column can become, with what the columns of this file were taken for besides. */
export function targetChoices(preview: ImportPreview, w: Words): Choice<ImportTarget>[] {
  const targets: ImportTarget[] = [
    ...importFields,
    ...rateFormats.map((format) => `rate:${format}` as const),
    ...preview.customFields.map(({ id }) => `custom:${id}` as const),
    ...GENDERS.map((gender) => `audience:gender:${gender}` as const),
    ...AGES.map((age) => `audience:age:${age}` as const),
    ...preview.columns.flatMap(({ field, flagged }) => [field, flagged].filter((target) => target !== null)),
  ]
  return [...new Set(targets)].map((id) => ({ id, label: targetName(id, preview.customFields, w) }))
}
