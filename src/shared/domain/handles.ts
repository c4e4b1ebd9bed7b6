import type { Platform } from '../contract/values'

/**
 * Handles as people paste them: with `@`, as profile links, with invisible characters, in another case.
 *
 * What a handle may look like is decided per platform:
 * - TikTok, Instagram: letters, digits, `_` and `.`, at most 30 signs, no blanks. Letters of any script pass, since
 *   tables hold handles that the platforms' present rules would refuse (leading periods, two periods in a row).
 * - YouTube: public tables state the *channel name* where a channel has no handle ("Like Nastya",
 *   "✿ Kids Diana Show"). For such rows the channel name is the handle as given: any script, blanks, up to 100 signs.
 *   A channel id (`UC…`) is taken as handle where there is nothing better, and kept in its exact case.
 *
 * A handle has two forms: as shown, and the key by which two are compared (lower case, no invisible characters).
 */

export type HandleFault =
  | 'missing'
  | 'blank_inside'
  | 'bad_character'
  | 'too_long'
  | 'no_letter'
  | 'other_platform'
  | 'not_a_profile'
  | 'short_link'

export type ReadHandle =
  | { ok: true; handle: string; handleKey: string; platformUserId: string | null }
  | { ok: false; fault: HandleFault }

const LIMIT = { tiktok: 30, instagram: 30, youtube: 100 } as const satisfies Record<Platform, number>

const PLAIN = /^[a-z0-9_.]{1,30}$/
const WORD_HANDLE = /^[\p{L}\p{M}\p{N}_.]+$/u
const ANY_WORD = /[\p{L}\p{N}_]/u
/** Controls, zero-width and direction marks, soft hyphen, byte order mark, tags. Joiners are kept: emoji need them. */
const INVISIBLE =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0001}]/gu
const JOINERS = /\u200C|\u200D|[\uFE00-\uFE0F]/g
const BLANKS = /\s+/gu
const MAYBE_URL = /[/\\]|\b(?:tiktok|instagram|youtube)\.com\b/i
const CHANNEL_ID = /^UC[A-Za-z0-9_-]{22}$/

/**
 * Reads a handle of a known platform out of a cell: a bare handle, with `@`, or a profile link of that platform.
 *
 * @returns the handle as shown, its comparing key and the platform's own id where the text states one; or a fault
 */
export function readHandle(platform: Platform, text: string): ReadHandle {
  if (MAYBE_URL.test(text)) {
    const link = readProfileUrl(text)
    if (link.kind === 'profile') {
      if (link.platform !== platform) return { ok: false, fault: 'other_platform' }
      return { ok: true, handle: link.handle, handleKey: link.handleKey, platformUserId: link.platformUserId }
    }
    if (link.kind === 'other') return { ok: false, fault: link.fault }
  }
  return cleanHandle(platform, text)
}

function cleanHandle(platform: Platform, text: string): ReadHandle {
  if (platform !== 'youtube' && PLAIN.test(text) && ANY_WORD.test(text)) {
    return { ok: true, handle: text, handleKey: text, platformUserId: null }
  }
  let shown = unseen(text)
  shown = (platform === 'youtube' ? shown : shown.normalize('NFKC').replace(JOINERS, '')).normalize('NFC')
  shown = shown.replace(/^[@＠]\s*/, '').trim()
  if (shown.replace(JOINERS, '').trim() === '') return { ok: false, fault: 'missing' }
  if ([...shown].length > LIMIT[platform]) return { ok: false, fault: 'too_long' }
  if (platform === 'youtube') {
    const isId = CHANNEL_ID.test(shown)
    return {
      ok: true,
      handle: shown,
      handleKey: isId ? shown : handleKeyOf(platform, shown),
      platformUserId: isId ? shown : null,
    }
  }
  if (shown.includes(' ')) return { ok: false, fault: 'blank_inside' }
  if (!WORD_HANDLE.test(shown)) return { ok: false, fault: 'bad_character' }
  if (!ANY_WORD.test(shown)) return { ok: false, fault: 'no_letter' }
  return { ok: true, handle: shown, handleKey: handleKeyOf(platform, shown), platformUserId: null }
}

/** Without invisible characters; runs of blanks and line breaks become one blank. */
function unseen(text: string): string {
  return text.replaceAll('\uFEFF', '').replace(BLANKS, ' ').replace(INVISIBLE, '').replace(BLANKS, ' ').trim()
}

/**
 * The key under which two handles are the same. For TikTok and Instagram compatibility forms are folded (full-width
 * letters are the same letter); for YouTube they are not, since channel names use letter-like symbols on purpose and
 * two such channels are two persons.
 */
export function handleKeyOf(platform: Platform, shown: string): string {
  const folded = platform === 'youtube' ? shown.normalize('NFC') : shown.normalize('NFKC')
  return unseen(folded.replace(JOINERS, '')).toLowerCase().normalize('NFC')
}

export type ProfileLink =
  | {
      kind: 'profile'
      platform: Platform
      handle: string
      handleKey: string
      platformUserId: string | null
      url: string
    }
  /** a link, but not to a profile that can be named */
  | { kind: 'other'; platform: Platform | null; fault: 'not_a_profile' | 'short_link' }
  | { kind: 'none' }

