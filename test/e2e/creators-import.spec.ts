/** The import wizard step by step: how the file is cut, what its rows become, what changes, what is remembered. */
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

async function startOwn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start workspace' }).click()
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
}

/** Puts text on the clipboard's way into the dialog, as Ctrl+V does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((data) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', data)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

async function openImport(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+i')
    await expect(page.getByRole('dialog', { name: 'Import creators' })).toBeVisible({ timeout: 1000 })
  }).toPass()
}

const TABLE = [
  ['Our list of spring', '', '', ''],
  ['tiktok handle', 'followers', 'avg views', 'country'],
  ['ana', '1.2M', 'Germany', 'DE'],
  ['ben', '48.5K', 'France', 'FR'],
  ['not a handle', '10K', 'Spain', 'ES'],
  ['cy', 'many', 'Italy', 'Nowhere'],
]
  .map((cells) => cells.join('\t'))
  .join('\n')

test('a pasted table: title row skipped, lying header flagged, problems in their cells, imported and taken back', async ({
  page,
}) => {
  await startOwn(page)
  await openImport(page)
  expect(await faults(page)).toEqual([])
  await paste(page, TABLE)
  const dialog = page.getByRole('dialog', { name: 'Import creators from pasted table.tsv' })
  await expect(dialog.getByText('UTF-8, separated by tabs, headers on line 2')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Take as Average views: column “avg views”' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import 3 creators' })).toBeEnabled()

  await dialog.getByRole('tab', { name: 'File' }).click()
  await expect(dialog.getByText('These are the headers')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('tab', { name: 'Rows' }).click()
  const rows = dialog.getByRole('table', { name: 'Rows as they would be imported' })
  await expect(rows.getByRole('row', { name: /not a handle/ })).toContainText('Left out')
  await expect(rows.getByRole('row', { name: /Nowhere/ })).toContainText('With gaps')
  await expect(rows.getByRole('row', { name: /\bben\b/ })).toContainText('Fine')
  expect(await faults(page)).toEqual([])

  await dialog.getByRole('button', { name: 'Import 3 creators' }).click()
  await expect(dialog.getByRole('heading', { name: '3 creators imported' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Undo import' }).click()
  await expect(dialog.getByText('This import has been undone.')).toBeVisible()
  expect(await faults(page)).toEqual([])
})

test('the next file with the same columns is read the same way, shows what it changes, and can be read afresh', async ({
  page,
}) => {
  await startOwn(page)
  await openImport(page)
  await paste(page, 'username\tfans\tcountry\nana\t1000\tDE\nben\t2000\tFR')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Platform|Choose… Platform/ }).click()
  await page.getByRole('option', { name: 'TikTok' }).click()
  await dialog.getByRole('button', { name: 'Import 2 creators' }).click()
  await expect(dialog.getByRole('heading', { name: '2 creators imported' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Import another file' }).click()
  await expect(dialog.getByRole('button', { name: 'Columns of pasted table.tsv' })).toBeVisible()

  await paste(page, 'username\tfans\tcountry\nana\t1500\tAT\ncy\t900\tIT')
  await expect(dialog.getByText(/Columns and choices as in pasted table\.tsv/)).toBeVisible()
  await dialog.getByRole('button', { name: /Creators you have already/ }).click()
  await page.getByRole('option', { name: 'The file wins' }).click()
  await expect(dialog.getByRole('button', { name: 'Import 2 creators' })).toBeEnabled()
  await dialog.getByRole('tab', { name: 'Changes' }).click()
  const changes = dialog.getByRole('table', { name: 'Changes' })
  await expect(changes.getByRole('row', { name: /Country/ })).toContainText('@ana: DE → AT')
  expect(await faults(page)).toEqual([])

  await dialog.getByRole('button', { name: 'Forget them for this file' }).click()
  await expect(dialog.getByText('What is remembered of such files is left aside.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: /^Import / })).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('button', { name: 'Use it again' }).click()
  await expect(dialog.getByRole('button', { name: 'Import 2 creators' })).toBeEnabled()
})

test('a table can be pasted into a field, and a file without headers is told so', async ({ page }) => {
  await startOwn(page)
  await openImport(page)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Paste a table…' }).click()
  await dialog
    .getByRole('textbox', { name: /Table, with the headers/ })
    .fill('https://www.tiktok.com/@ana,1000\nhttps://www.tiktok.com/@ben,2000')
  await dialog.getByRole('button', { name: 'Read this table' }).click()
  await dialog.getByRole('tab', { name: 'File' }).click()
  await expect(dialog.getByText('UTF-8, separated by commas, no headers')).toBeVisible()
  await dialog.getByRole('button', { name: 'Use as headers: row 1' }).click()
  await expect(dialog.getByText('UTF-8, separated by commas, headers on line 1')).toBeVisible()
  await dialog.getByRole('button', { name: 'The file has no headers' }).click()
  await expect(dialog.getByText('UTF-8, separated by commas, no headers')).toBeVisible()
  await dialog.getByRole('button', { name: 'Import 2 creators' }).click()
  await dialog.getByRole('button', { name: 'Show creators' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('2 creators', { exact: true })).toBeVisible()
})
