/**
 * What the number format of a cell says about its number. `percent`: 0.045 is shown as 4.5 %. `percentSign`: 4.5 is
 * shown as 4.5 %. `money`: the format names a currency.
 */
export type NumberFormat =
  | { kind: 'plain' }
  | { kind: 'percent' }
  | { kind: 'percentSign' }
  | { kind: 'date' }
  | { kind: 'time' }
  | { kind: 'money'; currency: string }

const PLAIN: NumberFormat = { kind: 'plain' }

/** Formats that have a number and no text in the file (ECMA-376 part 1, 18.8.30, with those of East Asian editions). */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return { kind: 'percent' }
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return { kind: 'date' }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { kind: 'time' }
  return PLAIN
}

/** Signs that name one currency, and the locales (Windows LCID) that tell whose dollar, yen or krone is meant. */
const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₹': 'INR', '₺': 'TRY', '₩': 'KRW', '₽': 'RUB', zł: 'PLN', 'R$': 'BRL', 'Fr.': 'CHF' } // biome-ignore format: one entry a sign
const LOCALES: Readonly<Record<string, string>> = {
  409: 'USD',
  '1009': 'CAD',
  c0c: 'CAD',
  c09: 'AUD',
  '1409': 'NZD',
  '4809': 'SGD',
  411: 'JPY',
  804: 'CNY',
  '41d': 'SEK',
  414: 'NOK',
  406: 'DKK',
}

/** Reads a format such as `0.00%`, `yyyy-mm-dd`, `[$€-407] #,##0.00` or `0.0"%"`. */
export function formatOf(code: string): NumberFormat {
  const first = sectionsOf(code)
  const currency = currencyIn(first)
  const signs = first
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/^general$/i.test(signs.trim())) return currency ? { kind: 'money', currency } : PLAIN
  if (signs.includes('%')) return { kind: 'percent' }
  const letters = signs.replace(/E[+-]/g, '').replace(/general|am\/pm|a\/p/gi, 'h')
  if (/[yd]|mmm/i.test(letters) || (/m/i.test(letters) && !/[hs]/i.test(letters))) return { kind: 'date' }
  if (/[hs]/i.test(letters)) return { kind: 'time' }
  if (/"[^"]*%[^"]*"|\\%/.test(first)) return { kind: 'percentSign' }
  return currency ? { kind: 'money', currency } : PLAIN
}

/** The first of up to four sections, which is that of positive numbers; a `;` within quotes ends none. */
function sectionsOf(code: string): string {
  const section = /^(?:"[^"]*"?|\\.|[^";\\])*/.exec(code.slice(0, 300))
  return section?.[0] ?? ''
}

function currencyIn(section: string): string | null {
  const bracket = /\[\$([^\]-]*)(?:-([0-9a-f]+))?\]/i.exec(section)
  const sign = (bracket?.[1] ?? '').trim()
  if (/^[A-Z]{3}$/.test(sign)) return sign
  const known = SIGNS[sign]
  if (known) return known
  if (sign !== '') return LOCALES[(bracket?.[2] ?? '').toLowerCase().replace(/^0+/, '')] ?? null
  const quoted = [...section.matchAll(/"([^"]*)"|([€£₹₺₩₽])/g)].map((match) => (match[1] ?? match[2] ?? '').trim())
  for (const word of quoted) {
    if (SIGNS[word]) return SIGNS[word]
    if (/^(USD|EUR|GBP|CHF|CAD|AUD|NZD|JPY|CNY|SEK|NOK|DKK|PLN|INR|BRL|MXN)$/.test(word)) return word
  }
  return null
}
