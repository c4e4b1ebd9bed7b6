import { describe, expect, it } from 'vitest'
import { planInstance } from '../../../../src/main/workers/plan/plan'
import { shadowPrices } from '../../../../src/main/workers/plan/shadow'
import { bruteForce } from './bruteForce'
import { read, seeded, smallInstance } from './instances'
import { withRules } from './rules'

const shape = { segments: 2, candidates: 8, packages: 1, mostShare: 0.4, costs: 'flat' } as const

describe('what a rule costs', () => {
  it('equals brute force without the rule, and with a tenth more money', () => {
    const random = seeded(81)
    let dear = 0
    for (let k = 0; k < 120; k++) {
      const input = smallInstance(random, {
        ...shape,
        candidates: 3 + Math.floor(random() * 5),
        packages: k % 2 ? 1 : 3,
      })
      const ruled = withRules(input, random)
      const instance = read({ ...ruled, budget: input.budget, objective: { kind: 'netReach' } })
      const answer = planInstance(instance)
      const prices = shadowPrices(instance, answer)
      if (answer.objective === null) {
        expect(prices).toEqual([])
        continue
      }
      expect(prices.length).toBe(instance.constraints.length + 1)
      for (const price of prices) {
        const relaxed =
          price.rule === 'budget'
            ? { ...instance, budget: instance.budget! * 1.1 }
            : { ...instance, constraints: instance.constraints.toSpliced(price.rule, 1) }
        const gain = bruteForce(relaxed)!.objective - answer.objective
        const room = 1.0001e-3 * (answer.objective + gain) + 1e-9
        expect(Math.abs(price.reachLostPersons! - Math.max(0, gain))).toBeLessThanOrEqual(room)
        if (gain > room) dear++
        if (price.reachLostPersons === 0) expect(price.sentence).toMatch(/(costs|add) nothing\.$/)
        else expect(price.sentence).toMatch(/(costs|would add) \d+ persons \(.+ %?\)|from nothing/)
      }
      const lost = prices.map((price) => price.reachLostPersons!)
      expect(lost).toEqual([...lost].sort((a, b) => b - a))
    }
    expect(dear).toBeGreaterThan(50)
  })

  it('speaks in the words of the rule', () => {
    const input = smallInstance(seeded(82), shape)
    const best = planInstance(read(input)).roster[0]!.candidate
    const instance = read({
      ...input,
      constraints: [
        { kind: 'exclude', ids: [best] },
        { kind: 'count', where: { tier: ['nano', 'micro', 'macro'] }, max: 8 },
      ],
    })
    const prices = shadowPrices(instance, planInstance(instance))
    expect(prices.find(({ rule }) => rule === 0)?.sentence).toMatch(
      new RegExp(`^“Exclude "${best}"” costs \\d+ persons \\([0-9.]+ %\\)\\.$`),
    )
    expect(prices.find(({ rule }) => rule === 1)?.sentence).toBe(
      '“At most 8 of tier nano or micro or macro” costs nothing.',
    )
    expect(prices.find(({ rule }) => rule === 'budget')?.reachPerThousandMinor).toBeGreaterThan(0)
  })

  it('counts money where the aim is the lowest cost, and stops when told to', () => {
    const input = smallInstance(seeded(83), shape)
    const cheap = read({ ...input, budget: null, objective: { kind: 'minCost', goal: 500 } })
    const [first] = planInstance(cheap).roster
    const instance = { ...cheap, constraints: [{ kind: 'exclude' as const, ids: [first!.candidate] }] }
    const answer = planInstance(instance)
    expect(shadowPrices(instance, answer)).toMatchObject([{ rule: 0, kind: 'exclude', reachLostPersons: null }])
    expect(shadowPrices(instance, answer)[0]?.sentence).toMatch(/makes the roster dearer by \d+ \([0-9.]+ %\)\.$/)
    expect(shadowPrices(instance, answer, { signal: { aborted: true } })[0]?.sentence).toMatch(/was not weighed/)
  })
})
