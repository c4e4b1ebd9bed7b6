import type { CampaignPlan } from '../../../../../shared/contract/planner'
import type { Format } from '../../../lib/locale'
import type { scenarioWords } from './words'

/** How good a plan is known to be, in two or three words. */
export function statusText(
  { status, gap }: Pick<CampaignPlan, 'status' | 'gap'>,
  w: ReturnType<typeof scenarioWords>,
  format: Format,
): string {
  if (status === 'optimal' || status === 'infeasible') return w.status[status]
  // Rounded up: "within 0.1 %" must not be said of 0.14 %.
  return w.status[status](format.percent(gap === null ? null : Math.ceil(gap * 1000) / 1000))
}
