import type { CodeArray } from './bits'

/** Rows as SQLite gives them: an array of values each. */
export type RawRows = readonly (readonly unknown[])[]

/** Adds room behind what stands in an array. */
export function widened<T extends CodeArray>(from: CodeArray, to: T): T {
  to.set(from)
  return to
}

/** An array of codes as wide as the largest of them asks for. */
export function fitting(values: CodeArray, largest: number): CodeArray {
  if (largest > 0xffff && values.BYTES_PER_ELEMENT < 4) return widened(values, new Uint32Array(values.length))
  if (largest > 0xff && values.BYTES_PER_ELEMENT < 2) return widened(values, new Uint16Array(values.length))
  return values
}

export function grown(values: CodeArray, capacity: number): CodeArray {
  if (values instanceof Uint8Array) return widened(values, new Uint8Array(capacity))
  if (values instanceof Uint16Array) return widened(values, new Uint16Array(capacity))
  return widened(values, new Uint32Array(capacity))
}

/** One text a slot, under small numbers. Code 0 is not known. */
export class Codes {
  values: CodeArray
  readonly texts: (string | null)[] = [null]
  readonly #codeOf = new Map<string, number>()

  constructor(capacity: number) {
    this.values = new Uint8Array(capacity)
  }
  get size(): number {
    return this.texts.length
  }
  codeOf(text: string): number | undefined {
    return this.#codeOf.get(text)
  }
  set(slot: number, text: unknown): void {
    // Adding may put a wider array in place of this one: it goes first.
    const code = typeof text === 'string' ? this.add(text) : 0
    this.values[slot] = code
  }
  setRun(slots: Int32Array, rows: RawRows, at: number): void {
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i] ?? -1
      if (slot >= 0) this.set(slot, rows[i]?.[at])
    }
  }
  /** The code of a text, a new one where it had none. */
  add(text: string): number {
    const known = this.#codeOf.get(text)
    if (known !== undefined) return known
    const code = this.texts.push(text) - 1
    this.#codeOf.set(text, code)
    this.values = fitting(this.values, code)
    return code
  }
  grow(capacity: number): void {
    this.values = grown(this.values, capacity)
  }
  /** 1 for every code whose text is wanted; not known never is. */
  wanted(keeps: (text: string) => boolean): Uint8Array {
    return Uint8Array.from(this.texts, (text) => Number(text !== null && keeps(text)))
  }
  /** 1 for the codes of these texts. */
  wantedOf(texts: readonly string[]): Uint8Array {
    const wanted = new Uint8Array(this.size)
    for (const text of texts) {
      const code = this.#codeOf.get(text)
      if (code !== undefined) wanted[code] = 1
    }
    return wanted
  }
  /** Rank of every code in the order of SQLite's BINARY collation: the bytes of UTF-8. */
  ranks(): Uint32Array<ArrayBuffer> {
    const sorted = this.texts
      .flatMap((text, code) => (text === null ? [] : [{ code, bytes: Buffer.from(text) }]))
      .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    const ranks = new Uint32Array(this.size)
    sorted.forEach(({ code }, rank) => {
      ranks[code] = rank
    })
    return ranks
  }
  get bytes(): number {
    return this.values.byteLength
  }
}
