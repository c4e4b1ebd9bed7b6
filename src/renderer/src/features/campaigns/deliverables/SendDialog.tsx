import type { DeliverableRecord } from '../../../../../shared/contract/campaigns'
import { call } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { FormDialog } from '../../../ui/FormDialog'
import { toast } from '../../../ui/Toast'
import { BriefMenu } from '../brief/BriefMenu'
import { deliverablesWords } from './words'

/** Opening a deliverable cannot be undone, only withdrawn: said before it is done. */
export function SendDialog({
  campaignId,
  chosen,
  onSent,
  onClose,
}: {
  campaignId: string
  chosen: readonly DeliverableRecord[]
  onSent: () => void
  onClose: () => void
}) {
  const w = useWords(deliverablesWords)
  const format = useFormat()
  const [first, ...others] = new Set(chosen.map(({ accountId }) => accountId))
  const creators = others.length + 1
  const count = format.count(chosen.length)
  return (
    <FormDialog
      title={w.sendTitle}
      submitLabel={w.sendSubmit(chosen.length, count)}
      onClose={onClose}
      onSubmit={() =>
        call('approvals.sendBrief', { deliverableIds: chosen.map(({ id }) => id) }).then(({ opened }) => {
          onSent()
          toast({ text: w.sent(opened, format.count(opened)) })
        })
      }
    >
      <p>{w.sendWhat(chosen.length, count, creators, format.count(creators))}</p>
      <p className="text-muted">{w.sendMeaning}</p>
      <BriefMenu campaignId={campaignId} accountId={others.length === 0 ? first : undefined} />
    </FormDialog>
  )
}
