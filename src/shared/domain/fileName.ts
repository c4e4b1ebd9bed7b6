/** Longest name in UTF-8 bytes that every file system takes, with room for a counter behind it. */
const maxBytes = 200
/** Letters that a name may not hold on one of our systems. */
const forbidden = /[<>:"|?*\\/]/g
/** Controls and what is not seen or turns the direction of reading: `photo\u202Egpj.exe` reads as `photoexe.jpg`. */
const unseen = /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu
/** Names that Windows keeps for devices, whatever follows the dot. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

/**
 * A name that every file system takes, that cannot leave its folder and that reads as what it is: the last part of a
 * path, without letters that are not seen or that turn the direction, at most 200 bytes of UTF-8 with the extension
 * kept. Doing it twice changes nothing.
 *
 * @param name anything a person, a mail or a page called a file
 * @returns never empty; `file` where nothing is left
 */
export function safeFileName(name: string): string {
  const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? ''
  const plain = trimmed(last.normalize('NFC').replace(unseen, '').replace(forbidden, '_').replace(/\s+/gu, ' '))
  const kept = trimmed(shortened(plain.replace(device, '_$&'))) || 'file'
  return device.test(kept) ? `_${kept}` : kept
}

/** Without leading dots, which hide a file, and without trailing dots and blanks, which Windows drops. */
const trimmed = (text: string) => text.replace(/^[.\s]+/u, '').replace(/[.\s]+$/u, '')

/** Bytes in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

function shortened(name: string): string {
  if (bytesOf(name) <= maxBytes) return name
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  let room = maxBytes - bytesOf(extension)
  let stem = ''
  for (const letter of name.slice(0, name.length - extension.length)) {
    room -= bytesOf(letter)
    if (room < 0) break
    stem += letter
  }
  return trimmed(stem) + extension
}

const mimes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  txt: 'text/plain',
  csv: 'text/csv',
  eml: 'message/rfc822',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
}

/** Kind of a file by its extension. What can carry script (HTML, SVG) is told as bytes, so that nothing runs it. */
export function mimeOf(name: string): string {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(mimes, extension) ? (mimes[extension] ?? '') : 'application/octet-stream'
}
