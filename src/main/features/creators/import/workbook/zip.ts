import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { WorkbookFault } from './fault'

/** Bytes that can be read from anywhere, as a file can. */
export type RandomBytes = {
  sizeBytes: number
  /** the bytes from `from` up to, not with, `to` */
  slice(from: number, to: number): AsyncIterable<Uint8Array>
}

export type ZipEntry = {
  name: string
  method: number
  isEncrypted: boolean
  crc: number
  packedBytes: number
  /** as declared; never exceeded when read */
  inflatedBytes: number
  headerAt: number
}

/** A workbook has some dozens of parts, one with a thousand pictures as many. */
const MAX_ENTRIES = 20_000
const MAX_DIRECTORY_BYTES = 8_000_000
/** Of one part. XML packs 5 to 40 to one; only what is made to be a bomb comes near the 1,032 that are possible. */
const MAX_RATIO = 300
const RATIO_MATTERS_BYTES = 32_000_000
const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535
const INFLATE_CHUNK_BYTES = 262_144

/**
 * The directory of a zip archive, from its end, by lower-case name. Nothing is unpacked.
 *
 * @throws WorkbookFault `damaged`, `tooLarge`
 */
export async function readDirectory(bytes: RandomBytes): Promise<Map<string, ZipEntry>> {
  const tailAt = Math.max(0, bytes.sizeBytes - END_BYTES - MAX_COMMENT_BYTES)
  const tail = await readBytes(bytes, tailAt, bytes.sizeBytes)
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (at < 0 || at + END_BYTES > tail.length) throw new WorkbookFault('damaged', 'no directory at the end')
  const end = await directoryAt(bytes, tail, at)
  if (end.count > MAX_ENTRIES || end.sizeBytes > MAX_DIRECTORY_BYTES)
    throw new WorkbookFault('tooLarge', 'too many parts')
  if (end.at + end.sizeBytes > bytes.sizeBytes) throw new WorkbookFault('damaged', 'the directory lies outside')
  const directory = await readBytes(bytes, end.at, end.at + end.sizeBytes)
  const entries = new Map<string, ZipEntry>()
  let from = 0
  while (from + 46 <= directory.length && directory.readUInt32LE(from) === 0x02014b50) {
    const nameBytes = directory.readUInt16LE(from + 28)
    const extraBytes = directory.readUInt16LE(from + 30)
    const next = from + 46 + nameBytes + extraBytes + directory.readUInt16LE(from + 32)
    const entry = entryAt(directory, from, nameBytes, extraBytes)
    if (entry.headerAt + 30 + entry.packedBytes > bytes.sizeBytes)
      throw new WorkbookFault('damaged', `"${entry.name.slice(0, 80)}" lies outside the file`)
    const key = entry.name.toLowerCase()
    if (!entries.has(key)) entries.set(key, entry)
    from = next
  }
  if (entries.size === 0) throw new WorkbookFault('damaged', 'an empty archive')
  return entries
}

type DirectoryPlace = { count: number; sizeBytes: number; at: number }

/** Where the directory is; with its 64-bit form where the plain one does not suffice. */
async function directoryAt(bytes: RandomBytes, tail: Buffer, at: number): Promise<DirectoryPlace> {
  const plain = {
    count: tail.readUInt16LE(at + 10),
    sizeBytes: tail.readUInt32LE(at + 12),
    at: tail.readUInt32LE(at + 16),
  }
  const isPlain = plain.count !== 0xffff && plain.sizeBytes !== 0xffffffff && plain.at !== 0xffffffff
  if (isPlain || at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) return plain
  const recordAt = Number(tail.readBigUInt64LE(at - 12))
  if (recordAt + 56 > bytes.sizeBytes) throw new WorkbookFault('damaged', 'the directory lies outside')
  const record = await readBytes(bytes, recordAt, recordAt + 56)
  return {
    count: Number(record.readBigUInt64LE(32)),
    sizeBytes: Number(record.readBigUInt64LE(40)),
    at: Number(record.readBigUInt64LE(48)),
  }
}

