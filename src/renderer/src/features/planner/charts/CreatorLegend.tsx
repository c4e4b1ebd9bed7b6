import { useWords } from '../../../lib/locale'
import type { TierLook } from '../tierLook'
import { tierName } from '../tierName'
import { plannerWords } from '../words'
import { chartWords } from './words'

/** What shape, fill and size of a mark say. */
export function CreatorLegend({ looks, hasDearer }: { looks: readonly TierLook[]; hasDearer: boolean }) {
  const w = useWords(chartWords)
  const tierWords = useWords(plannerWords)
  return (
    <ul className="m-0 flex list-none flex-wrap gap-x-3 gap-y-0.5 p-0">
      {looks.map((look) => (
        <li key={look.tier} className="flex items-center gap-1.5">
          <svg viewBox="-1 -1 12 12" width={11} height={11} aria-hidden="true">
            <path d={look.path} fill={`var(--${look.color})`} className="forced-colors:fill-[CanvasText]" />
          </svg>
          <span className="first-letter:uppercase">{tierName(look.tier, tierWords)}</span>
        </li>
      ))}
      <li>{w.filledLegend}</li>
      <li>{w.sizeLegend}</li>
      {hasDearer && <li>{w.dearerLegend}</li>}
    </ul>
  )
}
