import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  maskedCode,
  outlastsFlight,
  SPARK_MARGIN_DAYS,
  sparkExpiry,
} from '../../../../src/shared/domain/approvals/sparkCode'
import { addDays } from '../../../../src/shared/domain/dayWindows'

it('dies when its period is over, across leap days and years', () => {
  expect(sparkExpiry('2027-02-01', 30)).toBe('2027-03-03')
  expect(sparkExpiry('2028-02-01', 30)).toBe('2028-03-02')
  expect(sparkExpiry('2027-12-28', 7)).toBe('2028-01-04')
})

it('outlasts a flight only by the whole margin', () => {
  const end = '2027-03-31'
  expect(outlastsFlight(addDays(end, SPARK_MARGIN_DAYS), end)).toBe(true)
  expect(outlastsFlight(addDays(end, SPARK_MARGIN_DAYS - 1), end)).toBe(false)
  expect(outlastsFlight(end, null)).toBeNull()
})

it('shows at most the last four signs, and never half of a code', () => {
  expect(maskedCode('#AbCdEfGh1234=')).toBe('••••234=')
  expect(maskedCode('abcd')).toBe('••••d')
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (code) => {
      const shown = Array.from(maskedCode(code)).slice(4)
      expect(shown.length).toBeLessThanOrEqual(4)
      expect(shown.length * 2).toBeLessThan(Array.from(code).length)
      expect(code.endsWith(shown.join(''))).toBe(true)
    }),
  )
})
