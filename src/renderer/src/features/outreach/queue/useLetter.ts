import { useEffect, useState } from 'react'
import type { RenderedMessage } from '../../../../../shared/contract/messages'
import type { CadenceRecord, Channel, OutreachCard } from '../../../../../shared/contract/outreach'
import { useApiQuery } from '../../../lib/api'

export type Letter = {
  subject: string
  body: string
  /** whether somebody changed what the template gave */
  isEdited: boolean
}
const blank: Letter = { subject: '', body: '', isEdited: false }

/** The message of a card's step: the template as the creator gets it, until somebody writes into it. */
export function useLetter(card: OutreachCard, cadence: CadenceRecord | undefined) {
  const step = card.nextStep === null ? undefined : cadence?.steps[card.nextStep]
  const channel: Channel = step?.channel ?? card.channel ?? 'email'
  const templateId = step?.templateId ?? null
  const [letter, setLetter] = useState(blank)
  const preview = useApiQuery(
    'messages.preview',
    {
      outreachId: card.id,
      channel,
      ...(templateId ? { templateId } : {}),
    },
    { isEnabled: cadence !== undefined || card.cadenceId === null },
  )
  const rendered: RenderedMessage | undefined = preview.data
  useEffect(() => {
    // A change elsewhere makes the preview anew; what somebody has typed stays.
    if (!rendered || !templateId) return
    setLetter((old) => (old.isEdited ? old : { subject: rendered.subject ?? '', body: rendered.body, isEdited: false }))
  }, [rendered, templateId])
  return {
    step,
    channel,
    templateId,
    rendered,
    error: preview.error,
    letter,
    edit: (part: Partial<Omit<Letter, 'isEdited'>>) => setLetter((old) => ({ ...old, ...part, isEdited: true })),
  }
}
