import MailComposer from 'nodemailer/lib/mail-composer'
import { safeFileName } from '../../../../shared/domain/fileName'

export type Mail = {
  from: { name: string; address: string } | null
  to: string
  subject: string
  body: string
  /** Message-ID without the angle brackets */
  messageKey: string
  at: Date
}

/**
 * One message as RFC 5322 text that mail programs open as a draft (`X-Unsent: 1`; Apple Mail shows it as received, so
 * "Copy" and "Open in mail" stand beside it). The composer folds, encodes and quotes; what goes in is plain data.
 */
export async function writeMail(mail: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    ...(mail.from?.address ? { from: { name: mail.from.name, address: mail.from.address } } : {}),
    to: [{ name: '', address: mail.to }],
    subject: mail.subject.includes('=?') ? encodedWords(mail.subject) : mail.subject,
    text: mail.body,
    messageId: `<${mail.messageKey}>`,
    date: mail.at,
    headers: { 'X-Unsent': '1' },
    // A message never reads a file or an address of its own accord.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/**
 * A subject as encoded words (RFC 2047). The composer leaves plain ASCII as it is, so that a name such as
 * `=?utf-8?B?SGk=?=` would be decoded by whoever reads it.
 */
function encodedWords(subject: string): string {
  const words: string[] = []
  let part = ''
  const close = () => words.push(`=?UTF-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`)
  for (const letter of subject) {
    // 45 bytes become 60 letters: a word with its frame stays under the 75 that are allowed.
    if (Buffer.byteLength(part + letter) > 45) {
      close()
      part = ''
    }
    part += letter
  }
  close()
  return words.join(' ')
}

/** A name that a person finds again: handle and subject, made safe. */
export const mailFileName = (handle: string, subject: string): string =>
  safeFileName(`@${handle} ${subject.slice(0, 100)}.eml`)
