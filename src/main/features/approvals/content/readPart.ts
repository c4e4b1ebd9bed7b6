import type { FileHandle } from 'node:fs/promises'

/** Up to `length` bytes from a place in a file; fewer where it ends before. One read may give less than it was asked. */
export async function readPart(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
