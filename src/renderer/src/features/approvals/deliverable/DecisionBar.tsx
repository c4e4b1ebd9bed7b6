import { MoreHorizontal, OctagonAlert } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import type { DeliverableDetail } from '../../../../../shared/contract/approvals'
import { stateNames } from '../../../../../shared/domain/approvals/refusals'
import { isReviewState } from '../../../../../shared/domain/approvals/workflow'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { MenuButton } from '../../../ui/Menu'
import { toast } from '../../../ui/Toast'
import { SeenVersion } from '../ask/SeenVersion'
import { currentVersion } from '../ask/useCurrentVersion'
import { actionsOf, type BarAction, refusalsOf } from './actions'
import { focusIfLost } from './focusIfLost'
import { Quorum } from './Quorum'
import { deliverableWords } from './words'

const AskDialog = lazy(async () => ({ default: (await import('../ask/AskDialog')).AskDialog }))
const CorrectionsDialog = lazy(async () => ({
  default: (await import('../ask/CorrectionsDialog')).CorrectionsDialog,
}))
const ChangeOrderDialog = lazy(async () => ({
  default: (await import('../ask/ChangeOrderDialog')).ChangeOrderDialog,
}))

export interface DecisionBarProps {
  detail: DeliverableDetail
  /** newest first */
  versions: readonly ContentVersion[]
  shown: ContentVersion | null
  onShowVersion: (version: ContentVersion) => void
  onAddVersion: () => void
  onCompliance: () => void
}

/** What may happen next, and what exactly it would be bound to. */
export function DecisionBar(props: DecisionBarProps) {
  const { detail, versions, shown, onShowVersion, onAddVersion, onCompliance } = props
  const w = useWords(deliverableWords)
  const [asking, setAsking] = useState<BarAction | null>(null)
  const [running, setRunning] = useState<BarAction['id'] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const { card } = detail
  const { state } = card
  const draft = versions.find(({ standing }) => standing === 'draft') ?? null
  const current = currentVersion(detail, versions)
  const { main, more } = actionsOf(detail, draft?.number ?? null)
  const nextNumber = draft?.number ?? (versions[0]?.number ?? 0) + 1
  const submits = main.some(({ id, refusal }) => (id === 'submitDraft' || id === 'submitConcept') && refusal === null)
  const isReview = state !== null && (isReviewState(state) || state === 'concept_submitted')
  const bound = isReview ? current : submits ? draft : null
  const primary = main.find(({ refusal }) => refusal === null)
  const close = () => setAsking(null)
  const bar = useRef<HTMLElement>(null)
  const offered = main.map(({ id }) => id).join()
  /** whether the focus was last here, or in a dialog from here */
  const isHere = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other actions or a closed dialog may take the focus with them
  useEffect(() => {
    if (asking === null && isHere.current) focusIfLost(() => bar.current)
  }, [offered, asking])

  const faceOf = ({ id, to }: BarAction): string => {
    const { actions } = w
    const number = current?.number ?? detail.version?.number ?? 0
    switch (id) {
      case 'addVersion':
      case 'submitConcept':
      case 'submitDraft':
        return actions[id](nextNumber)
      case 'approveConcept':
      case 'approve':
        return actions[id](number)
      case 'startReview':
      case 'resume':
        return actions[id](to ? stateNames[to] : '')
      case 'onBehalf':
        return actions.onBehalf(state && isReviewState(state) ? w.who[state] : '')
      default:
        return actions[id]()
    }
  }

  const run = async (action: BarAction): Promise<void> => {
    setFailure(null)
    if (action.id === 'addVersion') return onAddVersion()
    if (action.id === 'corrections' || action.id === 'changeOrder') return setAsking(action)
    if (action.asks && action.asks.what !== 'content') return setAsking(action)
    setRunning(action.id)
    try {
      await perform(action, detail, draft, current, w)
    } catch (error) {
      setFailure(error)
    }
    setRunning(null)
  }

  return (
    <section
      ref={bar}
      tabIndex={-1}
      onFocus={() => {
        isHere.current = true
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) isHere.current = false
      }}
      aria-label={w.bar}
      data-region="decision"
      className="flex shrink-0 flex-col gap-2 border-line border-t bg-surface px-3 py-2"
    >
      {failure !== null && <ErrorNote error={failure} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 empty:hidden">
        {bound && (
          <p>
            <span className="text-muted">{isReview ? w.decidesOn : w.submits} </span>
            <SeenVersion version={bound} />
          </p>
        )}
        <Quorum detail={detail} />
        {main.length === 0 && more.length === 0 && state !== null && (
          <p className="text-muted">{w.over(stateNames[state])}</p>
        )}
        {detail.corrections.length > 0 && <p>{w.correctionsOpen(detail.corrections.length)}</p>}
        {bound && shown && shown.id !== bound.id && (
          <p className="flex flex-wrap items-center gap-2 text-warn">
            <OctagonAlert size={14} aria-hidden="true" />
            {w.showingOther(shown.number, bound.number)}
            <Button size="small" onPress={() => onShowVersion(bound)}>
              {w.showVersion(bound.number)}
            </Button>
          </p>
        )}
      </div>
      {/* At the start of the line: toasts lie over its end. */}
      <div className="flex flex-wrap items-center gap-2">
        {inOrder(main).map((action) => (
          <Button
            key={action.id}
            look={action === primary ? 'primary' : 'secondary'}
            disabledReason={action.refusal}
            isPending={running === action.id}
            onPress={() => void run(action)}
          >
            {faceOf(action)}
          </Button>
        ))}
        {more.length > 0 && (
          <MenuButton
            label={w.more}
            placement="top start"
            groups={[
              {
                label: w.more,
                items: more.map((action) => ({
                  id: action.id,
                  label: faceOf(action),
                  disabledReason: action.refusal,
                  onAction: () => void run(action),
                })),
              },
            ]}
            trigger={<IconButton label={w.more} icon={<MoreHorizontal size={16} aria-hidden="true" />} />}
          />
        )}
      </div>
      <Refusals actions={main} faceOf={faceOf} />
      {state === 'approved' && detail.missing.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-2 text-meta">
          <span className="font-medium text-warn">{w.missing}</span>
          {detail.missing.map(({ code, sentence }) => (
            <span key={code}>{sentence}</span>
          ))}
          <Button size="small" onPress={onCompliance}>
            {w.openCompliance}
          </Button>
        </div>
      )}
      <Suspense>
        {asking?.asks && asking.to && (
          <AskDialog
            cards={[card]}
            to={asking.to}
            asks={asking.asks.what}
            event={asking.asks.event}
            onDone={close}
            onClose={close}
          />
        )}
        {asking?.id === 'corrections' && current && state && isReviewState(state) && (
          <CorrectionsDialog card={card} version={current} stage={state} onClose={close} />
        )}
        {asking?.id === 'changeOrder' && <ChangeOrderDialog card={card} onClose={close} />}
      </Suspense>
    </section>
  )
}

