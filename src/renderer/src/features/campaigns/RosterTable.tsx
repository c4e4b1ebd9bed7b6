import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo, type ReactNode, useCallback, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { RosterEntry } from '../../../../shared/contract/campaigns'
import { useWords } from '../../lib/locale'
import { ROW_HEIGHT, useAppearance } from '../../lib/theme'
import { Checkbox } from '../../ui/Checkbox'
import { cx } from '../../ui/cx'
import type { RosterColumn } from './rosterColumns'
import { campaignsWords } from './words'

export interface RosterSort {
  id: string
  isDescending: boolean
}

export interface RosterTableProps {
  caption: string
  columns: readonly RosterColumn[]
  entries: readonly RosterEntry[]
  selected: ReadonlySet<string>
  onSelect: (change: (old: ReadonlySet<string>) => ReadonlySet<string>) => void
  sort: RosterSort | null
  onSort: (sort: RosterSort) => void
  footer: ReactNode
}

const CHECK_PX = 36
/** Rows kept above and below those in sight, so that Tab finds the next cell. */
const OVERSCAN = 10

/** A table whose rows out of sight are two spacers, so that a roster of thousands opens as fast as one of ten. */
export function RosterTable(props: RosterTableProps) {
  const { caption, columns, entries, selected, onSelect, sort, onSort, footer } = props
  const w = useWords(campaignsWords)
  const scroller = useRef<HTMLDivElement>(null)
  const rowPx = ROW_HEIGHT[useAppearance(({ density }) => density)]
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    scrollPaddingStart: 28,
    useFlushSync: false,
  })
  const items = rows.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0)
  const shownSelected = entries.reduce((sum, { id }) => sum + (selected.has(id) ? 1 : 0), 0)
  const toggle = useCallback(
    (id: string, isOn: boolean) =>
      onSelect((old) => {
        const next = new Set(old)
        if (isOn) next.add(id)
        else next.delete(id)
        return next
      }),
    [onSelect],
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroller} tabIndex={0} aria-label={caption} className="min-h-0 flex-1 overflow-auto">
      <table
        aria-rowcount={entries.length + 2}
        className="w-full table-fixed border-separate border-spacing-0 text-body"
        style={{ minWidth: columns.reduce((sum, { width }) => sum + width, CHECK_PX) }}
      >
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          <col style={{ width: CHECK_PX }} />
          {columns.map((column) => (
            <col
              key={column.id}
              style={column.id === 'handle' || column.id === 'note' ? undefined : { width: column.width }}
            />
          ))}
        </colgroup>
        <thead>
          <tr className="text-caption text-muted" aria-rowindex={1}>
            <th scope="col" className={cx(HEAD, 'ps-3')}>
              <Checkbox
                label={w.selectAll}
                isSelected={entries.length > 0 && shownSelected === entries.length}
                isIndeterminate={shownSelected > 0 && shownSelected < entries.length}
                onChange={(isOn) => onSelect(() => new Set(isOn ? entries.map(({ id }) => id) : []))}
              />
            </th>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer px={before} />}
          {items.map(({ index }) => {
            const entry = entries[index]
            return (
              entry && (
                <RosterRow
                  key={entry.id}
                  entry={entry}
                  index={index}
                  columns={columns}
                  isSelected={selected.has(entry.id)}
                  selectLabel={w.select(entry.handle)}
                  onToggle={toggle}
                />
              )
            )
          })}
          {after > 0 && <Spacer px={after} />}
        </tbody>
        <tfoot>{footer}</tfoot>
      </table>
    </section>
  )
}

const HEAD = 'sticky top-0 z-2 h-7 whitespace-nowrap border-line-strong border-b bg-surface px-2 font-medium'

function Spacer({ px }: { px: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a table row takes no focus
    <tr aria-hidden="true">
      <td style={{ height: px }} className="p-0" />
    </tr>
  )
}

function Head({
  column,
  sort,
  onSort,
}: {
  column: RosterColumn
  sort: RosterSort | null
  onSort: (sort: RosterSort) => void
}) {
  const isSorted = sort?.id === column.id
  const direction = isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined
  return (
    <th
      scope="col"
      title={column.title}
      {...(direction ? { 'aria-sort': direction } : {})}
      className={cx(HEAD, column.isNumber ? 'text-end' : 'text-start', column.isEditor && 'px-3')}
    >
      {column.sortBy ? (
        <AriaButton
          onPress={() =>
            onSort({ id: column.id, isDescending: isSorted ? !sort.isDescending : column.isNumber === true })
          }
          className="inline-flex h-6 cursor-default items-center gap-0.5 rounded-control data-[hovered]:text-fg"
        >
          {column.header}
          {direction === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
          {direction === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
        </AriaButton>
      ) : (
        column.header
      )}
    </th>
  )
}

interface RosterRowProps {
  entry: RosterEntry
  index: number
  columns: readonly RosterColumn[]
  isSelected: boolean
  selectLabel: string
  onToggle: (id: string, isOn: boolean) => void
}

const RosterRow = memo(function RosterRow({
  entry,
  index,
  columns,
  isSelected,
  selectLabel,
  onToggle,
}: RosterRowProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      className={cx(
        'h-(--row) [&>td]:border-line [&>td]:border-b',
        isSelected ? 'bg-sel' : 'hover:bg-hover',
        entry.status === 'dropped' && 'text-muted',
      )}
    >
      <td className="ps-3">
        <Checkbox label={selectLabel} isSelected={isSelected} onChange={(isOn) => onToggle(entry.id, isOn)} />
      </td>
      {columns.map((column) => (
        <td key={column.id} className={cx(column.isEditor ? 'px-1' : 'px-2', column.isNumber && 'num')}>
          {column.cell(entry)}
        </td>
      ))}
    </tr>
  )
})
