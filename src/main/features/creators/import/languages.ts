/**
 * Languages as people and scrapers write them, read to the shortest ISO 639 code: `eng`, `en-US`, `English` and
 * `inglés` are all `en`. Macro-languages take their members' place (`arb`, Standard Arabic, is `ar`).
 */

const ALIASES: Readonly<Record<string, string>> = {
  mandarin: 'zh',
  cantonese: 'yue',
  farsi: 'fa',
  tagalog: 'fil',
  castilian: 'es',
  castellano: 'es',
  flemish: 'nl',
  cn: 'zh',
  jp: 'ja',
  kr: 'ko',
}

const LOCALES = ['en', 'es', 'pt', 'de', 'fr', 'it', 'nl', 'tr', 'ru', 'id']
/** ISO 639-2 codes that name no language: undetermined, none, several, not coded. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['und', 'zxx', 'mul', 'mis', 'unk', 'qaa'])

let english: Intl.DisplayNames | null = null
let names: Map<string, string> | null = null
const seen = new Map<string, string | null>()

/** ISO 639 code of a language code, tag or name; null where it is none. */
export function languageCode(text: string): string | null {
  const known = seen.get(text)
  if (known !== undefined) return known
  const code = lookUp(text)
  if (seen.size < 5000) seen.set(text, code)
  return code
}

function lookUp(text: string): string | null {
  const word = text.trim().toLowerCase()
  if (word === '' || word.length > 40 || NO_LANGUAGE.has(word)) return null
  const tag = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/.exec(word)?.[1]
  if (tag) {
    const code = shortest(tag)
    if (code) return code
  }
  return ALIASES[word] ?? nameTable().get(word) ?? null
}

function shortest(tag: string): string | null {
  english ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  const code = new Intl.Locale(tag).language
  return english.of(code) === undefined ? null : code
}

function nameTable(): Map<string, string> {
  if (names) return names
  names = new Map()
  for (const locale of LOCALES) {
    const display = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' })
    for (let first = 97; first < 123; first += 1) {
      for (let second = 97; second < 123; second += 1) {
        const code = new Intl.Locale(String.fromCharCode(first, second)).language
        const name = display.of(code)?.toLowerCase()
        if (name && !names.has(name)) names.set(name, code)
      }
    }
    for (const code of ['fil', 'yue', 'ceb', 'haw', 'nds']) {
      const name = display.of(code)?.toLowerCase()
      if (name && !names.has(name)) names.set(name, code)
    }
  }
  return names
}
