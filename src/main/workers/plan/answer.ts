import type { PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { checkPlan, objectiveOf } from './check'
import type { CompiledPlan } from './compile'
import { clashOf } from './infeasible'
import type { Solved } from './stages'
import { type IsCancelled, Stopped } from './stopped'

/**
 * Turns chosen options into a roster in the instance's ids, in the order of its candidates. The entries of one call are
 * shared between rosters: a frontier of thousands of rosters holds each entry once.
 */
export function rosterWriter(
  instance: PlanInstance,
  plan: CompiledPlan,
): (chosen: ArrayLike<number>) => PlanAnswer['roster'] {
  const entries: (PlanAnswer['roster'][number] | undefined)[] = new Array(plan.options)
  const entryOf = (i: number) => {
    const known = entries[i]
    if (known) return known
    const candidate = instance.candidates[plan.candidateOf[i] ?? 0]
    const entry = { candidate: candidate?.id ?? '', package: candidate?.packages[plan.packageOf[i] ?? 0]?.id ?? '' }
    entries[i] = entry
    return entry
  }
  const { candidateOf } = plan
  return (chosen) => {
    const roster: PlanAnswer['roster'] = new Array(chosen.length)
    let isSorted = true
    for (let k = 0; k < chosen.length; k++) {
      if (k > 0 && candidateOf[chosen[k]!]! < candidateOf[chosen[k - 1]!]!) isSorted = false
      roster[k] = entryOf(chosen[k]!)
    }
    if (isSorted) return roster
    return Array.from(chosen)
      .sort((i, j) => candidateOf[i]! - candidateOf[j]!)
      .map(entryOf)
  }
}

/** Whether smaller is better; an order that begins with cost is bounded from below too. */
export function isAboutCost(instance: PlanInstance): boolean {
  const { objective } = instance
  return objective.kind === 'minCost' || (objective.kind === 'lexicographic' && objective.order[0] === 'cost')
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
export function figuresOf(instance: PlanInstance, roster: PlanAnswer['roster']) {
  const { problems, figures } = checkPlan(instance, { roster })
  if (problems.length) throw new Error(`The planner's own check failed: ${problems.join(' ')}`)
  return { cost: figures.cost, objective: objectiveOf(instance, figures) }
}

/**
 * What the solver found as an answer, recomputed from scratch by {@link checkPlan}.
 *
 * @throws when the check fails: a bug, never the user's
 */
export function answerOf(
  instance: PlanInstance,
  solved: Solved,
  times: {
    startMs: number
    firstMs: number | null
    isCancelled: IsCancelled
    onClash?: ((constraints: number[]) => void) | undefined
  },
): PlanAnswer {
  const { startMs, firstMs } = times
  const isMinCost = isAboutCost(instance)
  if (!solved.chosen) {
    if (solved.ended === 'proved') {
      const isSaid = solved.notes.length > 0
      // what is plain before any search is said already; which rules it lies in may still be asked
      const clash = isSaid && !times.onClash ? null : clashOf(instance, times.isCancelled)
      if (clash) times.onClash?.(clash.constraints)
      return infeasible(isSaid ? solved.notes : (clash?.reasons ?? []), startMs)
    }
    return nothingFound(solved, startMs)
  }
  const roster = rosterWriter(instance, solved.plan)(solved.chosen)
  const { cost, objective } = figuresOf(instance, roster)
  const claimed = isMinCost ? Math.max(0, -solved.bound) : solved.bound
  const bound = isMinCost
    ? closest(claimed, objective, Math.min(claimed, objective))
    : closest(claimed, objective, Math.max(claimed, objective))
  const problems = checkPlan(instance, {
    roster,
    cost,
    objective,
    ...(isMinCost ? { lowerBound: claimed } : { upperBound: claimed }),
  }).problems
  if (problems.length) throw new Error(`The planner's own check failed: ${problems.join(' ')}`)
  const gap = gapOf(bound, objective)
  const totalMs = performance.now() - startMs
  const proved = solved.ended === 'proved' ? statusOf(gap, instance.options.gap) : null
  const status = proved ?? (solved.ended === 'cancelled' ? 'cancelled' : 'timeLimit')
  return {
    status,
    objective,
    ...(isMinCost ? { lowerBound: bound } : { upperBound: bound }),
    gap,
    cost,
    roster,
    firstMs,
    provenMs: proved ? totalMs : null,
    totalMs,
    nodes: solved.nodes,
    reasons:
      solved.ended === 'nodeLimit' ? [...solved.notes, 'The node limit was reached before the proof.'] : solved.notes,
  }
}

/** The last digits of a sum depend on its order: a bound a breath from the roster is the roster. */
export function closest(claimed: number, objective: number, bound: number): number {
  return Math.abs(claimed - objective) <= 2e-11 * Math.max(1, Math.abs(objective)) ? objective : bound
}

/** Of a search stopped before it had anything. */
export function nothingFound(solved: Pick<Solved, 'ended' | 'nodes'>, startMs: number): PlanAnswer {
  const why = solved.ended === 'cancelled' ? 'The search was cancelled' : 'The limits were reached'
  return {
    ...infeasible([`${why} before a roster that keeps all rules was found; none may exist.`], startMs),
    status: solved.ended === 'cancelled' ? 'cancelled' : 'timeLimit',
    provenMs: null,
    nodes: solved.nodes,
  }
}

/** Cancelled while the instance was still being set up, the answer says so. */
export function orCancelled(startMs: number, run: () => PlanAnswer): PlanAnswer {
  try {
    return run()
  } catch (error) {
    if (error instanceof Stopped) return nothingFound({ ended: 'cancelled', nodes: 0 }, startMs)
    throw error
  }
}
