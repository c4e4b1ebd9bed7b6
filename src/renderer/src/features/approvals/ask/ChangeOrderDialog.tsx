import { useState } from 'react'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { NumberField } from '../../../ui/NumberField'
import { TextField } from '../../../ui/TextField'
import { toast } from '../../../ui/Toast'
import { AskFrame } from './AskFrame'
import { askWords } from './words'

/** Records that further rounds were agreed. */
export function ChangeOrderDialog({ card, onClose }: { card: ApprovalCard; onClose: () => void }) {
  const w = useWords(askWords)
  const [rounds, setRounds] = useState<number | null>(1)
  const [reference, setReference] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isBad = rounds === null || rounds < 1 || rounds > 20
  const lacks = reference.trim() === ''
  return (
    <AskFrame
      title={w.changeOrderTitle}
      subject={card}
      submitLabel={w.changeOrder}
      onDone={onClose}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (isBad || lacks) return null
        return call('approvals.changeOrder', {
          deliverableId: card.id,
          rounds,
          reference: reference.trim(),
        }).then(() => toast({ text: w.orderRecorded }))
      }}
    >
      <NumberField
        label={w.rounds}
        value={rounds}
        onChange={setRounds}
        min={1}
        max={20}
        problem={isAsked && isBad ? w.needsRounds : undefined}
      />
      <TextField
        label={w.reference}
        hint={w.referenceHint}
        value={reference}
        onChange={setReference}
        lines={2}
        maxLength={2000}
        autoFocus
        problem={isAsked && lacks ? w.needsReference : undefined}
      />
    </AskFrame>
  )
}
