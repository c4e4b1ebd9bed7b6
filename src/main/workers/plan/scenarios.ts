import type { PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { summarise } from './explain'
import { type PlanSignal, planInstance } from './plan'

/** One ready-made plan at the instance's budget, to stand beside the others. */
export type Scenario = {
  /** `bestMix`, `only:<tier>`, `ledBy:<tier>`, `cheapestForGoal` */
  id: string
  answer: PlanAnswer
  summary: ReturnType<typeof summarise>
  /** instance the answer belongs to: what a saved scenario keeps */
  instance: PlanInstance
}

/**
 * The ready-made scenarios: the best mix, each tier alone, the best roster led by one of the top tier, and the cheapest
 * roster that reaches a goal. Puts the trade's claim, many micros against one celebrity, to the test on own creators.
 *
 * @param attribute the attribute that holds the tier
 * @param top the tier that leads
 * @param goal persons; null leaves the cheapest roster out
 */
export function readyScenarios(
  instance: PlanInstance,
  options: { attribute: string; top: string | null; goal: number | null; signal?: PlanSignal },
): Scenario[] {
  const { attribute, top, goal } = options
  const tiers = new Set<string>()
  for (const candidate of instance.candidates)
    for (const tier of [candidate.attributes?.[attribute] ?? []].flat()) tiers.add(tier)
  const hasTier = (candidate: PlanInstance['candidates'][number], tier: string) =>
    [candidate.attributes?.[attribute] ?? []].flat().includes(tier)
  const variants: { id: string; instance: PlanInstance }[] = [{ id: 'bestMix', instance }]
  const limited = (rules: PlanInstance['constraints']): PlanInstance => ({
    ...instance,
    constraints: [...instance.constraints, ...rules],
  })
  for (const tier of [...tiers].sort()) {
    const others = instance.candidates.filter((candidate) => !hasTier(candidate, tier)).map((candidate) => candidate.id)
    variants.push({ id: `only:${tier}`, instance: limited([{ kind: 'exclude', ids: others }]) })
  }
  if (top !== null && tiers.has(top)) {
    variants.push({
      id: `ledBy:${top}`,
      instance: limited([{ kind: 'count', where: { [attribute]: top }, min: 1, max: 1 }]),
    })
  }
  if (goal !== null) {
    variants.push({ id: 'cheapestForGoal', instance: { ...instance, objective: { kind: 'minCost', goal } } })
  }
  return variants.map((variant) => {
    const answer = planInstance(variant.instance, options.signal ? { signal: options.signal } : {})
    return { ...variant, answer, summary: summarise(variant.instance, answer.roster) }
  })
}
