import { median } from '../../../shared/domain/reach/forecast'
import { type Figures, perThousand } from './figures'
import type { ProposalFigures, Proposed } from './proposalPlan'
import type { ReportWords } from './words'

/** A second reason is given where a creator is better than usual by this much. */
const notable = 1.15
/** Fewest creators that a "usual" value may rest on. */
const fewestForUsual = 5

/** The written reason of each creator: what the roster gains, then the one figure that stands out most, if any does. */
export function reasonsFor(
  figures: ProposalFigures,
  say: ReportWords,
  write: Figures,
  tierOf: (followers: number | null) => string | null,
): (proposed: Proposed) => string {
  const usualInTarget = usual(figures.candidates.map((candidate) => candidate.inTargetShare))
  const rates = new Map<string, number[]>()
  for (const { fact } of figures.candidates) {
    if (fact.engagementRate === null) continue
    const key = `${tierOf(fact.followers)} ${fact.engagementBasis}`
    rates.set(key, [...(rates.get(key) ?? []), fact.engagementRate])
  }
  return ({ fact, candidate, costMinor, addedPersons }) => {
    const price = perThousand(costMinor, addedPersons)
    if (!candidate || addedPersons === null) return say.reasonUnknown
    if (price === null) return say.reasonNothingNew
    const sentences = [say.reasonAdds(write.persons(addedPersons), write.moneyExact(price))]
    const tier = tierOf(fact.followers)
    const usualRate = usual(rates.get(`${tier} ${fact.engagementBasis}`) ?? [])
    const rateLift = usualRate && fact.engagementRate !== null ? fact.engagementRate / usualRate : 0
    const targetLift = usualInTarget ? candidate.inTargetShare / usualInTarget : 0
    if (usualInTarget && targetLift >= notable && targetLift >= rateLift) {
      sentences.push(say.reasonInTarget(write.percent(candidate.inTargetShare, 0), write.percent(usualInTarget, 0)))
    } else if (usualRate && rateLift >= notable && tier !== null) {
      const basis = say.bases[fact.engagementBasis ?? 'unstated'] ?? ''
      sentences.push(say.reasonEngagement(write.percent(fact.engagementRate), basis, write.percent(usualRate), tier))
    }
    return sentences.join(' ')
  }
}

function usual(values: readonly number[]): number | null {
  return values.length >= fewestForUsual ? median(values) : null
}
