import type { CampaignRecord, RosterEntry } from '../../../shared/contract/campaigns'
import type { TierSchemeRecord } from '../../../shared/contract/workspace'
import type { RosterFact, ViewRate } from '../../../shared/domain/campaignPlan'
import type { Db } from '../../db/open'
import { readCampaign } from '../../db/read/campaigns'
import { readRoster, readRosterFacts, readViewRates } from '../../db/read/roster'
import { readSettings } from '../../db/read/settings'
import { readSchemeOfCampaign } from '../../db/read/tiers'

/** All that a proposal is made from, internal matters included; what a reader may see is decided in the view model. */
export type ProposalInputs = {
  agency: string
  locale: string
  campaign: CampaignRecord
  scheme: TierSchemeRecord
  facts: RosterFact[]
  viewRates: ViewRate[]
  entries: RosterEntry[]
}

/** @throws CallboardError `not_found` */
export function readProposalInputs(db: Db, campaignId: string): ProposalInputs {
  const settings = readSettings(db)
  const scheme = readSchemeOfCampaign(db, campaignId)
  return {
    agency: settings.name,
    locale: settings.locale,
    campaign: readCampaign(db, campaignId),
    scheme,
    facts: readRosterFacts(db, campaignId),
    viewRates: readViewRates(db, scheme),
    entries: readRoster(db, campaignId),
  }
}
