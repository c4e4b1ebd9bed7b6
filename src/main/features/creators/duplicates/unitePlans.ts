import { z } from 'zod'
import { type PlanRuleSetting, planRuleSetting } from '../../../../shared/domain/planning/settings'
import { type Db, statement } from '../../../db/open'
import type { Counts } from './moveReferences'

type OverlapRow = { id: string; account_a: string; account_b: string; measured_on: string }

/** One overlap a pair: the one measured later stays, on the same day the kept account's. With oneself there is none. */
export function uniteOverlaps(db: Db, keptId: string, droppedId: string, counts: Counts): void {
  const read = statement<OverlapRow>(
    db,
    'SELECT id, account_a, account_b, measured_on FROM audience_overlap WHERE ? IN (account_a, account_b)',
  )
  const otherOf = (row: OverlapRow, own: string) => (row.account_a === own ? row.account_b : row.account_a)
  const own = new Map(read.all(keptId).map((row) => [otherOf(row, keptId), row]))
  const remove = statement(db, 'DELETE FROM audience_overlap WHERE id = ?')
  for (const row of read.all(droppedId)) {
    const otherId = otherOf(row, droppedId)
    const same = own.get(otherId)
    const isLater = same !== undefined && row.measured_on > same.measured_on
    if (otherId === keptId || (same && !isLater)) {
      counts.united += remove.run(row.id).changes
      continue
    }
    if (same) counts.united += remove.run(same.id).changes
    const [a, b] = otherId < keptId ? [otherId, keptId] : [keptId, otherId]
    counts.moved += statement(db, 'UPDATE audience_overlap SET account_a = ?, account_b = ? WHERE id = ?').run(
      a,
      b,
      row.id,
    ).changes
  }
}

/**
 * What the planner holds of an entry that becomes another of the same campaign: packages and days are the kept entry's
 * where it has any, and rules that named the one name the other.
 */
export function uniteEntryPlan(
  db: Db,
  { campaignId, keptId, droppedId }: { campaignId: string; keptId: string; droppedId: string },
  counts: Counts,
): void {
  counts.moved += statement(
    db,
    'UPDATE plan_package SET entry_id = ? WHERE entry_id = ? AND NOT EXISTS (SELECT 1 FROM plan_package WHERE entry_id = ?)',
  ).run(keptId, droppedId, keptId).changes
  counts.united += statement(db, 'DELETE FROM plan_package WHERE entry_id = ?').run(droppedId).changes
  statement(
    db,
    `UPDATE roster_entry SET available_from = d.available_from, available_until = d.available_until FROM roster_entry d
     WHERE d.id = ? AND roster_entry.id = ? AND roster_entry.available_from IS NULL AND roster_entry.available_until IS NULL`,
  ).run(droppedId, keptId)
  renameInRules(db, campaignId, keptId, droppedId)
}

const rulesSchema = z.array(planRuleSetting)

function renameInRules(db: Db, campaignId: string, keptId: string, droppedId: string): void {
  const json = statement<string>(db, 'SELECT rules FROM plan_setup WHERE id = ? AND instr(rules, ?) > 0')
    .pluck()
    .get(campaignId, droppedId) as string | undefined
  if (json === undefined) return
  const rules = rulesSchema.parse(JSON.parse(json)).flatMap((rule): PlanRuleSetting[] => {
    if (rule.kind === 'package') return [rule.entryId === droppedId ? { ...rule, entryId: keptId } : rule]
    if (rule.kind !== 'atMostOne') return [rule]
    const entryIds = [...new Set(rule.entryIds.map((id) => (id === droppedId ? keptId : id)))]
    // One creator is no choice.
    return entryIds.length < 2 ? [] : [{ ...rule, entryIds }]
  })
  statement(db, 'UPDATE plan_setup SET rules = ? WHERE id = ?').run(JSON.stringify(rules), campaignId)
}
