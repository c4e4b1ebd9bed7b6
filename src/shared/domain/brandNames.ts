/** Forms of company that do not tell two brands apart. */
const companyForms = new Set([
  'inc',
  'ltd',
  'llc',
  'gmbh',
  'plc',
  'ag',
  'sa',
  'bv',
  'co',
  'corp',
  'limited',
  'company',
  'corporation',
])

/**
 * What two spellings of a brand's name have in common: letters and digits in lower case without accents, without a
 * company's form at the end. "L’Oréal, Inc." and "loreal" are one. Empty only where the name is blank.
 */
export function brandKey(name: string): string {
  const words = plainWords(name)
  while (words.length > 1 && companyForms.has(words.at(-1) ?? '')) words.pop()
  return words.join('') || name.trim().toLowerCase()
}

/**
 * The categories that a text names, apart from spelling, blanks and plural: "Soft-Drinks / Energy drinks" gives
 * `energydrink`, `softdrink`. Empty for null and blanks.
 */
export function categoryKeys(text: string | null): string[] {
  const keys = (text ?? '').split(/[/,;|]/).map((part) => plainWords(part).map(singular).join(''))
  return [...new Set(keys.filter((key) => key !== ''))].sort()
}

function plainWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´]/gu, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

const singular = (word: string) => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word)
