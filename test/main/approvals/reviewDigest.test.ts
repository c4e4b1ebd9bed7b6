import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import digestSource from '../../../resources/review/digest.js?raw'
import { canonicalJson } from '../../../src/shared/domain/approvals/canonicalJson'

type Digest = {
  sha256: (bytes: Uint8Array) => Uint8Array
  hexOf: (bytes: Uint8Array) => string
  hmacHex: (keyHex: string, text: string) => string
  canonicalJson: (value: unknown) => string
  wellFormed: (text: string) => string
  newId: () => string
}
const names = ['sha256', 'hexOf', 'hmacHex', 'canonicalJson', 'wellFormed', 'newId']
/** As the page has it: one plain script. */
const page = new Function(`${digestSource.replace(/^export /gm, '')}\nreturn { ${names.join(', ')} }`)() as Digest

it('digests as Node does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(page.hexOf(page.sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
    }),
  )
  const long = new Uint8Array(100_000).fill(97)
  expect(page.hexOf(page.sha256(long))).toBe(createHash('sha256').update(long).digest('hex'))
})

it('signs as Node does', () => {
  const key = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(key, fc.string({ unit: 'grapheme' }), (bytes, text) => {
      const right = createHmac('sha256', bytes).update(text, 'utf8').digest('hex')
      expect(page.hmacHex(Buffer.from(bytes).toString('hex'), text)).toBe(right)
    }),
  )
})

it('writes JSON as the engine does', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3, noUnicodeString: false }), (value) => {
      expect(page.canonicalJson(value)).toBe(canonicalJson(value))
    }),
  )
})

it('makes any text well formed, and ids that are UUIDs', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(page.wellFormed(text)).toBe(text.toWellFormed())
    }),
  )
  expect(page.newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
