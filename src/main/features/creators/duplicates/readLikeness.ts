import type { Platform } from '../../../../shared/contract/values'
import type { Likeness } from '../../../../shared/domain/duplicateScore'
import { handleKeyOf, platformNamed, readProfileUrl } from '../../../../shared/domain/handles'
import { handleCore, nameWords } from '../../../../shared/domain/nameLikeness'
import { type Db, statement } from '../../../db/open'
import type { Blocks } from './blocks'

type Contact = Likeness['contacts'][number]
type Loaded = Likeness & { id: string }

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi
const LINK = /(?:[\w-]+\.)?(?:tiktok\.com|instagram\.com|youtube\.com)\/[^\s,;)|]+/gi
/** "IG: @ana", "YouTube – anamakes": a name beside the word for a platform. */
const MENTION =
  /(?<![\p{L}\p{N}])(ig|insta|instagram|tt|tik ?tok|yt|youtube)\s*(?:[:|@–-]\s*)+([\p{L}\p{N}_.]{3,30})/giu
const MAYBE_MENTION = /ig|insta|tt|tik|yt|you|@/i

/** The platforms and handle keys that a bio leads to, as `platform:handle key`. */
export function bioLinks(bio: string): string[] {
  const found = new Set<string>()
  if (!MAYBE_MENTION.test(bio)) return []
  for (const [link] of bio.matchAll(LINK)) {
    const read = readProfileUrl(`https://${link.replace(/[.!?]+$/, '')}`)
    if (read.kind === 'profile') found.add(`${read.platform}:${read.handleKey}`)
  }
  for (const [, word = '', handle = ''] of bio.replace(LINK, ' ').matchAll(MENTION)) {
    const platform = platformNamed(word)
    if (platform) found.add(`${platform}:${handleKeyOf(platform, handle.replace(/\.+$/, ''))}`)
  }
  return [...found]
}

/** E-mail addresses in a bio, as `contactKey` gives them. */
export function bioEmails(bio: string): string[] {
  return bio.includes('@') ? [...bio.matchAll(EMAIL)].map(([address]) => emailKey(address)) : []
}

/** Gmail takes `a.na+tiktok@` for `ana@`. */
function emailKey(text: string): string {
  const address = text.trim().toLowerCase()
  const [box = '', domain = ''] = address.split('@')
  return domain === 'gmail.com' || domain === 'googlemail.com'
    ? `${box.replace(/\+.*$/, '').replaceAll('.', '')}@gmail.com`
    : address
}

/** A contact point in the form in which two are the same; null where it says nothing. */
export function contactKey(kind: string, value: string): Pick<Contact, 'kind' | 'value'> | null {
  if (value.includes('@') && EMAIL_ONLY.test(value.trim())) return { kind: 'email', value: emailKey(value) }
  if (kind === 'phone') {
    const digits = value.replace(/\D/g, '')
    // With and without the country's code: the last nine are the number within it.
    return digits.length < 7 ? null : { kind: 'phone', value: digits.slice(-9) }
  }
  if (kind === 'agent' || kind === 'email') return null
  const bare = value
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?@?/, '')
    .replace(/\/+$/, '')
  return bare.length < 5 ? null : { kind: 'contact', value: bare }
}
const EMAIL_ONLY = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Rows between two looks at whether the search was given up. */
const rowsPerLook = 8192

/**
 * Fills the blocks from the workspace, row by row.
 *
 * @param checkpoint called with the rows read so far; throws to give the search up
 */
export function fillBlocks(db: Db, blocks: Blocks, checkpoint: (rowsDone: number) => void): void {
  let rows = 0
  const tick = () => {
    rows += 1
    if (rows % rowsPerLook === 0) checkpoint(rows)
  }
  const names = statement<[number, string | null]>(db, 'SELECT n, display_name FROM creator').raw()
  for (const [n, name] of names.iterate() as IterableIterator<[number, string | null]>) {
    tick()
    if (name !== null) blocks.addName(n, nameWords(name))
  }
  const owner = statement<number>(
    db,
    'SELECT c.n FROM account a JOIN creator c ON c.id = a.creator_id WHERE a.platform = ? AND a.handle_key = ?',
  ).pluck()
  const lead = (n: number, target: string) => {
    const at = target.indexOf(':')
    const other = owner.get(target.slice(0, at), target.slice(at + 1))
    if (other !== undefined) blocks.addPair(n, other)
  }
  type AccountLine = [number, Platform, string, string, string | null, string | null, string | null]
  const accounts = statement<AccountLine>(
    db,
    `SELECT c.n, a.platform, a.handle, a.handle_key, a.platform_user_id, a.profile_url, a.bio
     FROM account a JOIN creator c ON c.id = a.creator_id`,
  ).raw()
  for (const line of accounts.iterate() as IterableIterator<AccountLine>) {
    const [n, platform, handle, handleKey, userId, profileUrl, bio] = line
    tick()
    blocks.addHandle(n, handleCore(handle))
    if (userId !== null) blocks.addKey('userId', n, `${platform}:${userId}`)
    const link = otherProfile(platform, handleKey, profileUrl)
    if (link !== null) lead(n, link)
    if (bio === null) continue
    for (const target of bioLinks(bio)) lead(n, target)
    for (const address of bioEmails(bio)) blocks.addKey('email', n, address)
  }
  const contacts = statement<[number, string, string]>(
    db,
    'SELECT c.n, p.kind, p.value FROM contact_point p JOIN creator c ON c.id = p.creator_id',
  ).raw()
  for (const [n, kind, value] of contacts.iterate() as IterableIterator<[number, string, string]>) {
    tick()
    const key = contactKey(kind, value)
    if (key) blocks.addKey(key.kind, n, key.value)
  }
  const renamed = statement<{ a: number; b: number }>(
    db,
    `SELECT ca.n AS a, cb.n AS b FROM former_handle f
     JOIN account b ON b.platform = f.platform AND b.handle_key = f.handle_key JOIN creator cb ON cb.id = b.creator_id
     JOIN account a ON a.id = f.account_id JOIN creator ca ON ca.id = a.creator_id WHERE ca.n <> cb.n`,
  )
  for (const { a, b } of renamed.iterate()) blocks.addPair(a, b)
}

