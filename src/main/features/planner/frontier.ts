import { CallboardError } from '../../../shared/contract/define'
import type { OutputOf } from '../../../shared/contract/index'
import type { PlanFrontierPoint } from '../../../shared/contract/planner'
import type { PlanInstance } from '../../../shared/domain/planInstance'
import type { PlanObjectiveSetting } from '../../../shared/domain/planning/settings'
import type { Db } from '../../db/open'
import type { QueryContext } from '../context'
import { namingOf } from './naming'
import { instanceKey, type KeyedInstance, planBase } from './planBase'
import { readScenarioInstance } from './queries'
import { askKeyed, type FrontierSketch, frontierTask } from './tasks'
import { words } from './words'

const say = words('en')

type Frontier = OutputOf<'planner.frontier'>

/** Frontiers kept: of the campaign, and of kept plans beside it. */
const keptFrontiers = 12
const kept = new WeakMap<Db, Map<string, FrontierSketch>>()

/**
 * The best value at every budget, of the campaign's data or of a kept plan. Drawn once for the same inputs: whatever
 * changes nothing of them costs no second one.
 *
 * @throws CallboardError `not_found`, `plan_invalid`, `cancelled`
 */
export async function campaignFrontier(
  context: QueryContext,
  campaignId: string,
  scenarioId: string | undefined,
): Promise<Frontier> {
  const startedAt = performance.now()
  const { keyed, objective, budgetMinor } = frontierInputs(context.db, campaignId, scenarioId)
  const answered = (sketch: FrontierSketch, reasons: readonly string[] = []): Frontier => {
    const points = sketch.points.map(toPoint)
    return {
      isExact: sketch.isExact,
      objective,
      isWeighted: keyed?.instance.segments.some(({ weight }) => weight !== 0 && weight !== 1) ?? false,
      points,
      kneeIndex: kneeOf(points),
      reasons: [...sketch.reasons, ...reasons],
      takenMs: performance.now() - startedAt,
    }
  }
  if (keyed === null) return answered({ isExact: true, points: [], reasons: [say.noCandidates] })
  const refusal = refusalOf(keyed.instance)
  if (refusal !== null) return answered({ isExact: true, points: [], reasons: [refusal] })
  const isOrdered = keyed.instance.objective.kind === 'lexicographic'
  return answered(await drawn(context, keyed, budgetMinor), isOrdered ? [say.frontierOfFirst] : [])
}

async function drawn(context: QueryContext, keyed: KeyedInstance, budgetMinor: number): Promise<FrontierSketch> {
  const { db } = context
  const ofDb = kept.get(db) ?? new Map<string, FrontierSketch>()
  kept.set(db, ofDb)
  const name = `${keyed.key} ${budgetMinor}`
  const known = ofDb.get(name)
  if (known) return known
  const sketch = await askKeyed(context, frontierTask, keyed, { budgetMinor })
  // What was cut short is no frontier.
  if (context.signal.aborted) throw new CallboardError('cancelled', say.cancelled)
  for (const oldest of [...ofDb.keys()].slice(0, Math.max(0, ofDb.size - keptFrontiers + 1))) ofDb.delete(oldest)
  ofDb.set(name, sketch)
  return sketch
}

type Inputs = { keyed: KeyedInstance | null; objective: PlanObjectiveSetting['kind']; budgetMinor: number }

function frontierInputs(db: Db, campaignId: string, scenarioId: string | undefined): Inputs {
  const base = planBase(db, campaignId)
  const { model, locale } = base
  if (scenarioId !== undefined) {
    const { instance, objective } = readScenarioInstance(db, campaignId, scenarioId)
    const naming = namingOf(model, locale)
    const sigmas = Float64Array.from(instance.candidates, ({ id }) => base.candidateOf.get(id)?.sigma ?? 0)
    const keyed: KeyedInstance = {
      key: instanceKey(instance, naming),
      instance,
      ruleOfConstraint: [],
      notes: [],
      load: () => ({ instance, sigmas, naming }),
    }
    return { keyed, objective, budgetMinor: widestBudget(instance, instance.budget) }
  }
  const objective = model.settings.objective.kind
  if (model.candidates.length === 0) return { keyed: null, objective, budgetMinor: 0 }
  // Only whether there is a budget matters here; how large it may be comes out of the offers.
  const keyed = base.forBudget(objective === 'cheapest' ? null : (model.budgetMinor ?? 0))
  return { keyed, objective, budgetMinor: widestBudget(keyed.instance, model.budgetMinor) }
}

/** Twice the budget shows what a little more money would change; nobody plans beyond that. */
function widestBudget({ candidates }: PlanInstance, budgetMinor: number | null): number {
  const all = candidates.reduce((sum, { packages }) => sum + Math.max(0, ...packages.map(({ cost }) => cost)), 0)
  return budgetMinor === null ? all : Math.min(all, budgetMinor * 2)
}

function refusalOf({ objective }: PlanInstance): string | null {
  if (objective.kind === 'minCost') return say.noFrontierOfCheapest
  return objective.kind === 'lexicographic' && objective.order[0] === 'cost' ? say.noFrontierOfCost : null
}

const toPoint = ({ budget, cost, value, upperBound, creators }: FrontierSketch['points'][number]) => ({
  budgetMinor: Math.round(budget),
  costMinor: Math.round(cost),
  value,
  upperBound,
  creators,
})

/** The point farthest above the straight line from the first to the last: where more money begins to buy less. */
function kneeOf(points: readonly PlanFrontierPoint[]): number | null {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length < 3 || last.budgetMinor === first.budgetMinor) return null
  let best = 0
  let knee: number | null = null
  const rise = (last.value - first.value) / (last.budgetMinor - first.budgetMinor)
  for (const [index, point] of points.entries()) {
    const above = point.value - first.value - rise * (point.budgetMinor - first.budgetMinor)
    if (above > best) {
      best = above
      knee = index
    }
  }
  return knee
}
