import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import type { ContentVersion, ReviewComment } from '../../../../../shared/contract/approvalContent'
import type { DeliverableDetail } from '../../../../../shared/contract/approvals'
import { useFileTaker } from '../../../lib/fileDrops'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Tabs } from '../../../ui/Tabs'
import { type CommentFilter, marksOf, type NumberedThread, neighbourOf, passesFilter, threadsOf } from '../player/marks'
import { Player } from '../player/Player'
import { beginVersion, chooseMark, makeReviewStore, pinHere, ReviewContext } from '../player/reviewStore'
import { VersionStrip } from '../versions/VersionStrip'
import { versionsWords } from '../versions/words'
import { allComments, CommentsPanel } from './comments/CommentsPanel'
import { DecisionBar } from './DecisionBar'
import { focusIfLost } from './focusIfLost'
import { StandLine } from './Header'
import { deliverableWords } from './words'

const History = lazy(async () => ({ default: (await import('./History')).History }))
const CompliancePanel = lazy(async () => ({
  default: (await import('../compliance/CompliancePanel')).CompliancePanel,
}))
const AddVersion = lazy(async () => ({ default: (await import('../versions/AddVersion')).AddVersion }))
const EditDraft = lazy(async () => ({ default: (await import('../versions/EditDraft')).EditDraft }))
const Compare = lazy(async () => ({ default: (await import('../versions/Compare')).Compare }))

type SideTab = 'comments' | 'compliance' | 'history'
const lockedCodes = ['locked', 'is_over']

export interface ReviewProps {
  detail: DeliverableDetail
  /** newest first */
  versions: readonly ContentVersion[]
  comments: readonly ReviewComment[]
}

