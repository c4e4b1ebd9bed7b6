import { useState } from 'react'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { CreatorChart } from '../../../src/renderer/src/features/planner/CreatorChart'
import { RangeStrip } from '../../../src/renderer/src/features/planner/charts/RangeStrip'
import { rangeEnds } from '../../../src/renderer/src/features/planner/charts/rangeScale'
import { TierMix } from '../../../src/renderer/src/features/planner/charts/TierMix'
import { FrontierChart } from '../../../src/renderer/src/features/planner/FrontierChart'
import { tierLooks } from '../../../src/renderer/src/features/planner/tierLook'
import { setLocale } from '../../../src/renderer/src/lib/locale'
import type { PlanFrontierPoint } from '../../../src/shared/contract/planner'
import { expectAxeClean, mount, until } from '../mount'
import { planCandidate, planId, planPick } from './samples'

setLocale('en-GB')
const TIERS = ['nano', 'micro', 'macro']
const many = Array.from({ length: 5000 }, (_, n) =>
  planCandidate(n, {
    tier: TIERS[n % 3] ?? null,
    offers: [{ id: 'own', costMinor: 1000 * (n + 1), soloReachPersons: 10 * (n + 1) }],
  }),
)
const looks = tierLooks(undefined, TIERS)
const NOBODY: ReadonlySet<string> = new Set()

interface Asked {
  chosen: ReadonlySet<string>
  rules: [readonly string[], string][]
  picked: string[]
}

function Creators({ asked, isTable = false }: { asked: Asked; isTable?: boolean }) {
  const [chosen, setChosen] = useState(NOBODY)
  asked.chosen = chosen
  return (
    <>
      <h1>Planner</h1>
      <CreatorChart
        candidates={many}
        picks={picks}
        added={null}
        looks={looks}
        currency="GBP"
        isTable={isTable}
        onTable={() => {}}
        onPick={(entryId) => asked.picked.push(entryId)}
        chosen={chosen}
        onChosen={setChosen}
        onRule={(entryIds, rule) => asked.rules.push([entryIds, rule])}
      />
    </>
  )
}
const picks = new Map(many.slice(10, 20).map((candidate) => [candidate.entryId, planPick(candidate)]))

/** What a held mouse sends; its pointer has the number 1. */
const drag = (
  area: Element,
  type: string,
  x: number,
  y: number,
  keys: { shiftKey?: boolean; altKey?: boolean } = {},
) => {
  const { left, top } = area.getBoundingClientRect()
  area.dispatchEvent(
    new PointerEvent(type, {
      clientX: left + x,
      clientY: top + y,
      button: 0,
      buttons: type === 'pointerup' ? 0 : 1,
      pointerId: 1,
      bubbles: true,
      ...keys,
    }),
  )
}

test('5,000 marks: a lasso, rules for all in it, and Esc', async () => {
  const asked: Asked = { chosen: NOBODY, rules: [], picked: [] }
  const host = mount(<Creators asked={asked} />)
  const area = await until(() => {
    const canvas = host.querySelector('[role=img] canvas')
    const found = canvas?.closest('.cursor-crosshair')
    if (!found || (host.querySelectorAll('canvas')[1]?.width ?? 0) < 310) throw new Error('not drawn yet')
    return found
  })
  const { width, height } = area.getBoundingClientRect()
  drag(area, 'pointerdown', 1, 1)
  for (const [x, y] of [
    [width - 1, 1],
    [width - 1, height - 1],
    [1, height - 1],
  ] as const)
    drag(area, 'pointermove', x, y)
  drag(area, 'pointerup', 1, height - 1)
  await until(() => expect(asked.chosen.size).toBe(5000))
  drag(area, 'pointerdown', 1, height - 1, { altKey: true })
  for (const [x, y] of [
    [width / 2, height - 1],
    [width / 2, 1],
    [1, 1],
  ] as const)
    drag(area, 'pointermove', x, y)
  drag(area, 'pointerup', 1, 1, { altKey: true })
  await until(() => expect(asked.chosen.size).toBeLessThan(5000))
  // The dearest stand right, so they stayed; the cheapest went.
  expect(asked.chosen.has(planId(4999))).toBe(true)
  expect(asked.chosen.has(planId(0))).toBe(false)
  host.querySelector<HTMLButtonElement>('[role=status] button:nth-of-type(3)')?.click()
  await until(() => expect(asked.rules).toEqual([[[...asked.chosen], 'mustNot']]))
  await expectAxeClean()
  await userEvent.keyboard('{Escape}')
  await until(() => expect(asked.chosen.size).toBe(0))
})

test('its table finds anybody, marks by keys, and tells of the rows that are not shown', async () => {
  const asked: Asked = { chosen: NOBODY, rules: [], picked: [] }
  const host = mount(<Creators asked={asked} isTable />)
  const rows = () => host.querySelectorAll('tbody tr').length
  await until(() => expect(rows()).toBe(200))
  expect(host.textContent).toContain('200 of 5,000 shown.')
  host.querySelector<HTMLInputElement>('input[type=search]')?.focus()
  await userEvent.keyboard('creator.4321')
  await until(() => expect(rows()).toBe(1))
  host.querySelector<HTMLInputElement>('tbody input')?.focus()
  await userEvent.keyboard('{Shift>} {/Shift}')
  await until(() => expect([...asked.chosen]).toEqual([planId(4321)]))
  await expectAxeClean()
})

