import { memo, useCallback, useMemo, useRef, useState } from 'react'
import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import type { CampaignPlan, PlanCandidate } from '../../../../../shared/contract/planner'
import type { PlanRuleKind } from '../../../../../shared/domain/planning/settings'
import { useCommands } from '../../../lib/commands'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { ErrorNote } from '../../../ui/ErrorNote'
import { startStep } from '../../../ui/saveStep'
import { tierName } from '../tierName'
import { plannerWords } from '../words'
import { AimControl } from './AimControl'
import { AssumptionFields } from './AssumptionFields'
import { AudienceControl } from './AudienceControl'
import { ClashNote } from './ClashNote'
import type { RuleSource } from './RuleDialog'
import { RulesPanel } from './RulesPanel'
import { handlesOf, type RuleNames } from './ruleSentence'
import { SegmentsDialog } from './SegmentsDialog'
import type { usePlanSetup } from './usePlanSetup'
import { usePrices } from './usePrices'
import { controlsWords } from './words'

export interface ControlsPanelProps {
  campaign: CampaignRecord
  candidates: readonly PlanCandidate[]
  leftOut: readonly { entryId: string; handle: string }[]
  universePersons: number
  setup: ReturnType<typeof usePlanSetup>
  /** the answer as it stands when the hand rests */
  plan: CampaignPlan | null
}

const NONE: readonly never[] = []

/** What is aimed at and what must hold: aim, rules, audience, assumptions. The budget stands above it. */
export const ControlsPanel = memo(function ControlsPanel(props: ControlsPanelProps) {
  const { campaign, candidates, leftOut, universePersons, setup, plan } = props
  const w = useWords(controlsWords)
  const planner = useWords(plannerWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const { currency } = campaign
  const { query, actions } = setup
  const data = query.data
  const segments = data?.segments ?? NONE
  const packages = data?.packages ?? NONE
  const [adding, setAdding] = useState<PlanRuleKind | null>(null)
  const [isSegmenting, setSegmenting] = useState(false)
  const [isAssuming, setAssuming] = useState(false)
  const assumptions = useRef<HTMLDetailsElement>(null)
  const hasRules = data?.rules.some(({ isOn }) => isOn) ?? false
  const prices = usePrices(campaign.id, plan, hasRules)
  const names = useMemo<RuleNames>(
    () => ({
      w,
      format,
      locale,
      tier: (tier) => tierName(tier, planner),
      handles: handlesOf(candidates, leftOut),
      packages,
      segments,
    }),
    [w, format, locale, planner, candidates, leftOut, packages, segments],
  )
  const source = useMemo<RuleSource>(
    () => ({ candidates, segments, packages, currency }),
    [candidates, segments, packages, currency],
  )
  const assume = useCallback(() => {
    setAssuming(true)
    requestAnimationFrame(() => assumptions.current?.querySelector('input')?.focus())
  }, [])
  const openSegments = useCallback(() => setSegmenting(true), [])
  const makeOne = useCallback(
    () => startStep('planner.saveSegments', { campaignId: campaign.id, segments: [] }, w.backToOneDone),
    [campaign.id, w],
  )
  useCommands([
    { id: 'planner.addRule', title: w.addRuleCommand, menu: 'record', run: () => setAdding('count') },
    { id: 'planner.segments', title: w.segmentsCommand, menu: 'record', run: () => setSegmenting(true) },
    {
      id: 'planner.oneAudience',
      title: w.oneAudienceCommand,
      menu: 'record',
      disabledReason: () => (segments.length === 0 ? w.alreadyOne : null),
      run: makeOne,
    },
  ])

  if (query.isError && !data) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  if (!data) return null
  return (
    <>
      {plan?.status === 'infeasible' && (
        <ClashNote
          campaignId={campaign.id}
          plan={plan}
          candidates={candidates}
          rules={data.rules}
          names={names}
          actions={actions}
        />
      )}
      <AimControl
        objective={data.objective}
        assumptions={data.assumptions}
        currency={currency}
        goalPersons={campaign.targetReachPersons}
        actions={actions}
        onAssume={assume}
      />
      <RulesPanel
        rules={data.rules}
        names={names}
        source={source}
        objective={data.objective.kind}
        prices={prices}
        actions={actions}
        adding={adding}
        onAdd={setAdding}
      />
      <AudienceControl
        segments={data.segments}
        universePersons={campaign.universePersons ?? universePersons}
        onEdit={openSegments}
        onOne={makeOne}
      />
      <details
        ref={assumptions}
        open={isAssuming}
        onToggle={(event) => setAssuming(event.currentTarget.open)}
        className="border-line border-t pt-2"
      >
        <summary className="w-fit cursor-default rounded-control font-semibold text-body">{w.assumptions}</summary>
        {isAssuming && (
          <AssumptionFields
            assumptions={data.assumptions}
            currency={currency}
            isSplitByNiche={data.segments.some(({ niche }) => niche !== null)}
            actions={actions}
          />
        )}
      </details>
      {isSegmenting && (
        <SegmentsDialog
          campaignId={campaign.id}
          universePersons={campaign.universePersons ?? universePersons}
          found={data.segments}
          onClose={() => setSegmenting(false)}
        />
      )}
    </>
  )
})
