/** The creators: from a dropped file to a filtered grid, a changed record and a campaign, with every step's way back. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

async function startOwn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start workspace' }).click()
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
}

async function startSample(page: Page): Promise<void> {
  await expect(page.getByText('432 creators')).toBeVisible()
}

/** Drags a file over the window and drops it there. */
async function drop(page: Page, name: string, content: string | number[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, data]) => {
      const transfer = new DataTransfer()
      const part = typeof data === 'string' ? data : Uint8Array.from(data)
      transfer.items.add(new File([part], fileName, { type: 'text/csv' }))
      return transfer
    },
    [name, content] as const,
  )
  await page.dispatchEvent('body', 'dragenter', { dataTransfer })
  // A dragged file is over the window again and again; a dialog that is just closing does not take it yet.
  await expect(async () => {
    await page.dispatchEvent('body', 'dragover', { dataTransfer })
    await expect(page.getByText('Drop to import creators')).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.dispatchEvent('body', 'drop', { dataTransfer })
  await expect(page.getByText('Drop to import creators')).toBeHidden()
}

/** How every PNG begins. */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]

const LIST = `username,followers,avg views,er,country,price
@ana.bakes,"1.2M",410K,4.5%,GB,£900
ben_runs,48.5K,12K,3.1%,DE,
ana.bakes,1.2M,410K,4.5%,GB,£900
not a handle,10K,,,FR,
cy.codes,9800,2100,6.25%,FR,£120
`

