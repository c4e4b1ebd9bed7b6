import type { OutputOf } from '../../../../shared/contract'
import { useFormat, useWords } from '../../lib/locale'
import { navigate } from '../../lib/route'
import { Button } from '../../ui/Button'
import { Facts } from '../../ui/Screen'
import { SidePanel } from '../../ui/SidePanel'
import { OffersPart } from './offers/OffersPart'
import type { PlanRow } from './planView'
import { type PlanRule, RuleToggles } from './RuleToggles'
import { tierName } from './tierName'
import { plannerWords } from './words'

/** Why one creator is in the plan or not, and what every figure rests on. */
export function CreatorWhy({
  campaignId,
  row: { candidate, offer, pick },
  explained,
  currency,
  isInfeasible,
  onRule,
  onClose,
}: {
  campaignId: string
  row: PlanRow
  /** what a creator who is left out would add */
  explained: OutputOf<'planner.explain'>['leftOut'][number] | undefined
  currency: string
  isInfeasible: boolean
  onRule: (entryId: string, rule: PlanRule) => void
  onClose: () => void
}) {
  const w = useWords(plannerWords)
  const format = useFormat()
  const persons = (count: number) => format.count(Math.round(count))
  const money = (amountMinor: number | null) =>
    format.money(amountMinor === null ? null : Math.round(amountMinor), currency, 'short')
  return (
    <SidePanel title={`@${candidate.handle}`} onClose={onClose} width={340}>
      <div className="flex flex-col gap-4 p-3">
        {candidate.displayName && <p className="text-muted">{candidate.displayName}</p>}
        <p>
          {pick
            ? candidate.planRule === 'must'
              ? w.whyMust
              : w.whyIn(persons(pick.marginalReachPersons), money(pick.costPerThousandNewMinor))
            : isInfeasible
              ? w.whyInfeasible
              : candidate.planRule === 'mustNot'
                ? w.whyMustNot
                : w.whyOut}
        </p>
        {!pick && explained && (
          <p>
            {w.wouldAdd(persons(explained.addedReachPersons), money(explained.costPerThousandNewMinor))}{' '}
            {explained.entryPriceMinor !== null && w.wouldEnter(money(explained.entryPriceMinor))}
          </p>
        )}
        <RuleToggles entryId={candidate.entryId} handle={candidate.handle} rule={candidate.planRule} onRule={onRule} />
        <Facts
          facts={[
            {
              label: w.tier,
              value: <span className="inline-block first-letter:uppercase">{tierName(candidate.tier, w)}</span>,
            },
            { label: w.package, value: offer.name },
            { label: w.cost, value: <Based value={format.money(offer.costMinor, currency)} basis={offer.costBasis} /> },
            { label: w.posts, value: format.count(offer.posts) },
            {
              label: w.engagement,
              value: <Based value={format.percent(candidate.engagementRate, 2)} basis={candidate.engagementBasis} />,
            },
            {
              label: w.viewsPerPost,
              value: <Based value={persons(candidate.viewsPerPost)} basis={candidate.viewsBasis} />,
            },
            {
              label: w.inTarget,
              value: <Based value={format.percent(candidate.inTargetShare)} basis={candidate.inTargetBasis} />,
            },
            { label: w.soloReach, value: persons(offer.soloReachPersons), title: w.soloReachTitle },
            {
              label: w.adds,
              value: pick ? persons(pick.marginalReachPersons) : format.count(null),
              title: w.addsTitle,
            },
            {
              label: w.perThousandNew,
              value: money(pick?.costPerThousandNewMinor ?? null),
              title: w.perThousandNewTitle,
            },
          ]}
        />
        <OffersPart
          campaignId={campaignId}
          candidate={candidate}
          chosenOfferId={pick?.offerId ?? null}
          currency={currency}
        />
        <Button className="self-start" onPress={() => navigate({ screen: 'creators', recordId: candidate.accountId })}>
          {w.openCreator}
        </Button>
      </div>
    </SidePanel>
  )
}

function Based({ value, basis }: { value: string; basis: string | null }) {
  return (
    <>
      {value}
      {basis && <span className="block text-meta text-muted">{basis}</span>}
    </>
  )
}
