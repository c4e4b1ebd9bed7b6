import { X } from 'lucide-react'
import { useState } from 'react'
import type { TemplateRecord } from '../../../../../shared/contract/messages'
import { type CadenceRecord, channels } from '../../../../../shared/contract/outreach'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { FormDialog } from '../../../ui/FormDialog'
import { NumberField } from '../../../ui/NumberField'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { sharedWords } from '../shared/words'
import { templatesWords } from './words'

export interface CadenceDialogProps {
  /** null is a new one */
  cadence: CadenceRecord | null
  templates: readonly TemplateRecord[]
  onClose: () => void
  onSaved: (name: string) => void
}

const none = 'none'
const usual = [0, 3, 7]

export function CadenceDialog({ cadence, templates, onClose, onSaved }: CadenceDialogProps) {
  const w = useWords(templatesWords)
  const shared = useWords(sharedWords)
  const [name, setName] = useState(cadence?.name ?? '')
  const [counts, setCounts] = useState(cadence?.counts ?? 'calendarDays')
  const [steps, setSteps] = useState<CadenceRecord['steps']>(
    cadence?.steps ?? usual.map((afterDays) => ({ afterDays, channel: 'email', templateId: null })),
  )
  const [isAsked, setAsked] = useState(false)
  // Found when it is sent and kept until it is sent again: a note that went when its field is left would move the button
  // from under the pointer that presses it.
  const [badStep, setBadStep] = useState(-1)
  const change = (index: number, part: Partial<CadenceRecord['steps'][number]>) =>
    setSteps(steps.map((step, i) => (i === index ? { ...step, ...part } : step)))
  return (
    <FormDialog
      title={cadence?.name ?? w.newCadence}
      submitLabel={w.saveCadence}
      size="medium"
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        const bad = steps.findIndex((step, i) => i > 0 && step.afterDays <= (steps[i - 1]?.afterDays ?? 0))
        setBadStep(bad)
        if (name.trim() === '' || bad !== -1) return null
        return call('outreach.saveCadence', {
          ...(cadence ? { id: cadence.id } : {}),
          name: name.trim(),
          counts,
          steps,
        }).then((saved) => onSaved(saved.name))
      }}
    >
      <TextField
        label={w.name}
        value={name}
        onChange={setName}
        maxLength={300}
        isRequired
        autoFocus
        problem={isAsked && name.trim() === '' ? w.nameNeeded : undefined}
      />
      <div className="flex flex-col gap-1">
        <span className="text-meta text-muted">{w.counts}</span>
        <Segmented
          label={w.counts}
          choices={(['calendarDays', 'businessDays'] as const).map((id) => ({ id, label: w[id] }))}
          value={counts}
          onChange={setCounts}
        />
        <span className="text-caption text-muted">{w.countsHint}</span>
      </div>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <div key={index} className="grid grid-cols-[110px_1fr_1fr_28px] items-start gap-2">
          <NumberField
            label={`${w.step(index + 1)}: ${w.afterDays.toLowerCase()}`}
            value={step.afterDays}
            min={0}
            max={365}
            hasSteppers={false}
            isDisabled={index === 0}
            onChange={(afterDays) => change(index, { afterDays: afterDays ?? 0 })}
            problem={index === badStep ? w.rises : undefined}
          />
          <Select
            label={w.channel}
            choices={channels.map((id) => ({ id, label: shared.channel(id) }))}
            value={step.channel}
            onChange={(channel) => change(index, { channel })}
          />
          <Select
            label={w.template}
            choices={[{ id: none, label: w.noTemplate }, ...templates.map(({ id, name: label }) => ({ id, label }))]}
            value={step.templateId ?? none}
            onChange={(id) => change(index, { templateId: id === none ? null : id })}
          />
          {index > 0 && (
            <IconButton
              className="mt-5"
              label={w.removeStep(index + 1)}
              icon={<X size={14} aria-hidden="true" />}
              onPress={() => {
                setBadStep(-1)
                setSteps(steps.filter((_, i) => i !== index))
              }}
            />
          )}
        </div>
      ))}
      {steps.length < 20 && (
        <Button
          look="quiet"
          className="self-start"
          onPress={() =>
            setSteps([
              ...steps,
              {
                afterDays: (steps.at(-1)?.afterDays ?? 0) + 5,
                channel: steps.at(-1)?.channel ?? 'email',
                templateId: steps.at(-1)?.templateId ?? null,
              },
            ])
          }
        >
          {w.addStep}
        </Button>
      )}
    </FormDialog>
  )
}
