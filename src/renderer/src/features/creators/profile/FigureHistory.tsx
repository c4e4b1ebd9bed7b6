import { Trash2 } from 'lucide-react'
import { countFields } from '../../../../../shared/contract/creatorFields'
import type { AccountRecord, MetricRecord } from '../../../../../shared/contract/creatorRecord'
import { type Format, useFormat, useWords } from '../../../lib/locale'
import { IconButton } from '../../../ui/Button'
import { PlainTable } from '../../../ui/PlainTable'
import { startStep } from '../../../ui/saveStep'
import { useRowFocus } from './Part'
import { type ProfileWords, profileWords } from './words'

/** "from nov-2022.csv, row 14" */
export function metricOrigin(metric: MetricRecord, w: ProfileWords, format: Format): string {
  return w.from(metric.source, metric.sourceRow === null ? null : format.count(metric.sourceRow))
}

/** The charts' twin: every measurement with its day and source. */
export function FigureHistory({ account }: { account: AccountRecord }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const focus = useRowFocus(account.metrics.length)
  return (
    <div ref={focus} className="max-h-80 overflow-auto">
      <PlainTable
        caption={w.history}
        columns={[
          {
            id: 'day',
            header: w.day,
            cell: (metric: MetricRecord) => (
              <span className="tabular whitespace-nowrap" title={w.dayBasis[metric.measuredOnBasis]}>
                {format.date(metric.measuredOn)}
              </span>
            ),
          },
          ...countFields.map((field) => ({
            id: field,
            header: w.short[field],
            isNumber: true,
            cell: (metric: MetricRecord) => (
              <span
                title={w.statement(
                  w.short[field],
                  format.count(metric[field]),
                  metricOrigin(metric, w, format),
                  format.date(metric.measuredOn),
                )}
              >
                {format.compact(metric[field])}
              </span>
            ),
          })),
          {
            id: 'engagementRate',
            header: w.short.engagementRate,
            isNumber: true,
            cell: (metric: MetricRecord) => (
              <span className="whitespace-nowrap">
                {format.percent(metric.engagementRate)}
                {metric.engagementRate !== null && (
                  <span className="block text-caption text-muted">
                    {w.basis[metric.engagementBasis ?? 'unstated'] ?? metric.engagementBasis}
                  </span>
                )}
              </span>
            ),
          },
          {
            id: 'source',
            header: w.source,
            cell: (metric: MetricRecord) => (
              <span className="text-meta text-muted [overflow-wrap:anywhere]">
                {w.originLine(metric.source, metric.sourceRow === null ? null : format.count(metric.sourceRow))}
              </span>
            ),
          },
          {
            id: 'remove',
            header: w.actions,
            isHeaderHidden: true,
            width: '32px',
            cell: (metric: MetricRecord) => (
              <span data-row>
                <IconButton
                  size="small"
                  label={w.removeLine(format.date(metric.measuredOn))}
                  icon={<Trash2 size={14} aria-hidden="true" />}
                  onPress={() =>
                    startStep(
                      'creators.removeMetrics',
                      { metricId: metric.id },
                      w.figuresRemoved(account.handle, format.date(metric.measuredOn)),
                    )
                  }
                />
              </span>
            ),
          },
        ]}
        rows={account.metrics}
        rowKey={({ id }) => id}
      />
    </div>
  )
}