test('a dropped list is looked at, asked about, imported, saved where it failed, and taken back', async ({
  page,
  app,
}) => {
  await startOwn(page)
  await drop(page, 'spring.csv', LIST)
  const dialog = page.getByRole('dialog', { name: 'Import creators from spring.csv' })
  await expect(dialog.getByText('UTF-8, separated by commas, headers on line 1')).toBeVisible()
  await expect(dialog.getByRole('button', { name: /What “username” becomes/ })).toContainText('Handle')
  await expect(dialog.getByRole('button', { name: /What “avg views” becomes/ })).toContainText('Average views')

  // Nothing says which platform these are on: until that is answered there is nothing to import.
  const importButton = dialog.getByRole('button', { name: /^Import / })
  await expect(importButton).toHaveAttribute('aria-disabled', 'true')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: /^Platform|Choose… Platform/ }).click()
  await page.getByRole('option', { name: 'TikTok' }).click()

  await expect(dialog.getByRole('button', { name: 'Import 3 creators' })).toBeEnabled()
  const facts = dialog.getByRole('status').locator('dl')
  await expect(facts).toContainText('Rows in the file5')
  await expect(facts).toContainText('New3')
  await expect(facts).toContainText('Repeated in the file1')
  await expect(facts).toContainText('Left out1')
  await dialog.getByRole('tab', { name: /Problems/ }).click()
  await expect(dialog.getByRole('row', { name: /Row left out/ })).toContainText('A handle has no blanks')
  expect(await faults(page)).toEqual([])

  await dialog.getByRole('button', { name: 'Import 3 creators' }).click()
  await expect(dialog.getByRole('heading', { name: '3 creators imported' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  const rejected = await app.saving(() => dialog.getByRole('button', { name: 'Save rejected rows' }).click(), page)
  expect(readFileSync(rejected, 'utf8')).toContain('not a handle')

  await dialog.getByRole('button', { name: 'Show creators' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('3 creators', { exact: true })).toBeVisible()
  const first = page.getByRole('row', { name: /ana\.bakes/ })
  await expect(first).toContainText('1.2M')
  await expect(first).toContainText('macro')
  await expect(first).toContainText('4.5%')
  await expect(first).toContainText('£900')

  // The same file again changes nothing, and what was answered is remembered.
  await drop(page, 'spring.csv', LIST)
  await expect(facts).toContainText('Unchanged3')
  await expect(importButton).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('button', { name: 'Choose another file' }).click()

  const past = page.getByRole('dialog', { name: 'Import creators' })
  await past.getByRole('button', { name: 'Undo the import of spring.csv' }).click()
  await expect(past.getByText('Undone', { exact: true })).toBeVisible()
  await past.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
})

test('a column that was guessed wrongly is told otherwise, and one can be left out', async ({ page }) => {
  await startOwn(page)
  await drop(page, 'tiktok list.csv', 'username,nickname,fans\nana,Ana B.,1000\nben,Ben R.,2000\n')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Import 2 creators' })).toBeEnabled()
  await dialog.getByRole('button', { name: /What “fans” becomes/ }).click()
  await page.getByRole('option', { name: 'Left out' }).click()
  await expect(dialog.getByText('Left out by you.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Import 2 creators' }).click()
  await dialog.getByRole('button', { name: 'Show creators' }).click()
  await expect(page.getByRole('row', { name: /Ana B\./ })).not.toContainText('1K')
})

test('a picture named .csv is refused by a sentence, and nothing has changed', async ({ page }) => {
  await startOwn(page)
  await drop(page, 'film.csv', PNG)
  const dialog = page.getByRole('dialog', { name: 'Import creators' })
  await expect(dialog.getByRole('alert')).toContainText('Nothing was imported.')
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
})

test.describe('in the sample workspace', () => {
  test.use({ beginsIn: 'sample' })

  test('tiers, text and other filters narrow the grid; no match names them and clears them', async ({ page }) => {
    await startSample(page)
    await page.getByRole('button', { name: 'micro 123' }).click()
    await expect(page.getByText('123 of 432 creators')).toBeVisible()
    await page.getByRole('button', { name: 'Country, filter' }).click()
    await page.getByRole('dialog', { name: 'Filter by country' }).getByText('Ireland').click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Filter by country' })).toHaveCount(0)
    await expect(page.getByRole('row', { name: 'Country is Ireland' })).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page.getByRole('searchbox').fill('zzzz')
    await expect(page.getByText('No creator fits “zzzz”, Tier is micro and Country is Ireland.')).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page.getByRole('button', { name: 'Clear filters' }).last().click()
    await expect(page.getByText('432 creators', { exact: true })).toBeVisible()
    await expect(page.getByRole('searchbox')).toHaveValue('')
  })

  test('a header sorts, and the order is the engine’s', async ({ page }) => {
    await startSample(page)
    const firstRow = page.locator('[role=row][aria-rowindex="2"]')
    const followers = page.getByRole('columnheader', { name: 'Followers' })
    await expect(followers).toHaveAttribute('aria-sort', 'descending')
    await expect(firstRow).toContainText('pippa.noodleham')
    await page.getByRole('columnheader', { name: 'Price' }).click()
    await expect(firstRow).toContainText('£49,750')
    await page.getByRole('columnheader', { name: 'Handle' }).click()
    await expect(page.getByRole('columnheader', { name: 'Handle' })).toHaveAttribute('aria-sort', 'ascending')
    await expect(followers).not.toHaveAttribute('aria-sort', /./)
  })

  test('a record is looked at beside the list, changed in place, and put back', async ({ page }) => {
    await startSample(page)
    const grid = page.getByRole('grid', { name: 'Creators' })
    await grid.focus()
    await page.keyboard.press('Space')
    const panel = page.getByRole('complementary')
    await expect(panel.getByRole('heading', { name: '@pippa.noodleham' })).toBeVisible()
    expect(await faults(page)).toEqual([])
    // The list keeps the focus, so the arrows walk on and the panel follows.
    await page.keyboard.press('ArrowDown')
    await expect(panel.getByRole('heading', { name: '@biscuitington.food' })).toBeVisible()
    await expect(panel.getByRole('table', { name: 'Measured' })).toContainText('from Sample data (invented)')

    const name = panel.getByRole('textbox', { name: 'Name' })
    await name.fill('Una B.')
    await name.press('Escape')
    await expect(name).toHaveValue('Una Biscuitington')
    await name.fill('Una B.')
    await name.press('Enter')
    const row = page.getByRole('row', { name: /biscuitington\.food/ })
    await expect(row).toContainText('Una B.')
    await expect(page.getByText('@biscuitington.food: name changed')).toBeVisible()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(row).toContainText('Una Biscuitington')
    await expect(name).toHaveValue('Una Biscuitington')

    await panel.getByRole('textbox', { name: 'Price of a post' }).fill('31000')
    await page.keyboard.press('Enter')
    await expect(row).toContainText('£31,000')
    await panel.getByRole('textbox', { name: 'Niches' }).fill('food, baking , food')
    await page.keyboard.press('Enter')
    await expect(row).toContainText('food, baking')

    // Once the field shows what was kept there is nothing to revert, so Escape closes.
    await expect(panel.getByRole('textbox', { name: 'Niches' })).toHaveValue('food, baking')
    await panel.getByRole('textbox', { name: 'Niches' }).press('Escape')
    await expect(panel).toBeHidden()
    await expect(grid).toBeFocused()
  })

  test('an edited row does not jump; sorting again moves it', async ({ page }) => {
    await startSample(page)
    await page.getByRole('columnheader', { name: 'Price' }).click()
    const firstRow = page.locator('[role=row][aria-rowindex="2"]')
    await expect(firstRow).toContainText('pippa.noodleham')
    await page.getByRole('grid', { name: 'Creators' }).focus()
    await page.keyboard.press('Space')
    const price = page.getByRole('complementary').getByRole('textbox', { name: 'Price of a post' })
    await price.fill('100')
    await price.press('Enter')
    await expect(page.getByText('Order changed')).toBeVisible()
    await expect(firstRow).toContainText('pippa.noodleham')
    await page.getByRole('button', { name: 'Sort again' }).click()
    await expect(firstRow).not.toContainText('pippa.noodleham')
  })

  test('all that match go on a campaign, and come off it again', async ({ page }) => {
    await startSample(page)
    await page.getByRole('button', { name: 'celebrity 9' }).click()
    await expect(page.getByText('9 of 432 creators')).toBeVisible()
    await page.getByRole('grid', { name: 'Creators' }).focus()
    await page.keyboard.press('Shift+Space')
    await page.getByRole('button', { name: 'Select all 9 matching' }).click()
    await expect(page.getByText('9 selected')).toBeVisible()
    await page.getByRole('button', { name: 'Add to campaign…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add 9 creators to a campaign' })
    await dialog.getByRole('button', { name: 'Add 9 creators' }).click()
    await expect(dialog.getByText('Choose a campaign.')).toBeVisible()
    await dialog
      .getByRole('button', { name: /Campaign/ })
      .first()
      .click()
    await page.getByRole('option').first().click()
    expect(await faults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Add 9 creators' }).click()
    await expect(page.getByText(/creators? added to /)).toBeVisible()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(page.getByText(/^Undone: /)).toBeVisible()
  })

  test('what is shown is exported, and nothing else', async ({ page, app }) => {
    await startSample(page)
    await page.getByRole('button', { name: 'celebrity 9' }).click()
    await expect(page.getByText('9 of 432 creators')).toBeVisible()
    await page.getByRole('button', { name: 'Export…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export creators' })
    expect(await faults(page)).toEqual([])
    await dialog.getByRole('radio', { name: 'Every fact' }).click()
    const file = await app.saving(() => dialog.getByRole('button', { name: 'Export 9 creators' }).click(), page)
    const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/)
    expect(lines[0]).toMatch(/^platform,handle,displayName,/)
    expect(lines.filter((line) => /^(tiktok|instagram|youtube),/.test(line))).toHaveLength(9)
  })
})
