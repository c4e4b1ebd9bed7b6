import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { type CountField, countFields } from '../../../../shared/contract/creatorFields'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { followNewestMetrics, type MetricColumn, metricColumns } from '../../../db/newestMetrics'
import { type Db, statement } from '../../../db/open'
import { newestRate } from '../../../db/read/creators'
import { readSettings } from '../../../db/read/settings'
import type { CommandContext } from '../../context'
import type { CustomField } from '../import/mapping'
import { customFields } from '../import/remember'
import {
  labelFields,
  type ReadCell,
  readCountCell,
  readCustom,
  readEmail,
  readLabels,
  readLanguages,
  readPrice,
  readRateCell,
  readText,
  readWord,
  readYesNo,
  styleOf,
  unitOf,
} from './readCell'
import { enteredByHand, gridWords } from './words'

const say = gridWords('en')

type Cell = ParsedInputOf<'creators.setCells'>['cells'][number]
type Problem = { n: number; field: string; text: string; sentence: string }
type Owner = {
  n: number
  accountId: string
  creatorId: string
  handle: string
  basis: string | null
  currency: string | null
}

/** Columns of a creator or an account that hold a cell's value as it is. */
const creatorColumns: Record<string, string> = {
  displayName: 'display_name',
  country: 'country',
  city: 'city',
  language: 'language',
  furtherLanguages: 'further_languages',
  niches: 'niches',
  hashtags: 'hashtags',
  brandValues: 'brand_values',
  tags: 'tags',
  tone: 'tone',
  notes: 'notes',
}
const accountColumns: Record<string, string> = { bio: 'bio', isVerified: 'is_verified' }
const metricOf: Record<CountField | 'engagementRate', MetricColumn> = {
  followers: 'followers',
  averageViews: 'average_views',
  medianViews: 'median_views',
  averageLikes: 'average_likes',
  averageComments: 'average_comments',
  averageShares: 'average_shares',
  averageSaves: 'average_saves',
  postsSampled: 'posts_sampled',
  engagementRate: 'engagement_rate',
}
const isOneOf = <T extends string>(fields: readonly T[], field: string): field is T =>
  (fields as readonly string[]).includes(field)

/** Types texts into cells. Cells of one column are understood together; of two for one value the last one counts. */
export function setCells(
  { cells }: ParsedInputOf<'creators.setCells'>,
  { db, step, now }: CommandContext,
): { changed: number; problems: Problem[] } {
  const owners = readOwners(db, [...new Set(cells.map((cell) => cell.n))])
  const problems: Problem[] = []
  const byField = Map.groupBy(cells, (cell) => cell.field)
  const figures: Figure[] = []
  let changed = 0
  for (const [field, ofField] of byField) {
    const read = readerOf(db, field, ofField)
    const understood: { owner: Owner; value: unknown }[] = []
    for (const cell of ofField) {
      const owner = owners.get(cell.n)
      const found = owner ? read(cell.text, owner) : { sentence: say.rowGone }
      if (owner && 'value' in found) understood.push({ owner, value: found.value })
      else if ('sentence' in found) problems.push({ ...cell, sentence: found.sentence })
    }
    if (understood.length === 0) continue
    const column = Object.entries(metricOf).find(([name]) => name === field)?.[1]
    if (!column) changed += write(db, field, understood, now)
    else for (const { owner, value } of understood) figures.push({ owner, column, value: Number(value) })
  }
  changed += writeFigures(db, figures, now)
  const [only] = owners.values()
  step.label = owners.size === 1 && only ? say.changedOne(only.handle) : say.changedCells(changed)
  return { changed, problems }
}

function readOwners(db: Db, numbers: readonly number[]): Map<number, Owner> {
  const rows = statement<Owner>(
    db,
    `SELECT a.n, a.id AS accountId, a.creator_id AS creatorId, a.handle, a.engagement_basis AS basis,
       (SELECT currency FROM rate WHERE id = ${newestRate}) AS currency
     FROM json_each(?) j CROSS JOIN account a ON a.n = j.value`,
  ).all(JSON.stringify(numbers))
  return new Map(rows.map((row) => [row.n, row]))
}

