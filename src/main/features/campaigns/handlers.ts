import type { campaignsContract } from '../../../shared/contract/campaigns'
import { CallboardError } from '../../../shared/contract/define'
import { readCampaign, readCampaigns } from '../../db/read/campaigns'
import { listCreators } from '../../db/read/creatorIndex/questions'
import { readRoster } from '../../db/read/roster'
import { readDefaultScheme } from '../../db/read/tiers'
import type { HandlersFor } from '../context'
import {
  accountIdsOf,
  addToRoster,
  insertBrand,
  insertCampaign,
  insertClient,
  readClients,
  readDeliverables,
  removeFromRoster,
  requireFlight,
  updateCampaign,
  updateRoster,
} from './queries'
import { words } from './words'

const say = words('en')

export const campaignsHandlers: HandlersFor<typeof campaignsContract> = {
  'campaigns.clients': (_input, { db }) => readClients(db),
  'campaigns.createClient': ({ name }, { db, step, now }) => {
    step.label = say.addClient(name)
    return insertClient(db, name, now)
  },
  'campaigns.createBrand': (input, { db, step }) => {
    step.label = say.addBrand(input.name)
    return insertBrand(db, input)
  },
  'campaigns.list': (_input, { db }) => readCampaigns(db),
  'campaigns.get': ({ campaignId }, { db }) => readCampaign(db, campaignId),
  'campaigns.create': (input, { db, step, now }) => {
    step.label = say.addCampaign(input.name)
    return readCampaign(db, insertCampaign(db, input, now))
  },
  'campaigns.update': (input, { db, step }) => {
    const before = readCampaign(db, input.campaignId)
    step.label = say.changeCampaign(before.name)
    requireFlight(
      input.flightStart === undefined ? before.flightStart : input.flightStart,
      input.flightEnd === undefined ? before.flightEnd : input.flightEnd,
    )
    updateCampaign(db, input)
    return readCampaign(db, input.campaignId)
  },
  'campaigns.roster': ({ campaignId }, { db }) => {
    readCampaign(db, campaignId)
    return readRoster(db, campaignId)
  },
  'campaigns.addToRoster': (input, { db, step, now }) => {
    const accountIds = [...(input.accountIds ?? []), ...accountIdsOf(db, input.rowNumbers ?? [])]
    if (input.matching) {
      const except = new Set(input.matching.except)
      const numbers = listCreators(db, readDefaultScheme(db), input.matching.filter, 'followers', true)
      accountIds.push(
        ...accountIdsOf(
          db,
          numbers.filter((n) => !except.has(n)),
        ),
      )
    }
    if (accountIds.length === 0) throw new CallboardError('invalid_input', 'No creator was chosen. Nothing was added.')
    const outcome = addToRoster(db, input.campaignId, [...new Set(accountIds)], input.feeMinor ?? null, now)
    step.label = say.addToRoster(outcome.added, readCampaign(db, input.campaignId).name)
    return outcome
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
