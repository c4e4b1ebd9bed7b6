import { useCallback, useEffect, useRef, useState } from 'react'
import { call, useTopics } from '../../../lib/api'
import type { MoveBook, Moves } from './rules'

/** What the engine takes in one question. */
const most = 500
/** A walk with the arrows asks where it ends. */
const calmMs = 60
const nothing: MoveBook = new Map()

export interface MoveAsker {
  /** what is known; a change anywhere empties it */
  book: MoveBook
  /** asks soon, so that the answer is there when it is needed */
  mean: (ids: readonly string[]) => void
  /** asks now for those that are not known. @returns all that is known then */
  ask: (ids: readonly string[]) => Promise<MoveBook>
}

/** What moves of cards would do, asked beforehand: for whatever has the focus, is selected or is dragged. */
export function useMoves(): MoveAsker {
  const [book, setBook] = useState(nothing)
  const known = useRef(nothing)
  const generation = useRef(0)
  const meant = useRef<readonly string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const ask = useCallback(async (ids: readonly string[]): Promise<MoveBook> => {
    const missing = ids.filter((id) => !known.current.has(id))
    if (missing.length === 0) return known.current
    const asked = generation.current
    const found = new Map<string, Moves>()
    for (let from = 0; from < missing.length; from += most) {
      const answer = await call('approvals.moves', { deliverableIds: missing.slice(from, from + most) })
      for (const { deliverableId, moves } of answer) found.set(deliverableId, moves)
    }
    // Something changed while it was asked: what came may be old.
    if (asked !== generation.current) return new Map([...known.current, ...found])
    known.current = new Map([...known.current, ...found])
    setBook(known.current)
    return known.current
  }, [])

  const askSoon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void ask(meant.current).catch(() => {
        // The move itself asks again and says what is wrong; here only the early word is missing.
      })
    }, calmMs)
  }, [ask])

  useTopics(['approvals', 'campaigns'], () => {
    generation.current += 1
    known.current = nothing
    setBook(nothing)
    if (meant.current.length > 0) askSoon()
  })

  const mean = useCallback(
    (ids: readonly string[]) => {
      meant.current = ids
      askSoon()
    },
    [askSoon],
  )
  return { book, mean, ask }
}
