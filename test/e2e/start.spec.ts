/** First run: three ways in, each by itself, and what each says when it cannot. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { type AppUnderTest, expect, test } from './fixtures'

/** Opens a folder: typed in the browser shell, by the answered dialog on the desktop. */
async function openFolder(page: Page, app: AppUnderTest, folder: string): Promise<void> {
  if (app.electron) {
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, folder)
    await page.getByRole('button', { name: 'Open folder…' }).click()
    return
  }
  await page.getByRole('textbox', { name: 'Folder of the workspace' }).fill(folder)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}

test('offers three ways, in light and in dark, without an accessibility fault', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1, name: 'Callboard' })).toBeVisible()
  const ways = page.getByRole('heading', { level: 2 })
  await expect(ways).toHaveText(['Explore with sample data', 'Start my workspace', 'Open a workspace'])
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
})

test('the sample workspace opens with creators by the keyboard alone', async ({ page }) => {
  await expect(page.getByRole('button', { name: 'Explore with sample data' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Creators' })).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Creators' })).toHaveAttribute('aria-rowcount', '433')
  await expect(page.getByText('432 creators')).toBeVisible()
})

test('a workspace of one’s own is made in a folder named after it, and can be renamed and put back', async ({
  page,
}) => {
  await page.getByRole('textbox', { name: 'Name' }).fill('Harbour & Co: Leeds')
  await expect(page.getByRole('textbox', { name: 'Folder', exact: true })).toHaveValue(/[\\/]Harbour & Co Leeds$/)
  await page.getByRole('button', { name: 'Start workspace' }).click()
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
  expect(await faults(page)).toEqual([])

  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('Harbour')
  await name.press('Escape')
  await expect(name).toHaveValue('Harbour & Co: Leeds')
  await name.fill('Harbour')
  await name.press('Enter')
  await expect(page).toHaveTitle(/^Harbour – /)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(name).toHaveValue('Harbour & Co: Leeds')
})

test('a folder that is no workspace is answered by a sentence, and the page stays', async ({ page, app }) => {
  const folder = join(app.dir, 'photos')
  mkdirSync(folder)
  writeFileSync(join(folder, 'holiday.txt'), 'sun')
  await openFolder(page, app, folder)
  await expect(page.getByRole('alert')).toContainText('photos')
  await expect(page.getByRole('heading', { name: 'Start my workspace' })).toBeVisible()
  expect(await faults(page)).toEqual([])
})

test('a workspace that was opened before is offered again and opens by its folder', async ({ page, app }) => {
  await page.getByRole('textbox', { name: 'Name' }).fill('First')
  await page.getByRole('button', { name: 'Start workspace' }).click()
  await expect(page.getByRole('heading', { name: 'No creators yet' })).toBeVisible()
  await page.keyboard.press('Control+,')
  const folder = (await page.getByText(/[\\/]First$/).textContent()) ?? ''

  await page.keyboard.press('Control+o')
  const dialog = page.getByRole('dialog', { name: 'Open a workspace' })
  await expect(dialog.getByRole('button', { name: /^First / })).toBeVisible()
  expect(await faults(page)).toEqual([])
  await openFolder(page, app, folder)
  await expect(dialog).toBeHidden()
  await expect(page).toHaveTitle(/^First – /)
})
