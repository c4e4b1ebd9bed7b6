import type { Choice } from '../../ui/Select'

const LOCALES = [
  'en-GB',
  'en-US',
  'en-AU',
  'en-CA',
  'en-IE',
  'en-IN',
  'en-ZA',
  'cs-CZ',
  'da-DK',
  'de-AT',
  'de-CH',
  'de-DE',
  'es-ES',
  'es-MX',
  'fi-FI',
  'fr-CA',
  'fr-CH',
  'fr-FR',
  'hu-HU',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'nb-NO',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'ro-RO',
  'sv-SE',
  'tr-TR',
  'uk-UA',
]

/** Locales by name; one that the workspace has already is offered too, whatever it is. */
export function localeChoices(current: string): Choice[] {
  const names = new Intl.DisplayNames([current], { type: 'language', fallback: 'code' })
  const all = LOCALES.includes(current) ? LOCALES : [current, ...LOCALES]
  return all.map((id) => ({ id, label: names.of(id) ?? id, hint: id }))
}

/** Currencies by code, those of most agencies first. */
export function currencyChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: 'currency', fallback: 'code' })
  const first = ['GBP', 'EUR', 'USD', 'AUD', 'CAD', 'CHF', 'SEK', 'PLN']
  const rest = Intl.supportedValuesOf('currency').filter((code) => !first.includes(code))
  return [...first, ...rest].map((code) => ({ id: code, label: `${code} – ${names.of(code) ?? code}` }))
}
