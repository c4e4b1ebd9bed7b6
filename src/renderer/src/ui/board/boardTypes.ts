import type { ReactNode } from 'react'

/** What a column says to cards that would come to it, before they do. */
export interface BoardTarget {
  /**
   * `same`: all are there already; `stops`: none may come; `asks`: something has to be said first, or some stay behind;
   * `unknown`: nobody knows yet
   */
  kind: 'same' | 'free' | 'asks' | 'stops' | 'unknown'
  /** the rule's own sentence; empty where there is nothing to say */
  sentence: string
  /** a word before the sentence: "Refused" */
  title: string
}

export interface BoardColumn<K extends string> {
  id: K
  name: string
  isFolded: boolean
  /** null: stays open */
  onFold: ((isFolded: boolean) => void) | null
}

export interface BoardLane {
  id: string
  name: string
  /** a few words beside it */
  note?: string | undefined
}

/** What a board says; a feature names its cards in its own words. */
export interface BoardWords {
  column: (name: string, count: number) => string
  nobodyHere: string
  aside: string
  unfold: (name: string, count: number) => string
  fold: (name: string) => string
  wayToMove: (name: string) => string
  movedTo: (name: string, position: number, of: number) => string
}

/** A move that was made: its first card takes the focus, and the place it came to is said. */
export interface Moved<K extends string> {
  id: string
  to: K
  /** counts up, so that the same move can happen twice */
  turn: number
}

/** How cards look: handed on unchanged, so that a change of the board does not draw them anew. */
export interface CardLook<C> {
  /** stays the same function */
  face: (card: C) => ReactNode
  /** stays the same function: the name of a card's row */
  textOf: (card: C) => string
  /** CSS pixels; the real height is measured */
  likelyHeight: number
}

/** What columns ask of their board at the moment of use; the object stays the same. */
export interface BoardShare<K extends string> {
  /** a lane takes only cards of its own */
  takes: (column: K, lane: string | null) => boolean
  startDrag: (id: string) => void
  endDrag: () => void
  drop: (column: K) => void
  select: (cell: string, keys: ReadonlySet<string>) => void
  peek: (id: string) => void
}
