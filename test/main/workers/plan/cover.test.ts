import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { planInstance } from '../../../../src/main/workers/plan/plan'
import { coverFolder, coverInstance } from './cover'
import { solveByHighs } from './highs'

const hasCover = existsSync(coverFolder)
if (!hasCover) console.warn(`skipped: OR-Library maximum coverage, because ${coverFolder} is absent`)

describe.skipIf(!hasCover)('OR-Library files as maximum coverage, a covered row a share of 1', () => {
  it.each([
    ['scp41.txt', 'columns', 5],
    ['scp41.txt', 'columns', 10],
    ['scp41.txt', 'cost', 60],
    ['scp41.txt', 'cost', 150],
    ['scp41.txt', 'cost', 250],
    ['scpa1.txt', 'columns', 5],
    ['scpa1.txt', 'cost', 40],
    ['scpa1.txt', 'cost', 60],
  ] as const)(
    '%s by %s %d is within half a per cent of the bound of HiGHS',
    async (name, by, budget) => {
      const { instance, covers } = coverInstance(name, by, budget, { gap: 0.005, nodeLimit: 3 })
      const own = planInstance(instance)
      const covered = new Set(own.roster.flatMap((entry) => covers[Number(entry.candidate.slice(1))]!))
      expect(own.objective).toBeCloseTo(covered.size, 9)
      expect(own.cost!).toBeLessThanOrEqual(budget)
      const other = await solveByHighs(instance, { gap: 1e-3, timeMs: 120_000 })
      expect(other.isProved).toBe(true)
      expect(own.objective!).toBeGreaterThanOrEqual(0.995 * other.bound)
      expect(own.objective!).toBeLessThanOrEqual(other.bound + 1e-6)
      expect(own.upperBound!).toBeGreaterThanOrEqual(other.value! - 1e-6)
      // rows bought by cost: proved by its own bound too
      if (by === 'cost') expect(own.status).toMatch(/^(optimal|withinGap)$/)
    },
    300_000,
  )
})
