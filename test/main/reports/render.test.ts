import { describe, expect, it } from 'vitest'
import type { EngineHost } from '../../../src/main/features/context'
import { printPdf } from '../../../src/main/print/printPdf'
import { CallboardError } from '../../../src/shared/contract/define'
import type { InputOf } from '../../../src/shared/contract/index'
import { newId, type TestEngine, testWorkspace } from '../../support/engine'
import { fontsOf, infoOf, missingTools, needsTools, structureOf, textOf } from '../print/pdfReaders'
import { now } from './support'

async function sampleEngine(host: EngineHost = {}): Promise<{ engine: TestEngine; campaignId: string }> {
  const engine = await testWorkspace({ sample: true, host, now: () => now })
  const campaigns = await engine.do('campaigns.list', {})
  return { engine, campaignId: campaigns.find((c) => c.brand === 'Fizzlewick')!.id }
}

type Asked = Omit<InputOf<'reports.render'>, 'kind'>
async function rendered(engine: TestEngine, asked: Asked) {
  const made = await engine.do('reports.render', { kind: 'proposal', ...asked })
  const { bytes, isLast } = await engine.do('files.read', { fileToken: made.fileToken, offset: 0, length: 4_000_000 })
  expect(isLast).toBe(true)
  expect(bytes.byteLength).toBe(made.sizeBytes)
  return { ...made, bytes }
}

describe('reports.render', () => {
  it('writes what reports.available promises, under good names', async () => {
    const { engine, campaignId } = await sampleEngine({ printPdf: async () => new TextEncoder().encode('%PDF-') })
    const [proposal, ...others] = await engine.do('reports.available', {})
    expect(others).toEqual([])
    for (const edition of proposal?.editions ?? []) {
      for (const format of proposal?.formats ?? []) {
        const made = await rendered(engine, { campaignId, edition, format })
        const end = edition === 'internal' ? `_internal.${format}` : `.${format}`
        expect(made.name).toBe(`Wobblecombe-Drinks_Fizzlewick-January-without-the-hangover_Proposal_2026-11${end}`)
        expect(made.sizeBytes).toBeGreaterThan(0)
        expect(made.warnings).toEqual([])
      }
    }
  })

  it('gives the same bytes for the same data', async () => {
    const { engine, campaignId } = await sampleEngine()
    for (const format of ['html', 'xlsx', 'csv'] as const) {
      const [a, b] = [await rendered(engine, { campaignId, format }), await rendered(engine, { campaignId, format })]
      expect([format, Buffer.compare(a.bytes, b.bytes)]).toEqual([format, 0])
    }
  })

  it('previews the very document that it writes', async () => {
    const { engine, campaignId } = await sampleEngine()
    const preview = await engine.do('reports.preview', { kind: 'proposal', campaignId })
    const file = await rendered(engine, { campaignId, format: 'html' })
    expect(new TextDecoder().decode(file.bytes)).toBe(preview.html)
    expect(preview.title).toContain('January without the hangover')
  })

  it('hands the printer the paper that was asked for', async () => {
    const asked: string[] = []
    const host: EngineHost = {
      printPdf: async (html, { paper, title }) => {
        asked.push(paper, title, String(html.includes('@page { size: Letter;')))
        return new Uint8Array([1])
      },
    }
    const { engine, campaignId } = await sampleEngine(host)
    await rendered(engine, { campaignId, format: 'pdf', paper: 'Letter' })
    expect(asked).toEqual(['Letter', expect.stringContaining('Roster proposal'), 'true'])
  })

  it.each<[string, EngineHost]>([
    ['the shell cannot print', {}],
    ['no browser is installed', { printPdf: () => Promise.reject(new CallboardError('browser_missing', 'none')) }],
  ])('saves HTML instead of a PDF, with a warning, when %s', async (_, host) => {
    const { engine, campaignId } = await sampleEngine(host)
    const made = await rendered(engine, { campaignId, format: 'pdf' })
    expect(made.name).toMatch(/\.html$/)
    expect(made.mime).toContain('text/html')
    expect(made.warnings).toEqual([{ code: 'browser_missing', message: expect.stringContaining('saved as HTML') }])
    expect(new TextDecoder().decode(made.bytes)).toContain('<!doctype html>')
  })

  it('does not hide a print that failed', async () => {
    const host: EngineHost = { printPdf: () => Promise.reject(new CallboardError('print_failed', 'It broke.')) }
    const { engine, campaignId } = await sampleEngine(host)
    await expect(rendered(engine, { campaignId, format: 'pdf' })).rejects.toMatchObject({ code: 'print_failed' })
  })

  it('refuses by name what this version does not write', async () => {
    const { engine, campaignId } = await sampleEngine()
    const refused = (input: InputOf<'reports.render'>) => engine.do('reports.render', input).catch((e: unknown) => e)
    for (const input of [
      { kind: 'wrap', campaignId, format: 'pdf' },
      { kind: 'proposal', campaignId, format: 'pptx' },
      { kind: 'proposal', campaignId, format: 'pdf', edition: 'creator' },
    ] as const) {
      expect(await refused(input)).toMatchObject({
        code: 'format_unsupported',
        message: expect.stringMatching(/Nothing was made\. .*\.$/),
      })
    }
    const unknown = await refused({ kind: 'proposal', campaignId: newId(), format: 'html' })
    expect(unknown).toMatchObject({ code: 'not_found' })
  })

  it('warns when a creator’s own fee stands in a client’s edition', async () => {
    const { engine, campaignId } = await sampleEngine()
    const roster = await engine.do('campaigns.roster', { campaignId })
    const entryIds = roster.filter((entry) => entry.feeMinor !== null).map((entry) => entry.id)
    await engine.do('campaigns.updateRoster', { campaignId, entryIds, clientFeeMinor: null })
    const made = await rendered(engine, { campaignId, format: 'html' })
    expect(made.warnings).toEqual([{ code: 'client_fee_missing', message: expect.stringContaining('no client fee') }])
    expect((await rendered(engine, { campaignId, format: 'html', edition: 'internal' })).warnings).toEqual([])
  })
})

