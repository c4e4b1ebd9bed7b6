import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import type { UsageRight } from '../../../../../shared/contract/approvalRights'
import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import { useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { Button, IconButton } from '../../../ui/Button'
import { ErrorNote } from '../../../ui/ErrorNote'
import { MenuButton } from '../../../ui/Menu'
import { PlainTable } from '../../../ui/PlainTable'
import { RightDialog } from '../../../ui/rights/RightDialog'
import { rightsWords } from '../../../ui/rights/words'
import { Section } from '../../../ui/Screen'
import { startStep } from '../../../ui/saveStep'
import { briefWords } from './words'

/** What may be done with the content of the whole campaign. Rights of one post stand with that post. */
export function RightsPart({ campaign }: { campaign: CampaignRecord }) {
  const w = useWords(briefWords)
  const r = useWords(rightsWords)
  const format = useFormat()
  const found = useApiQuery('approvals.campaignRights', { campaignId: campaign.id })
  const [open, setOpen] = useState<{ right: UsageRight | null } | null>(null)
  const rights = found.data?.filter(({ deliverableId }) => deliverableId === null) ?? []
  const ofPosts = (found.data?.length ?? 0) - rights.length
  const length = ({ lengthDays, startsOn }: UsageRight) =>
    r.lengthFrom(
      lengthDays === null ? null : format.count(lengthDays),
      startsOn === null ? null : format.date(startsOn),
    )
  return (
    <Section
      title={w.rights}
      className="col-span-full"
      actions={
        <Button size="small" icon={<Plus size={14} aria-hidden="true" />} onPress={() => setOpen({ right: null })}>
          {r.addRight}
        </Button>
      }
    >
      {found.error && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && rights.length === 0 && <p className="text-muted">{w.noRights}</p>}
      {rights.length > 0 && (
        <div className="overflow-x-auto">
          <PlainTable
            caption={w.rights}
            columns={[
              { id: 'kind', header: r.rightKind, cell: ({ kind }) => r.kinds[kind] },
              {
                id: 'territory',
                header: r.territory,
                cell: ({ territory }) => <span className="[overflow-wrap:anywhere]">{territory}</span>,
              },
              {
                id: 'channels',
                header: r.channels,
                cell: ({ channels }) => (channels.length === 0 ? w.allChannels : channels.join(', ')),
              },
              { id: 'length', header: w.length, cell: length },
              { id: 'edits', header: w.edits, cell: ({ editsAllowed }) => (editsAllowed ? w.yes : w.no) },
              {
                id: 'fee',
                header: r.fee,
                isNumber: true,
                cell: ({ feeMinor, currency }) => format.money(feeMinor, currency ?? campaign.currency),
              },
              {
                id: 'actions',
                header: w.actions,
                isHeaderHidden: true,
                width: '40px',
                cell: (right) => (
                  <MenuButton
                    label={r.actionsOf(r.kinds[right.kind])}
                    placement="bottom end"
                    groups={[
                      {
                        label: r.actionsOf(r.kinds[right.kind]),
                        items: [
                          { id: 'edit', label: r.edit, onAction: () => setOpen({ right }) },
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
                        label={r.actionsOf(r.kinds[right.kind])}
                        icon={<Ellipsis size={14} aria-hidden="true" />}
                      />
                    }
                  />
                ),
              },
            ]}
            rows={rights}
            rowKey={({ id }) => id}
          />
        </div>
      )}
      {ofPosts > 0 && <p className="text-meta text-muted">{w.rightsOfPosts(ofPosts, format.count(ofPosts))}</p>}
      {open && (
        <RightDialog
          campaignId={campaign.id}
          deliverableId={null}
          currency={campaign.currency}
          right={open.right}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}
