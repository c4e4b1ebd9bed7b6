import { formatMoney, formatPercent } from '../format'
import { defaultSigma } from '../reach/forecast'
import type { PlanModelCandidate, PlanModelSegment } from './model'
import { aimsOf, unknownEngagements } from './objectives'
import type { PlanSettings } from './settings'

const locale = 'en'

/** How the figures of a plan come about, in sentences, with every assumption that they rest on. */
export function planMethodOf(
  segments: readonly PlanModelSegment[],
  candidates: readonly PlanModelCandidate[],
  { objective, assumptions }: PlanSettings,
  currency: string,
): string {
  const { conversionsPerThousandViews, orderValueMinor, ownNicheShare } = assumptions
  const said = [
    segments.length === 1
      ? 'Net reach by conditional independence in one segment: universe × (1 − Π(1 − reach ÷ universe)).'
      : `Net reach by conditional independence in each of ${segments.length} segments of the audience, added up: universe × (1 − Π(1 − reach ÷ universe)).`,
    'Reach of a creator: expected views × unique-viewer ratio, repeated posts saturating within the larger of followers and largest views, × share of viewers in the target audience.',
    `No single posts are on record yet, so views rest on stated averages and spread by the usual σ ${defaultSigma} of their logarithm.`,
  ]
  if (segments.some(({ niche }) => niche !== null)) {
    said.push(
      `Assumed: ${formatPercent(ownNicheShare, locale, 0)} of a creator’s viewers belong to the creator’s own niches.`,
    )
  }
  if (conversionsPerThousandViews !== null) {
    const order =
      orderValueMinor === null ? '' : `, each worth ${formatMoney(orderValueMinor, currency, locale, 'short')}`
    said.push(`Assumed: ${Number(conversionsPerThousandViews.toPrecision(6))} conversions of a thousand views${order}.`)
  }
  const unknown = unknownEngagements(candidates, aimsOf(objective))
  if (unknown !== null) said.push(unknown)
  return said.join(' ')
}
