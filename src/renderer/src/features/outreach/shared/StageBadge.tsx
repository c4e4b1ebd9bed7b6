import type { OutreachStage } from '../../../../../shared/contract/outreach'
import { useWords } from '../../../lib/locale'
import { Badge, type Tone } from '../../../ui/Badge'
import { sharedWords } from './words'

const tones: Partial<Record<OutreachStage, Tone>> = {
  replied: 'info',
  negotiating: 'info',
  agreed: 'ok',
  contracted: 'ok',
  declined: 'plain',
  unreachable: 'warn',
  do_not_contact: 'bad',
}

export function StageBadge({ stage }: { stage: OutreachStage }) {
  const w = useWords(sharedWords)
  return <Badge tone={tones[stage] ?? 'plain'}>{w.stage(stage)}</Badge>
}
