import type { PlanInstance } from '../../../shared/domain/planInstance'
import { aimsOf, linearFigure } from './aims'
import { type CompiledPlan, compilePlan, type PlanAim } from './compile'
import { isOneSegment, solveOneSegment } from './oneSegment'
import { Search, type SearchAnswer } from './search'
import { Stopped } from './stopped'

export type StageControls = {
  deadlineMs: number
  isCancelled: () => boolean
  onFound: (plan: CompiledPlan, value: number, chosen: readonly number[], bound: number | null) => void
}

export type Solved = {
  plan: CompiledPlan
  /** options of the plan; null when there is none */
  chosen: number[] | null
  /** of the first stage, in its own unit (the negative cost for `minCost`) */
  value: number
  bound: number
  nodes: number
  ended: SearchAnswer['ended']
  /** sentences about stages that were not proved */
  notes: string[]
}

/** One aim, by the fast path where it applies. */
export function solveAim(
  plan: CompiledPlan,
  instance: PlanInstance,
  controls: StageControls,
  start: readonly (readonly number[])[] = [],
): SearchAnswer {
  if (isOneSegment(plan)) {
    const solved = solveOneSegment(plan, controls.isCancelled)
    if (!solved.chosen || solved.isProved) {
      const value = solved.upperBound
      if (solved.chosen) controls.onFound(plan, value, solved.chosen, value)
      return { chosen: solved.chosen, value, bound: value, nodes: 0, ended: 'proved' }
    }
    start = [solved.chosen, ...start]
  }
  return new Search(plan, {
    gap: instance.options.gap,
    nodeLimit: instance.options.nodeLimit ?? Number.POSITIVE_INFINITY,
    deadlineMs: controls.deadlineMs,
    isCancelled: controls.isCancelled,
    onFound: (value, chosen, bound) => controls.onFound(plan, value, chosen, bound),
    start,
  }).run()
}

/** What a later stage must not give up of an earlier one; a little air for rounding. */
function keep(aim: PlanAim, measure: string, value: number): PlanAim {
  const air = 1e-9 * Math.max(1, Math.abs(value))
  if (measure === 'netReach') return { ...aim, goal: { atLeast: value - air, weighted: true } }
  const figure = measure as 'engagements' | 'conversions' | 'revenue' | 'cost'
  return { ...aim, floors: [...aim.floors, { value: linearFigure(figure), atLeast: value - air, name: measure }] }
}

/** Solves the stages of an objective one after the other; all but `lexicographic` have one. */
export function solveStages(instance: PlanInstance, controls: StageControls): Solved {
  const [first, ...later] = aimsOf(instance)
  const plan = compilePlan(instance, first, false, controls.isCancelled)
  const notes: string[] = []
  if (plan.reasons.length) {
    return { plan, chosen: null, value: 0, bound: 0, nodes: 0, ended: 'proved', notes: plan.reasons }
  }
  const answer = solveAim(plan, instance, controls)
  const solved: Solved = { plan, ...answer, notes }
  if (!answer.chosen || instance.objective.kind !== 'lexicographic') return solved
  const { order } = instance.objective
  let floors: { measure: string; value: number }[] = [{ measure: order[0] ?? 'netReach', value: answer.value }]
  let chosen = answer.chosen
  later.forEach((aim, k) => {
    const held = floors.reduce((so, floor) => keep(so, floor.measure, floor.value), aim)
    const next = laterStage(instance, held, controls, chosen)
    solved.nodes += next.nodes
    if (next.chosen) {
      chosen = next.chosen
      floors = [...floors, { measure: order[k + 1] ?? '', value: next.value }]
    }
    if (next.ended !== 'proved') {
      notes.push(`The order's place ${k + 2}, ${order[k + 1]}, was not proved within the limits.`)
      solved.ended = next.ended
    }
  })
  return { ...solved, chosen }
}

/** Cancelled while it was being set up, the roster of the stages before stands. */
function laterStage(
  instance: PlanInstance,
  aim: PlanAim,
  controls: StageControls,
  chosen: readonly number[],
): Pick<SearchAnswer, 'chosen' | 'value' | 'nodes' | 'ended'> {
  try {
    const stage = compilePlan(instance, aim, false, controls.isCancelled)
    return solveAim(stage, instance, { ...controls, onFound: () => {} }, [chosen])
  } catch (error) {
    if (error instanceof Stopped) return { chosen: null, value: 0, nodes: 0, ended: 'cancelled' }
    throw error
  }
}
