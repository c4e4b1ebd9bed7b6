import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import { CallboardError } from '../../../../shared/contract/define'
import type { OverlapRecord, plannerReachContract } from '../../../../shared/contract/plannerReach'
import type { OverlapBasis } from '../../../../shared/domain/reach/overlap'
import { type Db, statement } from '../../../db/open'
import { words } from './words'

const say = words('en')

type OverlapRow = {
  id: string
  account_a: string
  handle_a: string
  account_b: string
  handle_b: string
  figure: number
  basis: OverlapBasis
  source: string
  measured_on: string
}

/** Overlaps of which both accounts are on the campaign's roster, dropped ones too. */
export function readOverlaps(db: Db, campaignId: string): OverlapRecord[] {
  return statement<OverlapRow>(
    db,
    `SELECT o.id, o.account_a, a.handle AS handle_a, o.account_b, b.handle AS handle_b, o.figure, o.basis, o.source, o.measured_on
     FROM roster_entry r JOIN audience_overlap o ON o.account_a = r.account_id
     JOIN account a ON a.id = o.account_a JOIN account b ON b.id = o.account_b
     WHERE r.campaign_id = ? AND EXISTS (
       SELECT 1 FROM roster_entry s WHERE s.campaign_id = r.campaign_id AND s.account_id = o.account_b)
     ORDER BY a.handle, b.handle`,
  )
    .all(campaignId)
    .map((row) => ({
      id: row.id,
      accountA: row.account_a,
      handleA: row.handle_a,
      accountB: row.account_b,
      handleB: row.handle_b,
      figure: row.figure,
      basis: row.basis,
      source: row.source,
      measuredOn: row.measured_on,
    }))
}

type Given = z.output<(typeof plannerReachContract)['planner.setOverlap']['input']>

/**
 * One overlap a pair, whichever way round it is given.
 *
 * @throws CallboardError `not_found`, `invalid_input` for one account twice or a fraction above 1
 */
export function setOverlap(db: Db, given: Given): { overlapId: string; handles: [string, string] } {
  if (given.accountA === given.accountB) throw new CallboardError('invalid_input', say.sameAccount)
  if (given.basis !== 'persons' && given.figure > 1) throw new CallboardError('invalid_input', say.aboveOne)
  const [a, b] = [given.accountA, given.accountB].sort() as [string, string]
  const handles: [string, string] = [handleOf(db, given.accountA), handleOf(db, given.accountB)]
  const overlapId =
    statement<string>(db, 'SELECT id FROM audience_overlap WHERE account_a = ? AND account_b = ?').pluck().get(a, b) ??
    uuidv7()
  statement(
    db,
    `INSERT INTO audience_overlap (id, account_a, account_b, figure, basis, source, measured_on) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET figure = excluded.figure, basis = excluded.basis, source = excluded.source, measured_on = excluded.measured_on`,
  ).run(overlapId, a, b, given.figure, given.basis, given.source, given.measuredOn)
  return { overlapId, handles }
}

function handleOf(db: Db, accountId: string): string {
  const handle = statement<string>(db, 'SELECT handle FROM account WHERE id = ?').pluck().get(accountId)
  if (handle === undefined) throw new CallboardError('not_found', say.noAccount)
  return handle
}

export function removeOverlaps(db: Db, overlapIds: readonly string[]): number {
  return statement(db, 'DELETE FROM audience_overlap WHERE id IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(overlapIds),
  ).changes
}
