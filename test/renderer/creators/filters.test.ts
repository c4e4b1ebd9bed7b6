import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fitFilter,
  noFilter,
  quickValues,
  tidyFilter,
  toggleQuick,
  withClause,
  withoutClause,
} from '../../../src/renderer/src/features/creators/filter'
import { draftOf, emptyDraft, readDraft } from '../../../src/renderer/src/features/creators/filters/draft'
import { type FieldInfo, filterFields } from '../../../src/renderer/src/features/creators/filters/fields'
import {
  clauseSentence,
  filterSentence,
  type Speech,
} from '../../../src/renderer/src/features/creators/filters/sentence'
import { filterWords } from '../../../src/renderer/src/features/creators/filters/words'
import { formatOf } from '../../../src/renderer/src/lib/locale'
import type { FilterClause } from '../../../src/shared/contract/creators'

const w = filterWords('en')
const customId = '01234567-89ab-4def-8123-456789abcdef'
const custom = { id: customId, name: 'Vetting', kind: 'choice' as const, choices: ['yes', 'no'] }
const speech: Speech = {
  w,
  format: formatOf('en-GB', 'UTC'),
  locale: 'en-GB',
  fields: filterFields(w, [custom]),
  labels: new Map([['campaigns|c1', 'Winter teas']]),
  currency: 'GBP',
}

function fieldOf(id: string): FieldInfo {
  const field = speech.fields.find((one) => one.id === id)
  if (!field) throw new Error(`no field ${id}`)
  return field
}

describe('a filter in words', () => {
  const said: [FilterClause, string][] = [
    [{ op: 'between', field: 'followers', min: 10_000, max: 50_000 }, 'Followers between 10K and 50K'],
    [{ op: 'between', field: 'followers', min: 12_345 }, 'Followers at least 12,345'],
    [{ op: 'notBetween', field: 'averageViews', max: 1_300_000 }, 'Average views not at most 1.3M'],
    [{ op: 'between', field: 'engagementRate', min: 0.045 }, 'Engagement at least 4.5%'],
    [{ op: 'between', field: 'price', max: 90_000 }, 'Price at most 900'],
    [{ op: 'hasNone', field: 'niches', values: ['food'] }, 'Niche is not food'],
    [{ op: 'hasAll', field: 'niches', values: ['food', 'travel'] }, 'Niche is food and travel'],
    [{ op: 'is', field: 'country', values: ['IE', 'GB'] }, 'Country is Ireland or United Kingdom'],
    [{ op: 'hasAny', field: 'campaigns', values: ['c1'] }, 'Campaign is Winter teas'],
    [{ op: 'is', field: `custom:${customId}`, values: ['yes'] }, 'Vetting is yes'],
    [{ op: 'hasAny', field: 'tags', values: ['a', 'b', 'c', 'd', 'e'] }, 'Tag is a, b, c or 2 more'],
    [{ op: 'datedBetween', field: 'measuredOn', from: '2026-11-01' }, 'Measured since 01 Nov 2026'],
    [{ op: 'contains', field: 'bio', text: 'vegan' }, 'Bio contains “vegan”'],
    [{ op: 'yes', field: 'isVerified' }, 'Verified: yes'],
    [{ op: 'missing', field: 'price' }, 'Price missing'],
  ]
  test.each(said)('%j', (clause, sentence) => {
    expect(clauseSentence(clause, speech)).toBe(sentence)
  })
  test('several are joined', () => {
    const where: FilterClause[] = [
      { op: 'is', field: 'tier', values: ['micro', 'unknown'] },
      { op: 'known', field: 'price' },
    ]
    expect(filterSentence({ text: 'ana', where }, speech)).toBe('“ana”, Tier is micro or not known and Price known')
  })
  test('every clause of the list can be opened and read back as it was', () => {
    for (const [clause] of said) {
      const field = fieldOf(clause.field)
      expect(readDraft(field, draftOf(clause, field, 'GBP'), 'GBP', w)).toEqual({ clause })
    }
  })
})

describe('what is typed into a condition', () => {
  const between = (field: string, min: string, max: string) =>
    readDraft(fieldOf(field), { ...emptyDraft(fieldOf(field)), min, max }, 'GBP', w)

  test('numbers as people write them', () => {
    expect(between('followers', '13.8M', '')).toEqual({
      clause: { op: 'between', field: 'followers', min: 13_800_000 },
    })
    expect(between('engagementRate', '4.5', '6%')).toEqual({
      clause: { op: 'between', field: 'engagementRate', min: 0.045, max: 0.06 },
    })
    expect(between('price', '1,250.50', '')).toEqual({ clause: { op: 'between', field: 'price', min: 125_050 } })
  })
  test('what is wrong is said where it stands', () => {
    expect(between('followers', 'ten', '5')).toEqual({ problems: { min: w.badNumber } })
    expect(between('followers', '', '')).toEqual({ problems: { min: w.needBound } })
    expect(between('followers', '50K', '10K')).toEqual({ problems: { max: w.badOrder } })
    expect(readDraft(fieldOf('tags'), emptyDraft(fieldOf('tags')), 'GBP', w)).toEqual({
      problems: { values: w.needValue },
    })
  })
})

describe('buttons and clauses', () => {
  test('a button switches the values of one clause and takes the clause with the last', () => {
    const values = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
    fc.assert(
      fc.property(values, (pressed) => {
        const kept: FilterClause = { op: 'known', field: 'price' }
        const start = withClause(noFilter, null, kept)
        const filter = pressed.reduce((old, value) => toggleQuick(old, 'niches', value), start)
        const odd = new Set(['a', 'b', 'c'].filter((one) => pressed.filter((value) => value === one).length % 2 === 1))
        expect(new Set(quickValues(filter, 'niches'))).toEqual(odd)
        expect(filter.where?.length).toBe(odd.size > 0 ? 2 : 1)
        expect(filter.where?.[0]).toEqual(kept)
      }),
    )
  })
  test('"is not" of the same field is no button’s', () => {
    const filter = withClause(noFilter, null, { op: 'hasNone', field: 'niches', values: ['food'] })
    expect(quickValues(filter, 'niches')).toEqual([])
    expect(toggleQuick(filter, 'niches', 'food').where).toHaveLength(2)
  })
  test('the last clause taken away leaves an empty filter', () => {
    const filter = withClause({ text: ' ' }, null, { op: 'known', field: 'price' })
    expect(withoutClause(filter, 0)).toEqual({})
    expect(tidyFilter({ text: ' ana ', where: [] })).toEqual({ text: 'ana' })
  })
  test('tiers of another scheme go, and nothing else', () => {
    const where: FilterClause[] = [
      { op: 'is', field: 'tier', values: ['mega'] },
      { op: 'isNot', field: 'tier', values: ['below', 'mega'] },
      { op: 'known', field: 'price' },
    ]
    expect(fitFilter({ where }, undefined).where).toEqual([
      { op: 'isNot', field: 'tier', values: ['below'] },
      { op: 'known', field: 'price' },
    ])
  })
})
