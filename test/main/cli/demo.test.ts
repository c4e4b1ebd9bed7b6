import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, findOnPath } from '../../../src/main/print/findBrowser'
import { formatMoney } from '../../../src/shared/domain/format'
import { createCli, scratch } from './cli'

const at = scratch()
const { run, json, failure } = createCli(at)
const execute = promisify(execFile)
const browser = findBrowser()

type Demo = {
  workspace: string
  campaign: string
  reports: { format: string; path: string; sizeBytes: number }[]
  costMinor: number
  currency: string
  netReachPersons: number
  costPerThousandMinor: number
  warnings: { code: string }[]
}
let made: Demo

beforeAll(async () => {
  made = (await json(['demo', at('demo')], { env: { CALLBOARD_BROWSER: 'no-such-browser' } })).value
})

describe('demo without a browser', () => {
  it('makes, plans and writes all but the PDF, says so, and ends 0', () => {
    expect(made).toMatchObject({ workspace: at('demo'), currency: 'GBP', warnings: [{ code: 'browser_missing' }] })
    expect(made.reports.map((report) => report.format)).toEqual(['html', 'xlsx'])
    for (const { path, sizeBytes } of made.reports) expect(statSync(path).size).toBe(sizeBytes)
    expect(readdirSync(at('demo', 'reports'))).toHaveLength(2)
  })

  it('tells the three numbers, which belong together', async () => {
    expect(made.costMinor).toBeLessThanOrEqual(2_500_000)
    expect(made.netReachPersons).toBeGreaterThan(500_000)
    expect(made.costPerThousandMinor).toBeCloseTo((1000 * made.costMinor) / made.netReachPersons, 6)
    const plan = await json(['plan', '--workspace', made.workspace, '--campaign', made.campaign])
    expect(plan.value.figures).toMatchObject({ costMinor: made.costMinor, netReachPersons: made.netReachPersons })
    const html = made.reports.find((report) => report.format === 'html')
    expect(readFileSync(html?.path ?? '', 'utf8')).toContain(formatMoney(made.costMinor, 'GBP', 'en-GB', 'short'))
  })

  it('leaves a workspace with the planned creators proposed, in which every step can be seen', async () => {
    const roster = await json([
      'call',
      'campaigns.roster',
      JSON.stringify({ campaignId: made.campaign }),
      '--workspace',
      made.workspace,
    ])
    const proposed = roster.value.filter((entry: { status: string }) => entry.status === 'proposed')
    expect(proposed.length).toBeGreaterThan(5)
    const history = await json(['history', '--workspace', made.workspace])
    expect(history.value.steps[0]).toMatchObject({ method: 'planner.apply' })
    expect((await json(['verify', '--workspace', made.workspace])).value.ok).toBe(true)
  })

  it('is not made twice', async () => {
    expect(await failure(['demo', at('demo')])).toMatchObject({ code: 'workspace_exists' })
  })
})

describe('report', () => {
  const report = (format: string, out: string, more: string[] = []) => [
    'report',
    'proposal',
    ...['--workspace', made.workspace, '--campaign', made.campaign, '--edition', 'client'],
    ...['--format', format, '--out', at(out), ...more],
  ]

  it('writes the same bytes every time', async () => {
    for (const format of ['html', 'xlsx']) {
      const { value } = await json(report(format, `again.${format}`))
      expect(value).toMatchObject({ format, path: at(`again.${format}`) })
      const first = made.reports.find((written) => written.format === format)
      expect(readFileSync(at(`again.${format}`)).equals(readFileSync(first?.path ?? ''))).toBe(true)
    }
  })

  it('writes HTML beside a PDF that cannot be printed, and ends 3', async () => {
    const env = { CALLBOARD_BROWSER: 'no-such-browser' }
    const { value } = await json(report('pdf', 'roster.pdf'), { env, code: 3 })
    expect(value).toMatchObject({ format: 'html', path: at('roster.html'), warnings: [{ code: 'browser_missing' }] })
    expect(readFileSync(at('roster.html'), 'utf8')).toMatch(/^<!doctype html>/i)
    expect(readdirSync(at())).not.toContain('roster.pdf')
  })

  it('refuses what this version does not write, by name', async () => {
    const refused = await failure(report('pptx', 'roster.pptx'))
    expect(refused).toMatchObject({ code: 'format_unsupported' })
    expect(await failure(report('pdf', 'a.pdf', ['--edition', 'creator']))).toMatchObject({
      code: 'format_unsupported',
    })
    const wrap = report('pdf', 'a.pdf').map((word) => (word === 'proposal' ? 'wrap' : word))
    expect(await failure(wrap)).toMatchObject({ code: 'format_unsupported' })
  })

  it('says that a campaign is not there', async () => {
    const args = report('html', 'x.html').map((word) =>
      word === made.campaign ? '01a1e35e-0000-7000-8000-000000000000' : word,
    )
    expect(await failure(args)).toMatchObject({ code: 'not_found' })
  })

  it.skipIf(browser === null || findOnPath('pdftotext') === null)('writes a PDF whose text can be read', async () => {
    const { value } = await json(report('pdf', 'roster.pdf'))
    expect(value).toMatchObject({ format: 'pdf', path: at('roster.pdf'), warnings: [] })
    const { stdout } = await execute('pdftotext', ['-layout', at('roster.pdf'), '-'])
    expect(stdout).toContain('Fizzlewick')
    expect(stdout).toMatch(/Page 2 of \d/)
  })
})

describe('as people type it', () => {
  it('npm run -s callboard -- demo DIR --json prints one document and nothing else', async () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const { stdout } = await execute(npm, ['run', '-s', 'callboard', '--', 'demo', at('typed'), '--json'], {
      cwd: resolve(import.meta.dirname, '../../..'),
      env: { ...process.env, CALLBOARD_CONFIG_DIR: at('config') },
      shell: process.platform === 'win32',
    })
    const value: Demo = JSON.parse(stdout)
    expect(value.netReachPersons).toBe(made.netReachPersons)
    expect(value.reports.map(({ path }) => path.startsWith(join(at('typed'), 'reports')))).not.toContain(false)
    expect(value.reports).toHaveLength(browser === null ? 2 : 3)
  })

  it('without --json a person reads the same', async () => {
    const ran = await run(['demo', at('read')])
    expect(ran.code).toBe(0)
    expect(ran.stdout).toMatch(/^Net reach +[\d,]{7,} persons$/m)
    expect(ran.stdout).toMatch(/^Cost +£[\d,.]+$/m)
    expect(ran.stdout).toMatch(/^Cost per thousand net reached +£[\d.]+$/m)
    expect(ran.stdout).toContain(at('read', 'reports'))
  })
})
