import type { campaignsContract } from '../../../shared/contract/campaigns'
import { CallboardError } from '../../../shared/contract/define'
import { readCampaign, readCampaigns } from '../../db/read/campaigns'
import { readRoster } from '../../db/read/roster'
import type { HandlersFor } from '../context'
import { chosenNumbers } from './chosen'
import { insertBrand, insertClient, readBrand, readClient, readClients, updateBrand, updateClient } from './clients'
import { findCreatorConflicts } from './match/conflicts'
import {
  accountIdsOf,
  addToRoster,
  insertCampaign,
  readDeliverables,
  removeFromRoster,
  requireFlight,
  requireWindow,
  updateCampaign,
  updateRoster,
} from './queries'
import { words } from './words'

const say = words('en')
/** Creators whose conflicts are told when they are added; the step keeps the answer, so it stays short. */
const mostConflictsTold = 100

export const campaignsHandlers: HandlersFor<typeof campaignsContract> = {
  'campaigns.clients': (_input, { db }) => readClients(db),
  'campaigns.createClient': ({ name }, { db, step, now }) => {
    step.label = say.addClient(name)
    return insertClient(db, name, now)
  },
  'campaigns.updateClient': (input, { db, step }) => {
    step.label = say.changeClient(readClient(db, input.clientId).name)
    return updateClient(db, input)
  },
  'campaigns.createBrand': (input, { db, step }) => {
    step.label = say.addBrand(input.name)
    return insertBrand(db, input)
  },
  'campaigns.updateBrand': (input, { db, step }) => {
    step.label = say.changeBrand(readBrand(db, input.brandId).name)
    return updateBrand(db, input)
  },
  'campaigns.list': (_input, { db }) => readCampaigns(db),
  'campaigns.get': ({ campaignId }, { db }) => readCampaign(db, campaignId),
  'campaigns.create': (input, { db, step, now }) => {
    step.label = say.addCampaign(input.name)
    return readCampaign(db, insertCampaign(db, input, now))
  },
  'campaigns.update': (input, { db, step, now }) => {
    const before = readCampaign(db, input.campaignId)
    step.label = say.changeCampaign(before.name)
    requireFlight(
      input.flightStart === undefined ? before.flightStart : input.flightStart,
      input.flightEnd === undefined ? before.flightEnd : input.flightEnd,
    )
    requireWindow(
      input.postFrom === undefined ? before.postFrom : input.postFrom,
      input.postUntil === undefined ? before.postUntil : input.postUntil,
    )
    updateCampaign(db, input, now)
    return readCampaign(db, input.campaignId)
  },
  'campaigns.roster': ({ campaignId }, { db }) => {
    readCampaign(db, campaignId)
    return readRoster(db, campaignId)
  },
  'campaigns.addToRoster': (input, { db, step, now }) => {
    const campaign = readCampaign(db, input.campaignId)
    const numbers = chosenNumbers(db, { rowNumbers: input.rowNumbers, matching: input.matching })
    const accountIds = [...new Set([...(input.accountIds ?? []), ...accountIdsOf(db, numbers)])]
    if (accountIds.length === 0) throw new CallboardError('invalid_input', say.nobodyChosen)
    const given = { feeMinor: input.feeMinor ?? null, note: input.note ?? null }
    const outcome = addToRoster(db, input.campaignId, accountIds, given, now)
    step.label = say.addToRoster(outcome.added, campaign.name)
    const { counts, creators } = findCreatorConflicts(db, campaign, { accountIds }, now, mostConflictsTold)
    return { ...outcome, conflictCounts: counts, conflicts: creators }
  },
  'campaigns.updateRoster': (input, { db, step }) => {
    step.label = say.changeRoster(input.entryIds.length)
    return { changed: updateRoster(db, input) }
  },
  'campaigns.removeFromRoster': ({ campaignId, entryIds }, { db, step }) => {
    step.label = say.removeFromRoster(entryIds.length, readCampaign(db, campaignId).name)
    return { removed: removeFromRoster(db, campaignId, entryIds) }
  },
  'campaigns.deliverables': ({ campaignId }, { db }) => readDeliverables(db, campaignId),
}
