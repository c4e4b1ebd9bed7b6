import { useScreenState } from '../../../lib/screenState'

/** Which kept plan's settings the live plan of a campaign was started from; null: none, or it was kept since. */
export function useMadeFrom(campaignId: string): [string | null, (scenarioId: string | null) => void] {
  return useScreenState<string | null>(`planner.madeFrom.${campaignId}`, null, isTextOrNull)
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
