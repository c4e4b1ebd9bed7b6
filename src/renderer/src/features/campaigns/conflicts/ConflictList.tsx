import { CircleAlert, Info, type LucideIcon, OctagonX } from 'lucide-react'
import type { ConflictRecord } from '../../../../../shared/contract/campaignMatch'
import { useWords } from '../../../lib/locale'
import { Badge, type Tone } from '../../../ui/Badge'
import { conflictWords } from './words'

type Severity = ConflictRecord['severity']
const LOOKS: Readonly<Record<Severity, { tone: Tone; Icon: LucideIcon }>> = {
  block: { tone: 'bad', Icon: OctagonX },
  warn: { tone: 'warn', Icon: CircleAlert },
  note: { tone: 'info', Icon: Info },
}

/** How heavy a conflict is: a sign and a word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const w = useWords(conflictWords)
  const { tone, Icon } = LOOKS[severity]
  return (
    <Badge tone={tone} icon={<Icon size={12} aria-hidden="true" className="shrink-0" />}>
      {w.severity[severity]}
    </Badge>
  )
}

/** What speaks against one creator, the worst first, each with its evidence. */
export function ConflictList({ conflicts }: { conflicts: readonly ConflictRecord[] }) {
  const w = useWords(conflictWords)
  return (
    <ul className="m-0 flex list-none flex-col gap-2 p-0">
      {conflicts.map((conflict) => (
        <li
          key={`${conflict.kind} ${conflict.collaborationId ?? conflict.campaignId}`}
          className="flex flex-col gap-0.5"
        >
          <span className="flex flex-wrap items-center gap-2">
            <SeverityBadge severity={conflict.severity} />
            <span className="font-medium">{w.kinds[conflict.kind]}</span>
          </span>
          <p className="text-muted text-meta [overflow-wrap:anywhere]">{conflict.sentence}</p>
        </li>
      ))}
    </ul>
  )
}
