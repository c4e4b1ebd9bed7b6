import { CallboardError } from '../../../../shared/contract/define'
import type { OutputOf, ParsedInputOf } from '../../../../shared/contract/index'
import type { PlanSegmentRecord } from '../../../../shared/contract/plannerSetup'
import { type Db, statement } from '../../../db/open'
import { readPlanPackages, readPlanSegments, readPlanSettings } from '../../../db/read/planModel'
import { words } from './words'

const say = words('en')

type AvailabilityRow = { id: string; available_from: string | null; available_until: string | null }

export function readSetup(db: Db, campaignId: string): OutputOf<'planner.setup'> {
  return {
    ...readPlanSettings(db, campaignId),
    segments: readSegments(db, campaignId),
    packages: [...readPlanPackages(db, campaignId)].flatMap(([entryId, packages]) =>
      packages.map((one) => ({ ...one, entryId })),
    ),
    availability: statement<AvailabilityRow>(
      db,
      `SELECT id, available_from, available_until FROM roster_entry
       WHERE campaign_id = ? AND (available_from IS NOT NULL OR available_until IS NOT NULL) ORDER BY id`,
    )
      .all(campaignId)
      .map((row) => ({ entryId: row.id, from: row.available_from, until: row.available_until })),
  }
}

/** Ages and genders were checked when they were stored. */
export function readSegments(db: Db, campaignId: string): PlanSegmentRecord[] {
  return readPlanSegments(db, campaignId) as PlanSegmentRecord[]
}

/** What is not given stays as it is. */
export function writeSetup(db: Db, { campaignId, ...given }: ParsedInputOf<'planner.saveSetup'>): void {
  const settings = readPlanSettings(db, campaignId)
  statement(
    db,
    `INSERT INTO plan_setup (id, objective, rules, assumptions) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET objective = excluded.objective, rules = excluded.rules, assumptions = excluded.assumptions`,
  ).run(
    campaignId,
    JSON.stringify(given.objective ?? settings.objective),
    JSON.stringify(given.rules ?? settings.rules),
    JSON.stringify(given.assumptions ?? settings.assumptions),
  )
}

/** @returns entries of the campaign that were found. @throws CallboardError `not_found` where one is not */
export function writeAvailability(
  db: Db,
  { campaignId, entryIds, from, until }: ParsedInputOf<'planner.setAvailability'>,
): number {
  if (from !== null && until !== null && until < from)
    throw new CallboardError('invalid_input', say.daysReversed(from, until))
  const ids = [...new Set(entryIds)]
  const { changes } = statement(
    db,
    `UPDATE roster_entry SET available_from = ?, available_until = ? WHERE campaign_id = ? AND id IN (SELECT value FROM json_each(?))`,
  ).run(from, until, campaignId, JSON.stringify(ids))
  if (changes < ids.length) throw new CallboardError('not_found', say.entriesGone)
  return changes
}
