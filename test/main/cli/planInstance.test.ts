import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createCli, scratch } from './cli'

const at = scratch()
const { json, failure } = createCli(at)

function example() {
  const pack = (cost: number, reach: number) => [{ id: '1v', cost, reach: [reach] }]
  return {
    format: 'callboard-plan-1',
    budget: 1000 as unknown,
    objective: { kind: 'netReach' },
    segments: [{ id: 'all', universe: 1000 as unknown, weight: 1 }],
    candidates: [
      { id: 'a', attributes: { niche: 'food' }, packages: pack(600, 300) },
      { id: 'b', attributes: { niche: 'food' }, packages: pack(500, 260) },
      { id: 'c', attributes: { niche: 'travel' }, packages: pack(500, 240) },
    ] as { id: string; attributes?: object; packages: { id: string; cost: unknown; reach: unknown[] }[] }[],
    constraints: [] as object[],
    options: { timeLimitMs: 2_000 },
  }
}

function written(name: string, text: string): string {
  writeFileSync(at(name), text)
  return at(name)
}

/** The example, spoilt; a number that JSON cannot hold stands in the file as `raw`. */
function spoilt(name: string, spoil: (of: ReturnType<typeof example>) => void, raw = '1'): string {
  const instance = example()
  spoil(instance)
  return written(`${name}.json`, JSON.stringify(instance).replaceAll('"RAW"', raw))
}

const wrong: [string, (of: ReturnType<typeof example>) => void, RegExp, string?][] = [
  ['not a number', (of) => (of.budget = 'RAW'), /not valid JSON|NaN/, 'NaN'],
  ['a cost beyond all numbers', (of) => (of.candidates[0]!.packages[0]!.cost = 'RAW'), /cost/, '1e999'],
  ['a reach of nothing', (of) => (of.candidates[0]!.packages[0]!.reach = [null]), /reach/],
  ['a budget in words', (of) => (of.budget = 'plenty'), /budget is "plenty"/],
  ['a negative budget', (of) => (of.budget = -1), /cannot be negative/],
  ['a budget of 0', (of) => (of.budget = 0), /nobody can be booked/],
  ['a universe of 0', (of) => (of.segments[0]!.universe = 0), /0 persons/],
  ['a reach above the universe', (of) => (of.candidates[1]!.packages[0]!.reach = [1001]), /only 1000/],
  ['no candidates', (of) => (of.candidates = []), /nobody to choose from/],
  ['a quota above itself', (of) => of.constraints.push({ kind: 'count', min: 3, max: 2 }), /cannot both hold/],
]

describe('plan --instance refuses with a sentence and ends 1', () => {
  it.each(wrong)('%s', async (name, spoil, sentence, raw) => {
    const refused = await failure(['plan', '--instance', spoilt(name, spoil, raw)])
    expect(refused).toMatchObject({ code: 'plan_invalid' })
    expect(refused.message).toMatch(sentence)
    expect(refused.message).toMatch(/\.$/)
  })
})

describe('plan --instance answers', () => {
  it('that quotas clash, and which', async () => {
    const food = { niche: 'food' }
    const file = spoilt('clash', (of) =>
      of.constraints.push(
        { kind: 'count', where: food, min: 2 },
        { kind: 'count', max: 2 },
        { kind: 'include', ids: ['c'] },
      ),
    )
    const { value } = await json(['plan', '--instance', file])
    expect(value).toMatchObject({ status: 'infeasible', roster: [], objective: null })
    expect(value.reasons.join(' ')).toMatch(/food.*cannot.*\.$/s)
  })

  it('a hundred thousand candidates within its time, and refuses one more', async () => {
    const many = example()
    many.budget = 100_000
    many.segments = [{ id: 'all', universe: 5_000_000, weight: 1 }]
    many.candidates = Array.from({ length: 100_000 }, (_, c) => ({
      id: `c${c}`,
      packages: [{ id: '1v', cost: 100 + ((c * 7919) % 9901), reach: [200 + ((c * 104_729) % 20_011)] }],
    }))
    const { value } = await json(['plan', '--instance', written('many.json', JSON.stringify(many))])
    expect(value.status).toMatch(/^(optimal|withinGap|timeLimit)$/)
    expect(value.roster.length).toBeGreaterThan(10)
    expect(value.cost).toBeLessThanOrEqual(100_000)
    expect(value.upperBound).toBeGreaterThanOrEqual(value.objective)
    many.candidates.push({ id: 'one more', packages: [{ id: '1v', cost: 1, reach: [1] }] })
    const refused = await failure(['plan', '--instance', written('more.json', JSON.stringify(many))])
    expect(refused.code).toBe('plan_invalid')
    expect(refused.message).toMatch(/100001 entries; the planner takes at most 100000\.$/)
  })
})
