import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jointShares, sharesOf } from '../../../src/renderer/src/features/creators/profile/audience'

type Dimension = 'country' | 'age' | 'gender'
const part = (dimension: Dimension, key: string, share: number) => ({
  dimension,
  key,
  share,
  source: 'media kit',
  measuredOn: '2026-11-20',
})

it('orders countries and genders by share with the rest of the world last, and ages by age', () => {
  const audience = [
    part('country', 'ZZ', 0.5),
    part('country', 'DE', 0.2),
    part('country', 'GB', 0.3),
    part('age', '55+', 0.4),
    part('age', '13-17', 0.1),
    part('age', '18-24', 0.5),
  ]
  expect(sharesOf({ audience }, 'country').map(({ key }) => key)).toEqual(['GB', 'DE', 'ZZ'])
  expect(sharesOf({ audience }, 'age').map(({ key }) => key)).toEqual(['13-17', '18-24', '55+'])
})

it('a cell is the product of its three shares', () => {
  const audience = [part('country', 'GB', 0.5), part('age', '18-24', 0.4), part('gender', 'f', 0.7)]
  const { ages, rows } = jointShares({ audience })
  expect(ages).toEqual(['18-24'])
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ country: 'GB', gender: 'f' })
  expect(rows[0]?.cells[0]?.share).toBeCloseTo(0.14, 12)
})

it('without one of the dimensions there is nothing to multiply', () => {
  expect(jointShares({ audience: [part('country', 'GB', 1), part('age', '18-24', 1)] }).rows).toEqual([])
})

it('all cells together are the product of the stated wholes, so never more than everybody', () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }).map((raw) => {
    const sum = raw.reduce((total, one) => total + one, 0)
    return sum > 1 ? raw.map((one) => one / sum) : raw
  })
  fc.assert(
    fc.property(shares, shares, shares, (countries, ages, genders) => {
      const all = (dimension: Dimension, values: number[]) =>
        values.map((share, index) => part(dimension, `k${index}`, share))
      const audience = [...all('country', countries), ...all('age', ages), ...all('gender', genders)]
      const total = jointShares({ audience }).rows.reduce(
        (sum, { cells }) => sum + cells.reduce((row, { share }) => row + share, 0),
        0,
      )
      const sum = (values: number[]) => values.reduce((left, right) => left + right, 0)
      expect(total).toBeCloseTo(sum(countries) * sum(ages) * sum(genders), 9)
      expect(total).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})
