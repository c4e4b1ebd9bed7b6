import { ArrowDown, ArrowUp, ChevronDown, X } from 'lucide-react'
import { memo } from 'react'
import type { PlanAssumptions, PlanObjectiveSetting } from '../../../../../shared/domain/planning/settings'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { MenuButton } from '../../../ui/Menu'
import { NumberField } from '../../../ui/NumberField'
import { aims, type Measure, missingFor, objectiveOf, weighed } from './aims'
import type { PlanSetupActions } from './usePlanSetup'
import { controlsWords } from './words'

export interface AimControlProps {
  objective: PlanObjectiveSetting
  assumptions: PlanAssumptions
  currency: string
  goalPersons: number | null
  actions: PlanSetupActions
  /** leads to the fields of the assumptions */
  onAssume: () => void
}

/** What the plan aims at. */
export const AimControl = memo(function AimControl(props: AimControlProps) {
  const { objective, assumptions, actions, onAssume } = props
  const w = useWords(controlsWords)
  const missing = (kind: PlanObjectiveSetting['kind']) => {
    const need = missingFor(kind, assumptions)
    return need === null ? null : w[need]
  }
  const save = (next: PlanObjectiveSetting) => actions.start({ objective: next }, w.aimChanged(w.objectives[next.kind]))
  const isShort = aims.some((kind) => missing(kind) !== null)
  const unmet = missing(objective.kind)
  return (
    <section className="flex flex-col gap-2" aria-label={w.aim}>
      <div className="flex min-h-7 items-center gap-2">
        <h2 className="flex-1 font-semibold text-body">{w.aim}</h2>
        <MenuButton
          label={w.aim}
          placement="bottom end"
          groups={() => [
            {
              label: w.aim,
              items: aims.map((kind) => ({
                id: kind,
                label: w.objectives[kind],
                isChecked: kind === objective.kind,
                disabledReason: missing(kind),
                onAction: () => {
                  if (kind !== objective.kind) save(objectiveOf(kind, assumptions))
                },
              })),
            },
          ]}
          trigger={
            <Button label={`${w.aim}: ${w.objectives[objective.kind]}`}>
              {w.objectives[objective.kind]}
              <ChevronDown size={14} aria-hidden="true" className="text-muted" />
            </Button>
          }
        />
      </div>
      <p className="text-meta text-muted">{w.objectiveHints[objective.kind]}</p>
      {objective.kind === 'blend' && <BlendFields {...props} objective={objective} save={save} />}
      {objective.kind === 'lexicographic' && <OrderList {...props} objective={objective} save={save} />}
      {objective.kind === 'cheapest' && <GoalField {...props} objective={objective} save={save} />}
      {(isShort || unmet !== null) && (
        <p className="text-meta text-muted">
          {unmet ?? w.needsShort}{' '}
          <Button look="quiet" size="small" label={w.setAssumption} onPress={onAssume}>
            {w.setIt}
          </Button>
        </p>
      )}
    </section>
  )
})

type Save = (next: PlanObjectiveSetting) => void

function BlendFields({
  objective,
  assumptions,
  currency,
  save,
}: AimControlProps & { objective: PlanObjectiveSetting & { kind: 'blend' }; save: Save }) {
  const w = useWords(controlsWords)
  const { weights } = objective
  return (
    <div className="grid grid-cols-2 items-end gap-2">
      {weighed(assumptions).map((measure) => (
        <NumberField
          key={measure}
          label={measure === 'revenue' ? w.weights.revenue(currency) : w.weights[measure]}
          value={weights[measure]}
          min={0}
          max={1e9}
          hasSteppers={false}
          formatOptions={{ maximumFractionDigits: 4 }}
          onChange={(next) => {
            if (next !== null && next !== weights[measure]) {
              save({ ...objective, weights: { ...weights, [measure]: next } })
            }
          }}
        />
      ))}
    </div>
  )
}

function OrderList({
  objective,
  assumptions,
  save,
}: AimControlProps & { objective: PlanObjectiveSetting & { kind: 'lexicographic' }; save: Save }) {
  const w = useWords(controlsWords)
  const { order } = objective
  const others = [...weighed(assumptions), 'cost' as const].filter((measure) => !order.includes(measure))
  const put = (next: Measure[]) => save({ ...objective, order: next })
  const swap = (at: number, by: number) => {
    const next = [...order]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    put(next)
  }
  return (
    <div className="flex flex-col gap-1">
      <ol aria-label={w.order} className="m-0 flex list-none flex-col p-0">
        {order.map((measure, at) => {
          const name = w.measures[measure]
          return (
            <li key={measure} className="flex min-h-7 items-center gap-1 border-line border-b">
              <span className="tabular w-4 text-muted">{at + 1}</span>
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {at > 0 && (
                <IconButton
                  size="small"
                  label={w.moveUp(name)}
                  icon={<ArrowUp size={12} aria-hidden="true" />}
                  onPress={() => swap(at, -1)}
                />
              )}
              {at < order.length - 1 && (
                <IconButton
                  size="small"
                  label={w.moveDown(name)}
                  icon={<ArrowDown size={12} aria-hidden="true" />}
                  onPress={() => swap(at, 1)}
                />
              )}
              {order.length > 2 && (
                <IconButton
                  size="small"
                  label={w.dropMeasure(name)}
                  icon={<X size={12} aria-hidden="true" />}
                  onPress={() => put(order.filter((one) => one !== measure))}
                />
              )}
            </li>
          )
        })}
      </ol>
      {others.length > 0 && (
        <MenuButton
          label={w.addMeasure}
          groups={[
            {
              label: w.addMeasure,
              items: others.map((measure) => ({
                id: measure,
                label: w.measures[measure],
                onAction: () => put([...order, measure]),
              })),
            },
          ]}
          trigger={
            <Button look="quiet" size="small" className="self-start">
              {w.addMeasure}
            </Button>
          }
        />
      )}
    </div>
  )
}

function GoalField({
  objective,
  goalPersons,
  save,
}: AimControlProps & { objective: PlanObjectiveSetting & { kind: 'cheapest' }; save: Save }) {
  const w = useWords(controlsWords)
  const format = useFormat()
  const isMissing = objective.goalPersons === null && goalPersons === null
  return (
    <NumberField
      label={w.goal}
      value={objective.goalPersons ?? goalPersons}
      min={1}
      max={1e12}
      step={1}
      hasSteppers={false}
      hint={goalPersons === null ? undefined : w.campaignGoal(format.count(goalPersons))}
      problem={isMissing ? w.noGoal : null}
      // Emptied, it follows the campaign again.
      onChange={(next) => {
        const wanted = next === goalPersons ? null : next
        if (wanted !== objective.goalPersons) save({ kind: 'cheapest', goalPersons: wanted })
      }}
    />
  )
}
