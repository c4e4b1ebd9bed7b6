import { call } from '../lib/api'
import { errorShape } from '../lib/errors'
import { useLocale } from '../lib/locale'
import { libWords } from '../lib/words'
import { type ToastAction, toast } from './Toast'
import { uiWords } from './words'

/**
 * Says what a command did and offers to take back exactly that step: "12 creators moved to Contacted. Undo".
 *
 * @returns takes the toast away
 */
export async function undoToast(text: string, also?: ToastAction): Promise<() => void> {
  const w = uiWords(useLocale.getState().locale)
  const step = await call('history.next', {}).then(
    ({ undo }) => undo,
    () => null,
  )
  const shown = { text, ...(also ? { also } : {}) }
  return step ? toast({ ...shown, action: { label: w.undo, onAction: () => void undoStep(step.id) } }) : toast(shown)
}

/** Takes a step back (the last one when none is named) and says what happened, also what was kept and why. */
export async function undoStep(stepId?: string): Promise<void> {
  const w = uiWords(useLocale.getState().locale)
  try {
    const outcome = await call('history.undo', stepId ? { stepId } : {})
    const kept = outcome.kept.length > 0 ? ` ${w.keptAfterUndo(outcome.kept.length)}` : ''
    toast({
      text: `${w.undone(outcome.label)}${kept}`,
      action: { label: w.redo, onAction: () => void redoStep() },
    })
  } catch (error) {
    toast({ text: failure(error), tone: 'bad' })
  }
}

export async function redoStep(): Promise<void> {
  const w = uiWords(useLocale.getState().locale)
  try {
    const outcome = await call('history.redo', {})
    toast({ text: w.redone(outcome.label) })
  } catch (error) {
    toast({ text: failure(error), tone: 'bad' })
  }
}

/** A refusal as a toast, for steps that have no place of their own to show it. */
export function toastError(error: unknown): void {
  toast({ text: failure(error), tone: 'bad' })
}

function failure(error: unknown): string {
  return errorShape(error).message || libWords(useLocale.getState().locale).unknownError
}