function entryAt(directory: Buffer, at: number, nameBytes: number, extraBytes: number): ZipEntry {
  const name = directory
    .toString('utf8', at + 46, at + 46 + nameBytes)
    .replaceAll('\\', '/')
    .replace(/^\/+/, '')
  const entry = {
    name,
    method: directory.readUInt16LE(at + 10),
    isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    crc: directory.readUInt32LE(at + 16),
    packedBytes: directory.readUInt32LE(at + 20),
    inflatedBytes: directory.readUInt32LE(at + 24),
    headerAt: directory.readUInt32LE(at + 42),
  }
  const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes)
  for (let from = 0; from + 4 <= extra.length; from += 4 + extra.readUInt16LE(from + 2)) {
    if (extra.readUInt16LE(from) !== 1) continue
    const field = extra.subarray(from + 4, from + 4 + extra.readUInt16LE(from + 2))
    let place = 0
    const next = () => {
      if (place + 8 > field.length) throw new WorkbookFault('damaged', 'a size is missing')
      place += 8
      return Number(field.readBigUInt64LE(place - 8))
    }
    if (entry.inflatedBytes === 0xffffffff) entry.inflatedBytes = next()
    if (entry.packedBytes === 0xffffffff) entry.packedBytes = next()
    if (entry.headerAt === 0xffffffff) entry.headerAt = next()
  }
  return entry
}

/** Refuses a part by what it declares of itself. */
function assertSize(entry: ZipEntry, limitBytes: number): void {
  if (entry.isEncrypted) throw new WorkbookFault('encrypted', entry.name)
  const isBomb = entry.inflatedBytes > RATIO_MATTERS_BYTES && entry.inflatedBytes > entry.packedBytes * MAX_RATIO
  if (isBomb || entry.inflatedBytes > limitBytes)
    throw new WorkbookFault('tooLarge', `"${entry.name.slice(0, 80)}" unpacks to ${entry.inflatedBytes} bytes`)
}

/**
 * The bytes of one part, unpacked as they are read, never more than it declares.
 *
 * @param onRead told how many packed bytes have been read
 * @throws WorkbookFault `damaged`, `encrypted`, `tooLarge`
 */
export async function* inflate(
  bytes: RandomBytes,
  entry: ZipEntry,
  limitBytes: number,
  onRead: (packedBytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  assertSize(entry, limitBytes)
  const header = await readBytes(bytes, entry.headerAt, entry.headerAt + 30)
  if (header.readUInt32LE(0) !== 0x04034b50) throw new WorkbookFault('damaged', 'a part is not where it should be')
  const dataAt = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (dataAt + entry.packedBytes > bytes.sizeBytes) throw new WorkbookFault('damaged', 'a part lies outside the file')
  let length = 0
  let crc = 0
  if (entry.packedBytes === 0) {
    if (entry.inflatedBytes > 0) throw new WorkbookFault('damaged', 'a part is empty')
    return
  }
  try {
    for await (const chunk of unpacked(
      counted(bytes.slice(dataAt, dataAt + entry.packedBytes), onRead),
      entry.method,
    )) {
      length += chunk.byteLength
      if (length > entry.inflatedBytes) throw new WorkbookFault('damaged', 'a part is larger than it declares')
      crc = crc32(chunk, crc)
      yield chunk
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new WorkbookFault('damaged', error.message)
    throw error
  }
  if (length !== entry.inflatedBytes || crc !== entry.crc) throw new WorkbookFault('damaged', 'a checksum does not fit')
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    onRead(bytes)
    yield chunk
  }
}

function unpacked(chunks: AsyncIterable<Uint8Array>, method: number): AsyncIterable<Uint8Array> {
  if (method === 0) return chunks
  if (method !== 8) throw new WorkbookFault('damaged', `packed in a way (${method}) that workbooks are not`)
  // Its errors reach the loop that reads from it.
  return pipeline(Readable.from(chunks), createInflateRaw({ chunkSize: INFLATE_CHUNK_BYTES }), () => {})
}

/** @throws WorkbookFault `damaged` where the file ends before */
export async function readBytes(bytes: RandomBytes, from: number, to: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  if (to > from) for await (const part of bytes.slice(from, to)) parts.push(part)
  const all = Buffer.concat(parts)
  if (all.byteLength !== to - from) throw new WorkbookFault('damaged', 'the file ends in the middle')
  return all
}
