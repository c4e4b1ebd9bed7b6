import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { WorkflowRecord } from '../../../../../shared/contract/approvals'
import { reviewStates, workflowProblems } from '../../../../../shared/domain/approvals/workflow'
import { useWords } from '../../../lib/locale'
import { Checkbox } from '../../../ui/Checkbox'
import { FormDialog, FormRow } from '../../../ui/FormDialog'
import { NumberField } from '../../../ui/NumberField'
import { Select } from '../../../ui/Select'
import { saveStep } from '../../../ui/saveStep'
import { TextField } from '../../../ui/TextField'
import { StageFields } from './StageFields'
import { workflowsWords } from './words'
import { type StageDraft, type WorkflowDraft, withStage } from './workflowDraft'

const CONCEPTS = ['none', 'optional', 'required'] as const
const RETURNS = ['first', 'requesting'] as const

/** A workflow: concept, stages with who decides, days, and where a new version returns. */
export function WorkflowDialog({
  workflow,
  start,
  onClose,
}: {
  workflow: WorkflowRecord | null
  start: WorkflowDraft
  onClose: () => void
}) {
  const w = useWords(workflowsWords)
  const [draft, setDraft] = useState(start)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<WorkflowDraft>) => setDraft((old) => ({ ...old, ...change }))
  const setStage = (next: StageDraft) =>
    set({ stages: draft.stages.map((stage) => (stage.state === next.state ? next : stage)) })
  const isNameless = draft.name.trim() === ''
  const problems = workflowProblems(draft)

  function save(): Promise<unknown> | null {
    setTried(true)
    if (isNameless || problems.length > 0) return null
    const { name, ...definition } = draft
    return saveStep(
      'approvals.saveWorkflow',
      { ...(workflow ? { workflowId: workflow.id } : {}), name, definition },
      workflow ? w.changed(name.trim()) : w.added(name.trim()),
    )
  }
  return (
    <FormDialog
      title={workflow ? w.editTitle(workflow.name) : w.addTitle}
      submitLabel={workflow ? w.save : w.addSubmit}
      onSubmit={save}
      onClose={onClose}
      size="large"
    >
      <FormRow>
        <TextField
          label={w.name}
          hint={workflow ? w.changeHint : undefined}
          value={draft.name}
          maxLength={300}
          autoFocus
          problem={isTried && isNameless ? w.nameless : null}
          onChange={(name) => set({ name })}
        />
        <Select
          label={w.concept}
          hint={w.conceptHint}
          choices={CONCEPTS.map((id) => ({ id, label: w.concepts[id] }))}
          value={draft.concept}
          onChange={(concept) => set({ concept })}
        />
      </FormRow>
      <fieldset className="m-0 flex min-w-0 flex-col gap-2 border-0 p-0">
        <legend className="pb-1 font-medium text-meta text-muted">{w.stagesLegend}</legend>
        {reviewStates.map((state) => {
          const stage = draft.stages.find((one) => one.state === state)
          return (
            <div key={state} className="flex flex-col gap-3 rounded-panel border border-line p-3">
              <Checkbox isSelected={stage !== undefined} onChange={(isOn) => setDraft(withStage(draft, state, isOn))}>
                <span className="font-medium">{w.stages[state]}</span>
                <span className="text-muted">{w.stageHints[state]}</span>
              </Checkbox>
              {stage && <StageFields stage={stage} onChange={setStage} />}
            </div>
          )
        })}
      </fieldset>
      <div role="status" className="empty:hidden">
        {problems.length > 0 && (
          <ul className="m-0 flex list-none flex-col gap-1 p-0 text-bad text-meta">
            {problems.map((problem) => (
              <li key={problem} className="flex items-start gap-1">
                <CircleAlert size={12} aria-hidden="true" className="mt-0.5 shrink-0" />
                {problem}
              </li>
            ))}
          </ul>
        )}
      </div>
      <FormRow>
        <Select
          label={w.returns}
          choices={RETURNS.map((id) => ({ id, label: w.returnsTo[id] }))}
          value={draft.returnsTo}
          onChange={(returnsTo) => set({ returnsTo })}
        />
        {(['draftBusinessDays', 'changesBusinessDays'] as const).map((field) => (
          <NumberField
            key={field}
            label={w.creatorDays[field]}
            hint={w.daysHint}
            value={draft[field]}
            min={1}
            max={250}
            step={1}
            onChange={(days) => set({ [field]: days })}
          />
        ))}
      </FormRow>
    </FormDialog>
  )
}
