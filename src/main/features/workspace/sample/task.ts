import { join } from 'node:path'
import { type Db, openDatabase } from '../../../db/open'
import { runStep, type StepOrigin } from '../../../db/steps'
import type { TaskDef } from '../../context'
import { generateSample } from './generate'
import { sampleSelf } from './rows'

/** Fills a new workspace with the sample: one transaction, one step of the log, never taken back. */
export const sampleTask: TaskDef<{ folder: string; origin: StepOrigin }, { creators: number }> = {
  name: 'workspace.sample',
  lane: 'bulk',
  run({ folder, origin }, context) {
    const db = openDatabase(join(folder, 'workspace.db'))
    try {
      const rows = generateSample()
      const tables = Object.entries(rows)
      const total = tables.reduce((sum, [, list]) => sum + list.length, 0)
      return runStep(db, origin, (step) => {
        step.kind = 'base'
        step.label = 'Sample data'
        let done = 0
        // Creators name agents, collaborations name brands: the order of the tables need not tell.
        db.pragma('defer_foreign_keys = ON')
        for (const [table, list] of tables) {
          insertRows(db, table, list, origin.actor)
          done += list.length
          context.progress({ done, total, unit: 'rows' })
        }
        return { creators: rows.creator.length }
      }).value
    } finally {
      db.close()
    }
  },
}

/** One statement a table: with the log's triggers a statement a row costs several times as much. */
function insertRows(db: Db, table: string, rows: readonly object[], actor: string): void {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const values = columns.map((column) => `value ->> '$.${column}'`).join(', ')
  db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?)`).run(
    namedAfter(JSON.stringify(rows), actor),
  )
}

/** Puts whoever makes the sample in its place, also inside a column that holds JSON itself. */
function namedAfter(rows: string, actor: string): string {
  const nested = (text: string) => JSON.stringify(JSON.stringify(text)).slice(1, -1)
  return rows
    .replaceAll(nested(sampleSelf), nested(actor))
    .replaceAll(JSON.stringify(sampleSelf), JSON.stringify(actor))
}
