/** The round of a review: package made on the board, opened from a disk without network, its answer dropped on the window. */
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

async function bothSchemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
}

/** Drops a file on the window as a browser does. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    (file) => {
      const held = new DataTransfer()
      held.items.add(new File([file.text], file.name, { type: 'application/json' }))
      return held
    },
    { name, text },
  )
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

test('a review package goes out, comes back decided and is applied once', async ({ page, app, browser }) => {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Approvals' }).click()
  const card = page
    .getByRole('region', { name: /^Client review/ })
    .getByRole('row')
    .first()
  await card.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Send for review…' }).click()

  const dialog = page.getByRole('dialog', { name: 'Make a review package' })
  await expect(dialog.getByRole('checkbox').first()).toBeChecked()
  await bothSchemes(page)
  await dialog.getByLabel('Client’s colour').fill('orange')
  await dialog.getByRole('button', { name: /^Make a package of/ }).click()
  await expect(dialog.getByLabel('Client’s colour')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Client’s colour').fill('#f08a24')
  const saved = await app.saving(() => dialog.getByRole('button', { name: /^Make a package of/ }).click(), page)
  await expect(dialog.getByText(/^The package of/)).toBeVisible()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  const path = join(app.dir, 'review.html')
  copyFileSync(saved, path)
  const context = await browser.newContext({ offline: true, acceptDownloads: true })
  const review = await context.newPage()
  await review.goto(pathToFileURL(path).href)
  await review
    .getByRole('radio', { name: /^Ask for changes/ })
    .first()
    .check({ force: true })
  await review.getByLabel('What has to change').first().fill('A larger logo')
  await review.getByLabel('Your name').fill('Zoë New')
  await review.getByLabel('Your e-mail address').fill('zoe@client.example')
  const [download] = await Promise.all([
    review.waitForEvent('download'),
    review.getByRole('button', { name: 'Save my decisions' }).click(),
  ])
  const name = download.suggestedFilename()
  const text = readFileSync(await download.path(), 'utf8')
  await context.close()

  await drop(page, name, text.replace('A larger logo', 'A smaller logo'))
  const answer = page.getByRole('dialog', { name: 'Read a decision file' })
  await expect(answer.getByText(/was changed after the review page saved it/)).toBeVisible()
  await answer.getByRole('button', { name: 'Cancel' }).click()

  await drop(page, name.replace('.json', ' (1).json'), text)
  await expect(answer.getByText('Zoë New is not known yet and is added as a client approver.')).toBeVisible()
  await bothSchemes(page)
  await answer.getByRole('button', { name: 'Apply 1 decision' }).click()
  await expect(answer.getByText('1 decision applied, 0 comments added.')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await answer.getByRole('button', { name: 'Close' }).last().click()

  await drop(page, name, text)
  await expect(answer.getByText(/was applied already/)).toBeVisible()
})
