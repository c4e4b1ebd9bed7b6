export interface MarkTipProps {
  text: string
  x: number
  y: number
  /** of the plot */
  width: number
  height: number
}

/** Between a mark and its tip. */
const GAP_PX = 14

/** Beside a mark, on the side that has more room. The table twin has the same for who cannot hover. */
export function MarkTip({ text, x, y, width, height }: MarkTipProps) {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-20 w-max whitespace-pre-line rounded-panel border border-line-strong bg-raised px-2 py-1.5 text-meta [overflow-wrap:anywhere]"
      style={{
        maxWidth: Math.max(x, width - x) - GAP_PX,
        ...(x > width / 2 ? { right: width - x + GAP_PX } : { left: x + GAP_PX }),
        ...(y > height / 2 ? { bottom: height - y + 8 } : { top: y + 8 }),
      }}
    >
      {text}
    </div>
  )
}
