import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type OutreachCard, type OutreachStage, outreachStages } from '../../../../../../shared/contract/outreach'
import { asideStages } from '../../../../../../shared/domain/outreachStages'
import { useWords } from '../../../../lib/locale'
import { sharedWords } from '../../shared/words'
import { byStage, stageBeside, targetOf, type Warnings } from '../rules'
import type { PipelineActions } from '../usePipelineActions'
import { pipelineWords } from '../words'
import { Aside } from './Aside'
import { BoardContext, type BoardShare } from './boardContext'
import { focusCard, keepFocus, keyOf, rowOf } from './boardFocus'
import { Column } from './Column'

/** A move that was made: its first card takes the focus, and the place it came to is said. */
export interface Moved {
  id: string
  to: OutreachStage
  /** counts up, so that the same move can happen twice */
  turn: number
}

export interface BoardProps {
  cards: readonly OutreachCard[]
  /** none: all */
  stages: readonly OutreachStage[]
  unfolded: readonly OutreachStage[]
  onUnfold: (stages: readonly OutreachStage[]) => void
  warnings: Warnings
  withCampaign: boolean
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  actions: PipelineActions
  moved: Moved | null
  peekedId: string | null
  onPeek: (id: string) => void
  onOpen: (id: string) => void
  onClosePeek: () => void
  onNote: (id: string) => void
  onMoveMenu: (ids: readonly string[], at: { x: number; y: number }) => void
  onMenu: (card: OutreachCard, at: { x: number; y: number }) => void
}

const nobody: ReadonlySet<string> = new Set()

