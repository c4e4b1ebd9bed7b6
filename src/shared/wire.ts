/**
 * One message between the page and the browser shell: JSON, with its typed arrays beside it as raw bytes. Tagged JSON
 * would cost many times the bytes for an id vector of a million rows.
 *
 * Layout: 4 bytes big-endian length of the JSON, the JSON `{ value, chunks: [byteLength, …] }` in UTF-8, then the
 * chunks, each on a multiple of 8 from the start and padded with zeros, so that a decoded array is a view and no copy.
 * In the JSON a typed array stands as `{"$bin": [index, kind]}`; a real key `$bin` gets one more `$`. Numbers inside
 * chunks are little-endian, as every machine is that we run on.
 */

// Node and every browser have these two, but neither's types belong in `shared`.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean })
  decode(bytes: Uint8Array): string
}

type WireArray = Uint8Array | Uint32Array | Float64Array
type Kind = keyof typeof bytesPerElement

const MARK = '$bin'
const HEAD_BYTES = 4
const ALIGNMENT = 8
/** Deeper values would overflow the stack of whoever walks them next. */
const MAX_DEPTH = 100
const bytesPerElement = { u8: 1, u32: 4, f64: 8 } as const

/** The bytes are no message, or the value cannot become one. */
export class WireError extends Error {
  override readonly name = 'WireError'
}

/**
 * @param value null, booleans, strings, finite numbers, `Uint8Array`, `Uint32Array`, `Float64Array`, and plain arrays
 *   and objects of these, at most 100 levels deep. A property that is undefined is left out; -0 arrives as 0.
 * @throws WireError for anything else, of which JSON would silently make null, a string or nothing
 */
export function encodeWire(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: WireArray[] = []
  const plain = toPlain(value, arrays, 0)
  const chunks = arrays.map((array) => array.byteLength)
  const json = new TextEncoder().encode(JSON.stringify({ value: plain, chunks }))
  const { offsets, totalBytes } = layout(json.byteLength, chunks)
  const message = new Uint8Array(totalBytes)
  new DataView(message.buffer).setUint32(0, json.byteLength)
  message.set(json, HEAD_BYTES)
  for (const [index, array] of arrays.entries()) {
    message.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offsets[index] ?? 0)
  }
  return message
}

/**
 * @param message from {@link encodeWire}, or from a stranger
 * @returns the value; its arrays are views into `message` where that lies on a multiple of 8, else into a copy
 * @throws WireError for anything that is no whole and well-formed message
 */
export function decodeWire(message: Uint8Array): unknown {
  if (message.byteLength < HEAD_BYTES) throw new WireError('the message is too short')
  const aligned = message.byteOffset % ALIGNMENT === 0 ? message : message.slice()
  const jsonBytes = new DataView(aligned.buffer, aligned.byteOffset).getUint32(0)
  if (jsonBytes > aligned.byteLength - HEAD_BYTES) throw new WireError('the message is cut off')
  const root = parse(aligned.subarray(HEAD_BYTES, HEAD_BYTES + jsonBytes))
  const chunks = Object.hasOwn(root, 'chunks') ? Reflect.get(root, 'chunks') : null
  if (!isLengths(chunks)) throw new WireError('the message has no list of chunks')
  const { offsets, totalBytes } = layout(jsonBytes, chunks)
  if (totalBytes !== aligned.byteLength) throw new WireError('the message is not as long as it says')

  const isUsed = chunks.map(() => false)
  function take(mark: unknown): WireArray {
    const [index, kind, ...more]: unknown[] = Array.isArray(mark) ? mark : []
    const length = typeof index === 'number' ? chunks[index] : undefined
    if (typeof index !== 'number' || length === undefined || isUsed[index] || !isKind(kind) || more.length > 0) {
      throw new WireError('the message names a chunk that it does not have')
    }
    if (length % bytesPerElement[kind] !== 0) throw new WireError('a chunk ends inside a number')
    isUsed[index] = true
    return viewOf(aligned, offsets[index] ?? 0, length, kind)
  }

  const value = fromPlain(Object.hasOwn(root, 'value') ? Reflect.get(root, 'value') : undefined, take, 0)
  if (isUsed.includes(false)) throw new WireError('the message has a chunk that nothing names')
  return value
}

