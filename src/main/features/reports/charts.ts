import { html, type Markup } from '../../paper/markup'
import type { Figures } from './figures'
import type { ClientProposal } from './proposalModel'
import type { ReportWords } from './words'

const wide = 680
const accent = '#3451d1'
const second = '#c2410c'
const ink = '#535b6a'
const line = '#d9dde4'

/** Two bars, net and gross, on one scale. */
export function reachBars(net: number, gross: number, say: ReportWords, write: Figures): Markup {
  const labelWidth = 110
  const scale = (wide - labelWidth - 90) / Math.max(gross, net, 1)
  const bar = (y: number, value: number, label: string, fill: string) => html`
    <text x="0" y="${y + 15}" font-size="12" fill="${ink}">${label}</text>
    <rect x="${labelWidth}" y="${y}" width="${tenth(Math.max(1, value * scale))}" height="20" rx="2" fill="${fill}"/>
    <text x="${tenth(labelWidth + value * scale + 8)}" y="${y + 15}" font-size="12" font-weight="600" fill="#1a1d23">${write.persons(value)}</text>`
  return html`<svg viewBox="0 0 ${wide} 54" role="img" aria-label="${say.netAgainstGrossText(write.persons(net), write.persons(gross))}">
    ${bar(2, net, say.netReach, accent)}${bar(30, gross, say.grossReach, '#aab6ea')}</svg>`
}

type Frontier = NonNullable<ClientProposal['frontier']>
type Dot = { costMinor: number; netReachPersons: number }

/** The best net reach at every cost as a staircase, the proposal as a diamond, the budget as a dashed line. */
export function frontierChart(
  frontier: Frontier,
  dot: Dot | null,
  budgetMinor: number | null,
  say: ReportWords,
  write: Figures,
): Markup {
  const area = { left: 58, right: wide - 20, top: 12, bottom: 166 }
  const mostCost = Math.max(...frontier.points.map((p) => p.costMinor), dot?.costMinor ?? 0, budgetMinor ?? 0, 1)
  const mostReach = Math.max(...frontier.points.map((p) => p.netReachPersons), dot?.netReachPersons ?? 0, 1)
  const costTicks = ticks(mostCost, 6).filter((tick) => tick <= mostCost)
  const reachTicks = ticks(mostReach, 4)
  const x = (cost: number) => tenth(area.left + (cost / mostCost) * (area.right - area.left))
  const y = (reach: number) => tenth(area.bottom - (reach / (reachTicks.at(-1) ?? 1)) * (area.bottom - area.top))
  const steps: string[] = []
  let before = area.bottom
  for (const point of thinned(frontier.points, (p) => x(p.costMinor))) {
    const at = x(point.costMinor)
    steps.push(`${steps.length === 0 ? 'M' : 'L'}${at} ${before}V${y(point.netReachPersons)}`)
    before = y(point.netReachPersons)
  }
  const spoken = quarters(frontier).map((p) =>
    say.frontierPoint(write.money(p.costMinor), write.persons(p.netReachPersons)),
  )
  return html`<svg viewBox="0 0 ${wide} 206" role="img" aria-label="${say.frontierText(spoken.join('; '))}">
    ${reachTicks.map(
      (tick) => html`<line x1="${area.left}" x2="${area.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="${line}"/>
      <text x="${area.left - 8}" y="${y(tick) + 4}" font-size="11" fill="${ink}" text-anchor="end">${write.compact(tick)}</text>`,
    )}
    ${costTicks.map(
      (tick) =>
        html`<text x="${x(tick)}" y="${area.bottom + 18}" font-size="11" fill="${ink}" text-anchor="${tick === 0 ? 'start' : 'middle'}">${write.moneyCompact(tick)}</text>`,
    )}
    <text x="${(area.left + area.right) / 2}" y="201" font-size="11" fill="${ink}" text-anchor="middle">${say.axisCost}</text>
    <text transform="translate(12 ${(area.top + area.bottom) / 2}) rotate(-90)" font-size="11" fill="${ink}" text-anchor="middle">${say.axisReach}</text>
    ${
      budgetMinor !== null &&
      html`<line x1="${x(budgetMinor)}" x2="${x(budgetMinor)}" y1="${area.top}" y2="${area.bottom}" stroke="${ink}" stroke-dasharray="4 4"/>
      <text x="${x(budgetMinor) + 6}" y="${area.bottom - 8}" font-size="11" fill="${ink}">${say.frontierBudget} ${write.money(budgetMinor)}</text>`
    }
    <path d="${steps.join('')}" fill="none" stroke="${accent}" stroke-width="2" stroke-linejoin="round"/>
    ${
      dot &&
      html`<path d="M${x(dot.costMinor)} ${y(dot.netReachPersons) - 8}l8 8l-8 8l-8 -8z" fill="${second}" stroke="#fff" stroke-width="1.5"/>
      <text x="${x(dot.costMinor) - 14}" y="${y(dot.netReachPersons) - 8}" font-size="12" font-weight="600" fill="${second}" text-anchor="end">${say.frontierDot}</text>`
    }
  </svg>`
}

/** The best point that a budget buys; null below the first. */
export function bestWithin(frontier: Frontier, costMinor: number): Frontier['points'][number] | null {
  return frontier.points.findLast((point) => point.costMinor <= costMinor) ?? null
}

/** Four points spread over the curve, for those who cannot see it. */
function quarters(frontier: Frontier): Frontier['points'] {
  const last = frontier.points.at(-1)?.costMinor ?? 0
  const points = [0.25, 0.5, 0.75, 1].flatMap((part) => bestWithin(frontier, part * last) ?? [])
  return [...new Set(points)]
}

/** At most one point a tenth of a unit of the drawing: the highest, which is the last. */
function thinned<T>(points: readonly T[], at: (point: T) => number): T[] {
  return points.filter((point, index) => {
    const next = points[index + 1]
    return next === undefined || at(next) - at(point) >= 0.5
  })
}

/** Round numbers that the compact form writes exactly, from 0 to the most or just above it. */
function ticks(most: number, wanted: number): number[] {
  const rough = most / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const count = Math.ceil(most / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
