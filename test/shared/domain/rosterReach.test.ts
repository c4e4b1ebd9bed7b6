import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { netReach } from '../../../src/shared/domain/reach/models'
import { parseReachFile, reachFileSchema } from '../../../src/shared/domain/reach/reachFile'
import { audiencesOf, type ReachRoster, rosterReach } from '../../../src/shared/domain/reach/rosterReach'

/** Vector C of the reach models: twenty people, five audiences, true reach 15. */
const vectorC = {
  format: 'callboard-reach-1',
  universe: 20,
  creators: [8, 6, 5, 4, 3].map((reach, i) => ({ id: `c${i + 1}`, reach })),
  overlaps: (
    [
      [1, 2, 4],
      [1, 3, 2],
      [1, 4, 2],
      [1, 5, 1],
      [2, 3, 3],
      [2, 4, 1],
      [2, 5, 1],
      [3, 4, 2],
      [3, 5, 1],
      [4, 5, 1],
    ] as const
  ).map(([a, b, figure]) => ({ a: `c${a}`, b: `c${b}`, figure, basis: 'persons' })),
}

function rosterOf(json: unknown): ReachRoster {
  const parsed = parseReachFile(json)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  return parsed.roster
}

describe('net reach of a roster by every method', () => {
  it('reproduces the printed vector with all overlaps known', () => {
    const answer = rosterReach(rosterOf(vectorC))
    const by = Object.fromEntries(answer.methods.map((one) => [one.method, one.reachPersons / 20]))
    expect(by.betaBinomial).toBeCloseTo(0.694365, 6)
    expect(by.hofmans).toBeCloseTo(0.693964, 6)
    expect(by.agostini).toBeCloseTo(0.730811, 6)
    expect(by.random).toBeCloseTo(0.7858, 6)
    expect(by.canonical).toBeCloseTo(0.68335, 6)
    expect(by.sequential).toBeCloseTo(0.663043, 6)
    expect(answer).toMatchObject({
      pairs: 10,
      knownPairs: 10,
      recommended: 'betaBinomial',
      problems: [],
      grossPersons: 26,
    })
    expect(answer.lowerPersons! / 20).toBeCloseTo(0.566667, 6)
    expect(answer.upperPersons! / 20).toBeCloseTo(0.8, 6)
  })
  it('takes two creators by Hofmans, which is exact for them, and one way round as the other', () => {
    const two = {
      format: 'callboard-reach-1',
      universe: 1000,
      creators: [
        { id: 'a', reach: 120 },
        { id: 'b', reach: 80 },
      ],
    }
    for (const overlap of [
      { a: 'a', b: 'b', figure: 20, basis: 'persons' },
      { a: 'b', b: 'a', figure: 0.25, basis: 'ofSmaller' },
      { a: 'a', b: 'b', figure: 20 / 180, basis: 'ofBoth' },
      { a: 'a', b: 'b', figure: 0.02, basis: 'ofUniverse' },
    ]) {
      const answer = rosterReach(rosterOf({ ...two, overlaps: [overlap] }))
      expect(answer.recommended).toBe('hofmans')
      expect(answer.methods.find((one) => one.method === 'hofmans')!.reachPersons).toBeCloseTo(180, 9)
    }
    expect(rosterReach(rosterOf(two))).toMatchObject({ recommended: 'segments', knownPairs: 0 })
  })
  it('counts nothing by overlaps that contradict each other, and names them', () => {
    const answer = rosterReach(rosterOf({ ...vectorC, overlaps: [{ a: 'c1', b: 'c2', figure: 7, basis: 'persons' }] }))
    expect(answer.problems[0]).toMatch(/c1 and c2 cannot share 35 %/)
    expect(answer.methods.map((one) => one.method)).toEqual(['segments'])
    expect(answer).toMatchObject({ lowerPersons: null, upperPersons: null, recommended: 'segments' })
  })
  it('keeps every figure inside the bounds, and without overlaps the segments need no clamping', () => {
    const universe = fc.integer({ min: 50, max: 100_000 })
    fc.assert(
      fc.property(
        fc.array(universe, { minLength: 1, maxLength: 4 }).chain((universes) =>
          fc.tuple(
            fc.constant(universes),
            fc.array(fc.tuple(...universes.map((most) => fc.double({ min: 0, max: most, noNaN: true }))), {
              minLength: 1,
              maxLength: 9,
            }),
          ),
        ),
        ([universes, reaches]) => {
          const roster: ReachRoster = {
            segments: universes.map((one) => ({ universe: one })),
            creators: reaches.map((reach, i) => ({ name: `@${i}`, reach: reach as number[] })),
            overlaps: [],
          }
          const answer = rosterReach(roster)
          const room = 1e-6 * answer.universePersons
          for (const one of answer.methods) {
            expect(one.reachPersons).toBeGreaterThanOrEqual(answer.lowerPersons! - room)
            expect(one.reachPersons).toBeLessThanOrEqual(answer.upperPersons! + room)
          }
          const own = answer.methods.find((one) => one.method === 'segments')!
          expect(own.estimatePersons).toBeCloseTo(
            netReach(
              roster.segments,
              roster.creators.map((one) => one.reach),
            ),
            3,
          )
          expect(Math.abs(own.estimatePersons - own.reachPersons)).toBeLessThanOrEqual(room)
        },
      ),
      { numRuns: 200 },
    )
  })
  it('bounds hold for every population, however little is known of its overlaps', () => {
    const people = 40
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.integer({ min: 0, max: people - 1 }), { maxLength: people }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (audiences, told) => {
          const overlaps = audiences.flatMap((one, a) =>
            audiences.slice(0, a).flatMap((other, b) => {
              const figure = one.filter((person) => other.includes(person)).length
              return ((a * 7 + b * 3) % 10) / 10 < told ? [{ a, b, figure, basis: 'persons' as const }] : []
            }),
          )
          const answer = rosterReach({
            segments: [{ universe: people }],
            creators: audiences.map((list, i) => ({ name: `@${i}`, reach: [list.length] })),
            overlaps,
          })
          const truth = new Set(audiences.flat()).size
          expect(answer.problems).toEqual([])
          expect(answer.lowerPersons!).toBeLessThanOrEqual(truth + 1e-9)
          expect(answer.upperPersons!).toBeGreaterThanOrEqual(truth - 1e-9)
        },
      ),
      { numRuns: 300 },
    )
  })
  it('lets the later of two figures for one pair stand, and counts the pair once', () => {
    const roster = rosterOf({
      ...vectorC,
      overlaps: [
        { a: 'c1', b: 'c2', figure: 4, basis: 'persons' },
        { a: 'c2', b: 'c1', figure: 3, basis: 'persons' },
      ],
    })
    const { audiences, knownPairs } = audiencesOf(roster)
    expect(knownPairs).toBe(1)
    expect(audiences.shared[0]?.[1]).toBeCloseTo(0.15, 12)
  })
})

