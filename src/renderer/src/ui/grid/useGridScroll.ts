import { observeElementOffset, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type ScrollScale, scrollScale, toScrollTop, toVirtual } from './scrollScale'

const OVERSCAN = 12

export const HEADER_PX = 28

export interface GridScrollOptions {
  scroller: RefObject<HTMLDivElement | null>
  count: number
  rowPx: number
  /** kept rendered wherever it is, −1 for none */
  activeIndex: number
  /** virtual offset to begin at */
  initialOffset: number
}

export interface VisibleRow {
  index: number
  /** from the top of the rows' element, CSS px */
  topPx: number
  key: string
}

export interface GridScroll {
  rows: readonly VisibleRow[]
  /** positions on the screen, without those drawn ahead and without the active row elsewhere */
  first: number
  last: number
  elementPx: number
  pageRows: () => number
  /** scrolls just so far that the row is whole in sight */
  reveal: (index: number) => void
  scrollTo: (virtual: number) => void
  offset: () => number
}

/** A height in CSS px of what shows rows: the scroller less its sticky header. */
function viewportOf(element: HTMLElement | null): number {
  return Math.max(0, (element?.clientHeight ?? 0) - HEADER_PX)
}

/** The window onto the rows: TanStack Virtual, with the offset scaled where the rows are too many for one element. */
export function useGridScroll({ scroller, count, rowPx, activeIndex, initialOffset }: GridScrollOptions): GridScroll {
  const scale = useMemo(() => scrollScale(count, rowPx, window.devicePixelRatio), [count, rowPx])
  const scaleNow = useRef(scale)
  scaleNow.current = scale
  /** What we scrolled to by ourselves: the element rounds it, and scaled rounding is rows off. */
  const written = useRef({ scrollTop: -1, virtual: 0 })
  /** Where the scaled rows hang; changes with every scroll event, and only then. */
  const [shift, setShift] = useState(0)

  const readVirtual = useCallback((): number => {
    const element = scroller.current
    if (!element) return 0
    const { scrollTop, virtual } = written.current
    if (Math.abs(element.scrollTop - scrollTop) < 0.01) return virtual
    return toVirtual(scaleNow.current, element.scrollTop, viewportOf(element))
  }, [scroller])

  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    useFlushSync: false,
    initialOffset,
    rangeExtractor: (range) => rowsToDraw(range, poolSize(scroller.current, rowPx), activeIndex),
    observeElementOffset: (instance, report) =>
      observeElementOffset(instance, (_offset, isScrolling) => {
        const virtual = readVirtual()
        if (scaleNow.current.isScaled) setShift(virtual - (scroller.current?.scrollTop ?? 0))
        report(virtual, isScrolling)
      }),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height must be laid out again
  useLayoutEffect(() => virtualizer.measure(), [rowPx, virtualizer])

  const scrollTo = useCallback(
    (virtual: number) => {
      const element = scroller.current
      if (!element) return
      const viewport = viewportOf(element)
      const target = Math.min(Math.max(0, scaleNow.current.rowsPx - viewport), Math.max(0, virtual))
      element.scrollTop = toScrollTop(scaleNow.current, target, viewport)
      written.current = { scrollTop: element.scrollTop, virtual: target }
    },
    [scroller],
  )

  useStartOffset(scroller, count, initialOffset, scrollTo)
  useScaledWheel(scroller, scale, readVirtual, scrollTo, rowPx)

  const reveal = useCallback(
    (index: number) => {
      const viewport = viewportOf(scroller.current)
      const top = index * rowPx
      const now = readVirtual()
      if (top < now) scrollTo(top)
      else if (top + rowPx > now + viewport) scrollTo(top + rowPx - viewport)
    },
    [scroller, rowPx, readVirtual, scrollTo],
  )

  const items = virtualizer.getVirtualItems()
  const range = virtualizer.range
  const pool = poolSize(scroller.current, rowPx)
  const hang = scale.isScaled ? shift : 0
  const rows = items.map(
    ({ index, start }): VisibleRow => ({
      index,
      topPx: start - hang,
      // The active row keeps its element, and with it an open editor. The others take turns: a pool of exactly the
      // rows that can be drawn makes scrolling change texts instead of elements.
      key: index === activeIndex ? 'active' : String(index % pool),
    }),
  )
  // In the order of their keys while scrolling, so that no element is moved; in reading order when it stands still.
  if (virtualizer.isScrolling) rows.sort((a, b) => (a.key < b.key ? -1 : 1))

  return {
    rows,
    first: range?.startIndex ?? 0,
    last: range?.endIndex ?? 0,
    elementPx: scale.elementPx,
    pageRows: () => Math.max(1, Math.floor(viewportOf(scroller.current) / rowPx) - 1),
    reveal,
    scrollTo,
    offset: readVirtual,
  }
}

/** How many rows are drawn: those in sight, one more that is cut, and those ahead on both sides. */
function poolSize(scroller: HTMLElement | null, rowPx: number): number {
  return Math.ceil((scroller?.clientHeight ?? 0) / rowPx) + 1 + 2 * OVERSCAN
}

/**
 * Always the same number of rows, so that each that leaves makes room for one that comes and no element is made or
 * dropped while scrolling.
 */
function rowsToDraw({ startIndex, count }: Range, pool: number, activeIndex: number): number[] {
  const first = Math.max(0, Math.min(startIndex - OVERSCAN, count - pool))
  const last = Math.min(count - 1, first + pool - 1)
  const rows: number[] = []
  if (activeIndex >= 0 && activeIndex < first) rows.push(activeIndex)
  for (let index = first; index <= last; index++) rows.push(index)
  if (activeIndex > last && activeIndex < count) rows.push(activeIndex)
  return rows
}

function useStartOffset(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  initialOffset: number,
  scrollTo: (virtual: number) => void,
): void {
  const isDone = useRef(false)
  useLayoutEffect(() => {
    if (isDone.current || !scroller.current || count === 0) return
    isDone.current = true
    if (initialOffset > 0) scrollTo(initialOffset)
  }, [scroller, count, initialOffset, scrollTo])
}

/** Scaled, one wheel step would jump many rows: there the wheel moves the rows themselves, pixel by pixel. */
function useScaledWheel(
  scroller: RefObject<HTMLDivElement | null>,
  scale: ScrollScale,
  readVirtual: () => number,
  scrollTo: (virtual: number) => void,
  rowPx: number,
): void {
  useEffect(() => {
    const element = scroller.current
    if (!element || !scale.isScaled) return
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey || event.deltaY === 0 || event.shiftKey) return
      event.preventDefault()
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowPx : 1
      scrollTo(readVirtual() + event.deltaY * unit)
      if (event.deltaX !== 0) element.scrollLeft += event.deltaX * unit
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [scroller, scale, readVirtual, scrollTo, rowPx])
}
