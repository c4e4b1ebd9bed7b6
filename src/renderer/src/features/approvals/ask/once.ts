import { useRef } from 'react'

/**
 * Runs a step once for what it was given: a dialog that is refused later and sent again does not keep the same evidence
 * or the same person twice.
 */
export function useOnce<T>(): (key: unknown, step: () => Promise<T>) => Promise<T> {
  const done = useRef<{ key: unknown; value: T } | null>(null)
  return async (key, step) => {
    if (done.current && done.current.key === key) return done.current.value
    const value = await step()
    done.current = { key, value }
    return value
  }
}
