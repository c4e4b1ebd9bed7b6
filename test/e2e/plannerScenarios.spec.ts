/** Kept plans on the sample's campaign: keeping and changing them, what changed since, side by side, in the report. */
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

async function startPlanner(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Planner' }).click()
  await expect(page.getByTestId('figures').getByText('Optimal')).toBeVisible()
}

async function keep(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Keep this plan' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep this plan' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Keep plan' }).click()
  await expect(page.getByRole('tab', { name, exact: true })).toBeVisible()
}

async function expectFaultless(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })

test('a plan is kept, renamed, duplicated and deleted by the keyboard, and brought back', async ({ page }) => {
  await startPlanner(page)
  await page.getByRole('button', { name: 'Keep this plan' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep this plan' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Most people reached, £25,000')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(tab(page, 'Most people reached, £25,000')).toBeVisible()
  await tab(page, 'Plan').press('ArrowRight')
  await expect(tab(page, 'Most people reached, £25,000')).toBeFocused()
  await expect(page.getByTestId('keptFigures').getByText('Optimal')).toBeVisible()
  expect(await faults(page)).toEqual([])

  await page.keyboard.press('F2')
  const name = page.getByRole('dialog', { name: 'Rename the kept plan' }).getByRole('textbox', { name: 'Name' })
  await name.fill('חורף')
  await page.keyboard.press('Enter')
  await expect(tab(page, 'חורף')).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('heading', { name: 'חורף copy' })).toBeVisible()

  await tab(page, 'חורף copy').press('F2')
  await name.fill(' חורף')
  await expect(page.getByText('Another kept plan has this name.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tab(page, 'חורף copy')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(tab(page, 'חורף copy')).toBeHidden()
  await expect(tab(page, 'חורף')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(tab(page, 'חורף copy')).toBeVisible()
})

test('a fee changed since is named, planned again and kept in place of the old plan', async ({ page }) => {
  await startPlanner(page)
  await keep(page, 'January')
  await page.getByRole('navigation').getByRole('button', { name: 'Campaigns' }).click()
  await page.getByRole('link', { name: /^Fizzlewick/ }).click()
  await page.getByRole('tab', { name: /^Roster/ }).click()
  await page.getByRole('button', { name: /^Client fee of @ada\.muddleford/ }).press('Enter')
  await page.keyboard.type('6440')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Plan the roster' }).click()

  await page.getByRole('tab', { name: 'January, changed since' }).click()
  await expect(page.getByText('1 creator has changed since')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '@ada.muddleford costs £6,440 now' })).toBeVisible()
  await expect(page.getByRole('row', { name: /@ada\.muddleford/ })).toContainText('£6,440')
  await expectFaultless(page)
  await page.getByRole('button', { name: 'Plan again with today’s data' }).click()
  await expect(tab(page, 'Plan')).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Replace “January” with this plan' }).click()
  await expect(tab(page, 'January')).toBeVisible()
})

test('plans stand side by side with a verdict, and one goes into the report', async ({ page }) => {
  await startPlanner(page)
  await keep(page, 'The usual')
  await page.getByRole('tab', { name: 'Compare' }).click()
  await expect(page.getByTestId('verdict')).toContainText('£25,000')
  const table = page.getByRole('table', { name: 'Plans side by side' })
  await expect(table.getByRole('columnheader', { name: /^Biggest first/ })).toBeVisible()
  await expect(table.getByRole('row', { name: /^Net reach, expected/ })).toContainText('highest')
  await expect(page.getByRole('img', { name: /^Staircase/ }).locator('canvas')).toBeVisible()
  await expectFaultless(page)

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('region', { name: 'Plans side by side' }).press('Control+c')
  await expect(page.getByText('The table is on the clipboard.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')[0]?.split('\t')).toContain('The usual')
  expect(copied).toMatch(/\nCost \(GBP\)\t\d+/)

  await table.getByRole('button', { name: 'Actions of “The usual”' }).click()
  await page.getByRole('menuitem', { name: 'Add to the report' }).click()
  await expect(page.getByRole('tab', { name: 'The usual, in the report' })).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Reports' }).click()
  await expect(page.frameLocator('iframe').getByRole('rowheader', { name: 'The usual' })).toBeVisible()
})
