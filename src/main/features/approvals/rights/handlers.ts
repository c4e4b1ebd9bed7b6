import { writeFileSync } from 'node:fs'
import type { approvalRightsContract, UsageRight } from '../../../../shared/contract/approvalRights'
import { safeFileName } from '../../../../shared/domain/fileName'
import type { Db } from '../../../db/open'
import { readCampaign } from '../../../db/read/campaigns'
import type { HandlersFor } from '../../context'
import { readCalendar } from './calendar'
import { readCompliance, saveDisclosure, saveMusic, saveWindow } from './compliance'
import { listWordings, removeWording, saveWording } from './disclosures'
import { writeCalendar } from './ics'
import { readOwed } from './rows'
import { revealSparkCode, saveSparkCode } from './sparkCodes'
import { readCampaignRights, removeRight, saveRight } from './usageRights'
import { words } from './words'

const say = words('en')

export const approvalRightsHandlers: HandlersFor<typeof approvalRightsContract> = {
  'approvals.compliance': ({ deliverableId }, { db, now }) => readCompliance(db, deliverableId, now),
  'approvals.campaignRights': ({ campaignId }, { db }) => readCampaignRights(db, campaignId),
  'approvals.saveRight': (input, { db, now, step }) => {
    const right = saveRight(db, input, now)
    step.label = say.saveRight(right.kind, whatIsUsed(db, right))
    return right
  },
  'approvals.removeRight': ({ rightId }, { db, step }) => {
    const right = removeRight(db, rightId)
    step.label = say.removeRight(right.kind, whatIsUsed(db, right))
    return { campaignId: right.campaignId }
  },
  'approvals.saveSparkCode': (input, { db, now, step }) => {
    const { title } = readOwed(db, input.deliverableId)
    step.label = input.code === null ? say.removeCode(title) : say.keepCode(title)
    return saveSparkCode(db, input, now)
  },
  'approvals.revealSparkCode': ({ deliverableId }, { db }) => ({ code: revealSparkCode(db, deliverableId) }),
  'approvals.saveDisclosure': ({ deliverableId, plan }, { db, now, step }) => {
    const { title } = readOwed(db, deliverableId)
    step.label = plan === null ? say.removeDisclosure(title) : say.disclosure(title)
    saveDisclosure(db, deliverableId, plan, now)
    return readCompliance(db, deliverableId, now)
  },
  'approvals.saveMusic': (input, { db, now, step }) => {
    step.label = say.music(readOwed(db, input.deliverableId).title)
    saveMusic(db, input)
    return readCompliance(db, input.deliverableId, now)
  },
  'approvals.saveWindow': (input, { db, step }) => {
    const changed = saveWindow(db, input)
    step.label = say.window(input.deliverableIds.length, readOwed(db, input.deliverableIds[0] ?? '').title)
    return { changed }
  },
  'approvals.wordings': (_input, { db }) => listWordings(db),
  'approvals.saveWording': (input, { db, step }) => {
    step.label = say.wording(input.wording, input.market)
    return { id: saveWording(db, input) }
  },
  'approvals.removeWording': ({ wordingId }, { db, step }) => {
    const { wording, market } = removeWording(db, wordingId)
    step.label = say.removeWording(wording, market)
    return {}
  },
  'approvals.calendar': (input, { db, now }) => readCalendar(db, input, now),
  'approvals.exportCalendar': (input, { db, now, files, label }) => {
    label(say.exporting)
    const { entries } = readCalendar(db, input, now)
    const name = say.calendarOf(input.campaignId === undefined ? null : readCampaign(db, input.campaignId).name)
    const file = files.make(safeFileName(`${name.replace(/[\\/]/g, '-')}.ics`), 'text/calendar; charset=utf-8')
    writeFileSync(file.path, writeCalendar(name, entries, now))
    return file.done()
  },
}

const whatIsUsed = (db: Db, { campaignId, deliverableId }: UsageRight) =>
  deliverableId === null ? readCampaign(db, campaignId).name : readOwed(db, deliverableId).title
