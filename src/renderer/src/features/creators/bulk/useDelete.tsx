import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../../../../shared/contract'
import { call } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { toastError, undoToast } from '../../../ui/undoToast'
import { type Chosen, chosenOf } from './chosen'
import { bulkWords } from './words'

type Outcome = OutputOf<'creators.delete'>
const MAX_LISTED = 100

/** Deletes creators at once, with undo; those that must stay are named with the reason. */
export function useDelete(onDeleted: () => void): { start: (chosen: Chosen) => void; dialog: ReactNode } {
  const w = useWords(bulkWords)
  const format = useFormat()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [names, setNames] = useState<ReadonlyMap<number, string>>(new Map())

  async function start(chosen: Chosen): Promise<void> {
    try {
      const done = await call('creators.delete', { chosen: chosenOf(chosen) })
      onDeleted()
      if (done.deleted > 0) void undoToast(w.deleted(format.count(done.deleted)))
      if (done.kept.length === 0) return
      const rows = await call('creators.rows', { ids: Uint32Array.from(done.kept.slice(0, MAX_LISTED), ({ n }) => n) })
      setNames(new Map(rows.flatMap((row) => (row ? [[row.n, `@${row.handle}`] as const] : []))))
      setOutcome(done)
    } catch (error) {
      toastError(error)
    }
  }

  const dialog = outcome && (
    <Dialog
      size="small"
      isOpen
      onClose={() => setOutcome(null)}
      title={w.keptTitle(format.count(outcome.kept.length))}
      footer={
        <Button look="primary" onPress={() => setOutcome(null)}>
          {w.close}
        </Button>
      }
    >
      <p className="pb-2">{outcome.deleted > 0 ? w.keptHint : w.keptHintAll}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keys */}
      <ul tabIndex={0} className="flex max-h-[48vh] flex-col gap-1 overflow-auto">
        {outcome.kept.slice(0, MAX_LISTED).map(({ n, why }) => (
          <li key={n}>
            <span className="font-medium">{names.get(n) ?? ''}</span> <span className="text-muted">{why}</span>
          </li>
        ))}
        {outcome.kept.length > MAX_LISTED && (
          <li className="text-muted">{w.keptMore(format.count(outcome.kept.length - MAX_LISTED))}</li>
        )}
      </ul>
    </Dialog>
  )
  return { start: (chosen) => void start(chosen), dialog }
}
