import { useMemo } from 'react'
import { useApiQuery } from '../../../lib/api'
import { type TierLook, tierLooks } from '../tierLook'

/** Colours and patterns of the tiers that occur, as they look in the other charts of the planner. */
export function useTierLooks(tiers: readonly { tier: string | null }[]): TierLook[] {
  const scheme = useApiQuery('workspace.current', {}).data?.tierSchemes.find(({ isDefault }) => isDefault)
  const key = JSON.stringify([...new Set(tiers.map(({ tier }) => tier))])
  return useMemo(() => tierLooks(scheme, JSON.parse(key) as (string | null)[]), [scheme, key])
}
