import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { planImport, readDrafts } from '../../../src/main/features/creators/import/plan'
import { sourceOf } from '../../../src/main/features/creators/import/source'
import { CallboardError } from '../../../src/shared/contract/define'
import { bundleReader, scratchFolder, type Told } from './workbook/childProcess'
import { handmade, type Part, partsOf, sheetOf, zipOf } from './workbook/handmade'

const HEADER = ['Handle', 'Followers']
const plain = sheetOf([HEADER, ['ana', '5'], ['bea', '6']])
const spaces = (megabytes: number) => Buffer.alloc(megabytes * 1_000_000, 32)
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`
const text = (ref: string, value: string) => `<c r="${ref}" t="str"><v>${value}</v></c>`
const HEAD = row(1, text('A1', 'Handle') + text('B1', 'Followers'))
const sheet = (rows: string, before = '', after = '') =>
  `<worksheet>${before}<sheetData>${HEAD}${rows}</sheetData>${after}</worksheet>`
const changed = (parts: Record<string, string | Uint8Array | Part>) => zipOf({ ...partsOf(plain), ...parts })

/** An old compound file whose directory names these streams. */
function compound(...streams: string[]): Buffer {
  const file = Buffer.alloc(8192)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(1, 48)
  streams.forEach((name, index) => {
    file.write(name, 1024 + 128 * index, 'utf16le')
  })
  return file
}

/** Bombs of XML: a million laughs, and a file of the machine read into a cell. */
const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'bcdefghij'[n]} "${`&${'abcdefghi'[n]};`.repeat(10)}">`).join('')}]><worksheet><sheetData><row><c t="str"><v>&j;</v></c></row></sheetData></worksheet>`
const outside = `<?xml version="1.0"?><!DOCTYPE w SYSTEM "file:///etc/passwd" [<!ENTITY p SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&p;</v></c></row></sheetData></worksheet>`

const whole = handmade(plain)
const cases: Readonly<Record<string, [bytes: () => Uint8Array, code: string, says: string]>> = {
  'bomb.xlsx': [() => changed({ 'xl/worksheets/sheet1.xml': spaces(40) }), 'import_too_large', 'fill the memory'],
  'bomb-of-texts.xlsx': [() => changed({ 'xl/sharedStrings.xml': spaces(40) }), 'import_too_large', 'fill the memory'],
  'bomb-that-lies.xlsx': [
    () => changed({ 'xl/worksheets/sheet1.xml': { content: spaces(40), declaredBytes: 4000 } }),
    'import_unreadable',
    'damaged',
  ],
  'huge-by-its-word.xlsx': [
    () => changed({ 'xl/worksheets/sheet1.xml': { content: plain, declaredBytes: 4_000_000_000 } }),
    'import_too_large',
    'fill the memory',
  ],
  'laughs.xlsx': [() => handmade(laughs), 'import_unreadable', 'declarations'],
  'reads-a-file.xlsx': [() => handmade(outside), 'import_unreadable', 'declarations'],
  'entity-in-texts.xlsx': [() => handmade(plain, '<si><t>&boom;</t></si>'), 'import_unreadable', 'declarations'],
  'half.xlsx': [() => whole.subarray(0, whole.byteLength / 2), 'import_unreadable', 'damaged'],
  'cut-in-the-sheet.xlsx': [() => handmade(plain.slice(0, -40)), 'import_unreadable', 'damaged'],
  'crossed-tags.xlsx': [() => handmade(sheet('<row><c></row></c>')), 'import_unreadable', 'damaged'],
  'deep.xlsx': [() => handmade(sheet('<row>'.repeat(100_000))), 'import_unreadable', 'damaged'],
  'no-sheet.xlsx': [() => changed({ 'xl/_rels/workbook.xml.rels': '<Relationships/>' }), 'import_empty', 'empty'],
  'sheet-outside.xlsx': [
    () =>
      changed({
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
      }),
    'import_unreadable',
    'damaged',
  ],
  'protected-parts.xlsx': [
    () => changed({ 'xl/worksheets/sheet1.xml': { content: plain, isEncrypted: true } }),
    'import_encrypted',
    'password',
  ],
  'protected.xlsx': [
    () => compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage'),
    'import_encrypted',
    'password',
  ],
  'old.xls': [() => compound('Root Entry', 'Workbook'), 'import_kind_unsupported', 'XLSX or CSV'],
  'binary.xlsb': [() => changed({ 'xl/workbook.bin': 'x' }), 'import_kind_unsupported', '.xlsb'],
  'open.ods': [
    () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    'import_kind_unsupported',
    '.ods',
  ],
  'letter.docx': [
    () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }),
    'import_kind_unsupported',
    'text document',
  ],
  'pictures.zip': [() => zipOf({ 'a.png': 'x' }), 'import_not_text', 'zip archive'],
  'row-too-many.xlsx': [() => handmade(sheet(row(1_048_577, text('A1048577', 'ana')))), 'import_too_large', 'rows'],
  'column-too-many.xlsx': [() => handmade(sheet(row(2, text('ZZZZ2', 'ana')))), 'import_unreadable', 'damaged'],
  'row-without-sense.xlsx': [() => handmade(sheet(row(-5, text('A2', 'ana')))), 'import_unreadable', 'damaged'],
  'long-tag.xlsx': [
    () => handmade(sheet(`<row x="${'y'.repeat(3_000_000)}"/>`)),
    'import_too_large',
    'fill the memory',
  ],
  'wide-header.xlsx': [
    () =>
      handmade(
        `<worksheet><sheetData>${row(1, text('A1', 'Handle') + text('XFD1', 'x'))}${row(2, text('A2', 'ana'))}</sheetData></worksheet>`,
      ),
    'import_line_too_long',
    'longer than any',
  ],
}
/** What looks bad and is none: the rows that must come out. */
const harmless: Readonly<Record<string, [bytes: () => Uint8Array, rows: number]>> = {
  'absurd-dimension.xlsx': [() => handmade(sheet(row(2, text('A2', 'ana')), '<dimension ref="A1:XFD99999999"/>')), 1],
  'far-cells.xlsx': [
    () =>
      handmade(
        sheet(
          Array.from({ length: 30_000 }, (_, n) =>
            row(n + 2, text(`A${n + 2}`, `ana${n}`) + text(`XFD${n + 2}`, 'x')),
          ).join(''),
        ),
      ),
    30_000,
  ],
  'many-merges.xlsx': [
    () =>
      handmade(
        sheet(
          row(2, text('A2', 'ana')),
          '',
          `<mergeCells>${'<mergeCell ref="A1:A1048576"/>'.repeat(50_000)}</mergeCells>`,
        ),
      ),
    1,
  ],
  'empty-rows.xlsx': [
    () =>
      handmade(
        sheet(
          row(2, text('A2', 'ana')) +
            Array.from({ length: 300_000 }, (_, n) => `<row r="${n + 3}"><c r="A${n + 3}" s="1"/></row>`).join(''),
        ),
      ),
    1,
  ],
  'brackets-in-quotes.xlsx': [
    () => handmade(sheet(`<row r="2" x="${'>'.repeat(900_000)}">${text('A2', 'ana')}</row>`)),
    1,
  ],
  'sheet-of-nothing.xlsx': [
    () =>
      changed({
        'xl/worksheets/sheet1.xml': sheet(
          row(2, text('A2', 'ana')),
          '',
          Array.from({ length: 1_500_000 }, (_, n) => `<a b="${(n * 7919) % 99_991}"/>`).join(''),
        ),
      }),
    1,
  ],
  'outside-links.xlsx': [
    () =>
      changed({
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="x" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1:9/"/>${String(partsOf(plain)['xl/_rels/workbook.xml.rels']).replace(/<\/?Relationships>/g, '')}</Relationships>`,
      }),
    2,
  ],
}

