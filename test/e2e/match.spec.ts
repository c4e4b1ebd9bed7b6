/** Whom to book: brand and client, the ranking with its reasons, its weights, and what speaks against a creator. */
import type { Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

const campaign = 'Fizzlewick: January without the hangover'

async function startCampaign(page: Page, tab: string): Promise<void> {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Campaigns' }).click()
  await page.getByRole('link', { name: campaign }).click()
  await page.getByRole('tab', { name: tab }).click()
}

const parts = ['Niches', 'Values, tone', 'Audience', 'Engagement', 'Price', 'Conflict-free', 'Delivery']

test('everybody is ranked, each part with its number and its evidence, in both themes', async ({ page }) => {
  await startCampaign(page, 'Match')
  const table = page.getByRole('table', { name: `Creators by fit for ${campaign}` })
  await expect(table.getByRole('row')).toHaveCount(51)
  for (const part of parts) await expect(table.getByRole('columnheader', { name: part, exact: true })).toBeVisible()
  const unfold = table.getByRole('button', { name: /^Show evidence of/ }).first()
  await unfold.press('Enter')
  await expect(unfold).toHaveAttribute('aria-expanded', 'true')
  const evidence = page.getByRole('region', { name: /^Evidence of @/ })
  for (const part of parts) await expect(evidence.getByRole('term').filter({ hasText: part })).toBeVisible()
  await expect(evidence).toContainText('of the weight')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
  await page.getByRole('button', { name: 'How it is counted' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'How it is counted' })).toContainText('not counted as 0')
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter')
  await expect(page.getByText(/^51–100 of/)).toBeVisible()
  await expect(table.getByRole('row').nth(1)).toContainText('51')
})

test('weights are moved by the keyboard, rank anew, and are kept for the client until taken back', async ({ page }) => {
  await startCampaign(page, 'Match')
  const table = page.getByRole('table', { name: /^Creators by fit/ })
  await expect(table.getByRole('row')).toHaveCount(51)
  const weights = page.getByRole('region', { name: 'Weights' })
  await expect(weights.getByText('Usual weights').first()).toBeVisible()
  for (const part of parts.filter((name) => name !== 'Price')) {
    await weights.getByRole('slider', { name: part, exact: true }).press('Home')
  }
  await expect(weights.getByText('Unsaved weights')).toBeVisible()
  // Only the price counts: the fit is that part.
  const first = table.getByRole('row').nth(1)
  await expect(first.getByRole('cell').nth(4)).toHaveText('100')
  await expect(first.getByRole('cell').nth(10)).toHaveText('100')
  await expect(weights.getByText('15 · 100%')).toBeVisible()
  await weights.getByRole('button', { name: /^Save for / }).press('Enter')
  await expect(page.getByText(/^Weights saved for /)).toBeVisible()
  await expect(weights.getByText(/^Weights of /)).toBeVisible()
  await weights.getByRole('slider', { name: 'Price', exact: true }).press('Home')
  await expect(weights.getByText('All weights are 0')).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter')
  await weights.getByRole('button', { name: 'Usual weights' }).press('Enter')
  await expect(weights.getByText('Unsaved weights')).toBeHidden()
  await expect(weights.getByRole('slider', { name: 'Price', exact: true })).toHaveValue('15')
})

test('adding creators tells what speaks against them and keeps the reason', async ({ page }) => {
  await startCampaign(page, 'Match')
  const table = page.getByRole('table', { name: /^Creators by fit/ })
  await expect(table.getByRole('row')).toHaveCount(51)
  const against = table.getByRole('button', { name: /reasons? against @/ }).first()
  const handle = /against (@\S+)\./.exec((await against.getAttribute('aria-label')) ?? '')?.[1] ?? ''
  await against.press('Enter')
  await expect(page.getByRole('dialog', { name: `Against ${handle}` })).toContainText(handle)
  await page.keyboard.press('Escape')
  await expect(against).toBeFocused()

  await page.getByRole('checkbox', { name: `Select ${handle}` }).press('Space')
  await page.getByRole('button', { name: 'Add 1 creator to the roster' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add 1 creator' })
  await expect(dialog).toContainText('They can be added all the same.')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('textbox', { name: 'Why all the same' }).fill('The client knows of it.')
  await dialog.getByRole('button', { name: 'Add all the same' }).press('Enter')
  await expect(page.getByText(`1 creator shortlisted for ${campaign}.`)).toBeVisible()
  await expect(page.getByRole('checkbox', { name: `Select ${handle}` })).toBeHidden()

  await page.getByRole('tab', { name: /^Roster/ }).click()
  await page.getByRole('searchbox', { name: /Filter/ }).fill(handle)
  const row = page.getByRole('row').filter({ hasText: handle })
  await expect(row).toContainText('The client knows of it.')
  await expect(row.getByRole('button', { name: /reasons? against/ })).toBeVisible()
  expect(await faults(page)).toEqual([])
})

test('a competitor struck off the brand weighs less on the roster', async ({ page }) => {
  await startCampaign(page, 'Roster')
  const flagged = page.getByRole('button', { name: /^Check: 1 reason against @/ }).first()
  const handle = /against (@\S+)\./.exec((await flagged.getAttribute('aria-label')) ?? '')?.[1] ?? ''
  await flagged.press('Enter')
  const popover = page.getByRole('dialog', { name: `Against ${handle}` })
  await expect(popover).toContainText('are noted as competitors')
  const rival = /worked for (.+?) \(/.exec((await popover.textContent()) ?? '')?.[1] ?? ''
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: 'Brief' }).click()
  const competitors = page.getByRole('definition').filter({ hasText: rival })
  await expect(competitors).toBeVisible()
  await page.getByRole('button', { name: 'Change brand…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Brand Fizzlewick' })
  await dialog.getByRole('row', { name: rival }).press('Delete')
  await expect(dialog.getByRole('row', { name: rival })).toBeHidden()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Save brand' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(competitors).toBeHidden()
  await page.getByRole('tab', { name: /^Roster/ }).click()
  await expect(page.getByRole('button', { name: `Note: 1 reason against ${handle}. Show` })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: `Check: 1 reason against ${handle}. Show` })).toBeVisible()
})
