import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { RenderedMessage, TemplateRecord } from '../../../../shared/contract/messages'
import type { Channel } from '../../../../shared/contract/outreach'
import { requiredLines } from '../../../../shared/domain/marketLines'
import { type Db, statement } from '../../../db/open'
import { type DoNotContactList, readDoNotContact } from '../../../db/read/doNotContact'
import { readOutreachSettings } from '../settings'
import { findWarnings } from '../warnings'
import { knownFields, type Recipient, readRecipient } from './fields'
import { fillTemplate } from './liquid'
import { readTemplate, textFor } from './templates'
import { messagesWords } from './words'

const say = messagesWords('en')

/** Programs cut off longer links: Windows hands over about 2,000 letters. */
const longestMailto = 1900

type Text = { language: string; subject: string | null; body: string }
/** What is sent: a template in the creator's language, or a text as it was typed. */
export type Source = {
  template: TemplateRecord | null
  text: Text | null
  channel: Channel
  /** the text is no template: a person has read it as it will be sent */
  isLiteral: boolean
}

const nothingYet: Text = { language: 'en', subject: null, body: '' }

/** A message that is still to be written by hand: whom it goes to and what speaks against it. */
export function unwritten(channel: Channel = 'email'): Source {
  return { template: null, text: nothingYet, channel, isLiteral: true }
}

/** @throws CallboardError `invalid_input` where neither a template nor a text is named */
export function sourceOf(
  db: Db,
  input: Pick<ParsedInputOf<'messages.preview'>, 'templateId' | 'text' | 'channel'>,
): Source {
  const template = input.templateId ? readTemplate(db, input.templateId) : null
  if (!template && !input.text) throw new CallboardError('invalid_input', say.noTemplateNamed)
  return {
    template,
    text: input.text ?? null,
    channel: input.channel ?? template?.channel ?? 'email',
    isLiteral: false,
  }
}

/**
 * A message as one creator would get it. Nothing is sent while a field is missing: better no letter than "Hi ,".
 *
 * @returns null where the outreach is gone
 */
export function renderMessage(
  db: Db,
  outreachId: string,
  source: Source,
  act: { actor: string; now: Date },
  list: DoNotContactList = readDoNotContact(db),
): RenderedMessage | null {
  const settings = readOutreachSettings(db)
  const recipient = readRecipient(db, outreachId, settings, act.actor)
  if (!recipient) return null
  const text = source.text ?? (source.template ? textFor(source.template, recipient.languages) : null)
  if (!text) return null
  const fill = (part: string) =>
    source.isLiteral ? { text: part, missing: [], faults: [] } : fillTemplate(part, recipient.values, knownFields)
  const subject = text.subject === null ? null : fill(text.subject)
  const body = fill(text.body)
  const purpose = source.template?.purpose ?? 'reply'
  const isWritten = body.text.trim() !== ''
  const { added, missing } = isWritten ? lawfulLines(recipient, body.text, purpose) : { added: [], missing: [] }
  const whole = [body.text.trimEnd(), ...added].join('\n\n')
  const to =
    source.channel === 'email' || source.channel === 'agent' ? addressOf(db, recipient, source.channel, list) : null
  const line = subject?.text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim() ?? null
  return {
    outreachId,
    handle: recipient.handle,
    language: text.language,
    to,
    subject: line,
    body: whole,
    missing: [...new Set([...(subject?.missing ?? []), ...body.missing, ...missing])],
    faults: [...(subject?.faults ?? []), ...body.faults],
    warnings:
      findWarnings(db, [recipient.creatorId], { campaignId: recipient.campaignId, ...act }).get(recipient.creatorId) ??
      [],
    mailto: to ? mailtoLink(to, line, whole) : null,
    added,
  }
}

/** Lines that the recipient's law asks for and the text lacks; a line that the settings lack is a missing field. */
function lawfulLines(
  recipient: Recipient,
  body: string,
  purpose: TemplateRecord['purpose'],
): { added: string[]; missing: string[] } {
  const added: string[] = []
  const missing: string[] = []
  const need = (field: 'opt_out_line' | 'postal_address' | 'privacy_notice') => {
    const value = recipient.values[field]
    if (!value) missing.push(field)
    else if (!flat(body).includes(flat(value))) added.push(value)
  }
  for (const line of requiredLines(recipient.country, purpose))
    need(line === 'optOut' ? 'opt_out_line' : 'postal_address')
  // Told at first contact at the latest; without a text in the settings the duty stays on the list of notices.
  if (!recipient.wasTold && purpose === 'first' && recipient.values.privacy_notice) need('privacy_notice')
  return { added, missing }
}

const flat = (text: string) => text.replace(/\s+/gu, ' ').trim()

/**
 * The address a message goes to: of the agent where the channel says so, of the guardian where the creator is under 18;
 * never one that failed or that is on the do-not-contact list.
 */
function addressOf(db: Db, recipient: Recipient, channel: 'email' | 'agent', list: DoNotContactList): string | null {
  const rows = statement<{ kind: string; value: string; holder: string }>(
    db,
    `SELECT kind, value, holder FROM contact_point WHERE creator_id = ? AND kind IN ('email', 'agent') AND validity <> 'fails'
     ORDER BY is_preferred DESC, kind <> 'email', noted_on DESC, id`,
  ).all(recipient.creatorId)
  const fits = rows.filter((row) => {
    if (!row.value.includes('@') || list.ofAddress('email', row.value)) return false
    if (recipient.isMinor) return row.holder === 'guardian'
    return channel === 'agent' ? row.holder === 'agent' || row.kind === 'agent' : true
  })
  return fits[0]?.value ?? null
}

function mailtoLink(to: string, subject: string | null, body: string): string | null {
  const query = [
    ...(subject ? [`subject=${encodeURIComponent(subject)}`] : []),
    `body=${encodeURIComponent(body.replace(/\n/g, '\r\n'))}`,
  ]
  const link = `mailto:${encodeURIComponent(to).replace('%40', '@')}?${query.join('&')}`
  return link.length > longestMailto ? null : link
}

/** Why a rendered message cannot be sent by e-mail; null where it can. */
export function whyNotSendable(message: RenderedMessage, overrideReason: string | undefined): string | null {
  if (message.faults.length > 0) return message.faults.join(' ')
  if (message.missing.length > 0) return say.missingFields(message.missing)
  const grave = message.warnings.find(
    (warning) => warning.weight === 'stops' || (warning.weight === 'needsReason' && !overrideReason),
  )
  if (grave) return grave.sentence
  return message.to ? null : say.noEmail
}
