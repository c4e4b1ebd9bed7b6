import type { CustomField } from '../../../../../shared/contract/creatorRecord'
import { type BulkChange, bulkChange } from '../../../../../shared/contract/creators'
import { parseNumber } from '../../../../../shared/domain/numbers'
import type { bulkWords } from './words'

export type BulkWords = ReturnType<typeof bulkWords>

export const oneFields = ['country', 'city', 'language', 'tone'] as const
export const listFields = ['tags', 'niches', 'hashtags', 'brandValues', 'furtherLanguages'] as const
export type OneField = (typeof oneFields)[number]
export type ListField = (typeof listFields)[number]

export type OneAct = 'leave' | 'set' | 'empty'
export type ListAct = 'leave' | 'add' | 'take' | 'replace' | 'empty'

/** What stands in the dialog, by field; the workspace's own fields by their id. */
export interface BulkDraft {
  one: Readonly<Record<string, { act: OneAct; value: string }>>
  lists: Readonly<Partial<Record<ListField, { act: ListAct; words: readonly string[] }>>>
  note: string
}
export const emptyBulk: BulkDraft = { one: {}, lists: {}, note: '' }

export type ReadBulk = { change: BulkChange; isEmpty: boolean; problems: Readonly<Record<string, string>> }

/** The change that a draft means, and what of it is not said yet. */
export function readBulk(draft: BulkDraft, custom: readonly CustomField[], w: BulkWords): ReadBulk {
  const problems: Record<string, string> = {}
  const change: Record<string, unknown> = {}
  for (const id of oneFields) {
    const { act, value } = draft.one[id] ?? { act: 'leave', value: '' }
    if (act === 'empty') change[id] = null
    else if (act === 'set' && value.trim() === '') problems[id] = w.needValue
    else if (act === 'set') change[id] = value.trim()
  }
  for (const id of listFields) {
    const { act, words } = draft.lists[id] ?? { act: 'leave', words: [] }
    if (act === 'leave') continue
    if (act === 'empty') change[id] = { set: [] }
    else if (words.length === 0) problems[id] = w.needValue
    else change[id] = { [{ add: 'add', take: 'remove', replace: 'set' }[act]]: words }
  }
  const own: Record<string, string | number | boolean | null> = {}
  for (const field of custom) {
    const { act, value } = draft.one[field.id] ?? { act: 'leave', value: '' }
    if (act === 'leave') continue
    if (act === 'empty') {
      own[field.id] = null
      continue
    }
    const read = readCustom(field, value)
    if (read === null) problems[field.id] = field.kind === 'number' && value.trim() !== '' ? w.needNumber : w.needValue
    else own[field.id] = read
  }
  if (Object.keys(own).length > 0) change.custom = own
  if (draft.note.trim() !== '') change.notes = { append: draft.note.trim() }
  const read = bulkChange.safeParse(change)
  if (!read.success) {
    for (const { path } of read.error.issues)
      problems[String(path.at(0) === 'custom' ? path[1] : path[0])] ??= w.needValue
  }
  return { change: read.success ? read.data : {}, isEmpty: Object.keys(change).length === 0, problems }
}

function readCustom({ kind }: CustomField, value: string): string | number | boolean | null {
  const text = value.trim()
  if (text === '') return null
  if (kind === 'yesNo') return text === 'yes'
  if (kind !== 'number') return text
  const read = parseNumber(text, 'dot')
  return read.kind === 'value' ? read.value : null
}

/** The change as sentences, to be looked at before it is made. */
export function bulkSentences(
  change: BulkChange,
  custom: readonly CustomField[],
  w: BulkWords,
  locale: string,
  face: (field: OneField, value: string) => string,
): string[] {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const lines: string[] = []
  for (const id of oneFields) {
    const value = change[id]
    if (value === null) lines.push(w.emptied(w.fields[id]))
    else if (value !== undefined) lines.push(w.becomes(w.fields[id], face(id, value)))
  }
  for (const id of listFields) {
    const { add, remove, set } = change[id] ?? {}
    if (add) lines.push(w.gains(w.fields[id], list.format(add)))
    if (remove) lines.push(w.loses(w.fields[id], list.format(remove)))
    if (set) lines.push(set.length === 0 ? w.emptied(w.fields[id]) : w.becomes(w.fields[id], list.format(set)))
  }
  for (const { id, name } of custom) {
    const value = change.custom?.[id]
    if (value === null) lines.push(w.emptied(name))
    else if (typeof value === 'boolean') lines.push(w.becomes(name, value ? w.yes : w.no))
    else if (value !== undefined) lines.push(w.becomes(name, String(value)))
  }
  if (change.notes) lines.push(w.notesGain(change.notes.append))
  return lines
}
