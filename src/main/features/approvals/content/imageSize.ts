/** Wider or higher is no picture that anybody posts: a header that claims it is not believed. */
const maxSide = 65_535

/** From the start of a file; a JPEG whose thumbnails and profiles are longer tells no size. */
export const imageHeadBytes = 1 << 20

export type ImageSize = { width: number; height: number }

/** Width and height of a PNG, JPEG, GIF or WebP by its header, turned as it is shown; null where it does not say. */
export function imageSize(mime: string, head: Buffer): ImageSize | null {
  try {
    const size = readers[mime]?.(head) ?? null
    return size && isSide(size.width) && isSide(size.height) ? size : null
  } catch {
    // The header ends before the size.
    return null
  }
}

const isSide = (side: number) => Number.isInteger(side) && side >= 1 && side <= maxSide

const readers: Readonly<Record<string, (head: Buffer) => ImageSize | null>> = {
  'image/png': (head) =>
    head.toString('latin1', 12, 16) === 'IHDR' ? { width: head.readUInt32BE(16), height: head.readUInt32BE(20) } : null,
  'image/gif': (head) => ({ width: head.readUInt16LE(6), height: head.readUInt16LE(8) }),
  'image/webp': webpSize,
  'image/jpeg': jpegSize,
}

function webpSize(head: Buffer): ImageSize | null {
  const format = head.toString('latin1', 12, 16)
  if (format === 'VP8X') return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
  if (format === 'VP8L') {
    if (head[20] !== 0x2f) return null
    const bits = head.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (format !== 'VP8 ' || head.readUIntBE(23, 3) !== 0x9d012a) return null
  return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
}

function jpegSize(head: Buffer): ImageSize | null {
  let isTurned = false
  for (let at = 2; at + 4 <= head.length; ) {
    if (head[at] !== 0xff) return null
    const marker = head.readUInt8(at + 1)
    // Filling bytes, and marks without a length.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2
      continue
    }
    const length = head.readUInt16BE(at + 2)
    if (length < 2) return null
    if (marker === 0xe1) isTurned ||= isTurnedByExif(head.subarray(at + 4, at + 2 + length))
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const [height, width] = [head.readUInt16BE(at + 5), head.readUInt16BE(at + 7)]
      return isTurned ? { width: height, height: width } : { width, height }
    }
    if (marker === 0xd9 || marker === 0xda) return null
    at += 2 + length
  }
  return null
}

/** Whether the Exif orientation turns the picture by a quarter. */
function isTurnedByExif(segment: Buffer): boolean {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0' || segment.length < 14) return false
  const tiff = segment.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const two = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (start + 2 > tiff.length) return false
  const entries = two(start)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = start + 2 + entry * 12
    if (at + 12 > tiff.length) return false
    if (two(at) === 0x0112) return two(at + 8) >= 5 && two(at + 8) <= 8
  }
  return false
}
