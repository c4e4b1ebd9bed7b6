/** Outreach beside the board: the queue by keyboard, templates and cadences, rates, privacy, saved mails. */
import type { Locator, Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

type Part = 'Follow-ups' | 'Templates and cadences' | 'Reply rates' | 'Privacy'

async function openPart(page: Page, part: Part): Promise<void> {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Outreach' }).click()
  await turnTo(page, part)
}

async function turnTo(page: Page, part: Part): Promise<void> {
  await page.getByRole('tab', { name: part }).click()
}

/** By the toast of just that step. */
async function undo(page: Page, said: string | RegExp): Promise<void> {
  await page.getByRole('alertdialog', { name: said }).getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText(/^Undone: /).first()).toBeVisible()
}

const due = (page: Page): Locator => page.getByRole('heading', { level: 2, name: / due/ })

/** Names the follow-up that is shown, and sees that it is the one after `before`. */
async function cardAfter(page: Page, before: string | null): Promise<{ card: Locator; handle: string }> {
  const card = page.getByRole('heading', { level: 3, name: /^@/ })
  if (before) await expect(card).not.toHaveText(new RegExp(`^@${before}(?![\\w.])`))
  const handle = /^@([\w.]+)/.exec(await card.innerText())?.[1] ?? ''
  expect(handle).not.toBe('')
  return { card, handle }
}

/** Narrows the queue to one owner: in the sample every creator is the maker's or Bram's. */
async function narrowTo(page: Page, owner: 'self' | 'Bram Noodlecombe'): Promise<void> {
  const all = await due(page).innerText()
  await page.getByRole('button', { name: /Owner/ }).click()
  const option = page.getByRole('option')
  await (owner === 'self'
    ? option.filter({ hasNotText: /Everybody|Bram/ }).click()
    : option.filter({ hasText: owner }).click())
  await expect(due(page)).not.toHaveText(all)
}

async function dueCount(page: Page): Promise<number> {
  return Number(/^(\d+) due/.exec(await due(page).innerText())?.[1])
}

test('the queue by keyboard: sent, note, snooze, skip, reply; letters are letters while one types', async ({
  page,
}) => {
  await openPart(page, 'Follow-ups')
  await narrowTo(page, 'self')
  const first = await cardAfter(page, null)
  const count = await dueCount(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }

  const message = page.getByLabel('Message', { exact: true })
  await expect(message).toHaveValue(/did my message about Fizzlewick reach you/)
  await message.focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('khnr')
  await expect(message).toHaveValue(/^khnr/)
  await expect(first.card).toContainText(first.handle)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText(`Message to @${first.handle} logged.`)).toBeVisible()
  const second = await cardAfter(page, first.handle)
  await expect(second.card).toBeFocused()
  await expect(due(page)).toHaveText(new RegExp(`^${count - 1} due`))
  await undo(page, `Message to @${first.handle} logged.`)
  await expect(due(page)).toHaveText(new RegExp(`^${count} due`))
  await cardAfter(page, second.handle)

  // On a focused button the key means the message, not the button.
  await page.getByRole('button', { name: 'Skip' }).focus()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText(`Message to @${first.handle} logged.`)).toBeVisible()
  await cardAfter(page, first.handle)
  await undo(page, `Message to @${first.handle} logged.`)
  await cardAfter(page, second.handle)

  await first.card.focus()
  await page.keyboard.press('n')
  const note = page.getByRole('dialog', { name: `Note: @${first.handle}` })
  await note.getByRole('textbox').fill('Rang twice.')
  // The key that sends belongs to the card, not to the dialog before it.
  await page.keyboard.press('ControlOrMeta+Enter')
  await note.getByRole('button', { name: 'Add note' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Rang twice.' })).toBeVisible()
  await expect(due(page)).toHaveText(new RegExp(`^${count} due`))

  await first.card.focus()
  await page.keyboard.press('h')
  await page.getByRole('button', { name: 'In a week' }).press('Enter')
  await expect(page.getByText(new RegExp(`^@${first.handle} snoozed until `))).toBeVisible()
  const third = await cardAfter(page, first.handle)
  await expect(third.card).toBeFocused()
  await page.keyboard.press('k')
  await expect(page.getByText(`Step of @${third.handle} skipped.`)).toBeVisible()
  const fourth = await cardAfter(page, third.handle)
  await expect(fourth.card).toBeFocused()
  await page.keyboard.press('r')
  const reply = page.getByRole('dialog', { name: `Log reply: @${fourth.handle}` })
  await reply.getByLabel('What they wrote').fill('Gladly.')
  expect(await faults(page)).toEqual([])
  await reply.getByRole('button', { name: 'Log the reply' }).press('Enter')
  await expect(page.getByText(`Reply of @${fourth.handle} logged.`)).toBeVisible()
  await expect(due(page)).toHaveText(new RegExp(`^${count - 3} due`))
})

