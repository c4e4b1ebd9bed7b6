import { CircleCheck } from 'lucide-react'
import type { ImportOutcome } from '../../../../../shared/contract/creatorImport'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Figure } from '../../../ui/Screen'
import { saveFile } from '../../../ui/saveFile'
import { undoStep } from '../../../ui/undoToast'
import { ProblemsTable } from './ProblemsTable'
import { importWords } from './words'

const COUNTS = ['created', 'updated', 'unchanged', 'renamed', 'merged', 'rejected'] as const

/** What the import has done, with the way back and the rows that stayed out. */
export function Summary({ outcome }: { outcome: ImportOutcome }) {
  const w = useWords(importWords)
  const format = useFormat()
  const imports = useApiQuery('creators.imports', {})
  const isUndone = imports.data?.find(({ id }) => id === outcome.batchId)?.isUndone ?? false
  const { stepId, rejects } = outcome
  const imported = outcome.created + outcome.updated
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-start gap-2">
        <CircleCheck size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-ok" />
        <div className="flex flex-col" role="status">
          <h3 className="text-section">{imported > 0 ? w.doneTitle(format.count(imported)) : w.doneNothing}</h3>
          <p className="text-muted">
            {w.doneSentence(
              format.count(outcome.rows),
              outcome.fileName,
              w.seconds(format.number(outcome.takenMs / 1000, 1)),
            )}
          </p>
          {isUndone && <p>{w.undone}</p>}
        </div>
      </div>
      <div className="grid grid-cols-6 gap-3 max-[720px]:grid-cols-2">
        {COUNTS.filter((key) => key !== 'renamed' || outcome.renamed > 0).map((key) => (
          <Figure key={key} label={w[key]} value={format.count(outcome[key])} title={w.countTitles[key]} />
        ))}
      </div>
      {stepId && !isUndone && (
        <div>
          <Button onPress={() => void undoStep(stepId)}>{w.undo}</Button>
        </div>
      )}
      {rejects && (
        <div className="flex flex-col gap-2 border-line border-t pt-4">
          <p>{w.rejectedSentence(format.count(outcome.rejected))}</p>
          <div>
            <Button onPress={() => void saveFile(rejects)}>{w.saveRejected}</Button>
          </div>
        </div>
      )}
      {outcome.problems.length > 0 && (
        <section
          aria-label={w.tabs.problems}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-60 overflow-auto rounded-panel border border-line"
        >
          <ProblemsTable
            problems={outcome.problems}
            total={Math.max(outcome.problems.length, outcome.rejected + outcome.warnings)}
          />
        </section>
      )}
    </div>
  )
}
