import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { AccountRecord, RateRecord } from '../../../../../shared/contract/creatorRecord'
import { MISSING } from '../../../../../shared/domain/format'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { Sparkline } from '../../../ui/charts/Sparkline'
import { PlainTable } from '../../../ui/PlainTable'
import { startStep } from '../../../ui/saveStep'
import { Nothing, Part, useRowFocus } from './Part'
import { RateDialog } from './RateDialog'
import { RowMenu } from './RowMenu'
import { profileWords } from './words'

/** Prices by format, newest first, each against what the agency itself has paid. */
export function Rates({ account }: { account: AccountRecord }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const [open, setOpen] = useState<RateRecord | 'new' | null>(null)
  const focus = useRowFocus(account.rates.length)
  const rates = byFormat(account.rates)
  const newest = new Set(rates.filter((rate, index) => rates[index - 1]?.format !== rate.format).map(({ id }) => id))
  return (
    <Part
      id="rates"
      title={w.ratesOf(account.handle)}
      actions={
        <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setOpen('new')}>
          {w.addRate}
        </Button>
      }
    >
      {rates.length === 0 ? (
        <Nothing>{w.noRates}</Nothing>
      ) : (
        <div ref={focus} className="min-w-0 overflow-x-auto">
          <PlainTable
            caption={w.ratesOf(account.handle)}
            columns={[
              {
                id: 'format',
                header: w.format,
                width: '136px',
                cell: (rate) =>
                  newest.has(rate.id) ? (
                    <span className="flex items-center gap-2">
                      <span className="break-words font-medium">{rate.format}</span>
                      <PriceCourse rates={rates.filter((other) => isSameCourse(other, rate))} />
                    </span>
                  ) : (
                    <span className="sr-only">{rate.format}</span>
                  ),
              },
              {
                id: 'price',
                header: w.price,
                isNumber: true,
                cell: (rate) => (
                  <span className={newest.has(rate.id) ? 'whitespace-nowrap font-medium' : 'whitespace-nowrap'}>
                    {format.money(rate.priceMinor, rate.currency, 'short')}
                  </span>
                ),
              },
              {
                id: 'basis',
                header: w.rateBasis,
                title: w.rateBasisTitle,
                cell: ({ basis }) => <Badge tone={basis === 'paid' ? 'ok' : 'plain'}>{w.rateBases[basis]}</Badge>,
              },
              {
                id: 'day',
                header: w.quotedOn,
                cell: ({ quotedOn }) => <span className="tabular whitespace-nowrap">{format.date(quotedOn)}</span>,
              },
              {
                id: 'percentile',
                header: w.percentile,
                title: w.percentileTitle,
                cell: (rate) => <Percentile rate={rate} />,
              },
              {
                id: 'source',
                header: w.source,
                cell: ({ source, note }) => (
                  <span className="text-meta text-muted [overflow-wrap:anywhere]">
                    {source}
                    {note && <span className="block">{note}</span>}
                  </span>
                ),
              },
              {
                id: 'actions',
                header: w.actions,
                isHeaderHidden: true,
                width: '32px',
                cell: (rate) => (
                  <span data-row>
                    <RowMenu
                      label={w.actionsOf(`${rate.format} ${format.money(rate.priceMinor, rate.currency, 'short')}`)}
                      items={[
                        { id: 'edit', label: w.edit, onAction: () => setOpen(rate) },
                        {
                          id: 'remove',
                          label: w.remove,
                          isDanger: true,
                          onAction: () =>
                            startStep(
                              'creators.removeRate',
                              { rateId: rate.id },
                              w.rateRemoved(format.money(rate.priceMinor, rate.currency, 'short'), rate.format),
                            ),
                        },
                      ]}
                    />
                  </span>
                ),
              },
            ]}
            rows={rates}
            rowKey={({ id }) => id}
          />
        </div>
      )}
      {open !== null && (
        <RateDialog account={account} rate={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Part>
  )
}

/** A price among the fees that the agency paid; where too few are known the reason stands there. */
function Percentile({ rate }: { rate: RateRecord }) {
  const w = useWords(profileWords)
  const format = useFormat()
  if (rate.percentile === null) {
    return (
      <span className="text-meta text-muted">
        {MISSING} {w.percentileNone(rate.paid)}
      </span>
    )
  }
  return (
    <span className="text-meta">
      {w.percentileFull(format.percent(rate.percentile, 0), format.count(rate.paid), rate.format)}
    </span>
  )
}

function PriceCourse({ rates }: { rates: readonly RateRecord[] }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const inTime = rates.toReversed()
  const first = inTime[0]
  const last = inTime.at(-1)
  if (!first || !last) return null
  return (
    <Sparkline
      width={56}
      label={w.rateTrend(
        first.format,
        format.money(first.priceMinor, first.currency, 'short'),
        format.money(last.priceMinor, last.currency, 'short'),
      )}
      points={inTime.map(({ quotedOn, priceMinor }) => ({ time: Date.parse(quotedOn), value: priceMinor }))}
    />
  )
}

/** Prices in two currencies do not make one line. */
function isSameCourse(a: RateRecord, b: RateRecord): boolean {
  return a.format === b.format && a.currency === b.currency
}

/** Formats in the order of their newest price, and inside each the newest first. */
function byFormat(rates: readonly RateRecord[]): RateRecord[] {
  const groups = Map.groupBy(
    rates.toSorted((a, b) => b.quotedOn.localeCompare(a.quotedOn) || b.id.localeCompare(a.id)),
    ({ format }) => format,
  )
  return [...groups.values()].flat()
}
