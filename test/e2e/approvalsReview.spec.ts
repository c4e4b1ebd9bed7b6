/** The page of a deliverable: versions, player, comments, drawing, decisions, by keyboard where one can. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

test.beforeEach(async ({ page }) => {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Approvals' }).click()
})

/** Opens a deliverable of a column of the board, and answers the page's player. */
async function openFrom(page: Page, column: RegExp): Promise<Locator> {
  const card = page.getByRole('grid', { name: column }).getByRole('row').first()
  await card.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible()
  return page.getByRole('region', { name: 'Player' })
}

async function bothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
}

const sample = (name: string) => fileURLToPath(new URL(`../../resources/sample/${name}`, import.meta.url))

/** A video by its name and first bytes, with nothing in it that could be shown. */
const unplayable = {
  name: 'camera.mp4',
  mimeType: 'video/mp4',
  buffer: Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypmp42'),
    Buffer.alloc(12),
    Buffer.from([0, 0, 1, 0]),
    Buffer.from('mdat'),
    Buffer.alloc(248, 7),
  ]),
}

/** Adds a version to a deliverable that has none, and submits it. */
async function submitFirst(page: Page, file: string | typeof unplayable): Promise<void> {
  await page.getByRole('button', { name: 'Add version 1…' }).first().press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add version 1' })
  await dialog.getByRole('button', { name: 'Add version 1' }).press('Enter')
  await expect(dialog.getByText('Choose a file, or turn to text only.')).toBeVisible()
  await dialog.locator('input[type=file]').setInputFiles(file)
  await dialog.getByLabel('Caption').fill('#ad One coat, one walk.')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Add version 1' }).press('Enter')
  // What opened the dialog is gone with the empty page.
  await expect(page.getByRole('region', { name: 'Player' })).toBeFocused()
  const decision = page.getByRole('region', { name: 'Decision' })
  await expect(decision).toContainText(/Submits Version 1 · \S+ · hash [0-9a-f]{8}/)
  await decision.getByRole('button', { name: 'Submit version 1', exact: true }).press('Enter')
  await expect(page.getByText('Draft submitted', { exact: true })).toBeVisible()
  await expect(decision).toBeFocused()
}

const comment = (page: Page): Locator => page.getByRole('textbox', { name: 'Comment', exact: true })
const firstThread = (page: Page): Locator =>
  page.getByRole('list', { name: 'Comments', exact: true }).getByRole('listitem').first()

