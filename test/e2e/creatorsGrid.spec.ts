/** The grid of creators by keyboard alone: filters, views, cells, pastes, bulk edits, and every step's way back. */
import type { Locator, Page } from '@playwright/test'
import { faults } from './faults'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

async function startSample(page: Page): Promise<Locator> {
  await expect(page.getByText('432 creators')).toBeVisible()
  const grid = page.getByRole('grid', { name: 'Creators' })
  await expect(grid).toBeFocused()
  return grid
}

/** Adds a filter by keys: the field by its name, then what is typed into its editor. */
async function addFilter(page: Page, field: string, keys: () => Promise<void>): Promise<void> {
  await page.keyboard.press('Control+Shift+F')
  await expect(page.getByRole('textbox', { name: 'Find a field' })).toBeFocused()
  await page.keyboard.type(field)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: field })).toBeVisible()
  await keys()
  await expect(page.getByRole('dialog', { name: field })).toBeHidden()
}

function cell(page: Page, row: number, header: string): Locator {
  return page
    .locator(`[role=row][aria-rowindex="${row + 1}"] [role=gridcell][data-column]`)
    .nth(headers.indexOf(header))
}
/** As the columns stand at first. */
const headers = [
  'Handle',
  'Name',
  'Tier',
  'Followers',
  'Avg. views',
  'Engagement',
  'Price',
  'Niches',
  'Tags',
  'Country',
  'Measured',
]

