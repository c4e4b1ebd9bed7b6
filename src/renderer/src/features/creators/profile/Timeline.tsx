import { useInfiniteQuery } from '@tanstack/react-query'
import {
  ChartLine,
  Clapperboard,
  Coins,
  FileText,
  Handshake,
  Megaphone,
  Pencil,
  Send,
  Sparkles,
  StickyNote,
  Upload,
  UserRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { TimelineEntry } from '../../../../../shared/contract/creatorRecord'
import { call } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { RouteLink } from '../../../ui/RouteLink'
import { Nothing, Part } from './Part'
import { profileWords } from './words'

const PAGE = 30
const SIZE = { size: 13, 'aria-hidden': true } as const
const SIGNS: Readonly<Record<TimelineEntry['kind'], ReactNode>> = {
  created: <Sparkles {...SIZE} />,
  import: <Upload {...SIZE} />,
  edit: <Pencil {...SIZE} />,
  metric: <ChartLine {...SIZE} />,
  rate: <Coins {...SIZE} />,
  note: <StickyNote {...SIZE} />,
  file: <FileText {...SIZE} />,
  contact: <UserRound {...SIZE} />,
  collaboration: <Handshake {...SIZE} />,
  campaign: <Megaphone {...SIZE} />,
  deliverable: <Clapperboard {...SIZE} />,
  outreach: <Send {...SIZE} />,
}

/** Every touch, newest first. */
export function Timeline({ creatorId }: { creatorId: string }) {
  const w = useWords(profileWords)
  const pages = useInfiniteQuery({
    // The method's name first: a change that it reads makes it stale, as every query of the contract.
    queryKey: ['creators.timeline', { creatorId }],
    queryFn: ({ pageParam, signal }) =>
      call(
        'creators.timeline',
        { creatorId, limit: PAGE, ...(pageParam === null ? {} : { before: pageParam }) },
        { signal },
      ),
    initialPageParam: startPage,
    getNextPageParam: ({ next }) => next,
  })
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <Part id="timeline" title={w.timeline}>
      {pages.error && <ErrorNote error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && entries.length === 0 && <Nothing>{w.noTimeline}</Nothing>}
      <ol className="flex flex-col">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {pages.hasNextPage && (
        <div>
          <Button size="small" isPending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
            {w.earlier}
          </Button>
        </div>
      )}
    </Part>
  )
}

const startPage: string | null = null

function Entry({ entry }: { entry: TimelineEntry }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const time = entry.at.length > 10 ? format.instant(entry.at) : format.date(entry.at)
  return (
    <li className="grid grid-cols-[20px_1fr] gap-x-2 border-line border-b py-1.5 last:border-b-0 min-[720px]:grid-cols-[20px_1fr_auto]">
      <span className="pt-0.5 text-muted">
        {SIGNS[entry.kind]}
        <span className="sr-only">{w.timelineKinds[entry.kind]}</span>
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {entry.campaignId ? (
          <RouteLink screen="campaigns" recordId={entry.campaignId} className="inline! text-accent">
            {entry.sentence}
          </RouteLink>
        ) : (
          entry.sentence
        )}
      </span>
      <span className="tabular text-caption text-muted leading-5 max-[719px]:col-start-2">
        {entry.actor ? `${time}, ${entry.actor}` : time}
      </span>
    </li>
  )
}