describe('a roster file', () => {
  it.each([
    ['no object', 5, /file/i],
    ['another format', { ...vectorC, format: 'x' }, /format/],
    ['an unknown key', { ...vectorC, budget: 1 }, /budget/],
    ['nobody', { ...vectorC, creators: [] }, /creators/],
    ['a universe of nobody', { ...vectorC, universe: 0 }, /universe/],
    ['reach that is no number', { ...vectorC, creators: [{ id: 'a', reach: 'many' }] }, /creators/],
    [
      'more than everybody',
      { ...vectorC, creators: [{ id: 'a', reach: 21 }], overlaps: [] },
      /"a" reaches 21 of the 20/,
    ],
    ['one creator twice', { ...vectorC, creators: [...vectorC.creators, vectorC.creators[0]] }, /"c1" stands twice/],
    [
      'an overlap with a stranger',
      { ...vectorC, overlaps: [{ a: 'c1', b: 'zz', figure: 0, basis: 'persons' }] },
      /"zz"/,
    ],
    ['an overlap with oneself', { ...vectorC, overlaps: [{ a: 'c1', b: 'c1', figure: 0, basis: 'persons' }] }, /twice/],
    [
      'a share above one',
      { ...vectorC, overlaps: [{ a: 'c1', b: 'c2', figure: 20, basis: 'ofSmaller' }] },
      /at most 1/,
    ],
    [
      'too few figures',
      {
        ...vectorC,
        universe: [
          { id: 'x', universe: 10 },
          { id: 'y', universe: 10 },
        ],
        overlaps: [],
      },
      /1 figures of reach for 2/,
    ],
  ])('with %s is refused in a sentence', (_what, json, sentence) => {
    const parsed = parseReachFile(json)
    expect(parsed.ok).toBe(false)
    if (!parsed.ok) {
      expect(parsed.problems.join(' ')).toMatch(sentence)
      for (const problem of parsed.problems) expect(problem).toMatch(/[.]$/)
    }
  })
  it('is described by docs/reach-roster.schema.json as the code reads it', () => {
    const file = join(import.meta.dirname, '../../../docs/reach-roster.schema.json')
    const schema = {
      ...z.toJSONSchema(reachFileSchema, { io: 'input' }),
      title: 'Callboard roster with overlaps, version 1',
    }
    if (process.env.WRITE_SCHEMA) writeFileSync(file, JSON.stringify(schema))
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
  })
})
