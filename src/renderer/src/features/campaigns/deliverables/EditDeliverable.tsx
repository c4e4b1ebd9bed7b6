import { useState } from 'react'
import { deliverableKinds } from '../../../../../shared/contract/campaignHub'
import type { DeliverableRecord } from '../../../../../shared/contract/campaigns'
import { useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { DateField } from '../../../ui/DateField'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { deliverablesWords } from './words'

const AS_CAMPAIGN = 'campaign'

/** One deliverable. Once its brief was sent only the due day and the requirement change. */
export function EditDeliverable({ one, onClose }: { one: DeliverableRecord; onClose: () => void }) {
  const w = useWords(deliverablesWords)
  const workflows = useApiQuery('approvals.workflows', {}).data ?? []
  const [draft, setDraft] = useState(one)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<DeliverableRecord>) => setDraft((old) => ({ ...old, ...change }))
  const isOpened = one.state !== null
  const isTitleless = draft.title.trim() === ''
  const knownKind = deliverableKinds.find((kind) => kind === draft.kind) ?? null

  function save(): Promise<unknown> | null {
    setTried(true)
    if (isTitleless) return null
    return saveStep(
      'campaigns.updateDeliverable',
      {
        deliverableId: one.id,
        dueOn: draft.dueOn,
        requirement: draft.requirement?.trim() || null,
        ...(isOpened
          ? {}
          : { title: draft.title, workflowId: draft.workflowId, ...(knownKind ? { kind: knownKind } : {}) }),
      },
      w.changed(draft.title.trim()),
    )
  }
  return (
    <FormDialog
      title={w.editTitle(w.called(one.title, one.handle))}
      submitLabel={w.saveDeliverable}
      onSubmit={save}
      onClose={onClose}
      size="medium"
    >
      {isOpened && <p className="text-muted">{w.fixed}</p>}
      <TextField
        label={w.title}
        value={draft.title}
        maxLength={200}
        isDisabled={isOpened}
        problem={isTried && isTitleless ? w.titleMissing : null}
        onChange={(title) => set({ title })}
      />
      <FormRow>
        <Select
          label={w.kind}
          choices={deliverableKinds.map((id) => ({ id, label: w.kinds[id] }))}
          value={knownKind}
          isDisabled={isOpened}
          onChange={(kind) => set({ kind })}
        />
        <DateField label={w.due} value={draft.dueOn} onChange={(dueOn) => set({ dueOn })} />
      </FormRow>
      <Select
        label={w.workflow}
        choices={[{ id: AS_CAMPAIGN, label: w.asCampaign }, ...workflows.map(({ id, name }) => ({ id, label: name }))]}
        value={draft.workflowId ?? AS_CAMPAIGN}
        isDisabled={isOpened}
        onChange={(id) => set({ workflowId: id === AS_CAMPAIGN ? null : id })}
      />
      <TextField
        label={w.requirement}
        placeholder={w.requirementPlaceholder}
        value={draft.requirement ?? ''}
        maxLength={5000}
        lines={4}
        onChange={(requirement) => set({ requirement })}
      />
    </FormDialog>
  )
}
