import type { NumberFormat } from './formats'

/**
 * A number as the importer reads text: a point as the decimal sign, no thousands signs. From 10^15 a cell no longer
 * holds every digit (ids are destroyed there), so that such a number is written as spreadsheets show it, "7.1E+18".
 */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return '#NUM!'
  const size = Math.abs(value)
  if (size >= 1e15) return value.toExponential().replace('e', 'E')
  const text = size !== 0 && size < 1e-6 ? value.toFixed(15).replace(/\.?0+$/, '') : String(value)
  // Three decimals could be taken for a group of thousands, four cannot.
  return /\.\d{3}$/.test(text) ? `${text}0` : text
}

/**
 * The text of a cell that holds a number. Per cent is written with its sign, dates as ISO, money with its currency.
 *
 * @param isFrom1904 whether the workbook counts its days from 1904 rather than from 1900
 */
export function numberText(value: number, format: NumberFormat, isFrom1904: boolean): string {
  switch (format.kind) {
    case 'plain':
      return plainNumber(value)
    case 'percent':
      // 0.07 × 100 is 7.000000000000001; a cell has 15 digits.
      return `${plainNumber(Number((value * 100).toPrecision(15)))}%`
    case 'percentSign':
      return `${plainNumber(value)}%`
    case 'money':
      return value < 0 ? plainNumber(value) : `${format.currency} ${plainNumber(value)}`
    case 'date':
    case 'time':
      return dateText(isFrom1904 ? value + DAYS_1900_TO_1904 : value, format.kind, isFrom1904) ?? plainNumber(value)
  }
}

const DAY_MS = 86_400_000
const LAST_SERIAL = 2_958_465
/** Day 0 of a workbook that counts from 1900, past 28 February of that year. */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30)
const DAYS_1900_TO_1904 = 1462
/** Larger numbers under a format of hours are moments whose date is not shown. */
const LONGEST_SPAN_DAYS = 3660

/**
 * `2026-11-22`, with its time where it has one; `14:30:00` for a time of day or a span. Excel believes in 29 February 1900
 * (day 60), so that days before it stand one off.
 *
 * @returns null where the number is no date
 */
function dateText(serial: number, kind: 'date' | 'time', isFrom1904: boolean): string | null {
  const days = isFrom1904 ? serial - DAYS_1900_TO_1904 : serial
  if (days < 0 || serial > LAST_SERIAL) return null
  if (kind === 'time' && days < LONGEST_SPAN_DAYS) return spanText(days)
  if (serial >= 60 && serial < 61) return null
  if (!Number.isInteger(serial)) return spared(instant(EPOCH_1900_MS, serial < 60 ? serial + 1 : serial))
  let text = knownDays.get(serial)
  if (text === undefined) {
    text = spared(instant(EPOCH_1900_MS, serial < 60 ? serial + 1 : serial))
    if (knownDays.size === MAX_KNOWN_DAYS) knownDays.clear()
    knownDays.set(serial, text)
  }
  return text
}

/** A time of day, or a span of hours such as `255:10:10`. */
function spanText(days: number): string {
  const seconds = Math.round((days * DAY_MS) / 1000)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

const instant = (epochMs: number, days: number) =>
  new Date(epochMs + Math.round((days * DAY_MS) / 1000) * 1000).toISOString().slice(0, 19)

/** Whole days already written: a column holds few different ones, and writing one is slow. */
const knownDays = new Map<number, string>()
const MAX_KNOWN_DAYS = 10_000

/** Without a time that only says midnight. */
export function spared(iso: string): string {
  return iso.replace(/T00:00(:00(\.0+)?)?Z?$/, '')
}

/** Undoes the escapes of characters that XML cannot hold: `_x000D_` is a carriage return. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
}
