import { ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { useRef, useState } from 'react'
import { type CalendarEntry, calendarKinds } from '../../../../../shared/contract/approvalRights'
import { addDays } from '../../../../../shared/domain/businessDays'
import { useApiCommand, useApiQuery } from '../../../lib/api'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { useScreenState } from '../../../lib/screenState'
import { today as todayHere } from '../../../lib/today'
import { Button, IconButton } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Segmented } from '../../../ui/Segmented'
import { saveFile } from '../../../ui/saveFile'
import { Tip } from '../../../ui/Tooltip'
import { toastError } from '../../../ui/undoToast'
import { Agenda } from './Agenda'
import { EntryList } from './EntryLine'
import { type Kind, KindFilter } from './KindFilter'
import { MonthGrid, monthName } from './MonthGrid'
import { alarmsOf, entriesOn, firstWeekdayOf, monthOf, sameDayIn, shiftMonth, weeksOf } from './month'
import { calendarWords } from './words'

const views = ['month', 'agenda'] as const
type View = (typeof views)[number]
const isView = (value: unknown): value is View => views.some((view) => view === value)
const isKinds = (value: unknown): value is Kind[] =>
  Array.isArray(value) && value.every((one) => calendarKinds.some((kind) => kind === one))

/** Days around today in which something that needs attention is looked for. */
const BEHIND_DAYS = 90
const AHEAD_DAYS = 180

