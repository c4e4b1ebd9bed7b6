import { memo } from 'react'
import { ScenarioTabs, type ScenarioTabsProps } from './scenarios/ScenarioTabs'
import { useThrottled } from './useThrottled'

const Tabs = memo(ScenarioTabs)
const EVERY_MS = 150

/** The tabs of the kept plans, which need not follow every move of the budget. */
export function LaterTabs({ plan, suggestedName, ...rest }: ScenarioTabsProps) {
  return <Tabs {...rest} plan={useThrottled(plan, EVERY_MS)} suggestedName={useThrottled(suggestedName, EVERY_MS)} />
}
