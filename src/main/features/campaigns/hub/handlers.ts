import type { campaignHubContract } from '../../../../shared/contract/campaignHub'
import { readCampaign } from '../../../db/read/campaigns'
import { requireWorkflow } from '../../../db/read/workflows'
import type { HandlersFor } from '../../context'
import { exportBrief } from './briefFile'
import { addDeliverables, readDeliverable, removeDeliverables, updateDeliverable } from './deliverables'
import { packageOfCampaign, readPackage, readPackages, removePackage, savePackage } from './packages'
import { addTerms, openTerms, readTerms, removeTerms } from './terms'
import { words } from './words'

const say = words('en')

export const campaignHubHandlers: HandlersFor<typeof campaignHubContract> = {
  'campaigns.packages': ({ campaignId }, { db }) => {
    readCampaign(db, campaignId)
    return readPackages(db, campaignId)
  },
  'campaigns.savePackage': (input, { db, step, now }) => {
    readCampaign(db, input.campaignId)
    step.label = input.packageId === undefined ? say.addPackage(input.name) : say.changePackage(input.name)
    return savePackage(db, input, now)
  },
  'campaigns.removePackage': ({ packageId }, { db, step }) => {
    const found = readPackage(db, packageId)
    step.label = say.removePackage(found.name)
    removePackage(db, found)
    return { campaignId: found.campaignId }
  },
  'campaigns.addDeliverables': (input, { db, step, now }) => {
    const campaign = readCampaign(db, input.campaignId)
    const found = input.packageId === undefined ? null : packageOfCampaign(db, input.packageId, input.campaignId)
    const outcome = addDeliverables(db, input, found && { packageId: found.id, items: found.items }, now)
    step.label = say.addDeliverables(outcome.added, campaign.name)
    return outcome
  },
  'campaigns.updateDeliverable': ({ deliverableId, ...change }, { db, step, now }) => {
    const before = readDeliverable(db, deliverableId)
    requireWorkflow(db, change.workflowId, now)
    step.label = say.changeDeliverable(before.title)
    updateDeliverable(db, before, change)
    return { campaignId: before.campaign_id }
  },
  'campaigns.removeDeliverables': ({ deliverableIds }, { db, step }) => {
    const removed = removeDeliverables(db, deliverableIds)
    step.label = say.removeDeliverables(removed.length, removed[0]?.title ?? '')
    return { removed: removed.length }
  },
  'campaigns.terms': ({ campaignId }, { db }) => {
    readCampaign(db, campaignId)
    return readTerms(db, campaignId)
  },
  'campaigns.addTerms': addTerms,
  'campaigns.openTerms': openTerms,
  'campaigns.removeTerms': removeTerms,
  'campaigns.exportBrief': exportBrief,
}
