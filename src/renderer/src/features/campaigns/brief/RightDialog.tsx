import { useState } from 'react'
import { type UsageRight, usageKinds } from '../../../../../shared/contract/approvalRights'
import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import { useWords } from '../../../lib/locale'
import { Checkbox } from '../../../ui/Checkbox'
import { DateField } from '../../../ui/DateField'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { MoneyField, NumberField } from '../../../ui/NumberField'
import { Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { WordsField } from '../../../ui/WordsField'
import { briefWords } from './words'

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

/** A usage right of the whole campaign. */
export function RightDialog({
  campaign,
  right,
  onClose,
}: {
  campaign: CampaignRecord
  right: UsageRight | null
  onClose: () => void
}) {
  const w = useWords(briefWords)
  const [draft, setDraft] = useState<Draft>(right ?? NEW)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }))
  const isPlaceless = draft.territory.trim() === ''
  const currency = right?.currency ?? campaign.currency
  function save(): Promise<unknown> | null {
    setTried(true)
    if (isPlaceless) return null
    return saveStep(
      'approvals.saveRight',
      {
        ...(right ? { rightId: right.id, evidenceId: right.evidenceId } : {}),
        campaignId: campaign.id,
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
