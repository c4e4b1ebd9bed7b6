import { useState } from 'react'
import { type UsageRight, usageKinds } from '../../../../shared/contract/approvalRights'
import { useWords } from '../../lib/locale'
import { Checkbox } from '../Checkbox'
import { DateField } from '../DateField'
import { FormDialog, FormRow } from '../FormDialog'
import { MoneyField, NumberField } from '../NumberField'
import { Select } from '../Select'
import { saveStep } from '../saveStep'
import { TextField } from '../TextField'
import { WordsField } from '../WordsField'
import { rightsWords } from './words'

type Draft = Pick<
  UsageRight,
  'kind' | 'territory' | 'channels' | 'startsOn' | 'lengthDays' | 'feeMinor' | 'editsAllowed' | 'note'
>
const NEW: Draft = {
  kind: 'organic',
  territory: '',
  channels: [],
  startsOn: null,
  lengthDays: 180,
  feeMinor: null,
  editsAllowed: false,
  note: null,
}

/** A usage right: of one post, or of the whole campaign where no deliverable is named. */
export function RightDialog({
  campaignId,
  deliverableId = null,
  currency: usualCurrency,
  right,
  onClose,
}: {
  campaignId: string
  deliverableId?: string | null
  /** of the fee of a new right */
  currency: string
  right: UsageRight | null
  onClose: () => void
}) {
  const w = useWords(rightsWords)
  const [draft, setDraft] = useState<Draft>(right ?? NEW)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }))
  const isPlaceless = draft.territory.trim() === ''
  const currency = right?.currency ?? usualCurrency
  function save(): Promise<unknown> | null {
    setTried(true)
    if (isPlaceless) return null
    return saveStep(
      'approvals.saveRight',
      {
        ...(right ? { rightId: right.id, evidenceId: right.evidenceId } : {}),
        campaignId,
        deliverableId,
        kind: draft.kind,
        territory: draft.territory,
        channels: draft.channels,
        startsOn: draft.startsOn,
        lengthDays: draft.lengthDays,
        feeMinor: draft.feeMinor,
        currency: draft.feeMinor === null ? null : currency,
        editsAllowed: draft.editsAllowed,
        note: draft.note?.trim() || null,
      },
      right ? w.rightChanged(w.kinds[draft.kind]) : w.rightAdded(w.kinds[draft.kind]),
    )
  }
  return (
    <FormDialog
      title={right ? w.rightTitle : w.addRightTitle}
      submitLabel={right ? w.saveRight : w.addRightSubmit}
      onSubmit={save}
      onClose={onClose}
      size="medium"
    >
      <FormRow>
        <Select
          label={w.rightKind}
          choices={usageKinds.map((id) => ({ id, label: w.kinds[id] }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <TextField
          label={w.territory}
          placeholder={w.territoryPlaceholder}
          value={draft.territory}
          maxLength={300}
          problem={isTried && isPlaceless ? w.territoryMissing : null}
          onChange={(territory) => set({ territory })}
        />
      </FormRow>
      <FormRow>
        <DateField
          label={w.startsOn}
          hint={w.startsOnHint}
          value={draft.startsOn}
          onChange={(startsOn) => set({ startsOn })}
        />
        <NumberField
          label={w.lengthDays}
          hint={w.lengthDaysHint}
          value={draft.lengthDays}
          min={1}
          max={36_500}
          step={1}
          hasSteppers={false}
          onChange={(lengthDays) => set({ lengthDays })}
        />
      </FormRow>
      <WordsField
        label={w.channels}
        hint={w.channelsHint}
        words={draft.channels}
        maxWords={30}
        onChange={(channels) => set({ channels })}
      />
      <FormRow>
        <MoneyField
          label={w.fee}
          hint={w.feeHint}
          valueMinor={draft.feeMinor}
          currency={currency}
          onChange={(feeMinor) => set({ feeMinor })}
        />
        <Checkbox className="pt-5" isSelected={draft.editsAllowed} onChange={(editsAllowed) => set({ editsAllowed })}>
          {w.editsAllowed}
        </Checkbox>
      </FormRow>
      <TextField
        label={w.note}
        hint={w.noteHint}
        value={draft.note ?? ''}
        maxLength={2000}
        lines={2}
        onChange={(note) => set({ note })}
      />
    </FormDialog>
  )
}
