import { mimeOf } from '../../../../shared/domain/fileName'

export type Sniffed = { kind: 'video' | 'image' | 'other'; mime: string }

/** As many bytes from the start of a file tell what it is. */
export const headBytes = 4096

type Head = Uint8Array
const text = (head: Head, from: number, length: number) => String.fromCharCode(...head.subarray(from, from + length))
const begins = (head: Head, ...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)

const video = (mime: string): Sniffed => ({ kind: 'video', mime })
const image = (mime: string): Sniffed => ({ kind: 'image', mime })
const other = (mime: string): Sniffed => ({ kind: 'other', mime })

/** Pictures in the container of MP4, which not every window can show. */
const stillBrands: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  mif1: 'image/heif',
  msf1: 'image/heif',
  avif: 'image/avif',
  avis: 'image/avif',
}

/**
 * What a file is by its first bytes, whatever it is called; null where they say nothing. What could carry script (SVG,
 * HTML) has no such bytes and so is never a picture here.
 */
export function sniffMedium(head: Head): Sniffed | null {
  if (begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return image('image/png')
  if (begins(head, 0xff, 0xd8, 0xff)) return image('image/jpeg')
  if (/^GIF8[79]a$/.test(text(head, 0, 6))) return image('image/gif')
  if (text(head, 0, 4) === 'RIFF') return riff(text(head, 8, 4))
  if (text(head, 4, 4) === 'ftyp') return boxed(text(head, 8, 4))
  // QuickTime from before it named its brand.
  if (['moov', 'mdat', 'wide'].includes(text(head, 4, 4))) return video('video/quicktime')
  if (begins(head, 0x1a, 0x45, 0xdf, 0xa3))
    return video(text(head, 0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska')
  if (text(head, 0, 3) === 'ID3' || isMp3Frame(head)) return other('audio/mpeg')
  if (text(head, 0, 4) === 'OggS') return other('audio/ogg')
  if (text(head, 0, 4) === 'fLaC') return other('audio/flac')
  if (text(head, 0, 5) === '%PDF-') return other('application/pdf')
  return null
}

function riff(form: string): Sniffed | null {
  if (form === 'WEBP') return image('image/webp')
  if (form === 'AVI ') return video('video/x-msvideo')
  return form === 'WAVE' ? other('audio/wav') : null
}

function boxed(brand: string): Sniffed {
  const still = Object.hasOwn(stillBrands, brand) ? stillBrands[brand] : undefined
  if (still) return other(still)
  if (brand === 'qt  ') return video('video/quicktime')
  return brand === 'M4A ' || brand === 'M4B ' ? other('audio/mp4') : video('video/mp4')
}

/** Layer III only: the mark alone is also how a text in UTF-16 begins. */
const isMp3Frame = (head: Head) => head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2

/** What a version or an evidence is. A name that says picture, video or sound is believed only if the bytes say it too. */
export function sniffFile(head: Head, name: string): Sniffed {
  const sniffed = sniffMedium(head)
  if (sniffed) return sniffed
  const named = mimeOf(name)
  return other(/^(image|video|audio)\/|^application\/pdf$/.test(named) ? 'application/octet-stream' : named)
}
