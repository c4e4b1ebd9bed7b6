import { useState } from 'react'
import { stateNames } from '../../../../../shared/domain/approvals/refusals'
import { call } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { today } from '../../../lib/today'
import { DateField } from '../../../ui/DateField'
import { TextField } from '../../../ui/TextField'
import { toast } from '../../../ui/Toast'
import type { AskFormProps } from './AskDialog'
import { AskFrame } from './AskFrame'
import { askWords } from './words'

/** Where the post is live, and since when. */
export function PostForm({ card, to, position, onDone, onClose }: AskFormProps) {
  const w = useWords(askWords)
  const [url, setUrl] = useState('')
  const [liveOn, setLiveOn] = useState<string | null>(today())
  const [isAsked, setAsked] = useState(false)
  const isBad = !/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(url.trim())
  return (
    <AskFrame
      title={w.liveTitle}
      subject={card}
      position={position}
      submitLabel={w.goLive}
      onDone={onDone}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (isBad || !liveOn) return null
        return call('approvals.goLive', { deliverableId: card.id, url: url.trim(), liveOn }).then(() =>
          toast({ text: w.moved(card.handle, stateNames[to]) }),
        )
      }}
    >
      <TextField
        label={w.url}
        hint={w.urlHint}
        value={url}
        onChange={setUrl}
        maxLength={2000}
        autoFocus
        problem={isAsked && isBad ? w.needsUrl : undefined}
      />
      <DateField
        label={w.liveOn}
        value={liveOn}
        onChange={setLiveOn}
        problem={isAsked && !liveOn ? w.needsDay : undefined}
      />
    </AskFrame>
  )
}
