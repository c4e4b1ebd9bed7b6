import { memo } from 'react'
import type { PlanAssumptions } from '../../../../../shared/domain/planning/settings'
import { useWords } from '../../../lib/locale'
import { MoneyField, NumberField } from '../../../ui/NumberField'
import type { PlanSetupActions } from './usePlanSetup'
import { controlsWords } from './words'

const LARGEST_SEED = 2 ** 32 - 1

/** What nobody knows and somebody must say. */
export const AssumptionFields = memo(function AssumptionFields({
  assumptions,
  currency,
  isSplitByNiche,
  actions,
}: {
  assumptions: PlanAssumptions
  currency: string
  isSplitByNiche: boolean
  actions: PlanSetupActions
}) {
  const w = useWords(controlsWords)
  const save = (part: Partial<PlanAssumptions>, name: string) =>
    actions.start({ assumptions: { ...assumptions, ...part } }, w.assumptionChanged(name))
  return (
    <div className="flex flex-col gap-2 pt-2">
      <p className="text-meta text-muted">{w.assumptionsHint}</p>
      <div className="grid grid-cols-2 items-start gap-2">
        <NumberField
          label={w.conversionsPerThousandViews}
          placeholder={w.notAssumed}
          value={assumptions.conversionsPerThousandViews}
          min={0}
          max={1000}
          hasSteppers={false}
          formatOptions={{ maximumFractionDigits: 4 }}
          onChange={(next) => {
            if (next !== assumptions.conversionsPerThousandViews) {
              save({ conversionsPerThousandViews: next }, w.conversionsPerThousandViews)
            }
          }}
        />
        <MoneyField
          label={w.orderValue}
          placeholder={w.notAssumed}
          valueMinor={assumptions.orderValueMinor}
          currency={currency}
          maxMinor={1_000_000_000_000}
          onChange={(next) => {
            if (next !== assumptions.orderValueMinor) save({ orderValueMinor: next }, w.orderValue)
          }}
        />
        <NumberField
          label={w.campaignSpread}
          hint={w.campaignSpreadHint}
          value={assumptions.campaignSpread}
          min={0}
          max={3}
          hasSteppers={false}
          formatOptions={{ maximumFractionDigits: 3 }}
          onChange={(next) => {
            if (next !== null && next !== assumptions.campaignSpread) save({ campaignSpread: next }, w.campaignSpread)
          }}
        />
        <NumberField
          label={w.seed}
          value={assumptions.seed}
          min={0}
          max={LARGEST_SEED}
          step={1}
          hasSteppers={false}
          formatOptions={{ useGrouping: false }}
          onChange={(next) => {
            if (next !== null && next !== assumptions.seed) save({ seed: next }, w.seed)
          }}
        />
        {isSplitByNiche && (
          <NumberField
            label={w.ownNicheShare}
            value={assumptions.ownNicheShare}
            min={0}
            max={1}
            step={0.01}
            hasSteppers={false}
            formatOptions={{ style: 'percent', maximumFractionDigits: 1 }}
            onChange={(next) => {
              if (next !== null && next !== assumptions.ownNicheShare) save({ ownNicheShare: next }, w.ownNicheShare)
            }}
          />
        )}
      </div>
    </div>
  )
})
