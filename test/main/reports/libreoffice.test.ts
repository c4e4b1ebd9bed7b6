import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { findOnPath } from '../../../src/main/print/findBrowser'
import { tempFolder, testWorkspace } from '../../support/engine'

const office = findOnPath('soffice')
if (!office) console.warn('Skipped "the workbook in LibreOffice": soffice is not installed.')

describe.runIf(office)('the workbook in LibreOffice', () => {
  it('opens, recalculates to the same totals and runs no formula of a name', async () => {
    const engine = await testWorkspace({ sample: true })
    const campaign = (await engine.do('campaigns.list', {})).find((c) => c.name.startsWith('Fizzlewick'))
    const campaignId = campaign?.id ?? ''
    const plan = await engine.do('planner.plan', { campaignId })
    const picks = plan.picks.map(({ entryId, offerId }) => ({ entryId, offerId }))
    await engine.do('planner.apply', { campaignId, picks })
    const inPlan = new Set(picks.map(({ entryId }) => entryId))
    const planned = (await engine.do('campaigns.roster', { campaignId })).filter(({ id }) => inPlan.has(id))
    const plannedHandles = planned.map(({ handle }) => handle)
    await engine.do('creators.update', { accountId: planned[0]?.accountId ?? '', displayName: '=1+41' })
    const file = await engine.do('reports.render', { kind: 'proposal', campaignId, edition: 'client', format: 'xlsx' })
    const { bytes } = await engine.do('files.read', { fileToken: file.fileToken, offset: 0, length: 4_000_000 })

    const folder = tempFolder()
    const book = join(folder, 'book.xlsx')
    writeFileSync(book, bytes)
    // Every sheet as its own CSV, cells as shown, formulas calculated anew.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
    execFileSync(
      office ?? '',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        book,
      ],
      {
        stdio: 'ignore',
        timeout: 90_000,
      },
    )
    const sheet = (name: string) => {
      const path = readdirSync(folder).find((entry) => entry.endsWith(`-${name}.csv`)) ?? ''
      return Papa.parse<string[]>(readFileSync(join(folder, path), 'utf8').trimEnd()).data
    }
    const figure = (label: string) =>
      Number(
        sheet('Summary')
          .find((row) => row[0] === label)?.[1]
          ?.replaceAll(/[£,]/g, ''),
      )
    expect(figure('Net reach')).toBeCloseTo(plan.figures?.netReachPersons ?? 0, 3)
    expect(figure('Gross reach')).toBeCloseTo(plan.figures?.grossReachPersons ?? 0, 3)
    expect(figure('Cost')).toBe((plan.figures?.costMinor ?? 0) / 100)
    const roster = sheet('Roster')
    const head = roster[0] ?? []
    const handles = roster.slice(1).map((row) => row[0])
    for (const handle of plannedHandles) expect(handles).toContain(handle)
    const names = roster.map((row) => row[head.indexOf('Name')])
    expect(names).toContain("'=1+41")
    expect(names).not.toContain('42')
  }, 120_000)
})
