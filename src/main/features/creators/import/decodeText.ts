import { isAscii, isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'
import iconv from 'iconv-lite'

/** Name of an encoding as `TextDecoder` or iconv-lite knows it: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, … */
export type EncodingChoice = { encoding: string; hasByteOrderMark: boolean }

/** What a file is when it is no text. */
export type BinaryKind =
  | 'excel'
  | 'oldExcel'
  | 'zip'
  | 'pdf'
  | 'image'
  | 'media'
  | 'database'
  | 'program'
  | 'archive'
  | 'binary'

const MAGIC: readonly (readonly [BinaryKind, readonly number[], number?])[] = [
  ['image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['oldExcel', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['database', [...Buffer.from('SQLite format 3\0')]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['program', [0xcf, 0xfa, 0xed, 0xfe]],
  ['archive', [0x1f, 0x8b, 0x08]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['media', [0x66, 0x74, 0x79, 0x70], 4],
  ['media', [0x1a, 0x45, 0xdf, 0xa3]],
]

/** Whether the first bytes are those of a known format, or hold what no text holds; null for text. */
export function binaryKind(head: Uint8Array): BinaryKind | null {
  for (const [kind, bytes, at = 0] of MAGIC) {
    if (bytes.every((byte, index) => head[at + index] === byte)) {
      return kind === 'zip' && Buffer.from(head.subarray(0, 4096)).includes('xl/') ? 'excel' : kind
    }
  }
  if (unicodeMark(head) || sixteenBit(head)) return null
  let nulls = 0
  let controls = 0
  const length = Math.min(head.byteLength, 65_536)
  for (let index = 0; index < length; index += 1) {
    const byte = head[index] ?? 0
    if (byte === 0) nulls += 1
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) controls += 1
  }
  // Naughty text holds a stray control character; programs and pictures hold them everywhere.
  if (nulls > 4 && nulls > length * 0.02) return 'binary'
  return controls > 8 && controls > length * (isUtf8(wholeSigns(head)) ? 0.2 : 0.03) ? 'binary' : null
}

/**
 * The encoding of a text from its first bytes: byte order mark, the pattern of NULs of UTF-16 without one, valid
 * UTF-8, else what `chardet` finds; a Latin text it takes for ISO 8859-1 or -15 is read as Windows-1252, which has the
 * same letters and the euro and quotation marks that such files really hold.
 *
 * @returns `isCertain` false where the bytes seen are plain ASCII, which says nothing about those that follow
 */
export function detectEncoding(head: Uint8Array): EncodingChoice & { isCertain: boolean } {
  const mark = unicodeMark(head)
  if (mark) return { encoding: mark, hasByteOrderMark: true, isCertain: true }
  const sixteen = sixteenBit(head)
  if (sixteen) return { encoding: sixteen, hasByteOrderMark: false, isCertain: true }
  if (isUtf8(wholeSigns(head))) {
    return { encoding: 'utf-8', hasByteOrderMark: false, isCertain: !isAscii(head) }
  }
  return { encoding: detectLegacy(head), hasByteOrderMark: false, isCertain: true }
}

const LATIN = /^(iso-8859-(1|15)|windows-1252|ascii|utf-8|utf-16.*|utf-32.*|iso-2022.*)$/i

function detectLegacy(head: Uint8Array): string {
  const best = analyse(head)[0]
  const name = best?.name ?? 'windows-1252'
  if (LATIN.test(name) || (best?.confidence ?? 0) < 40 || !iconv.encodingExists(name)) return 'windows-1252'
  return name.toLowerCase()
}

function unicodeMark(head: Uint8Array): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/** Latin letters, digits and separators are half NUL in UTF-16; which half tells the byte order. */
function sixteenBit(head: Uint8Array): string | null {
  const length = Math.min(head.byteLength, 65_536) & ~1
  if (length < 8) return null
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 2) {
    if (head[index] === 0) even += 1
    if (head[index + 1] === 0) odd += 1
  }
  const half = length / 2
  if (odd > half * 0.3 && even < half * 0.02) return 'utf-16le'
  if (even > half * 0.3 && odd < half * 0.02) return 'utf-16be'
  return null
}

/** Without the last character where the cut may have gone through it. */
function wholeSigns(head: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(4, head.byteLength); back += 1) {
    const byte = head[head.byteLength - back] ?? 0
    if (byte < 0x80) return head
    if (byte >= 0xc0) return head.subarray(0, head.byteLength - back)
  }
  return head
}

/**
 * Whether a file whose beginning is plain ASCII stays valid UTF-8 to its end; else the legacy encoding that its first
 * other bytes speak for. Reads the whole file once, at the speed of the disk.
 */
export async function settleAscii(chunks: AsyncIterable<Uint8Array>): Promise<EncodingChoice> {
  let carried: Uint8Array = new Uint8Array(0)
  for await (const chunk of chunks) {
    const bytes = carried.byteLength > 0 ? Buffer.concat([carried, chunk]) : chunk
    const whole = wholeSigns(bytes)
    if (!isUtf8(whole)) {
      const first = whole.findIndex((byte) => byte > 127)
      const around = whole.subarray(Math.max(0, first - 20_000), first + 200_000)
      return { encoding: detectLegacy(around), hasByteOrderMark: false }
    }
    carried = bytes.subarray(whole.byteLength)
  }
  if (!isUtf8(carried)) return { encoding: 'windows-1252', hasByteOrderMark: false }
  return { encoding: 'utf-8', hasByteOrderMark: false }
}

/** At a time, so that one huge chunk does not become one huge string. */
const SLICE_BYTES = 262_144

/** Text of a stream of bytes; a byte order mark is dropped, bytes that mean nothing become U+FFFD. */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.byteLength; from += SLICE_BYTES) {
      const text = decoder.write(chunk.subarray(from, from + SLICE_BYTES))
      if (text !== '') yield text
    }
  }
  const rest = decoder.end()
  if (rest !== '') yield rest
}

function decoderOf(encoding: string): { write(bytes: Uint8Array): string; end(): string } {
  if (encoding.startsWith('utf-')) {
    const decoder = new TextDecoder(encoding)
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
  }
  const name = iconv.encodingExists(encoding) ? encoding : 'windows-1252'
  const decoder = iconv.getDecoder(name)
  return {
    write: (bytes) => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    end: () => decoder.end() ?? '',
  }
}
