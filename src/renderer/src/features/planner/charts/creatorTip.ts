import type { PlanCandidate, PlanPick } from '../../../../../shared/contract/planner'
import type { Format } from '../../../lib/locale'
import { tierName } from '../tierName'
import type { plannerWords } from '../words'
import { type AddedReach, placeOf } from './creatorPlaces'
import type { chartWords } from './words'

export interface TipFace {
  w: ReturnType<typeof chartWords>
  tierWords: ReturnType<typeof plannerWords>
  format: Format
  currency: string
}

/** All that the chart knows of a creator, exactly, as lines of text. */
export function creatorTip(
  candidate: PlanCandidate,
  pick: PlanPick | undefined,
  added: AddedReach | undefined,
  { w, tierWords, format, currency }: TipFace,
): string {
  const alone = placeOf(candidate, pick, undefined, 'alone')
  const adds = placeOf(candidate, pick, added, 'adds')
  const offer = alone?.offer
  const persons = (count: number | undefined) => format.count(count === undefined ? null : Math.round(count))
  return [
    `@${candidate.handle}`,
    `${w.tier}: ${tierName(candidate.tier, tierWords)}`,
    ...(offer && candidate.offers.length > 1
      ? [`${w.package}: ${w.perPackage(offer.name, offer.posts, format.count(offer.posts))}`]
      : []),
    `${w.cost}: ${format.money(alone?.costMinor, currency)}`,
    `${w.soloReach}: ${persons(alone?.persons)}`,
    `${w.addedReach}: ${persons(adds?.persons)}`,
    `${w.engagement}: ${format.percent(candidate.engagementRate, 2)}`,
    `${w.planned}: ${pick ? w.isPlanned : w.isNotPlanned}`,
    ...(candidate.planRule === 'open' ? [] : [w.rules[candidate.planRule]]),
  ].join('\n')
}
