import {
  CalendarClock,
  CalendarRange,
  CircleAlert,
  Clapperboard,
  Clock,
  Hourglass,
  KeyRound,
  Lock,
  type LucideIcon,
  Megaphone,
  Send,
  TriangleAlert,
} from 'lucide-react'
import type { CalendarEntry } from '../../../../../shared/contract/approvalRights'
import { useWords } from '../../../lib/locale'
import { Badge, type Tone } from '../../../ui/Badge'
import { calendarWords } from './words'

type Kind = CalendarEntry['kind']
type Severity = NonNullable<CalendarEntry['alarm']>['severity']

const ICONS: Readonly<Record<Kind, LucideIcon>> = {
  deliverableDue: Clapperboard,
  stageDue: Hourglass,
  postingWindow: CalendarRange,
  planned: Send,
  flight: Megaphone,
  usageEnds: CalendarClock,
  sparkExpires: KeyRound,
  exclusivity: Lock,
}

/** The sign of a kind; its word always stands beside it or is read out. */
export function KindIcon({ kind, size = 12 }: { kind: Kind; size?: number }) {
  const Icon = ICONS[kind]
  return <Icon size={size} aria-hidden="true" className="shrink-0" />
}

const SEVERITIES: Readonly<Record<Severity, { tone: Tone; Icon: LucideIcon }>> = {
  conflict: { tone: 'bad', Icon: CircleAlert },
  late: { tone: 'bad', Icon: Clock },
  soon: { tone: 'warn', Icon: TriangleAlert },
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  const w = useWords(calendarWords)
  const { tone, Icon } = SEVERITIES[severity]
  return (
    <Badge tone={tone} icon={<Icon size={12} aria-hidden="true" className="shrink-0" />} className="shrink-0">
      {w.severities[severity]}
    </Badge>
  )
}

/** The sign of a severity alone, for places that say its word elsewhere. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  const { tone, Icon } = SEVERITIES[severity]
  return <Icon size={12} aria-hidden="true" className={tone === 'warn' ? 'shrink-0 text-warn' : 'shrink-0 text-bad'} />
}