describe('hostile workbooks', () => {
  const folder = scratchFolder()
  const seen = new Map<string, Told>()
  beforeAll(async () => {
    const files = join(folder, 'files')
    mkdirSync(files)
    const paths = [...Object.entries(cases), ...Object.entries(harmless)].map(([name, [bytes]]) => {
      writeFileSync(join(files, name), bytes())
      return join(files, name)
    })
    const run = await bundleReader(folder)
    for (const told of run('plan', paths)) seen.set(basename(told.path), told)
  })

  test.each(Object.entries(cases))('%s is refused in a sentence, within 10 s and 512 MB', (name, [, code, says]) => {
    const told = seen.get(name)
    expect(told).toMatchObject({ code, message: expect.stringContaining(says) })
    expect(told?.message).toMatch(/Nothing was imported\. [A-Z]/)
    expect(told?.ms).toBeLessThan(10_000)
    expect(told?.rssMb).toBeLessThan(512)
  })

  test.each(Object.entries(harmless))('%s is read', (name, [, rows]) => {
    const told = seen.get(name)
    expect(told).toMatchObject({ rows })
    expect(told?.ms).toBeLessThan(10_000)
    expect(told?.rssMb).toBeLessThan(512)
  })

  test('whatever bytes are changed or cut: rows or a refusal, never another failure', async () => {
    const change = fc.record({ at: fc.nat(whole.byteLength - 1), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat(whole.byteLength), { nil: whole.byteLength, freq: 4 }),
        async (changes, length) => {
          const bytes = Buffer.from(whole)
          for (const { at, byte } of changes) bytes[at] = byte
          await readOrRefuse(bytes.subarray(0, length))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('whatever XML stands in the sheet: rows or a refusal, never another failure', async () => {
    const piece = fc.constantFrom(
      ...[
        '<row>',
        '</row>',
        '<row r="7">',
        '<c r="B2" t="s">',
        '<c>',
        '</c>',
        '<v>',
        '</v>',
        '0',
        '&amp;',
        '&#0;',
        '&',
        '<!--',
        '-->',
      ],
      ...[
        '<![CDATA[',
        ']]>',
        '<is>',
        '</is>',
        '<t>',
        '</t>',
        '"',
        "'",
        '<',
        '>',
        '/',
        '<c t="inlineStr"/>',
        '<?x',
        '?>',
        '\u{1F600}',
      ],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), (pieces) =>
        readOrRefuse(handmade(sheet(row(2, text('A2', 'ana')) + pieces.join('')), '<si><t>x</t></si>')),
      ),
      { numRuns: 400 },
    )
  })
})

async function readOrRefuse(bytes: Uint8Array): Promise<void> {
  const source = sourceOf('tiktok.xlsx', bytes)
  try {
    const plan = await planImport(source)
    for await (const batch of readDrafts(source, plan)) expect(batch.rows.length).toBeLessThanOrEqual(1000)
  } catch (error) {
    if (!(error instanceof CallboardError)) throw error
  }
}
