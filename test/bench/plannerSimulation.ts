import { type SimulationInput, simulateReach } from '../../src/main/workers/plan/monteCarlo'
import { quietestMs } from './plannerClock'
import type { BenchTable } from './table'

/** The same simulation as a person would first write it: objects, closures, Box–Muller. */
function naiveSimulation(input: SimulationInput): number[] {
  const creators = Array.from(input.sigmas, (sigma, c) => ({
    sigma,
    shares: Array.from(input.weights, (_, s) => input.shares[c * input.weights.length + s]!),
  }))
  const segments = Array.from(input.weights, (weight, s) => ({ weight, s }))
  const normal = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
  return Array.from({ length: input.draws }, () => {
    const common = input.commonSigma * normal()
    const factors = creators.map(({ sigma }) =>
      Math.exp(-0.5 * (sigma ** 2 + input.commonSigma ** 2) + common + sigma * normal()),
    )
    return segments.reduce(
      (sum, { weight, s }) =>
        sum + weight * (1 - creators.reduce((missed, one, c) => missed * (1 - one.shares[s]!) ** factors[c]!, 1)),
      0,
    )
  }).sort((a, b) => a - b)
}

/** @returns the table, and what of it there are targets for */
export function simulations(): { table: BenchTable; ms: number; ratio: number } {
  const creators = 50
  const rows: BenchTable['rows'] = []
  let last = { ms: 0, ratio: 0 }
  for (const segments of [1, 12]) {
    const shares = Float64Array.from({ length: creators * segments }, (_, k) => 0.02 + 0.05 * (((k * 7) % 11) / 11))
    const input = {
      weights: new Float64Array(segments).fill(1e6),
      shares,
      sigmas: new Float64Array(creators).fill(0.8),
      commonSigma: 0.2,
      draws: 10_000,
      seed: 1,
    }
    const own = quietestMs(8, () => simulateReach(input))
    const naive = quietestMs(3, () => naiveSimulation(input))
    last = { ms: own, ratio: naive / own }
    rows.push([`10,000 × ${creators} × ${segments}`, own.toFixed(1), naive.toFixed(1), `${last.ratio.toFixed(1)} ×`])
  }
  const table = {
    title: 'Planner: simulation',
    columns: ['draws × creators × segments', 'ms', 'objects and closures, ms', 'ratio'],
    rows,
  }
  return { table, ...last }
}
