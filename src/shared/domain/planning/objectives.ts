import { CallboardError } from '../../contract/define'
import { currencyExponent } from '../format'
import type { PlanInstance, PlanMeasure } from '../planInstance'
import { measuresOf } from '../planInstanceChecks'
import type { PlanModelCandidate } from './model'
import type { PlanAssumptions, PlanObjectiveSetting } from './settings'

/**
 * What the plan aims at in the planner's own format.
 *
 * @param goalPersons the client's goal, for a cheapest roster without one of its own
 * @throws CallboardError `plan_invalid`, a sentence that names the goal, weight or assumption that is missing
 */
export function planObjectiveOf(
  setting: PlanObjectiveSetting,
  {
    currency,
    goalPersons,
    assumptions,
  }: { currency: string; goalPersons: number | null; assumptions: PlanAssumptions },
): PlanInstance['objective'] {
  const objective = objectiveOf(setting, currency, goalPersons)
  const measures = measuresOf(objective)
  if (measures.length === 0)
    throw invalid('The blend gives weight to nothing, so every roster would be equal. Give one of its parts a weight.')
  if (assumptions.conversionsPerThousandViews === null) {
    if (measures.includes('conversions')) throw invalid(missing('conversions', 'conversions per thousand views'))
    if (measures.includes('revenue')) throw invalid(missing('revenue', 'conversions per thousand views'))
  }
  if (assumptions.orderValueMinor === null && measures.includes('revenue'))
    throw invalid(missing('revenue', 'the value of an order'))
  return objective
}

function objectiveOf(
  setting: PlanObjectiveSetting,
  currency: string,
  goalPersons: number | null,
): PlanInstance['objective'] {
  switch (setting.kind) {
    case 'blend': {
      const { revenue, ...weights } = setting.weights
      return { kind: 'blend', weights: { ...weights, revenue: revenue / 10 ** currencyExponent(currency) } }
    }
    case 'lexicographic':
      return { kind: 'lexicographic', order: [...new Set(setting.order)] }
    case 'cheapest': {
      const goal = setting.goalPersons ?? goalPersons
      if (goal === null) {
        throw invalid(
          'The cheapest roster is asked for, but no goal of people to reach is set. Enter one, or fill in the target reach in the campaign’s brief.',
        )
      }
      return { kind: 'minCost', goal }
    }
    default:
      return { kind: setting.kind }
  }
}

const invalid = (sentence: string) => new CallboardError('plan_invalid', sentence)
const missing = (aim: string, assumption: string) =>
  `The plan aims at ${aim}, but ${assumption} is not assumed. Enter it under the assumptions, or aim at something else.`

/** Which figures an objective reads, assumptions aside. */
export function aimsOf(setting: PlanObjectiveSetting): PlanMeasure[] {
  return setting.kind === 'cheapest' ? ['netReach'] : measuresOf(setting)
}

/** A sentence where candidates count nothing towards the aim because nothing is known; null where all is. */
export function unknownEngagements(
  candidates: readonly PlanModelCandidate[],
  measures: readonly PlanMeasure[],
): string | null {
  if (!measures.includes('engagements')) return null
  const unknown = candidates.filter(({ offers }) => offers.every(({ engagements }) => engagements === null)).length
  if (unknown === 0) return null
  return unknown === 1
    ? 'One creator has no engagement rate with a known basis and counts as bringing no engagements.'
    : `${unknown} creators have no engagement rate with a known basis and count as bringing no engagements.`
}
