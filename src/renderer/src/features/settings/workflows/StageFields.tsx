import { useWords } from '../../../lib/locale'
import { Checkbox } from '../../../ui/Checkbox'
import { NumberField } from '../../../ui/NumberField'
import { Select } from '../../../ui/Select'
import { peopleWords } from '../people/words'
import { workflowsWords } from './words'
import { deciders, type StageDraft, withRole } from './workflowDraft'

const QUORUMS = ['any', 'all', 'atLeast'] as const

/** Who decides in a stage, how many of them, and how long it may take. */
export function StageFields({ stage, onChange }: { stage: StageDraft; onChange: (stage: StageDraft) => void }) {
  const w = useWords(workflowsWords)
  const people = useWords(peopleWords)
  const { quorum, state } = stage
  const named = w.stages[state]
  return (
    <div className="flex flex-col gap-3 ps-6">
      <fieldset className="m-0 min-w-0 border-0 p-0">
        <legend className="pb-0.5 font-medium text-meta text-muted">{w.deciders(named)}</legend>
        <div className="flex flex-wrap gap-x-4">
          {[...new Set([...deciders[state], ...stage.roles])].map((role) => (
            <Checkbox
              key={role}
              isSelected={stage.roles.includes(role)}
              onChange={(isOn) => onChange({ ...stage, roles: withRole(stage, role, isOn) })}
            >
              {people.roles[role]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(150px,200px))] items-start gap-3">
        <Select
          label={w.quorum(named)}
          choices={QUORUMS.map((id) => ({ id, label: w.quorums[id] }))}
          value={quorum.kind}
          onChange={(kind) => onChange({ ...stage, quorum: kind === 'atLeast' ? { kind, count: 2 } : { kind } })}
        />
        {quorum.kind === 'atLeast' && (
          <NumberField
            label={w.atLeast}
            value={quorum.count}
            min={1}
            max={50}
            step={1}
            onChange={(count) => onChange({ ...stage, quorum: { kind: 'atLeast', count: count ?? 1 } })}
          />
        )}
        <NumberField
          label={w.answerDays}
          hint={w.daysHint}
          value={stage.slaBusinessDays}
          min={1}
          max={250}
          step={1}
          onChange={(slaBusinessDays) => onChange({ ...stage, slaBusinessDays })}
        />
      </div>
      <div className="flex flex-wrap gap-x-4">
        <Checkbox isSelected={stage.takesOnBehalf} onChange={(takesOnBehalf) => onChange({ ...stage, takesOnBehalf })}>
          {w.onBehalf}
        </Checkbox>
        <Checkbox
          isSelected={stage.takesCorrections}
          onChange={(takesCorrections) => onChange({ ...stage, takesCorrections })}
        >
          {w.corrections}
        </Checkbox>
      </div>
    </div>
  )
}
