import { CircleSlash, Ellipsis, FileText, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { MenuButton, type MenuGroup } from '../../../ui/Menu'
import { rangeEnds } from '../charts/rangeScale'
import { TierMix } from '../charts/TierMix'
import type { TierLook } from '../tierLook'
import { RangeCell, rangeValues } from './compareCells'
import { bestOf, type CompareColumn, differenceOf, type Measure, measures } from './compareFigures'
import { type CompareFace, differenceText, exactText, measureText } from './compareText'
import { statusText } from './statusText'
import { scenarioWords } from './words'

export interface CompareTableProps {
  /** the first is the one that others are compared with */
  columns: readonly CompareColumn[]
  face: CompareFace
  looks: readonly TierLook[]
  goalPersons: number | null
  menuOf: (column: CompareColumn) => readonly MenuGroup[]
  onKeep: (column: CompareColumn) => void
  onOpen: (column: CompareColumn) => void
  onCopy: () => void
}

/** Plans side by side: a column each, a row a figure, the difference to the first under every figure. */
export function CompareTable(props: CompareTableProps) {
  const { columns, face, looks, goalPersons, onCopy } = props
  const w = useWords(scenarioWords)
  const format = useFormat()
  const ends = rangeEnds(
    rangeValues(
      columns.map(({ figures }) => figures),
      goalPersons,
    ),
  )
  const row = (measure: Measure) => <MeasureRow key={measure.id} measure={measure} columns={columns} face={face} />
  const afterMedian = measures.findIndex(({ id }) => id === 'median') + 1
  const afterPosts = measures.findIndex(({ id }) => id === 'posts') + 1
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={w.table}
      className="overflow-x-auto"
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'c' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
          return
        // Text that somebody marked is what they mean.
        if (getSelection()?.isCollapsed === false) return
        event.preventDefault()
        onCopy()
      }}
    >
      <table className="border-separate border-spacing-0 text-body">
        <caption className="sr-only">{w.table}</caption>
        <thead>
          <tr className="align-top">
            <th
              scope="col"
              className={cx(FIRST, 'border-line-strong border-b py-2 font-medium text-caption text-muted')}
            >
              {w.figure}
              {columns[0] && columns.length > 1 && (
                <span className="block font-normal [overflow-wrap:anywhere]">
                  {w.comparedWith} <bdi>{columns[0].name}</bdi>
                </span>
              )}
            </th>
            {columns.map((column) => (
              <ColumnHead key={column.key} {...props} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Row title={w.rows.status}>
            {columns.map((column) => (
              <Cell key={column.key}>
                <span
                  title={column.reasons.length > 0 ? column.reasons.join(' ') : undefined}
                  className={cx(
                    'inline-flex items-center gap-1 whitespace-normal',
                    column.status === 'infeasible' && 'text-bad',
                  )}
                >
                  {column.status === 'infeasible' && <CircleSlash size={12} aria-hidden="true" className="shrink-0" />}
                  {column.isHabit && column.status !== 'infeasible' ? (
                    <span title={column.gap === null ? undefined : w.belowBest(format.percent(column.gap, 0))}>
                      {w.byHabit}
                    </span>
                  ) : (
                    statusText(column, w, format)
                  )}
                </span>
              </Cell>
            ))}
          </Row>
          {measures.slice(0, afterMedian).map(row)}
          <Row title={w.rows.range} hint={w.rowTitles.range}>
            {columns.map(({ key, figures }) => (
              <Cell key={key}>
                {figures?.range ? (
                  <RangeCell
                    range={figures.range}
                    expectedPersons={figures.netReachPersons}
                    goalPersons={goalPersons}
                    ends={ends}
                  />
                ) : (
                  '–'
                )}
              </Cell>
            ))}
          </Row>
          {measures.slice(afterMedian, afterPosts).map(row)}
          <Row title={w.rows.tiers} hint={w.rowTitles.tiers}>
            {columns.map((column) => (
              <Cell key={column.key}>
                {column.figures ? <TierMix tiers={column.figures.tiers} looks={looks} currency={face.currency} /> : '–'}
              </Cell>
            ))}
          </Row>
          {measures.slice(afterPosts).map(row)}
        </tbody>
      </table>
    </section>
  )
}

/** Stays in sight while the table scrolls. */
const FIRST = 'sticky start-0 z-[1] w-36 min-w-36 max-w-36 bg-surface ps-0 pe-3 text-start'

/** As wide as a name, a mark, a difference and a figure need. */
const COLUMN = 'w-[172px] min-w-[172px] max-w-[172px]'

function ColumnHead({ column, menuOf, onKeep, onOpen }: CompareTableProps & { column: CompareColumn }) {
  const w = useWords(scenarioWords)
  const { scenario } = column
  return (
    <th scope="col" className={cx(COLUMN, 'border-line-strong border-b px-2 py-2 text-end font-normal')}>
      <div className="flex flex-col items-end gap-0.5">
        <span className="line-clamp-2 max-w-full font-semibold [overflow-wrap:anywhere]" title={column.name}>
          <bdi>{column.name}</bdi>
        </span>
        <span className="flex max-w-full items-center gap-1 text-caption text-muted">
          {scenario && scenario.changes.length > 0 && (
            <span title={w.changedMark}>
              <RefreshCw size={11} aria-hidden="true" className="text-warn" />
              <span className="sr-only">{w.changedMark}</span>
            </span>
          )}
          {scenario?.inReport && (
            <span title={w.inReportMark}>
              <FileText size={11} aria-hidden="true" className="text-accent" />
              <span className="sr-only">{w.inReportMark}</span>
            </span>
          )}
          <span className="line-clamp-2">{column.note}</span>
        </span>
        <span className="flex items-center gap-0.5 pt-0.5">
          {column.kind === 'kept' ? (
            <Button size="small" onPress={() => onOpen(column)} label={`${w.open}: ${column.name}`}>
              {w.open}
            </Button>
          ) : (
            <Button
              size="small"
              disabledReason={column.planId === null ? w.nothingToKeep : null}
              onPress={() => onKeep(column)}
              label={`${w.keepReady} ${column.name}`}
            >
              {w.keepReady}
            </Button>
          )}
          <MenuButton
            label={w.actionsOf(column.name)}
            placement="bottom end"
            trigger={
              <IconButton
                size="small"
                label={w.actionsOf(column.name)}
                icon={<Ellipsis size={14} aria-hidden="true" />}
              />
            }
            groups={() => menuOf(column)}
          />
        </span>
      </div>
    </th>
  )
}

function MeasureRow({
  measure,
  columns,
  face,
}: {
  measure: Measure
  columns: readonly CompareColumn[]
  face: CompareFace
}) {
  const w = useWords(scenarioWords)
  const values = columns.map(({ figures }) => figures && measure.value(figures))
  const texts = values.map((value) => measureText(value, measure, face))
  if (values.every((value) => value === null)) return null
  const best = bestOf(values, texts, measure.best)
  const titles: Partial<Record<Measure['id'], string>> = w.rowTitles
  return (
    <Row title={w.rows[measure.id]} hint={titles[measure.id]}>
      {columns.map(({ key, figures }, index) => {
        const value = values[index] ?? null
        const isBest = best.has(index)
        const difference =
          index === 0 ? '' : differenceText(differenceOf(value, values[0] ?? null, measure.difference), measure, face)
        return (
          <Cell key={key}>
            <span className="flex items-baseline justify-end gap-1.5">
              {isBest && measure.best && (
                <span className="font-medium text-accent text-caption">{w[measure.best]}</span>
              )}
              {difference && <span className="text-caption text-muted">{difference}</span>}
              <span
                title={value === null ? undefined : exactText(value, measure, face)}
                className={cx('min-w-15', isBest && 'font-semibold')}
              >
                {texts[index]}
              </span>
            </span>
            {measure.id === 'engagements' && figures && figures.engagementsUnknown > 0 && (
              <span className="block text-caption text-muted">
                {w.unknown(figures.engagementsUnknown, face.format.count(figures.engagementsUnknown))}
              </span>
            )}
          </Cell>
        )
      })}
    </Row>
  )
}

function Row({ title, hint, children }: { title: string; hint?: string | undefined; children: ReactNode }) {
  return (
    <tr className="group align-top">
      <th scope="row" title={hint} className={cx(FIRST, 'border-line border-b py-1.5 font-normal text-muted')}>
        {title}
      </th>
      {children}
    </tr>
  )
}

function Cell({ children }: { children: ReactNode }) {
  return (
    <td className={cx(COLUMN, 'tabular border-line border-b px-2 py-1.5 text-end group-hover:bg-hover')}>{children}</td>
  )
}
