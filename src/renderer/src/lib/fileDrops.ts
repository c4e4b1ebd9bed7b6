import { useEffect, useRef } from 'react'
import { create } from 'zustand'

/**
 * One kind of file that the window takes. A feature registers what it takes; what a drop would do is said while the
 * file is still held over the window.
 */
export interface FileTaker {
  /** `creators.lists` */
  id: string
  /** said before the drop: "Drop to import creators" */
  title: string
  sentence: string
  /** said beside the other takers' while it cannot be told which of them it will be: "A saved mail is logged." */
  perhaps: string
  /** ends of names, in small letters: ['.eml'] */
  extensions: readonly string[]
  types: readonly string[]
  /** takes whatever no other taker names: it tells people itself what it cannot read */
  takesOthers?: boolean
  onFiles: (files: File[]) => void
}

export const useFileTakers = create<{ takers: ReadonlyMap<string, FileTaker> }>(() => ({ takers: new Map() }))

/** Registers what a feature takes while it is there. `onFiles` may close over the newest props. */
export function useFileTaker(taker: FileTaker): void {
  const latest = useRef(taker.onFiles)
  useEffect(() => {
    latest.current = taker.onFiles
  })
  const key = JSON.stringify(taker)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the taker, `latest` for its closure
  useEffect(() => {
    const own: FileTaker = { ...taker, onFiles: (files) => latest.current(files) }
    useFileTakers.setState(({ takers }) => ({ takers: new Map(takers).set(own.id, own) }))
    return () =>
      useFileTakers.setState(({ takers }) => {
        const next = new Map(takers)
        if (next.get(own.id) === own) next.delete(own.id)
        return { takers: next }
      })
  }, [key])
}

/** Who takes a file, by the end of its name, else by its type, else whoever takes the rest. */
export function takerOf(
  takers: Iterable<FileTaker>,
  { name, type }: { name: string; type: string },
): FileTaker | undefined {
  const all = [...takers]
  const end = name.toLowerCase()
  // The longest end that fits: `.callboard-decision.json` before `.json`.
  const lengthOf = ({ extensions }: FileTaker) =>
    Math.max(0, ...extensions.filter((extension) => end.endsWith(extension)).map(({ length }) => length))
  const byName = all.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
  return (
    (byName && lengthOf(byName) > 0 ? byName : undefined) ??
    all.find(({ types }) => types.includes(type)) ??
    all.find(({ takesOthers }) => takesOthers)
  )
}

/**
 * Who will take files that are still held: a browser then tells types, no names.
 *
 * @param types of all held files; '' where the browser does not know one
 * @returns undefined where the types do not tell, or tell of more than one
 */
export function foretoldTaker(takers: Iterable<FileTaker>, types: readonly string[]): FileTaker | undefined {
  const all = [...takers]
  const found = new Set(
    types.map((type) => (all.length > 1 && isUnclear(all, type) ? undefined : takerOf(all, { name: '', type }))),
  )
  const [only] = found
  return found.size === 1 ? only : undefined
}

const isUnclear = (takers: readonly FileTaker[], type: string) =>
  type === '' || takers.filter(({ types }) => types.includes(type)).length > 1
