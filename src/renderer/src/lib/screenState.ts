import { useCallback } from 'react'
import { create } from 'zustand'

/**
 * What a screen remembers while it is left: filters, sort, widths, scroll. Kept for the tab's life, and over a reload
 * where the browser allows it; a value that does not pass the caller's check is forgotten.
 */
const useStore = create<{ values: Readonly<Record<string, unknown>> }>(() => ({ values: readStored() }))

const KEY = 'callboard.screens'
let writing: ReturnType<typeof setTimeout> | undefined

function readStored(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function writeSoon(): void {
  clearTimeout(writing)
  writing = setTimeout(() => {
    try {
      globalThis.localStorage?.setItem(KEY, JSON.stringify(useStore.getState().values))
    } catch {
      // A full or forbidden store costs the memory of a width, nothing else.
    }
  }, 300)
}

/**
 * `useState` that outlives the screen.
 *
 * @param key `creators.sort`
 * @param initial used while nothing is remembered
 * @param isValid tells whether a remembered value still has this shape
 */
export function useScreenState<T>(
  key: string,
  initial: T,
  isValid: (value: unknown) => value is T,
): [T, (next: T | ((old: T) => T)) => void] {
  const stored = useStore(({ values }) => values[key])
  const value = isValid(stored) ? stored : initial
  const set = useCallback(
    (next: T | ((old: T) => T)) => {
      const old = useStore.getState().values[key]
      const before = isValid(old) ? old : initial
      const after = next instanceof Function ? next(before) : next
      useStore.setState(({ values }) => ({ values: { ...values, [key]: after } }))
      writeSoon()
    },
    [key, initial, isValid],
  )
  return [value, set]
}
