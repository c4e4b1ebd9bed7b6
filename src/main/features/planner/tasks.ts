import { CallboardError } from '../../../shared/contract/define'
import type { PlanRange } from '../../../shared/contract/planner'
import type { FrontierAnswer, PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { PlanUnsupported, planFrontier, planInstance } from '../../workers/plan/plan'
import type { RangeWish } from '../../workers/plan/rosterRange'
import type { RunTask, TaskContext, TaskDef } from '../context'
import { type HeldInstance, heldInstance, type LoadedInstance } from './instances'
import type { KeyedInstance } from './planBase'
import { rangeOfRoster } from './range'

function orRefusal<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof PlanUnsupported) throw new CallboardError('plan_unsupported', error.message)
    throw error
  }
}

/** `aborted` as the solver reads it, between its nodes. */
export function signalOf(context: TaskContext): { readonly aborted: boolean } {
  return {
    get aborted() {
      return context.isCancelled()
    },
  }
}

/** A question about an instance that the thread may hold already; `load` brings it where it does not. */
export type Keyed<Q> = { key: string; load: LoadedInstance | null; question: Q }
export type KeyedAnswer<R> = { isHeld: true; value: R } | { isHeld: false }

/** A task about an instance that is sent once and then only named: most of a live plan's time would go into copying it. */
export function keyedTask<Q, R>(
  name: string,
  lane: TaskDef<never, unknown>['lane'],
  answer: (held: HeldInstance, question: Q, context: TaskContext) => R,
): TaskDef<Keyed<Q>, KeyedAnswer<R>> {
  return {
    name,
    lane,
    run({ key, load, question }, context) {
      const held = heldInstance(key, load)
      return held ? { isHeld: true, value: orRefusal(() => answer(held, question, context)) } : { isHeld: false }
    },
  }
}

/** Asks by name, and brings the instance where the thread does not hold it. */
export async function askKeyed<Q, R>(
  run: { runTask: RunTask; signal: AbortSignal },
  task: TaskDef<Keyed<Q>, KeyedAnswer<R>>,
  { key, load }: Pick<KeyedInstance, 'key' | 'load'>,
  question: Q,
): Promise<R> {
  const options = { signal: run.signal }
  const named = await run.runTask(task, { key, load: null, question }, options)
  if (named.isHeld) return named.value
  const brought = await run.runTask(task, { key, load: load(), question }, options)
  if (!brought.isHeld) throw new Error(`the thread did not keep the instance of ${task.name}`)
  return brought.value
}

/** `patienceMs`: answer by then with the best found; null leaves the instance's own limit alone */
export type PlanQuestion = { budgetMinor: number | null; patienceMs: number | null; range: RangeWish }

/** `clash`: constraints of the instance that no roster keeps together; null where there is a roster */
export type PlanTold = { answer: PlanAnswer; range: PlanRange | null; clash: number[] | null }

/** The best roster under a budget and how far its reach may swing. */
export const planTask = keyedTask('planner.plan', 'compute', (held, question: PlanQuestion, context): PlanTold => {
  const { budgetMinor, patienceMs, range } = question
  let clash: number[] | null = null
  const answer = held.session.plan(budgetMinor, {
    signal: signalOf(context),
    onClash: (constraints) => {
      clash = constraints
    },
    ...(patienceMs !== null && { mostMs: patienceMs }),
  })
  return { answer, range: context.isCancelled() ? null : rangeOfRoster(held, answer.roster, range), clash }
})

/** Points that are shown: rosters of thousands of points are not sent. */
export type FrontierSketch = {
  isExact: boolean
  points: { budget: number; cost: number; value: number; upperBound: number; creators: number }[]
  reasons: string[]
}

/** The best value at every budget up to a largest one. */
export const frontierTask = keyedTask(
  'planner.frontier',
  'background',
  (held, { budgetMinor }: { budgetMinor: number }, context): FrontierSketch => {
    const instance = { ...held.instance, budget: budgetMinor }
    const { isExact, points, reasons } = planFrontier(instance, 'exact', { signal: signalOf(context) })
    return { isExact, points: rising(points), reasons }
  },
)

/** More money never buys less: where a certified point found less than a cheaper one, the cheaper roster stands. */
function rising(points: FrontierAnswer['points']): FrontierSketch['points'] {
  const shown: FrontierSketch['points'] = []
  for (const { budget, cost, objective, upperBound, roster } of points) {
    if (objective === null || cost === null) continue
    const before = shown.at(-1)
    const bound = Math.max(objective, upperBound ?? objective)
    shown.push(
      before && before.value > objective
        ? { ...before, budget, upperBound: Math.max(bound, before.value) }
        : { budget, cost, value: objective, upperBound: bound, creators: roster.length },
    )
  }
  return shown
}

/** An instance from outside, whatever it asks. */
export const solveTask: TaskDef<
  { instance: PlanInstance; frontier: number | 'exact' | undefined },
  PlanAnswer | FrontierAnswer
> = {
  name: 'planner.solve',
  lane: 'background',
  run({ instance, frontier }, context) {
    const signal = signalOf(context)
    return orRefusal(() =>
      frontier === undefined ? planInstance(instance, { signal }) : planFrontier(instance, frontier, { signal }),
    )
  },
}
