import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { type OutreachCard, outreachStages } from '../../../../../shared/contract/outreach'
import { type Format, useFormat, useWords } from '../../../lib/locale'
import { IconButton } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable'
import { DueBadge } from '../shared/DueBadge'
import { StageBadge } from '../shared/StageBadge'
import type { PipelineView } from './pipelineView'
import { pipelineWords } from './words'

const pageSize = 100
type Words = ReturnType<typeof pipelineWords>
type Sort = PipelineView['sort']

export interface PipelineListProps {
  cards: readonly OutreachCard[]
  withCampaign: boolean
  sort: Sort
  onSort: (sort: Sort) => void
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  peekedId: string | null
  onOpen: (id: string) => void
}

/** The pipeline as a table: the same cards, sorted as one likes. */
export function PipelineList(props: PipelineListProps) {
  const { cards, withCampaign, sort, onSort, selected, onSelect, peekedId, onOpen } = props
  const w = useWords(pipelineWords)
  const format = useFormat()
  const [asked, setPage] = useState(0)
  const sorted = useMemo(() => sortCards(cards, sort), [cards, sort])
  const pages = Math.max(1, Math.ceil(sorted.length / pageSize))
  const page = Math.min(asked, pages - 1)
  const from = page * pageSize
  const rows = sorted.slice(from, from + pageSize)
  const toggle = (id: string, isOn: boolean) => {
    const next = new Set(selected)
    if (isOn) next.add(id)
    else next.delete(id)
    onSelect(next)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={w.caption} className="min-h-0 flex-1 overflow-auto px-1 pb-16">
        <PlainTable
          caption={w.caption}
          columns={columnsOf({ w, format, withCampaign, selected, toggle, onOpen })}
          rows={rows}
          rowKey={({ id }) => id}
          sort={sort}
          onSort={(id, isDescending) => {
            onSort({ id, isDescending })
            setPage(0)
          }}
          isRowSelected={({ id }) => selected.has(id) || id === peekedId}
          className="min-w-[900px]"
        />
      </section>
      {pages > 1 && (
        <nav
          aria-label={w.pages}
          className="flex shrink-0 items-center justify-end gap-2 border-line border-t px-3 py-1.5"
        >
          <span className="tabular text-muted">
            {w.span(format.count(from + 1), format.count(from + rows.length), format.count(sorted.length))}
          </span>
          <IconButton
            size="small"
            label={w.previous}
            disabledReason={page === 0 ? w.firstPage : null}
            icon={<ChevronLeft size={14} aria-hidden="true" />}
            onPress={() => setPage(page - 1)}
          />
          <IconButton
            size="small"
            label={w.next}
            disabledReason={page === pages - 1 ? w.lastPage : null}
            icon={<ChevronRight size={14} aria-hidden="true" />}
            onPress={() => setPage(page + 1)}
          />
        </nav>
      )}
    </>
  )
}

function columnsOf(input: {
  w: Words
  format: Format
  withCampaign: boolean
  selected: ReadonlySet<string>
  toggle: (id: string, isOn: boolean) => void
  onOpen: (id: string) => void
}): PlainColumn<OutreachCard>[] {
  const { w, format, withCampaign, selected, toggle, onOpen } = input
  return [
    {
      id: 'select',
      header: w.selectShort,
      isHeaderHidden: true,
      width: '32px',
      cell: ({ id, handle }) => (
        <Checkbox label={w.select(handle)} isSelected={selected.has(id)} onChange={(isOn) => toggle(id, isOn)} />
      ),
    },
    {
      id: 'handle',
      header: w.handle,
      isSortable: true,
      cell: ({ id, handle, displayName }) => (
        <AriaButton
          onPress={() => onOpen(id)}
          className="flex h-6 max-w-64 cursor-default items-baseline gap-1.5 rounded-control text-start data-[hovered]:underline"
        >
          <span className="truncate font-medium">@{handle}</span>
          {displayName && <span className="truncate text-meta text-muted">{displayName}</span>}
        </AriaButton>
      ),
    },
    { id: 'stage', header: w.stage, isSortable: true, cell: ({ stage }) => <StageBadge stage={stage} /> },
    { id: 'tier', header: w.tier, isSortable: true, cell: ({ tier }) => tier ?? '–' },
    {
      id: 'followers',
      header: w.followers,
      isNumber: true,
      isSortable: true,
      cell: ({ followers }) => <span title={format.count(followers)}>{format.compact(followers)}</span>,
    },
    {
      id: 'owner',
      header: w.owner,
      isSortable: true,
      cell: ({ owner }) => <span className="whitespace-nowrap">{owner}</span>,
    },
    ...(withCampaign ? [{ id: 'campaign', header: w.campaign, isSortable: true, cell: campaignCell }] : []),
    { id: 'contacted', header: w.messages, isNumber: true, isSortable: true, cell: ({ contacted }) => contacted },
    {
      id: 'lastSentAt',
      header: w.lastSent,
      isSortable: true,
      cell: ({ lastSentAt }) => format.instant(lastSentAt, 'short'),
    },
    {
      id: 'lastReplyAt',
      header: w.lastReply,
      isSortable: true,
      cell: ({ lastReplyAt }) => format.instant(lastReplyAt, 'short'),
    },
    {
      id: 'due',
      header: w.due,
      isSortable: true,
      cell: (card) => (card.dueOn ? <DueBadge card={card} /> : '–'),
    },
  ]
}

function campaignCell({ campaign }: OutreachCard) {
  return (
    <div title={campaign} className="max-w-52 truncate">
      {campaign}
    </div>
  )
}

/** What is missing stands last, whichever way the others go. */
function sortCards(cards: readonly OutreachCard[], sort: Sort): readonly OutreachCard[] {
  if (!sort) return cards
  const sortedBy = (card: OutreachCard): string | number | null => {
    switch (sort.id) {
      case 'stage':
        return outreachStages.indexOf(card.stage)
      case 'tier':
      case 'followers':
        return card.followers
      case 'owner':
        return card.owner
      case 'campaign':
        return card.campaign
      case 'contacted':
        return card.contacted
      case 'lastSentAt':
        return card.lastSentAt
      case 'lastReplyAt':
        return card.lastReplyAt
      case 'due':
        return card.snoozedUntil ?? card.dueOn
      default:
        return card.handle
    }
  }
  const order = new Intl.Collator('en', { sensitivity: 'base' })
  const sign = sort.isDescending ? -1 : 1
  return cards.toSorted((a, b) => {
    const one = sortedBy(a)
    const other = sortedBy(b)
    if (one === other) return 0
    if (one === null) return 1
    if (other === null) return -1
    if (typeof one === 'number' && typeof other === 'number') return sign * (one - other)
    return sign * order.compare(String(one), String(other))
  })
}
