import { CallboardError } from '../../../shared/contract/define'
import type { CampaignPlan, plannerContract } from '../../../shared/contract/planner'
import { campaignInstance, marginalReaches, planMethod } from '../../../shared/domain/campaignPlan'
import { type FrontierAnswer, parsePlanInstance } from '../../../shared/domain/planInstance'
import type { HandlersFor, QueryContext } from '../context'
import { applyPlan, readPlanInputs } from './queries'
import { frontierTask, planTask } from './tasks'
import { words } from './words'

const say = words('en')

/** Points of a frontier that is not exact. */
const sampledPoints = 60

export const plannerHandlers: HandlersFor<typeof plannerContract> = {
  'planner.candidates': ({ campaignId }, { db }) => {
    const { campaign, candidates, leftOut, universePersons } = readPlanInputs(db, campaignId)
    return {
      currency: campaign.currency,
      universePersons,
      universeBasis: campaign.universeSource ?? say.universeByHand,
      candidates: candidates.map((c) => ({
        entryId: c.fact.entryId,
        accountId: c.fact.accountId,
        handle: c.fact.handle,
        displayName: c.fact.displayName,
        platform: c.fact.platform,
        tier: c.fact.tier,
        engagementRate: c.fact.engagementRate,
        costMinor: c.costMinor,
        posts: c.fact.posts,
        viewsPerPost: c.viewsPerPost,
        viewsBasis: c.viewsBasis,
        inTargetShare: c.inTargetShare,
        inTargetBasis: c.inTargetBasis,
        soloReachPersons: c.soloReachPersons,
        planRule: c.fact.planRule,
      })),
      leftOut: leftOut.map((l) => ({ entryId: l.fact.entryId, handle: l.fact.handle, reason: l.reason })),
      method: planMethod,
    }
  },
  'planner.plan': async ({ campaignId, budgetMinor }, context) => {
    const startedAt = performance.now()
    const inputs = readPlanInputs(context.db, campaignId)
    const budget = budgetMinor ?? inputs.campaign.budgetMinor
    if (budget === null) throw new CallboardError('plan_invalid', say.noBudget)
    const instance = campaignInstance(inputs.candidates, {
      universePersons: inputs.universePersons,
      budgetMinor: budget,
    })
    if (inputs.candidates.length === 0) return emptyPlan(budget, [say.noCandidates])
    const answer = await context.runTask(planTask, instance, { signal: context.signal })
    const picked = new Set(answer.roster.map((r) => r.candidate))
    const chosen = inputs.candidates.filter((c) => picked.has(c.fact.entryId))
    const { net, gross, marginal } = marginalReaches(
      chosen.map((c) => c.soloReachPersons),
      inputs.universePersons,
    )
    const costMinor = chosen.reduce((sum, c) => sum + c.costMinor, 0)
    return {
      status: answer.status,
      budgetMinor: budget,
      costMinor,
      netReachPersons: net,
      grossReachPersons: gross,
      upperBoundPersons: Math.max(net, answer.upperBound ?? 0),
      gap: answer.gap ?? 0,
      costPerThousandMinor: net > 0 ? (1000 * costMinor) / net : null,
      picks: chosen.map((c, i) => ({
        entryId: c.fact.entryId,
        accountId: c.fact.accountId,
        handle: c.fact.handle,
        costMinor: c.costMinor,
        soloReachPersons: c.soloReachPersons,
        marginalReachPersons: marginal[i] ?? 0,
        costPerThousandNewMinor: (marginal[i] ?? 0) > 0 ? (1000 * c.costMinor) / (marginal[i] ?? 1) : null,
      })),
      reasons: answer.reasons,
      takenMs: performance.now() - startedAt,
    }
  },
  'planner.frontier': async ({ campaignId }, context) => {
    const { campaign, candidates, universePersons } = readPlanInputs(context.db, campaignId)
    if (candidates.length === 0) return { isExact: true, points: [], kneeIndex: null, takenMs: 0 }
    const all = candidates.reduce((sum, c) => sum + c.costMinor, 0)
    // Twice the budget shows what a little more money would change; nobody plans beyond that.
    const budgetMinor = Math.min(all, campaign.budgetMinor === null ? all : campaign.budgetMinor * 2)
    const instance = campaignInstance(candidates, { universePersons, budgetMinor })
    const answer = await frontierOf(instance, context)
    const points = answer.points.flatMap((p) =>
      p.objective === null || p.cost === null
        ? []
        : [
            {
              costMinor: p.cost,
              netReachPersons: p.objective,
              upperBoundPersons: Math.max(p.objective, p.upperBound ?? 0),
              creators: p.roster.length,
            },
          ],
    )
    return { isExact: answer.isExact, points, kneeIndex: kneeOf(points), takenMs: answer.totalMs }
  },
  'planner.apply': ({ campaignId, entryIds }, { db, step }) => {
    const outcome = applyPlan(db, campaignId, entryIds)
    step.label = say.apply(outcome.proposed, outcome.campaign)
    return { proposed: outcome.proposed, shortlisted: outcome.shortlisted }
  },
  'planner.solve': async ({ instance, frontier }, { runTask, signal }) => {
    const parsed = parsePlanInstance(instance)
    if (!parsed.ok) {
      throw new CallboardError('plan_invalid', parsed.problems[0]?.message ?? say.invalidInstance, {
        problems: parsed.problems,
      })
    }
    return frontier === undefined
      ? await runTask(planTask, parsed.instance, { signal })
      : await runTask(frontierTask, { instance: parsed.instance, points: frontier }, { signal })
  },
}

async function frontierOf(
  instance: ReturnType<typeof campaignInstance>,
  context: QueryContext,
): Promise<FrontierAnswer> {
  try {
    return await context.runTask(frontierTask, { instance, points: 'exact' }, { signal: context.signal })
  } catch (error) {
    if (!(error instanceof CallboardError) || error.code !== 'plan_unsupported') throw error
    return await context.runTask(frontierTask, { instance, points: sampledPoints }, { signal: context.signal })
  }
}

/** The point farthest above the straight line from the first to the last: where more money begins to buy less. */
function kneeOf(points: readonly { costMinor: number; netReachPersons: number }[]): number | null {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length < 3 || last.costMinor === first.costMinor) return null
  let best = 0
  let knee: number | null = null
  const rise = last.netReachPersons - first.netReachPersons
  for (const [index, point] of points.entries()) {
    const straight =
      first.netReachPersons + (rise * (point.costMinor - first.costMinor)) / (last.costMinor - first.costMinor)
    const above = point.netReachPersons - straight
    if (above > best) {
      best = above
      knee = index
    }
  }
  return knee
}

function emptyPlan(budgetMinor: number, reasons: string[]): CampaignPlan {
  return {
    status: 'infeasible',
    budgetMinor,
    costMinor: 0,
    netReachPersons: 0,
    grossReachPersons: 0,
    upperBoundPersons: 0,
    gap: 0,
    costPerThousandMinor: null,
    picks: [],
    reasons,
    takenMs: 0,
  }
}
