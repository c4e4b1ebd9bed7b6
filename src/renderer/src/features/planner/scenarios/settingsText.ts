import type { PlanAssumptions, PlanObjectiveSetting } from '../../../../../shared/domain/planning/settings'
import type { Format } from '../../../lib/locale'
import type { controlsWords } from '../controls/words'
import type { scenarioWords } from './words'

export interface SettingsFace {
  w: ReturnType<typeof scenarioWords>
  /** names of the aims, as they stand where they are set */
  aims: ReturnType<typeof controlsWords>
  format: Format
  currency: string
}

/** What a plan aimed at, in one line. */
export function aimText(objective: PlanObjectiveSetting, { w, aims, format }: SettingsFace): string {
  switch (objective.kind) {
    case 'blend': {
      const measures = ['netReach', 'engagements', 'conversions', 'revenue'] as const
      return w.blend(
        measures
          .filter((measure) => objective.weights[measure] > 0)
          .map((measure) => w.weight(aims.measures[measure], format.count(objective.weights[measure])))
          .join(', '),
      )
    }
    case 'lexicographic': {
      const [first = '', ...rest] = objective.order.map((measure) => aims.measures[measure].toLocaleLowerCase())
      return w.inOrder(first, rest.join(w.nextAim))
    }
    case 'cheapest':
      return objective.goalPersons === null
        ? aims.objectives.cheapest
        : w.cheapestFor(format.count(objective.goalPersons))
    default:
      return aims.objectives[objective.kind]
  }
}

/** What nobody knows and was assumed, in one line. */
export function assumptionsText(
  { conversionsPerThousandViews, orderValueMinor, ownNicheShare, campaignSpread, seed }: PlanAssumptions,
  { w, format, currency }: SettingsFace,
): string {
  const parts = [
    ...(conversionsPerThousandViews === null ? [] : [w.conversionsAssumed(format.count(conversionsPerThousandViews))]),
    ...(orderValueMinor === null ? [] : [w.orderAssumed(format.money(orderValueMinor, currency, 'short'))]),
    w.ownNiche(format.percent(ownNicheShare, 0)),
    w.spread(format.count(campaignSpread)),
    w.seed(String(seed)),
  ].join(', ')
  return parts.replace(/^./, (first) => first.toLocaleUpperCase())
}