type Reader = (text: string, owner: Owner) => ReadCell<unknown>

/** What reads the cells of a column, all of which it has looked at. */
function readerOf(db: Db, field: Cell['field'], cells: readonly Cell[]): Reader {
  const texts = cells.map(({ text }) => text.trim())
  if (field.startsWith('custom:')) return customReader(customFields(db), field)
  if (isOneOf(countFields, field)) {
    const style = styleOf(texts, 'count')
    return (text) => readCountCell(field, text, style)
  }
  if (isOneOf(labelFields, field)) return (text) => readLabels(field, text)
  switch (field) {
    case 'displayName':
    case 'city':
    case 'bio':
    case 'notes':
      return (text) => readText(field, text)
    case 'country':
    case 'language':
    case 'tone':
      return (text) => readWord(field, text)
    case 'furtherLanguages':
      return readLanguages
    case 'isVerified':
      return readYesNo
    case 'email':
      return readEmail
    case 'engagementRate': {
      const style = styleOf(texts, 'rate')
      const unit = unitOf(texts, style)
      return (text) => readRateCell(text, unit, style)
    }
    default: {
      const style = styleOf(texts, 'count')
      const { currency } = readSettings(db)
      return (text, owner) => readPrice(text, style, owner.currency ?? currency)
    }
  }
}

function customReader(fields: readonly CustomField[], name: string): Reader {
  const field = fields.find(({ id }) => name === `custom:${id}`)
  return field ? (text) => readCustom(field, text) : () => ({ sentence: say.fieldGone })
}

type Understood = readonly { owner: Owner; value: unknown }[]

/** @returns how many values are other than before */
function write(db: Db, field: string, cells: Understood, now: Date): number {
  if (field === 'price') return writePrices(db, cells, now)
  if (field === 'email') return writeEmails(db, cells, now)
  const column = accountColumns[field]
  if (column)
    return writeColumn(
      db,
      'account',
      column,
      cells.map(({ owner, value }) => [owner.accountId, value]),
    )
  const ofCreators = cells.map(({ owner, value }): [string, unknown] => [owner.creatorId, value])
  if (field.startsWith('custom:')) return writeCustom(db, field.slice('custom:'.length), ofCreators)
  return writeColumn(db, 'creator', creatorColumns[field] ?? field, ofCreators)
}

/** Values by id as JSON: the last of two for one id. Lists are stored as JSON, yes and no as 1 and 0. */
function byId(values: readonly (readonly [string, unknown])[]): string {
  const stored = [...new Map(values)].map(([id, value]) => [
    id,
    Array.isArray(value) ? JSON.stringify(value) : typeof value === 'boolean' ? Number(value) : value,
  ])
  return JSON.stringify(stored)
}

const given = `SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS v FROM json_each(?)`

function writeColumn(
  db: Db,
  table: 'creator' | 'account',
  column: string,
  values: readonly (readonly [string, unknown])[],
): number {
  return statement(
    db,
    `UPDATE ${table} SET ${column} = j.v FROM (${given}) j WHERE ${table}.id = j.id AND ${table}.${column} IS NOT j.v`,
  ).run(byId(values)).changes
}

function writeCustom(db: Db, fieldId: string, values: readonly (readonly [string, unknown])[]): number {
  // A merge patch takes a field out where its value is null.
  const patches = values.map(([id, value]): [string, string] => [id, JSON.stringify({ [fieldId]: value })])
  return statement(
    db,
    `UPDATE creator SET custom = json_patch(creator.custom, j.v) || '' FROM (${given}) j
     WHERE creator.id = j.id AND creator.custom IS NOT json_patch(creator.custom, j.v)`,
  ).run(byId(patches)).changes
}

const priceSchema = z.object({ priceMinor: z.int(), currency: z.string() })

const dayOf = (now: Date) => now.toISOString().slice(0, 10)

