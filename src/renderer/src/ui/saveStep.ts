import type { InputOf, MethodName, OutputOf } from '../../../shared/contract'
import { call } from '../lib/api'
import { toastError, undoToast } from './undoToast'

/** Runs a command, says what it did and offers to take it back. A refusal is thrown: who asked shows it in its place. */
export async function saveStep<M extends MethodName>(method: M, input: InputOf<M>, said: string): Promise<OutputOf<M>> {
  const value = await call(method, input)
  void undoToast(said)
  return value
}

/** The same for a button that has no place of its own for a refusal. */
export function startStep<M extends MethodName>(method: M, input: InputOf<M>, said: string): void {
  saveStep(method, input, said).catch(toastError)
}
