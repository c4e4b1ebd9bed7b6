/** A score as a short bar with its number, 0 to 100; what is not known is a dash and no bar. */
export function ScoreBar({ score, text, isStrong }: { score: number | null; text: string; isStrong?: boolean }) {
  return (
    <span className="flex items-center justify-end gap-1.5">
      <span
        aria-hidden="true"
        className="h-1.5 w-8 shrink-0 overflow-hidden rounded-full bg-sunken forced-colors:border forced-colors:border-[CanvasText]"
      >
        {score !== null && (
          <span
            className="block h-full rounded-full bg-accent forced-colors:bg-[Highlight]"
            style={{ width: `${Math.round(score * 100)}%` }}
          />
        )}
      </span>
      <span className={isStrong ? 'tabular w-7 text-end font-semibold' : 'tabular w-7 text-end'}>{text}</span>
    </span>
  )
}
