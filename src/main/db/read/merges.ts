import { z } from 'zod'
import { type Db, statement } from '../open'

/** A creator that is no more, since it was merged into another. */
export type MergedCreator = {
  creatorId: string
  displayName: string | null
  /** its accounts that became one with an account of the other; the rest moved and kept their ids */
  accountIds: string[]
  by: string
  at: string
  stepId: string
}

const result = z.object({
  merged: z.array(
    z.object({
      keptCreatorId: z.string(),
      droppedCreatorIds: z.array(z.string()),
      accounts: z.array(z.object({ keptAccountId: z.string(), droppedAccountIds: z.array(z.string()) })),
    }),
  ),
})

/**
 * Creators that were merged into this one, also by way of others, the newest merge first; merges that were taken back
 * are left out. The log's rows of their ids and of `accountIds` are the other half of this creator's history.
 */
export function readMergedFrom(db: Db, creatorId: string): MergedCreator[] {
  const steps = statement<{ id: string; actor: string; at: string; result: string }>(
    db,
    `SELECT id, actor, at, result FROM change_step
     WHERE method IN ('creators.merge', 'creators.mergeSure') AND kind = 'do' AND instr(result, ?) > 0 ORDER BY seq DESC`,
  )
  const stands = statement<number>(db, 'SELECT EXISTS (SELECT 1 FROM creator WHERE id = ?)').pluck()
  const found: MergedCreator[] = []
  const seen = new Set<string>([creatorId])
  const open = [creatorId]
  for (let into = open.pop(); into !== undefined; into = open.pop()) {
    for (const step of steps.all(into)) {
      for (const merge of result.parse(JSON.parse(step.result)).merged) {
        if (merge.keptCreatorId !== into) continue
        for (const dropped of merge.droppedCreatorIds) {
          if (seen.has(dropped) || stands.get(dropped) === 1) continue
          seen.add(dropped)
          open.push(dropped)
          const accountIds = merge.accounts.flatMap(({ droppedAccountIds }) => droppedAccountIds)
          const displayName = lastName(db, dropped)
          found.push({ creatorId: dropped, displayName, accountIds, by: step.actor, at: step.at, stepId: step.id })
        }
      }
    }
  }
  return found.toSorted((x, y) => (x.at < y.at ? 1 : x.at > y.at ? -1 : 0))
}

/** The name that a creator had when it was removed. */
function lastName(db: Db, creatorId: string): string | null {
  const last = statement<{ columns: string; before: string }>(
    db,
    `SELECT s.columns, l.before FROM change_log l JOIN change_shape s ON s.id = l.shape
     WHERE l.row_id = ? AND l.before IS NOT NULL AND l.after IS NULL AND s.table_name = 'creator' ORDER BY l.seq DESC LIMIT 1`,
  ).get(creatorId)
  if (!last) return null
  const columns = z.array(z.string()).parse(JSON.parse(last.columns))
  const name = z.array(z.unknown()).parse(JSON.parse(last.before))[columns.indexOf('display_name')]
  return typeof name === 'string' ? name : null
}
