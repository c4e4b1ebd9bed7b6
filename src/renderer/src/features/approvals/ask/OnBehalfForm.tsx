import { type ReactNode, useState } from 'react'
import type { Decision } from '../../../../../shared/domain/approvals/events'
import { isReviewState, stageOf } from '../../../../../shared/domain/approvals/workflow'
import { call, useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Segmented } from '../../../ui/Segmented'
import { TextField } from '../../../ui/TextField'
import { toast } from '../../../ui/Toast'
import type { AskFormProps } from './AskDialog'
import { AskFrame } from './AskFrame'
import { CorrectionsField, startCorrections } from './CorrectionsField'
import { EvidenceField } from './EvidenceField'
import { type EvidenceSource, isGiven, keepEvidence } from './evidence'
import { useOnce } from './once'
import { isKnown, type PersonChoice, PersonField } from './PersonField'
import { SeenVersion } from './SeenVersion'
import { useCurrentVersion } from './useCurrentVersion'
import { askWords } from './words'

const channels = ['email', 'telephone', 'meeting'] as const

/** Writes down what somebody of the client decided elsewhere, with the evidence of it. */
export function OnBehalfForm({ card, to, position, onDone, onClose }: AskFormProps) {
  const w = useWords(askWords)
  const detail = useApiQuery('approvals.get', { deliverableId: card.id })
  const seen = useCurrentVersion(card.id)
  const [decision, setDecision] = useState<Decision>(to === 'changes_requested' ? 'request_changes' : 'approve')
  const [person, setPerson] = useState<PersonChoice | null>(null)
  const [channel, setChannel] = useState<(typeof channels)[number]>('email')
  const [source, setSource] = useState<EvidenceSource>({ kind: 'file', file: null })
  const [comment, setComment] = useState('')
  const [corrections, setCorrections] = useState(startCorrections)
  const [isAsked, setAsked] = useState(false)
  const oncePerson = useOnce<string>()
  const onceEvidence = useOnce<string>()

  const state = detail.data?.card.state ?? card.state
  const stage = state && detail.data?.workflow ? stageOf(detail.data.workflow, state) : undefined
  const deciders = (detail.data?.deciders ?? []).filter(({ hasDecided }) => !hasDecided)
  const chosen: PersonChoice =
    person ?? (deciders[0] ? { kind: 'known', personId: deciders[0].id } : { kind: 'new', name: '', email: '' })
  const lacksComment = decision === 'request_changes' && comment.trim() === ''
  const lacksCorrections = decision === 'approve_with_corrections' && corrections.some(({ text }) => text.trim() === '')
  const choices: Decision[] = [
    'approve',
    ...(stage?.takesCorrections ? (['approve_with_corrections'] as const) : []),
    'request_changes',
  ]

  const send = async (): Promise<void> => {
    if (!seen || !state || !isReviewState(state)) return
    const personId =
      chosen.kind === 'known'
        ? chosen.personId
        : await oncePerson(`${chosen.name}\n${chosen.email}`, () => addPerson(chosen.name, chosen.email))
    const evidenceId = await onceEvidence(source, () => keepEvidence(card.id, source, 'decision'))
    await call('approvals.decide', {
      deliverableId: card.id,
      versionId: seen.id,
      sha256: seen.sha256,
      captionSha256: seen.captionSha256,
      stage: state,
      decision,
      comment: comment.trim() || null,
      corrections:
        decision === 'approve_with_corrections'
          ? corrections.map(({ part, text }) => ({ part, text: text.trim() }))
          : [],
      onBehalf: { personId, channel, evidenceId },
    })
    toast({ text: w.recorded })
  }
  const addPerson = async (name: string, email: string): Promise<string> => {
    const role = stage?.roles.find((one) => one === 'client_approver' || one === 'legal') ?? 'client_approver'
    const clientId = role === 'client_approver' ? await clientOf(card.campaignId) : null
    const { id } = await call('approvals.savePerson', {
      name: name.trim(),
      role,
      email: email.trim() || null,
      clientId,
    })
    return id
  }
  return (
    <AskFrame
      title={w.onBehalfTitle}
      subject={card}
      position={position}
      submitLabel={w.record(seen?.number ?? card.version?.number ?? 0)}
      size="medium"
      onDone={onDone}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        return !isKnown(chosen) || !isGiven(source) || lacksComment || lacksCorrections || !seen ? null : send()
      }}
    >
      {detail.isError && <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />}
      {seen && (
        <p className="text-muted">
          <SeenVersion version={seen} />
        </p>
      )}
      <div className="flex flex-wrap items-end gap-4">
        <LabelledChoice label={w.decision}>
          <Segmented
            label={w.decision}
            value={decision}
            onChange={setDecision}
            choices={choices.map((id) => ({ id, label: w.decisions[id] }))}
          />
        </LabelledChoice>
        <LabelledChoice label={w.channel}>
          <Segmented
            label={w.channel}
            value={channel}
            onChange={setChannel}
            choices={channels.map((id) => ({ id, label: w.channels[id] }))}
          />
        </LabelledChoice>
      </div>
      <PersonField deciders={deciders} value={chosen} onChange={setPerson} isAsked={isAsked} />
      {decision === 'approve_with_corrections' && (
        <CorrectionsField corrections={corrections} onChange={setCorrections} isAsked={isAsked} />
      )}
      <TextField
        label={decision === 'request_changes' ? w.comment : w.remark}
        value={comment}
        onChange={setComment}
        lines={2}
        maxLength={5000}
        problem={isAsked && lacksComment ? w.needsComment : undefined}
      />
      <EvidenceField
        source={source}
        onChange={setSource}
        kept={(detail.data?.evidence ?? []).filter(({ purpose }) => purpose === 'decision')}
        takesNote
        hint={w.evidenceDropDecision}
        isAsked={isAsked}
      />
    </AskFrame>
  )
}

async function clientOf(campaignId: string): Promise<string> {
  const { clientId } = await call('campaigns.get', { campaignId })
  return clientId
}

function LabelledChoice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden="true" className="font-medium text-meta text-muted">
        {label}
      </span>
      {children}
    </div>
  )
}
