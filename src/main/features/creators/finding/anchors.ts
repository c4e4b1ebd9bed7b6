import type { Platform } from '../../../../shared/contract/values'
import { platformNamed, readHandle, readProfileUrl } from '../../../../shared/domain/handles'
import { findLinks } from '../../../../shared/domain/textLinks'
import { followerCounts, looksOfPage } from './followers'

/** A place in the text that names an account of the creator it speaks of. */
export type Anchor = {
  line: number
  start: number
  end: number
  platform: Platform | null
  platformBasis: 'stated' | 'pageLooks' | null
  handle: string
  handleKey: string
  profileUrl: string | null
  platformUserId: string | null
  quote: string
  /** "Ana Bakes (@ana.bakes)" */
  displayName: string | null
}

/** `start` counts in the whole text. */
export type Line = { index: number; start: number; text: string }

/**
 * Accounts that a text names as the creator's own, in their order: profile links; handles behind the name of a
 * platform ("IG: @ana"); handles that begin a line or stand alone where a profile page or a list has them. A handle in
 * the middle of a sentence is a mention of somebody and not taken.
 */
export function findAnchors(text: string, lines: readonly Line[]): Anchor[] {
  const found = [...linkAnchors(text), ...labelAnchors(text)]
  const isTaken = (start: number, end: number) => found.some((a) => start < a.end && a.start < end)
  for (const anchor of lineAnchors(lines)) {
    if (!isTaken(anchor.start, anchor.end)) found.push(anchor)
  }
  if (found.length === 0) {
    const page = pageAnchor(text, lines)
    if (page) found.push(page)
  }
  for (const anchor of found) anchor.line = lines.findLastIndex(({ start }) => start <= anchor.start)
  return found.sort((a, b) => a.start - b.start)
}

function linkAnchors(text: string): Anchor[] {
  return findLinks(text).flatMap(({ quote, start, end }) => {
    const link = readProfileUrl(quote)
    if (link.kind !== 'profile') return []
    const { platform, handle, handleKey, platformUserId, url } = link
    return [
      {
        ...{ line: 0, start, end, platform, platformBasis: 'stated' as const, handle, handleKey, platformUserId },
        ...{ profileUrl: url, quote, displayName: null },
      },
    ]
  })
}

const PLATFORM_WORD = 'tik ?tok|tt|insta(?:gram)?|ig|you ?tube|yt'
const LABELLED = new RegExp(
  `(?<![\\p{L}\\d@#/.])((?:${PLATFORM_WORD})(?:[ \\t]*[/&+,][ \\t]*(?:${PLATFORM_WORD}))*)(?:[ \\t]+(?:handle|username|user|account|channel))?` +
    `(?<sign>[ \\t]*[:：=→➡>|–—-]{1,3}[ \\t]*|[ \\t]*)(?<at>[@＠][ \\t]?)?(?<handle>[\\p{L}\\p{N}_.]{2,30})(?<after>[^\\n]{0,3})`,
  'giu',
)
const NUMBER_LIKE = /^[\d.,]+[kmb]?$/i

function labelAnchors(text: string): Anchor[] {
  const anchors: Anchor[] = []
  for (const match of text.matchAll(LABELLED)) {
    const labels = match[1] ?? ''
    const { sign = '', at, handle: raw = '', after = '' } = match.groups ?? {}
    const handle = raw.replace(/\.+$/, '')
    if (!at) {
      // Without the @ only a colon says that a handle follows, and a word of a sentence is none.
      const stands = /^\s*(?:$|[|,;•·/()\n])|^ {2}/.test(after) || after === ''
      if (!/[:：=→➡]/.test(sign) || NUMBER_LIKE.test(handle) || !(stands || /[._\d]/.test(handle))) continue
    }
    const start = match.index
    const end = start + match[0].length - after.length - (raw.length - handle.length)
    for (const label of labels.split(/[/&+,]/)) {
      const platform = platformNamed(label)
      const read = platform ? readHandle(platform, handle) : null
      if (!platform || !read?.ok) continue
      anchors.push({
        ...{ line: 0, start, end, platform, platformBasis: 'stated', handle: read.handle, handleKey: read.handleKey },
        ...{ profileUrl: null, platformUserId: read.platformUserId, quote: text.slice(start, end), displayName: null },
      })
    }
  }
  return anchors
}

const WHOLE_LINE = /^\s*@([\p{L}\p{N}_.]{2,30})\s*(?:[✓✔☑✅]|verified)?\s*$/iu
const LINE_START = /^\s*(?:[-•*\d.)]+\s+)?@([\p{L}\p{N}_.]{2,30})(?=[\s,;|:–—(-])(.*)$/u
const NAMED = /^\s*(?:[-•*]\s+)?([^@()\n]{1,60}?)\s*\(@([\p{L}\p{N}_.]{2,30})\)(.*)$/u

function lineAnchors(lines: readonly Line[]): Anchor[] {
  const anchors: Anchor[] = []
  let isListGoingOn = false
  const shown = lines.filter(({ text }) => text.trim() !== '')
  for (const [index, line] of shown.entries()) {
    const named = NAMED.exec(line.text)
    const whole = WHOLE_LINE.exec(line.text)
    const first = LINE_START.exec(line.text)
    if (named) {
      anchors.push(open(line, named[2] ?? '', named[0], named[1]?.trim() ?? null, named[3] ?? ''))
      isListGoingOn = true
    } else if (whole) {
      const beginsPart = lines[line.index - 1]?.text.trim() === '' || line.index === 0
      const following = shown.slice(index + 1, index + 4).map(({ text }) => text)
      const hasFigures = followerCounts(following.join('\n')).length > 0
      isListGoingOn &&= !beginsPart
      // In the middle of a bio such a line is an agency or a friend.
      if (beginsPart || hasFigures || isListGoingOn) {
        anchors.push(open(line, whole[1] ?? '', line.text.trim(), null, ''))
        isListGoingOn = true
      }
    } else if (first) {
      const rest = first[2] ?? ''
      isListGoingOn = followerCounts(rest).length > 0 || /\S@\S+\.\S/.test(rest) || platformNamed(rest) !== null
      if (isListGoingOn) anchors.push(open(line, first[1] ?? '', `@${first[1]}`, null, rest))
    } else {
      isListGoingOn = false
    }
  }
  return anchors
}

/** An anchor whose platform only its own line may state. */
function open(line: Line, raw: string, quote: string, displayName: string | null, rest: string): Anchor {
  const platform = platformNamed(rest)
  const handle = raw.replace(/\.+$/, '')
  const read = readHandle(platform ?? 'tiktok', handle)
  const at = line.start + Math.max(0, line.text.indexOf(quote.trim()))
  return {
    ...{ line: line.index, start: at, end: at + quote.trim().length, platform },
    ...{ platformBasis: platform ? 'stated' : null, profileUrl: null, platformUserId: null, displayName },
    ...{ handle, handleKey: read.ok ? read.handleKey : handle.toLowerCase(), quote: quote.trim() },
  }
}

/** The first line of a copied profile page: the handle without @, above its figures. */
function pageAnchor(text: string, lines: readonly Line[]): Anchor | null {
  const platform = looksOfPage(text)
  const line = lines.find((candidate) => candidate.text.trim() !== '')
  if (!platform || platform === 'youtube' || !line || !/^\s*[a-z0-9_.]{2,30}\s*$/i.test(line.text)) return null
  const anchor = open(line, line.text.trim(), line.text.trim(), null, '')
  return { ...anchor, platform, platformBasis: 'pageLooks' }
}