test('a colleague’s creator is written to with a reason only, and the end of the queue says so', async ({ page }) => {
  await openPart(page, 'Follow-ups')
  await narrowTo(page, 'Bram Noodlecombe')
  const { handle } = await cardAfter(page, null)
  const owned = await dueCount(page)
  await expect(page.getByText('Needs a reason.')).toBeVisible()
  await page.getByRole('button', { name: 'Mark as sent' }).press('Enter')
  const why = page.getByRole('dialog')
  await why.getByRole('button', { name: 'Go on with this reason' }).click()
  await expect(why.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
  await why.getByLabel('Reason').fill('Bram is away')
  await why.getByRole('button', { name: 'Go on with this reason' }).click()
  await expect(page.getByText(`Message to @${handle} logged.`)).toBeVisible()
  for (let left = owned - 1; left > 0; left -= 1) {
    await expect(due(page)).toHaveText(new RegExp(`^${left} due`))
    await page.keyboard.press('k')
  }
  await expect(page.getByText('No follow-up of this owner or campaign is due.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  for (let left = await dueCount(page); left > 0; left -= 1) {
    await expect(due(page)).toHaveText(new RegExp(`^${left} due`))
    await page.keyboard.press('k')
  }
  await expect(page.getByRole('region', { name: /^That was the last follow-up/ })).toBeFocused()
  expect(await faults(page)).toEqual([])
})

test('a template is written with its preview, kept unsaved, saved and taken back; a missing field blocks the send', async ({
  page,
}) => {
  await openPart(page, 'Templates and cadences')
  const list = page.getByRole('listitem')
  await list.getByRole('button', { name: /^Follow-up/ }).click()
  const body = page.getByLabel('Message', { exact: true })
  const old = await body.inputValue()
  await body.fill('Hello {{ handle }}, {{ signature }}')
  const preview = page.getByRole('article')
  await expect(preview).toContainText('{{ signature }}')
  await expect(preview).not.toContainText('{{ handle }}')
  await expect(page.getByText('Blocks the send. Without a value: signature.')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
  // Not saved, yet not lost by a look at another one.
  await list.getByRole('button', { name: /^First message/ }).click()
  await expect(body).toHaveValue(/I plan campaigns/)
  await expect(list.getByRole('button', { name: /^Follow-up.*Not saved/ })).toBeVisible()
  await turnTo(page, 'Reply rates')
  await turnTo(page, 'Templates and cadences')
  await list.getByRole('button', { name: /^Follow-up/ }).click()
  await expect(body).toHaveValue('Hello {{ handle }}, {{ signature }}')
  await page.getByRole('button', { name: 'Save template' }).click()
  await expect(page.getByText('Not saved')).toHaveCount(0)

  await turnTo(page, 'Follow-ups')
  await narrowTo(page, 'self')
  const { card, handle } = await cardAfter(page, null)
  const sent = page.getByRole('button', { name: 'Mark as sent' })
  await expect(page.getByText(/^Without a value: signature\./)).toBeVisible()
  await expect(sent).toHaveAttribute('aria-disabled', 'true')
  await card.focus()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(card).toContainText(handle)
  const letter = page.getByLabel('Message', { exact: true })
  await letter.fill((await letter.inputValue()).replace('{{ signature }}', 'Ida'))
  await expect(sent).not.toHaveAttribute('aria-disabled', 'true')

  await undo(page, 'Follow-up saved.')
  await turnTo(page, 'Templates and cadences')
  await list.getByRole('button', { name: /^Follow-up/ }).click()
  await expect(body).toHaveValue(old)

  await page.getByRole('button', { name: 'New template' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Save template' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Discard' }).press('Enter')
  await expect(list.getByRole('button', { name: /^First message/ })).toBeFocused()
})

test('a cadence is changed within its rules and taken back; few messages give no rate', async ({ page }) => {
  await openPart(page, 'Templates and cadences')
  await page.getByRole('button', { name: 'Change Five touches in three weeks' }).click()
  const cadence = page.getByRole('dialog', { name: 'Five touches in three weeks' })
  const second = cadence.getByRole('textbox', { name: 'Step 2: after days' })
  await second.fill('0')
  await cadence.getByRole('button', { name: 'Save cadence' }).click()
  await expect(cadence.getByText('The days begin with 0 and rise from step to step.')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await second.fill('4')
  await cadence.getByRole('button', { name: 'Save cadence' }).click()
  const row = page.getByRole('row', { name: /^Five touches in three weeks/ })
  await expect(row).toContainText('Days 0, 4, 7, 12, 21')
  await undo(page, 'Five touches in three weeks saved.')
  await expect(row).toContainText('Days 0, 3, 7, 12, 21')

  await turnTo(page, 'Reply rates')
  await page.getByRole('radio', { name: 'Owner' }).click()
  const few = page.getByRole('row', { name: /^Bram Noodlecombe/ })
  await expect(few).toContainText('Too few')
  await expect(few).toContainText(/\d+% to \d+%/)
  await expect(page.getByRole('row', { name: /^All/ })).toContainText(/\d+\.\d%/)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
})

/** Skips to a follow-up whose creator has an address. */
async function cardWithAddress(page: Page): Promise<{ handle: string; address: string }> {
  await narrowTo(page, 'self')
  let handle = ''
  for (let left = await dueCount(page); left > 0; left -= 1) {
    await expect(due(page)).toHaveText(new RegExp(`^${left} due`))
    handle = (await cardAfter(page, handle || null)).handle
    const to = page.getByText(/· To: (@|No address|\S+@)/)
    await expect(to).toBeVisible()
    const address = /To: (\S+@\S+)/.exec(await to.innerText())?.[1]
    if (address) return { handle, address }
    await page.keyboard.press('k')
  }
  throw new Error('no follow-up of the sample has an address')
}

test('an address on the do-not-contact list stops the outreach, and undo gives it back', async ({ page }) => {
  await openPart(page, 'Follow-ups')
  const { handle, address } = await cardWithAddress(page)
  const count = await dueCount(page)
  await turnTo(page, 'Privacy')
  await page.getByRole('button', { name: 'Add to the list' }).click()
  const add = page.getByRole('dialog', { name: 'Do not contact' })
  await add.getByRole('button', { name: 'Add to the list' }).click()
  await expect(add.getByLabel('E-mail address')).toBeFocused()
  await expect(add.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true')
  await add.getByLabel('E-mail address').fill(address)
  await add.getByLabel('Reason').fill('Asked us to stop')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${address} is on the list. The outreach of 1 creator stopped.`)).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(`^${address}`) })).toContainText('Asked us to stop')
  expect(await faults(page)).toEqual([])
  await turnTo(page, 'Follow-ups')
  await expect(due(page)).toHaveText(new RegExp(`^${count - 1} due`))
  await undo(page, new RegExp(`^${address} is on the list`))
  await expect(due(page)).toHaveText(new RegExp(`^${count} due`))
  await expect(page.getByRole('heading', { level: 3, name: `@${handle}` })).toBeVisible()
})

test('a person is erased by typing the handle, and the record says so without naming anybody', async ({ page }) => {
  await openPart(page, 'Privacy')
  // The first one has a namesake on another platform, who stays.
  const open = page.getByRole('button', { name: /^Privacy of @/ }).nth(1)
  const handle = (await open.innerText()).replace(/^@/, '')
  await open.press('Enter')
  const person = page.getByRole('dialog', { name: `Privacy: @${handle}` })
  await expect(person.getByText('Collected on')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await person.getByRole('button', { name: 'Erase…' }).click()
  const erase = page.getByRole('dialog', { name: `Erase @${handle}` })
  await expect(erase.getByText(/^accounts: /)).toBeVisible()
  expect(await faults(page)).toEqual([])
  await erase.getByLabel('Reason').fill('Asked to be forgotten')
  await erase.getByLabel(`Type ${handle} to go on`).fill('somebody.else')
  await erase.getByRole('button', { name: `Erase @${handle}` }).click()
  await expect(erase.getByText('That is not the handle.')).toBeVisible()
  await erase.getByLabel(`Type ${handle} to go on`).fill(handle)
  await erase.getByRole('button', { name: `Erase @${handle}` }).click()
  await expect(page.getByText(/^Erased\. The privacy record/)).toBeVisible()
  await expect(erase).toBeHidden()
  await expect(page.getByRole('button', { name: `Privacy of @${handle}` })).toHaveCount(0)
  const record = page.getByRole('table', { name: 'Privacy record' })
  await expect(record).toContainText('Asked to be forgotten')
  await expect(record).not.toContainText(handle)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
})

/** A file held over the window as a browser tells of it: its type, not its name. */
async function hold(page: Page, name: string, type: string, text: string) {
  return page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([file.text], file.name, { type: file.type }))
      return transfer
    },
    { name, type, text },
  )
}

test('a mail dropped on the window says what comes of it, finds whose it is and is logged', async ({ page }) => {
  await openPart(page, 'Follow-ups')
  const { handle, address } = await cardWithAddress(page)
  const count = await dueCount(page)
  const text = [
    `From: Somebody <${address}>`,
    'To: hello@lantern-and-kite.example',
    'Subject: Re: Fizzlewick',
    'Date: Mon, 16 Nov 2026 10:00:00 +0000',
    'Message-ID: <answer@mail.example>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Gladly, 400 for a video.',
  ].join('\r\n')
  const unknown = await hold(page, 'mail.eml', '', text)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: unknown })
  await expect(page.getByText('Drop the file')).toBeVisible()
  await page.dispatchEvent('body', 'dragleave', { dataTransfer: unknown })
  await expect(page.getByText('Drop the file')).toBeHidden()

  const mail = await hold(page, 'mail.eml', 'message/rfc822', text)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: mail })
  await expect(page.getByText('Drop to log the mail')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: mail })
  const dialog = page.getByRole('dialog', { name: 'Log mails' })
  await expect(dialog.getByText('Gladly, 400 for a video.')).toBeVisible()
  await expect(dialog.getByText(`@${handle}: is from the creator’s address`)).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
  await dialog.getByRole('button', { name: 'Log the reply' }).click()
  await expect(page.getByText(`Mail of @${handle} logged.`)).toBeVisible()
  await expect(dialog.getByText('All mails are dealt with.')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(due(page)).toHaveText(new RegExp(`^${count - 1} due`))
})
