import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proposalCsv } from '../../../src/main/features/reports/proposalCsv'
import { proposalBook } from '../../../src/main/features/reports/proposalXlsx'
import { spreadsheet } from '../../../src/main/features/reports/spreadsheet'
import { type Made, proposalsIn, proposalsOf, sampleDatabase, unzipped } from './support'

let close = () => {}
let made: Made
beforeAll(async () => {
  const sample = await sampleDatabase()
  close = sample.close
  made = await proposalsIn(sample.db, sample.plannedId)
})
afterAll(() => close())

/** The file as a second library reads it. */
async function reopened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  return workbook
}

/** What a reader sees in a cell: its value, or the cached result of its formula. */
function seen(sheet: ExcelJS.Worksheet | undefined, address: string): unknown {
  const cell = sheet?.getCell(address)
  return cell?.formula ? cell.result : cell?.value
}

function formulasOf(workbook: ExcelJS.Workbook): string[] {
  const formulas: string[] = []
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => row.eachCell((cell) => void (cell.formula && formulas.push(cell.formula))))
  }
  return formulas
}

describe('the workbook', () => {
  it('opens in a second library with typed cells that equal the view model', async () => {
    const workbook = await reopened(await spreadsheet.write(proposalBook(made.client)))
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
      'Summary',
      'Roster',
      'Alternates',
      'Frontier',
      'Method',
    ])
    const roster = workbook.getWorksheet('Roster')
    for (const [index, creator] of made.client.creators.entries()) {
      const row = index + 2
      expect(seen(roster, `A${row}`)).toBe(creator.handle)
      expect(seen(roster, `G${row}`)).toBe(creator.followers)
      expect(seen(roster, `H${row}`)).toBe(creator.medianViews)
      expect(seen(roster, `I${row}`)).toBe(creator.engagementRate)
      expect(seen(roster, `L${row}`)).toBe(creator.reachPersons)
      expect(seen(roster, `M${row}`)).toBe(creator.addedPersons)
      expect(seen(roster, `O${row}`)).toBe((creator.chargedMinor ?? 0) / 100)
      expect(seen(roster, `Q${row}`)).toEqual(new Date(`${creator.measuredOn}T00:00:00Z`))
      expect(seen(roster, `R${row}`)).toBe(creator.reason)
    }
    expect(roster?.getCell('O2').numFmt).toBe('"£"#,##0.00')
    expect(roster?.getCell('I2').numFmt).toBe('0.0%')
    expect(roster?.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 1 })
    expect(workbook.getWorksheet('Frontier')?.rowCount).toBe((made.client.frontier?.points.length ?? 0) + 1)
  })

  it('has totals that calculate to what is cached, and to the headline', async () => {
    const workbook = await reopened(await spreadsheet.write(proposalBook(made.client)))
    const { headline: h, creators, objective } = made.client
    const roster = workbook.getWorksheet('Roster')
    const total = creators.length + 2
    const columnOf = (letter: string) => creators.map((_, index) => Number(seen(roster, `${letter}${index + 2}`)))
    const sum = (letter: string) => columnOf(letter).reduce((a, b) => a + b, 0)
    expect(roster?.getCell(`O${total}`).formula).toBe(`SUM(O2:O${total - 1})`)
    expect(seen(roster, `O${total}`)).toBeCloseTo(sum('O'), 6)
    expect(seen(roster, `O${total}`)).toBe((h.costMinor ?? 0) / 100)
    expect(seen(roster, `L${total}`)).toBeCloseTo(sum('L'), 6)
    const product = columnOf('P').reduce((a, b) => a * b, 1)
    expect(roster?.getCell(`M${total}`).formula).toBe(`'Summary'!$B$7*(1-PRODUCT(P2:P${total - 1}))`)
    expect(seen(roster, `M${total}`)).toBeCloseTo((objective.universePersons ?? 0) * (1 - product), 3)
    expect(seen(roster, `M${total}`)).toBe(h.netReachPersons)
    const summary = workbook.getWorksheet('Summary')
    expect(seen(summary, 'A7')).toBe('People in the audience')
    expect(seen(summary, 'B7')).toBe(objective.universePersons)
    expect(seen(summary, 'B8')).toBe(h.netReachPersons)
    expect(seen(summary, 'B10')).toBe((h.costMinor ?? 0) / 100)
    expect(seen(summary, 'B11')).toBeCloseTo((Number(seen(summary, 'B10')) / Number(seen(summary, 'B8'))) * 1000, 9)
    expect(summary?.getCell('B11').formula).toBe('IF(B8>0,B10/B8*1000,"")')
  })

  it('keeps margins in the internal edition only', async () => {
    const internal = await reopened(await spreadsheet.write(proposalBook(made.internal)))
    const margin = internal.getWorksheet('Margin')
    const total = made.internal.internal.creators.length + 2
    expect(seen(margin, `F${total}`)).toBe(made.internal.internal.totals.marginMinor! / 100)
    expect(seen(margin, `D2`)).toBe((made.internal.internal.creators[0]?.feeMinor ?? 0) / 100)
    const client = await reopened(await spreadsheet.write(proposalBook(made.client)))
    expect(client.getWorksheet('Margin')).toBeUndefined()
  })

  it('leaves what is not known empty, and breaks on no roster at all', async () => {
    const facts = made.inputs.facts.map((fact) => ({
      ...fact,
      followers: null,
      engagementRate: null,
      displayName: null,
    }))
    const bare = await proposalsOf({ ...made.inputs, facts })
    const workbook = await reopened(await spreadsheet.write(proposalBook(bare.client)))
    expect(workbook.getWorksheet('Roster')?.getCell('G2').value).toBeNull()
    const empty = await proposalsOf({ ...made.inputs, facts: [], entries: [] })
    const sheets = await reopened(await spreadsheet.write(proposalBook(empty.internal)))
    expect(sheets.getWorksheet('Roster')?.rowCount).toBe(1)
    expect(formulasOf(sheets)).toEqual([])
  })

  it('is the same twice, byte for byte, with no date but its own', async () => {
    const again = await proposalsOf(made.inputs)
    const first = await spreadsheet.write(proposalBook(made.client))
    expect(Buffer.compare(first, await spreadsheet.write(proposalBook(again.client)))).toBe(0)
    const core = unzipped(first).get('docProps/core.xml') ?? ''
    expect(core.match(/20\d\d-\d\d-\d\d/g)).toEqual(['2026-11-16', '2026-11-16'])
    expect(core).toContain('<dc:creator>Lantern &amp; Kite</dc:creator>')
  })
})