/** A profile link that leads to another handle than the account's own. */
function otherProfile(platform: Platform, handleKey: string, profileUrl: string | null): string | null {
  if (profileUrl === null) return null
  const link = readProfileUrl(profileUrl)
  // A channel's number is no second handle.
  if (link.kind !== 'profile' || link.platformUserId !== null) return null
  return link.platform === platform && link.handleKey === handleKey ? null : `${link.platform}:${link.handleKey}`
}

/** What is compared of the creators of these row numbers. */
export function readLikeness(db: Db, numbers: Iterable<number>): Map<number, Loaded> {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS compared (n INTEGER PRIMARY KEY); DELETE FROM temp.compared')
  const add = statement(db, 'INSERT OR IGNORE INTO temp.compared VALUES (?)')
  for (const n of numbers) add.run(n)
  type Draft = Omit<Loaded, 'accounts' | 'contacts' | 'formerHandles' | 'links'> & {
    accounts: Likeness['accounts'][number][]
    contacts: Contact[]
    formerHandles: string[]
    links: string[]
  }
  const found = new Map<number, Draft>()
  const creators = statement<{
    n: number
    id: string
    display_name: string | null
    country: string | null
    niches: string
  }>(db, 'SELECT c.n, c.id, c.display_name, c.country, c.niches FROM temp.compared t JOIN creator c ON c.n = t.n')
  for (const row of creators.all()) {
    found.set(row.n, {
      id: row.id,
      name: row.display_name,
      nameWords: row.display_name === null ? [] : nameWords(row.display_name),
      country: row.country,
      niches: JSON.parse(row.niches),
      accounts: [],
      contacts: [],
      formerHandles: [],
      links: [],
    })
  }
  const accounts = statement<{
    n: number
    platform: Platform
    handle: string
    handle_key: string
    platform_user_id: string | null
    profile_url: string | null
    bio: string | null
    is_verified: number | null
  }>(
    db,
    `SELECT t.n, a.platform, a.handle, a.handle_key, a.platform_user_id, a.profile_url, a.bio, a.is_verified
     FROM temp.compared t JOIN creator c ON c.n = t.n JOIN account a ON a.creator_id = c.id ORDER BY a.n`,
  )
  const addContact = (draft: Draft, contact: Contact) => {
    const known = draft.contacts.find(({ kind, value }) => kind === contact.kind && value === contact.value)
    if (!known) draft.contacts.push(contact)
  }
  for (const row of accounts.all()) {
    const draft = found.get(row.n)
    if (!draft) continue
    draft.accounts.push({
      platform: row.platform,
      handle: row.handle,
      handleKey: row.handle_key,
      core: handleCore(row.handle),
      userId: row.platform_user_id,
      isVerified: row.is_verified === null ? null : row.is_verified === 1,
    })
    const link = otherProfile(row.platform, row.handle_key, row.profile_url)
    if (link !== null) draft.links.push(link)
    if (row.bio !== null) draft.links.push(...bioLinks(row.bio))
  }
  const agentKeys = new Set(
    statement<string>(db, 'SELECT email FROM agent WHERE email IS NOT NULL').pluck().all().map(emailKey),
  )
  const contacts = statement<{ n: number; kind: string; value: string; is_own: number }>(
    db,
    `SELECT t.n, p.kind, p.value, p.holder = 'creator' AND p.agent_id IS NULL AND p.kind <> 'agent' AS is_own
     FROM temp.compared t JOIN creator c ON c.n = t.n JOIN contact_point p ON p.creator_id = c.id ORDER BY p.id`,
  )
  for (const row of contacts.all()) {
    const draft = found.get(row.n)
    const key = contactKey(row.kind, row.value)
    if (draft && key) addContact(draft, { ...key, isAgents: row.is_own !== 1 || agentKeys.has(key.value) })
  }
  // After the contact points, which know whose the address is.
  for (const row of accounts.all()) {
    const draft = found.get(row.n)
    if (!draft || row.bio === null) continue
    for (const value of bioEmails(row.bio)) addContact(draft, { kind: 'email', value, isAgents: agentKeys.has(value) })
  }
  const former = statement<{ n: number; platform: Platform; handle_key: string }>(
    db,
    `SELECT t.n, f.platform, f.handle_key FROM temp.compared t JOIN creator c ON c.n = t.n
     JOIN account a ON a.creator_id = c.id JOIN former_handle f ON f.account_id = a.id`,
  )
  for (const row of former.all()) found.get(row.n)?.formerHandles.push(`${row.platform}:${row.handle_key}`)
  return found
}
