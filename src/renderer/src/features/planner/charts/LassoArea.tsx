import { type PointerEvent, type ReactNode, useRef } from 'react'
import { boxOutline, type ChoiceMode, choiceMode, type Outline } from './lasso'

export type LassoTool = 'lasso' | 'box'

/** A press that moves less is a press. */
const DRAG_PX = 5
/** Corners nearer than this add work and no shape. */
const CORNER_PX = 3

export interface LassoAreaProps {
  tool: LassoTool
  /** a shape was drawn, in pixels from the area's upper left corner */
  onOutline: (outline: Outline, mode: ChoiceMode) => void
  children: ReactNode
}

interface Drawing {
  pointerId: number
  corners: number[]
  isDrag: boolean
}

/**
 * Lets a shape be drawn over a chart. The line follows the pointer without React: a chart of thousands of marks must
 * not be rendered while the hand moves.
 */
export function LassoArea({ tool, onOutline, children }: LassoAreaProps) {
  const area = useRef<HTMLDivElement>(null)
  const shape = useRef<SVGPathElement>(null)
  const drawing = useRef<Drawing | null>(null)

  const place = (event: PointerEvent): [number, number] => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const outline = (corners: readonly number[]): Outline => {
    const [x1 = 0, y1 = 0] = corners
    const [x2 = 0, y2 = 0] = corners.slice(-2)
    return tool === 'box' ? boxOutline(x1, y1, x2, y2) : Float64Array.from(corners)
  }
  const draw = (corners: readonly number[] | null) =>
    shape.current?.setAttribute('d', corners ? pathOf(outline(corners)) : '')
  const end = () => {
    drawing.current = null
    draw(null)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: all that is drawn can be chosen in the table too
    <div
      ref={area}
      tabIndex={-1}
      className="relative h-full outline-none"
      onPointerDownCapture={(event) => {
        // A finger scrolls the page.
        if (event.button !== 0 || event.pointerType === 'touch') return
        drawing.current = { pointerId: event.pointerId, corners: place(event), isDrag: false }
        // Esc then reaches the chart.
        area.current?.focus({ preventScroll: true })
      }}
      onPointerMoveCapture={(event) => {
        const now = drawing.current
        if (!now || event.pointerId !== now.pointerId) return
        const [x, y] = place(event)
        const [fromX = 0, fromY = 0] = now.corners.slice(now.isDrag ? -2 : 0)
        const far = Math.hypot(x - fromX, y - fromY)
        if (far < (now.isDrag ? CORNER_PX : DRAG_PX)) return
        if (!now.isDrag) {
          now.isDrag = true
          event.currentTarget.setPointerCapture(event.pointerId)
        }
        now.corners.push(x, y)
        draw(now.corners)
      }}
      onPointerUpCapture={(event) => {
        const now = drawing.current
        end()
        if (now?.isDrag) onOutline(outline(now.corners), choiceMode(event))
      }}
      onPointerCancel={end}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !drawing.current?.isDrag) return
        // The selection stays: only the shape is given up.
        event.preventDefault()
        end()
      }}
    >
      {children}
      <svg aria-hidden="true" className="pointer-events-none absolute inset-0 size-full">
        <path
          ref={shape}
          className="fill-accent/15 stroke-accent"
          strokeWidth="1.5"
          strokeDasharray="4 3"
          strokeLinejoin="round"
        />
      </svg>
    </div>
  )
}

function pathOf(outline: Outline): string {
  let path = ''
  for (let c = 0; c + 1 < outline.length; c += 2) path += `${c === 0 ? 'M' : 'L'}${outline[c]} ${outline[c + 1]}`
  return `${path}Z`
}
