/** The pipeline: by the keyboard alone and by the pointer, with the rules said before anything leaves. */
import type { Locator, Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

const planned = 'Fizzlewick: January without the hangover'
const live = 'Drizzleproof: out in all weathers'

async function startPipeline(page: Page): Promise<void> {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Outreach' }).click()
  await expect(column(page, 'To contact')).toBeVisible()
}

function column(page: Page, stage: string): Locator {
  return page.getByRole('grid', { name: new RegExp(`^${stage}, `) })
}

function cardsIn(page: Page, stage: string): Locator {
  return column(page, stage).getByRole('row')
}

/** As a hand does it: a drag begins with a small move, and the target sees the card come. */
async function drag(page: Page, card: Locator, target: Locator): Promise<void> {
  const from = await card.boundingBox()
  const to = await target.boundingBox()
  if (!from || !to) throw new Error('nothing to drag, or nowhere to drag it to')
  await page.mouse.move(from.x + from.width / 2, from.y + 30)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 + 30, from.y + 40, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 10 })
  // Let go only when the target says that it takes the card.
  await expect(async () => {
    await page.mouse.move(to.x + to.width / 2 + 4, to.y + 124, { steps: 2 })
    await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 2 })
    await expect(target).toHaveAttribute('data-drop-target', 'true', { timeout: 500 })
  }).toPass()
  await page.mouse.up()
}

/** The handle of a card, "@ana". */
async function handleOf(card: Locator): Promise<string> {
  return (await card.getAttribute('aria-label')) ?? ''
}

test('the board by the keyboard alone: walk, look, choose, move, take back', async ({ page }) => {
  await startPipeline(page)
  await expect(cardsIn(page, 'To contact')).toHaveCount(8)
  expect(await faults(page)).toEqual([])

  const card = cardsIn(page, 'Sourced').nth(1)
  const handle = await handleOf(card)
  await card.focus()
  await page.keyboard.press('ArrowRight')
  await expect(cardsIn(page, 'Vetted').nth(1)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Home')
  await expect(cardsIn(page, 'Sourced').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(card).toBeFocused()

  await page.keyboard.press('Space')
  const panel = page.getByRole('complementary', { name: handle })
  await expect(panel.getByRole('heading', { name: 'Facts' })).toBeVisible()
  await expect(card).toBeFocused()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(card).toBeFocused()

  await page.keyboard.press('Shift+ArrowRight')
  const moved = column(page, 'Vetted').getByRole('row', { name: handle })
  await expect(moved).toBeFocused()
  await expect(cardsIn(page, 'Sourced')).toHaveCount(8)
  await expect(page.getByRole('status').filter({ hasText: /^Moved to Vetted, \d of 8$/ })).toBeAttached()
  await expect(page.getByText(`${handle} moved to Vetted.`)).toBeVisible()

  await page.keyboard.press('m')
  const menu = page.getByRole('menu', { name: 'Move to' })
  await expect(menu.getByRole('menuitem', { name: /^Vetted/ })).toHaveAttribute('aria-disabled', 'true')
  await expect(menu.getByRole('menuitem', { name: /^Vetted/ })).toContainText('Stands there already.')
  expect(await faults(page)).toEqual([])
  await menu.getByRole('menuitem', { name: 'Paused' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Show Paused, 2 creators' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(moved).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(cardsIn(page, 'Sourced')).toHaveCount(9)

  await cardsIn(page, 'Sourced').first().focus()
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Space')
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(cardsIn(page, 'Vetted')).toHaveCount(9)
  await expect(page.getByText('2 creators moved to Vetted.')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(cardsIn(page, 'Vetted')).toHaveCount(7)
  await page.keyboard.press('Control+z')
  await expect(cardsIn(page, 'Vetted')).toHaveCount(9)
})

test('a colleague’s creator: the rule is said on the card, in the menu and before the move, the reason is kept', async ({
  page,
}) => {
  await startPipeline(page)
  await page.getByRole('button', { name: 'Everybody Owner' }).click()
  await page.getByRole('option', { name: 'Bram Noodlecombe' }).click()
  await expect(cardsIn(page, 'Contacted').or(cardsIn(page, 'Replied')).first()).toBeVisible()
  const stage = (await cardsIn(page, 'Contacted').count()) > 0 ? 'Contacted' : 'Replied'
  const card = cardsIn(page, stage).first()
  const handle = await handleOf(card)
  await card.focus()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: 'To contact' }).press('Enter')
  const waiting = column(page, 'To contact').getByRole('row', { name: handle })
  await expect(waiting).toBeFocused()

  await expect(waiting.getByRole('button', { name: /^Asks for a reason: .*Bram Noodlecombe/ })).toBeVisible()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: 'Contacted, asks for a reason' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'One creator should not be written to now' })
  await expect(dialog).toContainText('Bram Noodlecombe')
  await expect(waiting).toBeAttached()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Go on with this reason' }).press('Enter')
  await expect(dialog.getByText('Say why, in three letters at least.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Bram handed her over on the telephone.')
  await dialog.getByRole('button', { name: 'Go on with this reason' }).press('Enter')
  const there = column(page, 'Contacted').getByRole('row', { name: handle })
  await expect(there).toBeFocused()

  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: handle })
  await expect(panel).toContainText('Bram handed her over on the telephone.')
  await expect(panel).toContainText('For: another owner')
  await panel.getByRole('button', { name: 'Add note' }).press('Enter')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('Prefers mornings.')
  await page.getByRole('dialog').getByRole('button', { name: 'Add note' }).press('Enter')
  await expect(panel).toContainText('Prefers mornings.')
  await panel.getByRole('button', { name: 'Log reply' }).press('Enter')
  await page.getByRole('dialog').getByRole('textbox', { name: 'What they wrote' }).fill('Yes, gladly.')
  await page.getByRole('dialog').getByRole('button', { name: 'Log the reply' }).press('Enter')
  await expect(column(page, 'Replied').getByRole('row', { name: handle })).toBeVisible()
  expect(await faults(page)).toEqual([])
})

