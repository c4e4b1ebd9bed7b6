import type { Choice } from '../../ui/Select'

/** Codes that `Intl` names but where nobody lives: groups of states and codes for private use. */
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'QO', 'ZZ'])
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

const regionNames = new Map<string, Intl.DisplayNames>()

/** The name of a country in the window's language; a code that is none stays as it is. */
export function countryName(code: string, locale: string): string {
  let names = regionNames.get(locale)
  if (!names) {
    names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' })
    regionNames.set(locale, names)
  }
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

/** All countries by name. `Intl` has no list of them, so every pair of letters is asked; a retired code is left out. */
export function countryChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' })
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  return codes
    .flatMap((id): Choice[] => {
      const label = NOT_COUNTRIES.has(id) || isReplaced(`und-${id}`) ? undefined : names.of(id)
      return label ? [{ id, label, hint: id }] : []
    })
    .sort((a, b) => a.label.localeCompare(b.label, locale))
}

/** Languages of two letters by name; the one a creator has is offered too, whatever it is. */
export function languageChoices(locale: string, current: string | null): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' })
  const letters = LETTERS.map((letter) => letter.toLowerCase())
  const choices = letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((id): Choice[] => {
      const label = isReplaced(id) ? undefined : names.of(id)
      return label ? [{ id, label, hint: id }] : []
    })
    .sort((a, b) => a.label.localeCompare(b.label, locale))
  if (current === null || choices.some(({ id }) => id === current)) return choices
  return [{ id: current, label: languageName(current, locale), hint: current }, ...choices]
}

export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

function isReplaced(tag: string): boolean {
  return Intl.getCanonicalLocales(tag)[0] !== tag
}
