import type { CodeArray } from './bits'
import { Codes, fitting, grown, type RawRows } from './codes'

/** Lists remembered by their text; past that they are taken apart each time. */
const mostTexts = 65_536

/**
 * Several texts a slot. Lists of the same texts are one list under one number, whatever their order; list 0 is the
 * empty one. All lists stand one after the other in a pool, so that a million different ones stay a few arrays.
 */
export class Lists {
  /** the list of every slot */
  values: CodeArray
  /** the texts that stand in lists, under numbers of their own */
  readonly texts = new Codes(0)
  #pool = new Uint32Array(256)
  #starts = new Uint32Array(64)
  #count = 1
  readonly #byText = new Map<string, number>()
  /** open addressing over the lists' contents; 0 is a free place */
  #table = new Uint32Array(128)

  constructor(capacity: number) {
    this.values = new Uint8Array(capacity)
  }

  /** Lists there are, the empty one included. */
  get size(): number {
    return this.#count
  }
  /** @param text a JSON list of texts, or one text alone */
  set(slot: number, text: unknown): void {
    // A new list may put a wider array in place of this one: it goes first.
    const list = typeof text === 'string' ? (this.#byText.get(text) ?? this.#listOf(text)) : 0
    this.values[slot] = list
  }
  setRun(slots: Int32Array, rows: RawRows, at: number): void {
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i] ?? -1
      if (slot >= 0) this.set(slot, rows[i]?.[at])
    }
  }
  grow(capacity: number): void {
    this.values = grown(this.values, capacity)
  }
  get bytes(): number {
    return this.values.byteLength + this.#pool.byteLength + this.#starts.byteLength + this.#table.byteLength
  }

  /** 1 for every list that has one of the texts, or `all` of them. */
  wanted(texts: readonly string[], all: boolean): Uint8Array {
    const isSought = new Uint8Array(this.texts.size)
    let sought = 0
    for (const text of new Set(texts)) {
      const code = this.texts.codeOf(text)
      if (code !== undefined) isSought[code] = 1
      sought += 1
    }
    const enough = all ? sought : 1
    const wanted = new Uint8Array(this.#count)
    for (let list = 1; list < this.#count; list += 1) {
      let found = 0
      const end = this.#starts[list + 1] ?? 0
      for (let at = this.#starts[list] ?? 0; at < end; at += 1) found += isSought[this.#pool[at] ?? 0] ?? 0
      wanted[list] = Number(found >= enough)
    }
    return wanted
  }

  /** How often each text stands, from how often each list does. */
  spread(counts: Uint32Array): { key: string; count: number }[] {
    const byCode = new Uint32Array(this.texts.size)
    for (let list = 1; list < counts.length; list += 1) {
      const count = counts[list] ?? 0
      if (count === 0) continue
      const end = this.#starts[list + 1] ?? 0
      for (let at = this.#starts[list] ?? 0; at < end; at += 1) {
        const code = this.#pool[at] ?? 0
        byCode[code] = (byCode[code] ?? 0) + count
      }
    }
    const out: { key: string; count: number }[] = []
    byCode.forEach((count, code) => {
      const key = this.texts.texts[code] ?? null
      if (count > 0 && key !== null) out.push({ key, count })
    })
    return out
  }

  #listOf(text: string): number {
    const list = this.#interned(this.#codesOf(text))
    if (this.#byText.size < mostTexts) this.#byText.set(text, list)
    return list
  }

  #codesOf(text: string): number[] {
    const parsed: unknown = text.startsWith('[') ? JSON.parse(text) : [text]
    const codes = new Set<number>()
    for (const value of Array.isArray(parsed) ? parsed : []) {
      if (typeof value === 'string') codes.add(this.texts.add(value))
    }
    return [...codes].sort((a, b) => a - b)
  }

  #interned(codes: readonly number[]): number {
    if (codes.length === 0) return 0
    if (this.#count * 2 >= this.#table.length) this.#rehash(this.#table.length * 2)
    const mask = this.#table.length - 1
    let place = hashOf(codes, 0, codes.length) & mask
    for (let list = this.#table[place] ?? 0; list !== 0; list = this.#table[place] ?? 0) {
      if (this.#isSame(list, codes)) return list
      place = (place + 1) & mask
    }
    const list = this.#append(codes)
    this.#table[place] = list
    this.values = fitting(this.values, list)
    return list
  }

  #append(codes: readonly number[]): number {
    const list = this.#count
    const start = this.#starts[list] ?? 0
    const end = start + codes.length
    if (end > this.#pool.length) this.#pool = longer(this.#pool, end)
    if (list + 2 > this.#starts.length) this.#starts = longer(this.#starts, list + 2)
    this.#pool.set(codes, start)
    this.#starts[list + 1] = end
    this.#count += 1
    return list
  }

  #isSame(list: number, codes: readonly number[]): boolean {
    const start = this.#starts[list] ?? 0
    if ((this.#starts[list + 1] ?? 0) - start !== codes.length) return false
    return codes.every((code, i) => this.#pool[start + i] === code)
  }

  #rehash(size: number): void {
    this.#table = new Uint32Array(size)
    for (let list = 1; list < this.#count; list += 1) {
      let place = hashOf(this.#pool, this.#starts[list] ?? 0, this.#starts[list + 1] ?? 0) & (size - 1)
      while (this.#table[place] !== 0) place = (place + 1) & (size - 1)
      this.#table[place] = list
    }
  }
}

/** FNV-1a over 32-bit units. */
function hashOf(codes: ArrayLike<number>, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (codes[i] ?? 0), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

function longer(from: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(Math.max(least, from.length * 2))
  to.set(from)
  return to
}