test('a card is dragged, by the pointer and by its handle with the keyboard', async ({ page }) => {
  await startPipeline(page)
  const card = cardsIn(page, 'Sourced').first()
  const handle = await handleOf(card)
  await drag(page, card, column(page, 'Vetted'))
  await expect(column(page, 'Vetted').getByRole('row', { name: handle })).toBeVisible()
  await expect(page.getByText(`${handle} moved to Vetted.`)).toBeVisible()

  // What was dropped is selected.
  await page.getByRole('button', { name: 'Clear the selection' }).click()

  // By the keyboard: the handle, the target, done.
  const other = cardsIn(page, 'Vetted').first()
  const name = await handleOf(other)
  await other.focus()
  await page.keyboard.press('Tab')
  await expect(other.getByRole('button', { name: `Drag ${name}` })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(column(page, 'Vetted').getByRole('row', { name })).toBeHidden()
})

test('cards that are selected are dragged together', async ({ page }) => {
  await startPipeline(page)
  const first = cardsIn(page, 'Vetted').nth(0)
  await first.press('x')
  await expect(first).toHaveAttribute('aria-selected', 'true')
  const second = cardsIn(page, 'Vetted').nth(1)
  await second.press('x')
  await expect(second).toHaveAttribute('aria-selected', 'true')
  await drag(page, first, column(page, 'Sourced'))
  await expect(cardsIn(page, 'Sourced')).toHaveCount(11)
  await expect(cardsIn(page, 'Vetted')).toHaveCount(5)
  expect(await faults(page)).toEqual([])
})

test('the list: filter, sort, choose many, start a cadence with its dates, stop it', async ({ page }) => {
  await startPipeline(page)
  await page.getByRole('radio', { name: 'List' }).click()
  const table = page.getByRole('table', { name: 'Creators in the pipeline' })
  await expect(table.getByRole('row')).toHaveCount(63)
  await table.getByRole('button', { name: /^Followers/ }).press('Enter')
  await expect(table.getByRole('columnheader', { name: /^Followers/ })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('button', { name: 'All stages' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Vetted' }).press('Enter')
  await expect(table.getByRole('row')).toHaveCount(8)
  expect(await faults(page)).toEqual([])

  await table.getByRole('checkbox').first().press('Space')
  await page.getByRole('button', { name: 'Select all 7' }).press('Enter')
  await page.getByRole('button', { name: 'Start cadence…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Start a cadence for 7 creators' })
  await expect(dialog.getByRole('table', { name: 'Dates of the cadence' }).getByRole('row')).toHaveCount(6)
  await expect(dialog).toContainText('Starts for 7 creators.')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Start for 7 creators' }).press('Enter')
  await expect(page.getByText('Five touches in three weeks started for 7 creators.')).toBeVisible()
  await expect(page.getByText('Nobody in the pipeline matches stage Vetted.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(table.getByRole('row')).toHaveCount(8)
  await page.getByRole('searchbox', { name: 'Find in the pipeline' }).fill('nobody-of-that-name')
  await expect(page.getByText(/matches “nobody-of-that-name”, stage Vetted/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).press('Enter')
  await expect(table.getByRole('row')).toHaveCount(63)
})

test('drafts of a template: who is ready and who is not, then one file', async ({ page, app }) => {
  await startPipeline(page)
  await cardsIn(page, 'To contact').first().focus()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('8 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Make drafts…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Make drafts for 8 creators' })
  await dialog.getByRole('button', { name: /^Choose a template/ }).press('Enter')
  await page.getByRole('option').first().press('Enter')
  await expect(dialog.getByText(/^Ready for \d+ creators?\./)).toBeVisible()
  expect(await faults(page)).toEqual([])
  await app.saving(() => dialog.getByRole('button', { name: /^Make (1 draft|\d+ drafts)$/ }).press('Enter'), page)
  await expect(dialog.getByText(/made and kept with the outreach/)).toBeVisible()
})

test('a roster is added to its campaign’s pipeline, and creators from their list', async ({ page }) => {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Campaigns' }).click()
  await page.getByRole('link', { name: planned }).click()
  await page.getByRole('tab', { name: 'Outreach' }).click()
  await expect(cardsIn(page, 'To contact')).toHaveCount(8)
  await page.getByRole('button', { name: 'Add the roster…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add the roster to outreach' })
  await expect(dialog.getByText(/speaks against writing to/)).toBeVisible()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: /^Add \d+ creators$/ }).press('Enter')
  await expect(
    page.getByText(/in the pipeline of Fizzlewick.* there already\.|All of them are in the pipeline/),
  ).toBeVisible()
  expect(await faults(page)).toEqual([])

  await page.getByRole('navigation').getByRole('button', { name: 'Creators' }).click()
  const grid = page.getByRole('grid', { name: 'Creators' })
  // A row that is not read yet cannot be selected.
  await expect(grid.locator('[aria-rowindex="2"]:not([aria-busy=true])')).toBeVisible()
  await grid.focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Shift+Space')
  await page.getByRole('button', { name: 'Add to outreach…' }).press('Enter')
  const adding = page.getByRole('dialog', { name: 'Add 1 creator to outreach' })
  await adding.getByRole('button', { name: /^Choose a campaign/ }).press('Enter')
  await page.getByRole('option', { name: new RegExp(live) }).press('Enter')
  await expect(adding.getByText(/speaks against writing to/)).toBeVisible()
  await adding.getByRole('button', { name: 'Add 1 creator' }).press('Enter')
  await expect(page.getByText(/1 creator in the pipeline of|All of them are in the pipeline of/)).toBeVisible()
})