/** Versions above, player left, what is said right, what may happen below. */
export function Review({ detail, versions, comments }: ReviewProps) {
  const w = useWords(deliverableWords)
  const v = useWords(versionsWords)
  const format = useFormat()
  const [store] = useState(makeReviewStore)
  const [shownId, setShownId] = useState<string | null>(null)
  const [tab, setTab] = useState<SideTab>('comments')
  const [filter, setFilter] = useState<CommentFilter>(allComments)
  const [adding, setAdding] = useState<{ file: File | null } | null>(null)
  const [editingId, setEditingId] = useState<string | null>(null)
  const [isComparing, setComparing] = useState(false)
  /** a comment on another version, looked at once that one is shown */
  const wanted = useRef<ReviewComment | null>(null)
  const composer = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)

  // The version under review is what one comes for; a draft where nothing was submitted yet.
  const shown =
    versions.find(({ id }) => id === shownId) ??
    versions.find(({ id }) => id === detail.version?.id && !hasNewerDraft(versions, detail)) ??
    versions[0] ??
    null
  const version = shown?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew with another version only
  useEffect(() => {
    beginVersion(store, shown?.framesPerSecond ?? null, shown?.durationMs ?? 0)
    const comment = wanted.current
    wanted.current = null
    if (comment && comment.versionId === version) chooseMark(store, comment)
  }, [store, version])
  const isAdding = adding !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: what opened the dialog may be gone with the empty page
  useEffect(() => {
    if (!isAdding) focusIfLost(() => playerOf(page.current))
  }, [version, isAdding])

  const threads = useMemo(() => threadsOf(comments), [comments])
  const marks = useMemo(
    () =>
      shown
        ? marksOf(
            threads.filter((thread) => passesFilter(thread, filter, shown.id)),
            shown.id,
          )
        : [],
    [threads, filter, shown],
  )
  const refusal = detail.moves.draft_submitted
  const addRefusal =
    refusal?.kind === 'refused' && lockedCodes.includes(refusal.refusal.code) ? refusal.refusal.sentence : null
  const add = (file: File | null) => {
    if (addRefusal === null) setAdding({ file })
  }
  useFileTaker({
    id: 'approvals.version',
    title: v.dropTitle,
    sentence: addRefusal ?? v.dropSentence,
    perhaps: v.dropPerhaps,
    extensions: ['.mp4', '.mov', '.webm', '.m4v', '.mkv', '.avi', '.jpg', '.jpeg', '.png', '.webp', '.gif', '.heic'],
    types: ['video/mp4', 'video/quicktime', 'video/webm', 'image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    onFiles: ([file]) => file && add(file),
  })

  const focusPlayer = () => playerOf(page.current)?.focus()
  const startComment = () => {
    setTab('comments')
    if (shown?.standing === 'draft') return
    if (store.getState().medium) pinHere(store)
    requestAnimationFrame(() => composer.current?.querySelector('textarea')?.focus())
  }
  const showThread = ({ comment }: NumberedThread) => {
    if (comment.versionId === shown?.id) return chooseMark(store, comment)
    wanted.current = comment
    setShownId(comment.versionId)
  }
  const compare = versions.length > 1 ? () => setComparing(true) : null

  return (
    <ReviewContext value={store}>
      <div ref={page} className="flex min-h-0 flex-1 flex-col overflow-auto">
        <div className="flex min-h-[600px] flex-1 flex-col max-[900px]:min-h-fit max-[900px]:flex-none">
          <StandLine detail={detail} />
          <VersionStrip
            versions={versions}
            shownId={shown?.id ?? null}
            onShow={({ id }) => setShownId(id)}
            onAdd={() => add(null)}
            addRefusal={addRefusal}
            onEdit={({ id }) => setEditingId(id)}
          />
          <div className="flex min-h-0 flex-1 max-[900px]:flex-none max-[900px]:flex-col">
            <div className="flex min-h-0 min-w-0 flex-1 flex-col max-[900px]:h-[420px] max-[900px]:flex-none">
              {shown ? (
                <Player
                  version={shown}
                  marks={marks}
                  onComment={startComment}
                  onNeighbour={(step) => {
                    const { chosenId, timeMs } = store.getState()
                    const mark = neighbourOf(marks, chosenId, timeMs, step)
                    if (!mark) return
                    setTab('comments')
                    chooseMark(store, mark)
                  }}
                  onCompare={compare}
                />
              ) : (
                <EmptyState sentence={w.nothingYet} className="bg-sunken">
                  <Button look="primary" disabledReason={addRefusal} onPress={() => add(null)}>
                    {w.addFirst}
                  </Button>
                </EmptyState>
              )}
            </div>
            <aside
              aria-label={w.sideTabs}
              className="flex min-h-0 w-[380px] shrink-0 flex-col border-line border-s max-[1100px]:w-[330px] max-[900px]:h-[480px] max-[900px]:w-full max-[900px]:border-s-0 max-[900px]:border-t"
            >
              <Tabs
                label={w.sideTabs}
                value={tab}
                onChange={setTab}
                className="flex-1 outline-none"
                tabs={[
                  {
                    id: 'comments',
                    label: w.comments,
                    count: comments.length > 0 ? format.count(threads.length) : undefined,
                    content: (
                      <CommentsPanel
                        versions={versions}
                        version={shown}
                        threads={threads}
                        filter={filter}
                        onFilter={setFilter}
                        onShow={showThread}
                        composer={composer}
                        onLeaveComposer={focusPlayer}
                      />
                    ),
                  },
                  {
                    id: 'compliance',
                    label: w.compliance,
                    content: (
                      <Suspense>
                        {/* Its parts are of level 3. */}
                        <h2 className="sr-only">{w.compliance}</h2>
                        <CompliancePanel deliverableId={detail.card.id} />
                      </Suspense>
                    ),
                  },
                  {
                    id: 'history',
                    label: w.history,
                    content: (
                      <Suspense>
                        <History detail={detail} />
                      </Suspense>
                    ),
                  },
                ]}
              />
            </aside>
          </div>
          <DecisionBar
            detail={detail}
            versions={versions}
            shown={shown}
            onShowVersion={({ id }) => setShownId(id)}
            onAddVersion={() => add(null)}
            onCompliance={() => setTab('compliance')}
          />
        </div>
      </div>
      <Suspense>
        {adding && (
          <AddVersion
            deliverableId={detail.card.id}
            versions={versions}
            file={adding.file}
            onAdded={({ id }) => setShownId(id)}
            onClose={() => setAdding(null)}
          />
        )}
        {versions
          .filter(({ id }) => id === editingId)
          .map((draft) => (
            <EditDraft key={draft.id} version={draft} onClose={() => setEditingId(null)} />
          ))}
        {isComparing && shown && (
          <Compare
            title={detail.card.title}
            versions={versions}
            rightId={shown.id}
            onClose={() => {
              setComparing(false)
              requestAnimationFrame(focusPlayer)
            }}
          />
        )}
      </Suspense>
    </ReviewContext>
  )
}

const playerOf = (page: HTMLElement | null) => page?.querySelector<HTMLElement>('[data-region=player]')

/** Nothing is decided now and a newer draft waits: that is the one to look at. */
function hasNewerDraft(versions: readonly ContentVersion[], { card }: DeliverableDetail): boolean {
  return card.turn === 'creator' && versions[0]?.standing === 'draft'
}
