import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { planImport, readDrafts } from '../../../src/main/features/creators/import/plan'
import { type ImportSource, sourceOf } from '../../../src/main/features/creators/import/source'
import { findOnPath } from '../../../src/main/print/findBrowser'
import { sharedData } from '../../support/sharedData'
import { scratchFolder } from './workbook/childProcess'

const office = findOnPath('soffice')
const folder = sharedData('kaggle-top1000-2022')
const missing =
  office === null ? 'no soffice on the path' : folder === null ? 'no data set "kaggle-top1000-2022"' : null
if (missing) console.warn(`Skipped "a table saved as XLSX by LibreOffice": ${missing}.`)

async function drafts(source: ImportSource) {
  const plan = await planImport(source)
  const read = []
  for await (const batch of readDrafts(source, plan))
    for (const { draft, recordNumber } of batch.rows) if (draft) read.push({ recordNumber, ...draft })
  return { plan, read }
}

describe.skipIf(missing !== null)('a table saved as XLSX by LibreOffice', () => {
  const scratch = scratchFolder()
  test('gives the same creators as the CSV', async () => {
    const from = folder ?? ''
    const name = readdirSync(from).find((file) => /tiktok.*nov 2022\.csv$/i.test(file)) ?? ''
    copyFileSync(join(from, name), join(scratch, 'tiktok.csv'))
    const profile = `-env:UserInstallation=file://${join(scratch, 'profile')}`
    // Separated by commas, quoted by ", UTF-8, from line 1, every column as it stands.
    const args = [profile, '--headless', '--infilter=CSV:44,34,76,1,,1033', '--convert-to', 'xlsx', '--outdir', scratch]
    execFileSync(office ?? '', [...args, join(scratch, 'tiktok.csv')], { stdio: 'pipe', timeout: 50_000 })
    expect(statSync(join(scratch, 'tiktok.xlsx')).size).toBeGreaterThan(10_000)

    const csv = await drafts(sourceOf('tiktok.csv', readFileSync(join(scratch, 'tiktok.csv'))))
    const sheet = await drafts(sourceOf('tiktok.xlsx', readFileSync(join(scratch, 'tiktok.xlsx'))))
    expect(csv.read.length).toBeGreaterThan(900)
    expect(sheet.plan.mapping.fields).toEqual(csv.plan.mapping.fields)
    expect(sheet.read).toEqual(csv.read)
  })
})
