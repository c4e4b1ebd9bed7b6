import type { CampaignRecord, RosterEntry } from '../../../shared/contract/campaigns'
import type { TierSchemeRecord } from '../../../shared/contract/workspace'
import type { PlanModelInputs } from '../../../shared/domain/planning/build'
import type { RosterFact } from '../../../shared/domain/planning/facts'
import type { Db } from '../../db/open'
import { readCampaign } from '../../db/read/campaigns'
import { readPlanModelInputs } from '../../db/read/planModel'
import { type KeptScenario, readKeptScenarios } from '../../db/read/planScenarios'
import { readRoster } from '../../db/read/roster'
import { readSettings } from '../../db/read/settings'
import { readSchemeOfCampaign } from '../../db/read/tiers'

/** All that a proposal is made from, internal matters included; what a reader may see is decided in the view model. */
export type ProposalInputs = {
  agency: string
  locale: string
  campaign: CampaignRecord
  scheme: TierSchemeRecord
  facts: readonly RosterFact[]
  /** the planner's own, so that the proposal says what the planner says */
  plan: Omit<PlanModelInputs, 'campaign' | 'facts'>
  entries: RosterEntry[]
  /** kept plans that somebody put into the proposal */
  scenarios: KeptScenario[]
}

/** @throws CallboardError `not_found` */
export function readProposalInputs(db: Db, campaignId: string): ProposalInputs {
  const settings = readSettings(db)
  const scheme = readSchemeOfCampaign(db, campaignId)
  const campaign = readCampaign(db, campaignId)
  const { facts, campaign: _campaign, ...plan } = readPlanModelInputs(db, campaign)
  return {
    agency: settings.name,
    locale: settings.locale,
    campaign,
    scheme,
    facts,
    plan,
    entries: readRoster(db, campaignId),
    scenarios: readKeptScenarios(db, campaignId).filter(({ isInReport }) => isInReport),
  }
}
