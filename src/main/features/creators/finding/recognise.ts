import type { Candidate, FoundAccount } from '../../../../shared/contract/creatorFinding'
import { findEmails } from '../../../../shared/domain/contactText'
import { readHandle, readProfileUrl } from '../../../../shared/domain/handles'
import { findLinks } from '../../../../shared/domain/textLinks'
import { type Anchor, findAnchors, type Line } from './anchors'
import { followerCounts, looksOfPage } from './followers'

/** More creators than this are a table, which the import takes. */
const MOST_CANDIDATES = 200

type RecognisedAccount = Omit<FoundAccount, 'known'> & { handleKey: string; line: number }
export type Recognised = Omit<Candidate, 'accounts'> & { accounts: RecognisedAccount[] }

/**
 * Creators that a pasted text speaks of. What is not in the text is not in the answer: each fact carries the piece it
 * was read from. A text that names no account but states something (a bio) is one creator without accounts.
 */
export function recogniseCreators(pasted: string): Recognised[] {
  const text = pasted.replace(/\r\n?/g, '\n')
  const lines = linesOf(text)
  const anchors = findAnchors(text, lines)
  const units = anchors.length === 0 ? [lines] : unitsOf(lines, anchors)
  const candidates: Recognised[] = []
  for (const unit of units.slice(0, MOST_CANDIDATES)) {
    const candidate = readUnit(
      unit,
      anchors.filter(({ line }) => unit.some(({ index }) => index === line)),
    )
    const isEmpty =
      candidate.accounts.length + candidate.emails.length + candidate.hashtags.length + candidate.links.length === 0
    if (!isEmpty || candidate.followers) candidates.push(candidate)
  }
  return candidates
}

function linesOf(text: string): Line[] {
  let start = 0
  return text.split('\n').map((line, index) => {
    const here = { index, start, text: line }
    start += line.length + 1
    return here
  })
}

/**
 * Lines that belong to one creator. Blank lines part creators where each part names an account; within a part two
 * accounts of one platform are two creators, each with the lines below it.
 */
function unitsOf(lines: readonly Line[], anchors: readonly Anchor[]): Line[][] {
  const units: Line[][] = []
  let waiting: Line[] = []
  for (const part of partsOf(lines)) {
    const inside = anchors.filter(({ line }) => part.some(({ index }) => index === line))
    if (inside.length === 0) {
      const last = units.at(-1)
      if (last) last.push(...part)
      else waiting.push(...part)
      continue
    }
    const groups = isOneCreator(inside) ? [part] : byLine(part, inside)
    for (const group of groups) {
      units.push([...waiting, ...group])
      waiting = []
    }
  }
  return joined(units, anchors)
}

