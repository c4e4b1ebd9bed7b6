import { CallboardError } from '../../../shared/contract/define'
import type { outreachContract } from '../../../shared/contract/outreach'
import { weekdayOf } from '../../../shared/domain/businessDays'
import { readCampaign } from '../../db/read/campaigns'
import { readDaysOff, readWorkCalendar } from '../../db/read/workCalendar'
import type { HandlersFor } from '../context'
import { datesOf, readCadence, readCadences, removeCadence, saveCadence } from './cadences'
import { addDayOff, removeDayOff } from './calendar'
import { readFigures } from './figures'
import { findContactsTask } from './findContacts'
import {
  type Act,
  addNote,
  addToPipeline,
  assignOwner,
  chosenAccounts,
  judgeStart,
  logReply,
  logSent,
  moveStage,
  removeOutreach,
  snooze,
  startCadence,
  stepOn,
  stopCadence,
} from './pipeline'
import { cardsOfCreator, listOutreach, readCard, readOutreach, readQueue } from './queries'
import { readOutreachSettings, updateOutreachSettings, withoutUndefined } from './settings'
import { findWarnings } from './warnings'
import { outreachWords } from './words'

const say = outreachWords('en')
const actOf = (context: { caller: { actor: string }; now: Date }): Act => ({
  actor: context.caller.actor,
  now: context.now,
})

export const outreachHandlers: HandlersFor<typeof outreachContract> = {
  'outreach.findContacts': async ({ chosen, dryRun }, context) => {
    context.label(say.findingContacts)
    const accountIds = chosen ? chosenAccounts(context.db, { chosen }).map((account) => account.accountId) : null
    const request = { folder: context.folder, origin: context.origin, accountIds, dryRun }
    return context.exclusively(() =>
      context.runTask(findContactsTask, request, { signal: context.signal, onProgress: context.progress }),
    )
  },
  'outreach.list': (input, { db }) => listOutreach(db, input),
  'outreach.get': ({ id }, { db, caller, now }) => readOutreach(db, id, caller.actor, now),
  'outreach.ofCreator': ({ creatorId }, { db }) => cardsOfCreator(db, creatorId),
  'outreach.check': (input, { db, caller, now }) => {
    const accounts = chosenAccounts(db, input)
    const warnings = findWarnings(
      db,
      accounts.map((account) => account.creatorId),
      { campaignId: input.campaignId, actor: caller.actor, now },
    )
    return {
      checked: accounts.length,
      found: accounts.flatMap(({ accountId, creatorId, handle }) => {
        const list = warnings.get(creatorId)
        return list ? [{ id: accountId, handle, warnings: list }] : []
      }),
    }
  },
  'outreach.add': (input, context) => {
    const campaign = readCampaign(context.db, input.campaignId)
    const outcome = addToPipeline(context.db, input, actOf(context))
    context.step.label = say.addToPipeline(outcome.added, campaign.name)
    return outcome
  },
  'outreach.move': (input, context) => {
    const first = readCard(context.db, input.ids[0] ?? '')
    const outcome = moveStage(context.db, input, actOf(context))
    context.step.label =
      input.ids.length === 1 ? say.moveOne(first.handle, input.to) : say.move(outcome.moved, input.to)
    return outcome
  },
  'outreach.assign': (input, context) => {
    const outcome = assignOwner(context.db, input, actOf(context))
    context.step.label = say.assign(outcome.assigned, input.owner)
    return outcome
  },
  'outreach.remove': ({ ids }, { db, step }) => {
    const removed = removeOutreach(db, ids)
    step.label = say.remove(removed)
    return { removed }
  },
  'outreach.addNote': ({ id, text }, context) => {
    context.step.label = say.note(readCard(context.db, id).handle)
    addNote(context.db, id, text, actOf(context))
    return readOutreach(context.db, id, context.caller.actor, context.now)
  },
  'outreach.logSent': (input, context) => {
    context.step.label = say.sent(readCard(context.db, input.id).handle)
    logSent(context.db, input, actOf(context))
    return readOutreach(context.db, input.id, context.caller.actor, context.now)
  },
  'outreach.logReply': (input, context) => {
    context.step.label = say.reply(readCard(context.db, input.id).handle)
    logReply(context.db, input, actOf(context))
    return readOutreach(context.db, input.id, context.caller.actor, context.now)
  },
  'outreach.cadences': (_input, { db }) => readCadences(db),
  'outreach.saveCadence': (input, { db, step, now }) => {
    step.label = say.saveCadence(input.name)
    return saveCadence(db, input, now)
  },
  'outreach.removeCadence': ({ id }, { db, step }) => {
    step.label = say.removeCadence(readCadence(db, id).name)
    return { stopped: removeCadence(db, id) }
  },
  'outreach.previewStart': ({ ids, cadenceId, startOn }, { db, caller, now }) => {
    const { free, refused } = judgeStart(db, ids, { actor: caller.actor, now }, undefined)
    const dates = datesOf(readWorkCalendar(db, startOn), readCadence(db, cadenceId), startOn)
    return { dates: dates.map((date) => ({ ...date, weekday: weekdayOf(date.on) })), starts: free.length, refused }
  },
  'outreach.start': (input, context) => {
    const cadence = readCadence(context.db, input.cadenceId)
    const outcome = startCadence(context.db, input, actOf(context))
    context.step.label = say.start(cadence.name, outcome.started)
    return outcome
  },
  'outreach.stop': ({ ids }, { db, step }) => {
    const stopped = stopCadence(db, ids)
    step.label = say.stop(stopped)
    return { stopped }
  },
  'outreach.queue': (input, { db, now }) => readQueue(db, input, now),
  'outreach.snooze': ({ ids, until }, { db, step, now }) => {
    const snoozed = snooze(db, ids, until, now)
    step.label = say.snooze(snoozed, until)
    return { snoozed }
  },
  'outreach.skip': ({ ids, reason }, context) => {
    const skipped = stepOn(context.db, ids, actOf(context))
    if (skipped === 0) {
      const card = readCard(context.db, ids[0] ?? '')
      throw new CallboardError('conflict', say.nothingDue(card.handle))
    }
    if (reason) for (const id of ids) addNote(context.db, id, reason, actOf(context))
    context.step.label = say.skip(skipped)
    return { skipped }
  },
  'outreach.figures': (input, { db, now }) => readFigures(db, input, now),
  'outreach.settings': (_input, { db }) => readOutreachSettings(db),
  'outreach.updateSettings': (input, { db, step }) => {
    step.label = say.settings
    return updateOutreachSettings(db, withoutUndefined(input))
  },
  'outreach.daysOff': ({ year }, { db }) => readDaysOff(db, year),
  'outreach.addDayOff': ({ day, name }, { db, step }) => {
    step.label = say.dayOff(name)
    addDayOff(db, day, name)
    return {}
  },
  'outreach.removeDayOff': ({ id }, { db, step }) => {
    step.label = say.removeDayOff
    removeDayOff(db, id)
    return {}
  },
}
