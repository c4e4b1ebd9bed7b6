import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mimeOf, safeFileName } from '../../../src/shared/domain/fileName'

test.each([
  ['kit.pdf', 'kit.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\x\\..\\kit.pdf', 'kit.pdf'],
  ['.bashrc', 'bashrc'],
  ['a. . .', 'a'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a\nb\tc.txt', 'abc.txt'],
  ['a \u00a0 b.txt', 'a b.txt'],
  ['com1', '_com1'],
  ['COM¹.pdf', '_COM¹.pdf'],
  ['console.pdf', 'console.pdf'],
  ['\u200bnul', '_nul'],
  ['e\u0301.txt', '\u00e9.txt'],
  ['\ud800.txt', '\ufffd.txt'],
  ['a/', 'file'],
  ['', 'file'],
])('%j is kept as %j', (given, kept) => {
  expect(safeFileName(given)).toBe(kept)
})

test('any name becomes one that every file system takes, and a second time changes nothing', () => {
  const part = fc.oneof(
    fc.constantFrom('.', ' ', '..', '/', '\\', 'con', 'NUL', 'lpt1', '.pdf', '\u202e', '\u0000', '😀', 'ü'),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const name = safeFileName(parts.join(''))
      expect(name).not.toBe('')
      expect(name).not.toMatch(/[<>:"|?*\\/\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
      expect(name).not.toMatch(/^[.\s]|[.\s]$/u)
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
      expect(name.isWellFormed()).toBe(true)
      expect(new TextEncoder().encode(name).byteLength).toBeLessThanOrEqual(201)
      expect(safeFileName(name)).toBe(name)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['a.PDF', 'application/pdf'],
  ['a.svg', 'application/octet-stream'],
  ['a.html', 'application/octet-stream'],
  ['a.constructor', 'application/octet-stream'],
  ['pdf', 'application/octet-stream'],
])('%s is told as %s', (name, mime) => {
  expect(mimeOf(name)).toBe(mime)
})
