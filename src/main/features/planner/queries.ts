import { CallboardError } from '../../../shared/contract/define'
import { campaignCandidates } from '../../../shared/domain/campaignPlan'
import { type Db, statement } from '../../db/open'
import { readCampaign } from '../../db/read/campaigns'
import { readRosterFacts, readViewRates } from '../../db/read/roster'
import { readSchemeOfCampaign } from '../../db/read/tiers'
import { words } from './words'

/** Candidates of a campaign with cost and reach. @throws CallboardError `not_found`, `plan_invalid` without a universe */
export function readPlanInputs(db: Db, campaignId: string) {
  const campaign = readCampaign(db, campaignId)
  const universePersons = campaign.universePersons
  if (!universePersons) throw new CallboardError('plan_invalid', words('en').noUniverse)
  const { candidates, leftOut } = campaignCandidates(
    readRosterFacts(db, campaignId),
    { ...campaign, universePersons },
    readViewRates(db, readSchemeOfCampaign(db, campaignId)),
  )
  return { campaign, universePersons, candidates, leftOut }
}

/** Booked and dropped entries keep their status. @throws CallboardError `not_found` */
export function applyPlan(
  db: Db,
  campaignId: string,
  entryIds: readonly string[],
): { proposed: number; shortlisted: number; campaign: string } {
  const campaign = readCampaign(db, campaignId)
  const chosen = JSON.stringify(entryIds)
  const shortlisted = statement(
    db,
    `UPDATE roster_entry SET status = 'shortlisted' WHERE campaign_id = ? AND status = 'proposed' AND id NOT IN (SELECT value FROM json_each(?))`,
  ).run(campaignId, chosen).changes
  statement(
    db,
    `UPDATE roster_entry SET status = 'proposed' WHERE campaign_id = ? AND status = 'shortlisted' AND id IN (SELECT value FROM json_each(?))`,
  ).run(campaignId, chosen)
  const proposed = Number(
    statement<number>(db, `SELECT count(*) FROM roster_entry WHERE campaign_id = ? AND status = 'proposed'`)
      .pluck()
      .get(campaignId),
  )
  return { proposed, shortlisted, campaign: campaign.name }
}