test('a video by keyboard: submitted, stepped, commented on a stretch and a part, and sent back', async ({ page }) => {
  const player = await openFrom(page, /^Brief sent, /)
  await submitFirst(page, sample('shore-1.webm'))
  await expect(page.getByText('00:00:00:00 / 00:00:06:00')).toBeVisible()
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible()

  await player.focus()
  for (const key of ['Shift+ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'i', 'Shift+ArrowRight', 'o']) {
    await page.keyboard.press(key)
  }
  await expect(page.getByText('00:00:02:01 / ')).toBeVisible()
  await player.getByRole('button', { name: 'Mark a part of the picture' }).press('Enter')
  await expect(page.getByRole('button', { name: /^Marked part: 35 % from the left/ })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByRole('button', { name: /^Marked part: 33 % .* 32 % high/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(player).toBeFocused()
  await page.keyboard.press('c')
  await expect(comment(page)).toBeFocused()
  // Letters are letters while one types.
  await page.keyboard.type('Nod slower, logo cut off.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(firstThread(page)).toContainText('00:00:01:01 – 00:00:02:01')
  await expect(firstThread(page)).toContainText('Nod slower, logo cut off.')
  await expect(comment(page)).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(player).toBeFocused()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('n')
  await expect(page.getByText('00:00:01:01 / ')).toBeVisible()
  await expect(player.getByRole('button', { name: /^I1: internal comment, part of the picture/ })).toBeVisible()
  await bothThemes(page)

  // Space on a focused button is the button's.
  await player.getByRole('button', { name: 'Speed: 1×' }).press('Space')
  await page.getByRole('menuitem', { name: '2×' }).press('Enter')
  await player.focus()
  await page.keyboard.press('Space')
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press('k')
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible()

  const decision = page.getByRole('region', { name: 'Decision' })
  await decision.getByRole('button', { name: 'Start internal review' }).press('Enter')
  await expect(decision).toContainText('You submitted this version; somebody else has to approve it.')
  await expect(decision.getByRole('button', { name: 'Approve version 1' })).toHaveAttribute('aria-disabled', 'true')
  await decision.getByRole('button', { name: 'Ask for changes…' }).press('Enter')
  const changes = page.getByRole('dialog', { name: 'Ask for changes' })
  await changes.getByRole('button', { name: 'Ask for changes to version 1' }).press('Enter')
  await expect(changes.getByLabel('What has to change')).toHaveAttribute('aria-invalid', 'true')
  await changes.getByLabel('What has to change').fill('Show the logo.')
  await changes.getByRole('button', { name: 'Ask for changes to version 1' }).press('Enter')
  await expect(page.getByText('Changes requested', { exact: true })).toBeVisible()
  await page.getByRole('tab', { name: 'History' }).press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'Decision: asked for changes' })).toContainText(
    'Show the logo.',
  )
})

test('a picture: a part drawn by pointer for the client, resolved, opened, retracted; the internal thread says it stays', async ({
  page,
}) => {
  await openFrom(page, /^Brief sent, /)
  await submitFirst(page, sample('shore-1.jpg'))
  const picture = page.getByRole('img', { name: 'Picture shore-1.jpg' })
  await page.getByRole('button', { name: 'Mark a part of the picture' }).click()
  const box = await picture.boundingBox()
  if (!box) throw new Error('no picture')
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.4, { steps: 3 })
  await page.mouse.up()
  await expect(page.getByText('Internal: never leaves the agency.')).toBeVisible()
  await page.getByRole('radio', { name: 'Client', exact: true }).click()
  await comment(page).fill('More sky here')
  await page.getByRole('button', { name: 'Add client comment' }).click()
  await expect(page.getByRole('button', { name: /^C1: client comment, part of the picture/ })).toBeVisible()
  await firstThread(page).getByRole('button', { name: 'Resolve comment 1' }).press('Enter')
  await expect(firstThread(page)).toContainText('Resolved by')
  await firstThread(page).getByRole('button', { name: 'Open again: comment 1' }).press('Enter')
  await firstThread(page).getByRole('button', { name: 'Retract comment 1' }).press('Enter')
  await expect(firstThread(page)).toBeFocused()
  await expect(firstThread(page)).toContainText('Retracted')
  await expect(firstThread(page)).not.toContainText('More sky here')
  await expect(page.getByRole('button', { name: /^C1: / })).toHaveCount(0)
  await bothThemes(page)
})

test('a version approved by the agency, then by the client through a note; versions held against each other', async ({
  page,
}) => {
  const player = await openFrom(page, /^Internal review, /)
  await player.focus()
  await page.keyboard.press('v')
  const compare = page.getByRole('dialog', { name: /^Compare versions: / })
  await expect(compare.getByRole('heading', { name: 'Caption, word by word' })).toBeVisible()
  await bothThemes(page)
  await page.keyboard.press('Escape')
  await expect(player).toBeFocused()

  const decision = page.getByRole('region', { name: 'Decision' })
  await expect(decision).toContainText(/Decides on Version 2 · walk-draft-2\.webm · hash [0-9a-f]{8}/)
  await decision.getByRole('button', { name: 'Approve version 2' }).press('Enter')
  await expect(page.getByText('Client review', { exact: true })).toBeVisible()
  await expect(decision).toContainText('Only a client approver can do this.')
  await decision.getByRole('button', { name: 'Record the client’s decision…' }).press('Enter')
  const record = page.getByRole('dialog', { name: 'Record a decision' })
  await record.getByRole('radio', { name: 'Telephone' }).press('Space')
  await record.getByRole('radio', { name: 'Written note' }).press('Space')
  await record.getByRole('button', { name: 'Record the decision on version 2' }).press('Enter')
  await expect(record.getByText('Add the evidence: a file, or a note of what was said.')).toBeVisible()
  await record.getByLabel('Note of the call or meeting').fill('Rang at ten, fine with all of it.')
  await bothThemes(page)
  await record.getByRole('button', { name: 'Record the decision on version 2' }).press('Enter')
  await expect(record).toBeHidden()
  await expect(page.getByText('Approved', { exact: true })).toBeVisible()
  await page.getByRole('tab', { name: 'History' }).press('Enter')
  const line = page.getByRole('listitem').filter({ hasText: 'Client review → Approved' })
  await expect(line).toContainText(/for .+, by telephone/)
  await expect(line.getByRole('button', { name: /^Open evidence: / })).toBeVisible()
  await bothThemes(page)
})

test('a file that cannot be shown: its facts, another program, and a comment by typed time', async ({ app, page }) => {
  await openFrom(page, /^Brief sent, /)
  await submitFirst(page, unplayable)
  await expect(page.getByText(/^camera\.mp4 cannot be played here\./)).toBeVisible()
  await comment(page).fill('Too loud')
  await page.getByRole('button', { name: 'Time…' }).press('Enter')
  await page.getByRole('textbox', { name: 'From' }).fill('soon')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Write a time as 1:05\.480/)).toBeVisible()
  await page.getByRole('textbox', { name: 'From' }).fill('1:05.5')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add internal comment' }).press('Enter')
  await expect(firstThread(page)).toContainText('1:05.500')
  await bothThemes(page)
  const press = () => page.getByRole('button', { name: 'Open in system player' }).press('Enter')
  expect(readFileSync(await app.saving(press, page))).toEqual(unplayable.buffer)
})
