import { CallboardError } from '../../../../shared/contract/define'
import type { plannerReachContract } from '../../../../shared/contract/plannerReach'
import { parseReachFile } from '../../../../shared/domain/reach/reachFile'
import { rosterReach } from '../../../../shared/domain/reach/rosterReach'
import type { HandlersFor } from '../../context'
import { planBase } from '../planBase'
import { readOverlaps, removeOverlaps, setOverlap } from './queries'
import { rosterOf } from './rosterOf'
import { words } from './words'

const say = words('en')

export const plannerReachHandlers: HandlersFor<typeof plannerReachContract> = {
  'planner.overlaps': ({ campaignId }, { db }) => readOverlaps(db, campaignId),
  'planner.setOverlap': (given, { db, step }) => {
    const { overlapId, handles } = setOverlap(db, given)
    step.label = say.note(...handles)
    return { overlapId }
  },
  'planner.removeOverlaps': ({ overlapIds }, { db, step }) => {
    const removed = removeOverlaps(db, overlapIds)
    step.label = say.remove(removed)
    return { removed }
  },
  'planner.reach': ({ campaignId, picks }, { db }) => rosterReach(rosterOf(db, planBase(db, campaignId).model, picks)),
  'planner.reachOf': ({ roster, method }) => {
    const parsed = parseReachFile(roster)
    if (!parsed.ok) {
      throw new CallboardError('plan_invalid', say.notARoster(parsed.problems[0] ?? ''), { problems: parsed.problems })
    }
    return rosterReach(parsed.roster, method && [method])
  },
}
