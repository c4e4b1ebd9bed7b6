import { unguardCell } from '../../../../shared/domain/csv'
import type { EngagementBasis } from '../../../../shared/domain/engagement'
import { isMissingText } from '../../../../shared/domain/numbers'

/**
 * Whether a name or bio is only a spreadsheet's way of saying "nothing". Narrower than for numbers: there are people
 * called "Null", "None" and "-".
 */
export function isMissingName(text: string): boolean {
  return text.length <= 14 && /^(n\/a|#n\/a|#[a-z0-9¡¿/]+[!?]|nan|\(null\)|\(blank\))$/i.test(text)
}

const MAX_NICHES = 30
const MAX_NICHE_CHARS = 80

/**
 * Niches, hashtags, tags out of one or more columns: lists with `,`, `;`, `|` or line breaks, JSON and Python lists, hashtags. Each
 * once, compared without case, in the order they stand. "Cinema & Actors/actresses" is one niche.
 */
export function readList(cells: readonly string[], columns: readonly number[]): readonly string[] {
  const only = columns.length === 1 ? (cells[columns[0] ?? 0] ?? '') : null
  if (only !== null && /^[\p{L}\d &]{1,80}$/u.test(only) && !isMissingText(only)) {
    const plain = only.trim()
    return plain === '' ? [] : [plain]
  }
  const niches = new Map<string, string>()
  for (const column of columns) {
    const text = unguardCell(cells[column] ?? '')
    if (isMissingText(text)) continue
    for (const part of text
      .slice(0, 5000)
      .replace(/^\s*\[|\]\s*$/g, '')
      .split(/[,;|\n]/)) {
      const niche = part.replace(/^[\s"'#]+|[\s"']+$/g, '').replaceAll('\0', '')
      if (niche === '' || isMissingText(niche) || niches.size === MAX_NICHES) continue
      const kept = niche.slice(0, MAX_NICHE_CHARS)
      if (!niches.has(kept.toLowerCase())) niches.set(kept.toLowerCase(), kept)
    }
  }
  return [...niches.values()]
}

/**
 * Takes JSON's escapes out of a bio that a scraper wrote without decoding: `\n`, `\u002F`, `\/`, `\"`. Done only for
 * columns that plainly hold them (`hasEscapedBios`): elsewhere a backslash is what its writer typed.
 */
export function unescapeBio(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|([nrt"\\/]))/g,
    (whole, code: string | undefined, sign: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
      if (sign === 'n') return '\n'
      if (sign === 'r') return '\r'
      if (sign === 't') return '\t'
      return sign ?? whole
    },
  )
}

const CURRENCY_OF_SIGN: Readonly<Record<string, string>> = {
  '€': 'EUR', euro: 'EUR', euros: 'EUR', '£': 'GBP', '₹': 'INR', 'us$': 'USD', 'r$': 'BRL', 'a$': 'AUD', 'c$': 'CAD',
} // biome-ignore format: short pairs

/** ISO 4217 code of a cell that states a currency and nothing else; `$` alone names several and so none. */
export function currencyOf(text: string): string | null {
  const word = text.trim()
  if (/^[a-z]{3}$/i.test(word)) return word.toUpperCase()
  const sign = word.toLowerCase()
  return Object.hasOwn(CURRENCY_OF_SIGN, sign) ? (CURRENCY_OF_SIGN[sign] ?? null) : null
}

/** How a creator sells: `hard`, `soft` or both. */
export function toneOf(text: string): 'hard' | 'soft' | 'both' | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]*(sell(ing)?|sales?)$/, '')
  if (word === 'hard' || word === 'soft' || word === 'both') return word
  return /^(hard|soft)\s*(and|&|\/|,|\+)\s*(hard|soft)$/.test(word) ? 'both' : null
}

/** What a rate is divided by, of a cell that states that and nothing else. */
export function engagementBasisOf(text: string): EngagementBasis | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^(by|per) /, '')
  if (/^(views?|plays?)$/.test(word)) return 'views'
  if (/^followers?$/.test(word)) return 'followers'
  if (/^(reach|impressions?)$/.test(word)) return 'reach'
  return word === 'unstated' ? 'unstated' : null
}

/** A telephone number as written, blanks tidied: six to fifteen digits and the signs people put between them. */
export function phoneOf(text: string): string | null {
  const phone = text
    .replace(/^(tel|phone|whatsapp|mobile)[.:\s]*/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const digits = phone.replace(/\D/g, '')
  return /^\+?[\d\s()./-]+( ?(x|ext\.?) ?\d{1,6})?$/i.test(phone) && digits.length >= 6 && digits.length <= 20
    ? phone
    : null
}
