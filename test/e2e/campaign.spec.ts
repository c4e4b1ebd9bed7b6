/** A campaign from nothing to a roster with fees, with what is refused on the way and how each step is taken back. */
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

async function startOwn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start workspace' }).click()
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
}

/** Opens the sample's campaign that is under way: 21 creators, three of them dropped. */
async function startRoster(page: Page): Promise<void> {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Campaigns' }).click()
  await page.getByRole('link', { name: 'Drizzleproof: out in all weathers' }).click()
  await page.getByRole('tab', { name: 'Roster 18' }).click()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(23)
}

test('a first campaign is asked for by name, refused where it cannot be, created and taken back', async ({ page }) => {
  await startOwn(page)
  await page.getByRole('navigation').getByRole('button', { name: 'Campaigns' }).click()
  await expect(page.getByText('None is here yet.')).toBeVisible()
  expect(await faults(page)).toEqual([])

  await page.getByRole('button', { name: 'New campaign' }).click()
  const dialog = page.getByRole('dialog', { name: 'New campaign' })
  await dialog.getByRole('button', { name: 'Create campaign' }).click()
  await expect(dialog.getByText('Choose a client, or name a new one.')).toBeVisible()
  await expect(dialog.getByText('Give the campaign a name.')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Name of the client' })).toBeFocused()
  expect(await faults(page)).toEqual([])

  await dialog.getByRole('textbox', { name: 'Name of the client' }).fill('Tide & Co')
  await dialog.getByRole('textbox', { name: 'Name of the brand' }).fill('Kelp <b>Snacks</b>')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('=Summer')
  await dialog.getByRole('textbox', { name: 'Budget' }).fill('12500.50')
  await dialog.getByLabel('Flight begins').fill('2027-06-10')
  await dialog.getByLabel('Flight ends').fill('2027-06-01')
  await dialog.getByRole('button', { name: 'Create campaign' }).click()
  await expect(dialog.getByText('The flight ends before it begins.')).toBeVisible()
  await dialog.getByLabel('Flight ends').fill('2027-06-30')
  await dialog.getByRole('combobox', { name: 'Countries' }).click()
  await page.keyboard.type('nether')
  await page.getByRole('option', { name: /^Netherlands/ }).click()
  await dialog.getByRole('checkbox', { name: '18–24' }).press('Space')
  await dialog.getByRole('textbox', { name: 'People in the audience' }).fill('1200000')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '=Summer' })).toBeVisible()
  await expect(page.getByText('Tide & Co · Kelp <b>Snacks</b>')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Budget' })).toHaveValue(/12,500\.50/)
  await expect(page.getByRole('textbox', { name: 'People in the audience' })).toHaveValue('1,200,000')
  await expect(page.getByRole('row', { name: 'Netherlands' })).toBeVisible()

  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText('This campaign is not in this workspace.')).toBeVisible()
  await page.getByRole('button', { name: 'All campaigns' }).click()
  await expect(page.getByText('None is here yet.')).toBeVisible()
})

test.describe('in the sample workspace', () => {
  test.use({ beginsIn: 'sample' })

  test('the brief is saved where it stands, put back by Escape, and says what it refuses', async ({ page }) => {
    await startRoster(page)
    await page.getByRole('tab', { name: 'Brief' }).click()
    const name = page.getByRole('textbox', { name: 'Name' })
    await name.fill('Something else')
    await name.press('Escape')
    await expect(name).toHaveValue('Drizzleproof: out in all weathers')
    await name.fill('Drizzleproof: wet feet')
    await name.press('Tab')
    await expect(page.getByRole('heading', { level: 1, name: 'Drizzleproof: wet feet' })).toBeVisible()
    await page.getByLabel('Flight ends').fill('2026-01-01')
    await page.getByLabel('Flight ends').press('Enter')
    await expect(page.getByText(/^Not saved\. The flight ends on 2026-01-01/)).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await faults(page), colorScheme).toEqual([])
    }
    await page.getByLabel('Flight ends').fill('2026-12-13')
    await page.getByLabel('Flight ends').press('Enter')
    await expect(page.getByText(/^Not saved/)).toBeHidden()
  })

  test('a fee is changed in its cell by the keyboard and counted in the sum', async ({ page }) => {
    await startRoster(page)
    const fee = page.getByRole('button', { name: /^Fee of @nell_noodlewick/ })
    const before = await fee.textContent()
    await fee.press('Enter')
    await page.keyboard.type('9')
    await page.keyboard.press('Escape')
    await expect(fee).toBeFocused()
    await expect(fee).toHaveText(before ?? '')
    await fee.press('Enter')
    await page.keyboard.type('1250.5')
    await page.keyboard.press('Enter')
    await expect(fee).toBeFocused()
    await expect(fee).toHaveText('£1,250.50')
    await expect(page.getByRole('row', { name: /^Total/ })).toContainText('.50')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('undo')
    await page.getByRole('option', { name: /^Undo Change 1 creator of the roster/ }).click()
    await expect(fee).toHaveText(before ?? '')
  })

  test('several creators are dropped, taken off the roster and brought back', async ({ page }) => {
    await startRoster(page)
    await page.getByRole('checkbox', { name: 'Select @nell_noodlewick' }).press('Space')
    await page.getByRole('checkbox', { name: 'Select @marlo_muddledale' }).press('Space')
    await expect(page.getByText('2 selected')).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Set status' }).click()
    await page.getByRole('menuitem', { name: 'Dropped' }).click()
    await expect(page.getByRole('tab', { name: 'Roster 16' })).toBeVisible()
    await expect(page.getByRole('row', { name: /@nell_noodlewick/ })).toContainText('Dropped')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(page.getByRole('tab', { name: 'Roster 18' })).toBeVisible()

    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(page.getByText('2 creators removed from the roster.')).toBeVisible()
    await expect(page.getByRole('row', { name: /@nell_noodlewick/ })).toBeHidden()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('row', { name: /@nell_noodlewick/ })).toContainText('Booked')
  })

  test('the roster is filtered and sorted, and says when nobody matches', async ({ page }) => {
    await startRoster(page)
    await page.getByRole('searchbox', { name: /Filter/ }).fill('noodle')
    await expect(page.getByRole('row', { name: /@pickleworth/ })).toBeHidden()
    await page.getByRole('columnheader', { name: 'Followers' }).getByRole('button').click()
    await expect(page.getByRole('columnheader', { name: 'Followers' })).toHaveAttribute('aria-sort', 'descending')
    await expect(page.getByRole('table').getByRole('row').nth(1)).toContainText('@nell_noodlewick')
    await page.getByRole('searchbox', { name: /Filter/ }).fill('nobody at all')
    await expect(page.getByText('Nobody on the roster matches the filter.')).toBeVisible()
    await page.getByRole('button', { name: 'Clear filter' }).click()
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(23)
  })
})
