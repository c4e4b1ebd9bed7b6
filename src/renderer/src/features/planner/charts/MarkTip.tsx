export interface MarkTipProps {
  text: string
  x: number
  y: number
  /** of the plot */
  width: number
  height: number
}

/** Beside a mark, on the side that has more room. The table twin has the same for who cannot hover. */
export function MarkTip({ text, x, y, width, height }: MarkTipProps) {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-20 w-max max-w-[70%] whitespace-pre-line rounded-panel border border-line-strong bg-raised px-2 py-1.5 text-meta [overflow-wrap:anywhere]"
      style={{
        ...(x > width / 2 ? { right: width - x + 14 } : { left: x + 14 }),
        ...(y > height / 2 ? { bottom: height - y + 8 } : { top: y + 8 }),
      }}
    >
      {text}
    </div>
  )
}
