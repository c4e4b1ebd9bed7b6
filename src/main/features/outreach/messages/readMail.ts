import { readFileSync } from 'node:fs'
import PostalMime, { type Email, type Header } from 'postal-mime'
import { CallboardError } from '../../../../shared/contract/define'
import type { ReadMail } from '../../../../shared/contract/messages'
import { addressKey } from '../../../../shared/domain/contactKeys'
import { type Db, statement } from '../../../db/open'
import type { HeldFile } from '../../context'
import { messagesWords } from './words'

const say = messagesWords('en')

/** A reply with its attachments; larger ones are somebody's video. */
const mostBytes = 40_000_000
/** Kept of a reply's text. */
const mostText = 50_000

/** @throws CallboardError `mail_unreadable` for what is no e-mail, or a very large one */
export async function parseMail(file: HeldFile): Promise<Email> {
  if (file.sizeBytes > mostBytes)
    throw new CallboardError('mail_unreadable', say.mailTooLarge(file.name, mostBytes / 1_000_000))
  const mail = await PostalMime.parse(readFileSync(file.path), {
    maxNestingDepth: 30,
    maxHeadersSize: 1_000_000,
  }).catch(() => null)
  if (!mail?.headers.some(({ key }) => /^(from|to|subject|date|message-id|mime-version|content-type)$/.test(key)))
    throw new CallboardError('mail_unreadable', say.mailUnreadable(file.name))
  return mail
}

/** What a dropped mail is, and whose. Nothing of it is fetched or run; its HTML is never shown. */
export function readMail(db: Db, fileName: string, mail: Email): ReadMail {
  const failed = failedAddress(mail)
  const from = mail.from?.address ? addressKey(mail.from.address) : null
  return {
    fileName,
    from,
    fromName: mail.from?.name || null,
    subject: mail.subject ?? null,
    at: instantOf(mail.date),
    text: withoutQuotes(mail.text ?? textOf(mail.html ?? '')).slice(0, mostText),
    kind: failed !== null || isReport(mail) ? 'bounce' : isAutomatic(mail) ? 'autoReply' : 'reply',
    failedAddress: failed,
    matches: findMatches(db, mail, failed ?? from),
  }
}

function instantOf(date: string | undefined): string | null {
  const ms = date ? Date.parse(date) : Number.NaN
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

const headerOf = (headers: readonly Header[], key: string): string =>
  headers.find((header) => header.key === key)?.value.toLowerCase() ?? ''

/** RFC 3834: automatic answers say so; the older signs are what programs wrote before. */
function isAutomatic(mail: Email): boolean {
  const submitted = headerOf(mail.headers, 'auto-submitted')
  if (submitted && submitted !== 'no') return true
  if (headerOf(mail.headers, 'x-autoreply') || headerOf(mail.headers, 'x-autorespond')) return true
  return /^(auto_reply|auto-reply)$/.test(headerOf(mail.headers, 'precedence'))
}

const isReport = (mail: Email): boolean =>
  headerOf(mail.headers, 'content-type').includes('report-type=delivery-status')

/** RFC 3464: the part message/delivery-status names who could not be reached. */
function failedAddress(mail: Email): string | null {
  const parts = mail.attachments.filter((part) => part.mimeType === 'message/delivery-status')
  const texts = parts.map((part) =>
    typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content),
  )
  const report = texts.join('\n')
  if (report && /^action:\s*(delayed|relayed|delivered|expanded)/im.test(report) && !/^action:\s*failed/im.test(report))
    return null
  const named = /^(?:final|original)-recipient:\s*rfc822\s*;\s*<?([^\s>]+)/im.exec(report)?.[1]
  if (named) return addressKey(named)
  const headers = headerOf(mail.headers, 'x-failed-recipients')
  return headers ? addressKey(headers.split(',')[0] ?? '') : null
}

type MatchRow = { outreachId: string; handle: string; campaign: string }
const matchTables = `outreach o JOIN account a ON a.id = o.account_id JOIN campaign p ON p.id = o.campaign_id`
const matchColumns = 'o.id AS outreachId, a.handle, p.name AS campaign'

/** By the message it answers, then by the conversation, then by address; an agent's address may stand for many. */
function findMatches(db: Db, mail: Email, address: string | null): ReadMail['matches'] {
  const keysOf = (text: string | undefined) =>
    [...(text ?? '').matchAll(/<([^<>\s]+)>/g)].map((match) => match[1] ?? '')
  const found = new Map<string, ReadMail['matches'][number]>()
  const take = (rows: readonly MatchRow[], by: ReadMail['matches'][number]['by']) => {
    for (const row of rows) if (!found.has(row.outreachId)) found.set(row.outreachId, { ...row, by })
  }
  const byKeys = statement<MatchRow>(
    db,
    `SELECT DISTINCT ${matchColumns} FROM json_each(?) j JOIN outreach_message m ON m.message_key = j.value JOIN (${matchTables}) ON o.id = m.outreach_id`,
  )
  take(byKeys.all(JSON.stringify(keysOf(mail.inReplyTo))), 'messageId')
  take(byKeys.all(JSON.stringify(keysOf(mail.references))), 'references')
  if (found.size > 0 || !address) return [...found.values()]
  const byAddress = statement<MatchRow & { holder: string }>(
    db,
    `SELECT DISTINCT ${matchColumns}, c.holder FROM contact_point c JOIN (${matchTables}) ON o.creator_id = c.creator_id
     WHERE c.value = ? COLLATE NOCASE ORDER BY o.due_on IS NULL, o.stage_since DESC LIMIT 200`,
  ).all(address)
  for (const { holder, ...row } of byAddress) take([row], holder === 'agent' ? 'agentAddress' : 'address')
  return [...found.values()]
}

/** The newest part of a reply: what stands above the quoted letter. */
function withoutQuotes(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const start = lines.findIndex(
    (line, index) =>
      /^\s*(on .{5,200} wrote|am .{5,200} schrieb .*|le .{5,200} a écrit|el .{5,200} escribió)\s*:\s*$/i.test(line) ||
      /^-{2,}\s*(original message|ursprüngliche nachricht|message d'origine)/i.test(line) ||
      (/^>/.test(line) && lines.slice(index).every((rest) => /^(>|\s*$)/.test(rest))),
  )
  return lines
    .slice(0, start === -1 ? undefined : start)
    .join('\n')
    .trim()
}

/** Words of an HTML letter, for a mail without a plain part: tags out, blocks as lines. Never shown as HTML. */
function textOf(html: string): string {
  return html
    .replace(/<(style|script|head)[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<br\s*\/?>|<\/(p|div|tr|li|h[1-6])\s*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
}
