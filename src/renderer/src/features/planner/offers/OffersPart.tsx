import { useState } from 'react'
import type { PlanCandidate, PlanOffer } from '../../../../../shared/contract/planner'
import { costParts } from '../../../../../shared/domain/planning/packages'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { AvailabilityDialog } from './AvailabilityDialog'
import { PackagesDialog } from './PackagesDialog'
import { offersWords } from './words'

/** What a creator can be booked for, with the parts of each price, and when; both can be changed from here. */
export function OffersPart({
  campaignId,
  candidate,
  chosenOfferId,
  currency,
}: {
  campaignId: string
  candidate: PlanCandidate
  /** the offer that the plan books; null: none */
  chosenOfferId: string | null
  currency: string
}) {
  const w = useWords(offersWords)
  const format = useFormat()
  const setup = useApiQuery('planner.setup', { campaignId }).data
  const [open, setOpen] = useState<'packages' | 'days' | null>(null)
  const { entryId, handle, offers } = candidate
  const found = setup?.packages.filter((one) => one.entryId === entryId) ?? []
  const days = setup?.availability.find((one) => one.entryId === entryId) ?? { from: null, until: null }
  const usual = offers[0]
  return (
    <section aria-label={w.heading} className="flex flex-col gap-2">
      <h3 className="font-semibold text-body">{w.heading}</h3>
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {offers.map((offer) => (
          <li key={offer.id} className="rounded-panel border border-line p-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="flex min-w-0 items-center gap-2 font-medium [overflow-wrap:anywhere]">
                {offer.name}
                {offer.id === chosenOfferId && <Badge tone="accent">{w.inPlan}</Badge>}
              </span>
              <span className="num font-medium">{format.money(offer.costMinor, currency)}</span>
            </div>
            <p className="text-meta text-muted">
              {w.offerFacts(offer.posts, format.count(offer.posts), format.count(Math.round(offer.soloReachPersons)))}
            </p>
            <Parts offer={offer} currency={currency} />
          </li>
        ))}
      </ul>
      {(days.from ?? days.until) && (
        <p className="text-meta text-muted">
          {w.canPost(days.from && format.date(days.from), days.until && format.date(days.until))}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="small" disabledReason={setup ? null : w.reading} onPress={() => setOpen('packages')}>
          {w.editPackages}
        </Button>
        <Button size="small" disabledReason={setup ? null : w.reading} onPress={() => setOpen('days')}>
          {w.editDays}
        </Button>
      </div>
      {open === 'packages' && usual && (
        <PackagesDialog
          entryId={entryId}
          handle={handle}
          currency={currency}
          found={found}
          usual={{ posts: usual.posts, costParts: usual.costParts }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'days' && (
        <AvailabilityDialog
          campaignId={campaignId}
          entryIds={[entryId]}
          handle={handle}
          found={days}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}

/** Parts that occur; one alone says nothing that the price does not. */
function Parts({ offer, currency }: { offer: PlanOffer; currency: string }) {
  const w = useWords(offersWords)
  const format = useFormat()
  const occurring = costParts.filter((part) => offer.costParts[part] > 0)
  return (
    <p className="text-meta text-muted">
      {occurring.length > 1
        ? occurring
            .map((part) => `${w.costParts[part]} ${format.money(offer.costParts[part], currency, 'short')}`)
            .join(' · ')
        : offer.costBasis}
    </p>
  )
}
