import type { FrontierAnswer, PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { aimsOf } from './aims'
import { answerOf, closest, figuresOf, isAboutCost, orCancelled, rosterWriter } from './answer'
import { compilePlan } from './compile'
import { CertifiedFrontier } from './frontier'
import { frontierOneSegment, isOneSegment } from './oneSegment'
import { solveStages } from './stages'
import { Stopped } from './stopped'

/** `aborted` is read between nodes; it may be backed by shared memory, so that another thread can set it. */
export type PlanSignal = { readonly aborted: boolean }
/** A better roster found on the way, with the bound proven so far. */
export type Incumbent = {
  objective: number
  bound: number | null
  cost: number
  roster: PlanAnswer['roster']
  atMs: number
}
export type PlanControls = {
  signal?: PlanSignal
  onIncumbent?: (found: Incumbent) => void
  /** stop by then with the best found, where the instance's own limit is longer */
  mostMs?: number
  /** where no roster keeps all rules: the constraints, by their index, that clash among themselves or with the budget */
  onClash?: (constraints: number[]) => void
}

/** What the planner cannot do yet, as a sentence; nothing is ever silently left out. */
export class PlanUnsupported extends Error {}

/**
 * The best roster of an instance with its certificate. Deterministic: the same instance and node limit give the same
 * roster. Every answer has passed {@link checkPlan}.
 */
export function planInstance(instance: PlanInstance, controls: PlanControls = {}): PlanAnswer {
  const startMs = performance.now()
  const isMinCost = isAboutCost(instance)
  let firstMs: number | null = null
  const isCancelled = () => controls.signal?.aborted ?? false
  return orCancelled(startMs, () => {
    const solved = solveStages(instance, {
      deadlineMs: startMs + Math.min(instance.options.timeLimitMs, controls.mostMs ?? Number.POSITIVE_INFINITY),
      isCancelled,
      onFound: (plan, value, chosen, bound) => {
        const atMs = performance.now() - startMs
        firstMs ??= atMs
        if (!controls.onIncumbent) return
        controls.onIncumbent({
          objective: isMinCost ? -value : value,
          bound: bound === null ? null : isMinCost ? -bound : bound,
          cost: chosen.reduce((sum, i) => sum + (plan.cost[i] ?? 0), 0),
          roster: rosterWriter(instance, plan)(chosen),
          atMs,
        })
      },
    })
    return answerOf(instance, solved, { startMs, firstMs, isCancelled, onClash: controls.onClash })
  })
}

/**
 * Best roster at every budget up to the instance's own.
 *
 * With one segment (or a linear objective), no side rules and costs on a grid of at most 20,000 steps the points are
 * steps of the true staircase and `isExact` is true. Otherwise every point is certified within 0.1 % (or the asked gap
 * where that is larger), and `upperBound` is the certified curve above it.
 *
 * @param points most points wanted, or `exact` for every step; where that cannot be had, a sentence says so
 * @throws PlanUnsupported for `minCost`, which has no frontier over budgets
 */
export function planFrontier(
  instance: PlanInstance,
  points: number | 'exact',
  controls: { signal?: PlanSignal } = {},
): FrontierAnswer {
  const startMs = performance.now()
  const answered = (isExact: boolean, list: FrontierAnswer['points'], reasons: string[]): FrontierAnswer => ({
    isExact,
    points: list,
    totalMs: performance.now() - startMs,
    reasons,
  })
  if (instance.objective.kind === 'minCost') {
    throw new PlanUnsupported(
      'A frontier runs over budgets; for the cheapest roster that reaches a goal there is none.',
    )
  }
  const isCancelled = () => controls.signal?.aborted ?? false
  try {
    const [aim] = aimsOf(instance)
    const plan = compilePlan(instance, aim, true, isCancelled)
    if (plan.reasons.length) return answered(true, [], plan.reasons)
    const steps =
      isOneSegment(plan) && !instance.constraints.some((rule) => rule.kind === 'maxCreatorShare')
        ? frontierOneSegment(plan, isCancelled)
        : null
    if (steps) {
      const write = rosterWriter(instance, plan)
      const wanted = points === 'exact' || steps.length <= points ? steps : sampled(steps, points)
      const list = wanted.map((step) => ({
        budget: step.budget,
        status: 'optimal' as const,
        objective: step.objective,
        upperBound: step.objective,
        cost: step.budget,
        roster: write(step.chosen),
      }))
      return answered(true, list, [])
    }
    const frontier = new CertifiedFrontier(instance, {
      deadlineMs: startMs + instance.options.timeLimitMs,
      isCancelled,
    })
    const writeSample = rosterWriter(instance, frontier.plan)
    const list = frontier.sample(points === 'exact' ? pointsInstead(plan.options) : points).map((sample) => {
      const roster = sample.chosen ? writeSample(sample.chosen) : []
      const base = { budget: sample.budget, status: sample.status, roster }
      if (!sample.chosen) return { ...base, objective: null, upperBound: null, cost: null }
      const { cost, objective } = figuresOf({ ...instance, budget: sample.budget }, roster)
      const upperBound = closest(sample.bound, objective, Math.max(sample.bound, objective))
      if (sample.bound < objective * (1 - 1e-9)) {
        throw new Error(
          `The planner's own check failed: at ${sample.budget} the bound ${sample.bound} lies below ${objective}.`,
        )
      }
      return { ...base, objective, upperBound, cost }
    })
    const why =
      points === 'exact'
        ? [
            `An exact frontier needs one audience segment or a linear objective, no side rules, and costs on a grid of at most 20,000 steps; these are ${list.length} certified points instead.`,
          ]
        : []
    return answered(
      false,
      list,
      isCancelled() ? [`The frontier was cancelled; these are the ${list.length} points it had.`] : why,
    )
  } catch (error) {
    if (error instanceof Stopped) return answered(false, [], ['The frontier was cancelled before it had a point.'])
    throw error
  }
}

/** Points in place of every step: a small instance has time for more of them. */
const pointsInstead = (options: number): number => (options <= 400 ? 160 : 60)

/** Steps nearest to geometrically spaced money, the last one always among them. */
function sampled<T extends { budget: number }>(all: T[], points: number): T[] {
  const last = all.at(-1)
  const first = all[0]
  if (!last || !first) return all
  const low = Math.max(first.budget, 1)
  const ratio = last.budget / low
  const picked = new Set<T>()
  for (let k = 0, at = 0; k < points; k++) {
    const money = low * ratio ** (k / Math.max(1, points - 1)) * (1 + 1e-12)
    while (at + 1 < all.length && (all[at + 1]?.budget ?? 0) <= money) at++
    const step = all[at]
    if (step) picked.add(step)
  }
  picked.add(last)
  return [...picked]
}
