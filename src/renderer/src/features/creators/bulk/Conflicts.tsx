import { Ban, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { ErrorNote } from '../../../ui/ErrorNote'
import { type Chosen, chosenOf } from './chosen'
import { bulkWords } from './words'

const MAX_LISTED = 50

const SIGNS = {
  block: { Icon: Ban, tone: 'text-bad' },
  warn: { Icon: TriangleAlert, tone: 'text-warn' },
  note: { Icon: Info, tone: 'text-info' },
} as const

/** What speaks against putting creators on a campaign, with the evidence. It warns; the person decides. */
export function Conflicts({ campaignId, chosen }: { campaignId: string; chosen: Chosen }) {
  const w = useWords(bulkWords)
  const format = useFormat()
  const found = useApiQuery('campaigns.conflicts', { campaignId, chosen: chosenOf(chosen), limit: MAX_LISTED })
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <p className="text-meta text-muted">{w.conflictsLoading}</p>
  const { counts, creators } = found.data
  const all = counts.block + counts.warn + counts.note
  if (all === 0) {
    return (
      <p role="status" className="flex items-center gap-1.5 text-meta text-ok">
        <CircleCheck size={14} aria-hidden="true" />
        {w.noConflicts}
      </p>
    )
  }
  return (
    <section aria-label={w.conflicts} className="flex flex-col gap-1.5">
      <h3 aria-live="polite" className="font-semibold">
        {w.conflictCounts(
          counts.block > 0 ? format.count(counts.block) : null,
          counts.warn > 0 ? format.count(counts.warn) : null,
          counts.note > 0 ? format.count(counts.note) : null,
        )}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keys */}
      <ul tabIndex={0} className="flex max-h-52 flex-col gap-2 overflow-auto rounded-panel bg-sunken p-2">
        {creators.map(({ accountId, handle, conflicts }) => (
          <li key={accountId}>
            <span className="font-medium">@{handle}</span>
            <ul className="flex flex-col gap-0.5">
              {conflicts.map(({ kind, severity, sentence }) => {
                const { Icon, tone } = SIGNS[severity]
                return (
                  <li key={`${kind} ${sentence}`} className="flex items-start gap-1.5 text-meta">
                    <Icon size={12} aria-hidden="true" className={`mt-0.5 shrink-0 ${tone}`} />
                    <span>
                      <span className={`font-medium ${tone}`}>{w.severities[severity]}</span> {sentence}
                    </span>
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
        {all > creators.length && (
          <li className="text-meta text-muted">{w.keptMore(format.count(all - creators.length))}</li>
        )}
      </ul>
    </section>
  )
}
