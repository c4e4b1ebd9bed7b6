import type { CalendarEntry } from '../../../../../shared/contract/approvalRights'
import { useFormat, useWords } from '../../../lib/locale'
import { RouteLink } from '../../../ui/RouteLink'
import { KindIcon, SeverityBadge } from './kinds'
import { calendarWords } from './words'

/** One entry as a line: what, when, and what is wrong; a link to what it is about. */
export function EntryLine({ entry }: { entry: CalendarEntry }) {
  const w = useWords(calendarWords)
  const format = useFormat()
  const { kind, title, from, until, alarm, deliverableId, campaignId } = entry
  const when = from === until ? format.date(from) : w.span(format.date(from), format.date(until))
  const face = (
    <bdi className="block py-0.5 leading-5 [overflow-wrap:anywhere]">
      <span className="sr-only">{`${w.kinds[kind]}. `}</span>
      {title}
    </bdi>
  )
  return (
    <div className="flex min-w-0 items-start gap-2 py-1">
      <span className="mt-1.5 text-muted">
        <KindIcon kind={kind} size={14} />
      </span>
      <div className="min-w-0 flex-1">
        {deliverableId ? (
          <RouteLink screen="approvals" recordId={deliverableId} className="font-medium">
            {face}
          </RouteLink>
        ) : campaignId ? (
          <RouteLink screen="campaigns" recordId={campaignId} className="font-medium">
            {face}
          </RouteLink>
        ) : (
          <span className="font-medium leading-6">{face}</span>
        )}
        <div className="flex flex-wrap items-center gap-x-2 text-meta text-muted">
          <span className="tabular">{when}</span>
          {alarm && <SeverityBadge severity={alarm.severity} />}
        </div>
        {alarm && <p className="text-meta [overflow-wrap:anywhere]">{alarm.sentence}</p>}
      </div>
    </div>
  )
}

export function EntryList({ entries, label }: { entries: readonly CalendarEntry[]; label?: string }) {
  return (
    <ul {...(label ? { 'aria-label': label } : {})} className="flex flex-col divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.key}>
          <EntryLine entry={entry} />
        </li>
      ))}
    </ul>
  )
}
