import { isTopLevelDomain } from './topLevelDomains'

/**
 * E-mail addresses in what people write about themselves: plain ones, and those hidden from harvesters as
 * "name (at) domain dot com". Only what the text states is taken: a missing ending is not made up, and a handle, a
 * price or a place ("Editor @ vogue.com", "live at home.co") is no address.
 */

export type FoundEmail = {
  /** in lower case, as it would be written to */
  address: string
  /** `plain`: stands in the text letter for letter; `obfuscated`: was put together from words, signs or styled letters */
  kind: 'plain' | 'obfuscated'
  /** the piece of text it was read from, and where that begins and ends, in UTF-16 units */
  quote: string
  start: number
  end: number
}

/**
 * All e-mail addresses of a text in the order in which they stand, each address once.
 *
 * Takes `a@b.com`, `mailto:`, full-width and styled letters, `(at) [at] {at} <at> |at| *at* -at- _at_`, `[@]`, `arroba`,
 * `&#64;`, `%40`, blanks around the signs, and the like for the dot (`dot`, `punkt`, `punto`, `ponto`, `[.]`, `&#46;`).
 * A bare " at " or " @ " is weak evidence: it needs a mail provider's domain, a word such as "e-mail" before it, or a
 * mailbox such as "hello" that begins the line. Domains must end in a delegated top-level domain.
 *
 * @param text up to some 100,000 signs; the work is linear in its length
 */
export function findEmails(text: string): FoundEmail[] {
  const seen = readSigns(text)
  const found = new Map<string, FoundEmail>()
  let from = 0
  for (const at of atSigns(seen.text)) {
    const local = readLocal(seen.text, at, from)
    const domain = local ? readDomain(seen.text, at.end) : null
    if (!local || !domain || !isAddress(seen.text, local, at, domain)) continue
    const start = seen.origin[local.start] ?? 0
    const end = seen.ends[domain.end - 1] ?? text.length
    const quote = text.slice(start, end)
    const address = `${local.value}@${domain.value}`.toLowerCase()
    from = domain.end
    if (found.has(address)) continue
    found.set(address, { address, kind: quote.toLowerCase() === address ? 'plain' : 'obfuscated', quote, start, end })
  }
  return [...found.values()]
}

type Part = { value: string; start: number; end: number; isPlain: boolean }
/** `strong`: brackets or the sign itself; `joined`: `-at-`; `bare`: a word or sign between blanks. */
type AtSign = { start: number; end: number; strength: 'sign' | 'strong' | 'joined' | 'bare' | 'upper' }

/** Zero-width and direction marks, soft hyphens, variation selectors: seen by nobody. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|[\uFE00-\uFE0F]/

/** The text as it is read: styled and full-width letters as plain ones, marks taken out; with the way back. */
function readSigns(text: string): { text: string; origin: number[]; ends: number[] } {
  let seen = ''
  const origin: number[] = []
  const ends: number[] = []
  let at = 0
  for (const sign of text) {
    const next = at + sign.length
    if (!UNSEEN.test(sign)) {
      const folded = sign < '\u0080' ? sign : foldedSign(sign)
      for (let i = 0; i < folded.length; i++) {
        origin.push(at)
        ends.push(next)
      }
      seen += folded
    }
    at = next
  }
  return { text: seen, origin, ends }
}

/** Folds to ASCII where that is what the sign stands for; ½ or ™ stay as they are. */
function foldedSign(sign: string): string {
  const folded = sign.normalize('NFKC')
  return folded.length === 1 && folded < '\u0080' ? folded : sign
}

const AT_WORD = 'at|arroba|ät|aet|chez|kukac'
const OPEN = '[(\\[{<|*~«"\']'
const CLOSE = '[)\\]}>|*~»"\']'
/** Few, so that a page of blanks costs no more than a page of letters. */
const BLANKS = '[ \\t]{0,3}'
const AT = new RegExp(
  [
    `(?<strong>${BLANKS}${OPEN}${BLANKS}(?:${AT_WORD}|@)${BLANKS}${CLOSE}${BLANKS}|${BLANKS}(?:&#0*64;|&#x0*40;|&commat;|%40)${BLANKS}|(?<=[\\p{L}\\d])${OPEN}a${CLOSE}(?=[\\p{L}\\d]))`,
    `(?<joined>[-_/](?:at|arroba)[-_/])`,
    `(?<bare>[ \\t]{1,3}(?:at|arroba|@)[ \\t]{1,3}|[ \\t]{1,3}@(?=[\\p{L}\\d]))`,
    `(?<sign>@[ \\t]?)`,
    `(?<upper>(?<=[a-z0-9])AT(?=[a-z0-9]))`,
  ].join('|'),
  'giu',
)

function* atSigns(text: string): Generator<AtSign> {
  for (const match of text.matchAll(AT)) {
    const { strong, joined, bare, upper } = match.groups ?? {}
    // The pattern ignores case for the words; joined capitals only count as capitals.
    if (upper !== undefined && upper !== 'AT') continue
    const strength = strong ? 'strong' : joined ? 'joined' : bare ? 'bare' : upper ? 'upper' : 'sign'
    yield { start: match.index, end: match.index + match[0].length, strength }
  }
}

