import type { creatorFindingContract } from '../../../../shared/contract/creatorFinding'
import { readCampaign } from '../../../db/read/campaigns'
import type { HandlersFor } from '../../context'
import { knownAccounts, quickAdd } from './quickAdd'
import { recogniseCreators } from './recognise'
import { insertLead, insertLook, readLead, readResearch, removeLead, requireLead, updateLead } from './research'
import { findingWords } from './words'

const say = findingWords('en')

export const creatorFindingHandlers: HandlersFor<typeof creatorFindingContract> = {
  'creators.recognise': ({ text }, { db }) => ({
    candidates: recogniseCreators(text).map((candidate) => ({
      ...candidate,
      accounts: candidate.accounts.map(({ handleKey, line: _, ...account }) => ({
        ...account,
        known: knownAccounts(db, account.platform, handleKey, account.platformUserId),
      })),
    })),
  }),
  'creators.quickAdd': (input, context) => quickAdd(input, context),
  'creators.research': ({ campaignId }, { db }) => readResearch(db, campaignId),
  'creators.addLead': (input, { db, step, now }) => {
    const campaign = readCampaign(db, input.campaignId)
    const lead = readLead(db, insertLead(db, input, now))
    step.label = say.addLead(lead.text, campaign.name)
    return lead
  },
  'creators.changeLead': (input, { db, step }) => {
    const lead = requireLead(db, input.leadId)
    step.label = say.changeLead(lead.text)
    updateLead(db, lead, input)
    return readLead(db, lead.id)
  },
  'creators.removeLead': ({ leadId }, { db, step }) => {
    const lead = requireLead(db, leadId)
    step.label = say.removeLead(lead.text)
    removeLead(db, lead)
    return {}
  },
  'creators.logLook': ({ leadId }, { db, caller, step, now }) => {
    const lead = requireLead(db, leadId)
    step.label = say.logLook(lead.text)
    insertLook(db, leadId, caller.actor, now)
    return readLead(db, leadId)
  },
}