/** What can be done now before what is refused. */
function inOrder(actions: readonly BarAction[]): BarAction[] {
  return actions.toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null))
}

function Refusals({ actions, faceOf }: { actions: readonly BarAction[]; faceOf: (action: BarAction) => string }) {
  const w = useWords(deliverableWords)
  const refusals = refusalsOf(actions)
  if (refusals.length === 0) return null
  return (
    <ul className="flex flex-col text-meta text-muted">
      {refusals.map(({ refusal, ids }) => (
        <li key={refusal}>
          {w.refused(
            actions
              .filter(({ id }) => ids.includes(id))
              .map((action) => faceOf(action).replace('…', ''))
              .join(w.and),
            refusal,
          )}
        </li>
      ))}
    </ul>
  )
}

/** What needs nothing more to be said. */
async function perform(
  action: BarAction,
  detail: DeliverableDetail,
  draft: ContentVersion | null,
  current: ContentVersion | null,
  w: ReturnType<typeof deliverableWords>,
): Promise<void> {
  const deliverableId = detail.card.id
  const { state } = detail.card
  switch (action.id) {
    case 'sendBrief':
      await call('approvals.sendBrief', { deliverableIds: [deliverableId] })
      toast({ text: w.briefSent })
      return
    case 'submitConcept':
    case 'submitDraft':
      if (!draft) return
      await call('approvals.submit', {
        deliverableId,
        versionId: draft.id,
        as: action.id === 'submitConcept' ? 'concept' : 'draft',
      })
      toast({ text: w.submitted(draft.number) })
      return
    case 'approveConcept':
    case 'approve': {
      if (!current || !state) return
      const seen = { versionId: current.id, sha256: current.sha256, captionSha256: current.captionSha256 }
      if (action.id === 'approveConcept') {
        await call('approvals.decideConcept', { deliverableId, ...seen, decision: 'approve' })
        toast({ text: w.approved(current.number) })
        return
      }
      if (!isReviewState(state)) return
      const after = await call('approvals.decide', { deliverableId, ...seen, stage: state, decision: 'approve' })
      toast({ text: after.state === state ? w.approvalGiven(current.number) : w.approved(current.number) })
      return
    }
    default:
      if (!action.to) return
      await call('approvals.move', { deliverableIds: [deliverableId], to: action.to })
      toast({ text: w.moved(stateNames[action.to]) })
  }
}
