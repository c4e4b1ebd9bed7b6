import type { CalendarEntry } from '../../../../../shared/contract/approvalRights'
import { useFormat, useWords } from '../../../lib/locale'
import { EntryList } from './EntryLine'
import { calendarWords } from './words'

/** Lines that are drawn of a month; a reader of more looks for something and chooses kinds. */
const MOST = 300

/** A month as a list of its days. What began before the month stands on its first day. */
export function Agenda({ month, entries }: { month: string; entries: readonly CalendarEntry[] }) {
  const w = useWords(calendarWords)
  const format = useFormat()
  const days = Map.groupBy(entries.slice(0, MOST), ({ from }) => (from < month ? month : from))
  return (
    <div className="flex max-w-[80ch] flex-col gap-3">
      {[...days].map(([day, some]) => (
        <section key={day} aria-label={format.date(day, 'long')}>
          <h3 className="sticky top-0 bg-surface py-1 font-semibold text-body">{format.date(day, 'long')}</h3>
          <EntryList entries={some} />
        </section>
      ))}
      {entries.length > MOST && <p className="text-muted">{w.moreInMonth(entries.length - MOST)}</p>}
    </div>
  )
}
