import { Plus, Trash2 } from 'lucide-react'
import { useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { askWords } from './words'

const parts = ['caption', 'hashtags', 'links'] as const
export interface DraftCorrection {
  key: number
  part: (typeof parts)[number]
  text: string
}

export function startCorrections(): DraftCorrection[] {
  return [{ key: 0, part: 'caption', text: '' }]
}

/** What is to be put right on the way out, line by line. */
export function CorrectionsField({
  corrections,
  onChange,
  isAsked,
}: {
  corrections: readonly DraftCorrection[]
  onChange: (corrections: DraftCorrection[]) => void
  isAsked: boolean
}) {
  const w = useWords(askWords)
  const change = (key: number, part: Partial<DraftCorrection>) =>
    onChange(corrections.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <div className="flex flex-col gap-2">
      <p className="text-meta text-muted">{w.correctionsHint}</p>
      {corrections.map(({ key, part, text }, index) => (
        <div key={key} className="flex items-start gap-2">
          <Select
            label={w.part}
            isLabelHidden={index > 0}
            value={part}
            onChange={(next) => change(key, { part: next })}
            choices={parts.map((id) => ({ id, label: w.parts[id] }))}
            className="w-28 shrink-0"
          />
          <TextField
            label={w.correctionOf(index + 1)}
            isLabelHidden={index > 0}
            value={text}
            onChange={(next) => change(key, { text: next })}
            maxLength={5000}
            problem={isAsked && text.trim() === '' ? w.needsCorrections : undefined}
            className="flex-1"
          />
          <IconButton
            label={w.removeCorrection(index + 1)}
            icon={<Trash2 size={14} aria-hidden="true" />}
            disabledReason={corrections.length === 1 ? w.needsCorrections : null}
            onPress={() => onChange(corrections.filter((one) => one.key !== key))}
            className={index === 0 ? 'mt-5' : ''}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus size={12} aria-hidden="true" />}
          onPress={() =>
            onChange([
              ...corrections,
              { key: Math.max(...corrections.map((one) => one.key)) + 1, part: 'caption', text: '' },
            ])
          }
        >
          {w.addCorrection}
        </Button>
      </div>
    </div>
  )
}
