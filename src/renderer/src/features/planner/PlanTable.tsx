import { Check } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { OutputOf } from '../../../../shared/contract'
import { type Format, useFormat, useLocale, useWords } from '../../lib/locale'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { type PlainColumn, PlainTable } from '../../ui/PlainTable'
import { Segmented } from '../../ui/Segmented'
import { SearchBox } from '../../ui/TextField'
import type { PlanRow } from './planView'
import { type PlanRule, RuleToggles } from './RuleToggles'
import { tierName } from './tierName'
import type { Explained } from './useExplained'
import { plannerWords } from './words'

type Words = ReturnType<typeof plannerWords>
type View = 'plan' | 'all' | 'leftOut'
type LeftOut = OutputOf<'planner.candidates'>['leftOut']

const FIRST_ROWS = 60

export interface PlanTableProps {
  rows: readonly PlanRow[]
  /** what those left out would add; null while it is not known */
  explained: Explained | null
  leftOut: LeftOut
  currency: string
  isInfeasible: boolean
  onRule: (entryId: string, rule: PlanRule) => void
  onOpen: (entryId: string) => void
}

/** Whom the plan books and why, whom it could book, and who cannot be planned. */
export const PlanTable = memo(function PlanTable(props: PlanTableProps) {
  const { rows, explained, leftOut, currency, isInfeasible, onRule, onOpen } = props
  const w = useWords(plannerWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const [view, setView] = useState<View>('plan')
  const [text, setText] = useState('')
  const [limit, setLimit] = useState(FIRST_ROWS)
  const [sort, setSort] = useState<{ id: string; isDescending: boolean }>({ id: 'adds', isDescending: true })
  const hasPackages = useMemo(() => rows.some(({ candidate }) => candidate.offers.length > 1), [rows])
  const columns = useMemo(
    () => planColumns({ w, format, currency, explained, hasPackages, onRule, onOpen, isAll: view === 'all' }),
    [w, format, currency, explained, hasPackages, onRule, onOpen, view],
  )
  const planned = useMemo(() => rows.filter(({ pick }) => pick !== null), [rows])
  const found = useMemo(() => {
    const wanted = text.trim().replace(/^@/, '').toLocaleLowerCase(locale)
    const matching = (view === 'all' ? rows : planned).filter(
      ({ candidate }) =>
        wanted === '' ||
        candidate.handle.toLocaleLowerCase(locale).includes(wanted) ||
        candidate.displayName?.toLocaleLowerCase(locale).includes(wanted),
    )
    return sorted(matching, sort, explained)
  }, [view, rows, planned, text, locale, sort, explained])
  return (
    <section className="flex flex-col gap-2">
      <h2 className="sr-only">{w.roster}</h2>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={w.view}
          value={view}
          onChange={(next) => {
            setView(next)
            setLimit(FIRST_ROWS)
          }}
          choices={[
            { id: 'plan', label: w.inPlan(format.count(planned.length)) },
            { id: 'all', label: w.all(format.count(rows.length)) },
            { id: 'leftOut', label: w.leftOut(format.count(leftOut.length)) },
          ]}
        />
        {view !== 'leftOut' && <SearchBox label={w.search} value={text} onChange={setText} className="w-56" />}
      </div>
      {view === 'leftOut' ? (
        <LeftOutTable leftOut={leftOut} />
      ) : found.length === 0 && text !== '' ? (
        <EmptyState sentence={w.noMatch} className="h-auto">
          <Button onPress={() => setText('')}>{w.clearFilter}</Button>
        </EmptyState>
      ) : (
        <div className="@container overflow-x-auto">
          <PlainTable
            caption={w.roster}
            columns={columns}
            rows={found.slice(0, limit)}
            rowKey={({ candidate }) => candidate.entryId}
            sort={sort}
            onSort={(id, isDescending) => setSort({ id, isDescending })}
            empty={isInfeasible ? w.emptyPlanInfeasible : w.emptyPlan}
          />
        </div>
      )}
      {view !== 'leftOut' && found.length > limit && (
        <Button className="self-start" onPress={() => setLimit((old) => old + 200)}>
          {w.showMore(format.count(Math.min(200, found.length - limit)))}
        </Button>
      )}
    </section>
  )
})

function LeftOutTable({ leftOut }: { leftOut: LeftOut }) {
  const w = useWords(plannerWords)
  return (
    <PlainTable
      caption={w.reason}
      rows={leftOut}
      rowKey={({ entryId }) => entryId}
      empty={w.nobodyLeftOut}
      columns={[
        {
          id: 'handle',
          header: w.creator,
          width: '220px',
          cell: ({ handle }) => <span className="font-medium">@{handle}</span>,
        },
        { id: 'reason', header: w.reason, cell: ({ reason }) => reason },
      ]}
    />
  )
}

const VALUES: Readonly<Record<string, (row: PlanRow, explained: Explained | null) => number | string | null>> = {
  handle: ({ candidate }) => candidate.handle,
  cost: ({ offer }) => offer.costMinor,
  posts: ({ offer }) => offer.posts,
  solo: ({ offer }) => offer.soloReachPersons,
  adds: addedBy,
  perThousand: perThousandOf,
  enters: ({ candidate, pick }, explained) =>
    pick ? null : (explained?.get(candidate.entryId)?.entryPriceMinor ?? null),
}

/** Persons that a pick adds, or somebody left out would add. */
function addedBy({ candidate, pick }: PlanRow, explained: Explained | null): number | null {
  return pick ? pick.marginalReachPersons : (explained?.get(candidate.entryId)?.addedReachPersons ?? null)
}

function perThousandOf({ candidate, pick }: PlanRow, explained: Explained | null): number | null {
  return pick ? pick.costPerThousandNewMinor : (explained?.get(candidate.entryId)?.costPerThousandNewMinor ?? null)
}

/** In the order asked for; missing values last in both directions, then whoever reaches more alone. */
function sorted(
  rows: readonly PlanRow[],
  sort: { id: string; isDescending: boolean },
  explained: Explained | null,
): PlanRow[] {
  const value = VALUES[sort.id] ?? (() => null)
  const sign = sort.isDescending ? -1 : 1
  const bySolo = (a: PlanRow, b: PlanRow) => b.offer.soloReachPersons - a.offer.soloReachPersons
  return [...rows].sort((left, right) => {
    const a = value(left, explained)
    const b = value(right, explained)
    if (a === null || b === null) return Number(a === null) - Number(b === null) || bySolo(left, right)
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
    return sign * order || bySolo(left, right)
  })
}

interface ColumnFace {
  w: Words
  format: Format
  currency: string
  explained: Explained | null
  /** somebody can be booked for one of several */
  hasPackages: boolean
  isAll: boolean
  onRule: (entryId: string, rule: PlanRule) => void
  onOpen: (entryId: string) => void
}

function planColumns({
  w,
  format,
  currency,
  explained,
  hasPackages,
  isAll,
  onRule,
  onOpen,
}: ColumnFace): PlainColumn<PlanRow>[] {
  const money = (amountMinor: number | null) => (
    <span title={format.money(amountMinor, currency)}>
      {format.money(amountMinor === null ? null : Math.round(amountMinor), currency, 'short')}
    </span>
  )
  const persons = (count: number | null) => (
    <span title={format.count(count === null ? null : Math.round(count))}>{format.compact(count)}</span>
  )
  return [
    {
      id: 'handle',
      header: w.creator,
      isSortable: true,
      cell: ({ candidate }) => (
        <span className="flex min-w-0 items-baseline gap-1.5">
          <AriaButton
            onPress={() => onOpen(candidate.entryId)}
            aria-label={w.why(candidate.handle)}
            className="cursor-default rounded-control font-medium underline-offset-2 data-[hovered]:underline"
          >
            @{candidate.handle}
          </AriaButton>
          {candidate.displayName && (
            <span className="hidden max-w-44 truncate text-meta text-muted @min-[860px]:inline">
              {candidate.displayName}
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'tier',
      header: w.tier,
      cell: ({ candidate }) => (
        <span className="inline-block whitespace-nowrap first-letter:uppercase">{tierName(candidate.tier, w)}</span>
      ),
    },
    ...(isAll
      ? [
          {
            id: 'plan',
            header: w.planned,
            cell: ({ pick }: PlanRow) =>
              pick ? (
                <span className="flex items-center gap-1 font-medium text-accent">
                  <Check size={12} aria-hidden="true" />
                  {w.isPlanned}
                </span>
              ) : (
                <span className="text-muted">{w.isNotPlanned}</span>
              ),
          },
        ]
      : []),
    ...(hasPackages
      ? [
          {
            id: 'package',
            header: w.package,
            cell: ({ offer }: PlanRow) => (
              <span className="inline-block max-w-40 truncate align-bottom" title={offer.name}>
                {offer.name}
              </span>
            ),
          },
        ]
      : []),
    // The name of a package says its posts.
    ...(hasPackages
      ? []
      : [
          {
            id: 'posts',
            header: w.posts,
            isNumber: true,
            isSortable: true,
            cell: ({ offer }: PlanRow) => format.count(offer.posts),
          },
        ]),
    {
      id: 'cost',
      header: w.cost,
      isNumber: true,
      isSortable: true,
      cell: ({ offer }) => money(offer.costMinor),
    },
    {
      id: 'solo',
      header: w.soloReach,
      title: w.soloReachTitle,
      isNumber: true,
      isSortable: true,
      cell: ({ offer }) => persons(offer.soloReachPersons),
    },
    {
      id: 'adds',
      header: w.adds,
      title: w.addsTitle,
      isNumber: true,
      isSortable: true,
      cell: (row) => persons(addedBy(row, explained)),
    },
    {
      id: 'perThousand',
      header: w.perThousandNew,
      title: w.perThousandNewTitle,
      isNumber: true,
      isSortable: true,
      cell: (row) => money(perThousandOf(row, explained)),
    },
    ...(isAll
      ? [
          {
            id: 'enters',
            header: w.entersAt,
            title: w.entersAtTitle,
            isNumber: true,
            isSortable: true,
            cell: (row: PlanRow) =>
              money(row.pick ? null : (explained?.get(row.candidate.entryId)?.entryPriceMinor ?? null)),
          },
        ]
      : []),
    {
      id: 'rule',
      header: w.rule,
      width: isAll ? '64px' : '168px',
      cell: ({ candidate }) => (
        <RuleToggles
          entryId={candidate.entryId}
          handle={candidate.handle}
          rule={candidate.planRule}
          isCompact={isAll}
          onRule={onRule}
        />
      ),
    },
  ]
}
