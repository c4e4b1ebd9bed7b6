import type { OutputOf } from '../../../../shared/contract'
import type { CampaignPlan, PlanCandidate, PlanOffer, PlanPick } from '../../../../shared/contract/planner'
import { currencyExponent } from '../../../../shared/domain/format'

export type Frontier = OutputOf<'planner.frontier'>

/** A candidate with the offer that counts: what the plan books, else the cheapest; `pick` says what it adds. */
export interface PlanRow {
  candidate: PlanCandidate
  offer: PlanOffer
  pick: PlanPick | null
}

/** What the plan books of a candidate, else the cheapest. */
function shownOffer(candidate: PlanCandidate, pick: PlanPick | null): PlanOffer | undefined {
  const { offers } = candidate
  return (pick && offers.find(({ id }) => id === pick.offerId)) ?? offers[0]
}

/** Rows in the candidates' order. A row that a plan does not touch stays the same object from plan to plan. */
export class PlanRows {
  private readonly unplanned: readonly PlanRow[]
  private readonly index = new Map<string, number>()

  constructor(candidates: readonly PlanCandidate[]) {
    this.unplanned = candidates.flatMap((candidate) => {
      const offer = shownOffer(candidate, null)
      return offer ? [{ candidate, offer, pick: null }] : []
    })
    for (const [at, { candidate }] of this.unplanned.entries()) this.index.set(candidate.entryId, at)
  }

  /** All rows under a plan: only the picks are looked at, so that it can follow a slider over thousands. */
  under(plan: CampaignPlan | null): readonly PlanRow[] {
    if (!plan || plan.picks.length === 0) return this.unplanned
    const rows = [...this.unplanned]
    for (const pick of plan.picks) {
      const at = this.index.get(pick.entryId)
      const old = at === undefined ? undefined : this.unplanned[at]
      if (at === undefined || !old) continue
      rows[at] = { candidate: old.candidate, offer: shownOffer(old.candidate, pick) ?? old.offer, pick }
    }
    return rows
  }
}

/** How far the slider goes and in which steps, minor units. Beyond twice the budget nobody plans (as the frontier). */
export function budgetRange(
  allMinor: number,
  campaignBudgetMinor: number | null,
  budgetMinor: number,
  currency: string,
): { maxMinor: number; stepMinor: number } {
  const widest = campaignBudgetMinor === null ? allMinor : Math.min(allMinor, campaignBudgetMinor * 2)
  const stepMinor = niceStep(Math.max(widest, budgetMinor) / 500, 10 ** currencyExponent(currency))
  return {
    maxMinor: Math.max(stepMinor, Math.ceil(Math.max(widest, budgetMinor) / stepMinor) * stepMinor),
    stepMinor,
  }
}

/** What everybody costs together, each by the dearest offer. */
export function dearestCost(candidates: readonly PlanCandidate[]): number {
  return candidates.reduce((sum, { offers }) => sum + Math.max(0, ...offers.map(({ costMinor }) => costMinor)), 0)
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceStep(wanted: number, least: number): number {
  if (wanted <= least) return least
  const power = 10 ** Math.floor(Math.log10(wanted))
  return Math.max(least, ([1, 2, 5, 10].find((factor) => factor * power >= wanted) ?? 10) * power)
}
