import type { plannerSetupContract } from '../../../../shared/contract/plannerSetup'
import { readCampaign } from '../../../db/read/campaigns'
import type { HandlersFor } from '../../context'
import { requireSoundSetup } from './checks'
import { makePackages, savePackages } from './packages'
import { readSetup, writeAvailability, writeSetup } from './queries'
import { writeSegments } from './segments'
import { suggestSegments } from './suggest'
import { words } from './words'

const say = words('en')

export const plannerSetupHandlers: HandlersFor<typeof plannerSetupContract> = {
  'planner.setup': ({ campaignId }, { db }) => {
    readCampaign(db, campaignId)
    return readSetup(db, campaignId)
  },
  'planner.saveSetup': (input, { db, step }) => {
    const { name } = readCampaign(db, input.campaignId)
    const { objective, rules, assumptions } = input
    const given = [objective, rules, assumptions].filter((part) => part !== undefined).length
    if (given === 0) return {}
    requireSoundSetup(input)
    writeSetup(db, input)
    const labels = [objective && say.changeObjective, rules && say.changeRules, assumptions && say.changeAssumptions]
    const label = given === 1 ? labels.find((one) => one !== undefined) : undefined
    step.label = (label ?? say.changeSetup)(name)
    return {}
  },
  'planner.saveSegments': ({ campaignId, segments }, { db, step }) => {
    const { name } = readCampaign(db, campaignId)
    step.label = say.changeSegments(segments.length, name)
    return writeSegments(db, campaignId, segments)
  },
  'planner.suggestSegments': ({ campaignId, by }, { db }) => suggestSegments(db, campaignId, by),
  'planner.savePackages': (input, { db, step, now }) => {
    const { saved, handle } = savePackages(db, input, now)
    step.label = say.changePackages(handle)
    return saved
  },
  'planner.makePackages': (input, { db, step, now }) => {
    const outcome = makePackages(db, input, now)
    step.label = say.makePackages(outcome.packages, outcome.creators)
    return outcome
  },
  'planner.setAvailability': (input, { db, step }) => {
    readCampaign(db, input.campaignId)
    const entries = writeAvailability(db, input)
    step.label = say.changeAvailability(entries)
    return { entries }
  },
}
