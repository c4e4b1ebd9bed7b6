import type { FrontierAnswer, PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { aimsOf } from './aims'
import { checkPlan, objectiveOf } from './check'
import { type CompiledPlan, compilePlan } from './compile'
import { frontierOneSegment, isOneSegment, solveOneSegment } from './oneSegment'

/** `aborted` is read between nodes; it may be backed by shared memory, so that another thread can set it. */
export type PlanSignal = { readonly aborted: boolean }
/** A better roster found on the way, with the bound proven so far. */
export type Incumbent = {
  objective: number
  upperBound: number | null
  cost: number
  roster: PlanAnswer['roster']
  atMs: number
}
export type PlanControls = { signal?: PlanSignal; onIncumbent?: (found: Incumbent) => void }

/** What the planner cannot do yet, as a sentence; nothing is ever silently left out. */
export class PlanUnsupported extends Error {}

/** The roster in the instance's ids, in the order of its candidates. */
export function rosterOf(instance: PlanInstance, plan: CompiledPlan, chosen: readonly number[]): PlanAnswer['roster'] {
  return chosen
    .map((i) => ({ c: plan.candidateOf[i] ?? 0, p: plan.packageOf[i] ?? 0 }))
    .sort((a, b) => a.c - b.c)
    .map(({ c, p }) => {
      const candidate = instance.candidates[c]
      return { candidate: candidate?.id ?? '', package: candidate?.packages[p]?.id ?? '' }
    })
}

/** `|bound − objective| / max(|bound|, 1)`, decisions.md. */
export function gapOf(bound: number, objective: number): number {
  return Math.abs(bound - objective) / Math.max(Math.abs(bound), 1)
}

/** `optimal` at a gap of 1e-6, or of the asked gap where that is smaller. */
export function statusOf(gap: number, asked: number): 'optimal' | 'withinGap' | null {
  if (gap <= Math.min(1e-6, asked)) return 'optimal'
  return gap <= asked ? 'withinGap' : null
}

function infeasible(reasons: string[], startMs: number): PlanAnswer {
  const totalMs = performance.now() - startMs
  return {
    status: 'infeasible',
    objective: null,
    upperBound: null,
    gap: null,
    cost: null,
    roster: [],
    firstMs: null,
    provenMs: totalMs,
    totalMs,
    nodes: 0,
    reasons,
  }
}

/** Recomputes the roster from scratch; throws when it breaks a rule or crosses its bound: a bug, not an answer. */
function figuresOf(instance: PlanInstance, roster: PlanAnswer['roster']) {
  const { problems, figures } = checkPlan(instance, { roster })
  if (problems.length) throw new Error(`The planner's own check failed: ${problems.join(' ')}`)
  return { cost: figures.cost, objective: objectiveOf(instance, figures) }
}

/**
 * The best roster of an instance with its certificate. Deterministic: the same instance and node limit give the same
 * roster. Every answer has passed {@link checkPlan}.
 *
 * @throws PlanUnsupported with a sentence, for what the planner cannot do yet
 */
export function planInstance(instance: PlanInstance, controls: PlanControls = {}): PlanAnswer {
  const startMs = performance.now()
  const [aim] = aimsOf(instance)
  const plan = compilePlan(instance, aim)
  if (plan.reasons.length) return infeasible(plan.reasons, startMs)
  if (!isOneSegment(plan)) throw new PlanUnsupported('Several segments and side rules cannot be planned yet.')
  const solved = solveOneSegment(plan)
  if (!solved.chosen) return infeasible(['The creators that must be included cost more than the budget.'], startMs)
  const roster = rosterOf(instance, plan, solved.chosen)
  const { cost, objective } = figuresOf(instance, roster)
  const upperBound = solved.isProved ? objective : Math.max(objective, solved.upperBound)
  const gap = gapOf(upperBound, objective)
  const totalMs = performance.now() - startMs
  controls.onIncumbent?.({ objective, upperBound, cost, roster, atMs: totalMs })
  const status = statusOf(gap, instance.options.gap) ?? 'timeLimit'
  return {
    status,
    objective,
    upperBound,
    gap,
    cost,
    roster,
    firstMs: totalMs,
    provenMs: status === 'timeLimit' ? null : totalMs,
    totalMs,
    nodes: 0,
    reasons: [],
  }
}

/**
 * Best roster at every budget up to the instance's own.
 *
 * @param points number of sampled budgets, or `exact` for every step of the true staircase (one segment on a cost grid)
 */
export function planFrontier(instance: PlanInstance, points: number | 'exact'): FrontierAnswer {
  const startMs = performance.now()
  const [aim] = aimsOf(instance)
  const plan = compilePlan(instance, aim)
  if (plan.reasons.length)
    return { isExact: true, points: [], totalMs: performance.now() - startMs, reasons: plan.reasons }
  const steps =
    isOneSegment(plan) && !instance.constraints.some((rule) => rule.kind === 'maxCreatorShare')
      ? frontierOneSegment(plan)
      : null
  if (!steps) throw new PlanUnsupported('This frontier cannot be computed exactly.')
  const all = steps.map((step) => {
    const roster = rosterOf(instance, plan, step.chosen)
    return { step, roster }
  })
  const wanted = points === 'exact' || all.length <= points ? all : sampled(all, points)
  const answers = wanted.map(({ step, roster }) => ({
    budget: step.budget,
    status: 'optimal' as const,
    objective: step.objective,
    upperBound: step.objective,
    cost: step.budget,
    roster,
  }))
  return { isExact: true, points: answers, totalMs: performance.now() - startMs, reasons: [] }
}

/** Steps nearest to geometrically spaced money, the last one always among them. */
function sampled<T extends { step: { budget: number } }>(all: T[], points: number): T[] {
  const last = all.at(-1)
  const first = all[0]
  if (!last || !first) return all
  const low = Math.max(first.step.budget, 1)
  const ratio = last.step.budget / low
  const picked = new Set<T>()
  for (let k = 0, at = 0; k < points; k++) {
    const money = low * ratio ** (k / Math.max(1, points - 1)) * (1 + 1e-12)
    while (at + 1 < all.length && (all[at + 1]?.step.budget ?? 0) <= money) at++
    const step = all[at]
    if (step) picked.add(step)
  }
  picked.add(last)
  return [...picked]
}
