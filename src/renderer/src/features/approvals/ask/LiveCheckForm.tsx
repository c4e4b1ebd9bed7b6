import { useState } from 'react'
import { stateNames } from '../../../../../shared/domain/approvals/refusals'
import { call, useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Checkbox } from '../../../ui/Checkbox'
import { ErrorNote } from '../../../ui/ErrorNote'
import { toast } from '../../../ui/Toast'
import type { AskFormProps } from './AskDialog'
import { AskFrame } from './AskFrame'
import { EvidenceField } from './EvidenceField'
import { type EvidenceSource, isGiven, keepEvidence } from './evidence'
import { useOnce } from './once'
import { askWords } from './words'

const checks = ['toggle', 'text', 'spokenOrShown'] as const

/** What was seen on the post itself, with a picture of it, and which corrections were carried out. */
export function LiveCheckForm({ card, to, position, onDone, onClose }: AskFormProps) {
  const w = useWords(askWords)
  const detail = useApiQuery('approvals.get', { deliverableId: card.id })
  const [seen, setSeen] = useState({ toggle: false, text: false, spokenOrShown: false })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [source, setSource] = useState<EvidenceSource>({ kind: 'file', file: null })
  const [isAsked, setAsked] = useState(false)
  const once = useOnce<string>()
  const corrections = detail.data?.corrections ?? []
  const tick = (id: string, isOn: boolean) =>
    setTicked((old) => {
      const next = new Set(old)
      if (isOn) next.add(id)
      else next.delete(id)
      return next
    })
  return (
    <AskFrame
      title={w.verifyTitle}
      subject={card}
      position={position}
      submitLabel={w.verify}
      size="medium"
      onDone={onDone}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (!isGiven(source)) return null
        return once(source, () => keepEvidence(card.id, source, 'live'))
          .then((evidenceId) =>
            // What is not ticked is refused by the rules, with their own sentence.
            call('approvals.verifyLive', { deliverableId: card.id, evidenceId, seen, ticked: [...ticked] }),
          )
          .then(() => toast({ text: w.moved(card.handle, stateNames[to]) }))
      }}
    >
      {detail.isError && <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />}
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 font-medium text-meta text-muted">{w.seenOnPost}</legend>
        {checks.map((check) => (
          <Checkbox
            key={check}
            isSelected={seen[check]}
            onChange={(isOn) => setSeen((old) => ({ ...old, [check]: isOn }))}
          >
            {w[check]}
          </Checkbox>
        ))}
      </fieldset>
      {corrections.length > 0 && (
        <fieldset className="flex flex-col gap-1">
          <legend className="pb-1 font-medium text-meta text-muted">{w.corrections}</legend>
          {corrections.map(({ id, part, text }) => (
            <Checkbox key={id} isSelected={ticked.has(id)} onChange={(isOn) => tick(id, isOn)}>
              <span className="[overflow-wrap:anywhere]">
                {w.parts[part]}: {text}
              </span>
            </Checkbox>
          ))}
        </fieldset>
      )}
      <EvidenceField
        source={source}
        onChange={setSource}
        kept={(detail.data?.evidence ?? []).filter(({ purpose }) => purpose === 'live' || purpose === 'disclosure')}
        takesNote={false}
        hint={w.evidenceDrop}
        isAsked={isAsked}
      />
    </AskFrame>
  )
}
