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
/** Goes by mail: has a subject and an address. */
export function isMail(channel: Channel): boolean {
  return channel === 'email' || channel === 'agent'
}

const blank: Letter = { subject: '', body: '', isEdited: false }

/** The message of a card's step: the template as the creator gets it, until somebody writes into it. */
export function useLetter(card: OutreachCard, cadence: CadenceRecord | undefined) {
  const step = card.nextStep === null ? undefined : cadence?.steps[card.nextStep]
  const wanted: Channel = step?.channel ?? card.channel ?? 'email'
  const templateId = step?.templateId ?? null
  const [letter, setLetter] = useState(blank)
  const preview = useApiQuery(
    'messages.preview',
    {
      outreachId: card.id,
      channel: wanted,
      ...(templateId ? { templateId } : {}),
    },
    { isEnabled: cadence !== undefined || card.cadenceId === null },
  )
  const rendered: RenderedMessage | undefined = preview.data
  // Without an address the talk goes on where it is held already.
  const channel =
    isMail(wanted) && rendered?.to === null && card.channel && !isMail(card.channel) ? card.channel : wanted
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
    missing: stillMissing(rendered, letter),
    edit: (part: Partial<Omit<Letter, 'isEdited'>>) => setLetter((old) => ({ ...old, ...part, isEdited: true })),
  }
}

/**
 * Fields that still block the send: those that stand unfilled in the text, and lines that the law asks for and the
 * settings do not have, which no edit of the text puts right.
 */
function stillMissing(rendered: RenderedMessage | undefined, letter: Letter): string[] {
  if (!rendered) return []
  const stands = (field: string, text: string) => text.includes(`{{ ${field} }}`)
  const given = `${rendered.subject ?? ''}\n${rendered.body}`
  const typed = `${letter.subject}\n${letter.body}`
  return rendered.missing.filter((field) => !stands(field, given) || stands(field, typed))
}
