import type { MetricRecord } from '../../../../../shared/contract/creatorRecord'
import { useFormat, useWords } from '../../../lib/locale'
import { LineChart, type LineSeries } from '../../../ui/charts/LineChart'
import { metricOrigin } from './FigureHistory'
import { profileWords } from './words'

type NumberField = 'followers' | 'averageViews' | 'medianViews' | 'engagementRate'
const CHARTED: readonly NumberField[] = ['followers', 'averageViews', 'medianViews', 'engagementRate']

/** Whether any figure is known for two days or more: only then there is a line to draw. */
export function hasCourse(metrics: readonly MetricRecord[]): boolean {
  return CHARTED.some((field) => {
    const days = new Set(metrics.filter((metric) => metric[field] !== null).map(({ measuredOn }) => measuredOn))
    return days.size > 1
  })
}

/** Followers, views and engagement over time, each point with its source. */
export function FigureCharts({ metrics }: { metrics: readonly MetricRecord[] }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const inTime = metrics.toSorted((a, b) => a.measuredOn.localeCompare(b.measuredOn) || a.id.localeCompare(b.id))
  const series = (
    field: NumberField,
    label: string,
    show: (value: number) => string,
    belongs: (metric: MetricRecord) => boolean = () => true,
  ): LineSeries => ({
    id: `${field} ${label}`,
    label,
    points: inTime.flatMap((metric) => {
      const value = metric[field]
      if (value === null || !belongs(metric)) return []
      const text = w.pointText(show(value), format.date(metric.measuredOn), metricOrigin(metric, w, format))
      return [{ id: metric.id, time: Date.parse(metric.measuredOn), value, text }]
    }),
  })
  const count = (value: number) => format.compact(value)
  const percent = (value: number) => format.percent(value, 2)
  // Rates of different bases are different figures: they are never joined by a line.
  const bases = [...new Set(inTime.map(({ engagementBasis }) => engagementBasis ?? 'unstated'))]
  const charts = [
    {
      title: w.chartFollowers,
      unit: w.chartFollowersUnit,
      axis: count,
      series: [series('followers', w.chartFollowers, count)],
    },
    {
      title: w.chartViews,
      unit: w.chartViewsUnit,
      axis: count,
      series: [series('averageViews', w.average, count), series('medianViews', w.median, count)],
    },
    {
      title: w.chartEngagement,
      unit: w.chartEngagementUnit,
      axis: (value: number) => format.percent(value, 1),
      series: bases.map((basis) =>
        series(
          'engagementRate',
          w.basis[basis] ?? basis,
          percent,
          ({ engagementBasis }) => (engagementBasis ?? 'unstated') === basis,
        ),
      ),
    },
  ]
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(220px,1fr))] gap-x-4 gap-y-3 pt-1">
      {charts.map(({ title, unit, axis, series: all }) => {
        const filled = all.filter(({ points }) => points.length > 0)
        const only = filled.length === 1 && all.length > 0 ? filled[0] : undefined
        return (
          filled.length > 0 && (
            <LineChart
              key={title}
              title={title}
              unit={only && only.label !== title ? `${only.label}, ${unit}` : unit}
              series={filled}
              formatValue={axis}
              formatDay={(time) => format.date(new Date(time).toISOString())}
            />
          )
        )
      })}
    </div>
  )
}
