import type { PlanInstance } from '../../../shared/domain/planInstance'
import type { PlanAim, PlanPackage } from './compile'

type Linear = 'engagements' | 'conversions' | 'revenue'

/** A linear figure of a package; `cost` counts against. */
export function linearFigure(measure: Linear | 'cost'): (pack: PlanPackage) => number {
  return measure === 'cost' ? (pack) => -pack.cost : (pack) => pack[measure] ?? 0
}

const plain: PlanAim = { netReachWeight: 0, linear: null, goal: null, floors: [] }

function aimAt(measure: Linear | 'cost' | 'netReach'): PlanAim {
  return measure === 'netReach' ? { ...plain, netReachWeight: 1 } : { ...plain, linear: linearFigure(measure) }
}

/**
 * What to solve one after the other. All objectives but `lexicographic` are one solve; of that each later stage gets
 * floors from the stages before it (see plan.ts).
 */
export function aimsOf(instance: PlanInstance): [PlanAim, ...PlanAim[]] {
  const { objective } = instance
  switch (objective.kind) {
    case 'netReach':
    case 'engagements':
    case 'conversions':
    case 'revenue':
      return [aimAt(objective.kind)]
    case 'minCost':
      return [{ ...aimAt('cost'), goal: { atLeast: objective.goal, weighted: false } }]
    case 'blend': {
      const { netReach = 0, engagements = 0, conversions = 0, revenue = 0 } = objective.weights
      const linear = (pack: PlanPackage) =>
        engagements * (pack.engagements ?? 0) + conversions * (pack.conversions ?? 0) + revenue * (pack.revenue ?? 0)
      return [{ ...plain, netReachWeight: netReach, linear: engagements + conversions + revenue > 0 ? linear : null }]
    }
    case 'lexicographic': {
      const [first = 'netReach', ...rest] = objective.order
      return [aimAt(first), ...rest.map(aimAt)]
    }
  }
}
