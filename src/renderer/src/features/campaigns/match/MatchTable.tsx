import { ChevronDown, ChevronRight } from 'lucide-react'
import { Fragment, memo, useCallback, useState } from 'react'
import type { MatchRow } from '../../../../../shared/contract/campaignMatch'
import { matchParts } from '../../../../../shared/domain/match'
import { type Format, useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { IconButton } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { cx } from '../../../ui/cx'
import { RouteLink } from '../../../ui/RouteLink'
import { ConflictCell } from '../conflicts/ConflictCell'
import { ConflictList } from '../conflicts/ConflictList'
import { conflictWords } from '../conflicts/words'
import { ScoreBar } from './Bar'
import { matchWords } from './words'

export interface MatchTableProps {
  caption: string
  rows: readonly MatchRow[]
  selected: ReadonlySet<string>
  onSelect: (change: (old: ReadonlySet<string>) => ReadonlySet<string>) => void
}

const HEAD = 'sticky top-0 z-2 h-7 whitespace-nowrap border-line-strong border-b bg-surface px-2 font-medium'
const COLUMNS = matchParts.length + 8
const NOBODY: ReadonlySet<string> = new Set()

/** A page of the ranking: each part as a bar with its number, the evidence behind a press. */
export function MatchTable({ caption, rows, selected, onSelect }: MatchTableProps) {
  const w = useWords(matchWords)
  const [open, setOpen] = useState(NOBODY)
  const format = useFormat()
  const conflictW = useWords(conflictWords)
  const free = rows.filter(({ rosterStatus }) => !isStanding(rosterStatus))
  const picked = free.reduce((sum, { accountId }) => sum + (selected.has(accountId) ? 1 : 0), 0)
  const toggle = useCallback((id: string, isOn: boolean) => onSelect((old) => withOne(old, id, isOn)), [onSelect])
  const unfold = useCallback((id: string, isOn: boolean) => setOpen((old) => withOne(old, id, isOn)), [])
  return (
    <table className="w-full border-separate border-spacing-0 text-body" style={{ minWidth: 1120 }}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-caption text-muted">
          <th scope="col" className={cx(HEAD, 'w-9 ps-3')}>
            <Checkbox
              label={w.selectAll}
              isDisabled={free.length === 0}
              isSelected={free.length > 0 && picked === free.length}
              isIndeterminate={picked > 0 && picked < free.length}
              onChange={(isOn) =>
                onSelect((old) =>
                  free.reduce<ReadonlySet<string>>((all, { accountId }) => withOne(all, accountId, isOn), old),
                )
              }
            />
          </th>
          <th scope="col" className={cx(HEAD, 'w-8')}>
            <span className="sr-only">{w.details}</span>
          </th>
          <th scope="col" className={cx(HEAD, 'w-11 text-end')}>
            {w.rank}
          </th>
          <th scope="col" className={cx(HEAD, 'text-start')}>
            {w.creator}
          </th>
          <th scope="col" title={w.fitTitle} className={cx(HEAD, 'w-[84px] text-end')}>
            {w.fit}
          </th>
          <th scope="col" title={w.coverageTitle} className={cx(HEAD, 'w-[60px] text-end')}>
            {w.coverage}
          </th>
          {matchParts.map((part) => (
            <th key={part} scope="col" title={w.formulas[part]} className={cx(HEAD, 'w-[86px] text-end')}>
              {w.parts[part]}
            </th>
          ))}
          <th scope="col" title={conflictW.headingTitle} className={cx(HEAD, 'w-[92px] text-start')}>
            {conflictW.heading}
          </th>
          <th scope="col" title={w.priceTitle} className={cx(HEAD, 'w-[84px] pe-3 text-end')}>
            {w.price}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.accountId}
            row={row}
            format={format}
            isSelected={selected.has(row.accountId)}
            isOpen={open.has(row.accountId)}
            onToggle={toggle}
            onUnfold={unfold}
          />
        ))}
      </tbody>
    </table>
  )
}

const isStanding = (status: string | null) => status !== null && status !== 'dropped'

function withOne(old: ReadonlySet<string>, id: string, isOn: boolean): ReadonlySet<string> {
  const next = new Set(old)
  if (isOn) next.add(id)
  else next.delete(id)
  return next
}

