import { join } from 'node:path'
import type { BulkChange } from '../../../../shared/contract/creators'
import { CallboardError } from '../../../../shared/contract/define'
import { type Db, openDatabase, statement } from '../../../db/open'
import { runStep, type StepOrigin } from '../../../db/steps'
import type { TaskContext, TaskDef } from '../../context'
import { customFields } from '../import/remember'
import { type Chosen, chooseRows } from './chosenRows'
import { gridWords } from './words'

const say = gridWords('en')

export type BulkRequest = { folder: string; origin: StepOrigin; numbers: Uint32Array; change: BulkChange }
export type BulkResult = { changed: number; stepId: string | null }

/** Creators changed between two looks at whether it was cancelled. */
const batchRows = 10_000

/** Changes many creators alike in one step, set by set, on a connection of its own. */
export const bulkEditTask: TaskDef<BulkRequest, BulkResult> = {
  name: 'creators.bulkEdit',
  lane: 'bulk',
  run({ folder, origin, numbers, change }, context) {
    const db = openDatabase(join(folder, 'workspace.db'))
    try {
      db.function('changed_list', { deterministic: true, directOnly: true }, changedList)
      const { value, stepId } = runStep(db, origin, (step) => {
        const changed = edit(db, chooseRows(db, numbers), change, context)
        step.label = say.changed(changed)
        return { changed }
      })
      return { changed: value.changed, stepId }
    } finally {
      db.close()
    }
  },
}

const plain = { country: 'country', city: 'city', language: 'language', tone: 'tone' } as const
const lists = {
  furtherLanguages: 'further_languages',
  niches: 'niches',
  hashtags: 'hashtags',
  brandValues: 'brand_values',
  tags: 'tags',
} as const

/** A column of `creator` and the SQL of what it becomes. */
type Setting = { column: string; sql: string; values: (string | null)[] }

/** @returns how many creators are other than before */
function edit(db: Db, chosen: Chosen, change: BulkChange, context: TaskContext): number {
  const settings = settingsOf(db, change)
  if (settings.length === 0) return 0
  const differs = settings.map(({ column, sql }) => `${column} IS NOT ${sql}`).join(' OR ')
  const update = statement(
    db,
    `UPDATE creator SET ${settings.map(({ column, sql }) => `${column} = ${sql}`).join(', ')}
     WHERE id IN (SELECT creator_id FROM chosen_creator WHERE place > ? AND place <= ?) AND (${differs})`,
  )
  const values = settings.flatMap((setting) => setting.values)
  let changed = 0
  for (let from = 0; from < chosen.creators; from += batchRows) {
    if (context.isCancelled()) throw new CallboardError('cancelled', say.bulkCancelled)
    changed += update.run(...values, from, from + batchRows, ...values).changes
    context.progress({ done: Math.min(from + batchRows, chosen.creators), total: chosen.creators, unit: 'rows' })
  }
  return changed
}

function settingsOf(db: Db, change: BulkChange): Setting[] {
  const settings: Setting[] = []
  for (const [field, column] of Object.entries(plain)) {
    const value = change[field as keyof typeof plain]
    if (value !== undefined) settings.push({ column, sql: '?', values: [value === '' ? null : value] })
  }
  for (const [field, column] of Object.entries(lists)) {
    const value = change[field as keyof typeof lists]
    if (value) settings.push({ column, sql: `changed_list(${column}, ?)`, values: [JSON.stringify(value)] })
  }
  if (change.notes) {
    settings.push({ column: 'notes', sql: "concat_ws(char(10), nullif(notes, ''), ?)", values: [change.notes.append] })
  }
  if (change.custom && Object.keys(change.custom).length > 0) {
    checkCustom(db, change.custom)
    // A merge patch takes a field out where its value is null. As plain text: the log would embed JSON.
    settings.push({ column: 'custom', sql: "json_patch(custom, ?) || ''", values: [JSON.stringify(change.custom)] })
  }
  return settings
}

/** @throws CallboardError `invalid_input` for a field that the workspace has not, or a value that it cannot hold */
export function checkCustom(db: Db, custom: NonNullable<BulkChange['custom']>): void {
  const fields = new Map(customFields(db).map((field) => [field.id, field]))
  for (const [id, value] of Object.entries(custom)) {
    const field = fields.get(id)
    if (!field) throw new CallboardError('invalid_input', say.noSuchField)
    if (value === null) continue
    const holds = {
      text: typeof value === 'string',
      number: typeof value === 'number',
      date: typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
      choice: typeof value === 'string' && field.choices.includes(value),
      yesNo: typeof value === 'boolean',
    }
    if (!holds[field.kind]) throw new CallboardError('invalid_input', say.fieldCannotHold(field.name, String(value)))
  }
}

type ListChange = NonNullable<BulkChange['tags']>
const knownChanges = new Map<string, ListChange>()

/** A stored list after words were put in its place, taken out and added; words are one whatever their case. */
function changedList(json: unknown, changeJson: unknown): string {
  const key = String(changeJson)
  const change: ListChange = knownChanges.get(key) ?? JSON.parse(key)
  if (knownChanges.size > 20) knownChanges.clear()
  knownChanges.set(key, change)
  return JSON.stringify(changedWords(change.set ?? JSON.parse(String(json)), change))
}

/** Words after some were taken out and others added; words are one whatever their case. */
export function changedWords(before: readonly string[], { add = [], remove = [] }: ListChange): string[] {
  const taken = new Set(remove.map((word) => word.toLowerCase()))
  const words = new Map<string, string>()
  for (const word of [...before.filter((one) => !taken.has(one.toLowerCase())), ...add]) {
    if (!words.has(word.toLowerCase())) words.set(word.toLowerCase(), word)
  }
  return [...words.values()]
}
