import { CalendarClock } from 'lucide-react'
import type { OutreachCard } from '../../../../../shared/contract/outreach'
import { dayNumber } from '../../../../../shared/domain/businessDays'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { sharedWords } from './words'

/** When the next step of the cadence is due; nothing where none is. */
export function DueBadge({ card }: { card: Pick<OutreachCard, 'dueOn' | 'snoozedUntil'> }) {
  const w = useWords(sharedWords)
  const format = useFormat()
  const timeZone = useLocale((state) => state.timeZone)
  const due = card.snoozedUntil ?? card.dueOn
  if (card.dueOn === null || due === null) return null
  const days = dayNumber(todayIn(timeZone)) - dayNumber(due)
  const text =
    days > 0
      ? w.overdue(days)
      : days === 0
        ? w.dueToday
        : card.snoozedUntil
          ? w.snoozed(format.date(due))
          : w.dueOn(format.date(due))
  return (
    <Badge
      tone={days > 0 ? 'bad' : days === 0 ? 'warn' : 'plain'}
      icon={<CalendarClock size={12} aria-hidden="true" />}
    >
      {text}
    </Badge>
  )
}

/** Today where the workspace is, `2026-11-22`: Swedish dates are ISO dates. */
export function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date())
}
