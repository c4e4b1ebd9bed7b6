import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { Zip, ZipPassThrough } from 'fflate'
import { uuidv7 } from 'uuidv7'
import type { OutputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import { readDoNotContact } from '../../../db/read/doNotContact'
import { readOutreachSettings } from '../settings'
import { messageKeyOf } from './messageKey'
import { renderMessage, type Source, whyNotSendable } from './render'
import { messagesWords } from './words'
import { type Mail, mailFileName, writeMail } from './writeMail'

const say = messagesWords('en')

type Draft = { id: string; outreachId: string; fileName: string; mail: Mail; templateId: string | null }
type Left = OutputOf<'messages.makeDrafts'>['left']
type Act = { actor: string; now: Date }

/** Renders a message for each creator; whoever must not, or cannot, be written to is left out with the reason. */
export function renderDrafts(
  db: Db,
  outreachIds: readonly string[],
  source: Source,
  overrideReason: string | undefined,
  act: Act,
): { drafts: Draft[]; left: Left } {
  const { sender } = readOutreachSettings(db)
  const list = readDoNotContact(db)
  const drafts: Draft[] = []
  const left: Left = []
  const taken = new Set<string>()
  for (const outreachId of outreachIds) {
    const message = renderMessage(db, outreachId, source, act, list)
    const why = message ? whyNotSendable(message, overrideReason) : say.gone
    if (!message || why !== null || message.to === null) {
      left.push({ outreachId, handle: message?.handle ?? '–', why: why ?? say.noEmail })
      continue
    }
    const id = uuidv7()
    drafts.push({
      id,
      outreachId,
      fileName: freeName(taken, mailFileName(message.handle, message.subject ?? '')),
      templateId: source.template?.id ?? null,
      mail: {
        from: { name: sender.name || act.actor, address: sender.email },
        to: message.to,
        subject: message.subject ?? '',
        body: message.body,
        messageKey: messageKeyOf(id, sender.email),
        at: act.now,
      },
    })
  }
  return { drafts, left }
}

function freeName(taken: Set<string>, wanted: string): string {
  let name = wanted
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = wanted.replace(/(\.eml)$/, ` ${n}$1`)
  taken.add(name.toLowerCase())
  return name
}

/** Keeps the drafts with their creators, so that a reply finds its way back and "sent" is one press. */
export function keepDrafts(db: Db, drafts: readonly Draft[], act: Act): void {
  statement(
    db,
    `INSERT INTO outreach_message (id, outreach_id, direction, state, channel, address, subject, body, template_id, step, message_key, at, by)
     SELECT j.value ->> 'id', j.value ->> 'outreachId', 'out', 'draft', 'email', j.value ->> 'to', j.value ->> 'subject', j.value ->> 'body',
       j.value ->> 'templateId', o.next_step, j.value ->> 'messageKey', ?, ?
     FROM json_each(?) j JOIN outreach o ON o.id = j.value ->> 'outreachId'`,
  ).run(
    act.now.toISOString(),
    act.actor,
    JSON.stringify(
      drafts.map(({ id, outreachId, templateId, mail }) => ({
        id,
        outreachId,
        templateId,
        to: mail.to,
        subject: mail.subject,
        body: mail.body,
        messageKey: mail.messageKey,
      })),
    ),
  )
}

/** Writes one .eml, or a ZIP of many, streamed. @throws the disk's error; the file is then incomplete and not handed out */
export async function writeDrafts(
  drafts: readonly Draft[],
  path: string,
  control: { signal: AbortSignal; progress(done: number, total: number): void },
): Promise<void> {
  const out = createWriteStream(path)
  const ended = finished(out)
  const [only] = drafts
  if (only && drafts.length === 1) out.end(await writeMail(only.mail))
  else {
    const zip = new Zip((error, chunk, isLast) => {
      if (error) out.destroy(error)
      else if (isLast) out.end(chunk)
      else out.write(chunk)
    })
    for (const [index, draft] of drafts.entries()) {
      control.signal.throwIfAborted()
      const entry = new ZipPassThrough(draft.fileName)
      // The day of the drafts, not the moment of writing, so that the same drafts give the same file.
      entry.mtime = draft.mail.at
      zip.add(entry)
      entry.push(await writeMail(draft.mail), true)
      if (index % 50 === 49) control.progress(index + 1, drafts.length)
    }
    zip.end()
  }
  await ended
}
