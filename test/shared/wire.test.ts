import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeWire, encodeWire, WireError } from '../../src/shared/wire'

const keys = fc.oneof(fc.string(), fc.constantFrom('$bin', '$$bin', '$', 'value', 'chunks', '__proto__', 'toJSON', ''))
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
  fc.uint8Array(),
  fc.uint32Array(),
  fc.float64Array(),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('tree')),
    fc.dictionary(keys, tie('tree'), { noNullPrototype: true }),
  ),
}))

/** A message by hand: the JSON and what follows it. */
function message(json: string, ...rest: number[]): Uint8Array {
  const text = new TextEncoder().encode(json)
  return Uint8Array.from([0, 0, text.length >> 8, text.length & 255, ...text, ...rest])
}

function nested(levels: number): unknown {
  return levels === 0 ? 0 : [nested(levels - 1)]
}

describe('wire', () => {
  it('gives back what went in', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(decodeWire(encodeWire(value))).toStrictEqual(value)
      }),
    )
  })

  it('gives the same from any place in a larger buffer', () => {
    fc.assert(
      fc.property(tree, fc.nat(16), (value, shift) => {
        const encoded = encodeWire(value)
        const larger = new Uint8Array(encoded.length + shift)
        larger.set(encoded, shift)
        expect(decodeWire(larger.subarray(shift))).toStrictEqual(value)
      }),
    )
  })

  it('sends a part of an array as that part, and a Buffer as bytes', () => {
    const all = Float64Array.of(1, Number.NaN, -0, 4)
    const sent = { part: all.subarray(1, 3), buffer: Buffer.from('abc'), empty: new Uint32Array() }
    expect(decodeWire(encodeWire(sent))).toStrictEqual({
      part: Float64Array.of(Number.NaN, -0),
      buffer: Uint8Array.of(97, 98, 99),
      empty: new Uint32Array(),
    })
  })

  it('decodes arrays without copying them', () => {
    const encoded = encodeWire({ ids: Uint32Array.of(1, 2, 3), text: 'odd length' })
    const decoded = decodeWire(encoded)
    expect(decoded).toMatchObject({ ids: { buffer: encoded.buffer } })
  })

  it('costs four bytes a row for an id vector', () => {
    expect(encodeWire({ ids: new Uint32Array(1_000_000) }).byteLength).toBeLessThan(4_000_100)
  })

  it('leaves out what is undefined, and sends nothing as nothing', () => {
    expect(decodeWire(encodeWire({ a: undefined, b: 1 }))).toStrictEqual({ b: 1 })
    expect(decodeWire(encodeWire(undefined))).toBeUndefined()
  })

  it('pollutes no prototype', () => {
    const decoded = decodeWire(message('{"value":{"__proto__":{"admin":true,"$$bin":1}},"chunks":[]}'))
    expect(decoded).not.toHaveProperty('admin')
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype)
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
    ['a bigint', 1n],
    ['a function', { f: () => 1 }],
    ['a symbol', Symbol.iterator],
    ['an array with a hole', new Array<number>(3)],
    ['an array with undefined', [undefined]],
    ['another typed array', new Int16Array(2)],
    ['an instance', new (class Account {})()],
    ['102 levels', nested(102)],
  ])('refuses to send %s', (_what, value) => {
    expect(() => encodeWire(value)).toThrow(WireError)
  })

  it('refuses to send what holds itself', () => {
    const loop: unknown[] = []
    loop.push(loop)
    expect(() => encodeWire(loop)).toThrow(WireError)
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['a cut length', Uint8Array.of(0, 0, 0)],
    ['a length past the end', Uint8Array.of(255, 255, 255, 255, 123)],
    ['no JSON', message('{')],
    ['JSON that is no object', message('7')],
    ['a missing list of chunks', message('{"value":1}')],
    ['chunks of negative length', message('{"value":1,"chunks":[-1]}')],
    ['chunks of impossible length', message('{"value":1,"chunks":[9007199254740991]}')],
    ['chunks that are no numbers', message('{"value":1,"chunks":["8"]}')],
    ['bytes after the end', message('{"value":1,"chunks":[]}', 0)],
    ['a chunk that nothing names', message('{"value":1,"chunks":[0]}', 0, 0, 0, 0, 0, 0)],
    ['a named chunk that is not there', message('{"value":{"$bin":[0,"u8"]},"chunks":[]}')],
    ['a chunk named by text', message('{"value":{"$bin":["0","u8"]},"chunks":[]}')],
    ['a chunk named by a member', message('{"value":{"$bin":["length","u8"]},"chunks":[]}')],
    ['a mark that is no list', message('{"value":{"$bin":7},"chunks":[]}')],
    ['invalid UTF-8', Uint8Array.of(0, 0, 0, 2, 34, 255)],
    ['102 levels', message(`{"value":${'['.repeat(102)}${']'.repeat(102)},"chunks":[]}`)],
  ])('refuses %s', (_what, bytes) => {
    expect(() => decodeWire(bytes)).toThrow(WireError)
  })

  it.each([
    ['of an unknown kind', '{"$bin":[0,"i8"]}'],
    ['of an inherited kind', '{"$bin":[0,"constructor"]}'],
    ['that ends inside a number', '{"$bin":[0,"u32"]}'],
    ['named twice', '[{"$bin":[0,"u8"]},{"$bin":[0,"u8"]}]'],
    ['with a third part', '{"$bin":[0,"u8",1]}'],
    ['with a neighbour', '{"$bin":[0,"u8"],"more":1}'],
  ])('refuses a chunk %s', (_what, value) => {
    const json = `{"value":${value},"chunks":[2]}`
    const padding = (8 - ((4 + json.length) % 8)) % 8
    expect(() => decodeWire(message(json, ...new Array<number>(padding).fill(0), 1, 2))).toThrow(WireError)
  })

  it('refuses or decodes any bytes, and never fails in another way', () => {
    const anyBytes = fc.oneof(
      fc.uint8Array(),
      fc.tuple(tree, fc.nat(), fc.nat(255)).map(([value, place, byte]) => {
        const encoded = encodeWire(value)
        encoded[place % encoded.length] = byte
        return encoded
      }),
    )
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        try {
          encodeWire(decodeWire(bytes))
        } catch (error) {
          expect(error).toBeInstanceOf(WireError)
        }
      }),
    )
  })
})
