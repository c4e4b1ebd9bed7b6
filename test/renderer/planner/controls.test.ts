import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aims, missingFor, objectiveOf } from '../../../src/renderer/src/features/planner/controls/aims'
import { facetsOf } from '../../../src/renderer/src/features/planner/controls/facets'
import { newRule, type RuleDraft } from '../../../src/renderer/src/features/planner/controls/newRule'
import { priceWords } from '../../../src/renderer/src/features/planner/controls/priceWords'
import { ruleForm, ruleOf, ruleProblems } from '../../../src/renderer/src/features/planner/controls/ruleForm'
import { type RuleNames, ruleSentence } from '../../../src/renderer/src/features/planner/controls/ruleSentence'
import { emptySegment, scaled, segmentTotal } from '../../../src/renderer/src/features/planner/controls/segmentDrafts'
import { controlsWords } from '../../../src/renderer/src/features/planner/controls/words'
import { formatOf } from '../../../src/renderer/src/lib/locale'
import type { PlanCandidate } from '../../../src/shared/contract/planner'
import {
  planAssumptions,
  planObjectiveSetting,
  planRuleSetting,
  usualPlanSettings,
} from '../../../src/shared/domain/planning/settings'

const w = controlsWords('en')
const format = formatOf('en-GB', 'UTC')
const id = (last: number) => `0193f3a0-0000-7000-8000-${String(last).padStart(12, '0')}`
const names: RuleNames = {
  w,
  format,
  locale: 'en-GB',
  tier: (tier) => tier,
  handles: new Map([
    [id(1), 'ana'],
    [id(2), 'ben'],
  ]),
  packages: [],
  segments: [{ ...emptySegment(100), id: id(9), country: 'GB', age: '18-24', gender: 'f' }],
}
const says = (draft: RuleDraft) => ruleSentence(newRule(draft), names)
const niche = (...values: string[]) => ({ attribute: 'niche' as const, values })

it('says a rule as the person who set it would', () => {
  expect(says({ kind: 'count', among: niche('Food'), min: 3, max: null })).toBe('At least 3 of Food')
  expect(says({ kind: 'count', among: null, min: 5, max: 5 })).toBe('Exactly 5 creators')
  expect(says({ kind: 'count', among: null, min: null, max: 1 })).toBe('At most 1 creator')
  expect(says({ kind: 'count', among: niche('a', 'b', 'c', 'd', 'e'), min: 1, max: 2 })).toBe(
    'Between 1 and 2 of a, b, c and 2 more',
  )
  expect(says({ kind: 'spendShare', among: { attribute: 'tier', values: ['macro'] }, min: null, max: 0.4 })).toBe(
    'At most 40% of the cost on macro',
  )
  expect(says({ kind: 'maxCreatorShare', max: 0.25 })).toBe('One creator takes at most 25% of the budget')
  expect(says({ kind: 'audienceShare', segmentIds: [id(9)], min: 0.6 })).toBe(
    'At least 60% of reach in United Kingdom, 18–24, Women',
  )
  expect(says({ kind: 'atMostOne', name: 'Rivals', entryIds: [id(1), id(2)] })).toBe(
    'At most one of @ana, @ben (Rivals)',
  )
  expect(says({ kind: 'package', entryId: id(3), packageId: id(4) })).toContain('no longer')
})

it('makes of a form without problems a rule that the contract takes, and the form of it again', () => {
  const rules: RuleDraft[] = [
    { kind: 'count', among: niche('Food'), min: 1, max: null },
    { kind: 'spendShare', among: niche('Food'), min: 0.1, max: 0.5 },
    { kind: 'maxCreatorShare', max: 0.3 },
    { kind: 'audienceShare', segmentIds: [id(9)], min: 0.5 },
    { kind: 'atMostOne', name: 'Rivals', entryIds: [id(1), id(2)] },
    { kind: 'package', entryId: id(1), packageId: id(4) },
  ]
  for (const draft of rules) {
    if (draft.kind === 'oneOfEachAgent' || draft.kind === 'noConflicts' || draft.kind === 'available') continue
    const form = ruleForm(draft.kind, newRule(draft))
    expect(ruleProblems(form, w)).toEqual({})
    expect(ruleOf(form)).toEqual(draft)
    expect(planRuleSetting.safeParse(newRule(ruleOf(form))).success).toBe(true)
  }
  expect(ruleProblems(ruleForm('count', null), w)).toEqual({ amount: w.problems.range })
  expect(ruleProblems({ ...ruleForm('count', null), min: 4, max: 2 }, w)).toEqual({ amount: w.problems.order })
  expect(Object.keys(ruleProblems(ruleForm('atMostOne', null), w))).toEqual(['name', 'ids'])
})

it('says what a rule costs, in the unit of the aim', () => {
  const face = { objective: 'netReach', isAsked: true, currency: 'GBP', w, format }
  const price = (gain: number | null, isProven = true) => ({
    ruleId: id(1),
    kind: 'count',
    sentence: '',
    gain,
    isProven,
  })
  expect(priceWords([price(12_400.2)], face).text).toBe('costs 12,400 people')
  expect(priceWords([price(0.2)], face).text).toBe('costs nothing')
  expect(priceWords([price(50, false)], face).text).toBe('costs about 50 people')
  expect(priceWords([price(50), price(70)], face).text).toBe('costs 70 people or more')
  expect(priceWords([price(null)], face).text).toBe('–')
  expect(priceWords([], face).text).toBe('–')
  expect(priceWords([price(50)], { ...face, isAsked: false }).text).toBe('–')
  expect(priceWords([price(12_300)], { ...face, objective: 'cheapest' }).text).toBe('costs £123')
})

it('begins every aim in a form that the contract takes', () => {
  for (const kind of aims) {
    expect(planObjectiveSetting.safeParse(objectiveOf(kind, usualPlanSettings.assumptions)).success, kind).toBe(true)
  }
  const known = planAssumptions.parse({
    ...usualPlanSettings.assumptions,
    conversionsPerThousandViews: 1,
    orderValueMinor: 100,
  })
  expect(missingFor('revenue', usualPlanSettings.assumptions)).toBe('needsRevenue')
  expect(missingFor('revenue', known)).toBeNull()
})

it('counts the values that candidates have, the frequent first', () => {
  const one = (niches: string[]) => ({ niches }) as PlanCandidate
  expect(facetsOf([one(['a', 'b']), one(['b', 'b']), one([])], 'niche')).toEqual([
    { value: 'b', creators: 2 },
    { value: 'a', creators: 1 },
  ])
})

it('scales segments to the audience to the person, and leaves none empty', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 40_000_000, max: 90_000_000 }),
      (sizes, universe) => {
        const made = scaled(
          sizes.map((size) => emptySegment(size)),
          universe,
        )
        expect(segmentTotal(made)).toBe(universe)
        expect(made.every(({ universePersons }) => universePersons >= 1)).toBe(true)
      },
    ),
  )
})
