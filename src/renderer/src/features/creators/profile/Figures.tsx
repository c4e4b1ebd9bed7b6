import { ChartLine, Plus, Table } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { countFields } from '../../../../../shared/contract/creatorFields'
import type { AccountRecord, CellSource } from '../../../../../shared/contract/creatorRecord'
import { MISSING } from '../../../../../shared/domain/format'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { toast } from '../../../ui/Toast'
import { Tip } from '../../../ui/Tooltip'
import { AddFigures } from './AddFigures'
import { FigureCharts, hasCourse } from './FigureCharts'
import { FigureHistory, metricOrigin } from './FigureHistory'
import { Nothing, Part } from './Part'
import { originDay, originText } from './Sources'
import { profileWords } from './words'

/** The newest figures with where each is from, and their course. */
export function Figures({ account }: { account: AccountRecord }) {
  const w = useWords(profileWords)
  const [isTable, setTable] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const { metrics } = account
  const isCourse = hasCourse(metrics)
  return (
    <Part
      id="figures"
      title={w.figuresOf(account.handle)}
      actions={
        <>
          {isCourse && (
            <Button
              look="quiet"
              size="small"
              icon={isTable ? <ChartLine size={14} aria-hidden="true" /> : <Table size={14} aria-hidden="true" />}
              onPress={() => setTable(!isTable)}
            >
              {isTable ? w.showCharts : w.showTable}
            </Button>
          )}
          <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setAdding(true)}>
            {w.addFigures}
          </Button>
        </>
      }
    >
      {metrics.length === 0 ? (
        <Nothing>{w.noFigures}</Nothing>
      ) : (
        <>
          <NewestFigures account={account} />
          {isCourse && !isTable ? <FigureCharts metrics={metrics} /> : <FigureHistory account={account} />}
          {!isCourse && <p className="text-caption text-muted">{w.oneMeasurement}</p>}
        </>
      )}
      {isAdding && <AddFigures account={account} onClose={() => setAdding(false)} />}
    </Part>
  )
}

/** Every newest figure; hover and focus say where it is from, a press copies it. */
function NewestFigures({ account }: { account: AccountRecord }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const sources = useApiQuery('creators.sources', { accountId: account.accountId })
  const sourceOf = (field: string): CellSource | null =>
    sources.data?.find((candidate) => candidate.field === field) ?? null
  const rateBasis = w.basis[account.engagementBasis ?? 'unstated'] ?? account.engagementBasis ?? ''
  const cells = [
    ...countFields.map((field) => ({
      field,
      label: w.short[field],
      value: account[field],
      face: format.compact(account[field]),
      exact: format.count(account[field]),
      note: null,
    })),
    {
      field: 'engagementRate',
      label: w.short.engagementRate,
      value: account.engagementRate,
      face: format.percent(account.engagementRate),
      exact: `${format.percent(account.engagementRate, 2)}, ${rateBasis}`,
      note: account.engagementRate === null ? null : rateBasis,
    },
  ]
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(84px,1fr))] gap-x-2 gap-y-1">
      {cells.map(({ field, label, value, face, exact, note }) => (
        <div key={field} className="flex min-w-0 flex-col">
          <dt className="truncate px-1 text-caption text-muted">{label}</dt>
          <dd className="m-0">
            {value === null ? (
              <span className="px-1 font-semibold text-section text-muted">{MISSING}</span>
            ) : (
              <Tip text={`${told(field, exact)} ${w.pressToCopy}`}>
                <AriaButton
                  aria-label={`${label} ${face}`}
                  className="tabular block max-w-full truncate rounded-control px-1 text-start font-semibold text-section data-[hovered]:bg-hover"
                  onPress={() => {
                    void navigator.clipboard.writeText(String(value)).then(() => toast({ text: w.copied(exact) }))
                  }}
                >
                  {face}
                </AriaButton>
              </Tip>
            )}
            {note && <span className="block truncate px-1 text-caption text-muted">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )

  function told(field: string, exact: string): string {
    const source = sourceOf(field)
    if (source) return `${exact}, ${w.from(originText(source, w, format), null)}, ${originDay(source.at, format)}.`
    // The line of the history that the newest figures are of says it as well.
    const line = account.metrics.find(({ measuredOn }) => measuredOn === account.measuredOn)
    return line ? `${exact}, ${metricOrigin(line, w, format)}, ${format.date(line.measuredOn)}.` : `${exact}.`
  }
}
