import { useState } from 'react'
import type { PlanCandidate, PlanPickRef } from '../../../../../shared/contract/planner'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { PlainTable } from '../../../ui/PlainTable'
import { OverlapsDialog } from './OverlapsDialog'
import { reachWords } from './words'

/** The contract's own limit: the bounds look at every three creators. */
const MOST_CREATORS = 500

/** What the reporting methods make of the chosen roster, and what no method can leave. */
export function ReachPanel({
  campaignId,
  picks,
  candidates,
}: {
  campaignId: string
  picks: readonly PlanPickRef[]
  candidates: readonly PlanCandidate[]
}) {
  const w = useWords(reachWords)
  const format = useFormat()
  const [isEditing, setEditing] = useState(false)
  const isTooMany = picks.length > MOST_CREATORS
  const found = useApiQuery(
    'planner.reach',
    { campaignId, picks: picks.map(({ entryId, offerId }) => ({ entryId, offerId })) },
    { isEnabled: picks.length > 0 && !isTooMany, keepPrevious: true },
  )
  const answer = picks.length > 0 && !isTooMany ? found.data : undefined
  const persons = (figure: number | null) => format.count(figure === null ? null : Math.round(figure))
  return (
    <section aria-label={w.title} className="flex flex-col gap-2">
      <header className="flex items-center justify-between gap-3">
        <h2 className="font-semibold text-body">{w.title}</h2>
        <Button size="small" onPress={() => setEditing(true)}>
          {w.overlaps}
        </Button>
      </header>
      {isTooMany && <p className="text-muted">{w.tooMany(format.count(MOST_CREATORS))}</p>}
      {found.isError && !answer && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {answer && (
        <>
          {answer.problems.length > 0 && (
            <div role="alert" className="rounded-panel border border-warn/55 bg-surface p-3">
              <p className="font-medium">{w.contradict}</p>
              <ul className="m-0 list-disc ps-5 pt-1">
                {answer.problems.slice(0, 8).map((problem) => (
                  <li key={problem} className="max-w-[90ch] [overflow-wrap:anywhere]">
                    {problem}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <PlainTable
            caption={w.title}
            rows={answer.methods}
            rowKey={({ method }) => method}
            isRowSelected={({ method }) => method === answer.recommended}
            columns={[
              {
                id: 'method',
                header: w.method,
                cell: ({ method }) => (
                  <span className="flex flex-wrap items-center gap-2">
                    {w.methods[method]}
                    {method === answer.recommended && <Badge tone="accent">{w.recommended}</Badge>}
                  </span>
                ),
              },
              { id: 'reach', header: w.reach, isNumber: true, cell: ({ reachPersons }) => persons(reachPersons) },
              {
                id: 'gross',
                header: w.toGross,
                isNumber: true,
                cell: ({ reachPersons }) =>
                  format.percent(answer.grossPersons > 0 ? reachPersons / answer.grossPersons : null),
              },
              {
                id: 'note',
                header: w.note,
                cell: ({ method, wasClamped, estimatePersons }) => (
                  <span className="text-muted">
                    {wasClamped ? w.clampedFrom(persons(estimatePersons)) : (w.notes[method] ?? '')}
                  </span>
                ),
              },
            ]}
          />
          <p className="max-w-[100ch] text-meta text-muted">
            {answer.lowerPersons !== null && w.bounds(persons(answer.lowerPersons), persons(answer.upperPersons))}{' '}
            {answer.knownPairs > 0 ? w.known(format.count(answer.knownPairs), format.count(answer.pairs)) : w.noneKnown}
          </p>
        </>
      )}
      {isEditing && (
        <OverlapsDialog
          campaignId={campaignId}
          candidates={candidates}
          first={picks.map(({ entryId }) => entryId)}
          onClose={() => setEditing(false)}
        />
      )}
    </section>
  )
}
