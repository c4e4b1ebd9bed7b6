import { describe, expect, it } from 'vitest'
import { explainRoster } from '../../../../src/main/workers/plan/explain'
import { planInstance } from '../../../../src/main/workers/plan/plan'
import type { PlanInstance } from '../../../../src/shared/domain/planInstance'
import { bruteForce } from './bruteForce'
import { read, seeded, smallInstance } from './instances'

/** The instance with another price of one package, and its candidate in the roster by that package. */
function withPrice(instance: PlanInstance, candidate: string, pack: string, cost: number): PlanInstance {
  return {
    ...instance,
    candidates: instance.candidates.map((one) =>
      one.id === candidate
        ? { ...one, packages: one.packages.map((other) => (other.id === pack ? { ...other, cost } : other)) }
        : one,
    ),
    constraints: [
      ...instance.constraints,
      { kind: 'include', ids: [candidate] },
      { kind: 'package', id: candidate, package: pack },
    ],
  }
}

describe('the price of entry', () => {
  it('is one at which the best roster with the newcomer is no worse, and below what those cost who are left out', () => {
    const random = seeded(71)
    let priced = 0
    for (let k = 0; k < 60; k++) {
      const instance = read({
        ...smallInstance(random, {
          segments: 1 + (k % 3),
          candidates: 9,
          packages: k % 2 ? 1 : 2,
          mostShare: [0.1, 0.6, 1][k % 3]!,
          costs: 'odd',
        }),
        objective: { kind: (['netReach', 'engagements'] as const)[k % 4 === 3 ? 1 : 0]! },
      })
      const answer = planInstance(instance)
      const { leftOut } = explainRoster(instance, answer.roster)
      for (const out of leftOut) {
        if (out.entryPrice === null) continue
        priced++
        const room = 1e-9 * Math.max(1, answer.objective!)
        // whoever costs no more than the price would have made the roster better: at most as good as it is
        if (out.cost <= out.entryPrice) {
          const asIs = bruteForce(withPrice(instance, out.candidate, out.package, out.cost))
          expect(asIs!.objective).toBeGreaterThanOrEqual(answer.objective! - room)
        }
        const cheaper = bruteForce(withPrice(instance, out.candidate, out.package, out.entryPrice))
        expect(cheaper!.objective).toBeGreaterThanOrEqual(answer.objective! - room)
      }
    }
    expect(priced).toBeGreaterThan(100)
  })
  it('never lets go whom the roster must include, and is none for who adds nothing', () => {
    const base = smallInstance(seeded(72), { segments: 1, candidates: 6, packages: 1, mostShare: 0.5, costs: 'flat' })
    const all = base.candidates.map(({ id }) => id)
    const musts = all.slice(0, 5)
    const cost = base.candidates.slice(0, 5).reduce((sum, one) => sum + one.packages[0]!.cost, 0)
    const instance = read({ ...base, budget: cost + 7, constraints: [{ kind: 'include', ids: musts }] })
    const roster = musts.map((candidate) => ({ candidate, package: 'p0' }))
    expect(explainRoster(instance, roster).leftOut[0]?.entryPrice).toBe(7)
    const silent = read({
      ...base,
      candidates: base.candidates.map((one, i) =>
        i === 5 ? { ...one, packages: [{ ...one.packages[0]!, reach: [0] }] } : one,
      ),
    })
    expect(explainRoster(silent, roster).leftOut[0]?.entryPrice).toBeNull()
  })
})
