import { readFileSync } from 'node:fs'
import type { PlanInstance } from '../../../../src/shared/domain/planInstance'
import { read } from './instances'

export const coverFolder = `${process.env.SHARED_DATA ?? '../shared/data'}/orlib-scp`

/**
 * A set covering file of the OR-Library as maximum coverage: every row a segment of one person, every column a
 * candidate who reaches all of the rows it covers.
 *
 * @param by what the budget counts: the file's costs, or columns
 */
export function coverInstance(
  file: string,
  by: 'cost' | 'columns',
  budget: number,
  limits: { gap: number; nodeLimit: number },
): { instance: PlanInstance; covers: number[][] } {
  const numbers = readFileSync(`${coverFolder}/${file}`, 'utf8').trim().split(/\s+/).map(Number)
  const [rows = 0, columns = 0] = numbers
  const costs = numbers.slice(2, 2 + columns)
  const covers: number[][] = costs.map(() => [])
  for (let row = 0, at = 2 + columns; row < rows; row++) {
    const count = numbers[at++]!
    for (let k = 0; k < count; k++) covers[numbers[at++]! - 1]!.push(row)
  }
  const instance = read({
    format: 'callboard-plan-1',
    budget,
    objective: { kind: 'netReach' },
    segments: Array.from({ length: rows }, (_, r) => ({ id: `r${r}`, universe: 1 })),
    candidates: covers.map((list, j) => {
      const reach = new Array<number>(rows).fill(0)
      for (const r of list) reach[r] = 1
      return { id: `c${j}`, packages: [{ id: 'p', cost: by === 'cost' ? costs[j]! : 1, reach }] }
    }),
    options: { ...limits, timeLimitMs: 600_000 },
  })
  return { instance, covers }
}
