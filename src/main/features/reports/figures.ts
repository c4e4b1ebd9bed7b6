import {
  formatCompact,
  formatCount,
  formatDate,
  formatMoney,
  formatPercent,
  MISSING,
} from '../../../shared/domain/format'

export type Figures = ReturnType<typeof createFigures>

/** How a report writes figures: one locale, one currency. Missing is "–". */
export function createFigures(locale: string, currency: string) {
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    locale,
    currency,
    /** Forecast persons, no more exact than a forecast is: 859,576 is 859,600. */
    persons: (persons: number | null) => formatCount(persons === null ? null : roundedPersons(persons), locale),
    compact: (count: number | null) => formatCompact(count, locale),
    count: (count: number | null) => formatCount(count, locale),
    percent: (fraction: number | null, digits = 1) => formatPercent(fraction, locale, digits),
    money: (minor: number | null) => formatMoney(minor, currency, locale, 'short'),
    moneyExact: (minor: number | null) => formatMoney(minor, currency, locale, 'exact'),
    moneyCompact: (minor: number | null) => formatMoney(minor, currency, locale, 'compact'),
    date: (date: string | null) => formatDate(date, locale, 'medium'),
    country: (code: string | null) => {
      if (code === null) return MISSING
      return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code
    },
    list: (items: readonly string[]) => list.format(items),
  }
}

/** To tens from 1,000 and to hundreds from 10,000. */
function roundedPersons(persons: number): number {
  const step = persons >= 10_000 ? 100 : persons >= 1_000 ? 10 : 1
  return Math.round(persons / step) * step
}

/** Cost of a thousand persons; null where there are none or either is not known. */
export function perThousand(costMinor: number | null, persons: number | null): number | null {
  return costMinor === null || persons === null || !(persons > 0) ? null : (1000 * costMinor) / persons
}
