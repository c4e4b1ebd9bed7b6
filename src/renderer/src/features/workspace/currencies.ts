import type { Choice } from '../../ui/Select'

/** Currencies by code, with their names in the window's language; those of most agencies stand first. */
export function currencyChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: 'currency', fallback: 'code' })
  const first = ['GBP', 'EUR', 'USD', 'AUD', 'CAD', 'CHF', 'SEK', 'PLN']
  const rest = Intl.supportedValuesOf('currency').filter((code) => !first.includes(code))
  return [...first, ...rest].map((code) => ({ id: code, label: `${code} – ${names.of(code) ?? code}` }))
}

/** The currency of the system's region, where it is one of the few we can tell; else pounds. */
export function likelyCurrency(locale: string): string {
  const region = new Intl.Locale(locale).maximize().region ?? ''
  const known: Readonly<Record<string, string>> = {
    GB: 'GBP',
    US: 'USD',
    AU: 'AUD',
    CA: 'CAD',
    CH: 'CHF',
    SE: 'SEK',
    PL: 'PLN',
    DE: 'EUR',
    FR: 'EUR',
    ES: 'EUR',
    IT: 'EUR',
    NL: 'EUR',
    BE: 'EUR',
    AT: 'EUR',
    IE: 'EUR',
    PT: 'EUR',
    FI: 'EUR',
  }
  return known[region] ?? 'GBP'
}
