import type { PlanFrontierPoint } from '../../../../../shared/contract/planner'
import type { Frontier } from '../planView'
import type { FrontierChartFace } from './frontierChart'
import { boundSteps, isOpen, stepAt, stepsOf } from './frontierSteps'

/** What a budget buys, exactly, on every line; nothing below the cheapest roster. */
export function frontierTip(
  budgetMinor: number,
  { points }: Frontier,
  steps: readonly PlanFrontierPoint[],
  { format, currency, unit, words, others, name }: FrontierChartFace,
): string {
  const line = (step: PlanFrontierPoint) =>
    words.step(
      format.money(step.costMinor, currency),
      unit.exact(step.value),
      words.creatorCount(step.creators, format.count(step.creators)),
    )
  const own = steps[stepAt(steps, budgetMinor)]
  const bound = isOpen(points) ? boundSteps(points).find(([from]) => from >= budgetMinor)?.[1] : undefined
  const rows = own ? [others.length > 0 ? `${name}\n${line(own)}` : line(own)] : []
  if (bound !== undefined) rows.push(`${words.atMost} ${unit.exact(bound)}`)
  for (const other of others) {
    const otherSteps = stepsOf(other.points)
    const step = otherSteps[stepAt(otherSteps, budgetMinor)]
    if (step) rows.push(`${other.name}\n${line(step)}`)
  }
  return rows.join('\n')
}
