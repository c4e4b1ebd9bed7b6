import { useState } from 'react'
import type { OutreachCard } from '../../../../../../shared/contract/outreach'
import { useFormat, useWords } from '../../../../lib/locale'
import { FormDialog } from '../../../../ui/FormDialog'
import { Select } from '../../../../ui/Select'
import { TextField } from '../../../../ui/TextField'
import { bulkWords } from './words'

const other = 'other'

export interface AssignDialogProps {
  cards: readonly OutreachCard[]
  owners: readonly string[]
  onAssign: (ids: readonly string[], owner: string, reason: string | null) => Promise<void>
  onClose: () => void
}

/** Gives creators to another owner; whose they are now is said first. */
export function AssignDialog({ cards, owners, onAssign, onClose }: AssignDialogProps) {
  const w = useWords(bulkWords)
  const format = useFormat()
  const [chosen, setChosen] = useState<string | null>(owners.length > 0 ? null : other)
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const owner = chosen === other ? name.trim() : (owners[Number(chosen ?? -1)] ?? '')
  const now = [...Map.groupBy(cards, (card) => card.owner)]
    .map(([whose, group]) => w.ownerCount(whose, format.count(group.length)))
    .join(', ')
  const problem = isAsked && owner === '' ? w.ownerMissing : undefined
  return (
    <FormDialog
      title={w.assignTitle(cards.length, format.count(cards.length))}
      submitLabel={w.assign}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (owner === '') return null
        return onAssign(
          cards.map(({ id }) => id),
          owner,
          reason.trim().length >= 3 ? reason.trim() : null,
        )
      }}
    >
      <p className="text-muted">{w.now(now)}</p>
      <Select
        label={w.owner}
        choices={[
          ...owners.map((label, index) => ({ id: String(index), label })),
          { id: other, label: w.somebodyElse },
        ]}
        value={chosen}
        onChange={setChosen}
        problem={chosen === other ? undefined : problem}
      />
      {chosen === other && (
        <TextField label={w.ownerName} value={name} onChange={setName} maxLength={300} problem={problem} isRequired />
      )}
      <TextField label={w.reason} hint={w.reasonIf} value={reason} onChange={setReason} lines={2} maxLength={500} />
    </FormDialog>
  )
}
