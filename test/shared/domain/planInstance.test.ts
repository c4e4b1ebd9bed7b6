import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parsePlanInstance, planInstanceSchema } from '../../../src/shared/domain/planInstance'

const schemaFile = 'docs/plan-instance.schema.json'

function example() {
  return {
    format: 'callboard-plan-1',
    budget: 2_500_000,
    objective: { kind: 'netReach' } as Record<string, unknown>,
    segments: [{ id: 'gb-f-18-24', universe: 1_200_000, weight: 1 }] as Record<string, unknown>[],
    candidates: [
      {
        id: 'c1',
        attributes: { tier: 'micro', niche: ['food', 'travel'], country: 'GB' },
        packages: [
          { id: '1v', cost: 80_000, reach: [40_000], engagements: 3200, conversions: 12, revenue: 90_000 },
        ] as Record<string, unknown>[],
      },
      { id: 'c2', packages: [{ id: '3v', cost: 90_000, reach: [50_000] }] as Record<string, unknown>[] },
    ],
    constraints: [
      { kind: 'count', min: 1, max: 10 },
      { kind: 'count', where: { tier: 'micro' }, min: 1 },
      { kind: 'spendShare', where: { tier: 'celebrity' }, max: 0.4 },
      { kind: 'include', ids: ['c1'] },
      { kind: 'exclude', ids: ['c2'] },
      { kind: 'atMostOne', ids: ['c1', 'c2'] },
      { kind: 'package', id: 'c2', package: '3v' },
      { kind: 'maxCreatorShare', max: 0.3 },
      { kind: 'audienceShare', segments: ['gb-f-18-24'], min: 0.5 },
    ] as Record<string, unknown>[],
    options: { gap: 0.001, timeLimitMs: 10_000, seed: 1 } as Record<string, unknown>,
  }
}
type Example = ReturnType<typeof example> & Record<string, unknown>

