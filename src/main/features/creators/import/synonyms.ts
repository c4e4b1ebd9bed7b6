import type { ImportField } from '../../../../shared/contract/creatorImport'
import type { EngagementBasis } from '../../../../shared/domain/engagement'

/** What a header says by itself, before anyone has looked at the values. */
export type HeaderMeaning =
  | { kind: 'field'; field: ImportField; confidence: number; basis?: EngagementBasis }
  /** a name of some sort; `handlePrior` is how far the header speaks for a handle against a display name, 0 to 1 */
  | { kind: 'identity'; handlePrior: number }
  | { kind: 'currency' }
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

/** How far a header speaks for a handle. From known tables: "Tiktoker name" holds the handle, "Tiktok name" does not. */
const IDENTITIES: Readonly<Record<string, number>> = {
  username: 1,
  handle: 1,
  'creator handle': 1,
  'account handle': 1,
  'tiktok handle': 1,
  'instagram handle': 1,
  'youtube handle': 1,
  'tiktok username': 1,
  'instagram username': 1,
  'youtube username': 1,
  'platform username': 1,
  'unique id': 1,
  '@': 1,
  'screen name': 0.9,
  account: 0.9,
  'account id': 0.8,
  'tiktok account': 0.9,
  'instagram account': 0.9,
  tiktok: 0.9,
  instagram: 0.9,
  youtube: 0.9,
  ig: 0.9,
  'channel info': 0.9,
  'tiktoker name': 0.9,
  'influencer insta name': 0.9,
  usuario: 0.9,
  benutzername: 1,
  utilisateur: 0.9,
  'nombre de usuario': 1,
  'profile name': 0.8,
  'account name': 0.7,
  'youtube channel': 0.6,
  youtuber: 0.6,
  tiktoker: 0.6,
  instagrammer: 0.6,
  channel: 0.6,
  profile: 0.6,
  creator: 0.5,
  influencer: 0.5,
  'youtuber name': 0.5,
  'instagram name': 0.5,
  'insta name': 0.5,
  'channel name': 0.4,
  'tiktok name': 0.4,
  'youtube name': 0.4,
  'creator name': 0.3,
  'influencer name': 0.3,
  name: 0.3,
  nombre: 0.3,
  nickname: 0.1,
  'display name': 0,
  'full name': 0,
  fullname: 0,
  'real name': 0,
}

