import { type KeyboardEvent, useMemo, useState } from 'react'
import type { PlanCandidate, PlanPick } from '../../../../../shared/contract/planner'
import { type Format, useFormat, useLocale, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { EmptyState } from '../../../ui/EmptyState'
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable'
import { SearchBox } from '../../../ui/TextField'
import { tierName } from '../tierName'
import { plannerWords } from '../words'
import { type AddedReach, placeOf } from './creatorPlaces'
import { chosenAfter } from './lasso'
import { chartWords } from './words'

/** A table of more rows says less than the chart. */
export const MOST_ROWS = 200

export interface CreatorTableProps {
  candidates: readonly PlanCandidate[]
  picks: ReadonlyMap<string, PlanPick>
  added: ReadonlyMap<string, AddedReach> | null
  currency: string
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
}

interface Row {
  candidate: PlanCandidate
  offerName: string
  costMinor: number
  soloPersons: number
  addsPersons: number | null
  isPlanned: boolean
}

/** The chart as a table, with all that the lasso can do: find, mark one, mark all that are found. */
export function CreatorTable({ candidates, picks, added, currency, chosen, onChosen }: CreatorTableProps) {
  const w = useWords(chartWords)
  const tiers = useWords(plannerWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const [text, setText] = useState('')
  const [sort, setSort] = useState({ id: 'solo', isDescending: true })
  const rows = useMemo(
    () => candidates.flatMap((candidate) => rowOf(candidate, picks, added) ?? []),
    [candidates, picks, added],
  )
  const found = useMemo(() => {
    const wanted = text.trim().replace(/^@/, '').toLocaleLowerCase(locale)
    const texts = ({ handle, displayName, tier, niches, country }: PlanCandidate) =>
      [handle, displayName, tierName(tier, tiers), ...niches, country].join('\n').toLocaleLowerCase(locale)
    return sorted(wanted === '' ? rows : rows.filter(({ candidate }) => texts(candidate).includes(wanted)), sort)
  }, [rows, text, locale, sort, tiers])
  const shown = found.slice(0, MOST_ROWS)
  const idsShown = shown.map(({ candidate }) => candidate.entryId)
  const mark = (entryId: string, isOn: boolean) => onChosen(chosenAfter(chosen, [entryId], isOn ? 'add' : 'remove'))
  const hasPackages = rows.some(({ candidate }) => candidate.offers.length > 1)
  return (
    <>
      <div className="sticky top-0 z-10 flex flex-wrap items-center gap-2 bg-surface pb-1">
        <SearchBox label={w.filter} value={text} onChange={setText} className="min-w-40 max-w-80 flex-1" />
        <Button
          size="small"
          look="quiet"
          onPress={() => onChosen(chosenAfter(chosen, idsShown, 'add'))}
          disabledReason={found.length === 0 ? w.noMatch : null}
        >
          {w.selectShown(format.count(shown.length))}
        </Button>
        {found.length > MOST_ROWS && (
          <span className="text-caption text-muted">
            {w.someOf(format.count(MOST_ROWS), format.count(found.length))}
          </span>
        )}
      </div>
      {found.length === 0 ? (
        <EmptyState sentence={w.noMatch} className="h-auto" />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the boxes inside
        <div onKeyDown={walkBoxes}>
          <PlainTable
            caption={w.creatorChart}
            rows={shown}
            rowKey={({ candidate }) => candidate.entryId}
            isRowSelected={({ candidate }) => chosen.has(candidate.entryId)}
            sort={sort}
            onSort={(id, isDescending) => setSort({ id, isDescending })}
            columns={[
              {
                id: 'chosen',
                header: w.selection,
                isHeaderHidden: true,
                width: '28px',
                cell: ({ candidate: { entryId, handle } }) => (
                  <Checkbox
                    label={w.select(handle)}
                    isSelected={chosen.has(entryId)}
                    onChange={(isOn) => mark(entryId, isOn)}
                  />
                ),
              },
              ...figureColumns({ w, format, currency, hasPackages, tierOf: (tier) => tierName(tier, tiers) }),
            ]}
          />
        </div>
      )}
    </>
  )
}

interface ColumnFace {
  w: ReturnType<typeof chartWords>
  format: Format
  currency: string
  hasPackages: boolean
  tierOf: (tier: string | null) => string
}

function figureColumns({ w, format, currency, hasPackages, tierOf }: ColumnFace): PlainColumn<Row>[] {
  const persons = (count: number | null) => format.count(count === null ? null : Math.round(count))
  return [
    { id: 'handle', header: w.creator, isSortable: true, cell: ({ candidate }) => `@${candidate.handle}` },
    {
      id: 'tier',
      header: w.tier,
      cell: ({ candidate }) => (
        <span className="inline-block whitespace-nowrap first-letter:uppercase">{tierOf(candidate.tier)}</span>
      ),
    },
    ...(hasPackages ? [{ id: 'package', header: w.package, cell: ({ offerName }: Row) => offerName }] : []),
    {
      id: 'cost',
      header: w.cost,
      isNumber: true,
      isSortable: true,
      cell: ({ costMinor }) => format.money(costMinor, currency, 'short'),
    },
    {
      id: 'solo',
      header: w.soloReach,
      isNumber: true,
      isSortable: true,
      cell: ({ soloPersons }) => persons(soloPersons),
    },
    {
      id: 'adds',
      header: w.addedReach,
      isNumber: true,
      isSortable: true,
      cell: ({ addsPersons }) => persons(addsPersons),
    },
    {
      id: 'rate',
      header: w.engagement,
      isNumber: true,
      isSortable: true,
      cell: ({ candidate }) => format.percent(candidate.engagementRate),
    },
    { id: 'plan', header: w.planned, cell: ({ isPlanned }) => (isPlanned ? w.isPlanned : w.isNotPlanned) },
  ]
}

function rowOf(
  candidate: PlanCandidate,
  picks: ReadonlyMap<string, PlanPick>,
  added: ReadonlyMap<string, AddedReach> | null,
): Row | null {
  const { entryId } = candidate
  const pick = picks.get(entryId)
  const alone = placeOf(candidate, pick, undefined, 'alone')
  if (!alone) return null
  return {
    candidate,
    offerName: alone.offer?.name ?? '',
    costMinor: alone.costMinor,
    soloPersons: alone.persons,
    addsPersons: placeOf(candidate, pick, added?.get(entryId), 'adds')?.persons ?? null,
    isPlanned: pick !== undefined,
  }
}

const VALUES: Readonly<Record<string, (row: Row) => number | string | null>> = {
  handle: ({ candidate }) => candidate.handle,
  cost: ({ costMinor }) => costMinor,
  solo: ({ soloPersons }) => soloPersons,
  adds: ({ addsPersons }) => addsPersons,
  rate: ({ candidate }) => candidate.engagementRate,
}

/** In the order asked for; missing values last in both directions. */
function sorted(rows: readonly Row[], sort: { id: string; isDescending: boolean }): Row[] {
  const value = VALUES[sort.id] ?? (() => null)
  const sign = sort.isDescending ? -1 : 1
  return [...rows].sort((left, right) => {
    const a = value(left)
    const b = value(right)
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)))
  })
}

/** Up and Down go from box to box: with 200 rows Tab alone is no way. */
function walkBoxes(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]')]
  const from = event.target instanceof HTMLInputElement ? boxes.indexOf(event.target) : -1
  const next = boxes[from + (event.key === 'ArrowDown' ? 1 : -1)]
  if (from === -1 || !next) return
  event.preventDefault()
  next.focus()
}
