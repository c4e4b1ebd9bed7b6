import type { FrontierAnswer, PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { planFrontier, planInstance } from '../../workers/plan/plan'
import { type RangeWish, type RosterRange, rosterRange } from '../../workers/plan/rosterRange'
import type { TaskDef } from '../context'

export type ProposalPlanRequest = {
  /** under the campaign's budget; null where the roster is already chosen */
  plan: PlanInstance | null
  /** up to the largest budget that the chart shows */
  frontier: PlanInstance | null
}
export type ProposalPlanAnswer = { plan: PlanAnswer | null; frontier: FrontierAnswer | null }

/** The planner's part of a proposal: a roster where none is chosen, and the frontier that it is seen against. */
export const proposalPlanTask: TaskDef<ProposalPlanRequest, ProposalPlanAnswer> = {
  name: 'reports.proposalPlan',
  lane: 'background',
  run({ plan, frontier }, context) {
    const signal = {
      get aborted() {
        return context.isCancelled()
      },
    }
    return {
      plan: plan && planInstance(plan, { signal }),
      frontier: frontier && planFrontier(frontier, 'exact', { signal }),
    }
  },
}

export type ProposalRangeRequest = {
  segments: { universe: number; weight: number }[]
  /** in the planner's order, so that the same roster has the same range there and here */
  members: { reach: readonly number[]; sigma: number }[]
  wish: RangeWish
}

/** How far the net reach of the roster swings. */
export const proposalRangeTask: TaskDef<ProposalRangeRequest, RosterRange | null> = {
  name: 'reports.proposalRange',
  lane: 'background',
  run: ({ segments, members, wish }) => rosterRange(segments, members, wish),
}
