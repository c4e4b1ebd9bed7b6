import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { planInstance } from '../../../../src/main/workers/plan/plan'
import { knapsackInstance } from './instances'

const shared = `${process.env.SHARED_DATA ?? '../shared/data'}/pisinger-kp`
const folder = existsSync(shared) ? shared : null
if (folder === null) console.warn(`skipped: Pisinger knapsacks, because ${shared} is absent`)

describe.skipIf(folder === null)('Pisinger knapsacks reach their published optimum', () => {
  const optima = folder
    ? readFileSync(`${folder}/verified-optima.csv`, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
    : []
  it('finds all seventeen', () => {
    expect(optima.length).toBe(17)
    expect(folder && readdirSync(`${folder}/large_scale`).length).toBe(7)
  })
  it.each(optima.map((row) => [row[0]!, Number(row[4])] as const))('%s = %d', (name, optimum) => {
    const lines = readFileSync(`${folder}/${name}`, 'utf8').trim().split('\n')
    const [n = 0, capacity = 0] = lines[0]!.trim().split(/\s+/).map(Number)
    const items = lines.slice(1, n + 1).map((line) => {
      const [profit = 0, weight = 0] = line.trim().split(/\s+/).map(Number)
      return { profit, weight }
    })
    for (const as of ['engagements', 'netReach'] as const) {
      const answer = planInstance(knapsackInstance(items, capacity, as))
      expect(answer.status).toBe('optimal')
      const profit = answer.roster.reduce((sum, entry) => sum + items[Number(entry.candidate.slice(1))]!.profit, 0)
      expect(Math.abs(profit - optimum)).toBeLessThan(1e-6 * optimum + (optimum < 500 ? 5e-5 : 0))
    }
  })
})
