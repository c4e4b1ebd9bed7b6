import type { PlanRange } from '../../../../shared/contract/planner'
import type { PlanAnswer, PlanInstance } from '../../../../shared/domain/planInstance'
import { withNames } from '../../../workers/plan/reasons'
import type { RangeWish } from '../../../workers/plan/rosterRange'
import { biggestFirst, solveVariants } from '../../../workers/plan/scenarios'
import type { TaskDef } from '../../context'
import { type PlanNaming, planNames } from '../naming'
import { rangeOfRoster } from '../range'

export type ReadyRequest = {
  /** the best mix first */
  variants: { id: string; instance: PlanInstance; isSameAim: boolean }[]
  /** the habit, by followers of each candidate of the instance */
  biggest: { instance: PlanInstance; sizes: Float64Array }
  /** spread of each creator's views, by entry */
  sigmas: ReadonlyMap<string, number>
  naming: PlanNaming
  range: RangeWish
}
export type ReadyAnswer = { id: string; answer: PlanAnswer; range: PlanRange | null }
export type ReadyReply = { solved: ReadyAnswer[]; biggest: Omit<ReadyAnswer, 'id'> | null; isCancelled: boolean }

/** Ready-made plans side by side: solved one after the other, each with its range. */
export const readyTask: TaskDef<ReadyRequest, ReadyReply> = {
  name: 'planner.ready',
  lane: 'background',
  run({ variants, biggest, sigmas, naming, range }, context) {
    const signal = {
      get aborted() {
        return context.isCancelled()
      },
    }
    const names = planNames(naming)
    const named = variants.map((variant) => ({ ...variant, instance: withNames(variant.instance, names) }))
    const solved = solveVariants(named, { signal }).flatMap(({ id, answer }, index): ReadyAnswer[] => {
      const instance = named[index]?.instance
      if (!answer || !instance) return []
      return [{ id, answer, range: rangeOfRoster({ instance, sigmaOf: sigmas }, answer.roster, range) }]
    })
    if (signal.aborted) return { solved, biggest: null, isCancelled: true }
    const instance = withNames(biggest.instance, names)
    const { answer } = biggestFirst(instance, biggest.sizes, solved[0]?.answer ?? null)
    return {
      solved,
      biggest: { answer, range: rangeOfRoster({ instance, sigmaOf: sigmas }, answer.roster, range) },
      isCancelled: false,
    }
  },
}