/** The pipeline as columns of cards. Arrows walk, Shift and an arrow moves, M asks where to. */
export function Board(props: BoardProps) {
  const { cards, stages, unfolded, warnings, withCampaign, selected, onSelect, actions, moved, peekedId } = props
  const w = useWords(pipelineWords)
  const shared = useWords(sharedWords)
  const root = useRef<HTMLDivElement>(null)
  const dragged = useRef<readonly string[]>([])
  const [isDragging, setDragging] = useState(false)
  const [said, setSaid] = useState('')
  const before = useRef<ReturnType<typeof byStage>>(new Map())
  const columns = useMemo(() => byStage(cards, before.current), [cards])
  useEffect(() => {
    before.current = columns
  })
  const cardOf = useMemo(() => new Map(cards.map((card) => [card.id, card])), [cards])
  const shown = useMemo(
    () =>
      outreachStages.filter((stage) =>
        stages.length > 0 ? stages.includes(stage) : !isAside(stage) || unfolded.includes(stage),
      ),
    [stages, unfolded],
  )
  const folded = stages.length > 0 ? [] : asideStages.filter((stage) => !unfolded.includes(stage))
  const shownColumns = useMemo(
    () => shown.map((stage): readonly [OutreachStage, readonly OutreachCard[]] => [stage, columns.get(stage) ?? []]),
    [shown, columns],
  )
  /** Those that go together: all that are selected, where the card is one of them. */
  const togetherWith = (id: string) => (selected.has(id) ? [...selected] : [id])

  const share: BoardShare = {
    warnings,
    withCampaign,
    dragged,
    isDragging,
    targetFor: (stage) =>
      targetOf(
        dragged.current.flatMap((id) => cardOf.get(id) ?? []),
        stage,
        warnings,
      ),
    startDrag: (key) => {
      dragged.current = togetherWith(key)
      setDragging(true)
    },
    endDrag: () => setDragging(false),
    drop: (stage) => actions.move(dragged.current, stage),
    onMenu: props.onMenu,
  }

  const selectedIn = useMemo(() => {
    const groups = new Map<OutreachStage, Set<string>>()
    for (const id of selected) {
      const stage = cardOf.get(id)?.stage
      if (stage) groups.set(stage, (groups.get(stage) ?? new Set()).add(id))
    }
    return groups
  }, [selected, cardOf])
  const latest = useRef({ selected, cardOf, onSelect, onPeek: props.onPeek, onUnfold: props.onUnfold, unfolded })
  useEffect(() => {
    latest.current = { selected, cardOf, onSelect, onPeek: props.onPeek, onUnfold: props.onUnfold, unfolded }
  })
  // React Aria also selects what was dropped, and asks again for ever where that is not taken.
  const select = useCallback((stage: OutreachStage, keys: ReadonlySet<string>) => {
    const now = latest.current
    const others = [...now.selected].filter((id) => now.cardOf.get(id)?.stage !== stage)
    now.onSelect(new Set([...others, ...keys]))
  }, [])
  const peek = useCallback((id: string) => latest.current.onPeek(id), [])

  // Focus follows a card that was moved, and stays near its place when the card under it is gone.
  const last = useRef<{ id: string; stage: OutreachStage; index: number } | null>(null)
  const turn = useRef(0)
  const stopLooking = useRef(() => {})
  useEffect(() => () => stopLooking.current(), [])
  useEffect(() => {
    const board = root.current
    if (!board) return
    if (moved && moved.turn !== turn.current && cardOf.get(moved.id)?.stage === moved.to) {
      turn.current = moved.turn
      const column = columns.get(moved.to) ?? []
      const position = column.findIndex(({ id }) => id === moved.id) + 1
      setSaid(w.movedTo(shared.stage(moved.to), position, column.length))
      if (shown.includes(moved.to)) {
        stopLooking.current()
        stopLooking.current = keepFocus(board, moved.id, () => focusCard(board, shownColumns, moved.id))
        return
      }
    }
    if (last.current && document.activeElement === document.body) {
      const { id, stage, index } = last.current
      const column = columns.get(stage) ?? []
      const next = shown.some((one) => columns.get(one)?.some((card) => card.id === id))
        ? id
        : column[Math.min(index, column.length - 1)]?.id
      if (next) focusCard(board, shownColumns, next)
    }
  }, [moved, columns, shownColumns, shown, cardOf, w, shared])

  function walk(id: string, step: 1 | -1): void {
    const card = cardOf.get(id)
    if (!card || !root.current) return
    const index = columns.get(card.stage)?.findIndex((one) => one.id === id) ?? 0
    for (let at = shown.indexOf(card.stage) + step; at >= 0 && at < shown.length; at += step) {
      const stage = shown[at]
      const column = stage ? (columns.get(stage) ?? []) : []
      const next = column[Math.min(index, column.length - 1)]
      if (!next) continue
      focusCard(root.current, shownColumns, next.id)
      return
    }
  }

  function onKey(event: KeyboardEvent): void {
    const row = rowOf(event.target)
    const id = keyOf(row)
    // Keys in a card's own buttons are theirs.
    if (!row || !id || event.target !== row || event.ctrlKey || event.metaKey || event.altKey) return
    const card = cardOf.get(id)
    if (!card) return
    const run = keyAction(event, card, row)
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }

  function keyAction(event: KeyboardEvent, card: OutreachCard, row: HTMLElement): (() => void) | null {
    const { id, stage } = card
    const rtl = getComputedStyle(row).direction === 'rtl'
    const toggle = () => {
      const next = new Set(selected)
      if (!next.delete(id)) next.add(id)
      onSelect(next)
    }
    const box = row.getBoundingClientRect()
    const at = { x: box.left + 16, y: box.top + 28 }
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowRight': {
        const step = (event.key === 'ArrowRight') === rtl ? -1 : 1
        if (!event.shiftKey) return () => walk(id, step)
        const to = stageBeside(stage, shown, step)
        return () => to && actions.move(togetherWith(id), to)
      }
      case ' ':
        return event.shiftKey ? toggle : () => props.onPeek(id)
      case 'x':
      case 'X':
        return toggle
      case 'm':
      case 'M':
        return () => props.onMoveMenu(togetherWith(id), at)
      case 'c':
      case 'C':
        return () => props.onNote(id)
      case 'Enter':
        return () => props.onOpen(id)
      case 'Delete':
        return () => actions.remove(togetherWith(id))
      case 'ContextMenu':
        return () => props.onMenu(card, at)
      case 'F10':
        return event.shiftKey ? () => props.onMenu(card, at) : null
      case 'Escape':
        if (peekedId) return props.onClosePeek
        return selected.size > 0 ? () => onSelect(nobody) : null
      default:
        return null
    }
  }

  function onContextMenu(event: MouseEvent): void {
    const card = cardOf.get(keyOf(rowOf(event.target)) ?? '')
    if (!card) return
    event.preventDefault()
    props.onMenu(card, { x: event.clientX, y: event.clientY })
  }

  return (
    <BoardContext value={share}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the cards inside it */}
      <div
        ref={root}
        onKeyDownCapture={onKey}
        onContextMenu={onContextMenu}
        onFocus={(event) => {
          const id = keyOf(rowOf(event.target))
          const card = id ? cardOf.get(id) : undefined
          if (!card) return
          const index = columns.get(card.stage)?.indexOf(card) ?? 0
          last.current = { id: card.id, stage: card.stage, index }
          if (peekedId && peekedId !== card.id) props.onPeek(card.id)
        }}
        onBlur={(event) => {
          // Whoever leaves the board is not called back; a card that vanished leaves without a goal.
          if (event.relatedTarget) last.current = null
        }}
        className="flex min-h-0 flex-1 gap-2 overflow-x-auto overflow-y-hidden px-3 pb-3"
      >
        {shown.map((stage) => (
          <Column
            key={stage}
            stage={stage}
            cards={columns.get(stage) ?? []}
            selected={selectedIn.get(stage) ?? nobody}
            onSelect={select}
            onPeek={peek}
            onFold={
              isAside(stage) && stages.length === 0
                ? () => props.onUnfold(unfolded.filter((one) => one !== stage))
                : null
            }
          />
        ))}
        {folded.length > 0 && (
          <Aside
            stages={folded}
            counts={(stage) => columns.get(stage)?.length ?? 0}
            onUnfold={(stage) => props.onUnfold([...unfolded, stage])}
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </BoardContext>
  )
}

const asides: ReadonlySet<OutreachStage> = new Set(asideStages)
function isAside(stage: OutreachStage): boolean {
  return asides.has(stage)
}
