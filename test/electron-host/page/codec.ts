/**
 * Structured-clone values as text, because CDP carries JSON only. The same function runs in Node and, sent as its own
 * source text, in the page: it may use nothing from outside itself.
 */

export interface Codec {
  /** Throws `An object could not be cloned.` for what Electron's IPC refuses: functions, symbols, host objects. */
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * Plain objects, arrays, strings and finite numbers stay plain JSON; everything else becomes `{ $t: kind, v }`.
 * Objects are numbered in the order both sides visit them, so that shared and cyclic references survive.
 * Lost on purpose: extra named properties of arrays, and boxed primitives (refused).
 */
export function makeCodec(): Codec {
  const TAG = '$t'
  type Tagged = { $t: string; v?: unknown }
  const NOT_CLONEABLE = 'An object could not be cloned.'
  const errors: Record<string, ErrorConstructor> = {
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  }

  function toBase64(bytes: Uint8Array): string {
    if (typeof Buffer !== 'undefined') {
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    }
    if ('toBase64' in bytes && typeof bytes.toBase64 === 'function') return String(bytes.toBase64())
    let text = ''
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(text)
  }

  function fromBase64(text: string): ArrayBuffer {
    if (typeof Buffer !== 'undefined') {
      // A copy of its own: small Buffers are slices of a shared pool.
      return new Uint8Array(Buffer.from(text, 'base64')).buffer
    }
    if ('fromBase64' in Uint8Array && typeof Uint8Array.fromBase64 === 'function') {
      const bytes: unknown = Uint8Array.fromBase64(text)
      if (bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer) return bytes.buffer
    }
    const raw = atob(text)
    const bytes = new Uint8Array(raw.length)
    for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at)
    return bytes.buffer
  }

  function makeView(kind: string, buffer: ArrayBuffer, offset: number, length: number): ArrayBufferView {
    switch (kind) {
      case 'Int8Array':
        return new Int8Array(buffer, offset, length)
      case 'Uint8Array':
        return new Uint8Array(buffer, offset, length)
      case 'Uint8ClampedArray':
        return new Uint8ClampedArray(buffer, offset, length)
      case 'Int16Array':
        return new Int16Array(buffer, offset, length)
      case 'Uint16Array':
        return new Uint16Array(buffer, offset, length)
      case 'Int32Array':
        return new Int32Array(buffer, offset, length)
      case 'Uint32Array':
        return new Uint32Array(buffer, offset, length)
      case 'Float32Array':
        return new Float32Array(buffer, offset, length)
      case 'Float64Array':
        return new Float64Array(buffer, offset, length)
      case 'BigInt64Array':
        return new BigInt64Array(buffer, offset, length)
      case 'BigUint64Array':
        return new BigUint64Array(buffer, offset, length)
      case 'DataView':
        return new DataView(buffer, offset, length)
      default:
        throw new Error(NOT_CLONEABLE)
    }
  }

