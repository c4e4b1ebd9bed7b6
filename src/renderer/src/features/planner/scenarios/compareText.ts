import { currencyExponent } from '../../../../../shared/domain/format'
import type { Format } from '../../../lib/locale'
import { tsvLine } from '../../../ui/grid/tsv'
import { tierName } from '../tierName'
import type { plannerWords } from '../words'
import { type CompareColumn, type Measure, measures } from './compareFigures'
import { statusText } from './statusText'
import type { scenarioWords } from './words'

export interface CompareFace {
  w: ReturnType<typeof scenarioWords>
  tierWords: ReturnType<typeof plannerWords>
  format: Format
  currency: string
}

/** A figure as it stands in its cell. */
export function measureText(value: number | null, { unit }: Measure, { format, currency }: CompareFace): string {
  switch (unit) {
    case 'money':
      return format.money(value === null ? null : Math.round(value), currency, 'short')
    case 'rate':
      return format.money(value === null ? null : Math.round(value), currency)
    case 'count':
      return format.compact(value)
    case 'share':
      return format.percent(value)
    case 'ratio':
      return format.number(value, 2)
  }
}

/** The same with all its digits, for the tooltip. */
export function exactText(value: number | null, measure: Measure, face: CompareFace): string {
  if (measure.unit === 'money') return face.format.money(value === null ? null : Math.round(value), face.currency)
  if (measure.unit === 'count') return face.format.count(value === null ? null : Math.round(value))
  return measureText(value, measure, face)
}

/** How far from the first: `+12%`, `−0.4%`, `−3 pts`, `same`. */
export function differenceText(difference: number | null, { difference: by }: Measure, face: CompareFace): string {
  if (difference === null) return ''
  const size = Math.abs(difference)
  if (size < 0.0005) return face.w.equal
  const sign = difference < 0 ? '−' : '+'
  const digits = size < 0.0995 && by === 'share' ? 1 : 0
  if (by === 'share') return sign + face.format.percent(size, digits)
  return sign + face.w.points(face.format.number(size * 100, size < 0.0995 ? 1 : 0))
}

/** Share of the cost by tier: "micro 60%, macro 40%". */
export function tiersText({ figures }: CompareColumn, { w, tierWords, format }: CompareFace): string {
  if (!figures || figures.costMinor <= 0) return '–'
  return figures.tiers
    .map(({ tier, costMinor }) =>
      w.tierShare(tierName(tier, tierWords), format.percent(costMinor / figures.costMinor, 0)),
    )
    .join(', ')
}

/** The comparison as tab-separated text: numbers bare, so that a spreadsheet can count with them. */
export function compareTsv(columns: readonly CompareColumn[], face: CompareFace): string {
  const { w, format, currency } = face
  const scale = 10 ** currencyExponent(currency)
  const isMoney = (unit: Measure['unit']) => unit === 'money' || unit === 'rate'
  const bare = (value: number | null, unit: Measure['unit']) => {
    if (value === null) return ''
    if (isMoney(unit)) return String(Math.round(value) / scale)
    return unit === 'count' ? String(Math.round(value)) : String(Math.round(value * 1e4) / 1e4)
  }
  const row = (label: string, cell: (column: CompareColumn) => string) => tsvLine([label, ...columns.map(cell)])
  const lines = measures.map((measure) =>
    row(isMoney(measure.unit) ? `${w.rows[measure.id]} (${currency})` : w.rows[measure.id], ({ figures }) =>
      bare(figures && measure.value(figures), measure.unit),
    ),
  )
  const afterMedian = measures.findIndex(({ id }) => id === 'median') + 1
  return [
    row(w.figure, ({ name }) => name),
    row(w.rows.status, (column) =>
      column.isHabit && column.status !== 'infeasible' ? w.byHabit : statusText(column, w, format),
    ),
    ...lines.slice(0, afterMedian),
    row('P10', ({ figures }) => bare(figures?.range?.p10Persons ?? null, 'count')),
    row('P90', ({ figures }) => bare(figures?.range?.p90Persons ?? null, 'count')),
    ...lines.slice(afterMedian),
    row(w.rows.tiers, (column) => tiersText(column, face)),
  ].join('\n')
}
