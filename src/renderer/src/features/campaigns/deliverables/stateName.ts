import type { deliverablesWords } from './words'

/** A state in words; null is a brief that was not sent. */
export function stateName(state: string | null, w: ReturnType<typeof deliverablesWords>): string {
  const names: Readonly<Record<string, string>> = w.states
  return state === null ? w.notSent : (names[state] ?? state)
}
