import fc from 'fast-check'
import { expect, it } from 'vitest'
import { usageEnd } from '../../../../src/shared/domain/approvals/usageRights'
import { dateOf, dayNumber } from '../../../../src/shared/domain/businessDays'

it('ends on its last day, counted from its own start or from the live date', () => {
  expect(usageEnd({ startsOn: '2027-03-01', lengthDays: 1 }, null)).toBe('2027-03-01')
  expect(usageEnd({ startsOn: null, lengthDays: 30 }, '2027-03-01')).toBe('2027-03-30')
  expect(usageEnd({ startsOn: '2027-03-01', lengthDays: 30 }, '2027-05-01')).toBe('2027-03-30')
  expect(usageEnd({ startsOn: null, lengthDays: 30 }, null)).toBeNull()
  expect(usageEnd({ startsOn: '2027-03-01', lengthDays: null }, null)).toBeNull()
  fc.assert(
    fc.property(fc.integer({ min: 14_610, max: 25_567 }), fc.integer({ min: 1, max: 3650 }), (start, lengthDays) => {
      const end = usageEnd({ startsOn: dateOf(start), lengthDays }, null)
      expect(dayNumber(end ?? '') - start + 1).toBe(lengthDays)
    }),
  )
})