const LOCAL_SIGN = /[\p{Script=Latin}\p{M}\d._%+'-]/u
const DOT_WORD = 'dot|punkt|punto|ponto|point'
/** A dot before the @ may be hidden too; only in brackets or between blanks, so that it is seen to be one. */
const DOT_BEFORE = new RegExp(
  `(?:${BLANKS}${OPEN}${BLANKS}(?:${DOT_WORD}|\\.)${BLANKS}${CLOSE}${BLANKS}|[ \\t]{1,3}dot[ \\t]{1,3})$`,
  'iu',
)
const LONGEST_LOCAL = 64

function readLocal(text: string, at: AtSign, from: number): Part | null {
  const pieces: string[] = []
  let end = at.start
  let start = at.start
  for (;;) {
    while (start > from && at.start - start < LONGEST_LOCAL && LOCAL_SIGN.test(text[start - 1] ?? '')) start -= 1
    pieces.unshift(text.slice(start, end))
    const hidden = DOT_BEFORE.exec(text.slice(Math.max(from, start - 16), start))
    const before = hidden ? start - hidden[0].length : 0
    if (!hidden || pieces.length > 3 || !LOCAL_SIGN.test(text[before - 1] ?? '')) break
    end = before
    start = before
  }
  const isPlain = pieces.length === 1
  const joined = pieces.join('.')
  // What an ellipsis or a bullet left in front is not part of the mailbox.
  const value = joined.replace(/^.*\.\./u, '').replace(/^[.'%+-]+/u, '')
  if (value === '' || value.endsWith('.') || !/[\p{L}\d]/u.test(value) || value.length > LONGEST_LOCAL) return null
  const valueStart = isPlain ? start + joined.length - value.length : start
  if (/[@\p{L}\d]/u.test(text[valueStart - 1] ?? '') && !isOtherScript(text[valueStart - 1] ?? '')) return null
  return { value, start: valueStart, end: at.start, isPlain }
}

/** Scripts written without blanks run on into an address: 联系hello@ana.com. */
function isOtherScript(sign: string): boolean {
  return /[\p{L}]/u.test(sign) && !/\p{Script=Latin}/u.test(sign)
}

const LABEL = /[\p{Script=Latin}\d](?:[\p{Script=Latin}\p{M}\d-]{0,61}[\p{Script=Latin}\p{M}\d])?/uy
const DOT_SIGNS = [
  /\./y,
  new RegExp(`${BLANKS}${OPEN}${BLANKS}(?:${DOT_WORD}|\\.|d)${BLANKS}${CLOSE}${BLANKS}`, 'iuy'),
  new RegExp(`[ \\t]{1,3}(?:${DOT_WORD})[ \\t]{1,3}`, 'iuy'),
  /[ \t]{0,3}(?:&#0*46;|&#x0*2e;|&period;|%2e)[ \t]{0,3}/iy,
  /[-_/]dot[-_/]/iy,
  /[ \t]{1,3}\.[ \t]{1,3}/y,
  /[ \t]{1,3}\.(?=\p{L})/uy,
]

function readDomain(text: string, start: number): Part | null {
  const labels: { value: string; end: number; isPlain: boolean }[] = []
  let at = start
  let isPlain = true
  while (labels.length < 6) {
    const label = labelAt(text, at)
    if (!label) break
    labels.push({ value: label, end: at + label.length, isPlain })
    const dot = dotAt(text, at + label.length)
    if (!dot) break
    isPlain &&= dot.isPlain
    at = dot.end
  }
  // The longest beginning that ends as domains do: what follows is the next sentence.
  for (let count = labels.length; count >= 2; count--) {
    const kept = labels.slice(0, count)
    const last = kept.at(-1)
    const previous = kept.at(-2)
    if (!last || !previous || !isTopLevelDomain(last.value.toLowerCase())) continue
    const startsSentence = /^\p{Lu}\p{Ll}/u.test(last.value) && !/\p{Lu}/u.test(previous.value) && last.isPlain
    if (startsSentence && count > 2) continue
    return { value: kept.map(({ value }) => value).join('.'), start, end: last.end, isPlain: last.isPlain }
  }
  return null
}

function labelAt(text: string, at: number): string | null {
  LABEL.lastIndex = at
  const found = LABEL.exec(text)?.[0] ?? null
  if (!found) return null
  // "gmail-dot-com": the hyphens belong to the dot.
  const hidden = /[-_/]dot[-_/]/i.exec(found)
  if (hidden) return found.slice(0, hidden.index)
  // "anabakesDOTcom"
  const upper = /(?<=[a-z0-9])DOT(?=[a-z])/.exec(found)
  return upper ? found.slice(0, upper.index) : found
}

function dotAt(text: string, at: number): { end: number; isPlain: boolean } | null {
  for (const [index, shape] of DOT_SIGNS.entries()) {
    shape.lastIndex = at
    const found = shape.exec(text)
    if (found) return { end: at + found[0].length, isPlain: index === 0 }
  }
  return text.startsWith('DOT', at) && /[a-z0-9]/.test(text[at - 1] ?? '') ? { end: at + 3, isPlain: false } : null
}

const PROVIDERS =
  /^(?:(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|icloud|proton|protonmail|gmx|yandex|rocketmail|aol|tutanota|fastmail|zoho|naver|rediffmail|libero|laposte)(?:\.[a-z]{2,4}){1,2}|(?:live|msn|me|mac|pm|mail|web|qq|163|126|free|orange|wanadoo|t-online|btinternet|comcast)\.(?:com|co\.uk|me|de|fr|it|nl|net|ru))$/
/** Providers whose address is an ordinary word too: "find me at live.com". */
const WORDLIKE_PROVIDER = /^(?:live|me|mail|web|free|orange)\./
/** Never a mailbox before a bare "at": what stands there is a sentence. */
const SENTENCE_WORDS: ReadonlySet<string> = new Set(
  `a about account accounts all alumni am an and anything are artist available based be been blog book booked books buy by
  channel check content creator day director editor event everything find found founder free from give go got guest happy here home
  i in intern is it job join just links list listen live lives living located look love made manager me meet merch model more music my
  new now of on open or order our out over page performing play playing read recipes resident see sell shop show sign signed site
  song songs start starting store stream student study studying subscribe teach teacher that the them these they things this tickets
  today too tomorrow up us video videos visit was watch we website week work worked working works yesterday you your`.split(
    /\s+/,
  ),
)
/** Mailboxes that businesses have. */
const MAILBOXES =
  /^(?:hello|hi|hey|hola|bonjour|ciao|hallo|info|contact|contacto|kontakt|collabs?|collaborations?|business|biz|bookings?|press|pr|team|mgmt|management|inquiries|enquiries|inquiry|enquiry|office|mail|email|partnerships?|partners?|brands?|ads|advertising|sponsors?|sponsorships?|talent|media|sales|support|admin|studio|creators?|social|marketing)$/i
const CUE =
  /(?:e-?mails?|mails?|contact(?:o|s)?|contacts? me|business|biz|collab(?:s|oration|orations)?|in?quir(?:y|ies)|enquir(?:y|ies)|bookings?|pr|press|mgmt|management|partnerships?|sponsorships?|reach (?:me|us)|write (?:to )?(?:me|us)|correo|contato|kontakt|📧|✉|📩|📨|💌)(?: (?:only|me|us|here|at|via|to|requests?|address|is))*\s*(?:[:;|>=→➡👉⬇~–—-])*\s*$/iu
const LINE_START = /(?:^|[\n\r|•·;:,/–—→*]|\p{Extended_Pictographic}|[-=]>)\s*$/u

const NETWORKS = /^(?:ig|insta|instagram|tt|tiktok|yt|youtube|sc|snap|snapchat|twitter)$/i
const BUSINESS_ENDING = /\.(?:com|net|org|agency|media|co\.[a-z]{2}|io|group|management)$/i

function isAddress(text: string, local: Part, at: AtSign, domain: Part): boolean {
  if (isInsideLink(text, local.start)) return false
  const before = text.slice(Math.max(0, local.start - 48), local.start)
  if (at.strength === 'sign' && text[at.end - 1] === '@') {
    // "IG@ana.me" names a network, not a mailbox; an agency may well have tiktok@agency.com.
    return !NETWORKS.test(local.value) || BUSINESS_ENDING.test(domain.value)
  }
  if (at.strength === 'strong') return true
  if (at.strength === 'upper') return !domain.isPlain || PROVIDERS.test(domain.value.toLowerCase())
  const mailbox = local.value.toLowerCase()
  const host = domain.value.toLowerCase()
  if (SENTENCE_WORDS.has(mailbox)) return false
  const isProvider = PROVIDERS.test(host)
  if (at.strength === 'joined') return isProvider || !domain.isPlain
  if (isProvider && !WORDLIKE_PROVIDER.test(host)) return true
  if (CUE.test(before)) return true
  if (at.strength === 'sign') return isProvider || LINE_START.test(before)
  const name = host.split('.')[0] ?? ''
  const stands = LINE_START.test(before)
  const isOwn = mailbox.length >= 3 && (name.includes(mailbox) || mailbox.includes(name))
  return (stands && (MAILBOXES.test(mailbox) || isOwn)) || (isOwn && !domain.isPlain)
}

/** https://user@host or https://medium.com/@ana.me/…: signs of an address on the web, not of mail. */
function isInsideLink(text: string, start: number): boolean {
  const word = /\S*$/.exec(text.slice(Math.max(0, start - 300), start))?.[0] ?? ''
  return /(?:^|[^a-z])(?:https?|ftp):\/\/\S*$/i.test(word) && !/mailto:/i.test(word)
}
