/** A workbook of several sheets: the sheet is found, changed by hand, and imported; a protected one says what to do. */
import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { faults } from './faults'
import { expect, test } from './fixtures'

async function choose(page: Page, name: string, content: Uint8Array): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, data]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(data)], fileName))
      return transfer
    },
    [name, [...content]] as const,
  )
  await page.dispatchEvent('body', 'dragenter', { dataTransfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer })
}

test('a workbook is read by its best sheet, then by another, and imported', async ({ page }) => {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('Read me').addRow(['Made for you'])
  for (const [name, handles] of [
    ['Spring', ['ana', 'ben', 'cy']],
    ['Autumn', ['dee', 'eli']],
  ] as const) {
    const sheet = workbook.addWorksheet(name)
    sheet.addRow(['Handle', 'Followers', 'Platform'])
    for (const handle of handles) sheet.addRow([handle, 1000, 'TikTok'])
  }
  await page.getByRole('button', { name: 'Start workspace' }).click()
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
  await choose(page, 'creators.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()))

  const dialog = page.getByRole('dialog', { name: 'Import creators from creators.xlsx' })
  await expect(dialog.getByText('Sheet “Spring”, headers on row 1')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import 3 creators' })).toBeEnabled()
  await dialog.getByRole('button', { name: /Sheet/ }).click()
  await page.getByRole('option', { name: 'Autumn (3 rows)' }).click()
  await expect(dialog.getByText('Sheet “Autumn”, headers on row 1')).toBeVisible()
  await dialog.getByRole('button', { name: 'Import 2 creators' }).click()
  await expect(dialog.getByRole('heading', { name: '2 creators imported' })).toBeVisible()
  expect(await faults(page)).toEqual([])
})

test('an old Excel file is refused with advice', async ({ page }) => {
  await page.getByRole('button', { name: 'Start workspace' }).click()
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
  const old = new Uint8Array(2048)
  old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  await choose(page, 'creators.xls', old)
  await expect(page.getByText(/an old Excel file \(\.xls\).*save it as XLSX or CSV and import that\./)).toBeVisible()
  expect(await faults(page)).toEqual([])
})
