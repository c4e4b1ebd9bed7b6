import type { AccountRecord, MetricRecord } from '../../../../shared/contract/creatorRecord'
import { type Format, useFormat, useWords } from '../../lib/locale'
import { Badge } from '../../ui/Badge'
import { Sparkline } from '../../ui/charts/Sparkline'
import { PlainTable } from '../../ui/PlainTable'
import { Figure, Section } from '../../ui/Screen'
import type { Words } from './columns'
import { rateText } from './columns'
import { creatorsWords } from './words'

/** The three numbers a booking hangs on, each with its basis. */
export function FiguresPart({ account }: { account: AccountRecord }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const tier = account.tier === null ? null : (w.tierNames[account.tier] ?? account.tier)
  const isMedian = account.averageViews === null && account.medianViews !== null
  const more = [
    { label: w.medianViews, value: isMedian ? null : account.medianViews },
    { label: w.likes, value: account.averageLikes },
    { label: w.comments, value: account.averageComments },
    { label: w.shares, value: account.averageShares },
    { label: w.saves, value: account.averageSaves },
  ].filter(({ value }) => value !== null)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-1.5 text-meta text-muted">
        <span>{w.platforms[account.platform]}</span>
        {tier && <Badge tone="accent">{tier}</Badge>}
        {account.isVerified && <Badge>{w.verified}</Badge>}
      </div>
      <div className="grid grid-cols-3 gap-3">
        <Figure
          label={w.followers}
          value={format.compact(account.followers)}
          title={format.count(account.followers)}
          note={<Trend metrics={account.metrics} />}
        />
        <Figure
          label={isMedian ? w.medianViews : w.averageViews}
          value={format.compact(isMedian ? account.medianViews : account.averageViews)}
          title={format.count(isMedian ? account.medianViews : account.averageViews)}
        />
        <Figure
          label={w.engagement}
          value={format.percent(account.engagementRate)}
          title={rateText(account, w, format)}
          note={
            account.engagementRate === null ? undefined : (w.basis[account.engagementBasis ?? 'unstated'] ?? undefined)
          }
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

/** As many lines as tell the way things go; the profile has them all. */
const SHOWN = 3

/** The newest measurements with their days and where they came from. */
export function HistoryPart({ account }: { account: AccountRecord }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const { metrics } = account
  return (
    <Section title={w.history} level={3}>
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
          rows={metrics.slice(0, SHOWN)}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  )
}

function Origin({ metric }: { metric: MetricRecord }) {
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

function from(metric: MetricRecord, w: Words, format: Format): string {
  return w.from(metric.source, metric.sourceRow === null ? null : format.count(metric.sourceRow))
}

/** "Followers 13.8M from nov-2022.csv, row 14, 22 Nov 2026" */
function statement(metric: MetricRecord, what: string, value: string, w: Words, format: Format): string {
  return w.statement(what, value, from(metric, w, format), format.date(metric.measuredOn))
}

/** Followers over time as a line; the table under it holds the same numbers. */
function Trend({ metrics }: { metrics: readonly MetricRecord[] }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const points = metrics
    .flatMap(({ measuredOn, followers }) =>
      followers === null ? [] : [{ time: Date.parse(measuredOn), value: followers }],
    )
    .reverse()
  return (
    <Sparkline
      width={88}
      label={w.trend(w.followers, format.compact(points[0]?.value), format.compact(points.at(-1)?.value))}
      points={points}
    />
  )
}
