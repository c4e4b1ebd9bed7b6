import { useSyncExternalStore } from 'react'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import type { CellDrafts, CellProblem } from '../../../ui/grid/cellDrafts'
import { gridWords } from './words'

const MAX_LISTED = 50

/** The texts that cells did not take, with the reason; each leads to its cell. */
export function CellProblems({
  drafts,
  columnName,
  onGoTo,
  isRaised,
}: {
  drafts: CellDrafts
  columnName: (id: string) => string
  onGoTo: (problem: CellProblem) => void
  /** above the bar of selected rows */
  isRaised: boolean
}) {
  const w = useWords(gridWords)
  const format = useFormat()
  useSyncExternalStore(drafts.subscribe, drafts.version)
  const problems = drafts.problems()
  if (problems.length === 0) return null
  return (
    <section
      data-region
      aria-label={w.problemsTitle(format.count(problems.length))}
      className={cx(
        'slide-up absolute end-3 z-10 flex max-h-[min(256px,50%)] w-80 max-w-[calc(100%-24px)] flex-col rounded-panel border border-line-strong/55 bg-raised shadow-pop',
        isRaised ? 'bottom-16' : 'bottom-3',
      )}
    >
      <header className="flex items-center gap-2 border-line border-b py-1.5 ps-3 pe-2">
        <h2 aria-live="polite" className="min-w-0 flex-1 truncate font-semibold text-body">
          {w.problemsTitle(format.count(problems.length))}
        </h2>
        <Button size="small" look="quiet" onPress={() => drafts.drop(problems)}>
          {w.giveUp}
        </Button>
      </header>
      <p className="px-3 pt-1.5 text-caption text-muted">{w.problemsHint}</p>
      <ul className="min-h-0 flex-1 overflow-auto p-1">
        {problems.slice(0, MAX_LISTED).map((problem) => (
          <li key={`${problem.id} ${problem.column}`}>
            <button
              type="button"
              onClick={() => onGoTo(problem)}
              className="flex w-full cursor-default flex-col rounded-control px-2 py-1 text-start hover:bg-hover"
            >
              <span className="w-full truncate font-medium">{w.goTo(problem.text, columnName(problem.column))}</span>
              <span className="text-meta text-muted">{problem.sentence}</span>
            </button>
          </li>
        ))}
        {problems.length > MAX_LISTED && (
          <li className="px-2 py-1 text-meta text-muted">{w.more(format.count(problems.length - MAX_LISTED))}</li>
        )}
      </ul>
    </section>
  )
}
