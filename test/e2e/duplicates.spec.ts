/** Duplicates: found, looked at side by side, merged, told apart and taken back, by keyboard alone. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { appFolder } from './electronHost'
import { faults } from './faults'
import { test as base, expect } from './fixtures'

const LIST = `handle,platform,name,followers,country,city,niche,email
ana.makes,tiktok,Ana Silva,12400,PT,Porto,food,ana@makes.pt
ana_makes,tiktok,Ana S.,9100,ES,,travel,ana@makes.pt
benrunsfar,tiktok,Ben Ortega,8000,ES,,sport,ben@far.es
benrunsfar,instagram,Ben Ortega,9000,ES,,sport,ben@far.es
hugogadgets,tiktok,Hugo Brandt,120000,DE,,tech,hugo@gadgets.de
hugogadgets,youtube,Hugo Brandt,220000,DE,,tech,hugo@gadgets.de
petrov.i,tiktok,Ivan Petrov,4000,BG,,travel,
ivanpet,instagram,Иван Петров,4100,BG,,travel,
`

/** A workspace of eight rows that are four persons. */
const test = base.extend({
  workspaceFolder: async ({ browserName: _ }, provide) => {
    const folder = mkdtempSync(join(tmpdir(), 'callboard-duplicates-'))
    const cli = (...args: string[]) => {
      const done = spawnSync(process.execPath, [join(appFolder, 'out/main/cli.js'), ...args], {
        env: { ...process.env, CALLBOARD_CONFIG_DIR: join(folder, 'config') },
        encoding: 'utf8',
      })
      if (done.status !== 0) throw new Error(done.stderr)
    }
    writeFileSync(join(folder, 'list.csv'), LIST)
    cli('new', join(folder, 'workspace'))
    cli('import', join(folder, 'list.csv'), '--workspace', join(folder, 'workspace'))
    await provide(join(folder, 'workspace'))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
})

async function openDuplicates(page: Page): Promise<void> {
  await expect(page.getByRole('grid')).toContainText('benrunsfar')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('find dup')
  await page.getByRole('option', { name: /^Find duplicates/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Duplicates' })).toBeVisible()
  await expect(page.getByText('4 groups among 8 creators')).toBeVisible()
}
const groups = (page: Page) => page.getByRole('listbox', { name: 'Groups of creators' }).getByRole('option')
const compared = (page: Page) => page.getByRole('region', { name: /side by side$/ })

test('groups are walked, merged and told apart by keys, and every step is taken back', async ({ page }) => {
  await openDuplicates(page)
  await expect(groups(page)).toHaveCount(4)
  await groups(page).first().focus()
  await page.keyboard.press('End')
  await expect(groups(page).last()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowUp')
  await expect(groups(page).nth(2)).toHaveAttribute('aria-selected', 'true')
  await expect(compared(page).getByText(/^The same name, (Ivan Petrov|Иван Петров)\.$/)).toBeVisible()

  await page.keyboard.press('n')
  await expect(page.getByText(/are told apart and not listed again/)).toBeVisible()
  await expect(groups(page)).toHaveCount(3)
  await expect(page.getByRole('button', { name: 'Told apart: 1' })).toBeVisible()

  await groups(page).first().focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('m')
  await expect(page.getByText(/ merged into @/)).toBeVisible()
  await expect(groups(page)).toHaveCount(2)
  await expect(page.getByText('2 groups among 8 creators')).toBeVisible()
  const merged = page.getByRole('alertdialog').filter({ hasText: / merged into @/ })
  await merged.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(groups(page)).toHaveCount(3)

  await page.getByRole('button', { name: 'Told apart: 1' }).click()
  const apart = page.getByRole('dialog', { name: 'Told apart' })
  expect(await faults(page)).toEqual([])
  await apart.getByRole('button', { name: /^Take back that/ }).click()
  await expect(apart.getByText('Nobody was told apart.')).toBeVisible()
  await apart.getByRole('button', { name: 'Close' }).last().click()
  await expect(groups(page)).toHaveCount(4)
})

test('side by side shows what differs, lets each value be chosen, and shows what the merge leaves', async ({
  page,
}) => {
  await openDuplicates(page)
  await groups(page).filter({ hasText: '@ana' }).click()
  const table = compared(page).getByRole('table')
  await expect(table.getByRole('row', { name: /^Name \(differs\)/ })).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faults(page), colorScheme).toEqual([])
  }
  await groups(page).filter({ hasText: '@ana' }).focus()
  await page.keyboard.press('Enter')
  await expect(table.getByRole('radio', { name: /^Stays/ })).toBeFocused()

  await table.getByRole('radio', { name: /^Name: Ana S\.,/ }).check()
  await expect(table.getByRole('row', { name: /^Name/ }).getByRole('cell').last()).toHaveText('Ana S.')
  await expect(table.getByRole('row', { name: /^City/ }).getByRole('cell').last()).toContainText('Porto')
  await expect(
    table
      .getByRole('row', { name: /^Niches/ })
      .getByRole('cell')
      .last(),
  ).toContainText(/food, travel|travel, food/)
  await compared(page).getByRole('checkbox', { name: 'Make them one account' }).press('Space')
  await compared(page)
    .getByRole('button', { name: /^Merge 2 creators/ })
    .click()
  await expect(page.getByText(/ merged into @/)).toBeVisible()
  await expect(groups(page)).toHaveCount(3)
})

test('the sure ones are merged at once after a look', async ({ page }) => {
  await openDuplicates(page)
  await page.getByRole('button', { name: 'Merge the sure ones' }).click()
  await page.getByRole('menuitem', { name: /^Merge 2 groups with the same handle and e-mail address/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Merge the sure ones' })
  await expect(dialog.getByText(/^2 groups become one creator each; 2 records go into another/)).toBeVisible()
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: /^Merge 2 groups/ }).click()
  await expect(page.getByText('2 creators were there twice and merged')).toBeVisible()
  await expect(groups(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(groups(page)).toHaveCount(4)
})

test('groups are filtered by reason', async ({ page }) => {
  await openDuplicates(page)
  await page.getByRole('button', { name: /All reasons/ }).click()
  await page.getByRole('option', { name: /^Same country/ }).click()
  await expect(groups(page)).toHaveCount(3)
})