const URL_SHAPE =
  /^(?:(?:https?:)?\/\/)?(?:[\w.-]*\.)?(tiktok\.com|instagram\.com|instagr\.am|youtube\.com|youtu\.be)(?::\d+)?(\/[^?#\s]*)?(?:[?#].*)?$/i
const ANY_URL = /^(?:https?:)?\/\/\S+$/i
const INSTAGRAM_PAGES: ReadonlySet<string> = new Set([
  'p',
  'reel',
  'reels',
  'tv',
  'explore',
  'accounts',
  'direct',
  'stories',
  'about',
  'developer',
  'legal',
  's',
  'share',
  'web',
  'ar',
  'hashtag',
])
const YOUTUBE_PAGES: ReadonlySet<string> = new Set([
  'watch',
  'shorts',
  'playlist',
  'results',
  'feed',
  'live',
  'embed',
  'v',
  'post',
  'hashtag',
  'gaming',
  'premium',
  'about',
  'clip',
  'redirect',
])

/**
 * Platform and handle out of a profile link: with or without scheme, `www.` or mobile hosts, query and fragment,
 * trailing slash, percent-encoding; YouTube `/@name`, `/c/name`, `/user/name`, `/name` and `/channel/UC…`; a post of a
 * TikTok profile names its profile too. Short links (`vm.tiktok.com`) and other posts name nobody.
 */
export function readProfileUrl(text: string): ProfileLink {
  const usual = USUAL_LINK.exec(text)
  if (usual) return usualLink(usual[1] ?? null, usual[2] ?? '')
  const trimmed = text
    .replace(INVISIBLE, '')
    .trim()
    .replace(/^[<"']+|[>"']+$/g, '')
  const shape = URL_SHAPE.exec(trimmed)
  if (!shape)
    return ANY_URL.test(trimmed) ? { kind: 'other', platform: null, fault: 'not_a_profile' } : { kind: 'none' }
  const host = (shape[1] ?? '').toLowerCase()
  const parts = (shape[2] ?? '')
    .split('/')
    .filter((part) => part !== '')
    .map(decoded)
  if (host === 'tiktok.com') return tiktokLink(trimmed, parts)
  if (host === 'youtube.com' || host === 'youtu.be') return youtubeLink(host, parts)
  return instagramLink(parts)
}

/** How most tables write it; read without taking the address apart. */
const USUAL_LINK =
  /^https:\/\/www\.(?:tiktok\.com\/@([a-z0-9_.]*[a-z0-9_][a-z0-9_.]*)|instagram\.com\/([a-z0-9_.]*[a-z0-9_][a-z0-9_.]*)\/?)$/

function usualLink(onTiktok: string | null, onInstagram: string): ProfileLink {
  if (onTiktok === null) return instagramLink([onInstagram])
  if (onTiktok.length > LIMIT.tiktok) return { kind: 'other', platform: 'tiktok', fault: 'not_a_profile' }
  const url = `https://www.tiktok.com/@${onTiktok}`
  return { kind: 'profile', platform: 'tiktok', handle: onTiktok, handleKey: onTiktok, platformUserId: null, url }
}

function tiktokLink(url: string, parts: string[]): ProfileLink {
  if (/^(?:https?:)?\/*(?:vm|vt)\.tiktok\.com/i.test(url) || parts[0] === 't') {
    return { kind: 'other', platform: 'tiktok', fault: 'short_link' }
  }
  const first = parts[0] ?? ''
  if (!first.startsWith('@')) return { kind: 'other', platform: 'tiktok', fault: 'not_a_profile' }
  return profile('tiktok', first, (handle) => `https://www.tiktok.com/@${handle}`)
}

function instagramLink(parts: string[]): ProfileLink {
  const first = (parts[0] ?? '').toLowerCase()
  const name = first === '_u' || first === 'stories' ? parts[1] : parts[0]
  if (!name || (first !== 'stories' && INSTAGRAM_PAGES.has(first))) {
    return { kind: 'other', platform: 'instagram', fault: 'not_a_profile' }
  }
  return profile('instagram', name, (handle) => `https://www.instagram.com/${handle}/`)
}

function youtubeLink(host: string, parts: string[]): ProfileLink {
  const first = parts[0] ?? ''
  const page = first.toLowerCase()
  if (host === 'youtu.be' || first === '' || YOUTUBE_PAGES.has(page)) {
    return { kind: 'other', platform: 'youtube', fault: 'not_a_profile' }
  }
  if (page === 'channel' && CHANNEL_ID.test(parts[1] ?? '')) {
    return profile('youtube', parts[1] ?? '', (id) => `https://www.youtube.com/channel/${id}`)
  }
  if (page === 'channel') return { kind: 'other', platform: 'youtube', fault: 'not_a_profile' }
  const prefix = page === 'c' || page === 'user' ? `${page}/` : first.startsWith('@') ? '@' : ''
  const name = page === 'c' || page === 'user' ? (parts[1] ?? '') : first
  return profile('youtube', name, (handle) => `https://www.youtube.com/${prefix}${encodeURIComponent(handle)}`)
}

function profile(platform: Platform, name: string, urlOf: (handle: string) => string): ProfileLink {
  const read = cleanHandle(platform, name)
  if (!read.ok) return { kind: 'other', platform, fault: 'not_a_profile' }
  const { handle, handleKey, platformUserId } = read
  return { kind: 'profile', platform, handle, handleKey, platformUserId, url: urlOf(handle) }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const PLATFORM_WORDS: readonly (readonly [RegExp, Platform])[] = [
  [/tik[\s_-]*tok|douyin|(?:^|[^a-z])tt(?:[^a-z]|$)/i, 'tiktok'],
  [/insta(?:gram)?|(?:^|[^a-z])ig(?:[^a-z]|$)/i, 'instagram'],
  [/you[\s_-]*tube|(?:^|[^a-z])yt(?:[^a-z]|$)/i, 'youtube'],
]

/** The platform that a word, header or file name speaks of; null when none or more than one. */
export function platformNamed(text: string): Platform | null {
  const named = PLATFORM_WORDS.filter(([shape]) => shape.test(text)).map(([, platform]) => platform)
  return named.length === 1 ? (named[0] ?? null) : null
}
