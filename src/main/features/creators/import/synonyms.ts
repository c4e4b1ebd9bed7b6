import type { ImportField, ImportTarget } from '../../../../shared/contract/creatorImport'
import type { EngagementBasis } from '../../../../shared/domain/engagement'
import { audienceMeaning } from './audienceHeaders'
import { FIELDS, IDENTITIES } from './synonymTables'

/** What a header says by itself, before anyone has looked at the values. */
export type HeaderMeaning =
  | { kind: 'field'; field: ImportTarget; confidence: number; basis?: EngagementBasis }
  /** a name of some sort; `handlePrior` is how far the header speaks for a handle against a display name, 0 to 1 */
  | { kind: 'identity'; handlePrior: number }
  | { kind: 'audience' }
  | { kind: 'rank' }
  | { kind: 'unknown' }

/**
 * A header for comparing: `camelCase` split, `_ - . /` and line breaks to blanks, `# ( ) [ ] *` and quotes dropped,
 * `%` and `@` kept, lower case, platform names in one word.
 */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\uFEFF\0]/g, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/[#()[\]*"'’:]/g, ' ')
    .replace(/[_\-.\s/\\|]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\btik tok/g, 'tiktok')
    .replace(/\byou tube/g, 'youtube')
    .replace(/\be mail/g, 'email')
    .replace(/\buser name/g, 'username')
    .replace(/\bnick name/g, 'nickname')
}

const RANKS = /^(s no|sno|sr no|no|nr|rank|ranking|row|row cell|index|position|pos|n|unnamed 0)?$/
const AUDIENCE = /\baudience\b|\bfollowers? (country|age|gender|location)\b/
const PLATFORM_WORD = /^(tiktok|instagram|insta|ig|youtube|yt)$/
const CURRENCY_IN_HEADER = /\b(usd|eur|gbp|cad|aud|chf|brl|mxn|inr|jpy|sek|nok|dkk|pln|try|aed|sgd|idr)\b|([€£])/
const CURRENCY_OF_SIGN: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' }

/** ISO code of a currency named in a header ("Price (USD)", "Fee €"); `$` names several and so none. */
export function currencyInHeader(header: string): string | null {
  const found = CURRENCY_IN_HEADER.exec(header.toLowerCase())
  if (!found) return null
  return found[1] ? found[1].toUpperCase() : (CURRENCY_OF_SIGN[found[2] ?? ''] ?? null)
}

/** What a header says. */
export function headerMeaning(header: string): HeaderMeaning {
  const ownFormat = /^rate:(\S.{0,59})$/.exec(header.trim())?.[1]
  if (ownFormat) return { kind: 'field', field: `rate:${ownFormat}`, confidence: 0.95 }
  const name = normaliseHeader(header)
  if (name === '' ? header.trim() !== '' && header.includes('#') : RANKS.test(name)) return { kind: 'rank' }
  const prior = own(IDENTITIES, name)
  if (prior !== undefined) return { kind: 'identity', handlePrior: prior }
  const share = audienceMeaning(name)
  if (share) return { kind: 'field', field: share, confidence: 0.9 }
  if (AUDIENCE.test(name)) return { kind: 'audience' }
  const field = own(FIELDS, name)
  if (field) return { kind: 'field', field: field[0], confidence: field[1] }
  if (/^(category|niche|topic|interest)s? ?\d$/.test(name)) return { kind: 'field', field: 'niches', confidence: 0.9 }
  return metricMeaning(name) ?? priceMeaning(name) ?? { kind: 'unknown' }
}

const PRICE_WORD = /^(price|prices|rate|rates|fee|fees|cost|costs|preis|preise|precio|tarif|tarifa|prix|preço)$/
const PRICE_FILLER =
  /^(per|for|a|an|each|one|in|of|pro|por|par|je|the|sponsored|dedicated|asking|ig|tiktok|instagram|insta|youtube|yt|\d)$/
const FORMATS: Readonly<Record<string, string>> = {
  video: 'video', videos: 'video', story: 'story', stories: 'story', reel: 'reel', reels: 'reel',
  post: 'post', posts: 'post', live: 'live', livestream: 'live', short: 'short', shorts: 'short',
} // biome-ignore format: one format a pair

