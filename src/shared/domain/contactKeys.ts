/**
 * Addresses in the one form in which two of them can be compared. Not for sending: a local part may legally differ by
 * case, though no provider that anybody uses lets it.
 */

/** `Ana@Example.COM ` → `ana@example.com`; text that is no address comes back trimmed and in lower case. */
export function addressKey(address: string): string {
  return address
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/\.$/, '')
}

/** The domain of an address, or of text that is one: `https://www.Example.com/x` → `example.com`; null where there is none. */
export function domainKey(text: string): string | null {
  const key = addressKey(text)
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
  const domain = (key.includes('@') ? key.slice(key.lastIndexOf('@') + 1) : key).split(/[/?#:]/)[0] ?? ''
  return /^[^\s@.]+(\.[^\s@.]+)+$/.test(domain) ? domain : null
}

/** The domain and those above it, the widest last: `mail.agency.co.uk` → itself, `agency.co.uk`, `co.uk`. */
export function domainsAbove(domain: string): string[] {
  const parts = domain.split('.')
  return parts.slice(0, -1).map((_, index) => parts.slice(index).join('.'))
}

/** Digits of a telephone number with its leading plus: `+44 (0)7700 900-123` → `+447700900123`. */
export function phoneKey(phone: string): string {
  const plain = phone.normalize('NFKC').replace(/\(0\)/g, '')
  return (plain.trim().startsWith('+') ? '+' : '') + plain.replace(/\D/g, '')
}

/** What a contact point of a kind is compared by. */
export function contactKey(kind: string, value: string): string {
  if (kind === 'phone') return phoneKey(value)
  return addressKey(value)
}