const hostile = [
  '=HYPERLINK("https://evil.example","click")',
  '+1+cmd|" /C calc"!A0',
  '-2+3+cmd|" /C calc"!A0',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  "'=already guarded",
  '_x0041_ <b>&amp;</b> \u0000\u0007',
  'ليلى 👨‍👩‍👧‍👦 ヌードル',
]

describe('hostile text in tables', () => {
  const kept = (text: string) =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters become U+FFFD
    text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd').replace(/\r\n?/g, '\n')
  it.each(hostile)('is text in XLSX and CSV: %j', async (text) => {
    const facts = made.inputs.facts.map((fact) => ({ ...fact, displayName: text, niches: [text] }))
    const entries = made.inputs.entries.map((entry) => ({ ...entry, note: text }))
    const campaign = { ...made.inputs.campaign, client: text, name: text, brand: text, audience: text }
    const { internal } = await proposalsOf({ ...made.inputs, facts, entries, campaign, agency: text })
    const workbook = await reopened(await spreadsheet.write(proposalBook(internal)))
    const ours = /^(SUM\([A-Z]+2:[A-Z]+\d+\)|1-L\d+\/|'?Summary'?!|SUM\('Roster'!|B7\*\(1-PRODUCT|B8\/B7|IF\(B8>0)/
    expect(formulasOf(workbook).filter((formula) => !ours.test(formula))).toEqual([])
    const cell = workbook.getWorksheet('Roster')?.getCell('B2')
    expect(cell?.type).toBe(ExcelJS.ValueType.String)
    const guarded = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
    expect(kept(String(cell?.value))).toBe(kept(guarded))
    const line = proposalCsv(internal).split('\r\n')[1] ?? ''
    for (const start of line.split(',')) expect(start).not.toMatch(/^"?[=@\t\r]/)
  })
})

describe('the CSV', () => {
  it('has one line a creator, plain figures and a byte order mark', () => {
    const csv = proposalCsv(made.client)
    const lines = csv.trimEnd().split('\r\n')
    expect(csv.startsWith('\uFEFFHandle,Name,')).toBe(true)
    expect(lines).toHaveLength(made.client.creators.length + 1)
    const first = made.client.creators[0]!
    expect(lines[1]).toContain(`${first.handle},`)
    expect(lines[1]).toContain(`,${(first.chargedMinor ?? 0) / 100},`)
    expect(csv).not.toContain('Margin')
    expect(proposalCsv(made.internal)).toContain('Margin')
  })
})
