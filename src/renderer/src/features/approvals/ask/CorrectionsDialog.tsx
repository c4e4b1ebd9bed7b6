import { useState } from 'react'
import type { ContentVersion } from '../../../../../shared/contract/approvalContent'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import type { ReviewState } from '../../../../../shared/domain/approvals/workflow'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { TextField } from '../../../ui/TextField'
import { toast } from '../../../ui/Toast'
import { AskFrame } from './AskFrame'
import { CorrectionsField, startCorrections } from './CorrectionsField'
import { SeenVersion } from './SeenVersion'
import { askWords } from './words'

/** Approves with a list of what is put right on the way out. */
export function CorrectionsDialog({
  card,
  version,
  stage,
  onClose,
}: {
  card: ApprovalCard
  version: ContentVersion
  stage: ReviewState
  onClose: () => void
}) {
  const w = useWords(askWords)
  const [corrections, setCorrections] = useState(startCorrections)
  const [comment, setComment] = useState('')
  const [isAsked, setAsked] = useState(false)
  return (
    <AskFrame
      title={w.correctionsTitle}
      subject={card}
      submitLabel={w.approveCorrections(version.number)}
      size="medium"
      onDone={onClose}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (corrections.some(({ text }) => text.trim() === '')) return null
        return call('approvals.decide', {
          deliverableId: card.id,
          versionId: version.id,
          sha256: version.sha256,
          captionSha256: version.captionSha256,
          stage,
          decision: 'approve_with_corrections',
          comment: comment.trim() || null,
          corrections: corrections.map(({ part, text }) => ({ part, text: text.trim() })),
        }).then(() => toast({ text: w.recorded }))
      }}
    >
      <p className="text-muted">
        <SeenVersion version={version} />
      </p>
      <CorrectionsField corrections={corrections} onChange={setCorrections} isAsked={isAsked} />
      <TextField label={w.remark} value={comment} onChange={setComment} lines={2} maxLength={5000} />
    </AskFrame>
  )
}
