/** The hub of a campaign: what is owed, signed terms, the brief as a file; people and workflows in settings. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

async function openSample(page: Page, screen: 'Campaigns' | 'Settings'): Promise<void> {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: screen }).click()
}

async function bothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
}

test('a package goes to creators, whose briefs are sent; signed terms are kept beside', async ({ page }) => {
  await openSample(page, 'Campaigns')
  await page
    .getByRole('link', { name: /Fizzlewick/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Deliverables' }).click()
  const main = page.getByRole('tabpanel', { name: 'Deliverables' })
  await main.getByRole('button', { name: 'Add package…' }).click()
  await page.getByLabel('Name').fill('Starter')
  await page.getByLabel('Title 1').fill('Story')
  await page.getByRole('textbox', { name: 'Number' }).fill('3')
  await page.getByRole('textbox', { name: 'Number' }).press('Tab')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Add package', exact: true }).click()
  await expect(main.getByText('Given to nobody yet')).toBeVisible()

  await main.getByRole('button', { name: 'Give Starter to creators' }).click()
  const give = page.getByRole('dialog', { name: 'Give to creators' })
  await give.getByRole('checkbox').nth(0).press('Space')
  await give.getByRole('checkbox').nth(1).press('Space')
  expect(await faults(page)).toEqual([])
  await give.getByRole('button', { name: 'Give to 2 creators' }).click()
  await expect(page.getByText('6 deliverables added.')).toBeVisible()
  await expect(main.getByRole('link', { name: 'Story 3 of 3' })).toHaveCount(2)

  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'terms.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
  const terms = page.getByRole('dialog', { name: 'Keep signed terms' })
  await terms.getByLabel('Signed on').fill('2026-11-20')
  expect(await faults(page)).toEqual([])
  await terms.getByRole('button', { name: 'Keep terms' }).click()
  await expect(main.getByText('Everybody in the campaign')).toBeVisible()

  await main.getByRole('checkbox', { name: 'Select all 6' }).press('Space')
  await main.getByRole('button', { name: 'Send briefs…' }).click()
  await expect(page.getByText('6 deliverables of 2 creators are opened for approval.')).toBeVisible()
  await page.getByRole('button', { name: 'Mark 6 briefs as sent' }).click()
  await expect(main.getByRole('row', { name: /Brief sent/ })).toHaveCount(6)
  await bothThemes(page)
})

test('new fields of the brief are kept where they stand, and the brief becomes a file', async ({ page }) => {
  await openSample(page, 'Campaigns')
  await page
    .getByRole('link', { name: /Fizzlewick/ })
    .first()
    .click()
  const add = page.getByLabel('Do: add a line')
  await add.fill('Laugh at the end')
  await add.press('Enter')
  await expect(page.getByLabel('Do: line 3')).toHaveValue('Laugh at the end')
  await page.getByLabel('Posts until').fill('2020-01-01')
  await page.getByLabel('Posts until').press('Enter')
  await expect(page.getByText(/Not saved\. The posting window ends on 2020-01-01/)).toBeVisible()
  await bothThemes(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: 'Brief for creators' })
      .click()
      .then(() => page.getByRole('menuitem', { name: 'HTML, one file' }).click()),
  ])
  expect(download.suggestedFilename()).toMatch(/^Fizzlewick .* - Brief\.html$/)
  const html = readFileSync(await download.path(), 'utf8')
  expect(html).toContain('Laugh at the end')
  expect(html).not.toContain('25,000')
})

test('people and workflows are added and changed in settings', async ({ page }) => {
  await openSample(page, 'Settings')
  await page.getByRole('button', { name: 'Add person…' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Mira Kestrel')
  await page.getByRole('dialog').getByLabel('E-mail').fill('nowhere')
  await page.getByRole('button', { name: 'Add person', exact: true }).click()
  await expect(page.getByText('An address reads name@company.com.')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('dialog').getByLabel('E-mail').fill('mira@lantern.example')
  await page.getByRole('button', { name: 'Add person', exact: true }).click()
  await expect(page.getByRole('table', { name: 'People' })).toContainText('Mira Kestrel')

  await page.getByRole('button', { name: 'Add workflow' }).click()
  await page.getByRole('menuitem', { name: 'Regulated' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a workflow' })
  await dialog.getByLabel('Name').fill('Careful')
  for (const role of ['Account manager', 'Account director'])
    await dialog.getByRole('group', { name: 'Internal review: who decides' }).getByLabel(role).press('Space')
  await expect(dialog.getByText('Every stage needs a role that decides.')).toBeVisible()
  await dialog.getByRole('checkbox', { name: /^Internal review/ }).press('Space')
  await expect(dialog.getByText('Every stage needs a role that decides.')).toBeHidden()
  await bothThemes(page)
  await dialog.getByRole('button', { name: 'Add workflow' }).click()
  const row = page.getByRole('row', { name: /Careful/ })
  await expect(row).toContainText('Concept → Client review → Legal review')
  await row.getByRole('button', { name: 'Actions for Careful' }).click()
  await page.getByRole('menuitem', { name: 'Make it the default' }).click()
  await expect(row).toContainText('Default')
})
