/** Creators found outside: recognised in pasted text, added with their source, gathered on a campaign's research list. */
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

async function startSample(page: Page): Promise<void> {
  await expect(page.getByText('432 creators')).toBeVisible()
}

const TEXT = `TikTok: @ana.bakes (1.2M followers)
IG: @ana.bread
Name: Ana Bakes
ana (at) bakes dot com #sourdough linktr.ee/ana w/ @kingflour`

test('a pasted bio is recognised with its evidence, added by keyboard, opened and taken back', async ({ page }) => {
  await startSample(page)
  const dialog = page.getByRole('dialog', { name: 'Quick add creators' })
  await page.keyboard.press('ControlOrMeta+Shift+a')
  await expect(dialog.getByText('What the text says of creators shows here')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Add', exact: true })).toHaveAttribute('aria-disabled', 'true')
  expect(await faults(page)).toEqual([])

  const box = dialog.getByRole('textbox', { name: /Paste a profile link/ })
  await expect(box).toBeFocused()
  await page.keyboard.insertText('lovely weather today')
  await expect(dialog.getByText('This text names no creator.')).toBeVisible()
  await box.fill(TEXT)
  await expect(dialog.getByText('1 creator recognised')).toBeVisible()
  const card = dialog.getByRole('region', { name: '@ana.bakes' })
  await expect(card.getByText('New', { exact: true })).toBeVisible()
  await expect(card.getByText('1.2M followers', { exact: true })).toBeVisible()
  await expect(card.getByText('from “ana (at) bakes dot com”')).toBeVisible()
  await expect(card.getByRole('checkbox', { name: /ana@bakes\.com/ })).toBeChecked()
  await expect(card.getByText('page of links: look there for an address')).toBeVisible()
  await expect(card.getByText('@kingflour')).toBeVisible()
  expect(await faults(page)).toEqual([])

  await dialog.getByRole('button', { name: 'Add @ana.bakes' }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('@ana.bakes added')).toBeVisible()
  await expect(page.getByText('434 creators')).toBeVisible()

  // The same account again is known, and nothing is added twice.
  await page.keyboard.press('ControlOrMeta+Shift+a')
  await box.fill('https://www.tiktok.com/@ana.bakes')
  await expect(dialog.getByText('In the workspace')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Add facts to @ana.bakes' })).toBeEnabled()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText('432 creators')).toBeVisible()
})

test('a platform that the text leaves open is asked for; facts can be left out', async ({ page }) => {
  await startSample(page)
  await page.keyboard.press('ControlOrMeta+Shift+a')
  const dialog = page.getByRole('dialog', { name: 'Quick add creators' })
  await dialog.getByRole('textbox', { name: /Paste a profile link/ }).fill('@zed.walks\n48K followers\nzed@walks.org')
  const add = dialog.getByRole('button', { name: 'Add @zed.walks' })
  await expect(add).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('button', { name: /Platform of @?zed\.walks/ }).click()
  await page.getByRole('option', { name: 'Instagram' }).click()
  await dialog.getByText('zed@walks.org', { exact: true }).click()
  await expect(dialog.getByRole('checkbox', { name: /zed@walks\.org/ })).not.toBeChecked()
  await add.click()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('heading', { name: /zed\.walks/ }).first()).toBeVisible()
  await expect(page.getByText('zed@walks.org', { exact: true })).toHaveCount(0)
})

test('the research list keeps what was looked at, by whom, and whom it brought', async ({ page }) => {
  await startSample(page)
  await page.getByRole('navigation').getByRole('button', { name: 'Campaigns' }).click()
  await page.getByRole('link', { name: 'Drizzleproof: out in all weathers' }).click()
  await page.getByRole('tab', { name: /Research/ }).click()
  await expect(page.getByRole('heading', { name: 'Research list' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Hashtag' }).fill('#slowbread')
  await page.keyboard.press('Enter')
  const line = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '#slowbread' }) })
  await expect(line.getByText('Nobody looked yet.')).toBeVisible()
  await expect(line.getByRole('button', { name: 'Open #slowbread on TikTok in your browser' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  await line.getByRole('button', { name: 'Log a look at #slowbread' }).click()
  await expect(line.getByText(/Looked at 1 time, last by/)).toBeVisible()

  await line.getByRole('button', { name: 'Add creators found by #slowbread' }).click()
  const dialog = page.getByRole('dialog', { name: 'Quick add creators' })
  await expect(dialog.getByText(/Found by “#slowbread”/)).toBeVisible()
  await dialog.getByRole('textbox', { name: /Paste a profile link/ }).fill('tiktok.com/@ana.bakes 40K followers')
  await dialog.getByRole('button', { name: 'Add @ana.bakes' }).click()
  await expect(line.getByText('1 creator found')).toBeVisible()
  await line.getByRole('button', { name: 'Shortlist 1 creator found by #slowbread' }).click()
  await expect(line.getByText('on the roster')).toBeVisible()
  expect(await faults(page)).toEqual([])

  await line.getByRole('button', { name: 'Remove #slowbread from the research list' }).click()
  await expect(line).toHaveCount(0)
  const told = page.getByRole('alertdialog').filter({ hasText: '#slowbread removed from the research list' })
  await told.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(line.getByText('1 creator found')).toBeVisible()
})
