import { useState } from 'react'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import { stateNames } from '../../../../../shared/domain/approvals/refusals'
import type { ApprovalState } from '../../../../../shared/domain/approvals/workflow'
import { call, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { today } from '../../../lib/today'
import { DateField } from '../../../ui/DateField'
import { toast } from '../../../ui/Toast'
import { AskFrame } from './AskFrame'
import { askWords } from './words'

/** The day of the post, inside the window. */
export function PostOnForm({
  cards,
  to,
  onDone,
  onClose,
}: {
  cards: ApprovalCard[]
  to: ApprovalState
  onDone: () => void
  onClose: () => void
}) {
  const w = useWords(askWords)
  const format = useFormat()
  const [card] = cards
  const only = cards.length === 1 ? card : undefined
  const compliance = useApiQuery(
    'approvals.compliance',
    { deliverableId: card?.id ?? '' },
    { isEnabled: only !== undefined },
  )
  const from = compliance.data?.postFrom ?? compliance.data?.campaignPostFrom ?? null
  const until = compliance.data?.postUntil ?? compliance.data?.campaignPostUntil ?? null
  const [chosen, setChosen] = useState<string | null>(null)
  const [isAsked, setAsked] = useState(false)
  const now = today()
  const postOn = chosen ?? only?.plannedOn ?? (from !== null && from > now ? from : now)
  const window =
    from && until
      ? w.window(format.date(from), format.date(until))
      : from
        ? w.windowFrom(format.date(from))
        : until
          ? w.windowUntil(format.date(until))
          : w.noWindow
  return (
    <AskFrame
      title={only ? w.scheduleTitle : w.manyTitle(cards.length, stateNames[to])}
      subject={only}
      submitLabel={only ? w.schedule : w.scheduleMany(cards.length)}
      onDone={onDone}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (!postOn) return null
        return call('approvals.move', { deliverableIds: cards.map(({ id }) => id), to, postOn }).then(() =>
          toast({ text: only ? w.moved(only.handle, stateNames[to]) : w.movedMany(cards.length, stateNames[to]) }),
        )
      }}
    >
      <DateField
        label={w.postOn}
        hint={only && compliance.data ? window : undefined}
        value={postOn}
        onChange={setChosen}
        problem={isAsked && !postOn ? w.needsDay : undefined}
      />
    </AskFrame>
  )
}
