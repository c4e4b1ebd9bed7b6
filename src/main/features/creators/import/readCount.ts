import type { CountField } from '../../../../shared/contract/creatorFields'
import { type DecimalStyle, parseCount } from '../../../../shared/domain/numbers'

const MAX_COUNT = 1_000_000_000_000

export type CountFault = 'not_a_number' | 'negative' | 'too_large' | 'not_whole' | 'number_unclear'

/**
 * A count as it is stored: whole, 0 to 1e12. Averages are rounded to whole views; followers must be whole persons as
 * they stand ("477900000.00" is, "1234.5" is not).
 *
 * @returns the count, null where missing, or what is wrong with it
 */
export function readCount(
  text: string,
  field: CountField,
  style: DecimalStyle | 'unclear',
): number | null | CountFault {
  const parsed = parseCount(text, style === 'unclear' ? 'dot' : style)
  if (parsed.kind === 'missing') return null
  if (parsed.kind === 'problem') return parsed.fault === 'grouping' ? 'number_unclear' : parsed.fault
  if (style === 'unclear' && /[.,]/.test(text)) return 'number_unclear'
  if (parsed.value > MAX_COUNT) return 'too_large'
  if (Number.isInteger(parsed.value)) return parsed.value
  return field === 'followers' ? 'not_whole' : Math.round(parsed.value)
}