/** A price typed is a rate of today; one as it stands already adds none. */
function writePrices(db: Db, cells: Understood, now: Date): number {
  const known = statement<{ price_minor: number; currency: string; format: string }>(
    db,
    'SELECT price_minor, currency, format FROM rate WHERE account_id = ? ORDER BY quoted_on DESC, id DESC LIMIT 1',
  )
  const insert = statement(
    db,
    'INSERT INTO rate (id, account_id, format, price_minor, currency, quoted_on, source) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  let changed = 0
  for (const { owner, value } of cells) {
    const { priceMinor, currency } = priceSchema.parse(value)
    const before = known.get(owner.accountId)
    if (before?.price_minor === priceMinor && before.currency === currency) continue
    insert.run(uuidv7(), owner.accountId, before?.format ?? 'video', priceMinor, currency, dayOf(now), enteredByHand)
    changed += 1
  }
  return changed
}

/** An address typed becomes the preferred one, and the one before stays a contact; an empty cell removes the address shown. */
function writeEmails(db: Db, cells: Understood, now: Date): number {
  const known = statement<{ id: string; value: string }>(
    db,
    `SELECT id, value FROM contact_point WHERE creator_id = ? AND kind = 'email' ORDER BY is_preferred DESC, noted_on, id LIMIT 1`,
  )
  const remove = statement(db, 'DELETE FROM contact_point WHERE id = ?')
  const prefer = statement(
    db,
    `UPDATE contact_point SET is_preferred = (value = @value) WHERE creator_id = @creatorId AND kind = 'email' AND is_preferred <> (value = @value)`,
  )
  const insert = statement(
    db,
    `INSERT INTO contact_point (id, creator_id, kind, value, source, noted_on, is_preferred) VALUES (?, ?, 'email', ?, ?, ?, 1)
     ON CONFLICT (creator_id, kind, value) DO UPDATE SET is_preferred = 1`,
  )
  let changed = 0
  for (const { owner, value } of cells) {
    const before = known.get(owner.creatorId)
    if ((before?.value ?? null) === value) continue
    changed += 1
    if (typeof value !== 'string') {
      if (before) remove.run(before.id)
      continue
    }
    insert.run(uuidv7(), owner.creatorId, value, enteredByHand, now.toISOString())
    prefer.run({ creatorId: owner.creatorId, value })
  }
  return changed
}

type Figure = { owner: Owner; column: MetricColumn; value: number }

/** Figures typed are one line a account in its history, of today, and so what the account shows. */
function writeFigures(db: Db, figures: readonly Figure[], now: Date): number {
  const insert = statement(
    db,
    `INSERT INTO account_metric (id, account_id, measured_on, measured_on_basis, source, ${metricColumns.join(', ')})
     VALUES (?, ?, ?, 'entered', ?${', ?'.repeat(metricColumns.length)})`,
  )
  let changed = 0
  const touched = new Set<string>()
  const stated = new Set<MetricColumn>()
  const current = statement<Record<MetricColumn, number | string | null>>(
    db,
    `SELECT ${metricColumns.join(', ')} FROM account WHERE id = ?`,
  )
  for (const [accountId, ofAccount] of Map.groupBy(figures, ({ owner }) => owner.accountId)) {
    const before = current.get(accountId)
    const line = new Map<MetricColumn, number | string>()
    for (const { column, value } of ofAccount) line.set(column, value)
    for (const [column, value] of line) if (before?.[column] === value) line.delete(column)
    if (line.size === 0) continue
    changed += line.size
    if (line.has('engagement_rate')) line.set('engagement_basis', ofAccount[0]?.owner.basis ?? 'unstated')
    const values = metricColumns.map((column) => line.get(column) ?? null)
    insert.run(uuidv7(), accountId, dayOf(now), enteredByHand, ...values)
    touched.add(accountId)
    for (const column of line.keys()) stated.add(column)
  }
  if (touched.size > 0) followNewestMetrics(db, [...touched], [...stated], 'keep')
  return changed
}
