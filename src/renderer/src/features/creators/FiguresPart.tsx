import type { CreatorProfile } from '../../../../shared/contract/creatorRecord'
import { type Format, useFormat, useWords } from '../../lib/locale'
import { Badge } from '../../ui/Badge'
import { PlainTable } from '../../ui/PlainTable'
import { Figure, Section } from '../../ui/Screen'
import type { Words } from './columns'
import { rateText } from './columns'
import { creatorsWords } from './words'

type Metric = CreatorProfile['metrics'][number]

/** The three numbers a booking hangs on, each with its basis. */
export function FiguresPart({ profile }: { profile: CreatorProfile }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const { row } = profile
  const tier = row.tier === null ? null : (w.tierNames[row.tier] ?? row.tier)
  const isMedian = row.averageViews === null && row.medianViews !== null
  const more = [
    { label: w.medianViews, value: isMedian ? null : row.medianViews },
    { label: w.likes, value: profile.averageLikes },
    { label: w.comments, value: profile.averageComments },
    { label: w.shares, value: profile.averageShares },
    { label: w.saves, value: profile.averageSaves },
  ].filter(({ value }) => value !== null)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-1.5 text-meta text-muted">
        <span>{w.platforms[row.platform]}</span>
        {tier && <Badge tone="accent">{tier}</Badge>}
      </div>
      <div className="grid grid-cols-3 gap-3">
        <Figure label={w.followers} value={format.compact(row.followers)} title={format.count(row.followers)} />
        <Figure
          label={isMedian ? w.medianViews : w.averageViews}
          value={format.compact(isMedian ? row.medianViews : row.averageViews)}
          title={format.count(isMedian ? row.medianViews : row.averageViews)}
        />
        <Figure
          label={w.engagement}
          value={format.percent(row.engagementRate)}
          title={rateText(row, w, format)}
          note={row.engagementRate === null ? undefined : (w.basis[row.engagementBasis ?? 'unstated'] ?? undefined)}
        />
      </div>
      {more.length > 0 && (
        <dl className="flex flex-wrap gap-x-5 gap-y-2">
          {more.map(({ label, value }) => (
            <div key={label} className="flex flex-col">
              <dt className="text-caption text-muted">{label}</dt>
              <dd title={format.count(value)} className="tabular m-0 font-medium">
                {format.compact(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

/** Every measurement with its day and where it came from. */
export function HistoryPart({ profile }: { profile: CreatorProfile }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const { metrics } = profile
  return (
    <Section title={w.history} level={3} actions={<Trend metrics={metrics} />}>
      {metrics.length === 0 ? (
        <p className="text-muted">{w.noHistory}</p>
      ) : (
        <PlainTable
          caption={w.history}
          columns={[
            { id: 'day', header: w.day, cell: (metric) => <Origin metric={metric} /> },
            {
              id: 'followers',
              header: w.followers,
              isNumber: true,
              width: '76px',
              cell: (metric) => (
                <span title={statement(metric, w.followers, format.compact(metric.followers), w, format)}>
                  {format.compact(metric.followers)}
                </span>
              ),
            },
            {
              id: 'views',
              header: w.views,
              title: w.viewsTitle,
              isNumber: true,
              width: '72px',
              cell: (metric) => {
                const isMedian = metric.averageViews === null && metric.medianViews !== null
                const views = format.compact(isMedian ? metric.medianViews : metric.averageViews)
                const what = isMedian ? w.medianViews : w.averageViews
                return <span title={statement(metric, what, views, w, format)}>{isMedian ? `${views} m` : views}</span>
              },
            },
            {
              id: 'engagement',
              header: w.engagement,
              isNumber: true,
              width: '84px',
              cell: (metric) => (
                <span title={statement(metric, w.engagement, rateText(metric, w, format), w, format)}>
                  {format.percent(metric.engagementRate)}
                </span>
              ),
            },
          ]}
          rows={metrics}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}

function Origin({ metric }: { metric: Metric }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const basis = w.dayBasis[metric.measuredOnBasis]
  return (
    <div className="flex flex-col py-1 [overflow-wrap:anywhere]">
      <span className="tabular" title={basis}>
        {format.date(metric.measuredOn)}
      </span>
      <span className="text-caption text-muted">{from(metric, w, format)}</span>
    </div>
  )
}

function from(metric: Metric, w: Words, format: Format): string {
  return w.from(metric.source, metric.sourceRow === null ? null : format.count(metric.sourceRow))
}

/** "Followers 13.8M from nov-2022.csv, row 14, 22 Nov 2026" */
function statement(metric: Metric, what: string, value: string, w: Words, format: Format): string {
  return w.statement(what, value, from(metric, w, format), format.date(metric.measuredOn))
}

const TREND = { width: 96, height: 20, margin: 2 }

/** Followers over time as a line; the table under it holds the same numbers. */
function Trend({ metrics }: { metrics: readonly Metric[] }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const points = metrics
    .flatMap(({ measuredOn, followers }) => (followers === null ? [] : [{ time: Date.parse(measuredOn), followers }]))
    .reverse()
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length < 2 || first.time === last.time) return null
  const low = Math.min(...points.map(({ followers }) => followers))
  const high = Math.max(...points.map(({ followers }) => followers))
  const { width, height, margin } = TREND
  const line = points
    .map(({ time, followers }) => {
      const x = margin + ((time - first.time) / (last.time - first.time)) * (width - 2 * margin)
      const y = height - margin - (high === low ? 0.5 : (followers - low) / (high - low)) * (height - 2 * margin)
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
  return (
    <svg
      role="img"
      aria-label={w.trend(w.followers, format.compact(first.followers), format.compact(last.followers))}
      width={width}
      height={height}
    >
      <polyline points={line} fill="none" stroke="var(--chart-1)" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  )
}
