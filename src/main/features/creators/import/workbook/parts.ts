import { posix } from 'node:path'
import { WorkbookFault } from './fault'
import { builtInFormat, formatOf, type NumberFormat } from './formats'
import { attributesOf, type XmlHandler, XmlScanner } from './xml'
import { inflate, type RandomBytes, type ZipEntry } from './zip'

/** Parts other than sheets and shared texts are small; a theme is 8 kB. */
const MAX_SMALL_PART_BYTES = 64_000_000
const MAX_SHEETS = 10_000
const MAX_STYLES = 200_000

export type Archive = { bytes: RandomBytes; entries: ReadonlyMap<string, ZipEntry> }

/** Reads an XML part through a handler. @throws WorkbookFault */
export async function readPart(
  archive: Archive,
  entry: ZipEntry,
  handler: XmlHandler,
  limitBytes = MAX_SMALL_PART_BYTES,
): Promise<void> {
  const scanner = new XmlScanner(handler)
  for await (const text of textOf(inflate(archive.bytes, entry, limitBytes))) scanner.write(text)
  scanner.end()
}

/** XML is UTF-8 unless a byte order mark says UTF-16; bytes that mean nothing become U+FFFD. */
export async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null
  for await (const chunk of chunks) {
    if (chunk.byteLength === 0) continue
    decoder ??= new TextDecoder(
      chunk[0] === 0xff && chunk[1] === 0xfe
        ? 'utf-16le'
        : chunk[0] === 0xfe && chunk[1] === 0xff
          ? 'utf-16be'
          : 'utf-8',
    )
    yield decoder.decode(chunk, { stream: true })
  }
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield rest
}

type Relationship = { id: string; type: string; target: string }

/** What a part points to within the workbook; what lies outside is not read. */
async function relationshipsOf(archive: Archive, part: string): Promise<Relationship[]> {
  const { dir, base } = posix.parse(part)
  const entry = archive.entries.get(posix.join(dir, '_rels', `${base}.rels`).toLowerCase())
  const relationships: Relationship[] = []
  if (!entry) return relationships
  await readPart(archive, entry, {
    open(name, tag) {
      if (name !== 'Relationship') return
      const attributes = attributesOf(tag)
      if (attributes.get('TargetMode')?.toLowerCase() === 'external') return
      const target = (attributes.get('Target') ?? '').replaceAll('\\', '/')
      const path = target.startsWith('/') ? posix.normalize(target.slice(1)) : posix.join(dir, target)
      relationships.push({ id: attributes.get('Id') ?? '', type: attributes.get('Type') ?? '', target: path })
    },
    close: nothing,
    text: nothing,
  })
  return relationships
}

const nothing = () => {}

export type SheetPart = { name: string; isVisible: boolean; entry: ZipEntry }
export type WorkbookParts = {
  sheets: SheetPart[]
  strings: ZipEntry | null
  formats: NumberFormat[]
  isFrom1904: boolean
}

/** Finds the sheets of a workbook, in the order of their tabs, and what is needed to read their cells. */
export async function findParts(archive: Archive): Promise<WorkbookParts> {
  const root = (await relationshipsOf(archive, '')).find(({ type }) => type.endsWith('/officeDocument'))
  const path = root?.target ?? 'xl/workbook.xml'
  if (/\.bin$/i.test(path) || archive.entries.has('xl/workbook.bin')) throw new WorkbookFault('binaryExcel', path)
  const entry = archive.entries.get(path.toLowerCase())
  if (!entry) throw new WorkbookFault('damaged', 'no list of sheets')
  const relationships = await relationshipsOf(archive, path)
  const partOf = (target: string | undefined) => archive.entries.get(target?.toLowerCase() ?? '') ?? null
  const byType = (type: string) => partOf(relationships.find((found) => found.type.endsWith(`/${type}`))?.target)
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]))

  const sheets: SheetPart[] = []
  let isFrom1904 = false
  let isWorkbook = false
  await readPart(archive, entry, {
    open(name, tag) {
      if (name === 'workbook') isWorkbook = true
      if (name === 'workbookPr') isFrom1904 = /^(1|true|on)$/i.test(attributesOf(tag).get('date1904') ?? '')
      if (name !== 'sheet') return
      const attributes = attributesOf(tag)
      const id = [...attributes].find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const relationship = byId.get(id)
      // Chart sheets and dialogues hold no cells.
      if (!relationship?.type.endsWith('/worksheet')) return
      const part = partOf(relationship.target)
      if (!part) throw new WorkbookFault('damaged', 'a sheet is missing')
      if (sheets.length === MAX_SHEETS) throw new WorkbookFault('tooLarge', 'too many sheets')
      const state = attributes.get('state')?.toLowerCase()
      sheets.push({
        name: (attributes.get('name') ?? '').slice(0, 200),
        isVisible: state !== 'hidden' && state !== 'veryhidden',
        entry: part,
      })
    },
    close: nothing,
    text: nothing,
  })
  if (!isWorkbook) throw new WorkbookFault('damaged', 'the list of sheets is none')
  const styles = byType('styles')
  return {
    sheets,
    strings: byType('sharedStrings'),
    formats: styles ? await readFormats(archive, styles) : [],
    isFrom1904,
  }
}

/** The number format of each style number. */
async function readFormats(archive: Archive, entry: ZipEntry): Promise<NumberFormat[]> {
  const codes = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCells = false
  await readPart(archive, entry, {
    open(name, tag) {
      if (name === 'cellXfs') inCells = true
      else if (name === 'numFmt' && !inCells) {
        const attributes = attributesOf(tag)
        codes.set(Number(attributes.get('numFmtId')), formatOf(attributes.get('formatCode') ?? ''))
      } else if (name === 'xf' && inCells) {
        const id = Number(attributesOf(tag).get('numFmtId') ?? 0)
        formats.push(codes.get(id) ?? builtInFormat(id))
        if (formats.length > MAX_STYLES) throw new WorkbookFault('tooLarge', 'too many styles')
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
    text: nothing,
  })
  return formats
}
