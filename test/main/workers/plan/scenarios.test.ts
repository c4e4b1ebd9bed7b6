import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../../src/main/workers/plan/check'
import { planInstance } from '../../../../src/main/workers/plan/plan'
import { biggestFirst, solveVariants } from '../../../../src/main/workers/plan/scenarios'
import type { PlanConstraint, PlanInstance } from '../../../../src/shared/domain/planInstance'
import { read, seeded, smallInstance } from './instances'

const shape = { segments: 3, candidates: 25, packages: 3, mostShare: 0.5, costs: 'flat' } as const

describe('ready-made scenarios', () => {
  const instance = read(smallInstance(seeded(63), shape))
  const only = (tier: string): PlanConstraint => ({
    kind: 'exclude',
    ids: instance.candidates.filter((one) => one.attributes?.tier !== tier).map((one) => one.id),
  })
  const variant = (id: string, rules: PlanConstraint[]) => ({
    id,
    isSameAim: true,
    instance: { ...instance, constraints: [...instance.constraints, ...rules] },
  })
  const variants = [
    variant('bestMix', []),
    ...['nano', 'micro', 'macro'].map((tier) => variant(tier, [only(tier)])),
    variant('led', [{ kind: 'count', where: { tier: 'macro' }, min: 1, max: 1 }]),
  ]

  it('stand side by side at the same budget, and none beats the best mix', () => {
    const best = planInstance(instance).objective!
    const solved = solveVariants(variants)
    expect(solved.map(({ id }) => id)).toEqual(variants.map(({ id }) => id))
    for (const { answer } of solved) {
      expect(answer!.status).toBe('optimal')
      expect(answer!.objective!).toBeLessThanOrEqual(best + 1e-6)
    }
  })

  it('a variant that does better than a mix that was cut short takes its place, under the mix’s own bound', () => {
    const hard = read(smallInstance(seeded(64), { ...shape, candidates: 60, segments: 4 }))
    const cut = { ...hard, options: { ...hard.options, nodeLimit: 1, gap: 0 } }
    const best = planInstance(hard)
    const [mix] = solveVariants([
      { id: 'mix', instance: cut, isSameAim: true },
      { id: 'same', instance: hard, isSameAim: true },
    ])
    expect(mix!.answer!.objective!).toBeCloseTo(best.objective!, 6)
    expect(checkPlan(hard, mix!.answer!).problems).toEqual([])
  })

  it('stop between two of them when somebody cancels', () => {
    let isStopped = false
    const signal = {
      get aborted() {
        return isStopped
      },
    }
    const onSolved = (done: number) => {
      isStopped = done === 2
    }
    const answers = solveVariants(variants, { signal, onSolved }).map(({ answer }) => answer?.status ?? null)
    expect(answers).toEqual(['optimal', 'optimal', null, null, null])
  })

  it('the habit goes down the list by size, keeps what can be kept on the way and names what it breaks', () => {
    const sizes = instance.candidates.map((_, index) => 1000 - index)
    const [, second, third] = instance.candidates
    const first = instance.candidates[0]!
    const rules: PlanConstraint[] = [
      { kind: 'exclude', ids: [first.id] },
      { kind: 'atMostOne', ids: [second!.id, third!.id] },
      { kind: 'count', max: 3 },
    ]
    const kept = { ...instance, constraints: rules }
    const { answer, broken } = biggestFirst(kept, sizes, planInstance(kept))
    expect(broken).toEqual([])
    expect(checkPlan(kept, answer).problems).toEqual([])
    expect(answer.roster[0]!.candidate).toBe(second!.id)
    expect(answer.roster.length).toBeLessThanOrEqual(3)
    expect(answer.objective!).toBeLessThanOrEqual(answer.upperBound! + 1e-6)
    const last = { ...instance, constraints: [{ kind: 'count' as const, min: 1000 }] }
    const breaking = biggestFirst(last, sizes, null)
    expect(breaking.answer).toMatchObject({ status: 'infeasible', objective: null })
    expect(breaking.answer.reasons).toEqual(['This roster breaks the rule “at least 1000 creators”.'])
  })

  it('the habit lets go the last of too many of a kind, and stops at the goal', () => {
    const sizes = instance.candidates.map((_, index) => 1000 - index)
    const half: PlanInstance = {
      ...instance,
      constraints: [{ kind: 'spendShare', where: { tier: 'macro' }, max: 0.3 }],
    }
    const { answer } = biggestFirst(half, sizes, null)
    expect(checkPlan(half, answer).problems).toEqual([])
    const all = biggestFirst({ ...instance, budget: 1e12, constraints: [] }, sizes, null).answer
    const reach = checkPlan(instance, { roster: all.roster.slice(0, 2) }).figures.netReachPersons
    const goal: PlanInstance = {
      ...instance,
      budget: null,
      constraints: [],
      objective: { kind: 'minCost', goal: reach },
    }
    expect(biggestFirst(goal, sizes, null).answer.roster).toEqual(all.roster.slice(0, 2))
    const beyond: PlanInstance = { ...goal, objective: { kind: 'minCost', goal: 1e11 } }
    expect(biggestFirst(beyond, sizes, null).answer.reasons).toEqual(['This roster does not reach the goal.'])
  })
})
