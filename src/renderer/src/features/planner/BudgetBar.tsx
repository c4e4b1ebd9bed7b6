import { memo } from 'react'
import { useFormat, useWords } from '../../lib/locale'
import { Button } from '../../ui/Button'
import { MoneyField } from '../../ui/NumberField'
import { Slider } from '../../ui/Slider'
import { useThrottled } from './useThrottled'
import { plannerWords } from './words'

/** The figure beside the thumb may lag behind it; the field is the slowest part to draw. */
const FIELD_EVERY_MS = 120

export interface BudgetBarProps {
  budgetMinor: number
  campaignBudgetMinor: number | null
  currency: string
  maxMinor: number
  stepMinor: number
  onChange: (budgetMinor: number) => void
  onReset: () => void
  onSave: () => void
}

/** The budget to plan with: dragged, or typed to the penny. The campaign's own stays until it is asked to change. */
export function BudgetBar(props: BudgetBarProps) {
  const { budgetMinor, campaignBudgetMinor, currency, maxMinor, stepMinor, onChange, onReset, onSave } = props
  const w = useWords(plannerWords)
  const format = useFormat()
  const isOther = budgetMinor !== campaignBudgetMinor
  return (
    <section className="flex flex-col gap-1" aria-label={w.budget}>
      <div className="flex items-center gap-2">
        <h2 className="flex-1 font-semibold text-body">{w.budget}</h2>
        <ExactBudget
          label={w.exactBudget}
          valueMinor={useThrottled(budgetMinor, FIELD_EVERY_MS)}
          currency={currency}
          onChange={onChange}
        />
      </div>
      <Slider
        label={w.budget}
        value={budgetMinor}
        min={0}
        max={maxMinor}
        step={stepMinor}
        // The thumb's steps do not land on a typed amount: only a move of the thumb is taken over.
        onChange={(next) => {
          if (Math.abs(next - budgetMinor) >= stepMinor / 2) onChange(next)
        }}
        format={(value) => format.money(value, currency, 'short')}
        className="grid-cols-1! [&_label]:sr-only [&_output]:sr-only"
      />
      <div className="flex min-h-6 flex-wrap items-center gap-x-1 text-meta text-muted">
        <span>
          {campaignBudgetMinor === null
            ? w.noBudget
            : w.campaignBudget(format.money(campaignBudgetMinor, currency, 'short'))}
        </span>
        {isOther && campaignBudgetMinor !== null && (
          <Button look="quiet" size="small" onPress={onReset}>
            {w.backToBudget}
          </Button>
        )}
        {isOther && (
          <Button look="quiet" size="small" onPress={onSave}>
            {w.saveBudget}
          </Button>
        )}
      </div>
    </section>
  )
}

const ExactBudget = memo(function ExactBudget({
  label,
  valueMinor,
  currency,
  onChange,
}: {
  label: string
  valueMinor: number
  currency: string
  onChange: (budgetMinor: number) => void
}) {
  return (
    <MoneyField
      label={label}
      isLabelHidden
      valueMinor={valueMinor}
      currency={currency}
      onChange={(next) => {
        if (next !== null) onChange(next)
      }}
      className="w-36"
    />
  )
})
