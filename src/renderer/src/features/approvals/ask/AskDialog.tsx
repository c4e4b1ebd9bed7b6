import { useState } from 'react'
import type { ApprovalCard } from '../../../../../shared/contract/approvals'
import type { Asked } from '../../../../../shared/domain/approvals/moves'
import type { ApprovalState } from '../../../../../shared/domain/approvals/workflow'
import { ContentForm } from './ContentForm'
import { LiveCheckForm } from './LiveCheckForm'
import { OnBehalfForm } from './OnBehalfForm'
import { PostForm } from './PostForm'
import { PostOnForm } from './PostOnForm'
import { TextForm } from './TextForm'

export interface AskDialogProps {
  cards: ApprovalCard[]
  to: ApprovalState
  asks: Asked
  /** what would happen: 'decide', 'hold', 'reopen' … */
  event: string
  /** everything asked for was recorded; whoever opened the dialog takes it away */
  onDone: () => void
  /** left before the end; what was recorded until then stays */
  onClose: () => void
}

/** What one of the forms is given. `position` where they are asked one after another. */
export interface AskFormProps {
  card: ApprovalCard
  to: ApprovalState
  event: string
  position: string | null
  onDone: () => void
  onClose: () => void
}

/** Asks what a move still needs. A text or a day is asked once for all cards, the rest card by card. */
export function AskDialog({ cards, to, asks, event, onDone, onClose }: AskDialogProps) {
  const [at, setAt] = useState(0)
  const card = cards[at]
  if (!card) return null
  if (asks === 'comment' || asks === 'reason') {
    return <TextForm cards={cards} to={to} event={event} onDone={onDone} onClose={onClose} />
  }
  if (asks === 'postOn') return <PostOnForm cards={cards} to={to} onDone={onDone} onClose={onClose} />
  const shared: AskFormProps = {
    card,
    to,
    event,
    position: cards.length > 1 ? `${at + 1}/${cards.length}` : null,
    onDone: () => (at + 1 < cards.length ? setAt(at + 1) : onDone()),
    onClose,
  }
  switch (asks) {
    case 'post':
      return <PostForm key={card.id} {...shared} />
    case 'liveCheck':
      return <LiveCheckForm key={card.id} {...shared} />
    case 'onBehalf':
      return <OnBehalfForm key={card.id} {...shared} />
    case 'content':
      return <ContentForm key={card.id} {...shared} />
  }
}