test('a range is filtered for, changed on its chip, kept as a view, and put back', async ({ page }) => {
  await startSample(page)
  await addFilter(page, 'Followers', async () => {
    await page.keyboard.type('ten')
    await page.keyboard.press('Enter')
    await expect(page.getByText('This is not a number. Write it as 13800 or 13.8K.')).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Control+A')
    await page.keyboard.type('10K')
    await page.keyboard.press('Tab')
    await page.keyboard.type('0.05M')
    await page.keyboard.press('Enter')
  })
  const chip = page.getByRole('row', { name: 'Followers between 10K and 50K' })
  await expect(chip).toBeVisible()
  await expect(page.getByText(/^\d+ of 432 creators$/)).toBeVisible()
  await addFilter(page, 'Price', async () => {
    // Through the condition to what asks whether it is known.
    await page.getByRole('button', { name: /Price/ }).last().focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('is missing')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Apply filter' }).focus()
    await page.keyboard.press('Enter')
  })
  await expect(page.getByRole('row', { name: 'Price missing' })).toBeVisible()
  expect(await faults(page)).toEqual([])

  // Arrows walk over the chips, Enter changes one, Delete takes it away.
  await chip.focus()
  await page.keyboard.press('Enter')
  const editor = page.getByRole('dialog', { name: 'Change the filter: Followers between 10K and 50K' })
  await expect(editor.getByRole('textbox', { name: 'From' })).toHaveValue('10000')
  await editor.getByRole('textbox', { name: 'To' }).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: 'Followers at least 10K' })).toBeVisible()
  await page.getByRole('row', { name: 'Followers at least 10K' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Delete')
  await expect(page.getByRole('row', { name: 'Price missing' })).toBeHidden()

  // Kept as a view.
  await page.getByRole('button', { name: 'Save as…' }).focus()
  await page.keyboard.press('Enter')
  const naming = page.getByRole('dialog', { name: 'Save this view' })
  await expect(naming.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(naming.getByText('A view needs a name.')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.keyboard.type('From 10K')
  await page.keyboard.press('Enter')
  const tab = page.getByRole('tab', { name: 'From 10K' })
  await expect(tab).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('group', { name: 'Unsaved view:' })).toBeHidden()

  // Changed, it says so, and can be put back.
  await page.getByRole('columnheader', { name: 'Engagement' }).click()
  await expect(page.getByRole('tab', { name: 'From 10K, changed' })).toBeVisible()
  await page.getByRole('button', { name: 'Revert' }).click()
  await expect(page.getByRole('columnheader', { name: 'Followers' })).toHaveAttribute('aria-sort', 'descending')
  await expect(tab).toBeVisible()

  // Other tabs by arrows; each keeps its own filters.
  await tab.focus()
  await page.keyboard.press('Home')
  await expect(page.getByRole('tab', { name: 'All creators' })).toBeFocused()
  await expect(page.getByText('432 creators', { exact: true })).toBeVisible()
  await page.keyboard.press('End')
  await expect(page.getByRole('row', { name: 'Followers at least 10K' })).toBeVisible()

  // Renamed and removed by keys, and back by undo.
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Ten thousand')
  await page.keyboard.press('Enter')
  const renamed = page.getByRole('tab', { name: 'Ten thousand' })
  await expect(renamed).toBeVisible()
  await renamed.focus()
  await page.keyboard.press('Delete')
  await expect(renamed).toBeHidden()
  await page.keyboard.press('Control+Z')
  await expect(renamed).toBeVisible()
})

test('values come with their counts, and "is not" is said', async ({ page }) => {
  await startSample(page)
  await addFilter(page, 'Niche', async () => {
    const dialog = page.getByRole('dialog', { name: 'Niche' })
    await dialog.getByRole('button', { name: /Niche/ }).click()
    await page.getByRole('option', { name: 'is none of' }).click()
    const food = dialog.getByRole('checkbox', { name: /^food/ })
    await expect(food).toBeVisible()
    await dialog.getByText('food', { exact: true }).click()
    expect(await faults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Apply filter' }).click()
  })
  await expect(page.getByRole('row', { name: 'Niche is not food' })).toBeVisible()
  const niches = await page.locator('[role=row] [data-column="7"]').allTextContents()
  expect(niches.length).toBeGreaterThan(5)
  expect(niches.filter((text) => text.split(', ').includes('food'))).toEqual([])
})

test('columns are chosen, kept as a set and used again; rows get another height', async ({ page }) => {
  await startSample(page)
  await page.getByRole('button', { name: 'Columns' }).click()
  const panel = page.getByRole('dialog', { name: 'Columns and density' })
  await panel.getByText('City', { exact: true }).click()
  await panel.getByText('Measured', { exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'City' })).toBeAttached()
  await expect(page.getByRole('columnheader', { name: 'Measured' })).not.toBeAttached()
  await panel.getByRole('textbox', { name: 'Name of the set' }).fill('Places')
  await panel.getByRole('button', { name: 'Save set' }).click()
  await panel.getByRole('button', { name: 'Put all columns back' }).click()
  await expect(page.getByRole('columnheader', { name: 'City' })).not.toBeAttached()
  expect(await faults(page)).toEqual([])
  await panel.getByRole('button', { name: 'Use column set Places' }).click()
  await expect(page.getByRole('columnheader', { name: 'City' })).toBeAttached()
  await panel.getByRole('button', { name: 'Remove column set Places' }).click()
  await expect(panel.getByRole('button', { name: 'Use column set Places' })).toBeHidden()
  await panel.getByRole('radio', { name: 'Compact' }).click()
  await expect.poll(async () => (await cell(page, 1, 'Name').boundingBox())?.height).toBeLessThan(29)
})

test('cells are typed into, refused, mended, filled and pasted, each one step that undo takes back', async ({
  page,
}) => {
  const grid = await startSample(page)

  // A letter replaces; Enter commits and goes down; Esc reverts; Tab goes right.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('Pippa N.')
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'Name')).toHaveText('Pippa N.')
  await expect(grid).toBeFocused()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Name of biscuitington.food' })).toHaveValue('Una Biscuitington')
  await page.keyboard.type('gone')
  await page.keyboard.press('Escape')
  await expect(cell(page, 2, 'Name')).toHaveText('Una Biscuitington')

  // A number that is none stays in its cell with the reason, and is mended there.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('many')
  await page.keyboard.press('Enter')
  const bad = cell(page, 2, 'Followers')
  await expect(bad).toHaveText('many')
  await expect(bad).toHaveAttribute('aria-invalid', 'true')
  const problems = page.getByRole('region', { name: '1 cell not taken' })
  await expect(problems).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await problems.getByRole('button', { name: /Followers: “many”/ }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('F2')
  await page.keyboard.type('7.5M')
  await page.keyboard.press('Enter')
  await expect(bad).toHaveText('7.5M')
  await expect(bad).not.toHaveAttribute('aria-invalid', 'true')
  await expect(problems).toBeHidden()

  // A country is chosen by its name.
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Home')
  for (let step = 0; step < headers.indexOf('Country'); step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('irel')
  await expect(page.getByRole('option', { name: /Ireland/ }).first()).toHaveAttribute('aria-selected', 'true')
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'Country')).toHaveText('IE')

  // Filled down over a range, taken back as one step.
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+D')
  await expect(page.getByText('2 cells filled')).toBeVisible()
  for (const row of [1, 2, 3]) await expect(cell(page, row, 'Country')).toHaveText('IE')
  await page.keyboard.press('Control+Z')
  await expect(cell(page, 2, 'Country')).toHaveText('GB')
  await expect(cell(page, 1, 'Country')).toHaveText('IE')

  // Copied as tab-separated text, pasted elsewhere; a cell that is not understood is named and the rest taken.
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.evaluate(() => navigator.clipboard.writeText('Ana\nBen\nCy'))
  await page.keyboard.press('Control+V')
  await expect(page.getByText('3 cells pasted')).toBeVisible()
  await expect(cell(page, 3, 'Name')).toHaveText('Cy')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+C')
  // The clipboard takes its time on a busy machine, and says nothing when it has the text.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('Ana\nBen')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+V')
  await expect(page.getByText('2 cells pasted')).toBeVisible()
  await expect(cell(page, 3, 'Name')).toHaveText('Ana')
  await expect(cell(page, 4, 'Name')).toHaveText('Ben')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.evaluate(() => navigator.clipboard.writeText('1.5M\t2K\nlots\t3K'))
  await page.keyboard.press('Control+V')
  await expect(cell(page, 1, 'Followers')).toHaveText('1.5M')
  await expect(cell(page, 2, 'Avg. views')).toHaveText('3K')
  await expect(cell(page, 2, 'Followers')).toHaveText('lots')
  await expect(page.getByRole('region', { name: '1 cell not taken' })).toBeVisible()
  await page.getByRole('button', { name: 'Give all up' }).focus()
  await page.keyboard.press('Enter')
  await expect(cell(page, 2, 'Followers')).toHaveText('7.5M')
  await grid.focus()
  await page.keyboard.press('Control+Z')
  await expect(cell(page, 2, 'Avg. views')).toHaveText('992.2K')
  await expect(cell(page, 1, 'Followers')).toHaveText('9.2M')
  await page.keyboard.press('Control+Z')
  await expect(cell(page, 3, 'Name')).toHaveText('Cy')
  await page.keyboard.press('Control+Z')
  await expect(cell(page, 1, 'Name')).toHaveText('Pippa N.')
})

