import { useState } from 'react'
import { type UsageRight, usageKinds } from '../../../../shared/contract/approvalRights'
import { useWords } from '../../lib/locale'
import { Switch } from '../Checkbox'
import { DateField } from '../DateField'
import { FormDialog, FormRow } from '../FormDialog'
import { MoneyField, NumberField } from '../NumberField'
import { Segmented } from '../Segmented'
import { Select } from '../Select'
import { saveStep } from '../saveStep'
import { TextField } from '../TextField'
import { WordsField } from '../WordsField'
import { rightsWords } from './words'

export interface RightDialogProps {
  campaignId: string
  /** the deliverable that it is asked for; null: the campaign's page */
  deliverableId: string | null
  /** of the campaign */
  currency: string
  /** files of this deliverable that may show the right */
  evidence?: readonly { id: string; name: string }[]
  right: UsageRight | null
  onClose: () => void
}

const NONE = 'none'
const scopes = ['deliverable', 'campaign'] as const

/** A usage right: a new one, or one that was kept before. */
export function RightDialog({ campaignId, deliverableId, currency, evidence = [], right, onClose }: RightDialogProps) {
  const w = useWords(rightsWords)
  const [draft, setDraft] = useState({
    scope: deliverableId === null || right?.deliverableId === null ? ('campaign' as const) : ('deliverable' as const),
    kind: right?.kind ?? ('organic' as const),
    territory: right?.territory ?? '',
    channels: right?.channels ?? [],
    startsOn: right?.startsOn ?? null,
    lengthDays: right?.lengthDays ?? null,
    feeMinor: right?.feeMinor ?? null,
    currency: right?.currency ?? currency,
    editsAllowed: right?.editsAllowed ?? false,
    evidenceId: right?.evidenceId ?? null,
    note: right?.note ?? '',
  } satisfies Draft as Draft)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }))
  const isUnnamed = draft.territory.trim() === ''
  return (
    <FormDialog
      title={right ? w.editRight : w.addRightTitle}
      submitLabel={right ? w.saveRight : w.addRightSubmit}
      size="medium"
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (isUnnamed) return null
        const { scope, note, ...fields } = draft
        return saveStep(
          'approvals.saveRight',
          {
            ...fields,
            ...(right ? { rightId: right.id } : {}),
            campaignId,
            deliverableId: scope === 'campaign' ? null : (right?.deliverableId ?? deliverableId),
            currency: draft.feeMinor === null ? null : draft.currency,
            note: note.trim() || null,
          },
          (right ? w.rightChanged : w.rightAdded)(w.kinds[draft.kind]),
        )
      }}
    >
      {deliverableId !== null && (
        <Segmented
          label={w.appliesTo}
          choices={scopes.map((id) => ({ id, label: id === 'campaign' ? w.ofCampaign : w.ofDeliverable }))}
          value={draft.scope}
          onChange={(scope) => set({ scope })}
        />
      )}
      <Select
        label={w.rightKind}
        hint={w.kindHints[draft.kind]}
        choices={usageKinds.map((id) => ({ id, label: w.kinds[id] }))}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      <TextField
        label={w.territory}
        hint={w.territoryHint}
        value={draft.territory}
        maxLength={300}
        isRequired
        autoFocus
        problem={isTried && isUnnamed ? w.territoryMissing : null}
        onChange={(territory) => set({ territory })}
      />
      <WordsField
        label={w.channels}
        hint={w.channelsHint}
        words={draft.channels}
        maxWords={30}
        onChange={(channels) => set({ channels })}
      />
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
          onChange={(lengthDays) => set({ lengthDays })}
        />
      </FormRow>
      <FormRow>
        <MoneyField
          label={w.fee}
          hint={w.feeHint}
          valueMinor={draft.feeMinor}
          currency={draft.currency}
          onChange={(feeMinor) => set({ feeMinor })}
        />
        <Select
          label={w.currency}
          choices={[...new Set([draft.currency, currency, 'EUR', 'GBP', 'USD'])].map((id) => ({ id, label: id }))}
          value={draft.currency}
          onChange={(next) => set({ currency: next })}
        />
      </FormRow>
      <Switch isSelected={draft.editsAllowed} onChange={(editsAllowed) => set({ editsAllowed })}>
        {w.editsAllowed}
      </Switch>
      {(evidence.length > 0 || draft.evidenceId !== null) && (
        <Select
          label={w.evidence}
          choices={[{ id: NONE, label: w.noEvidence }, ...evidenceChoices(evidence, draft.evidenceId, w.evidence)]}
          value={draft.evidenceId ?? NONE}
          onChange={(id) => set({ evidenceId: id === NONE ? null : id })}
        />
      )}
      <TextField
        label={w.note}
        hint={w.noteHint}
        value={draft.note}
        lines={2}
        maxLength={2000}
        onChange={(note) => set({ note })}
      />
    </FormDialog>
  )
}

/** A right of the campaign may name a file of another deliverable: it stays chosen. */
function evidenceChoices(evidence: readonly { id: string; name: string }[], chosen: string | null, fallback: string) {
  const choices = evidence.map(({ id, name }) => ({ id, label: name }))
  return chosen === null || choices.some(({ id }) => id === chosen)
    ? choices
    : [...choices, { id: chosen, label: fallback }]
}

interface Draft {
  scope: (typeof scopes)[number]
  kind: UsageRight['kind']
  territory: string
  channels: string[]
  startsOn: string | null
  lengthDays: number | null
  feeMinor: number | null
  currency: string
  editsAllowed: boolean
  evidenceId: string | null
  note: string
}