function partsOf(lines: readonly Line[]): Line[][] {
  const parts: Line[][] = [[]]
  for (const line of lines) {
    if (line.text.trim() === '') parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts.filter((part) => part.length > 0)
}

function isOneCreator(anchors: readonly Anchor[]): boolean {
  const handles = new Map<string, Set<string>>()
  for (const { platform, handleKey } of anchors) {
    const of = handles.get(platform ?? '') ?? new Set()
    handles.set(platform ?? '', of.add(handleKey))
  }
  return [...handles.values()].every((keys) => keys.size === 1)
}

/** Each line with an account begins a creator; but a line that only adds accounts on other platforms belongs to the one above. */
function byLine(part: readonly Line[], anchors: readonly Anchor[]): Line[][] {
  const groups: { lines: Line[]; anchors: Anchor[] }[] = []
  let waiting: Line[] = []
  for (const line of part) {
    const here = anchors.filter((anchor) => anchor.line === line.index)
    const current = groups.at(-1)
    if (here.length === 0 && !current) waiting.push(line)
    else if (current && (here.length === 0 || addsOnly(current.anchors, here))) {
      current.lines.push(line)
      current.anchors.push(...here)
    } else {
      groups.push({ lines: [...waiting, line], anchors: here })
      waiting = []
    }
  }
  return groups.map(({ lines }) => lines)
}

/** Known platforms, none of which the creator has yet, or the same accounts again. */
function addsOnly(have: readonly Anchor[], more: readonly Anchor[]): boolean {
  return more.every(({ platform, handleKey }) => {
    const same = have.filter((anchor) => anchor.platform === platform)
    if (same.length === 0) return platform !== null && have.every((anchor) => anchor.platform !== null)
    return same.every((anchor) => anchor.handleKey === handleKey)
  })
}

/** Parts that name one account twice speak of one creator. */
function joined(units: readonly Line[][], anchors: readonly Anchor[]): Line[][] {
  const byAccount = new Map<string, Line[]>()
  const kept: Line[][] = []
  for (const unit of units) {
    const keys = anchors
      .filter(({ line, platform }) => platform !== null && unit.some(({ index }) => index === line))
      .map(({ platform, handleKey }) => `${platform} ${handleKey}`)
    const earlier = keys.map((key) => byAccount.get(key)).find((found) => found !== undefined)
    if (earlier) earlier.push(...unit)
    else kept.push(unit)
    for (const key of keys) byAccount.set(key, earlier ?? unit)
  }
  return kept
}

function readUnit(unit: readonly Line[], anchors: readonly Anchor[]): Recognised {
  const text = unit.map((line) => line.text).join('\n')
  const emails = findEmails(text)
  const accounts = accountsOf(text, anchors)
  const unassigned = assignFollowers(unit, accounts)
  const links = findLinks(text).filter(
    ({ quote, start, end }) =>
      readProfileUrl(quote).kind !== 'profile' && !emails.some((email) => start < email.end && email.start < end),
  )
  const own = new Set(accounts.map(({ handleKey }) => handleKey))
  return {
    accounts,
    followers: unassigned,
    displayName: displayNameOf(unit, anchors),
    emails: emails.map(({ address, quote, kind }) => ({ value: address, quote, kind })),
    hashtags: hashtagsOf(text),
    links: links.map(({ url, quote, isLinkPage }) => ({ value: url, quote, isLinkPage })),
    mentions: mentionsOf(text).filter((handle) => !own.has(handle.toLowerCase())),
    text: text.trim(),
  }
}

function accountsOf(text: string, anchors: readonly Anchor[]): RecognisedAccount[] {
  const accounts: RecognisedAccount[] = []
  const looks = looksOfPage(text)
  for (const anchor of anchors) {
    const platform = anchor.platform ?? (anchors.length === 1 ? looks : null)
    const platformBasis = anchor.platform ? anchor.platformBasis : platform ? 'pageLooks' : null
    // Read again where the platform came later: what a handle may be is each platform's own rule.
    const read = platform && !anchor.profileUrl ? readHandle(platform, anchor.handle) : null
    if (read && !read.ok) continue
    const handle = read?.handle ?? anchor.handle
    const handleKey = read?.handleKey ?? anchor.handleKey
    const twin = accounts.find(
      (other) => other.handleKey === handleKey && (other.platform === platform || !other.platform || !platform),
    )
    if (twin) {
      twin.profileUrl ??= anchor.profileUrl
      twin.platformUserId ??= anchor.platformUserId
      if (!twin.platform && platform) Object.assign(twin, { platform, platformBasis })
      continue
    }
    const { profileUrl, platformUserId, quote, line } = anchor
    accounts.push({
      ...{ platform, platformBasis, handle, handleKey, quote, line },
      ...{ profileUrl, platformUserId, followers: null },
    })
  }
  return accounts
}

/** Each count to the account on its line or above it; the one that is of no account is given back. */
function assignFollowers(unit: readonly Line[], accounts: RecognisedAccount[]): Recognised['followers'] {
  const starts: number[] = []
  let text = ''
  for (const line of unit) {
    starts.push(text.length)
    text += `${line.text}\n`
  }
  let unassigned: Recognised['followers'] = null
  for (const { value, quote, start, isOfYoutube } of followerCounts(text)) {
    const line = unit[starts.findLastIndex((at) => at <= start)]?.index ?? 0
    const fitting = isOfYoutube ? accounts.filter(({ platform }) => platform === 'youtube' || !platform) : accounts
    const onLine = fitting.filter((account) => account.line === line)
    const account =
      onLine.findLast((one) => text.indexOf(one.quote) < start && !one.followers) ??
      onLine.find((one) => !one.followers) ??
      fitting.findLast((one) => one.line < line && !one.followers) ??
      (accounts.length === 1 ? fitting.find((one) => !one.followers) : undefined)
    if (account) account.followers = { value, quote }
    else unassigned ??= { value, quote }
  }
  return accounts.length === 0 ? unassigned : null
}

const NAME_LABEL = /^\s*(?:full |display |real )?name\s*[:：=]\s*(.{1,100}?)\s*$/i
const FIXED_WORDS =
  /^(?:follow(?:ing|ers?)?|message|likes?|posts?|videos?|reels|tagged|edit profile|share profile|subscribe|more about this channel|home|shorts|playlists|community|verified|contact|e-?mail)$/i

/** Only a name that the text presents as one: behind "Name:", before "(@handle)", or where a profile page has it. */
function displayNameOf(unit: readonly Line[], anchors: readonly Anchor[]): Recognised['displayName'] {
  for (const { text } of unit) {
    const labelled = NAME_LABEL.exec(text)
    if (labelled?.[1]) return { value: labelled[1], quote: text.trim() }
  }
  const named = anchors.find(({ displayName }) => displayName)
  if (named?.displayName) return { value: named.displayName, quote: named.quote.trim() }
  const looks = looksOfPage(unit.map(({ text }) => text).join('\n'))
  const anchor = anchors[0]
  if (!looks || !anchor || anchors.length > 1) return null
  const shown = unit.filter(({ text }) => text.trim() !== '')
  const at = shown.findIndex(({ index }) => index === anchor.line)
  const following = shown.findIndex(({ text }) => /^\s*(?:[\d.,]+[KMB]?\s+)?following\s*$/i.test(text))
  const place = looks === 'tiktok' ? at + 1 : looks === 'youtube' ? at - 1 : following + 1
  const line = place > 0 || looks === 'youtube' ? shown[place]?.text.trim() : undefined
  if (!line || line.length > 60 || FIXED_WORDS.test(line) || /[@#]|https?:|^[\d.,KMB\s•]+$/.test(line)) return null
  return { value: line, quote: line }
}

const HASHTAG = /(?<![\p{L}\p{N}_&/#@])[#＃]([\p{L}\p{N}\p{M}_]{1,80})/gu
const MENTION = /(?<![\p{L}\p{N}_./@])@([\p{L}\p{N}_.]{2,30})/gu

function hashtagsOf(text: string): Recognised['hashtags'] {
  const found = new Map<string, { value: string; quote: string }>()
  for (const match of text.matchAll(HASHTAG)) {
    const value = match[1] ?? ''
    const key = value.toLowerCase()
    // "#1" counts, it does not tag.
    if (/\p{L}/u.test(value) && !found.has(key)) found.set(key, { value, quote: match[0] })
  }
  return [...found.values()]
}

function mentionsOf(text: string): string[] {
  const handles = [...text.matchAll(MENTION)].map((match) => (match[1] ?? '').replace(/\.+$/, ''))
  return [...new Set(handles)].filter((handle) => handle.length > 1)
}
