import { type FileHandle, open } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { readPart } from '../content/readPart'
import { pdfAnchorText } from './anchor'

/** Reads the anchor out of files of unknown origin: bounded in memory, whatever they say of themselves. */

export type AnchorText = { kind: 'json'; text: string } | { kind: 'database' } | { kind: 'nothing' }

const pieceBytes = 1 << 20
/** Of the anchor itself: thousands of decisions fit. */
const mostAnchorBytes = 8 << 20
const mostHtmlBytes = 64 << 20
/** A PDF's anchor stands at its end, before the last cross-reference offset. */
const pdfTailBytes = mostAnchorBytes * 2
const opening = Buffer.from('<script type="application/json" id="callboard-anchor">')
const closing = Buffer.from('</script>')

export async function readAnchorText(path: string): Promise<AnchorText> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = await readPart(file, 0, Math.min(size, 1024))
    if (head.subarray(0, 16).toString('latin1') === 'SQLite format 3\0') return { kind: 'database' }
    if (head.includes('%PDF-')) {
      const from = Math.max(0, size - pdfTailBytes)
      return asText(pdfAnchorText(await readPart(file, from, size - from)))
    }
    if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return asText(await inZip(file, size))
    return asText(size > mostHtmlBytes ? null : await inHtml(file, size))
  } finally {
    await file.close()
  }
}

const asText = (text: string | null): AnchorText =>
  text === null || text.length > mostAnchorBytes ? { kind: 'nothing' } : { kind: 'json', text }

/** Piece by piece, for a page may hold videos. */
async function inHtml(file: FileHandle, size: number): Promise<string | null> {
  let kept: Buffer = Buffer.alloc(0)
  let isInside = false
  for (let at = 0; at < size; at += pieceBytes) {
    kept = Buffer.concat([kept, await readPart(file, at, Math.min(pieceBytes, size - at))])
    if (!isInside) {
      const start = kept.indexOf(opening)
      isInside = start >= 0
      kept = isInside ? kept.subarray(start + opening.length) : kept.subarray(Math.max(0, kept.length - opening.length))
    }
    if (!isInside) continue
    const end = kept.indexOf(closing)
    if (end >= 0) return kept.toString('utf8', 0, end)
    if (kept.length > mostAnchorBytes) return null
  }
  return null
}

function htmlText(html: Buffer): string | null {
  const start = html.indexOf(opening)
  const end = html.indexOf(closing, start)
  return start < 0 || end < 0 ? null : html.toString('utf8', start + opening.length, end)
}

/** The first page in a ZIP that holds an anchor. Only its list and those pages are read, never the videos beside them. */
async function inZip(file: FileHandle, size: number): Promise<string | null> {
  const tailBytes = Math.min(size, 65_557)
  const tail = await readPart(file, size - tailBytes, tailBytes)
  const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || tail.length < end + 22) return null
  const listBytes = tail.readUInt32LE(end + 12)
  const listAt = tail.readUInt32LE(end + 16)
  if (listBytes > mostAnchorBytes || listAt + listBytes > size) return null
  const list = await readPart(file, listAt, listBytes)
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === 0x02014b50; ) {
    const nameBytes = list.readUInt16LE(at + 28)
    const name = list.toString('utf8', at + 46, at + 46 + nameBytes)
    const entry = {
      isPacked: list.readUInt16LE(at + 10) === 8,
      packedBytes: list.readUInt32LE(at + 20),
      headerAt: list.readUInt32LE(at + 42),
    }
    at += 46 + nameBytes + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32)
    if (!/\.html?$/i.test(name)) continue
    const found = await inEntry(file, size, entry)
    if (found !== null) return found
  }
  return null
}

async function inEntry(
  file: FileHandle,
  size: number,
  { isPacked, packedBytes, headerAt }: { isPacked: boolean; packedBytes: number; headerAt: number },
): Promise<string | null> {
  const header = await readPart(file, headerAt, 30)
  if (header.length < 30 || packedBytes > mostHtmlBytes) return null
  const from = headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (from + packedBytes > size) return null
  const packed = await readPart(file, from, packedBytes)
  try {
    return htmlText(isPacked ? inflateRawSync(packed, { maxOutputLength: mostHtmlBytes }) : packed)
  } catch {
    return null
  }
}