function layout(jsonBytes: number, chunks: readonly number[]): { offsets: number[]; totalBytes: number } {
  let end = HEAD_BYTES + jsonBytes
  const offsets: number[] = []
  for (const length of chunks) {
    const offset = Math.ceil(end / ALIGNMENT) * ALIGNMENT
    offsets.push(offset)
    end = offset + length
  }
  return { offsets, totalBytes: end }
}

function toPlain(value: unknown, arrays: WireArray[], depth: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new WireError(`${value} has no place in a message`)
    return value
  }
  if (value === undefined && depth === 0) return undefined
  if (typeof value !== 'object') throw new WireError(`a ${typeof value} has no place in a message`)
  if (depth > MAX_DEPTH) throw new WireError('the value is nested too deeply, or holds itself')
  const kind = kindOf(value)
  if (isWireArray(value)) {
    arrays.push(value)
    return { [MARK]: [arrays.length - 1, kind] }
  }
  // Array.from also visits holes, which are undefined and refused.
  if (Array.isArray(value)) return Array.from(value, (item: unknown) => toPlain(item, arrays, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) throw new WireError('only plain objects cross')
  const entries: [string, unknown][] = []
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) entries.push([isMarkLike(key) ? `$${key}` : key, toPlain(item, arrays, depth + 1)])
  }
  // Unlike assignment this makes an own property of `__proto__` too.
  return Object.fromEntries(entries)
}

function fromPlain(value: unknown, take: (mark: unknown) => WireArray, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) throw new WireError('the message is nested too deeply')
  const keys = Object.keys(value)
  if (!Array.isArray(value) && keys.some(isMarkLike)) {
    if (Object.hasOwn(value, MARK)) {
      if (keys.length > 1) throw new WireError('a chunk has a neighbour')
      return take(Reflect.get(value, MARK))
    }
    const entries = Object.entries(value).map(([key, item]: [string, unknown]): [string, unknown] => [
      isMarkLike(key) ? key.slice(1) : key,
      fromPlain(item, take, depth + 1),
    ])
    return Object.fromEntries(entries)
  }
  for (const key of keys) {
    const item: unknown = Reflect.get(value, key)
    // An own property that JSON.parse made, so even `__proto__` is a plain write.
    if (typeof item === 'object' && item !== null) Reflect.set(value, key, fromPlain(item, take, depth + 1))
  }
  return value
}

function parse(json: Uint8Array): object {
  let root: unknown
  try {
    root = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json))
  } catch {
    throw new WireError('the message is no JSON')
  }
  if (typeof root !== 'object' || root === null) throw new WireError('the message has no value')
  return root
}

function viewOf(message: Uint8Array, offset: number, length: number, kind: Kind): WireArray {
  const start = message.byteOffset + offset
  if (kind === 'u8') return new Uint8Array(message.buffer, start, length)
  if (kind === 'u32') return new Uint32Array(message.buffer, start, length / bytesPerElement.u32)
  return new Float64Array(message.buffer, start, length / bytesPerElement.f64)
}

function kindOf(value: object): Kind | null {
  if (value instanceof Uint8Array) return 'u8'
  if (value instanceof Uint32Array) return 'u32'
  return value instanceof Float64Array ? 'f64' : null
}

function isWireArray(value: object): value is WireArray {
  return kindOf(value) !== null
}

function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && Object.hasOwn(bytesPerElement, value)
}

function isMarkLike(key: string): boolean {
  return key.endsWith(MARK) && /^\$+bin$/.test(key)
}

function isLengths(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((length) => Number.isSafeInteger(length) && length >= 0)
}
