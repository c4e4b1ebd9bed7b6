import { crc32, deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'

export type Part = {
  content: string | Uint8Array
  /** what the archive says of it, where that is a lie */
  declaredBytes?: number
  packedBytes?: number
  isEncrypted?: boolean
}

/** A zip archive of these parts, packed, as the format says; with lies where a part tells them. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array | Part>>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, given] of Object.entries(parts)) {
    const part: Part = typeof given === 'string' || given instanceof Uint8Array ? { content: given } : given
    const content = Buffer.from(part.content)
    const packed = deflateRawSync(content, { level: 6 })
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(part.isEncrypted ? 1 : 0, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(part.packedBytes ?? packed.byteLength, 14)
    fields.writeUInt32LE(part.declaredBytes ?? content.byteLength, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, tail, Buffer.from(name)]))
    files.push(local)
    at += local.byteLength
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(listed.byteLength, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, listed, end])
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationships = (...entries: [string, string, string][]) =>
  `<Relationships>${entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** The parts of a workbook with one sheet, to be changed before they are packed. */
export function partsOf(sheet: string, strings = ''): Record<string, string | Uint8Array | Part> {
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relationships(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="Creators" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      ['r1', 'worksheet', 'worksheets/sheet1.xml'],
      ['r2', 'sharedStrings', 'sharedStrings.xml'],
    ),
    'xl/worksheets/sheet1.xml': sheet,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  }
}

/** A sheet of these rows, every cell an inline text. */
export const sheetOf = (rows: readonly (readonly string[])[]) =>
  `<worksheet><sheetData>${rows.map((cells) => `<row>${cells.map(inline).join('')}</row>`).join('')}</sheetData></worksheet>`
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`

export const handmade = (sheet: string, strings?: string) => zipOf(partsOf(sheet, strings))

/** A workbook as exceljs writes it. */
export async function written(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
