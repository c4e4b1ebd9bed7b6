/** The report as a client gets it: previewed without any power, and saved as a file of each kind. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

async function startReports(page: Page): Promise<void> {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Campaigns' }).click()
  await page.getByRole('link', { name: /^Drizzleproof/ }).click()
}

test('the preview shows the report in a frame that can run nothing', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await startReports(page)
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('<img src=x onerror="parent.document.title=1"><script>parent.document.title=1</script>')
  await name.press('Enter')
  // The longer heading moves the buttons; a press that spans the move belongs to none of them.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x')
  await page.getByRole('button', { name: 'Make a report' }).click()
  const frame = page.locator('iframe')
  await expect(frame).toHaveAttribute('sandbox', '')
  const report = frame.contentFrame()
  await expect(report.getByRole('heading', { level: 1 })).toContainText('Drizzleproof')
  await expect(report.getByText('<img src=x onerror=', { exact: false }).first()).toBeVisible()
  await expect(report.locator('script, img[onerror]')).toHaveCount(0)
  await expect(page).not.toHaveTitle('1')
  expect(complaints.filter((text) => /Content.Security.Policy|violates|refused to/i.test(text))).toEqual([])
})

test('the client’s edition has no word of what creators are paid; the internal one has', async ({ page }) => {
  await startReports(page)
  await page.getByRole('button', { name: 'Make a report' }).click()
  const report = page.locator('iframe').contentFrame()
  await expect(report.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(report.getByText(/margin/i)).toHaveCount(0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
  await page.getByRole('radio', { name: 'Internal' }).click()
  await expect(report.getByText(/margin/i).first()).toBeVisible()
})

for (const [format, name, start] of [
  ['HTML', 'Web page (HTML)', '<!doctype html>'],
  ['XLSX', 'Excel workbook (XLSX)', 'PK'],
  ['PDF', 'PDF', '%PDF-'],
] as const) {
  test(`a report is saved as ${format}`, async ({ page, app }) => {
    await startReports(page)
    await page.getByRole('button', { name: 'Make a report' }).click()
    await expect(page.locator('iframe')).toBeVisible()
    const path = await app.saving(async () => {
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name }).click()
    }, page)
    const text = app.kind === 'desktop' ? / saved\.$/ : /is in your browser’s downloads\.$/
    await expect(page.getByRole('alertdialog').getByText(text)).toBeVisible()
    expect(readFileSync(path).toString('latin1').toLowerCase().startsWith(start.toLowerCase())).toBe(true)
  })
}
