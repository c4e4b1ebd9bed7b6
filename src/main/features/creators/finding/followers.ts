import type { Platform } from '../../../../shared/contract/values'
import { parseCount } from '../../../../shared/domain/numbers'

export type FollowerCount = { value: number; quote: string; start: number; end: number; isOfYoutube: boolean }

const FIGURE = "(?:\\d{1,3}(?:[\\u00A0\\u202F ]\\d{3})+|\\d[\\d.,’']{0,18})"
const UNIT = '(?:[kmb](?![\\p{L}])|mio\\.?|mln\\.?|tsd\\.?|mil(?![\\p{L}]))?'
const WORD =
  '(?:followers?|follower:innen|subscribers?|subs|fans|abonnent(?:en|innen)|abonnés|abonnées|seguidores|suscriptores|inscritos|seguaci)'
const BEFORE_WORD = new RegExp(
  `(?<![\\p{L}\\d.,@#])(?<figure>${FIGURE})[ \\t]*(?<unit>${UNIT})\\+?\\s{0,3}(?<word>${WORD})(?![\\p{L}\\d])`,
  'giu',
)
const AFTER_WORD = new RegExp(
  `(?<![\\p{L}\\d])(?<word>${WORD})[ \\t]*[:：=][ \\t]*(?<figure>${FIGURE})[ \\t]*(?<unit>${UNIT})(?![\\p{L}\\d])`,
  'giu',
)
/** A wish or a prize is no figure: "road to 100K followers", "10K followers giveaway". */
const WISH =
  /(?:\bto|\breach(?:ing|ed)?|\bhit(?:ting)?|\bgoal(?: of)?|\balmost|\bnearly|\bfast|\buntil|\btowards?|\bget|\bfor|\bfrom|\bevery|\bfirst|\bnext|\bper|\bgain(?:ed)?|\blost|\bneed|\bwant|[+/→])[ \t:]*$/i
const PRIZE = /^[ \t]*(?:goal|giveaway|special|milestone|challenge|club|left|to go|away|by\b|and i|more\b)/i

/** Follower counts that a text states, in their order: "13.8M followers", "Followers: 856,3K", "1.234 Abonnenten". */
export function followerCounts(text: string): FollowerCount[] {
  const found: FollowerCount[] = []
  for (const match of [...text.matchAll(BEFORE_WORD), ...text.matchAll(AFTER_WORD)]) {
    const { figure = '', unit = '', word = '' } = match.groups ?? {}
    const start = match.index
    const end = start + match[0].length
    if (WISH.test(text.slice(Math.max(0, start - 24), start)) || PRIZE.test(text.slice(end, end + 24))) continue
    const value = readFigure(figure.replace(/[.,]$/, ''), unit)
    if (value === null || found.some((other) => start < other.end && other.start < end)) continue
    const quote = match[0].replace(/\s+/g, ' ')
    found.push({ value, quote, start, end, isOfYoutube: /^(?:sub|susc|insc)/i.test(word) })
  }
  return found.sort((a, b) => a.start - b.start)
}

const UNITS: Readonly<Record<string, string>> = { mil: 'k', tsd: 'tsd', mio: 'mio', mln: 'mln' }

/** With a dot or a comma, whichever makes a whole number of people; null where neither does. */
function readFigure(figure: string, unit: string): number | null {
  const plain = unit.toLowerCase().replace(/\.$/, '')
  const written = `${figure}${UNITS[plain] ?? plain}`
  for (const style of ['dot', 'comma'] as const) {
    const parsed = parseCount(written, style)
    if (parsed.kind === 'value' && Number.isInteger(parsed.value) && parsed.value <= 1e12) return parsed.value
  }
  return null
}

const pair = (word: string) => new RegExp(`(?<![\\d.,])\\d[\\d.,]{0,18}[kmb]?\\s{1,3}${word}\\b`, 'i')
const LOOKS: Readonly<Record<Platform, readonly RegExp[]>> = {
  tiktok: [pair('following'), pair('followers'), pair('likes')],
  instagram: [pair('posts'), pair('followers'), pair('following')],
  youtube: [pair('subscribers'), pair('videos')],
}

/** Whose profile page a copied text looks like, by the figures that each page shows; null where it looks like none. */
export function looksOfPage(text: string): Platform | null {
  const fitting = (['tiktok', 'instagram', 'youtube'] as const).filter((platform) =>
    LOOKS[platform].every((shape) => shape.test(text)),
  )
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}
