import fc from 'fast-check'
import { expect, test } from 'vitest'
import controlsWords from '../../../src/renderer/src/features/planner/controls/words.en'
import { compareColumns } from '../../../src/renderer/src/features/planner/scenarios/compareColumns'
import {
  bestOf,
  differenceOf,
  MOST_SHOWN,
  measures,
  shownColumns,
  usualChoice,
} from '../../../src/renderer/src/features/planner/scenarios/compareFigures'
import { compareTsv, differenceText } from '../../../src/renderer/src/features/planner/scenarios/compareText'
import { freeName, isSameName } from '../../../src/renderer/src/features/planner/scenarios/freeName'
import { aimText } from '../../../src/renderer/src/features/planner/scenarios/settingsText'
import scenarioWords from '../../../src/renderer/src/features/planner/scenarios/words.en'
import plannerWords from '../../../src/renderer/src/features/planner/words.en'
import { formatOf } from '../../../src/renderer/src/lib/locale'
import { figures, plan, ready, scenario } from './scenarioData'

const format = formatOf('en-GB', 'UTC')
const face = { w: scenarioWords, tierWords: plannerWords, format, currency: 'GBP' }
const kept = [1, 2, 3, 4, 5, 6].map((n) =>
  scenario(n, `Kept ${n}`, { createdAt: `2026-11-0${n}T10:00:00.000Z`, figures: figures(700_000 + n) }),
)
const columns = compareColumns(ready.scenarios, plan('live', 775_400), kept, face)
const measure = (id: string) => measures.find((one) => one.id === id) ?? expect.unreachable(id)

test('the good end of a row is named where figures read differently, and never all of them', () => {
  expect([...bestOf([3, 5, 5, null], ['3', '5', '5', '–'], 'highest')]).toEqual([1, 2])
  expect([...bestOf([3, 5, 5, null], ['3', '5', '5', '–'], 'lowest')]).toEqual([0])
  // Only digits that are not shown tell them apart.
  expect([...bestOf([775_401, 775_402, 10], ['775.4K', '775.4K', '10'], 'highest')]).toEqual([0, 1])
  expect([...bestOf([5, 5], ['5', '5'], 'highest')]).toEqual([])
  expect([...bestOf([5, null], ['5', '–'], 'highest')]).toEqual([])
  expect([...bestOf([1, 2], ['1', '2'], null)]).toEqual([])
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { maxLength: 8 }), (values) => {
      const best = bestOf(values, values.map(String), 'highest')
      const known = values.filter((value) => value !== null)
      const top = Math.max(...known)
      for (const index of best) expect(values[index]).toBe(top)
      expect(best.size).toBeLessThan(Math.max(1, known.length))
    }),
  )
})

test('differences: a share of the first, points of a share, nothing where nothing can be said', () => {
  const text = (id: string, value: number | null, base: number | null) =>
    differenceText(differenceOf(value, base, measure(id).difference), measure(id), face)
  expect(text('net', 660, 1000)).toBe('−34%')
  expect(text('net', 1012, 1000)).toBe('+1.2%')
  expect(text('net', 1000.3, 1000)).toBe('same')
  expect(text('net', 5, 0)).toBe('')
  expect(text('net', null, 1000)).toBe('')
  expect(text('chance', 0.31, 0.435)).toBe('−13 pts')
  expect(text('risk', 0.251, 0.23)).toBe('+2.1 pts')
})

test('eight stand side by side: the live plan, what settles the argument, the newest kept ones', () => {
  const chosen = usualChoice(columns)
  expect(chosen).toHaveLength(MOST_SHOWN)
  expect(chosen.slice(0, 4)).toEqual(['live', 'ready:bestMix', 'ready:biggest', 'ready:ledBy:mega'])
  expect(shownColumns(columns, chosen, null).map(({ name }) => name)).toEqual([
    'Best mix',
    'Led by one mega',
    'Biggest first',
    'The live plan',
    'Kept 3',
    'Kept 4',
    'Kept 5',
    'Kept 6',
  ])
  // What is impossible stands last, so that there is something to compare with.
  const withMega = shownColumns(columns, ['ready:onlyTier:mega', 'live'], null)
  expect(withMega.map(({ key }) => key)).toEqual(['live', 'ready:onlyTier:mega'])
  expect(shownColumns(columns, chosen, 'live').map(({ key }) => key)[0]).toBe('live')
  expect(shownColumns(columns, chosen, 'ready:onlyTier:micro')[0]?.key).toBe('ready:bestMix')
})

test('the table as text: bare numbers, names that cannot be formulas, blanks for what is missing', () => {
  const evil = scenario(9, '=HYPERLINK("http://x")\tnext', { figures: figures(500_000, { range: null }) })
  const lines = compareTsv(compareColumns([], plan('live', 775_400), [evil], face), face).split('\n')
  const row = (name: string) => lines.find((line) => line.startsWith(`${name}\t`))?.split('\t')
  expect(lines[0]).toBe(`Figure\tThe live plan\t"'=HYPERLINK(""http://x"")\tnext"`)
  expect(row('Cost (GBP)')).toEqual(['Cost (GBP)', '24810', '24810'])
  expect(row('Net reach, expected')).toEqual(['Net reach, expected', '775400', '500000'])
  expect(row('P90')).toEqual(['P90', '1008020', ''])
  expect(row('Net of gross')).toEqual(['Net of gross', '0.7143', '0.7143'])
})

test('an impossible plan has no figures, cannot be kept and says why', () => {
  const mega = columns.find(({ key }) => key === 'ready:onlyTier:mega')
  expect(mega).toMatchObject({ name: 'Only mega', figures: null, planId: null, picks: [] })
  expect(mega?.reasons).toHaveLength(1)
})

test('a suggested name is free', () => {
  expect(freeName('Net reach', [])).toBe('Net reach')
  expect(freeName('Net reach', ['net REACH ', 'Net reach 2'])).toBe('Net reach 3')
  expect(isSameName('ﬁrst', 'First')).toBe(true)
})

test('aims in words', () => {
  const settings = { w: scenarioWords, aims: controlsWords, format, currency: 'GBP' }
  expect(aimText({ kind: 'lexicographic', order: ['netReach', 'engagements', 'cost'] }, settings)).toBe(
    'First people reached, then engagements, then lowest cost',
  )
  expect(aimText({ kind: 'cheapest', goalPersons: 750_000 }, settings)).toBe('Cheapest for 750,000 people')
  const weights = { netReach: 1, engagements: 0.5, conversions: 0, revenue: 0 }
  expect(aimText({ kind: 'blend', weights }, settings)).toBe('A blend: People reached × 1, Engagements × 0.5')
})
