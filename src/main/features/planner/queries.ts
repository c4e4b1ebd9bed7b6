import { z } from 'zod'
import { CallboardError } from '../../../shared/contract/define'
import type { PlanPickRef } from '../../../shared/contract/planner'
import { type PlanInstance, planInstanceSchema } from '../../../shared/domain/planInstance'
import { ownOffer } from '../../../shared/domain/planning/model'
import { planCostParts, totalCost } from '../../../shared/domain/planning/packages'
import { planObjectiveSetting } from '../../../shared/domain/planning/settings'
import { type Db, statement } from '../../db/open'
import { readCampaign } from '../../db/read/campaigns'
import { words } from './words'

const say = words('en')

const settingsSchema = z.object({ objective: planObjectiveSetting })

/** The instance of a kept plan. @throws CallboardError `not_found`; `plan_invalid` where it cannot be read */
export function readScenarioInstance(
  db: Db,
  campaignId: string,
  scenarioId: string,
): { instance: PlanInstance; objective: z.output<typeof planObjectiveSetting>['kind'] } {
  const row = statement<{ settings: string; instance: string }>(
    db,
    'SELECT settings, instance FROM plan_scenario WHERE id = ? AND campaign_id = ?',
  ).get(scenarioId, campaignId)
  if (!row) throw new CallboardError('not_found', say.noScenario)
  const settings = settingsSchema.safeParse(JSON.parse(row.settings))
  const instance = planInstanceSchema.safeParse(JSON.parse(row.instance))
  if (!settings.success || !instance.success) throw new CallboardError('plan_invalid', say.brokenScenario)
  return { instance: instance.data, objective: settings.data.objective.kind }
}

type EntryRow = { id: string; status: string; handle: string }
type PackageRow = { id: string; entry_id: string; posts: number; cost_parts: string }

/**
 * Whoever is picked becomes proposed, at posts and price of the package picked; whoever was proposed and is not picked
 * goes back to the shortlist. Booked and dropped entries stay as they are.
 *
 * @throws CallboardError `not_found`; `invalid_input`, `conflict` for a pick that is not to be had; nothing is changed
 */
export function applyPlan(
  db: Db,
  campaignId: string,
  picks: readonly PlanPickRef[],
): { proposed: number; shortlisted: number; campaign: string } {
  const campaign = readCampaign(db, campaignId)
  const packages = readPickedPackages(db, campaignId, picks)
  const chosen = JSON.stringify(picks.map(({ entryId }) => entryId))
  const shortlisted = statement(
    db,
    `UPDATE roster_entry SET status = 'shortlisted' WHERE campaign_id = ? AND status = 'proposed' AND id NOT IN (SELECT value FROM json_each(?))`,
  ).run(campaignId, chosen).changes
  statement(
    db,
    `UPDATE roster_entry SET status = 'proposed' WHERE campaign_id = ? AND status = 'shortlisted' AND id IN (SELECT value FROM json_each(?))`,
  ).run(campaignId, chosen)
  const price = statement(
    db,
    `UPDATE roster_entry SET posts = ?, fee_minor = ?, client_fee_minor = ? WHERE id = ? AND status = 'proposed'`,
  )
  for (const { entry_id, posts, cost_parts } of packages) {
    const parts = planCostParts.parse(JSON.parse(cost_parts))
    price.run(posts, parts.creatorFee, totalCost(parts), entry_id)
  }
  const proposed = Number(
    statement<number>(db, `SELECT count(*) FROM roster_entry WHERE campaign_id = ? AND status = 'proposed'`)
      .pluck()
      .get(campaignId),
  )
  return { proposed, shortlisted, campaign: campaign.name }
}

/** The packages among the offers picked. */
function readPickedPackages(db: Db, campaignId: string, picks: readonly PlanPickRef[]): PackageRow[] {
  const asked = JSON.stringify(picks.map(({ entryId }) => entryId))
  const entries = new Map(
    statement<EntryRow>(
      db,
      `SELECT r.id, r.status, a.handle FROM roster_entry r JOIN account a ON a.id = r.account_id
       WHERE r.campaign_id = ? AND r.id IN (SELECT value FROM json_each(?))`,
    )
      .all(campaignId, asked)
      .map((row) => [row.id, row]),
  )
  const gone = picks.filter(({ entryId }) => !entries.has(entryId)).length
  if (gone > 0) throw new CallboardError('not_found', say.goneEntry(gone))
  const offered = new Map<string, PackageRow[]>()
  const rows = statement<PackageRow>(
    db,
    'SELECT id, entry_id, posts, cost_parts FROM plan_package WHERE entry_id IN (SELECT value FROM json_each(?))',
  )
  for (const row of rows.iterate(asked)) offered.set(row.entry_id, [...(offered.get(row.entry_id) ?? []), row])
  const seen = new Set<string>()
  return picks.flatMap(({ entryId, offerId }) => {
    const entry = entries.get(entryId)
    const creator = `@${entry?.handle}`
    if (seen.has(entryId)) throw new CallboardError('invalid_input', say.pickTwice(creator))
    seen.add(entryId)
    if (entry?.status === 'dropped') throw new CallboardError('conflict', say.droppedEntry(creator))
    const own = offered.get(entryId) ?? []
    const found = own.find(({ id }) => id === offerId)
    // An entry with packages is not to be had at its own posts and fee, nor the other way round.
    if (!found && (offerId !== ownOffer || own.length > 0)) {
      throw new CallboardError('conflict', say.goneOffer(creator))
    }
    return found ? [found] : []
  })
}