/** 0 to 100 without decimals, so that a column of them reads at a glance. */
function scoreText(score: number | null, format: Format): string {
  return score === null ? format.count(null) : format.count(Math.round(score * 100))
}

interface RowProps {
  row: MatchRow
  format: Format
  isSelected: boolean
  isOpen: boolean
  onToggle: (id: string, isOn: boolean) => void
  onUnfold: (id: string, isOn: boolean) => void
}

const Row = memo(function Row({ row, format, isSelected, isOpen, onToggle, onUnfold }: RowProps) {
  const w = useWords(matchWords)
  const evidenceId = `evidence-${row.accountId}`
  return (
    <Fragment>
      <tr className={cx('h-(--row) [&>td]:border-line [&>td]:border-b', isSelected ? 'bg-sel' : 'hover:bg-hover')}>
        <td className="ps-3">
          {isStanding(row.rosterStatus) ? null : (
            <Checkbox
              label={w.select(row.handle)}
              isSelected={isSelected}
              onChange={(isOn) => onToggle(row.accountId, isOn)}
            />
          )}
        </td>
        <td className="px-1">
          <IconButton
            size="small"
            label={w.showDetails(row.handle)}
            isExpanded={isOpen}
            icon={isOpen ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
            onPress={() => onUnfold(row.accountId, !isOpen)}
          />
        </td>
        <td className="num px-2 text-muted">{format.count(row.rank)}</td>
        <td className="max-w-0 px-2">
          <span className="flex min-w-0 items-center gap-1.5" title={row.displayName ?? row.handle}>
            <RouteLink screen="creators" recordId={row.accountId} className="min-w-0 truncate font-medium">
              @{row.handle}
            </RouteLink>
            <span className="tabular shrink-0 text-meta text-muted" title={format.count(row.followers)}>
              {format.compact(row.followers)}
            </span>
            {isStanding(row.rosterStatus) && <Badge tone="accent">{w.onRoster}</Badge>}
          </span>
        </td>
        <td className="px-2">
          <ScoreBar score={row.fit} text={scoreText(row.fit, format)} isStrong />
        </td>
        <td className="num px-2 text-muted">{format.percent(row.coverage, 0)}</td>
        {row.parts.map(({ part, score, sentence }) => (
          <td key={part} className="px-2" title={sentence}>
            <ScoreBar score={score} text={scoreText(score, format)} />
          </td>
        ))}
        <td className="px-2">
          <ConflictCell handle={row.handle} conflicts={row.conflicts} />
        </td>
        <td className="num px-2 pe-3">
          {row.currency ? format.money(row.priceMinor, row.currency, 'short') : format.count(null)}
        </td>
      </tr>
      {isOpen && (
        <tr id={evidenceId} className="bg-surface">
          <td colSpan={COLUMNS} className="border-line border-b px-3 py-3 ps-[78px]">
            <Evidence row={row} format={format} />
          </td>
        </tr>
      )}
    </Fragment>
  )
})

/** Every part with its number, its share of the weight and the sentence it rests on; then what speaks against it. */
function Evidence({ row, format }: { row: MatchRow; format: Format }) {
  const w = useWords(matchWords)
  const conflictW = useWords(conflictWords)
  return (
    <section
      aria-label={w.evidenceOf(row.handle)}
      className={cx(
        'grid max-w-[1000px] gap-x-8 gap-y-3',
        row.conflicts.length > 0 && 'min-[1100px]:grid-cols-[3fr_2fr]',
      )}
    >
      <dl className="grid grid-cols-[104px_40px_1fr] gap-x-3 gap-y-1.5">
        {row.parts.map(({ part, score, weight, sentence }) => (
          <Fragment key={part}>
            <dt className="font-medium">
              {w.parts[part]}
              <span className="block font-normal text-caption text-muted">
                {w.weightShare(format.percent(weight, 0))}
              </span>
            </dt>
            <dd className="num">
              {score === null ? <span title={w.notKnown}>{format.count(null)}</span> : scoreText(score, format)}
            </dd>
            <dd className={cx('[overflow-wrap:anywhere]', score === null && 'text-muted')}>{sentence}</dd>
          </Fragment>
        ))}
      </dl>
      {row.conflicts.length > 0 && (
        <div>
          <h3 className="pb-2 font-semibold">{conflictW.heading}</h3>
          <ConflictList conflicts={row.conflicts} />
        </div>
      )}
    </section>
  )
}
