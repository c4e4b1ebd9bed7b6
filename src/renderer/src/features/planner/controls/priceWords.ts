import type { Format } from '../../../lib/locale'
import type { ShadowPrices } from './usePrices'
import type { controlsWords } from './words'

/** What a rule costs, in the unit of what is aimed at. */
export function priceWords(
  /** of the rule; several where it comes to several single ones */
  prices: ShadowPrices,
  {
    objective,
    isAsked,
    currency,
    w,
    format,
  }: {
    objective: string
    isAsked: boolean
    currency: string
    w: ReturnType<typeof controlsWords>
    format: Format
  },
): { text: string; title: string } {
  if (!isAsked) return { text: w.costs.unknown, title: w.costs.asking }
  const gains = prices.flatMap(({ gain }) => (gain === null ? [] : [gain]))
  if (gains.length === 0 || gains.length < prices.length) return { text: w.costs.unknown, title: w.costs.unknownTitle }
  const gain = Math.max(...gains)
  const isProven = prices.every((price) => price.isProven)
  if (gain < 0.5 && prices.length === 1) return { text: w.costs.nothing, title: w.costs.title }
  const said = gainWords(gain, objective, currency, w, format)
  // Each alone gains so much; all of them together may gain more.
  if (prices.length > 1) return { text: w.costs.orMore(said), title: w.costs.title }
  return { text: isProven ? said : w.costs.about(said), title: w.costs.title }
}

function gainWords(
  gain: number,
  objective: string,
  currency: string,
  { costs }: ReturnType<typeof controlsWords>,
  format: Format,
): string {
  const count = format.count(Math.round(gain))
  if (objective === 'netReach') return costs.persons(count)
  if (objective === 'engagements') return costs.engagements(count)
  if (objective === 'conversions') return costs.conversions(count)
  if (objective === 'revenue' || objective === 'cheapest') {
    return costs.money(format.money(Math.round(gain), currency, 'short'))
  }
  return costs.points(count)
}
