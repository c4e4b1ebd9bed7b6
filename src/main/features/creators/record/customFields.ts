import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { CustomField } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import type { CommandContext } from '../../context'
import { say } from './owner'

type FieldRow = { id: string; name: string; kind: CustomField['kind']; choices: string }
const choicesSchema = z.array(z.string())

/** The workspace's own fields, in their order. */
export function readCustomFields(db: Db): CustomField[] {
  return statement<FieldRow>(db, 'SELECT id, name, kind, choices FROM custom_field ORDER BY position, id')
    .all()
    .map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      choices: choicesSchema.parse(JSON.parse(row.choices)),
    }))
}

/** JSON path of a field's value in `creator.custom`; ids hold hyphens, so they are quoted. */
const pathOf = (id: string) => `$."${id}"`
const nameKey = (name: string) => name.normalize('NFKC').toLocaleLowerCase()

export function saveCustomField(
  { id, name, kind, choices: stated }: ParsedInputOf<'creators.saveCustomField'>,
  { db, step }: CommandContext,
): CustomField[] {
  const fields = readCustomFields(db)
  const before = id ? fields.find((field) => field.id === id) : undefined
  if (id && !before) throw new CallboardError('not_found', say.noField)
  if (fields.some((field) => field.id !== id && nameKey(field.name) === nameKey(name)))
    throw new CallboardError('conflict', say.fieldTwice(name))
  const choices = kind === 'choice' ? stated : []
  requireChoices(kind, choices)
  if (before) {
    if (before.kind !== kind) {
      const inUse = countValues(db, before.id)
      if (inUse > 0) throw new CallboardError('conflict', say.fieldKindInUse(before.name, inUse))
    } else {
      requireChoicesUnused(
        db,
        before.id,
        before.choices.filter((choice) => !choices.includes(choice)),
      )
    }
    step.label = before.name === name ? say.changeField(name) : say.renameField(before.name, name)
    statement(db, 'UPDATE custom_field SET name = ?, kind = ?, choices = ? WHERE id = ?').run(
      name,
      kind,
      JSON.stringify(choices),
      before.id,
    )
  } else {
    step.label = say.addField(name)
    statement(
      db,
      'INSERT INTO custom_field (id, name, kind, choices, position) VALUES (?, ?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM custom_field))',
    ).run(uuidv7(), name, kind, JSON.stringify(choices))
  }
  return readCustomFields(db)
}

function requireChoices(kind: CustomField['kind'], choices: readonly string[]): void {
  if (kind === 'choice' && choices.length === 0) throw new CallboardError('invalid_input', say.noChoices)
  const twice = choices.find((choice, i) => choices.indexOf(choice) < i)
  if (twice !== undefined) throw new CallboardError('invalid_input', say.choiceTwice(twice))
}

function requireChoicesUnused(db: Db, fieldId: string, gone: readonly string[]): void {
  for (const choice of gone) {
    const inUse = Number(
      statement<number>(db, `SELECT count(*) FROM creator WHERE custom <> '{}' AND json_extract(custom, ?) = ?`)
        .pluck()
        .get(pathOf(fieldId), choice),
    )
    if (inUse > 0) throw new CallboardError('conflict', say.choiceInUse(choice, inUse))
  }
}

function countValues(db: Db, fieldId: string): number {
  return Number(
    statement<number>(db, `SELECT count(*) FROM creator WHERE custom <> '{}' AND json_type(custom, ?) IS NOT NULL`)
      .pluck()
      .get(pathOf(fieldId)),
  )
}

/** @throws CallboardError `conflict` where the ids are not those of all fields, each once */
export function orderCustomFields(
  { ids }: ParsedInputOf<'creators.orderCustomFields'>,
  { db, step }: CommandContext,
): CustomField[] {
  const known = readCustomFields(db).map(({ id }) => id)
  const named = new Set(ids)
  const isSame = ids.length === known.length && known.every((fieldId) => named.has(fieldId))
  if (!isSame) throw new CallboardError('conflict', say.fieldsMoved)
  step.label = say.orderFields
  const move = statement(db, 'UPDATE custom_field SET position = ? WHERE id = ? AND position <> ?')
  for (const [position, fieldId] of ids.entries()) move.run(position, fieldId, position)
  return readCustomFields(db)
}

/** The values go with their field, in one statement; undo brings both back. */
export function removeCustomField(
  { id }: ParsedInputOf<'creators.removeCustomField'>,
  { db, step }: CommandContext,
): CustomField[] {
  const field = readCustomFields(db).find((one) => one.id === id)
  if (!field) throw new CallboardError('not_found', say.noField)
  step.label = say.removeField(field.name)
  // Joined to nothing, the value is plain text: the log's trigger would take a JSON function's own for a nested object.
  statement(
    db,
    `UPDATE creator SET custom = json_remove(custom, ?) || '' WHERE custom <> '{}' AND json_type(custom, ?) IS NOT NULL`,
  ).run(pathOf(id), pathOf(id))
  statement(db, 'DELETE FROM custom_field WHERE id = ?').run(id)
  return readCustomFields(db)
}