describe('an instance', () => {
  it('of the documented format is read', () => {
    const read = parsePlanInstance(JSON.parse(JSON.stringify(example())))
    expect(read.ok && read.instance.candidates.length).toBe(2)
  })
  it('may leave out what has a default', () => {
    const read = parsePlanInstance({
      format: 'callboard-plan-1',
      budget: null,
      objective: { kind: 'minCost', goal: 10 },
      segments: [{ id: 's', universe: 100 }],
      candidates: [{ id: 'c', packages: [{ id: 'p', cost: 0, reach: [100] }] }],
    })
    expect(read).toMatchObject({
      ok: true,
      instance: { constraints: [], segments: [{ weight: 1 }], options: { gap: 1e-6, timeLimitMs: 10_000, seed: 1 } },
    })
  })

  const wrong: [string, (of: Example) => void, string, string, RegExp][] = [
    ['an unknown key', (of) => Object.assign(of, { spend: 1 }), 'unknown_key', 'spend', /unknown key "spend"/],
    [
      'an unknown key deep inside',
      (of) => Object.assign(of.candidates[0]!.packages[0]!, { price: 1 }),
      'unknown_key',
      'candidates[0].packages[0].price',
      /unknown key "price"/,
    ],
    ['another format', (of) => Object.assign(of, { format: 'x' }), 'unknown_format', 'format', /callboard-plan-1/],
    ['NaN', (of) => Object.assign(of, { budget: Number.NaN }), 'not_a_number', 'budget', /NaN/],
    [
      'infinity',
      (of) => Object.assign(of.candidates[0]!.packages[0]!, { cost: Number.POSITIVE_INFINITY }),
      'not_a_number',
      'candidates[0].packages[0].cost',
      /Infinity/,
    ],
    [
      'a negative cost',
      (of) => Object.assign(of.candidates[0]!.packages[0]!, { cost: -1 }),
      'negative',
      'candidates[0].packages[0].cost',
      /cannot be negative/,
    ],
    ['a negative budget', (of) => Object.assign(of, { budget: -5 }), 'negative', 'budget', /cannot be negative/],
    ['a text as number', (of) => Object.assign(of, { budget: '5' }), 'wrong_type', 'budget', /"5"/],
    ['budget 0', (of) => Object.assign(of, { budget: 0 }), 'budget_zero', 'budget', /nobody can be booked/],
    ['no budget', (of) => Object.assign(of, { budget: null }), 'budget_missing', 'budget', /no budget/],
    [
      'no candidates',
      (of) => Object.assign(of, { candidates: [], constraints: [] }),
      'no_candidates',
      'candidates',
      /nobody/,
    ],
    [
      'a universe of 0',
      (of) => Object.assign(of.segments[0]!, { universe: 0 }),
      'zero_universe',
      'segments[0].universe',
      /0 persons/,
    ],
    [
      'a negative universe',
      (of) => Object.assign(of.segments[0]!, { universe: -3 }),
      'negative',
      'segments[0].universe',
      /cannot be negative/,
    ],
    [
      'reach above the universe',
      (of) => Object.assign(of.candidates[1]!.packages[0]!, { reach: [1_200_001] }),
      'reach_over_universe',
      'candidates[1].packages[0].reach[0]',
      /has only 1200000/,
    ],
    [
      'too few reach figures',
      (of) => Object.assign(of.candidates[1]!.packages[0]!, { reach: [] }),
      'reach_length',
      'candidates[1].packages[0].reach',
      /0 reach figures for 1 segments/,
    ],
    ['a candidate twice', (of) => of.candidates.push(of.candidates[0]!), 'duplicate_id', 'candidates[2].id', /twice/],
    ['a segment twice', (of) => of.segments.push(of.segments[0]!), 'duplicate_id', 'segments[1].id', /twice/],
    [
      'an unknown candidate in a rule',
      (of) => of.constraints.push({ kind: 'include', ids: ['ghost'] }),
      'unknown_id',
      'constraints[9].ids[0]',
      /"ghost"/,
    ],
    [
      'an unknown package in a rule',
      (of) => of.constraints.push({ kind: 'package', id: 'c1', package: '9v' }),
      'unknown_id',
      'constraints[9].package',
      /no package "9v"/,
    ],
    [
      'an unknown segment in a rule',
      (of) => of.constraints.push({ kind: 'audienceShare', segments: ['x'], min: 0.1 }),
      'unknown_id',
      'constraints[9].segments[0]',
      /"x"/,
    ],
    [
      'a minimum above the maximum',
      (of) => of.constraints.push({ kind: 'count', min: 4, max: 2 }),
      'contradiction',
      'constraints[9]',
      /cannot both hold/,
    ],
    [
      'a share above 1',
      (of) => of.constraints.push({ kind: 'maxCreatorShare', max: 30 }),
      'out_of_range',
      'constraints[9].max',
      /at most|most allowed is 1/,
    ],
    [
      'maxCreatorShare without a budget',
      (of) => Object.assign(of, { budget: null, objective: { kind: 'minCost', goal: 5 } }),
      'budget_missing',
      'constraints[7]',
      /share of the budget/,
    ],
    [
      'an unknown objective',
      (of) => Object.assign(of, { objective: { kind: 'fame' } }),
      'unknown_choice',
      'objective.kind',
      /does not know/,
    ],
    [
      'an objective whose figure is missing',
      (of) => Object.assign(of, { objective: { kind: 'engagements' } }),
      'figure_missing',
      'candidates[1].packages[0].engagements',
      /"c2".*no engagements/,
    ],
    [
      'a blend of nothing',
      (of) => Object.assign(of, { objective: { kind: 'blend', weights: {} } }),
      'no_weights',
      'objective.weights',
      /no weight/,
    ],
  ]
  it.each(wrong)('with %s is refused by a sentence', (_, spoil, code, path, message) => {
    const instance: Example = example()
    spoil(instance)
    const read = parsePlanInstance(instance)
    if (read.ok) throw new Error('it was taken')
    const problem = read.problems.find((one) => one.code === code && one.path === path)
    expect(read.problems.map((one) => `${one.code} ${one.path}`)).toContain(`${code} ${path}`)
    expect(problem?.message).toMatch(message)
    expect(problem?.message).toMatch(/[.]$/)
  })
  it.each([null, 5, 'plan', [], undefined])('that is %j is refused', (json) => {
    const read = parsePlanInstance(json)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.problems[0]?.code).toBe('not_an_object')
  })
  it('with more reach figures than the solver holds is refused', () => {
    const instance: Example = example()
    instance.segments = Array.from({ length: 1000 }, (_, s) => ({ id: `s${s}`, universe: 9 }))
    const packages = [{ id: 'p', cost: 1, reach: [] }]
    instance.candidates = Array.from(
      { length: 8001 },
      (_, c) => ({ id: `c${c}`, packages }) as Example['candidates'][0],
    )
    const read = parsePlanInstance(instance)
    expect(!read.ok && read.problems[0]).toMatchObject({ code: 'too_many', path: 'candidates' })
    expect(!read.ok && read.problems[0]?.message).toMatch(/^The instance has 8001000 reach figures.*8000000\..*\.$/)
  })
  it('with many problems names at most fifty', () => {
    const instance: Example = example()
    instance.candidates = Array.from({ length: 300 }, () => instance.candidates[0]!)
    const read = parsePlanInstance(instance)
    expect(!read.ok && read.problems.length).toBe(50)
  })
})

describe('docs/plan-instance.schema.json', () => {
  it('is what the code reads', () => {
    const schema = z.toJSONSchema(planInstanceSchema, { io: 'input' })
    const current = { ...schema, title: 'Callboard plan instance, version 1' }
    if (process.env.WRITE_SCHEMA) writeFileSync(schemaFile, JSON.stringify(current, null, 2))
    expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(JSON.parse(JSON.stringify(current)))
  })
})
