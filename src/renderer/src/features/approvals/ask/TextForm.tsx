import { useState } from 'react'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { stateNames } from '../../../../../shared/domain/approvals/refusals'
import { type ApprovalState, isReviewState } from '../../../../../shared/domain/approvals/workflow'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { TextField } from '../../../ui/TextField'
import { toast } from '../../../ui/Toast'
import { AskFrame } from './AskFrame'
import { SeenVersion } from './SeenVersion'
import { useCurrentVersion } from './useCurrentVersion'
import { askWords } from './words'

/** A reason or a comment, for one card or for many. */
export function TextForm({
  cards,
  to,
  event,
  onDone,
  onClose,
}: {
  cards: ApprovalCard[]
  to: ApprovalState
  event: string
  onDone: () => void
  onClose: () => void
}) {
  const w = useWords(askWords)
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [card] = cards
  const only = cards.length === 1 ? card : undefined
  const isComment = event === 'decide' || event === 'reject_concept'
  // A decision is bound to what was seen when the dialog opened; a newer version is refused, not silently meant.
  const seen = useCurrentVersion(isComment && only ? only.id : null)
  const lacks = text.trim() === ''
  const reasons: Readonly<Record<string, string>> = w.reasonSubmit
  const title = only
    ? event === 'decide'
      ? w.changesTitle
      : event === 'reject_concept'
        ? w.sendBackTitle
        : (reasons[event] ?? w.oneTitle(stateNames[to]))
    : w.manyTitle(cards.length, stateNames[to])
  const submitLabel =
    event === 'decide'
      ? only && seen
        ? w.sendChanges(seen.number)
        : w.sendChangesMany(cards.length)
      : event === 'reject_concept'
        ? w.sendBack
        : (reasons[event] ?? w.reasonSubmit.other)

  const send = (): Promise<unknown> => {
    const said = text.trim()
    if (only && seen && isComment) {
      const bound = {
        deliverableId: only.id,
        versionId: seen.id,
        sha256: seen.sha256,
        captionSha256: seen.captionSha256,
        comment: said,
      }
      if (event === 'reject_concept') return call('approvals.decideConcept', { ...bound, decision: 'reject' })
      if (only.state && isReviewState(only.state)) {
        return call('approvals.decide', { ...bound, stage: only.state, decision: 'request_changes' })
      }
    }
    return call('approvals.move', { deliverableIds: cards.map(({ id }) => id), to, text: said })
  }
  return (
    <AskFrame
      title={title}
      subject={only}
      submitLabel={submitLabel}
      onDone={onDone}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (lacks) return null
        return send().then(() =>
          toast({ text: only ? w.moved(only.handle, stateNames[to]) : w.movedMany(cards.length, stateNames[to]) }),
        )
      }}
    >
      {seen && (
        <p className="text-muted">
          <SeenVersion version={seen} />
        </p>
      )}
      <TextField
        label={isComment ? w.comment : w.reason}
        hint={isComment ? w.commentHint : event === 'reopen' ? w.reopenHint : w.reasonHint}
        value={text}
        onChange={setText}
        lines={4}
        maxLength={isComment ? 5000 : 2000}
        autoFocus
        problem={isAsked && lacks ? (isComment ? w.needsComment : w.needsReason) : undefined}
      />
    </AskFrame>
  )
}
