import { Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { CollaborationRecord, CreatorProfile } from '../../../../../shared/contract/creatorRecord'
import { MISSING } from '../../../../../shared/domain/format'
import { type Format, useFormat, useWords } from '../../../lib/locale'
import { today } from '../../../lib/today'
import { Badge } from '../../../ui/Badge'
import { Button } from '../../../ui/Button'
import { PlainTable } from '../../../ui/PlainTable'
import { startStep } from '../../../ui/saveStep'
import { CollaborationDialog } from './CollaborationDialog'
import { OutsideLink } from './OutsideLink'
import { Nothing, Part, useRowFocus } from './Part'
import { RowMenu } from './RowMenu'
import { type ProfileWords, profileWords } from './words'

/** Work for brands, of ours or of others, and what it forbids now. */
export function Collaborations({ profile }: { profile: CreatorProfile }) {
  const w = useWords(profileWords)
  const format = useFormat()
  const [open, setOpen] = useState<CollaborationRecord | 'new' | null>(null)
  const list = useRowFocus(profile.collaborations.length)
  const now = today()
  const inForce = profile.collaborations.filter(
    ({ exclusiveUntil }) => exclusiveUntil !== null && exclusiveUntil >= now,
  )
  return (
    <Part
      id="collaborations"
      title={w.collaborations}
      actions={
        <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setOpen('new')}>
          {w.addCollaboration}
        </Button>
      }
    >
      {inForce.length > 0 && (
        <ul aria-label={w.notFreeTitle} className="flex flex-col gap-1 rounded-panel border border-warn/55 px-3 py-2">
          {inForce.map((one) => (
            <li key={one.id} className="flex items-start gap-2 [overflow-wrap:anywhere]">
              <TriangleAlert size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-warn" />
              {w.notFree(againstText(one, w), format.date(one.exclusiveUntil), one.brandName)}
            </li>
          ))}
        </ul>
      )}
      {profile.collaborations.length === 0 ? (
        <Nothing>{w.noCollaborations}</Nothing>
      ) : (
        <div ref={list} className="min-w-0 overflow-x-auto">
          <PlainTable
            caption={w.collaborations}
            columns={[
              {
                id: 'brand',
                header: w.brand,
                cell: ({ brandName, category, link, note }) => (
                  <span className="flex flex-col py-1 [overflow-wrap:anywhere]">
                    <span className="flex items-center gap-1">
                      <span className="font-medium">{brandName}</span>
                      <OutsideLink url={link} label={w.openLink} />
                    </span>
                    {category && <span className="text-caption text-muted">{category}</span>}
                    {note && <span className="text-meta">{note}</span>}
                  </span>
                ),
              },
              {
                id: 'work',
                header: w.work,
                cell: ({ kind }) =>
                  kind === 'unknown' ? <span className="text-muted">{MISSING}</span> : <Badge>{w.works[kind]}</Badge>,
              },
              {
                id: 'period',
                header: w.period,
                cell: (one) => <span className="tabular whitespace-nowrap">{periodText(one, w, format)}</span>,
              },
              {
                id: 'exclusivity',
                header: w.exclusivity,
                cell: (one) => <Exclusivity one={one} isInForce={inForce.includes(one)} />,
              },
              {
                id: 'source',
                header: w.source,
                cell: ({ source }) => <span className="text-meta text-muted [overflow-wrap:anywhere]">{source}</span>,
              },
              {
                id: 'actions',
                header: w.actions,
                isHeaderHidden: true,
                width: '32px',
                cell: (one) => (
                  <span data-row>
                    <RowMenu
                      label={w.actionsOf(one.brandName)}
                      items={[
                        { id: 'edit', label: w.edit, onAction: () => setOpen(one) },
                        {
                          id: 'remove',
                          label: w.remove,
                          isDanger: true,
                          onAction: () =>
                            startStep(
                              'creators.removeCollaboration',
                              { id: one.id },
                              w.collaborationRemoved(one.brandName),
                            ),
                        },
                      ]}
                    />
                  </span>
                ),
              },
            ]}
            rows={profile.collaborations}
            rowKey={({ id }) => id}
          />
        </div>
      )}
      {open !== null && (
        <CollaborationDialog profile={profile} record={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Part>
  )
}

function Exclusivity({ one, isInForce }: { one: CollaborationRecord; isInForce: boolean }) {
  const w = useWords(profileWords)
  const format = useFormat()
  if (one.exclusiveUntil === null) return <span className="text-muted">{MISSING}</span>
  const day = format.date(one.exclusiveUntil)
  return (
    <span className="flex flex-col items-start gap-0.5 py-1">
      <Badge tone={isInForce ? 'warn' : 'plain'}>{isInForce ? w.until(day) : w.over(day)}</Badge>
      <span className="text-caption text-muted [overflow-wrap:anywhere]">{againstText(one, w)}</span>
    </span>
  )
}

function againstText({ exclusiveAgainst, category }: CollaborationRecord, w: ProfileWords): string {
  if (exclusiveAgainst.length > 0) return w.against(exclusiveAgainst.join(', '))
  return category ? w.againstCategory(category) : w.againstAll
}

function periodText({ startedOn, endedOn }: CollaborationRecord, w: ProfileWords, format: Format): string {
  if (startedOn && endedOn) {
    return startedOn === endedOn ? format.date(startedOn) : w.periodOf(format.date(startedOn), format.date(endedOn))
  }
  if (startedOn) return w.since(format.date(startedOn))
  return endedOn ? w.until(format.date(endedOn)) : MISSING
}
