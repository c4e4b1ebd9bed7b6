/** The planner's charts: what the hand selects, what the keys can do instead, and the tables beside them. */
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

async function startPlanner(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Planner' }).click()
  await expect(page.getByRole('img', { name: /^Staircase/ }).locator('canvas')).toBeVisible()
}

/** Draws over the scatter chart through places given as shares of its width and height. */
async function draw(page: Page, places: readonly (readonly [number, number])[]): Promise<void> {
  const box = await page.getByRole('img', { name: /^Scatter chart/ }).boundingBox()
  if (!box) throw new Error('the chart is not shown')
  const at = ([across, down]: readonly [number, number]) =>
    [box.x + across * box.width, box.y + down * box.height] as const
  const [first = [0, 0], ...rest] = places
  await page.mouse.move(...at(first))
  await page.mouse.down()
  for (const place of rest) await page.mouse.move(...at(place), { steps: 4 })
  await page.mouse.up()
}

const upperRight = [
  [0.62, 0.02],
  [0.98, 0.02],
  [0.98, 0.5],
  [0.8, 0.45],
  [0.62, 0.1],
] as const

test('a lasso selects, Shift adds, Alt takes away, and a rule goes to all of them at once', async ({ page }) => {
  await startPlanner(page)
  const selected = page.getByText(/^\d+ selected$/)
  await draw(page, upperRight)
  const first = Number.parseInt((await selected.textContent()) ?? '', 10)
  expect(first).toBeGreaterThan(2)

  await page.getByRole('radio', { name: 'Box' }).click()
  await page.keyboard.down('Shift')
  await draw(page, [
    [0.6, 0.9],
    [0.02, 0.3],
  ])
  await page.keyboard.up('Shift')
  await expect(selected).not.toHaveText(`${first} selected`)
  await page.keyboard.down('Alt')
  await draw(page, [
    [0.6, 0.9],
    [0.02, 0.3],
  ])
  await page.keyboard.up('Alt')
  await expect(selected).toHaveText(`${first} selected`)
  expect(await faults(page)).toEqual([])

  const bar = page.getByRole('status').filter({ has: selected })
  const kept = page
    .getByRole('table', { name: 'Roster' })
    .getByRole('button', { name: / must not be in the plan$/, pressed: true })
  await page.getByRole('radio', { name: /^All candidates/ }).click()
  await bar.getByRole('button', { name: 'Select all 60' }).click()
  await bar.getByRole('button', { name: 'Leave open' }).click()
  await expect(kept).toHaveCount(0)
  await page.getByRole('radio', { name: 'Lasso' }).click()
  await draw(page, upperRight)
  await expect(selected).toHaveText(`${first} selected`)
  await bar.getByRole('button', { name: 'Must not' }).click()
  await expect(kept).toHaveCount(first)
  await bar.getByRole('button', { name: 'Clear the selection' }).click()
  await expect(selected).toBeHidden()
})

test('the staircase is walked by keys, each step is said, and Enter plans for it', async ({ page }) => {
  await startPlanner(page)
  const walker = page.getByRole('slider', { name: 'Steps of the staircase' })
  await walker.focus()
  const start = await walker.getAttribute('aria-valuetext')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('ArrowLeft')
  const said = (await walker.getAttribute('aria-valuetext')) ?? ''
  expect(said).not.toBe(start)
  const [, pounds = '', creators = ''] = /^£([\d,]+): .*, (\d+) creators/.exec(said) ?? []
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('figures')).toHaveAttribute('data-budget', `${pounds.replaceAll(',', '')}00`)
  await expect(page.getByRole('button', { name: `Propose ${creators} creators` })).toBeVisible()
})

test('the tables do by keys what the charts do by hand, in both themes', async ({ page }) => {
  await startPlanner(page)
  await page.getByRole('button', { name: 'Show as table: Cost against reach' }).click()
  await page.getByRole('button', { name: 'Show as table: Best reach at every budget' }).click()
  await expect(page.getByRole('table', { name: 'Best reach at every budget' }).getByRole('row')).toHaveCount(201)
  await page.getByRole('searchbox', { name: /^Filter by handle, name, tier/ }).fill('celebrity')
  const table = page.getByRole('table', { name: 'Cost against reach' })
  const boxes = table.getByRole('checkbox')
  await boxes.first().focus()
  await page.keyboard.press('Shift+Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(page.getByText('2 selected')).toBeVisible()
  await expect(boxes.nth(1)).toBeFocused()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
  await page.keyboard.press('Escape')
  await expect(page.getByText('2 selected')).toBeHidden()
})
