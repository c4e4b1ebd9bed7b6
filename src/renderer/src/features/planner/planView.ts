import type { OutputOf } from '../../../../shared/contract'
import type { CampaignPlan, PlanCandidate } from '../../../../shared/contract/planner'
import { currencyExponent } from '../../../../shared/domain/format'

export type Frontier = OutputOf<'planner.frontier'>
export type FrontierPoint = Frontier['points'][number]
export type PlanPick = CampaignPlan['picks'][number]

/** A candidate and, where the plan books it, what it adds. */
export interface PlanRow {
  candidate: PlanCandidate
  pick: PlanPick | null
}

export function planRows(candidates: readonly PlanCandidate[], plan: CampaignPlan | null): PlanRow[] {
  const picks = new Map(plan?.picks.map((pick) => [pick.entryId, pick]))
  return candidates.map((candidate) => ({ candidate, pick: picks.get(candidate.entryId) ?? null }))
}

/** How far the slider goes and in which steps, minor units. Beyond twice the budget nobody plans (as the frontier). */
export function budgetRange(
  candidates: readonly PlanCandidate[],
  campaignBudgetMinor: number | null,
  budgetMinor: number,
  currency: string,
): { maxMinor: number; stepMinor: number } {
  const allMinor = candidates.reduce((sum, { costMinor }) => sum + costMinor, 0)
  const widest = campaignBudgetMinor === null ? allMinor : Math.min(allMinor, campaignBudgetMinor * 2)
  const stepMinor = niceStep(Math.max(widest, budgetMinor) / 500, 10 ** currencyExponent(currency))
  return {
    maxMinor: Math.max(stepMinor, Math.ceil(Math.max(widest, budgetMinor) / stepMinor) * stepMinor),
    stepMinor,
  }
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceStep(wanted: number, least: number): number {
  if (wanted <= least) return least
  const power = 10 ** Math.floor(Math.log10(wanted))
  return Math.max(least, ([1, 2, 5, 10].find((factor) => factor * power >= wanted) ?? 10) * power)
}

/** At most `limit` points of a staircase, the ends and the one to keep among them. */
export function thinned(points: readonly FrontierPoint[], limit: number, keepIndex: number | null): FrontierPoint[] {
  if (points.length <= limit) return [...points]
  const every = (points.length - 1) / (limit - 1)
  const kept = new Set(Array.from({ length: limit }, (_, i) => Math.round(i * every)))
  if (keepIndex !== null) kept.add(keepIndex)
  return points.filter((_, index) => kept.has(index))
}

/** Where a number stands among others, 0 to 1, for the size of its dot; missing is smallest. */
export function sizeShare(value: number | null, largest: number): number {
  if (value === null || value <= 0 || largest <= 0) return 0
  return Math.min(1, Math.sqrt(value / largest))
}

/** A value that nineteen of twenty do not pass, so that one outlier does not make all other dots small. */
export function highValue(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  return known[Math.floor((known.length - 1) * 0.95)] ?? 0
}

/** Whether values are spread so far that a straight scale would crowd most of them into a corner. */
export function isWidelySpread(values: readonly number[]): boolean {
  const positive = values.filter((value) => value > 0).sort((a, b) => a - b)
  const low = positive[Math.floor(positive.length * 0.1)]
  const high = positive.at(-1)
  return low !== undefined && high !== undefined && high / low > 30
}
