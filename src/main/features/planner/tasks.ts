import { CallboardError } from '../../../shared/contract/define'
import type { FrontierAnswer, PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { PlanUnsupported, planFrontier, planInstance } from '../../workers/plan/plan'
import type { TaskDef } from '../context'

function orRefusal<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof PlanUnsupported) throw new CallboardError('plan_unsupported', error.message)
    throw error
  }
}

export const planTask: TaskDef<PlanInstance, PlanAnswer> = {
  name: 'planner.plan',
  lane: 'compute',
  run(instance, context) {
    const signal = {
      get aborted() {
        return context.isCancelled()
      },
    }
    return orRefusal(() => planInstance(instance, { signal }))
  },
}

export const frontierTask: TaskDef<{ instance: PlanInstance; points: number | 'exact' }, FrontierAnswer> = {
  name: 'planner.frontier',
  lane: 'compute',
  run: ({ instance, points }) => orRefusal(() => planFrontier(instance, points)),
}