/** Due dates, windows, flights, rights, codes and exclusivities of one campaign or of all, what needs attention first. */
export function Calendar({ campaignId }: { campaignId: string | null }) {
  const w = useWords(calendarWords)
  const locale = useLocale((state) => state.locale)
  const format = useFormat()
  const [view, setView] = useScreenState<View>('approvals.calendarView', 'month', isView)
  const [kinds, setKinds] = useScreenState<Kind[]>('approvals.calendarKinds', [...calendarKinds], isKinds)
  const [here] = useState(todayHere)
  const [day, setDay] = useState(here)
  const list = useRef<HTMLElement>(null)
  const month = monthOf(day)
  const weeks = weeksOf(month, firstWeekdayOf(locale))
  const earlier = (a: string, b: string) => (a < b ? a : b)
  const later = (a: string, b: string) => (a > b ? a : b)
  const whose = campaignId === null ? {} : { campaignId }
  const answer = useApiQuery(
    'approvals.calendar',
    {
      ...whose,
      from: earlier(weeks[0]?.[0] ?? month, addDays(here, -BEHIND_DAYS)),
      until: later(weeks.at(-1)?.at(-1) ?? month, addDays(here, AHEAD_DAYS)),
    },
    { keepPrevious: true },
  )
  const exporting = useApiCommand('approvals.exportCalendar', {
    onDone: (file) => void saveFile(file),
    onFailed: toastError,
  })
  if (answer.isError) return <ErrorNote error={answer.error} onRetry={() => void answer.refetch()} className="m-3" />
  if (!answer.data) {
    return (
      <p role="status" className="p-3 text-muted">
        {w.loading}
      </p>
    )
  }
  const { today } = answer.data
  if (answer.data.entries.length === 0 && month === monthOf(today))
    return <EmptyState sentence={campaignId === null ? w.emptyAll : w.emptyCampaign} />
  const shown = answer.data.entries.filter(({ kind }) => kinds.includes(kind))
  const inMonth = shown.filter((entry) => entry.from < shiftMonth(month, 1) && entry.until >= month)
  const onDay = entriesOn(day, shown)

  function open(on: string, entry: CalendarEntry | null): void {
    setDay(on)
    const about = entry ? [entry] : entriesOn(on, shown)
    const ids = new Set(about.map(({ deliverableId }) => deliverableId))
    const [only] = ids
    if (ids.size === 1 && only) navigate({ screen: 'approvals', recordId: only })
    // Several, or none: the list of the day has them all as links.
    else requestAnimationFrame(() => (list.current?.querySelector('a') ?? list.current)?.focus())
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-auto p-3">
      <div className="flex flex-wrap items-center gap-2">
        <IconButton
          label={w.previousMonth}
          icon={<ChevronLeft size={16} aria-hidden="true" className="rtl:-scale-x-100" />}
          onPress={() => setDay(sameDayIn(day, shiftMonth(month, -1)))}
        />
        <h2 aria-live="polite" className="tabular min-w-36 text-center font-semibold text-section">
          {monthName(month, locale)}
        </h2>
        <IconButton
          label={w.nextMonth}
          icon={<ChevronRight size={16} aria-hidden="true" className="rtl:-scale-x-100" />}
          onPress={() => setDay(sameDayIn(day, shiftMonth(month, 1)))}
        />
        <Button onPress={() => setDay(today)}>{w.today}</Button>
        <span className="flex-1" />
        <Segmented
          label={w.views}
          choices={views.map((id) => ({ id, label: w[id] }))}
          value={view}
          onChange={setView}
        />
        <Tip text={w.exportHint}>
          <Button
            icon={<Download size={14} aria-hidden="true" />}
            isPending={exporting.isRunning}
            onPress={() => exporting.start({ ...whose, from: addDays(today, -31), until: addDays(today, 366) })}
          >
            {w.exportCalendar}
          </Button>
        </Tip>
      </div>
      <KindFilter shown={kinds} onChange={setKinds} />
      <div className="flex min-h-0 flex-1 gap-4 max-[1100px]:flex-col">
        <aside className="flex min-h-0 w-72 shrink-0 flex-col gap-4 max-[1100px]:w-auto">
          <Attention entries={shown} isAlone={view !== 'month'} />
          {view === 'month' && (
            <section
              ref={list}
              tabIndex={-1}
              aria-label={format.date(day, 'long')}
              className="min-h-40 flex-1 overflow-auto rounded-control"
            >
              <h3 className="pb-1 font-semibold text-body">{format.date(day, 'long')}</h3>
              {onDay.length > 0 ? (
                <EntryList entries={onDay.slice(0, MOST_OF_DAY)} />
              ) : (
                <p className="text-muted">{w.nothingOn(format.date(day))}</p>
              )}
              {onDay.length > MOST_OF_DAY && <p className="text-muted">{w.more(onDay.length - MOST_OF_DAY)}</p>}
            </section>
          )}
        </aside>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-auto">
          {view === 'month' ? (
            <>
              <MonthGrid month={month} day={day} today={today} entries={shown} onDay={setDay} onOpen={open} />
              <p className="pt-1 text-caption text-muted">{w.keys}</p>
            </>
          ) : inMonth.length > 0 ? (
            <Agenda month={month} entries={inMonth} />
          ) : (
            <EmptyState sentence={kinds.length < calendarKinds.length ? w.noneOfKinds : w.noneInMonth} />
          )}
        </div>
      </div>
    </div>
  )
}

const MOST_OF_DAY = 50
const MOST_ALARMS = 30

function Attention({ entries, isAlone }: { entries: readonly CalendarEntry[]; isAlone: boolean }) {
  const w = useWords(calendarWords)
  const alarms = alarmsOf(entries)
  return (
    <section
      aria-label={w.attention}
      className={cx('shrink-0 overflow-auto max-[1100px]:max-h-64', isAlone ? 'max-h-full' : 'max-h-[58%]')}
    >
      <h3 className="flex items-baseline gap-2 pb-1 font-semibold text-body">
        {w.attention}
        {alarms.length > 0 && <span className="tabular font-normal text-muted">{alarms.length}</span>}
      </h3>
      {alarms.length > 0 ? (
        <EntryList entries={alarms.slice(0, MOST_ALARMS)} />
      ) : (
        <p className="text-muted">{w.noAttention}</p>
      )}
      {alarms.length > MOST_ALARMS && <p className="pt-1 text-muted">{w.more(alarms.length - MOST_ALARMS)}</p>}
    </section>
  )
}
