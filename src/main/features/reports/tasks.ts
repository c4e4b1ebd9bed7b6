import type { FrontierAnswer, PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { PlanUnsupported, planFrontier, planInstance } from '../../workers/plan/plan'
import { type RangeWish, type RosterRange, rosterRange } from '../../workers/plan/rosterRange'
import type { TaskDef } from '../context'

/** Points of a frontier that cannot be had exactly. */
const sampledPoints = 40

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
  lane: 'compute',
  run({ plan, frontier }, context) {
    const signal = {
      get aborted() {
        return context.isCancelled()
      },
    }
    return { plan: plan && planInstance(plan, { signal }), frontier: frontier && frontierOf(frontier) }
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
  lane: 'compute',
  run: ({ segments, members, wish }) => rosterRange(segments, members, wish),
}

/** A report without its curve is still a report: what the planner cannot do leaves the chart out. */
function frontierOf(instance: PlanInstance): FrontierAnswer | null {
  for (const points of ['exact', sampledPoints] as const) {
    try {
      return planFrontier(instance, points)
    } catch (error) {
      if (!(error instanceof PlanUnsupported)) throw error
    }
  }
  return null
}
