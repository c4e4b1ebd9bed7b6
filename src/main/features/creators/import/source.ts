import { createReadStream } from 'node:fs'
import type { RandomBytes } from './workbook/zip'

/**
 * A file to be read: from a path, an upload or a test. `open` and `slice` may be called more than once and start anew
 * each time.
 */
export type ImportSource = RandomBytes & {
  fileName: string
  open(): AsyncIterable<Uint8Array>
}

/** A source of bytes or text that stands in memory. */
export function sourceOf(fileName: string, content: string | Uint8Array): ImportSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const slice = async function* (from: number, to: number) {
    yield bytes.subarray(from, to)
  }
  return { fileName, sizeBytes: bytes.byteLength, open: () => slice(0, bytes.byteLength), slice }
}

/** At most the first `limit` bytes, and whether that is the whole file. */
export async function readHead(source: ImportSource, limit: number): Promise<{ head: Uint8Array; isWhole: boolean }> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of source.open()) {
    parts.push(part)
    length += part.byteLength
    if (length > limit) break
  }
  const all = Buffer.concat(parts)
  return length > limit ? { head: all.subarray(0, limit), isWhole: false } : { head: all, isWhole: true }
}

/** A source that reads a file by path, in pieces. */
export function fileSource(path: string, fileName: string, sizeBytes: number): ImportSource {
  return {
    fileName,
    sizeBytes,
    open: () => createReadStream(path, { highWaterMark: 1_048_576 }),
    slice: (from, to) => createReadStream(path, { start: from, end: to - 1, highWaterMark: 262_144 }),
  }
}
