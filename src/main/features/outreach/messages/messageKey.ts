import { domainKey } from '../../../../shared/domain/contactKeys'

/** Message-ID of a message of ours, without the angle brackets: its id at the sender's domain (RFC 5322 § 3.6.4). */
export function messageKeyOf(id: string, senderEmail: string): string {
  const domain = domainKey(senderEmail)
  return `${id}@${domain && /^[a-z0-9.-]+$/.test(domain) ? domain : 'callboard.invalid'}`
}
