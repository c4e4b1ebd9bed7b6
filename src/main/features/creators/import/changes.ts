import type { ImportChange, ImportTarget } from '../../../../shared/contract/creatorImport'
import type { Db } from '../../../db/open'
import { isLead } from './foldStage'
import type { ColumnMapping } from './mapping'
import { emptyOf, type FactColumn, type Stage, targetOf } from './stage'

const EXAMPLES = 5
const MAX_SHOWN_CHARS = 120

type Place = { target: ImportTarget; table: 'account' | 'creator'; column: FactColumn; fieldId: string | null }

/**
 * What an import did to the accounts that the workspace had before, field by field: read from the images that its step
 * has logged so far, and from what the file states and did not get. Runs inside the step, after the merge.
 */
export function importChanges(db: Db, stage: Stage, mapping: ColumnMapping): ImportChange[] {
  const places: Place[] = stage.columns.all.flatMap((column): Place[] => {
    const table = stage.columns.creator.includes(column) ? ('creator' as const) : ('account' as const)
    if (column === 'custom')
      return mapping.custom.map(({ field }) => ({
        target: `custom:${field.id}` as const,
        table,
        column,
        fieldId: field.id,
      }))
    const target = targetOf[column]
    return target ? [{ target, table, column, fieldId: null }] : []
  })
  const changes = places.map((place) => changeOf(db, place)).concat(addedOf(db))
  return changes.filter(({ filled, changed, kept }) => filled + changed + kept > 0)
}

const firstChange = '(SELECT coalesce(max(last_change), 0) + 1 FROM change_step)'

function changeOf(db: Db, place: Place): ImportChange {
  const { target, table, column } = place
  const shapes = shapesOf(db, table)
  const images = shapes.flatMap(({ id, columns }) => {
    const at = columns.indexOf(column)
    const part = (image: string) => partOf(`json_extract(l.${image}, '$[${at}]')`, place)
    const accountId =
      table === 'account' ? 'l.row_id' : '(SELECT min(a.id) FROM account a WHERE a.creator_id = l.row_id)'
    return at < 0
      ? []
      : [
          `SELECT ${accountId} AS account_id, ${part('before')} AS before, ${part('after')} AS after FROM change_log l
           WHERE l.seq >= ${firstChange} AND l.shape = ${id} AND l.before IS NOT NULL AND l.after IS NOT NULL`,
        ]
  })
  const logged = images.join(' UNION ALL ')
  const counts = db
    .prepare<[], { filled: number | null; changed: number | null }>(
      `SELECT sum(before IS NULL) AS filled, sum(before IS NOT NULL) AS changed FROM (${logged}) WHERE before IS NOT after`,
    )
    .get()
  const stated = partOf(`s.${column}`, place)
  const stored = partOf(`${table === 'account' ? 'a' : 'c'}.${column}`, place)
  // Tags are only ever added to, and a handle is changed or is none.
  const kept =
    column === 'tags' || column === 'handle'
      ? null
      : `FROM stage s JOIN account a ON a.id = s.account_id JOIN creator c ON c.id = a.creator_id
         WHERE ${isLead('s')} AND ${stated} IS NOT NULL AND ${stored} IS NOT ${stated}`
  const keptCount = kept ? (db.prepare<[], number>(`SELECT count(*) ${kept}`).pluck().get() ?? 0) : 0
  const { filled, changed } = { filled: counts?.filled ?? 0, changed: counts?.changed ?? 0 }
  const examples: ImportChange['examples'] = []
  if (changed > 0) {
    const rows = db.prepare<[], Example>(
      `SELECT a.handle, x.before, x.after FROM (${logged}) x JOIN account a ON a.id = x.account_id
       WHERE x.before IS NOT NULL AND x.before IS NOT x.after LIMIT ${EXAMPLES}`,
    )
    for (const row of rows.all()) examples.push({ ...shown(row), isKept: false })
  }
  if (kept && keptCount > 0 && examples.length < EXAMPLES) {
    const rows = db.prepare<[number], Example>(
      `SELECT a.handle, ${stored} AS before, ${stated} AS after ${kept} LIMIT ?`,
    )
    for (const row of rows.all(EXAMPLES - examples.length)) examples.push({ ...shown(row), isKept: true })
  }
  return { field: target, filled, changed, kept: keptCount, examples }
}

type Example = { handle: string; before: string | number | null; after: string | number | null }

function shown({ handle, before, after }: Example): { handle: string; before: string; after: string } {
  return { handle, before: textOf(before), after: textOf(after) }
}

/** A value as text; lists with commas. */
function textOf(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const list: unknown = /^\[".*"\]$/s.test(text) ? JSON.parse(text) : null
  const plain = Array.isArray(list) ? list.join(', ') : text
  return plain.length > MAX_SHOWN_CHARS ? `${plain.slice(0, MAX_SHOWN_CHARS - 1)}…` : plain
}

/** SQL for a value, null where there is none; of custom fields the one that is meant. */
function partOf(sql: string, { column, fieldId }: Place): string {
  if (fieldId !== null) return `(${sql} ->> '$."${fieldId}"')`
  const empty = emptyOf[column]
  return empty ? `nullif(${sql}, ${empty})` : sql
}

/** What was added to accounts that the workspace had: contact points, prices, shares of the audience. */
function addedOf(db: Db): ImportChange[] {
  const added: ImportChange[] = []
  const known = (owner: 'account_id' | 'creator_id', id: string) =>
    `${id} IN (SELECT ${owner} FROM stage WHERE account_id IS NOT NULL)`
  for (const { table, column, owner, isOwn } of [
    { table: 'contact_point', column: 'kind', owner: 'creator_id', isOwn: (key: string) => key },
    {
      table: 'rate',
      column: 'format',
      owner: 'account_id',
      isOwn: (key: string) => (key === 'video' ? 'price' : `rate:${key}`),
    },
  ] as const) {
    for (const shape of shapesOf(db, table)) {
      const part = (name: string) => `json_extract(l.after, '$[${shape.columns.indexOf(name)}]')`
      const rows = db.prepare<[], { key: string; filled: number }>(
        `SELECT ${part(column)} AS key, count(*) AS filled FROM change_log l
         WHERE l.seq >= ${firstChange} AND l.shape = ${shape.id} AND l.before IS NULL AND ${known(owner, part(owner))} GROUP BY 1 ORDER BY 1`,
      )
      for (const { key, filled } of rows.all()) {
        const field = isOwn(key)
        if (isTarget(field)) added.push({ field, filled, changed: 0, kept: 0, examples: [] })
      }
    }
  }
  return added
}

const isTarget = (field: string): field is ImportTarget => /^(email|phone|price|rate:.+)$/s.test(field)

function shapesOf(db: Db, table: string): { id: number; columns: string[] }[] {
  return db
    .prepare<[string], { id: number; columns: string }>('SELECT id, columns FROM change_shape WHERE table_name = ?')
    .all(table)
    .map(({ id, columns }) => ({ id, columns: JSON.parse(columns) }))
}
