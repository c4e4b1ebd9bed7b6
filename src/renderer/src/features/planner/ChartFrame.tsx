import { ChartScatter, Table } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../lib/locale'
import { Button } from '../../ui/Button'
import { chartWords } from './charts/words'

/** A chart with its title, its table twin and what must be said under it. */
export function ChartFrame({
  title,
  isTable,
  onTable,
  tools,
  chart,
  table,
  note,
}: {
  title: string
  isTable: boolean
  onTable: (isTable: boolean) => void
  tools?: ReactNode
  chart: ReactNode
  table: ReactNode
  note?: ReactNode
}) {
  const w = useWords(chartWords)
  return (
    <section className="flex min-w-0 flex-1 flex-col">
      <div className="flex min-h-8 items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold text-title">{title}</h2>
        <Button
          look="quiet"
          icon={isTable ? <ChartScatter size={14} aria-hidden="true" /> : <Table size={14} aria-hidden="true" />}
          onPress={() => onTable(!isTable)}
          label={`${isTable ? w.showChart : w.showTable}: ${title}`}
        >
          {isTable ? w.showChart : w.showTable}
        </Button>
      </div>
      {tools && <div className="flex flex-wrap items-center gap-2 pb-1">{tools}</div>}
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section tabIndex={0} aria-label={title} className="h-[320px] flex-auto overflow-auto">
          {table}
        </section>
      ) : (
        // As high as the chart beside it, whose notes may be longer.
        <div className="relative min-h-[320px] flex-1">
          <div className="absolute inset-0">{chart}</div>
        </div>
      )}
      <div className="min-h-4 text-caption text-muted">{note}</div>
    </section>
  )
}
