import { type Db, statement } from './open'

/** Tables of plans, which are a campaign's and not a person's, and their columns in which somebody may have been named. */
const planTexts = {
  plan_setup: ['objective', 'rules', 'assumptions'],
  plan_scenario: ['name', 'settings', 'instance', 'answer', 'figures'],
} as const
const tables = Object.keys(planTexts) as (keyof typeof planTexts)[]

/** Shorter names are words of their own in any text. */
const fewestLetters = 3
const listOf = (names: readonly string[]) => names.filter((name) => name.length >= fewestLetters)

/** Keys of what somebody wrote or was told; everywhere else a handle may also be a word of the format. */
const written: ReadonlySet<string> = new Set(['name', 'offer', 'reasons', 'notes', 'sentence', 'changes', 'method'])

/** Takes the person's names out of plans and of what the packages of the person were called. */
export function stripPlans(db: Db, names: readonly string[]): void {
  db.exec(`UPDATE plan_package SET name = 'Package ' || (position + 1) WHERE id IN (SELECT id FROM temp.erase_row)`)
  const erase = nameEraser(names)
  for (const table of tables) {
    const columns = planTexts[table]
    const rows = statement<Record<string, string>>(
      db,
      `SELECT id, ${columns.join(', ')} FROM ${table} WHERE ${columns.map(isNamedIn).join(' OR ')}`,
    ).all({ list: JSON.stringify(listOf(names)) })
    const write = statement(
      db,
      `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    )
    for (const row of rows) write.run(...columns.map((column) => erase(column, row[column])), row.id)
  }
}

/**
 * The same in the history, while its guard is down.
 *
 * @returns the first step whose images changed; null where none did
 */
export function forgetPlans(db: Db, names: readonly string[]): number | null {
  const erase = nameEraser(names)
  const lines = statement<{
    seq: number
    step_seq: number
    columns: string
    before: string | null
    after: string | null
  }>(
    db,
    `SELECT l.seq, l.step_seq, s.columns, l.before, l.after FROM change_log l JOIN change_shape s ON s.id = l.shape
     WHERE s.table_name IN (${tables.map((table) => `'${table}'`).join(', ')})
     AND (${isNamedIn('l.before')} OR ${isNamedIn('l.after')}) ORDER BY l.seq`,
  ).all({ list: JSON.stringify(listOf(names)) })
  const write = statement(db, 'UPDATE change_log SET before = ?, after = ? WHERE seq = ?')
  for (const { seq, columns, before, after } of lines) {
    const order: string[] = JSON.parse(columns)
    const without = (image: string | null) =>
      image === null
        ? null
        : JSON.stringify((JSON.parse(image) as unknown[]).map((value, at) => erase(order[at] ?? '', value)))
    write.run(without(before), without(after), seq)
  }
  return lines[0]?.step_seq ?? null
}

/** In JSON a quote in a name is written otherwise: such a name is looked for as it is written there too. */
const isNamedIn = (column: string) =>
  `EXISTS (SELECT 1 FROM json_each(@list) j WHERE instr(lower(${column}), lower(j.value)) > 0
     OR instr(lower(${column}), lower(trim(json_quote(j.value), '"'))) > 0)`

/** Names become `erased`: as a word in what somebody wrote, else where they stand as a handle. */
function nameEraser(names: readonly string[]): (key: string, value: unknown) => unknown {
  const list = listOf(names).toSorted((a, b) => b.length - a.length)
  if (list.length === 0) return (_key, value) => value
  const any = `(?:${list.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`
  const asWord = new RegExp(`(?<![\\p{L}\\p{N}])${any}`, 'giu')
  const asHandle = new RegExp(`@${any}`, 'giu')
  const erase = (key: string, value: unknown): unknown => {
    if (typeof value === 'string') {
      const inside = jsonOf(value)
      if (inside !== undefined) return JSON.stringify(erase(key, inside))
      return written.has(key) ? value.replace(asWord, 'erased') : value.replace(asHandle, '@erased')
    }
    if (Array.isArray(value)) return value.map((part) => erase(key, part))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([inner, part]) => [inner, erase(inner, part)]))
  }
  return erase
}

/** Objects and lists only: a name may be a number or `true`. */
function jsonOf(text: string): object | undefined {
  if (!/^[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
