import { Download } from 'lucide-react'
import { type RefObject, useState } from 'react'
import type { ContentVersion } from '../../../../../../shared/contract/approvalContent'
import { useApiJob } from '../../../../lib/jobs'
import { useWords } from '../../../../lib/locale'
import { Button, IconButton } from '../../../../ui/Button'
import { EmptyState } from '../../../../ui/EmptyState'
import { ErrorNote } from '../../../../ui/ErrorNote'
import { MenuButton } from '../../../../ui/Menu'
import { JobBar } from '../../../../ui/Progress'
import { Segmented } from '../../../../ui/Segmented'
import { saveFile } from '../../../../ui/saveFile'
import { type CommentFilter, type NumberedThread, passesFilter } from '../../player/marks'
import { playerWords } from '../../player/words'
import { Composer } from './Composer'
import { Thread } from './Thread'
import { ThreadIcon } from './ThreadIcon'
import { commentWords } from './words'

export interface CommentsPanelProps {
  versions: readonly ContentVersion[]
  /** the one in the player */
  version: ContentVersion | null
  threads: readonly NumberedThread[]
  filter: CommentFilter
  onFilter: (filter: CommentFilter) => void
  onShow: (thread: NumberedThread) => void
  composer: RefObject<HTMLDivElement | null>
  onLeaveComposer: () => void
}

export const allComments: CommentFilter = { thread: 'all', standing: 'all', allVersions: true }

/** What was said, by thread, and the box to say more. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { versions, version, threads, filter, onFilter, onShow, composer, onLeaveComposer } = props
  const w = useWords(commentWords)
  const p = useWords(playerWords)
  const [writing, setWriting] = useState<'internal' | 'client'>('internal')
  const [said, setSaid] = useState('')
  const shown = threads.filter((thread) => passesFilter(thread, filter, version?.id ?? null))
  const numbers = {
    all: threads.length,
    internal: threads.filter(({ comment }) => comment.thread === 'internal').length,
    client: threads.filter(({ comment }) => comment.thread === 'client').length,
  }
  const filters = [
    filter.thread === 'internal' ? w.filterInternal : filter.thread === 'client' ? w.filterClient : null,
    filter.standing === 'open' ? w.filterOpen : filter.standing === 'resolved' ? w.filterResolved : null,
    filter.allVersions ? null : w.filterVersion,
  ].filter((word) => word !== null)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="flex shrink-0 flex-wrap items-center gap-1.5 border-line border-b px-3 py-2">
        <Segmented
          label={w.thread}
          value={filter.thread}
          onChange={(thread) => {
            onFilter({ ...filter, thread })
            if (thread !== 'all') setWriting(thread)
          }}
          choices={(['all', 'internal', 'client'] as const).map((id) => ({
            id,
            label: `${w[id]} ${numbers[id]}`,
            ...(id === 'all' ? {} : { icon: <ThreadIcon thread={id} /> }),
          }))}
        />
        <span className="flex-1" />
        <FilterMenu filter={filter} onFilter={onFilter} />
        {threads.length > 0 && version && <ExportMenu versionId={version.id} hasTimes={version.durationMs !== null} />}
      </div>
      <div className="min-h-24 flex-1 overflow-auto">
        {shown.length === 0 && (
          <EmptyState
            sentence={
              version === null || (version.standing === 'draft' && threads.length === 0)
                ? w.emptyNoVersion
                : threads.length === 0
                  ? w.empty
                  : w.noMatch(filters.join(w.and))
            }
          >
            {threads.length > 0 && <Button onPress={() => onFilter(allComments)}>{w.clearFilters}</Button>}
          </EmptyState>
        )}
        {shown.length > 0 && (
          <ul aria-label={w.comments}>
            {shown.map((thread) => (
              <Thread
                key={thread.comment.id}
                thread={thread}
                isElsewhere={thread.comment.versionId !== version?.id}
                framesPerSecond={versions.find(({ id }) => id === thread.comment.versionId)?.framesPerSecond ?? null}
                onShow={() => onShow(thread)}
                onSaid={setSaid}
              />
            ))}
          </ul>
        )}
      </div>
      {version?.standing === 'draft' && (
        <p className="shrink-0 border-line border-t p-3 text-muted">{p.draftNoComments(version.number)}</p>
      )}
      {version && version.standing !== 'draft' && (
        <Composer
          version={version}
          thread={writing}
          onThread={setWriting}
          box={composer}
          onLeave={onLeaveComposer}
          onSaid={setSaid}
        />
      )}
    </div>
  )
}

function FilterMenu({ filter, onFilter }: Pick<CommentsPanelProps, 'filter' | 'onFilter'>) {
  const w = useWords(commentWords)
  const standings = { open: w.open, resolved: w.resolved, all: w.anyStanding } as const
  return (
    <MenuButton
      label={w.standing}
      placement="bottom start"
      groups={[
        {
          title: w.standing,
          items: (['open', 'resolved', 'all'] as const).map((standing) => ({
            id: standing,
            label: standings[standing],
            isChecked: filter.standing === standing,
            onAction: () => onFilter({ ...filter, standing }),
          })),
        },
        {
          title: w.versions,
          items: [false, true].map((allVersions) => ({
            id: allVersions ? 'allVersions' : 'thisVersion',
            label: allVersions ? w.allVersions : w.thisVersion,
            isChecked: filter.allVersions === allVersions,
            onAction: () => onFilter({ ...filter, allVersions }),
          })),
        },
      ]}
      trigger={
        <Button size="small" label={`${w.standing}: ${standings[filter.standing]}`}>
          {standings[filter.standing]}
        </Button>
      }
    />
  )
}

function ExportMenu({ versionId, hasTimes }: { versionId: string; hasTimes: boolean }) {
  const w = useWords(commentWords)
  const job = useApiJob('approvals.exportComments')
  const write = async (format: 'csv' | 'srt', threads: 'all' | 'client') => {
    const made = await job.run({ versionId, format, threads })
    if (made) await saveFile(made)
  }
  const entry = (format: 'csv' | 'srt', threads: 'all' | 'client', label: string) => ({
    id: `${format}-${threads}`,
    label,
    onAction: () => void write(format, threads),
  })
  return (
    <>
      <MenuButton
        label={w.exportMenu}
        placement="bottom start"
        groups={[
          { label: w.exportMenu, items: [entry('csv', 'all', w.csvAll), entry('csv', 'client', w.csvClient)] },
          ...(hasTimes
            ? [{ label: w.exportMenu, items: [entry('srt', 'all', w.srtAll), entry('srt', 'client', w.srtClient)] }]
            : []),
        ]}
        trigger={<IconButton size="small" label={w.exportComments} icon={<Download size={14} aria-hidden="true" />} />}
      />
      {job.isRunning && job.progress && <JobBar job={job.progress} label={w.exporting} className="basis-full" />}
      {job.error && <ErrorNote error={job.error} className="basis-full" />}
    </>
  )
}
