import { useEffect, useMemo, useRef } from 'react'
import type { CalendarEntry } from '../../../../../shared/contract/approvalRights'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { cx } from '../../../ui/cx'
import { KindIcon, SeverityIcon } from './kinds'
import { type Bar, barsOf, dayAfterKey, entriesOn, firstWeekdayOf, monthOf, weeksOf } from './month'
import { calendarWords } from './words'

export interface MonthGridProps {
  month: string
  day: string
  today: string
  entries: readonly CalendarEntry[]
  onDay: (day: string) => void
  /** Enter, and a press on an entry */
  onOpen: (day: string, entry: CalendarEntry | null) => void
}

/** Lanes of a week that are drawn; how many more there are is written under them. */
const LANES = 4

/** A month as weeks. One day holds the focus; entries are drawn as bars over the days that they last. */
export function MonthGrid({ month, day, today, entries, onDay, onOpen }: MonthGridProps) {
  const w = useWords(calendarWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const weeks = useMemo(() => weeksOf(month, firstWeekdayOf(locale)), [month, locale])
  const weekdays = useMemo(() => {
    const names = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
    return (weeks[0] ?? []).map((one) => ({ day: one, name: names.format(Date.parse(`${one}T00:00:00Z`)) }))
  }, [weeks, locale])
  const grid = useRef<HTMLTableElement>(null)
  const hasFocus = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day that holds the focus is drawn anew with day and month
  useEffect(() => {
    if (hasFocus.current) grid.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus()
  }, [day, month])
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: days are walked with arrows, as a grid is
      role="grid"
      aria-label={w.grid(monthName(month, locale))}
      onFocus={() => {
        hasFocus.current = true
      }}
      onBlur={(event) => {
        // A day that is drawn anew loses the focus to nothing; somebody who leaves takes it elsewhere.
        if (event.relatedTarget !== null) hasFocus.current = event.currentTarget.contains(event.relatedTarget)
      }}
      className="flex min-h-fit min-w-[560px] flex-1 flex-col overflow-hidden rounded-panel border border-line bg-surface"
    >
      <thead className="contents">
        <tr className="grid grid-cols-7 border-line border-b">
          {weekdays.map(({ day: one, name }) => (
            <th key={one} scope="col" className="h-6 px-2 text-start font-medium text-caption text-muted leading-6">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="contents">
        {weeks.map((week) => {
          const bars = barsOf(week, entries)
          return (
            <tr
              key={week[0]}
              className="relative grid min-h-[120px] flex-1 grid-cols-7 border-line border-b last:border-b-0"
            >
              {week.map((one, column) => {
                const here = entriesOn(one, entries)
                const hidden = bars.filter(
                  (bar) => bar.lane >= LANES && bar.from <= column && column <= bar.until,
                ).length
                const isShown = one === day
                return (
                  <td
                    key={one}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a day of the grid can be chosen
                    role="gridcell"
                    tabIndex={isShown ? 0 : -1}
                    aria-selected={isShown}
                    {...(one === today ? { 'aria-current': 'date' as const } : {})}
                    aria-label={w.dayLabel(
                      format.date(one, 'long'),
                      here.length,
                      here.filter(({ alarm }) => alarm !== null).length,
                      one === today,
                    )}
                    onClick={() => onDay(one)}
                    onDoubleClick={() => onOpen(one, null)}
                    onKeyDown={(event) => {
                      if (event.altKey || event.ctrlKey || event.metaKey) return
                      const next = dayAfterKey(event.key, one, week)
                      if (next !== null) onDay(next)
                      else if (event.key === 'Enter' || event.key === ' ') onOpen(one, null)
                      else return
                      event.preventDefault()
                    }}
                    className={cx(
                      'flex min-w-0 cursor-default flex-col border-line border-e px-1 pt-1 last:border-e-0 focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2',
                      monthOf(one) !== month && 'bg-sunken',
                      isShown && 'bg-sel',
                    )}
                  >
                    <span
                      className={cx(
                        'tabular flex h-5 min-w-5 items-center self-start rounded-full px-1 text-meta',
                        one === today ? 'bg-accent font-semibold text-on-accent' : 'text-muted',
                      )}
                    >
                      {Number(one.slice(8))}
                    </span>
                    {hidden > 0 && (
                      <span className="mt-auto truncate ps-1 text-caption text-muted">{w.more(hidden)}</span>
                    )}
                  </td>
                )
              })}
              <Bars bars={bars} onOpen={(entry) => onOpen(entry.from, entry)} />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** For the eye and the pointer: what the bars say is in the labels of the days and in the lists beside. */
function Bars({ bars, onOpen }: { bars: readonly Bar[]; onOpen: (entry: CalendarEntry) => void }) {
  return (
    <td
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 top-[26px] grid auto-rows-[18px] grid-cols-7 gap-y-px"
    >
      {bars
        .filter(({ lane }) => lane < LANES)
        .map((bar) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the lists beside the month hold the same as links
          // biome-ignore lint/a11y/useKeyWithClickEvents: the lists beside the month hold the same as links
          <div
            key={bar.entry.key}
            title={bar.entry.alarm ? `${bar.entry.title}\n${bar.entry.alarm.sentence}` : bar.entry.title}
            onClick={() => onOpen(bar.entry)}
            style={{ gridColumn: `${bar.from + 1} / ${bar.until + 2}`, gridRow: bar.lane + 1 }}
            className={cx(
              'pointer-events-auto flex min-w-0 cursor-default items-center gap-1 border px-1 text-caption hover:border-line-strong',
              bar.entry.alarm === null ? 'border-line bg-raised' : 'border-current bg-raised font-medium',
              bar.entry.alarm?.severity === 'soon' && 'text-warn',
              (bar.entry.alarm?.severity === 'late' || bar.entry.alarm?.severity === 'conflict') && 'text-bad',
              bar.cameIn ? 'border-s-0' : 'ms-1 rounded-s-control',
              bar.goesOn ? 'border-e-0' : 'me-1 rounded-e-control',
            )}
          >
            {bar.entry.alarm ? (
              <SeverityIcon severity={bar.entry.alarm.severity} />
            ) : (
              <KindIcon kind={bar.entry.kind} />
            )}
            <bdi className="truncate">{bar.entry.title}</bdi>
          </div>
        ))}
    </td>
  )
}

const monthNames = new Map<string, Intl.DateTimeFormat>()
/** "March 2027" in the language of a locale. */
export function monthName(month: string, locale: string): string {
  const names =
    monthNames.get(locale) ?? new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  monthNames.set(locale, names)
  return names.format(Date.parse(`${month}T00:00:00Z`))
}