const FIELDS: Readonly<Record<string, readonly [ImportField, number]>> = {
  platform: ['platform', 1],
  'social network': ['platform', 0.9],
  'social media': ['platform', 0.8],
  network: ['platform', 0.8],
  plattform: ['platform', 0.9],
  plataforma: ['platform', 0.9],
  'user id': ['platformUserId', 1],
  'platform user id': ['platformUserId', 1],
  uid: ['platformUserId', 0.9],
  'tiktok id': ['platformUserId', 0.8],
  'instagram id': ['platformUserId', 0.8],
  'youtube channel id': ['platformUserId', 0.9],
  'channel id': ['platformUserId', 0.9],
  'influencer id': ['platformUserId', 0.7],
  'profile url': ['profileUrl', 1],
  'profile link': ['profileUrl', 1],
  url: ['profileUrl', 0.9],
  link: ['profileUrl', 0.8],
  'media url': ['profileUrl', 0.8],
  'channel url': ['profileUrl', 0.9],
  'account url': ['profileUrl', 0.9],
  'tiktok url': ['profileUrl', 0.95],
  'tiktok link': ['profileUrl', 0.95],
  'instagram url': ['profileUrl', 0.95],
  'instagram link': ['profileUrl', 0.95],
  'youtube url': ['profileUrl', 0.95],
  'youtube link': ['profileUrl', 0.95],
  country: ['country', 1],
  'country code': ['country', 0.95],
  'address country': ['country', 0.7],
  'shipping address country code': ['country', 0.7],
  nation: ['country', 0.8],
  location: ['country', 0.5],
  region: ['country', 0.5],
  market: ['country', 0.5],
  land: ['country', 0.7],
  pais: ['country', 0.8],
  país: ['country', 0.8],
  pays: ['country', 0.8],
  language: ['language', 1],
  languages: ['language', 0.9],
  'language code': ['language', 0.95],
  lang: ['language', 0.9],
  idioma: ['language', 0.9],
  sprache: ['language', 0.9],
  category: ['niches', 1],
  categories: ['niches', 1],
  'category label': ['niches', 0.9],
  niche: ['niches', 1],
  niches: ['niches', 1],
  topic: ['niches', 0.8],
  topics: ['niches', 0.8],
  'topic hashtag': ['niches', 0.7],
  vertical: ['niches', 0.8],
  industry: ['niches', 0.6],
  interests: ['niches', 0.7],
  kategorie: ['niches', 0.8],
  categoría: ['niches', 0.8],
  bio: ['bio', 1],
  biography: ['bio', 1],
  'bio text': ['bio', 1],
  introduction: ['bio', 0.9],
  description: ['bio', 0.7],
  about: ['bio', 0.7],
  signature: ['bio', 0.7],
  email: ['email', 1],
  'email address': ['email', 1],
  'bio email': ['email', 0.95],
  'contact email': ['email', 0.95],
  'business email': ['email', 0.95],
  'public email': ['email', 0.9],
  mail: ['email', 0.8],
  contact: ['email', 0.6],
  correo: ['email', 0.8],
  price: ['price', 1],
  'price per post': ['price', 1],
  'price per video': ['price', 1],
  'cost per post': ['price', 0.95],
  'cost per video': ['price', 0.95],
  fee: ['price', 0.9],
  'fee per post': ['price', 0.9],
  rate: ['price', 0.7],
  'rate per post': ['price', 0.9],
  cost: ['price', 0.8],
  budget: ['price', 0.5],
  preis: ['price', 0.8],
  precio: ['price', 0.8],
  verified: ['verified', 1],
  'is verified': ['verified', 1],
  'verified status': ['verified', 0.9],
  'measured on': ['measuredOn', 1],
  'last seen': ['measuredOn', 0.9],
  'checked at': ['measuredOn', 0.95],
  'last scraped at': ['measuredOn', 0.95],
  'scraped at': ['measuredOn', 0.95],
  'last updated': ['measuredOn', 0.9],
  'updated at': ['measuredOn', 0.9],
  'date collected': ['measuredOn', 0.95],
  'collected at': ['measuredOn', 0.95],
  'as of': ['measuredOn', 0.9],
  'snapshot date': ['measuredOn', 0.95],
  date: ['measuredOn', 0.5],
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
  const name = normaliseHeader(header)
  if (name === '' ? header.trim() !== '' && header.includes('#') : RANKS.test(name)) return { kind: 'rank' }
  const prior = own(IDENTITIES, name)
  if (prior !== undefined) return { kind: 'identity', handlePrior: prior }
  if (name === 'currency') return { kind: 'currency' }
  if (AUDIENCE.test(name)) return { kind: 'audience' }
  const field = own(FIELDS, name)
  if (field) return { kind: 'field', field: field[0], confidence: field[1] }
  if (/^(category|niche|topic|interest)s? ?\d$/.test(name)) return { kind: 'field', field: 'niches', confidence: 0.9 }
  return metricMeaning(name) ?? priceMeaning(name) ?? { kind: 'unknown' }
}

function priceMeaning(name: string): HeaderMeaning | null {
  const bare = name
    .replace(CURRENCY_IN_HEADER, ' ')
    .replace(/[$€£]/g, ' ')
    .replace(/\bin\b/, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const field = bare === name ? undefined : own(FIELDS, bare)
  return field?.[0] === 'price' ? { kind: 'field', field: 'price', confidence: field[1] } : null
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
