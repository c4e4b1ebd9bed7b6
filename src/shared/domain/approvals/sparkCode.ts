import { dayNumber } from '../businessDays'
import { addDays } from '../dayWindows'

/**
 * Days by which a code has to outlast the flight. A habit without a source: an expired code cannot be revived, and
 * asking a creator for another one takes some days.
 */
export const SPARK_MARGIN_DAYS = 7

/** The day on which a code dies: with a period of 7 days a code of the 1st works to the 8th. */
export const sparkExpiry = (issuedOn: string, periodDays: number): string => addDays(issuedOn, periodDays)

/** By how many days a code outlives the flight, negative where it dies before, and whether the margin is kept. */
export function sparkOutlast(expiresOn: string, flightEnd: string): { days: number; isEnough: boolean } {
  const days = dayNumber(expiresOn) - dayNumber(flightEnd)
  return { days, isEnough: days >= SPARK_MARGIN_DAYS }
}

/** Whether a code lives until {@link SPARK_MARGIN_DAYS} after the flight; null where the flight has no end yet. */
export const outlastsFlight = (expiresOn: string, flightEnd: string | null): boolean | null =>
  flightEnd === null ? null : sparkOutlast(expiresOn, flightEnd).isEnough

/** A code as it may be shown: never more than its last four signs, and never as much as half of it. */
export function maskedCode(code: string): string {
  const signs = Array.from(code)
  const shown = Math.min(4, Math.floor((signs.length - 1) / 2))
  return `••••${shown > 0 ? signs.slice(-shown).join('') : ''}`
}