/** "Price (USD)", "fee per story", "Reel rate €". The price of a video is the plain price. */
function priceMeaning(name: string): HeaderMeaning | null {
  const bare = name
    .replace(CURRENCY_IN_HEADER, ' ')
    .replace(/[$€£]/g, ' ')
    .replace(/\bin\b/, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const field = bare === name ? undefined : own(FIELDS, bare)
  if (field?.[0] === 'price') return { kind: 'field', field: 'price', confidence: field[1] }
  const words = bare.split(' ')
  const formats = words.map((word) => own(FORMATS, word)).filter((format) => format !== undefined)
  const [format] = formats
  const isPrice =
    words.some((word) => PRICE_WORD.test(word)) &&
    words.every((word) => PRICE_WORD.test(word) || PRICE_FILLER.test(word) || own(FORMATS, word) !== undefined)
  if (!isPrice || format === undefined || formats.length > 1) return null
  return { kind: 'field', field: format === 'video' ? 'price' : `rate:${format}`, confidence: 0.9 }
}

const NOUNS: Readonly<Record<string, ImportField>> = {
  followers: 'followers', follower: 'followers', subscribers: 'followers', subscriber: 'followers', subs: 'followers', fans: 'followers',
  seguidores: 'followers', abonnenten: 'followers', abonnés: 'followers',
  views: 'averageViews', view: 'averageViews', plays: 'averageViews', play: 'averageViews',
  likes: 'averageLikes', like: 'averageLikes',
  comments: 'averageComments', comment: 'averageComments',
  shares: 'averageShares', share: 'averageShares',
  saves: 'averageSaves', saved: 'averageSaves', bookmarks: 'averageSaves', favorites: 'averageSaves', favourites: 'averageSaves',
} // biome-ignore format: one field a line
const MEAN = /^(avg|average|averages|mean|typical|ø|promedio|media)$/
const MEDIAN = /^(median|med)$/
/** Words that change nothing about what is counted. */
const PLAIN_WORDS =
  /^(count|counts|number|numbers|num|no|of|the|a|an|on|per|post|posts|video|videos|reel|reels|value|values|account|total|all|author|current|recent|last|\d+)$/

const ENGAGEMENT = /^(engagement|engagements|eng|er|interaction|interactions)$/
const ENGAGEMENT_WORDS =
  /^(rate|%|percent|percentage|pct|fraction|ratio|decimal|avg|average|median|author|by|per|on|to|views?|plays?|followers?|reach|impressions|authentic|auth|values?|posts?|videos?|\d+ ?d|\d+|days?|d|last|in|of|the|60d|30d|90d)$/

function metricMeaning(name: string): HeaderMeaning | null {
  const words = name
    .replace(/%/g, ' % ')
    .split(' ')
    .filter((word) => word !== '' && !PLATFORM_WORD.test(word))
  return engagementMeaning(words) ?? countMeaning(words)
}

function engagementMeaning(words: string[]): HeaderMeaning | null {
  const rest = words.filter((word) => !ENGAGEMENT.test(word))
  if (rest.length === words.length || !rest.every((word) => ENGAGEMENT_WORDS.test(word))) return null
  const says = (word: RegExp) => words.some((candidate) => word.test(candidate))
  const basis: EngagementBasis = says(/^(views?|plays?)$/)
    ? 'views'
    : says(/^followers?$/)
      ? 'followers'
      : says(/^(reach|impressions)$/)
        ? 'reach'
        : 'unstated'
  const isRate = says(/^(rate|er|%|percent|percentage|pct|fraction|ratio)$/)
  const qualified = rest.filter((word) => !/^(rate|%|percent|percentage|pct)$/.test(word)).length
  // Of two rates of different bases the one by views is taken: by followers it misleads on TikTok.
  const later = { unstated: 0, views: 0, followers: 0.02, reach: 0.04 }[basis]
  const confidence = (isRate ? 1 : 0.6) - Math.min(qualified, 4) * 0.02 - later
  return { kind: 'field', field: 'engagementRate', confidence, basis }
}

function countMeaning(words: string[]): HeaderMeaning | null {
  const nouns = words.filter((word) => own(NOUNS, word) !== undefined)
  const noun = nouns[0]
  if (noun === undefined || nouns.length > 1) return null
  const rest = words.filter((word) => word !== noun)
  if (!rest.every((word) => MEAN.test(word) || MEDIAN.test(word) || PLAIN_WORDS.test(word))) return null
  const field = own(NOUNS, noun)
  if (field === undefined) return null
  const hasMean = rest.some((word) => MEAN.test(word))
  const hasMedian = rest.some((word) => MEDIAN.test(word))
  if (field === 'followers') return { kind: 'field', field, confidence: hasMean ? 0.5 : 1 }
  if (hasMedian) return field === 'averageViews' ? { kind: 'field', field: 'medianViews', confidence: 1 } : null
  if (rest.includes('total') || rest.includes('all')) return null
  // "Views" alone may be a total; the values decide (columns.ts).
  return { kind: 'field', field, confidence: hasMean ? 1 : 0.5 }
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
