import fc from 'fast-check'
import { expect, it } from 'vitest'
import { axisTicks } from '../../../src/renderer/src/ui/charts/ticks'
import { withWords } from '../../../src/renderer/src/ui/WordsField'
import { formatCompact } from '../../../src/shared/domain/format'

const show = (value: number) => formatCompact(value, 'en-GB')

it('ticks are round, hold the course between them, and never read alike', () => {
  expect(axisTicks(9_100, 9_900, 3, show)).toEqual([9000, 9500, 10_000])
  const value = fc.integer({ min: 0, max: 2_000_000_000 })
  fc.assert(
    fc.property(value, value, (a, b) => {
      const low = Math.min(a, b)
      const high = Math.max(a, b)
      const ticks = axisTicks(low, high, 3, show)
      expect(ticks.length).toBeGreaterThan(1)
      expect(ticks.length).toBeLessThan(8)
      expect(ticks[0]).toBeLessThanOrEqual(low)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high)
      if (ticks.length > 2) expect(new Set(ticks.map(show)).size).toBe(ticks.length)
    }),
  )
})

it('words are split, trimmed and added once, whatever their case', () => {
  expect(withWords(['food'], ' Food, travel;;  tea \n', 10, 80)).toEqual(['food', 'travel', 'tea'])
  expect(withWords(['a', 'b'], 'c, d', 3, 80)).toEqual(['a', 'b', 'c'])
  expect(withWords([], 'abcdef', 3, 3)).toEqual(['abc'])
})
