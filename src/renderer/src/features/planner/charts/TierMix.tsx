import { useId } from 'react'
import type { PlanFigures } from '../../../../../shared/contract/planner'
import { useFormat, useWords } from '../../../lib/locale'
import type { SeriesToken, TierLook } from '../tierLook'
import { tierName } from '../tierName'
import { plannerWords } from '../words'
import { tierShares } from './tierShares'
import { chartWords } from './words'

export interface TierMixProps {
  tiers: PlanFigures['tiers']
  looks: readonly TierLook[]
  currency: string
}

const HEIGHT = 12

/** On what tiers the money goes: a bar whose parts differ by pattern as well as by colour, and the same in words. */
export function TierMix({ tiers, looks, currency }: TierMixProps) {
  const w = useWords(chartWords)
  const tierWords = useWords(plannerWords)
  const format = useFormat()
  const id = useId()
  const shares = tierShares(tiers, looks)
  if (shares.length === 0) return <p className="text-caption text-muted">{w.noCost}</p>
  const name = (tier: string | null) => tierName(tier, tierWords)
  return (
    <figure className="m-0 flex min-w-0 flex-col gap-1">
      <figcaption className="sr-only">{w.tierMix}</figcaption>
      <svg aria-hidden="true" width="100%" height={HEIGHT} className="block rounded-control">
        <defs>
          {shares.map(({ tier, look }) => (
            <TierPattern key={tier} id={`${id}-${tier}`} token={look?.color} />
          ))}
        </defs>
        {shares.map(({ tier, share, start }) => (
          <rect
            key={tier}
            x={`${start * 100}%`}
            width={`${share * 100}%`}
            height={HEIGHT}
            fill={`url(#${CSS.escape(`${id}-${tier}`)})`}
            className="stroke-surface forced-colors:stroke-[CanvasText]"
          />
        ))}
      </svg>
      <ul className="m-0 flex list-none flex-wrap gap-x-3 gap-y-0.5 p-0 text-caption text-muted">
        {shares.map(({ tier, look, share, costMinor, creators }) => (
          <li
            key={tier}
            className="flex items-center gap-1"
            title={w.tierShareExact(
              name(tier),
              format.percent(share),
              format.money(costMinor, currency),
              w.creatorCount(creators, format.count(creators)),
            )}
          >
            <svg aria-hidden="true" width={10} height={10} className="shrink-0">
              <defs>
                <TierPattern id={`${id}-key-${tier}`} token={look?.color} />
              </defs>
              <rect width={10} height={10} fill={`url(#${CSS.escape(`${id}-key-${tier}`)})`} />
            </svg>
            <span className="first-letter:uppercase">{w.tierShare(name(tier), format.percent(share, 0))}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

/** Lines over the tier's colour, in a box of 6 × 6; the first tier has none. */
const LINES: Readonly<Record<SeriesToken, string>> = {
  'chart-1': '',
  'chart-2': 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5',
  'chart-3': 'M3 0V6',
  'chart-4': 'M0 3H6',
  'chart-5': 'M3 3H3.01',
  'chart-6': 'M-1 -1L7 7M-1 5L1 7M5 -1L7 1',
  'chart-7': 'M0 3H6M3 0V6',
  'chart-8': 'M0 0L3 3L6 0M0 6L3 3L6 6',
}

function TierPattern({ id, token = 'chart-1' }: { id: string; token: SeriesToken | undefined }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse">
      <rect width={6} height={6} fill={`var(--${token})`} className="forced-colors:fill-[CanvasText]" />
      <path
        d={LINES[token]}
        fill="none"
        strokeWidth={token === 'chart-5' ? 2.5 : 1.5}
        strokeLinecap={token === 'chart-5' ? 'round' : 'butt'}
        className="stroke-surface forced-colors:stroke-[Canvas]"
      />
    </pattern>
  )
}
