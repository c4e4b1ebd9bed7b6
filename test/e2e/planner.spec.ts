/** The planner on the sample's campaign: what it answers, how the budget and the rules move it, what it needs. */
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

async function startPlanner(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Explore with sample data' }).click()
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Planner' }).click()
  await expect(page.getByTestId('figures').getByText('Optimal')).toBeVisible()
}

/** A headline figure as it stands, such as the net reach in `775.4K`. */
async function figure(page: Page, label: string): Promise<string> {
  const box = page.getByTestId('figures').getByText(label, { exact: true }).locator('xpath=..')
  return (await box.locator('> div').nth(1).textContent()) ?? ''
}

/** Types an exact budget and waits until the plan for it is shown. */
async function planFor(page: Page, pounds: number): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Exact budget' })
  await field.fill(String(pounds))
  await field.press('Enter')
  await expect(page.getByTestId('figures')).toHaveAttribute('data-budget', String(pounds * 100))
}

test('a plan is optimal, named by its method, and the same as text', async ({ page }) => {
  await startPlanner(page)
  await expect(page.getByTestId('figures').getByText('By conditional independence in one segment')).toBeVisible()
  await expect(page.getByRole('img', { name: /Scatter chart of 60 candidates/ }).locator('canvas')).toBeVisible()
  await expect(page.getByRole('img', { name: /Staircase/ }).locator('canvas')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }

  await page.getByRole('button', { name: 'Show as table: Cost against reach' }).click()
  await page.getByRole('button', { name: 'Show as table: Best reach at every budget' }).click()
  await expect(page.getByRole('table', { name: 'Cost against reach' }).getByRole('row')).toHaveCount(61)
  await expect(page.getByRole('row', { name: /Knee$/ })).toHaveCount(1)
  const planned = Number(await figure(page, 'Creators'))
  await expect(
    page.getByRole('table', { name: 'Cost against reach' }).getByRole('cell', { name: 'In', exact: true }),
  ).toHaveCount(planned)
  await expect(page.getByRole('table', { name: 'Roster' }).getByRole('row')).toHaveCount(planned + 1)
  expect(await faults(page)).toEqual([])
})

test('more money never reaches fewer people, typed or by the slider', async ({ page }) => {
  await startPlanner(page)
  const at25 = await figure(page, 'Net reach')
  await planFor(page, 12_345.67)
  expect(await figure(page, 'Net reach')).not.toBe(at25)
  const at12 = Number.parseFloat(await figure(page, 'Net reach'))
  await planFor(page, 20_000)
  expect(Number.parseFloat(await figure(page, 'Net reach'))).toBeGreaterThan(at12)

  const slider = page.getByRole('slider', { name: 'Budget' })
  await slider.press('ArrowRight')
  await expect(page.getByTestId('figures')).toHaveAttribute('data-budget', '2010000')
  await slider.press('Home')
  await expect(page.getByTestId('figures')).toHaveAttribute('data-budget', '0')
  await page.getByRole('button', { name: 'Back to it' }).click()
  await expect(page.getByTestId('figures')).toHaveAttribute('data-budget', '2500000')
  expect(await figure(page, 'Net reach')).toBe(at25)
})

test('rules that clash are named, and the plan returns when one is lifted', async ({ page }) => {
  await startPlanner(page)
  await page.getByRole('radio', { name: /^All candidates/ }).click()
  const must = page.getByRole('button', { name: '@sorrel.tumbledale must be in the plan', exact: true })
  await must.click()
  await expect(page.getByTestId('figures').getByText('Impossible')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText(/budget/i)
  await expect(page.getByRole('button', { name: 'Propose this roster' })).toHaveAttribute('aria-disabled', 'true')
  expect(await faults(page)).toEqual([])
  await must.click()
  await expect(page.getByTestId('figures').getByText('Optimal')).toBeVisible()
})

test('a creator says why, and must not be in the plan when the rule says so', async ({ page }) => {
  await startPlanner(page)
  const first = page
    .getByRole('table', { name: 'Roster' })
    .getByRole('button', { name: /^Why @/ })
    .first()
  const handle = (await first.textContent())?.trim() ?? ''
  await first.click()
  const panel = page.getByRole('complementary')
  await expect(panel.getByRole('heading', { name: handle })).toBeVisible()
  await expect(panel).toContainText('people nobody else in the plan reaches')
  await panel.getByRole('button', { name: `${handle} must not be in the plan` }).click()
  await expect(panel).toContainText('your rule keeps this creator out')
  await expect(page.getByRole('table', { name: 'Roster' }).getByText(handle, { exact: true })).toBeHidden()
  await first.focus()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
})

test('the roster is proposed as one step and taken back as one', async ({ page }) => {
  await startPlanner(page)
  const count = await figure(page, 'Creators')
  await page.getByRole('button', { name: `Propose ${count} creators` }).click()
  await expect(page.getByText(`${count} creators proposed.`)).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Campaigns' }).click()
  await page.getByRole('link', { name: /^Fizzlewick/ }).click()
  await page.getByRole('tab', { name: /^Roster/ }).click()
  await expect(page.getByText(`Proposed or booked: ${count} creators`)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Proposed or booked: 0 creators')).toBeVisible()
})

test('what is missing is said with the way to it: campaign, audience, roster', async ({ page }) => {
  await page.getByRole('button', { name: 'Start workspace' }).click()
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Planner' }).click()
  await expect(page.getByText('It needs a campaign.')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'New campaign' }).click()
  const dialog = page.getByRole('dialog', { name: 'New campaign' })
  await dialog.getByRole('textbox', { name: 'Name of the client' }).fill('Tide & Co')
  await dialog.getByRole('textbox', { name: 'Name of the brand' }).fill('Kelp')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Summer')
  await dialog.getByRole('button', { name: 'Create campaign' }).click()
  await page.getByRole('button', { name: 'Plan the roster' }).click()
  await expect(page.getByText(/so reach cannot be counted/)).toBeVisible()
  await page.getByRole('button', { name: 'Open the brief' }).click()
  const universe = page.getByRole('textbox', { name: 'People in the audience' })
  await universe.fill('3500000')
  await universe.press('Enter')
  await page.getByRole('button', { name: 'Plan the roster' }).click()
  await expect(page.getByText('Nobody is on this campaign’s roster')).toBeVisible()
  expect(await faults(page)).toEqual([])
})
