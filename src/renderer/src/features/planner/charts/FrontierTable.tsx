import type { PlanFrontierPoint } from '../../../../../shared/contract/planner'
import { useFormat, useWords } from '../../../lib/locale'
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable'
import type { Frontier } from '../planView'
import type { OtherFrontier } from './frontierChart'
import { isOpen, stepsOf, thinned } from './frontierSteps'
import type { ValueUnit } from './valueUnit'
import { chartWords } from './words'

/** Rows of one table, of all lines together. */
export const MOST_ROWS = 200

interface Row {
  line: string
  point: PlanFrontierPoint
  isKnee: boolean
}

/** The staircase as a table; the steps left out are told under it. */
export function FrontierTable({
  frontier,
  others,
  name,
  currency,
  unit,
  title,
}: {
  frontier: Frontier
  others: readonly OtherFrontier[]
  name: string
  currency: string
  unit: ValueUnit
  title: string
}) {
  const w = useWords(chartWords)
  const format = useFormat()
  const knee = frontier.kneeIndex === null ? undefined : frontier.points[frontier.kneeIndex]
  const limit = Math.max(2, Math.floor(MOST_ROWS / (1 + others.length)))
  const rows: Row[] = [
    ...thinned(stepsOf(frontier.points), limit, knee ? [knee] : []).map((point) => ({
      line: name,
      point,
      isKnee: point === knee,
    })),
    ...others.flatMap((other) =>
      thinned(stepsOf(other.points), limit).map((point) => ({ line: other.name, point, isKnee: false })),
    ),
  ]
  const hasBounds = isOpen(rows.map(({ point }) => point))
  const value = (amount: number) =>
    unit.kind === 'money' ? format.money(Math.round(amount), currency, 'short') : format.count(Math.round(amount))
  const columns: PlainColumn<Row>[] = [
    ...(others.length > 0 ? [{ id: 'line', header: w.plan, cell: ({ line }: Row) => line }] : []),
    {
      id: 'budget',
      header: w.budget,
      isNumber: true,
      cell: ({ point }) => format.money(point.costMinor, currency, 'short'),
    },
    { id: 'value', header: w.kinds[unit.kind].column, isNumber: true, cell: ({ point }) => value(point.value) },
    ...(hasBounds
      ? [{ id: 'bound', header: w.atMost, isNumber: true, cell: ({ point }: Row) => value(point.upperBound) }]
      : []),
    { id: 'creators', header: w.creators, isNumber: true, cell: ({ point }) => format.count(point.creators) },
    { id: 'knee', header: w.mark, cell: ({ isKnee }) => (isKnee ? w.knee : '') },
  ]
  return (
    <PlainTable
      caption={title}
      columns={columns}
      rows={rows}
      rowKey={({ line, point }) => `${line} ${point.costMinor}`}
      isRowSelected={({ isKnee }) => isKnee}
    />
  )
}