  function encode(value: unknown): string {
    let copy: unknown
    try {
      // The native clone first: it refuses what Electron refuses, drops prototypes and reads getters.
      copy = structuredClone(value)
    } catch {
      throw new Error(NOT_CLONEABLE)
    }
    const seen = new Map<object, number>()

    function special(x: object): Tagged {
      const kind = Object.prototype.toString.call(x).slice(8, -1)
      if (x instanceof Date) return { $t: 'd', v: Number.isNaN(x.getTime()) ? null : x.getTime() }
      if (x instanceof RegExp) return { $t: 'x', v: [x.source, x.flags] }
      if (x instanceof Map) return { $t: 'm', v: [...x].flatMap(([key, item]) => [walk(key), walk(item)]) }
      if (x instanceof Set) return { $t: 's', v: [...x].map(walk) }
      if (x instanceof Error) {
        return { $t: 'e', v: [x.name, x.message, x.stack ?? '', 'cause' in x ? [walk(x.cause)] : []] }
      }
      if (x instanceof ArrayBuffer) return { $t: 'b', v: toBase64(new Uint8Array(x)) }
      if (ArrayBuffer.isView(x)) {
        const length = 'length' in x && typeof x.length === 'number' ? x.length : x.byteLength
        return { $t: 'v', v: [kind, walk(x.buffer), x.byteOffset, length] }
      }
      throw new Error(NOT_CLONEABLE)
    }

    function walk(x: unknown): unknown {
      switch (typeof x) {
        case 'string':
        case 'boolean':
          return x
        case 'number':
          return Number.isFinite(x) && !Object.is(x, -0) ? x : { $t: 'f', v: Object.is(x, -0) ? '-0' : String(x) }
        case 'undefined':
          return { $t: 'u' }
        case 'bigint':
          return { $t: 'n', v: String(x) }
        case 'object':
          break
        default:
          throw new Error(NOT_CLONEABLE)
      }
      if (x === null) return null
      const index = seen.get(x)
      if (index !== undefined) return { $t: 'r', v: index }
      seen.set(x, seen.size)
      if (Array.isArray(x)) {
        const list: unknown[] = new Array(x.length)
        for (let at = 0; at < x.length; at++) list[at] = at in x ? walk(x[at]) : { $t: 'h' }
        return list
      }
      if (Object.getPrototypeOf(x) !== Object.prototype) return special(x)
      const entries = Object.entries(x)
      if (Object.hasOwn(x, TAG) || Object.hasOwn(x, '__proto__')) {
        return { $t: 'o', v: entries.map(([key, item]) => [key, walk(item)]) }
      }
      const record: Record<string, unknown> = {}
      for (const [key, item] of entries) record[key] = walk(item)
      return record
    }

    return JSON.stringify(walk(copy))
  }

  function decode(text: string): unknown {
    const made: unknown[] = []
    function keep<T>(x: T): T {
      made.push(x)
      return x
    }

    function revive(tag: string, v: unknown): unknown {
      if (tag === 'u') return undefined
      if (tag === 'n') return BigInt(String(v))
      if (tag === 'f') return Number(v)
      if (tag === 'r') return made[Number(v)]
      if (tag === 'd') return keep(new Date(typeof v === 'number' ? v : Number.NaN))
      if (tag === 'b') return keep(fromBase64(String(v)))
      const list: unknown[] = Array.isArray(v) ? v : []
      if (tag === 'x') return keep(new RegExp(String(list[0]), String(list[1])))
      if (tag === 'v') {
        const slot = made.length
        made.push(undefined)
        const buffer = walk(list[1])
        if (!(buffer instanceof ArrayBuffer)) throw new Error(NOT_CLONEABLE)
        const view = makeView(String(list[0]), buffer, Number(list[2]), Number(list[3]))
        made[slot] = view
        return view
      }
      if (tag === 'm') {
        const map = keep(new Map<unknown, unknown>())
        for (let at = 0; at < list.length; at += 2) {
          const key = walk(list[at])
          map.set(key, walk(list[at + 1]))
        }
        return map
      }
      if (tag === 's') {
        const set = keep(new Set<unknown>())
        for (const item of list) set.add(walk(item))
        return set
      }
      if (tag === 'e') {
        const [name, message, stack, cause] = list
        const error = keep(new (errors[String(name)] ?? Error)(String(message)))
        Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true })
        if (Array.isArray(cause) && cause.length) {
          Object.defineProperty(error, 'cause', { value: walk(cause[0]), configurable: true, writable: true })
        }
        return error
      }
      const record = keep({})
      for (const entry of list) {
        if (!Array.isArray(entry)) continue
        const [key, item] = entry
        const options = { enumerable: true, writable: true, configurable: true }
        Object.defineProperty(record, String(key), { value: walk(item), ...options })
      }
      return record
    }

    function walk(x: unknown): unknown {
      if (typeof x !== 'object' || x === null) return x
      if (Array.isArray(x)) {
        made.push(x)
        for (let at = 0; at < x.length; at++) {
          const item: unknown = x[at]
          if (typeof item !== 'object' || item === null) continue
          if (TAG in item && item.$t === 'h') delete x[at]
          else x[at] = walk(item)
        }
        return x
      }
      if (TAG in x) return revive(String(x.$t), 'v' in x ? x.v : undefined)
      made.push(x)
      for (const [key, item] of Object.entries(x)) {
        if (typeof item === 'object' && item !== null) Reflect.set(x, key, walk(item))
      }
      return x
    }

    return walk(JSON.parse(text))
  }

  return { encode, decode }
}
