import { useWords } from '../../../lib/locale'
import type { TierLook } from '../tierLook'
import { LINE_LOOKS, lineLook, type OtherFrontier } from './frontierChart'
import { chartWords } from './words'

/** Which line is whose: by dash and mark as well as by colour. */
export function FrontierLegend({ name, others }: { name: string; others: readonly OtherFrontier[] }) {
  const w = useWords(chartWords)
  return (
    <ul className="m-0 flex list-none flex-wrap gap-x-4 gap-y-0.5 p-0">
      <Line text={name} look={LINE_LOOKS[0]} width={2} />
      {others.map((other, index) => (
        <Line
          key={other.id}
          text={other.isExact ? other.name : w.provenAtPoints(other.name)}
          look={lineLook(index)}
          width={1.5}
        />
      ))}
    </ul>
  )
}

const MARKS: Readonly<Record<string, string>> = {
  triangle: 'M14 1L18 9H10Z',
  rect: 'M10.5 1.5H17.5V8.5H10.5Z',
  circle: 'M14 1.5A3.5 3.5 0 1 1 14 8.5A3.5 3.5 0 1 1 14 1.5Z',
  roundRect: 'M12 1.5H16Q17.5 1.5 17.5 3V7Q17.5 8.5 16 8.5H12Q10.5 8.5 10.5 7V3Q10.5 1.5 12 1.5Z',
  diamond: 'M14 0.5L18.5 5L14 9.5L9.5 5Z',
}

function Line({ text, look, width }: { text: string; look: (typeof LINE_LOOKS)[number]; width: number }) {
  const color = `var(--${look.color satisfies TierLook['color']})`
  const mark = look.mark === null ? undefined : MARKS[look.mark]
  return (
    <li className="flex min-w-0 items-center gap-1.5">
      <svg aria-hidden="true" width={28} height={10} className="shrink-0">
        <line
          x1={0}
          x2={28}
          y1={5}
          y2={5}
          stroke={color}
          strokeWidth={width}
          strokeDasharray={look.dash?.join(' ')}
          className="forced-colors:stroke-[CanvasText]"
        />
        {mark && <path d={mark} fill={color} className="forced-colors:fill-[CanvasText]" />}
      </svg>
      <span className="truncate">{text}</span>
    </li>
  )
}
