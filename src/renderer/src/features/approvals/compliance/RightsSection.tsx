import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import type { UsageRight } from '../../../../../shared/contract/approvalRights'
import { useFormat, useWords } from '../../../lib/locale'
import { Badge } from '../../../ui/Badge'
import { Button, IconButton } from '../../../ui/Button'
import { MenuButton } from '../../../ui/Menu'
import { RightDialog, type RightDialogProps } from '../../../ui/rights/RightDialog'
import { rightsWords } from '../../../ui/rights/words'
import { startStep } from '../../../ui/saveStep'
import { Section } from './Section'
import { complianceWords } from './words'

export interface RightsSectionProps extends Omit<RightDialogProps, 'right' | 'onClose'> {
  rights: readonly UsageRight[]
  isLocked: boolean
}

/** What may be done with the content: rights of this deliverable and of the whole campaign. */
export function RightsSection({ rights, isLocked, ...about }: RightsSectionProps) {
  const w = useWords(complianceWords)
  const r = useWords(rightsWords)
  const [open, setOpen] = useState<UsageRight | 'new' | null>(null)
  return (
    <Section
      title={w.rights}
      actions={
        !isLocked && (
          <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setOpen('new')}>
            {r.addRight}
          </Button>
        )
      }
    >
      {rights.length === 0 && <p className="text-muted">{w.noRights}</p>}
      <ul className="flex flex-col gap-2">
        {rights.map((right) => (
          <li key={right.id} className="flex items-start gap-2 rounded-panel border border-line bg-surface p-2">
            <RightFacts right={right} />
            {!isLocked && (
              <MenuButton
                label={r.actionsOf(`${r.kinds[right.kind]}, ${right.territory}`)}
                placement="bottom end"
                groups={[
                  {
                    label: w.actions,
                    items: [
                      { id: 'edit', label: r.edit, onAction: () => setOpen(right) },
                      {
                        id: 'remove',
                        label: r.remove,
                        isDanger: true,
                        onAction: () =>
                          startStep(
                            'approvals.removeRight',
                            { rightId: right.id },
                            r.rightRemoved(r.kinds[right.kind]),
                          ),
                      },
                    ],
                  },
                ]}
                trigger={
                  <IconButton
                    size="small"
                    label={r.actionsOf(`${r.kinds[right.kind]}, ${right.territory}`)}
                    icon={<Ellipsis size={14} aria-hidden="true" />}
                  />
                }
              />
            )}
          </li>
        ))}
      </ul>
      {open !== null && <RightDialog {...about} right={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function RightFacts({ right }: { right: UsageRight }) {
  const w = useWords(complianceWords)
  const r = useWords(rightsWords)
  const format = useFormat()
  const start = right.startsOn === null ? w.fromLive : w.from(format.date(right.startsOn))
  const end =
    right.endsOn !== null
      ? w.until(format.date(right.endsOn))
      : right.lengthDays === null
        ? w.endless
        : w.forDays(right.lengthDays)
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-0.5">
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="font-medium">{r.kinds[right.kind]}</span>
        {right.deliverableId === null && <Badge>{r.ofCampaign}</Badge>}
      </div>
      <p className="text-meta [overflow-wrap:anywhere]">
        <bdi>{[right.territory, ...right.channels].join(' · ')}</bdi>
      </p>
      <p className="tabular text-meta text-muted">{`${start}, ${end}`}</p>
      <p className="text-meta text-muted">
        {[
          right.editsAllowed ? w.edits : w.noEdits,
          ...(right.feeMinor !== null && right.currency !== null
            ? [format.money(right.feeMinor, right.currency, 'short')]
            : []),
          ...(right.evidenceId === null ? [] : [r.evidence]),
        ].join(' · ')}
      </p>
      {right.note && <p className="text-meta text-muted [overflow-wrap:anywhere]">{right.note}</p>}
    </div>
  )
}