test('many are edited alike as one step, which undo takes back', async ({ page }) => {
  await startSample(page)
  await page.getByRole('button', { name: 'celebrity 9' }).click()
  await expect(page.getByText('9 of 432 creators')).toBeVisible()
  await page.getByRole('grid', { name: 'Creators' }).focus()
  await page.keyboard.press('Control+A')
  await expect(page.getByText('9 selected')).toBeVisible()
  await page.keyboard.press('Control+K')
  await page.keyboard.type('Edit the selected')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Edit 9 creators' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByText('Nothing yet.')).toBeVisible()
  await dialog.getByRole('button', { name: /What to do with country/ }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Set to')
  await page.keyboard.press('Enter')
  await dialog.getByRole('combobox', { name: 'New value of country' }).focus()
  await page.keyboard.type('Franc')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Country set to France')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Change 9 creators' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('9 creators changed')).toBeVisible()
  await expect(cell(page, 1, 'Country')).toHaveText('FR')
  await page.getByRole('grid', { name: 'Creators' }).focus()
  await page.keyboard.press('Control+Z')
  await expect(cell(page, 1, 'Country')).toHaveText('GB')
})

test('the selected are tagged and deleted, and come back', async ({ page }) => {
  await startSample(page)
  await page.getByRole('button', { name: 'celebrity 9' }).click()
  await expect(page.getByText('9 of 432 creators')).toBeVisible()
  await page.getByRole('grid', { name: 'Creators' }).focus()
  await page.keyboard.press('Control+A')
  await page.getByRole('button', { name: 'Tag…' }).click()
  const tags = page.getByRole('dialog', { name: 'Tag 9 creators' })
  await tags.getByRole('textbox', { name: 'Tags to add' }).fill('summer')
  await page.keyboard.press('Enter')
  expect(await faults(page)).toEqual([])
  await tags.getByRole('button', { name: 'Tag 9 creators' }).click()
  await expect(page.getByText(/^(\d of )?9 creators changed$/)).toBeVisible()
  await expect(cell(page, 1, 'Tags')).toContainText('summer')

  // One who is on no roster goes, and comes back; those on one stay and are named.
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('grid', { name: 'Creators' }).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  const kept = page.getByRole('dialog', { name: /creators kept$/ })
  await expect(kept).toBeVisible()
  expect(await faults(page)).toEqual([])
  await kept.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByText('432 creators', { exact: true })).toBeHidden()
  await page.getByRole('grid', { name: 'Creators' }).focus()
  await page.keyboard.press('Control+Z')
  await expect(page.getByText('432 creators', { exact: true })).toBeVisible()
})

test('a record opens by Enter on a read-only cell and Back leads to the same row', async ({ page }) => {
  const grid = await startSample(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Quill Gherkinworth' })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(grid).toBeVisible()
  await expect(grid).toHaveAttribute('aria-activedescendant', /-2-0$/)
})

test('the menu of a row opens by keys and acts on it', async ({ page }) => {
  await startSample(page)
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: /Open profile/ })).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('grid', { name: 'Creators' })).toBeFocused()
})
