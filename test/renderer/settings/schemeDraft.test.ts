import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  ceilingProblem,
  fromProblems,
  nameProblems,
  type SchemeDraft,
  tiersOf,
} from '../../../src/renderer/src/features/settings/schemeDraft'
import { tierSchemeFault } from '../../../src/shared/domain/tiers'

const draft = (lines: [string, number | null][], ceiling: number | null = null): SchemeDraft => ({
  lines: lines.map(([name, from], key) => ({ key, name, from })),
  ceiling,
})

it('a tier ends where the next begins', () => {
  const tiers = tiersOf(
    draft(
      [
        ['small', 1000],
        ['large', 5000],
      ],
      9000,
    ),
  )
  expect(tiers).toEqual([
    { name: 'small', minFollowers: 1000, maxFollowers: 5000 },
    { name: 'large', minFollowers: 5000, maxFollowers: 9000 },
  ])
})

it('names what is wrong beside the line that is wrong', () => {
  const bad = draft(
    [
      ['', 10],
      ['micro', 10],
      ['micro', null],
      ['below', 40],
    ],
    30,
  )
  expect(nameProblems(bad)).toEqual(['unnamed', null, 'twice', 'reserved'])
  expect(fromProblems(bad)).toEqual([null, { notAbove: 10 }, 'noFrom', null])
  expect(ceilingProblem(bad)).toBe(40)
  expect(tiersOf(bad)).toBeNull()
})

it('a draft without a problem has no fault for the engine, and one with a problem has', () => {
  const line = fc.tuple(
    fc.constantFrom('nano', 'micro', 'mid', 'macro', 'below', 'above'),
    fc.integer({ min: 0, max: 20 }),
  )
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      fc.option(fc.integer({ min: 1, max: 25 }), { nil: null }),
      (lines, ceiling) => {
        const made = draft(lines, ceiling)
        const isGood =
          [...nameProblems(made), ...fromProblems(made)].every((problem) => problem === null) &&
          ceilingProblem(made) === null
        const tiers = tiersOf(made)
        expect(tiers).not.toBeNull()
        if (tiers) expect(tierSchemeFault({ tiers }) === null).toBe(isGood)
      },
    ),
  )
})
