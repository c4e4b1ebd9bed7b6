/** The approvals board: by the keyboard alone and by the pointer, with the rules said before a card is let go. */
import type { Locator, Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

async function startBoard(page: Page): Promise<void> {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Approvals' }).click()
  await expect(cardsIn(page, 'Client review')).toHaveCount(2)
}

function column(page: Page, state: string): Locator {
  return page.getByRole('grid', { name: new RegExp(`^${state}, `) })
}

function cardsIn(page: Page, state: string): Locator {
  return column(page, state).locator('[role=row][data-key]')
}

async function idOf(card: Locator): Promise<string> {
  return (await card.getAttribute('data-key')) ?? ''
}

function cardOf(page: Page, id: string): Locator {
  return page.locator(`[role=row][data-key="${id}"]`)
}

test('by the keyboard alone: walk, look, hear the rules, move, open, come back', async ({ page }) => {
  await startBoard(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
  const card = cardsIn(page, 'Internal review').first()
  const id = await idOf(card)
  await card.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(cardsIn(page, 'Draft submitted').first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(card).toBeFocused()

  await page.keyboard.press('Space')
  const panel = page.getByRole('complementary', { name: 'Walk in the rain' })
  await expect(panel.getByRole('heading', { name: 'What happened last' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(card).toBeFocused()

  await page.keyboard.press('m')
  const menu = page.getByRole('menu', { name: 'Move to' })
  const live = menu.locator('[data-key=live]')
  await expect(live).toHaveAttribute('aria-disabled', 'true')
  await expect(live).toContainText('Stages are not skipped: next comes “Client review”.')
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(card).toBeFocused()

  await page.keyboard.press('Shift+ArrowRight')
  await expect(column(page, 'Client review').locator(`[data-key="${id}"]`)).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: /^Moved to Client review, \d of 3$/ })).toBeAttached()
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Open' })).toBeVisible()

  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(id))
  await page.goBack()
  await expect(cardOf(page, id)).toBeFocused()
})

test('a card is dragged: columns that refuse say so before the drop', async ({ page }) => {
  await startBoard(page)
  const card = cardsIn(page, 'Draft submitted').first()
  const id = await idOf(card)
  await card.scrollIntoViewIfNeeded()
  await column(page, 'Internal review').scrollIntoViewIfNeeded()
  const from = await card.boundingBox()
  const to = await column(page, 'Internal review').boundingBox()
  if (!from || !to) throw new Error('nothing to drag, or nowhere to drag it to')
  await page.mouse.move(from.x + 90, from.y + 40)
  await page.mouse.down()
  await page.mouse.move(from.x + 120, from.y + 50, { steps: 4 })
  const refusing = page.getByRole('region', { name: /^Concept approved/ })
  await expect(refusing).toContainText('Refused. Stages are not skipped: next comes “Internal review”.')
  await expect(page.getByRole('region', { name: /^Internal review/ })).not.toContainText('Refused')
  await expect(async () => {
    await page.mouse.move(to.x + 94, to.y + 164, { steps: 2 })
    await page.mouse.move(to.x + 90, to.y + 160, { steps: 2 })
    await expect(column(page, 'Internal review')).toHaveAttribute('data-drop-target', 'true', { timeout: 500 })
  }).toPass()
  await page.mouse.up()
  await expect(column(page, 'Internal review').locator(`[data-key="${id}"]`)).toBeVisible()
  await expect(page.getByText(/moved to Internal review\.$/)).toBeVisible()
  await expect(refusing).not.toContainText('Refused')
})

test('a move that asks: one reason for all that are selected, and nothing happens without it', async ({ page }) => {
  await startBoard(page)
  await cardsIn(page, 'Brief sent').first().focus()
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Space')
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: 'On hold, asks for a reason' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(cardsIn(page, 'Brief sent')).toHaveCount(2)

  await cardsIn(page, 'Brief sent').first().focus()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: 'On hold, asks for a reason' }).press('Enter')
  await dialog.getByRole('textbox').fill('The client moved the launch.')
  await dialog.getByRole('button', { name: 'Put on hold' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Show On hold, 3 deliverables' })).toBeVisible()
  await expect(cardsIn(page, 'Brief sent')).toHaveCount(0)
})

test('filters say what they leave out, lanes part the board, and both are there again', async ({ page }) => {
  await startBoard(page)
  await page.getByRole('searchbox', { name: 'Find in approvals' }).fill('nobody-of-that-name')
  await expect(page.getByText('No deliverable matches “nobody-of-that-name”.')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await page.getByRole('button', { name: 'Filters', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Brand' }).press('Enter')
  await expect(cardsIn(page, 'Client review')).toHaveCount(2)
  await expect(cardsIn(page, 'Brief sent')).toHaveCount(0)
  await page.getByRole('radio', { name: 'By creator' }).click()
  const lanes = page.getByRole('heading', { level: 3 })
  await expect(lanes).toHaveCount(2)
  expect(await faults(page)).toEqual([])

  const first = page.locator('[data-cell] [role=row][data-key]').first()
  const id = await idOf(first)
  await first.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-cell] [role=row][data-key]').nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(cardOf(page, id)).toBeFocused()

  await page.getByRole('navigation').getByRole('button', { name: 'Creators' }).click()
  await page.getByRole('navigation').getByRole('button', { name: 'Approvals' }).click()
  await expect(lanes).toHaveCount(2)
  await expect(page.getByRole('row', { name: 'Waits for: brand' })).toBeVisible()
})

test('a change in another window shows here, and the focus stays', async ({ page }) => {
  await startBoard(page)
  const card = cardsIn(page, 'Draft submitted').first()
  const id = await idOf(card)
  // Opened by the first, so that it has its session.
  const opening = page.context().waitForEvent('page')
  await page.evaluate(() => void window.open(location.href))
  const other = await opening
  await expect(cardsIn(other, 'Client review')).toHaveCount(2)
  const mine = cardsIn(page, 'Client review').first()
  await mine.focus()
  await cardOf(other, id).focus()
  await other.keyboard.press('Shift+ArrowRight')
  await expect(column(page, 'Internal review').locator(`[data-key="${id}"]`)).toBeVisible()
  await expect(mine).toBeFocused()
})