describe.skipIf(missingTools !== null)(`the proposal as a PDF in a real browser${needsTools}`, () => {
  it('has numbered pages, embedded fonts, tags, repeated heads and the figures of the preview', async () => {
    const host: EngineHost = { printPdf: (html, { paper }, signal) => printPdf(html, { paper }, signal) }
    const { engine, campaignId } = await sampleEngine(host)
    const made = await rendered(engine, { campaignId, format: 'pdf' })
    const text = textOf(made.bytes)
    const info = infoOf(made.bytes)
    const pages = Number(info.Pages)
    expect(pages).toBeGreaterThanOrEqual(4)
    expect(info).toMatchObject({ Tagged: 'yes', JavaScript: 'no', Title: expect.stringContaining('Roster proposal') })
    expect(info['Page size']).toContain('A4')
    for (let page = 2; page <= pages; page += 1) expect(text).toContain(`Page ${page} of ${pages}`)
    const fonts = fontsOf(made.bytes)
    expect(fonts.filter((font) => !font.isEmbedded)).toEqual([])
    expect(fonts.map((font) => font.name)).toContainEqual(expect.stringContaining('Inter'))
    expect(structureOf(made.bytes)).toMatch(/H1[\s\S]*H2[\s\S]*Table[\s\S]*TH/)
    const { html } = await engine.do('reports.preview', { kind: 'proposal', campaignId })
    const answer = /class="answer">(\d+ creators reach) ([\d,]+) people/.exec(html)
    expect(text).toContain(answer?.[1])
    expect(text).toContain(answer?.[2])
    expect(text.match(/Creator\s+Tier\s+Followers/g)?.length).toBeGreaterThan(2)
  })
})
