import { type ReactNode, useRef } from 'react'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { useScreenState } from '../../../lib/screenState'
import { Button } from '../../../ui/Button'
import { CampaignFilter } from '../../../ui/CampaignFilter'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Select } from '../../../ui/Select'
import { QueueCard } from './QueueCard'
import { useLostFocus } from './useLostFocus'
import { queueWords } from './words'

type Narrowed = { owner: string | null; campaignId: string | null }
const everything: Narrowed = { owner: null, campaignId: null }
const all = 'all'

/** Follow-ups, one card at a time: what is done slides out and the next one comes. */
export function Queue() {
  const w = useWords(queueWords)
  const format = useFormat()
  const [narrowed, setNarrowed] = useScreenState('outreach.queue', everything, isNarrowed)
  const pipeline = useApiQuery('outreach.list', { limit: 1 })
  const queue = useApiQuery(
    'outreach.queue',
    {
      ...(narrowed.owner ? { owner: narrowed.owner } : {}),
      ...(narrowed.campaignId ? { campaignId: narrowed.campaignId } : {}),
      limit: 1,
    },
    { keepPrevious: true },
  )
  // Whether a card was shown before the queue was empty: then it was worked through.
  const hadCard = useRef(false)
  if (queue.isError)
    return <ErrorNote error={queue.error} onRetry={() => void queue.refetch()} className="m-3 max-w-[640px]" />
  if (!queue.data) return null
  const { due, overdue, cards } = queue.data
  const [card] = cards
  if (card) hadCard.current = true
  const isNarrow = narrowed.owner !== null || narrowed.campaignId !== null
  if (!card && !isNarrow)
    return (
      <End sentence={hadCard.current ? w.end : w.empty}>
        <Button look="primary" onPress={() => navigate({ screen: 'outreach', part: 'pipeline' })}>
          {w.toPipeline}
        </Button>
      </End>
    )
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-auto">
      <div className="flex shrink-0 flex-wrap items-center gap-3 px-3 py-2">
        <h2 className="tabular min-w-0 flex-1 font-semibold text-title" aria-live="polite">
          {w.left(format.count(due), overdue === 0 ? null : format.count(overdue))}
        </h2>
        <Select
          label={w.owner}
          isLabelHidden
          className="w-[180px]"
          choices={[
            { id: all, label: w.everybody },
            ...(pipeline.data?.owners ?? []).map((owner) => ({ id: owner, label: owner })),
          ]}
          value={narrowed.owner ?? all}
          onChange={(owner) => setNarrowed({ ...narrowed, owner: owner === all ? null : owner })}
        />
        <CampaignFilter
          label={w.campaign}
          allLabel={w.allCampaigns}
          className="w-[260px]"
          value={narrowed.campaignId}
          onChange={(campaignId) => setNarrowed({ ...narrowed, campaignId })}
        />
      </div>
      {card ? (
        <QueueCard key={card.id} card={card} />
      ) : (
        <End sentence={w.emptyFiltered}>
          <Button look="primary" onPress={() => setNarrowed(everything)}>
            {w.showAll}
          </Button>
        </End>
      )}
    </div>
  )
}

/** No card is left; the focus of the last one comes here, so that the end is read out. */
function End({ sentence, children }: { sentence: string; children: ReactNode }) {
  const here = useRef<HTMLElement>(null)
  useLostFocus(here)
  return (
    <section ref={here} tabIndex={-1} aria-label={sentence} className="min-h-0 flex-1 outline-none">
      <EmptyState sentence={sentence}>{children}</EmptyState>
    </section>
  )
}

function isNarrowed(value: unknown): value is Narrowed {
  const isText = (part: unknown) => part === null || typeof part === 'string'
  return (
    typeof value === 'object' &&
    value !== null &&
    'owner' in value &&
    isText(value.owner) &&
    'campaignId' in value &&
    isText(value.campaignId)
  )
}