const step = (pounds: number, value: number, upperBound = value): PlanFrontierPoint => ({
  budgetMinor: pounds * 100,
  costMinor: pounds * 100,
  value,
  upperBound,
  creators: Math.round(pounds / 100),
})

function frontierOf(points: PlanFrontierPoint[], reasons: string[] = [], objective = 'netReach') {
  return {
    isExact: reasons.length === 0,
    isWeighted: false,
    objective,
    points,
    kneeIndex: points.length > 1 ? 1 : null,
    reasons,
    takenMs: 1,
  }
}

function Frontier({
  frontier,
  onBudget = () => {},
  isTable = false,
  hasOther = false,
}: {
  frontier: ReturnType<typeof frontierOf>
  onBudget?: (budgetMinor: number, isRough: boolean) => void
  isTable?: boolean
  hasOther?: boolean
}) {
  return (
    <>
      <h1>Planner</h1>
      <FrontierChart
        frontier={frontier}
        error={null}
        onRetry={() => {}}
        plan={null}
        budgetMinor={250_00}
        maxMinor={1000_00}
        currency="GBP"
        goalPersons={50_000}
        isTable={isTable}
        onTable={() => {}}
        onBudget={onBudget}
        {...(hasOther ? { others: [{ id: 'a', name: 'Autumn', points: [step(150, 5000)], isExact: true }] } : {})}
      />
    </>
  )
}

test('the staircase is walked from the present budget, with what is proven, and Enter plans to the penny', async () => {
  const asked: [number, boolean][] = []
  const points = [step(100, 1000, 1200), step(200, 1800), step(400.5, 2500, 2600)]
  const host = mount(
    <Frontier frontier={frontierOf(points, ['Certified points.'])} onBudget={(...all) => asked.push(all)} />,
  )
  const walker = await until(() => {
    const found = host.querySelector<HTMLElement>('[role=slider]')
    if (!found) throw new Error('no walker yet')
    return found
  })
  walker.focus()
  expect(walker.getAttribute('aria-valuetext')).toBe('£200: 1.8K people, 2 creators')
  await userEvent.keyboard('{ArrowRight}')
  await until(() =>
    expect(walker.getAttribute('aria-valuetext')).toBe(
      '£400.50: 2.5K people, 4 creators; proven: no more than 2.6K people',
    ),
  )
  await userEvent.keyboard('{Enter}')
  expect(asked).toEqual([[400_50, false]])
  expect(host.textContent).toContain('Certified points.')
  await expectAxeClean()
})

test('values are told in the objective’s unit, other plans beside them, in the table too', async () => {
  const points = [step(100, 1_000_00), step(200, 1_800_00)]
  const host = mount(<Frontier frontier={frontierOf(points, [], 'revenue')} isTable hasOther />)
  await until(() => expect(host.querySelectorAll('tbody tr')).toHaveLength(3))
  expect(host.querySelector('h2')?.textContent).toBe('Most revenue at every budget')
  expect(host.querySelector('tbody')?.textContent).toContain('£1,800')
  expect(host.querySelector('tbody')?.textContent).toContain('Autumn')
  await expectAxeClean()
})

test('where there is no line the reason stands in its place', async () => {
  const host = mount(<Frontier frontier={frontierOf([], ['The cheapest roster has no line.', 'Raise the budget.'])} />)
  await until(() => expect(host.textContent).toContain('The cheapest roster has no line.'))
  expect(host.textContent).toContain('Raise the budget.')
  expect(host.querySelector('[role=img]')).toBeNull()
})

test('a range and a mix of tiers are told in words', async () => {
  const range = { p10Persons: 300_000, p50Persons: 540_000, p90Persons: 1_300_000 }
  const host = mount(
    <>
      <h1>Compare</h1>
      <RangeStrip
        range={range}
        expectedPersons={600_000}
        goalPersons={750_000}
        ends={rangeEnds([300_000, 1_300_000])}
      />
      <TierMix
        currency="GBP"
        looks={looks}
        tiers={[
          { tier: 'nano', creators: 4, costMinor: 250_00, grossPersons: 1 },
          { tier: 'macro', creators: 1, costMinor: 750_00, grossPersons: 1 },
        ]}
      />
    </>,
  )
  await until(() =>
    expect(host.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
      'In 8 of 10 campaigns 300K to 1.3M, half above 540K, expected 600K, goal 750K',
    ),
  )
  expect([...host.querySelectorAll('li')].map((item) => item.textContent)).toEqual(['nano 25%', 'macro 75%'])
  expect(host.querySelector('li')?.title).toBe('nano: 25.0%, £250.00, 4 creators')
  await expectAxeClean()
})
