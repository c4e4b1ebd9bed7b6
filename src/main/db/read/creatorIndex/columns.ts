import { type Bits, clearBit, countBits, hasBit, setBit } from './bits'

/** What one account has in the index; null is not known. */
export type IndexedRow = {
  n: number
  platform: string
  followers: number | null
  views: number | null
  engagementRate: number | null
  priceMinor: number | null
  currency: string | null
  country: string | null
  language: string | null
  /** the JSON list as it is stored */
  niches: string
  measuredOn: string | null
  isVerified: number | null
  hasName: number
}

export const numberNames = ['followers', 'views', 'engagementRate', 'priceMinor'] as const
export type NumberName = (typeof numberNames)[number]
export const codeNames = ['platform', 'country', 'language', 'niches', 'measuredOn', 'currency'] as const
export type CodeName = (typeof codeNames)[number]

/** Texts under small numbers. Code 0 is not known. */
export class Codes {
  values: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>
  readonly texts: (string | null)[] = [null]
  readonly #codeOf = new Map<string, number>()

  constructor(capacity: number) {
    this.values = new Uint16Array(capacity)
  }
  get size(): number {
    return this.texts.length
  }
  codeOf(text: string): number | undefined {
    return this.#codeOf.get(text)
  }
  set(slot: number, text: string | null): void {
    this.values[slot] = text === null ? 0 : (this.#codeOf.get(text) ?? this.#add(text))
  }
  #add(text: string): number {
    const code = this.texts.push(text) - 1
    this.#codeOf.set(text, code)
    if (code > 0xffff && this.values instanceof Uint16Array) this.values = Uint32Array.from(this.values)
    return code
  }
  grow(capacity: number): void {
    const grown = this.values instanceof Uint16Array ? new Uint16Array(capacity) : new Uint32Array(capacity)
    grown.set(this.values)
    this.values = grown
  }
  /** Rank of every code in the order of SQLite's BINARY collation: the bytes of UTF-8. */
  ranks(): Uint32Array {
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

/**
 * The columns of all accounts, by slot. Slots rise with the row number `n`; one whose account is gone keeps its place
 * and is not alive.
 */
export class Columns {
  slots = 0
  numbers: Uint32Array<ArrayBuffer>
  alive: Bits
  readonly number: Record<NumberName, Float64Array<ArrayBuffer>>
  readonly code: Record<CodeName, Codes>
  /** 0 not stated, 1 no, 2 yes */
  verified: Uint16Array<ArrayBuffer>
  hasName: Bits

  constructor(capacity: number) {
    const room = roomFor(capacity)
    this.numbers = new Uint32Array(room)
    this.alive = new Uint32Array(room / 32)
    this.hasName = new Uint32Array(room / 32)
    this.verified = new Uint16Array(room)
    const floats = () => new Float64Array(room).fill(Number.NaN)
    this.number = { followers: floats(), views: floats(), engagementRate: floats(), priceMinor: floats() }
    const codes = () => new Codes(room)
    this.code = {
      platform: codes(),
      country: codes(),
      language: codes(),
      niches: codes(),
      measuredOn: codes(),
      currency: codes(),
    }
  }

  get words(): number {
    return (this.slots + 31) >>> 5
  }
  isAlive(slot: number): boolean {
    return hasBit(this.alive, slot)
  }
  aliveBits(): Bits {
    return this.alive.slice(0, this.words)
  }
  get count(): number {
    return countBits(this.alive)
  }
  get bytes(): number {
    const codes = codeNames.reduce((sum, name) => sum + this.code[name].bytes, 0)
    const floats = numberNames.reduce((sum, name) => sum + this.number[name].byteLength, 0)
    return codes + floats + this.numbers.byteLength + this.alive.byteLength * 2 + this.verified.byteLength
  }

  /** What makes a slot its row number, where no number is missing between the first and the last; else null. */
  get distance(): number | null {
    const first = this.numbers[0] ?? 0
    return (this.numbers[this.slots - 1] ?? 0) - first === this.slots - 1 ? first : null
  }

  /** @returns the slot of row `n`, or -1 where it has none */
  slotOf(n: number): number {
    const guess = n - (this.numbers[0] ?? 0)
    if (guess >= 0 && guess < this.slots && this.numbers[guess] === n) return guess
    let low = 0
    let high = this.slots - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const found = this.numbers[middle] ?? 0
      if (found === n) return middle
      if (found < n) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  /** @returns the slot, or -1 where the row belongs between two slots and all must be read again */
  put(row: IndexedRow): number {
    const last = this.numbers[this.slots - 1] ?? 0
    const slot = this.slots > 0 && row.n <= last ? this.slotOf(row.n) : this.#append(row.n)
    if (slot < 0) return slot
    setBit(this.alive, slot)
    // Adding 0 turns a negative zero, whose bits sort last, into zero.
    for (const name of numberNames) this.number[name][slot] = (row[name] ?? Number.NaN) + 0
    for (const name of codeNames) this.code[name].set(slot, row[name])
    this.verified[slot] = row.isVerified === null ? 0 : 1 + row.isVerified
    if (row.hasName) setBit(this.hasName, slot)
    else clearBit(this.hasName, slot)
    return slot
  }

  remove(slot: number): void {
    clearBit(this.alive, slot)
  }

  #append(n: number): number {
    if (this.slots === this.numbers.length) this.#grow(roomFor(Math.ceil(this.slots * 1.25)))
    const slot = this.slots
    this.numbers[slot] = n
    this.slots += 1
    return slot
  }

  #grow(room: number): void {
    const copy = <T extends { set(from: T): void }>(from: T, to: T) => {
      to.set(from)
      return to
    }
    this.numbers = copy(this.numbers, new Uint32Array(room))
    this.alive = copy(this.alive, new Uint32Array(room / 32))
    this.hasName = copy(this.hasName, new Uint32Array(room / 32))
    this.verified = copy(this.verified, new Uint16Array(room))
    for (const name of numberNames) this.number[name] = copy(this.number[name], new Float64Array(room).fill(Number.NaN))
    for (const name of codeNames) this.code[name].grow(room)
  }
}

const roomFor = (slots: number) => Math.ceil((slots + 1024) / 32) * 32
