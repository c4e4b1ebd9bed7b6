/**
 * When two names or two handles are near enough to be looked at as one person's. Everything here compares *folded*
 * texts: lower case, without diacritics, Greek and Cyrillic letters spelled in Latin ones, no signs and no emoji.
 * Scripts without a table here (Arabic, Han, Kana, …) are kept as they are and compared letter by letter.
 */

const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
}
/** After ISO 9 and the passports' usage, without signs: what people type where they have no Cyrillic keys. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'dj',
  џ: 'dz',
}
/** After ELOT 743, letter by letter. */
const GREEK: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
}
const SPELLED = new Map(Object.entries({ ...LATIN, ...CYRILLIC, ...GREEK }))

const PLAIN = /^[a-z0-9 ]*$/
const MARKS = /\p{M}+/gu
const NOT_WORD = /[^\p{L}\p{N}]+/gu

/**
 * A text folded for comparing: words of letters and digits, a blank between two.
 *
 * @example foldText('Zoë  SØRENSEN 🌿') === 'zoe sorensen'
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (PLAIN.test(lower)) return lower.replace(/ +/g, ' ').trim()
  let spelled = ''
  const bare = text.normalize('NFKD').toLowerCase().replace(MARKS, '').replaceAll('ου', 'ou')
  for (const letter of bare) spelled += SPELLED.get(letter) ?? letter
  return spelled.replace(NOT_WORD, ' ').trim()
}

/** Words that stand beside a name and name nobody. */
const BESIDE_NAMES: ReadonlySet<string> = new Set([
  'official',
  'oficial',
  'officiel',
  'the',
  'real',
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'tv',
  'vlog',
  'vlogs',
  'channel',
  'tiktok',
  'instagram',
  'youtube',
  'yt',
  'ig',
  'tt',
  'ugc',
  'creator',
])

/**
 * The words of a name in its order, without those that name nobody ("official", "TV"); all of them where nothing else
 * is left.
 */
export function nameWords(name: string): string[] {
  const all = foldText(name)
    .split(' ')
    .filter((word) => word !== '')
  const telling = all.filter((word) => !BESIDE_NAMES.has(word))
  return telling.length > 0 ? telling : all
}

/** The key under which two names are the same whatever the order of their words; empty where there is no letter. */
export function nameKey(words: readonly string[]): string {
  return words.toSorted().join(' ')
}

/** The key of the first and last word of a longer name ("Ana Maria Silva"); null for a name of one or two words. */
export function shortNameKey(words: readonly string[]): string | null {
  const [first] = words
  const last = words.at(-1)
  return words.length > 2 && first && last && first.length > 1 && last.length > 1 ? nameKey([first, last]) : null
}

/** A handle without `_`, `.`, blanks, signs and diacritics: `Ana.Mákes_` and `anamakes` have one core. */
export function handleCore(handle: string): string {
  return foldText(handle).replaceAll(' ', '')
}

const AFFIX_BEFORE = /^(?:its|iam|im|the|real|official|hey|hello|mr|mrs|miss)(?=.{6})/
const AFFIX_AFTER = /(?:official|oficial|tiktok|insta|youtube|vlogs?|channel|tv|yt|ig|tt|ugc)$/

/**
 * What is left of a core without a number at its end and without one word that says nothing ("official", "tv"); at
 * least six letters, else null. `anamakes2` and `officialanamakes` have the stem `anamakes`.
 */
export function handleStem(core: string): string | null {
  const bare = core.replace(/\d+$/, '')
  const after = bare.replace(AFFIX_AFTER, '')
  const stem = (after.length >= 6 ? after : bare).replace(AFFIX_BEFORE, '')
  return [...stem].length >= 6 ? stem : null
}

/**
 * Whether one text becomes the other by one slip of the fingers: a letter more, less or another, or two neighbours
 * exchanged. Digits tell people apart (`maker12`, `maker13`), so they must agree.
 */
export function isOneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  if (a.replace(/\D+/g, ' ').trim() !== b.replace(/\D+/g, ' ').trim()) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  const restA = a.slice(start)
  const restB = b.slice(start)
  if (a.length !== b.length) return restA.slice(1) === restB || restA === restB.slice(1)
  if (restA.slice(1) === restB.slice(1)) return true
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
}

/** Shortest text in which one slip is still told from another name. */
export const shortestSlip = 7

export type NameLikeness =
  /** the same words, in any order */
  | 'same'
  /** one slip apart */
  | 'slip'
  /** first and last word are the same, one has words between */
  | 'short'
  /** no word in common, and not even one that begins as another does */
  | 'apart'
  /** something in common, and not enough to say */
  | 'unclear'

/** How near two names are, both as `nameWords` gives them. A name without words is never near another. */
export function compareNames(a: readonly string[], b: readonly string[]): NameLikeness {
  const keyA = nameKey(a)
  const keyB = nameKey(b)
  if (keyA === '' || keyB === '') return 'unclear'
  if (keyA === keyB || a.join('') === b.join('')) return 'same'
  const shortA = shortNameKey(a)
  const shortB = shortNameKey(b)
  // Two longer names with different words between are two persons as often as one.
  if (shortA !== null ? shortB === null && shortA === keyB : shortB === keyA) return 'short'
  const joinedA = keyA.replaceAll(' ', '')
  const joinedB = keyB.replaceAll(' ', '')
  if (Math.min(joinedA.length, joinedB.length) >= shortestSlip && isOneSlipApart(joinedA, joinedB)) return 'slip'
  const isCommon = (one: string, other: string) =>
    one.startsWith(other.slice(0, 3)) || other.startsWith(one.slice(0, 3)) || one.includes(other) || other.includes(one)
  return a.some((one) => b.some((other) => isCommon(one, other))) ||
    joinedA.includes(joinedB) ||
    joinedB.includes(joinedA)
    ? 'unclear'
    : 'apart'
}
