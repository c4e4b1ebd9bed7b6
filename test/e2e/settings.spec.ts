/** Settings that shape the creators: tier schemes, those of clients, and fields of one's own. */
import type { Locator, Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

async function openSettings(page: Page): Promise<void> {
  await expect(page.getByText('432 creators')).toBeVisible()
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Tier schemes' })).toBeVisible()
}

async function undo(page: Page, said: string | RegExp): Promise<void> {
  await page.getByRole('alertdialog', { name: said }).getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText(/^Undone: /).first()).toBeVisible()
}

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: item }).press('Enter')
}

function schemes(page: Page): Locator {
  return page.getByRole('table', { name: 'Tier schemes' })
}

test('a scheme is copied, its intervals changed with live counts, made the default, and refused to go', async ({
  page,
}) => {
  await openSettings(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
  const classes = page.getByRole('table', { name: 'Viral Nation, TikTok' })
  await expect(classes.getByRole('row', { name: /^below the lowest/ })).toContainText('13')
  await expect(classes.getByRole('row', { name: /^celebrity/ })).toContainText('9')
  await expect(classes.getByRole('row', { name: /^not known/ })).toContainText('3')

  await choose(page, 'Actions for Viral Nation, TikTok', 'Copy…')
  const copy = page.getByRole('dialog', { name: 'Copy Viral Nation, TikTok' })
  await copy.getByRole('textbox', { name: 'Name' }).fill('Ours')
  await page.keyboard.press('Enter')
  const edit = page.getByRole('dialog', { name: 'Tier scheme Ours' })
  await expect(edit).toBeVisible()
  expect(await faults(page)).toEqual([])
  const macro = edit.getByRole('row').nth(4)
  await expect(macro).toContainText('28')
  await edit.getByRole('textbox', { name: 'Tier 5 from' }).fill('700000')
  await edit.getByRole('textbox', { name: 'Tier 5 from' }).press('Tab')
  await expect(edit.getByText('More than 750,000.')).toBeVisible()
  await edit.getByRole('textbox', { name: 'Name of tier 1' }).fill('micro')
  await expect(edit.getByText('Another tier has this name.')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await edit.getByRole('button', { name: 'Save scheme' }).press('Enter')
  await expect(edit.locator('[aria-invalid=true]').first()).toBeFocused()
  await edit.getByRole('textbox', { name: 'Name of tier 1' }).fill('small')
  await edit.getByRole('textbox', { name: 'Tier 5 from' }).fill('1000000')
  await edit.getByRole('textbox', { name: 'Tier 5 from' }).press('Tab')
  await expect(macro).toContainText('1,000,000')
  await expect(macro).not.toContainText('28')
  await edit.getByRole('button', { name: 'Save scheme' }).press('Enter')
  await expect(edit).toBeHidden()
  await expect(page.getByRole('table', { name: 'Ours' }).getByRole('row', { name: /^small/ })).toContainText('163')

  await choose(page, 'Actions for Ours', 'Make it the default')
  await expect(schemes(page).getByRole('row', { name: /^Ours/ })).toContainText('Default')
  await page.getByRole('button', { name: 'Actions for Ours' }).press('Enter')
  const remove = page.getByRole('menuitem', { name: 'Remove' })
  await expect(remove).toHaveAttribute('aria-disabled', 'true')
  await expect(remove).toContainText('It is the default.')
  await page.keyboard.press('Escape')
  await undo(page, /^Tiers now follow Ours/)
  await expect(schemes(page).getByRole('row', { name: /^Viral Nation/ })).toContainText('Default')
  await choose(page, 'Actions for Ours', 'Remove')
  await expect(schemes(page).getByRole('row', { name: /^Ours/ })).toBeHidden()
  await undo(page, 'Scheme Ours removed')
  await expect(schemes(page).getByRole('row', { name: /^Ours/ })).toBeVisible()
})

test('a client has a scheme of its own, which then stays', async ({ page }) => {
  await openSettings(page)
  const chosen = page.getByRole('button', { name: /Scheme of Puddleford Outdoor/ })
  await chosen.press('Enter')
  await page.getByRole('option', { name: 'Micro below 100K' }).press('Enter')
  await expect(schemes(page).getByRole('row', { name: /^Micro below 100K/ })).toContainText('1 client')
  await page.getByRole('button', { name: 'Actions for Micro below 100K' }).press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Remove' })).toContainText('Puddleford Outdoor uses it.')
  await page.keyboard.press('Escape')
  await undo(page, /^Tiers of Puddleford Outdoor/)
  await expect(chosen).toContainText('As the workspace')
})

test('own fields are added, renamed, put in order and removed with their values', async ({ page }) => {
  await openSettings(page)
  const fields = page.getByRole('table', { name: 'Own fields of creators' })
  await page.getByRole('button', { name: 'Add field…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Add a field' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('A field needs a name.')).toBeVisible()
  await page.keyboard.type('Coat <size>')
  await dialog.getByRole('button', { name: /Kind/ }).press('Enter')
  await page.getByRole('option', { name: 'One of a few' }).press('Enter')
  await dialog.getByRole('button', { name: 'Add field' }).press('Enter')
  await expect(dialog.getByText('Name the choices.')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('textbox', { name: 'Choices' }).pressSequentially('S,M,L')
  await dialog.getByRole('button', { name: 'Add field' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(fields.getByRole('textbox', { name: 'Name of field Coat <size>' })).toBeVisible()
  await expect(fields.getByRole('grid', { name: 'Choices of Coat <size>' }).getByRole('row')).toHaveText([
    'S',
    'M',
    'L',
  ])

  const name = fields.getByRole('textbox', { name: 'Name of field Coat <size>' })
  await name.fill('Vetting')
  await name.press('Enter')
  await expect(fields.getByText(/There is a field named Vetting already/)).toBeVisible()
  await name.press('Escape')
  await expect(name).toHaveValue('Coat <size>')
  await name.fill('Coat')
  await name.press('Enter')
  await expect(page.getByText('Field renamed to Coat')).toBeVisible()

  const names = fields.getByRole('textbox', { name: /^Name of field/ })
  const up = fields.getByRole('button', { name: 'Move Coat up' })
  await up.press('Enter')
  await expect(names.nth(1)).toHaveValue('Coat')
  await expect(up).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(names.nth(0)).toHaveValue('Coat')

  await fields.getByRole('button', { name: 'Remove field Vetting' }).press('Enter')
  await expect(page.getByText('Field Vetting removed with 144 values')).toBeVisible()
  await expect(fields.getByRole('textbox', { name: 'Name of field Vetting' })).toBeHidden()
  await undo(page, /^Field Vetting removed/)
  await expect(fields.getByRole('row', { name: /Vetting/ })).toContainText('144')
  expect(await faults(page)).toEqual([])
})
