import { CallboardError } from '../../../../shared/contract/define'
import type { messagesContract, ReadMail } from '../../../../shared/contract/messages'
import { type Db, statement } from '../../../db/open'
import { runStep } from '../../../db/steps'
import type { HandlersFor } from '../../context'
import { addNote, logReply } from '../pipeline'
import { readCard } from '../queries'
import { keepDrafts, renderDrafts, writeDrafts } from './drafts'
import { messageFields } from './fields'
import { parseMail, readMail } from './readMail'
import { renderMessage, sourceOf, unwritten, whyNotSendable } from './render'
import { readTemplates, removeTemplate, saveTemplate } from './templates'
import { messagesWords } from './words'

const say = messagesWords('en')

export const messagesHandlers: HandlersFor<typeof messagesContract> = {
  'messages.fields': () =>
    Object.entries(messageFields).map(([field, [about, example]]) => ({ field, about, example })),
  'messages.templates': (_input, { db }) => readTemplates(db),
  'messages.saveTemplate': (input, { db, step, now }) => {
    step.label = say.saveTemplate(input.name)
    return saveTemplate(db, input, now)
  },
  'messages.removeTemplate': ({ id }, { db, step }) => {
    step.label = say.removeTemplate(removeTemplate(db, id))
    return {}
  },
  'messages.preview': (input, { db, caller, now }) => {
    const source = input.templateId || input.text ? sourceOf(db, input) : unwritten(input.channel)
    const rendered = renderMessage(db, input.outreachId, source, { actor: caller.actor, now })
    if (!rendered) throw new CallboardError('not_found', say.gone)
    return rendered
  },
  'messages.previewAll': ({ outreachIds, templateId }, { db, caller, now }) => {
    const source = sourceOf(db, { templateId })
    const all = outreachIds.map((id) => renderMessage(db, id, source, { actor: caller.actor, now }))
    const blocked = all.flatMap((message) =>
      message && whyNotSendable(message, undefined) !== null
        ? [
            {
              outreachId: message.outreachId ?? '',
              handle: message.handle,
              missing: message.to === null ? [...message.missing, 'email'] : message.missing,
              warnings: message.warnings,
            },
          ]
        : [],
    )
    return { ready: all.filter((message) => message !== null).length - blocked.length, blocked }
  },
  'messages.makeDrafts': async (input, context) => {
    context.label(say.writingDrafts)
    const act = { actor: context.caller.actor, now: context.now }
    const source = { ...sourceOf(context.db, input), isLiteral: input.text !== undefined }
    const { drafts, left } = renderDrafts(context.db, input.outreachIds, source, input.overrideReason, act)
    const [only] = drafts
    if (!only) return { file: null, made: 0, left }
    const file =
      drafts.length === 1
        ? context.files.make(only.fileName, 'message/rfc822')
        : context.files.make(`Drafts ${context.now.toISOString().slice(0, 10)}.zip`, 'application/zip')
    await writeDrafts(drafts, file.path, {
      signal: context.signal,
      progress: (done, total) => context.progress({ done, total, unit: 'drafts' }),
    })
    runStep(context.db, context.origin, (step) => {
      step.label = say.makeDrafts(drafts.length)
      keepDrafts(context.db, drafts, act)
    })
    return { file: file.done(), made: drafts.length, left }
  },
  'messages.readMail': async ({ fileToken }, context) => {
    const file = context.files.get(fileToken)
    context.label(say.readingMail(file.name))
    return readMail(context.db, file.name, await parseMail(file))
  },
  'messages.logMail': async ({ fileToken, outreachId }, context) => {
    const file = context.files.get(fileToken)
    context.label(say.readingMail(file.name))
    const mail = readMail(context.db, file.name, await parseMail(file))
    const card = readCard(context.db, outreachId)
    runStep(context.db, context.origin, (step) => {
      step.label = mail.kind === 'bounce' ? say.logBounce(card.handle) : say.logReply(card.handle)
      const act = { actor: context.caller.actor, now: context.now }
      if (mail.kind === 'bounce') noteBounce(context.db, card.creatorId, outreachId, mail, context.now)
      else if (mail.kind === 'autoReply')
        addNote(context.db, outreachId, `${say.autoReply(mail.subject ?? '')}\n${mail.text}`.slice(0, 20_000), act)
      else {
        const at = mail.at && mail.at <= context.now.toISOString() ? mail.at : context.now.toISOString()
        logReply(context.db, { id: outreachId, channel: 'email', body: mail.text, at, to: 'replied' }, act)
      }
    })
    return { outreachId, handle: card.handle, kind: mail.kind }
  },
}

/** The address is marked as failing wherever it stands, and what was sent to it as bounced. */
function noteBounce(db: Db, creatorId: string, outreachId: string, mail: ReadMail, now: Date): void {
  const address = mail.failedAddress
  if (address) statement(db, `UPDATE contact_point SET validity = 'fails' WHERE value = ? COLLATE NOCASE`).run(address)
  statement(
    db,
    `UPDATE outreach_message SET state = 'bounced' WHERE id = (SELECT id FROM outreach_message WHERE outreach_id = ? AND direction = 'out'
       AND state = 'sent' AND (? IS NULL OR address = ? COLLATE NOCASE) ORDER BY at DESC LIMIT 1)`,
  ).run(outreachId, address, address)
  statement(
    db,
    `UPDATE outreach SET stage = 'unreachable', stage_since = ?, stage_reason = ? WHERE id = ? AND stage IN ('to_contact', 'contacted')
       AND NOT EXISTS (SELECT 1 FROM contact_point WHERE creator_id = ? AND validity <> 'fails')`,
  ).run(now.toISOString(), mail.subject, outreachId, creatorId)
}
