/** What only the desktop shell has: its menu, its dialogs, its window's place, and the workspace that was open last. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { launchElectron } from './electronHost'
import { expect, test } from './fixtures'

const clickMenu = (electron: ElectronApplication | null, id: string) =>
  electron?.evaluate(({ Menu }, itemId) => Menu.getApplicationMenu()?.getMenuItemById(itemId)?.click(), id)

test('the native menu runs the commands of the page', async ({ page, app }) => {
  await page.getByRole('button', { name: 'Explore with sample data' }).click()
  await expect(page.getByText('432 creators')).toBeVisible()
  await clickMenu(app.electron, 'go.campaigns')
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
  await clickMenu(app.electron, 'creators.import')
  await expect(page.getByRole('dialog', { name: 'Import creators' })).toBeVisible()
  await page.keyboard.press('Escape')
  await clickMenu(app.electron, 'app.palette')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
})

test('a list chosen in the native dialog is read where it lies', async ({ page, app }) => {
  await page.getByRole('button', { name: 'Explore with sample data' }).click()
  await expect(page.getByText('432 creators')).toBeVisible()
  const path = join(app.dir, 'spring.csv')
  writeFileSync(path, 'handle,platform,followers\nana.bakes,tiktok,12000\n')
  await app.electron?.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
  }, path)
  await clickMenu(app.electron, 'creators.import')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Choose/ })
    .first()
    .click()
  const review = page.getByRole('dialog', { name: 'Import creators from spring.csv' })
  await expect(review.getByRole('button', { name: 'Import 1 creator', exact: true })).toBeEnabled()
})

test('a restart brings back the window’s place and the workspace that was open', async ({ page, app }) => {
  await page.getByRole('button', { name: 'Explore with sample data' }).click()
  await expect(page.getByText('432 creators')).toBeVisible()
  const bounds = { x: 20, y: 30, width: 1000, height: 640 }
  await app.electron?.evaluate(({ BrowserWindow }, next) => BrowserWindow.getAllWindows()[0]?.setBounds(next), bounds)
  await app.electron?.close()

  const again = await launchElectron({ userData: join(app.dir, 'config'), env: { HOME: app.dir } })
  try {
    const next = await again.firstWindow()
    await expect(next.getByText('432 creators')).toBeVisible()
    const place = await again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
    expect(place).toEqual(bounds)
  } finally {
    await again.close()
  }
})
