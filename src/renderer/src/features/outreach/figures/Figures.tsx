import { useMemo, useState } from 'react'
import type { OutputOf } from '../../../../../shared/contract'
import { channels } from '../../../../../shared/contract/outreach'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable'
import { Segmented } from '../../../ui/Segmented'
import { Select } from '../../../ui/Select'
import { sharedWords } from '../shared/words'
import { figuresWords } from './words'

type Rate = OutputOf<'outreach.figures'>['all']
const classes = ['channel', 'tier', 'template', 'weekday', 'owner'] as const
type Class = (typeof classes)[number]

/** Reply rates of the agency's own messages, each with its sample and its range. */
export function Figures() {
  const w = useWords(figuresWords)
  const shared = useWords(sharedWords)
  const format = useFormat()
  const [by, setBy] = useState<Class>('channel')
  const [campaignId, setCampaignId] = useState('all')
  const campaigns = useApiQuery('campaigns.list', {})
  const figures = useApiQuery(
    'outreach.figures',
    { by, ...(campaignId === 'all' ? {} : { campaignId }) },
    { keepPrevious: true },
  )
  const columns = useMemo(() => rateColumns(w, format, w[by]), [w, format, by])
  if (figures.isError)
    return <ErrorNote error={figures.error} onRetry={() => void figures.refetch()} className="m-3 max-w-[640px]" />
  if (!figures.data) return null
  const { rows, all, asOf } = figures.data
  const named = (row: Rate): Rate => {
    const channel = by === 'channel' ? channels.find((known) => known === row.key) : undefined
    return channel ? { ...row, label: shared.channel(channel) } : row
  }
  if (all.contacted === 0 && campaignId === 'all')
    return (
      <EmptyState sentence={w.empty}>
        <Button look="primary" onPress={() => navigate({ screen: 'outreach', part: 'pipeline' })}>
          {w.toPipeline}
        </Button>
      </EmptyState>
    )
  return (
    <div className="flex max-w-[880px] flex-col gap-4 p-3">
      <div className="flex flex-wrap items-end gap-3">
        <Segmented label={w.by} choices={classes.map((id) => ({ id, label: w[id] }))} value={by} onChange={setBy} />
        <Select
          label={w.campaign}
          isLabelHidden
          className="w-[260px]"
          choices={[
            { id: 'all', label: w.allCampaigns },
            ...(campaigns.data ?? []).map(({ id, name }) => ({ id, label: name })),
          ]}
          value={campaignId}
          onChange={setCampaignId}
        />
      </div>
      <PlainTable
        caption={w.caption(w[by])}
        columns={columns}
        rows={[...rows.map(named), { ...all, key: 'all', label: w.all }]}
        rowKey={(row) => row.key}
        isRowSelected={(row) => row.key === 'all'}
      />
      <p className="text-meta text-muted">{w.basis(format.instant(asOf))}</p>
    </div>
  )
}

function rateColumns(
  w: ReturnType<typeof figuresWords>,
  format: ReturnType<typeof useFormat>,
  header: string,
): PlainColumn<Rate>[] {
  return [
    { id: 'label', header, cell: (row) => row.label },
    {
      id: 'contacted',
      header: w.contacted,
      title: w.contactedTitle,
      isNumber: true,
      cell: (row) => format.count(row.contacted),
    },
    { id: 'replied', header: w.replied, isNumber: true, cell: (row) => format.count(row.replied) },
    {
      id: 'rate',
      header: w.rate,
      title: w.rateTitle,
      isNumber: true,
      cell: (row) => (row.rate === null ? <span className="text-muted">{w.tooFew}</span> : format.percent(row.rate)),
    },
    {
      id: 'range',
      header: w.range,
      title: w.rangeTitle,
      width: '300px',
      cell: (row) => <Range rate={row} words={w} format={format} />,
    },
  ]
}

/** The interval as a bar on 0 to 100%, the rate as a mark in it, and both in words. */
function Range({
  rate,
  words: w,
  format,
}: {
  rate: Rate
  words: ReturnType<typeof figuresWords>
  format: ReturnType<typeof useFormat>
}) {
  const low = format.percent(rate.low, 0)
  const high = format.percent(rate.high, 0)
  return (
    <div className="flex items-center gap-3">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" className="h-2 w-[140px] shrink-0">
        <rect x="0" y="3.5" width="100" height="1" className="fill-line-strong" />
        <rect x={rate.low * 100} y="2" width={(rate.high - rate.low) * 100} height="4" className="fill-accent/45" />
        {rate.rate !== null && <rect x={rate.rate * 100 - 0.75} y="0" width="1.5" height="8" className="fill-accent" />}
      </svg>
      <span className="tabular whitespace-nowrap text-meta text-muted" title={w.bar(low, high)}>
        {w.between(low, high)}
      </span>
    </div>
  )
}
