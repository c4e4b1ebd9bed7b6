import type { CellSource } from '../../../../../shared/contract/creatorRecord'
import { useApiQuery } from '../../../lib/api'
import { type Format, useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { PopoverButton } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { type ProfileWords, profileWords } from './words'

/** "nov-2022.csv, row 14" */
export function originText({ what, row }: CellSource, w: ProfileWords, format: Format): string {
  return w.originLine(what, row === null ? null : format.count(row))
}

/** Figures hold for a day, so their instant is a midnight that says nothing: the day alone is shown. */
export function originDay(at: string, format: Format): string {
  return /T00:00:00(?:\.0+)?Z$/.test(at) || at.length === 10 ? format.date(at) : format.instant(at)
}

/** Where each value of the record is from, behind a button. */
export function Sources({ accountId }: { accountId: string }) {
  const w = useWords(profileWords)
  return (
    <PopoverButton
      label={w.sourcesTitle}
      placement="bottom end"
      trigger={
        <Button size="small" look="quiet">
          {w.sources}
        </Button>
      }
    >
      <SourcesTable accountId={accountId} />
    </PopoverButton>
  )
}

function SourcesTable({ accountId }: { accountId: string }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const sources = useApiQuery('creators.sources', { accountId })
  if (sources.error) return <ErrorNote error={sources.error} onRetry={() => void sources.refetch()} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label={w.sourcesTitle} className="max-h-[60vh] overflow-auto">
      <PlainTable
        caption={w.sourcesTitle}
        className="min-w-80 max-w-[560px]"
        columns={[
          { id: 'field', header: w.field, cell: ({ field }) => w.fields[field] ?? field },
          {
            id: 'from',
            header: w.origin,
            cell: (source) => <span className="[overflow-wrap:anywhere]">{originText(source, w, format)}</span>,
          },
          {
            id: 'when',
            header: w.when,
            cell: ({ at, actor }) => (
              <span className="text-meta text-muted">
                {originDay(at, format)}
                {actor !== '' && ` ${w.by(actor)}`}
              </span>
            ),
          },
        ]}
        rows={sources.data ?? []}
        rowKey={({ field }) => field}
        empty={sources.isPending ? w.reading : w.noSources}
      />
    </section>
  )
}
