import type { choiceFields, dateFields, listFields, numberFields } from '../../../../shared/contract/creatorFields'
import { type Bits, clearBit, countBits, hasBit, setBit } from './bits'
import { Codes, type RawRows } from './codes'
import { Lists } from './lists'
import { Numbers } from './numbers'

export type NumberName = (typeof numberFields)[number]
export type CodeName =
  | Exclude<(typeof choiceFields)[number], 'tier'>
  | (typeof dateFields)[number]
  /** `yes` or `no` */
  | 'isVerified'
export type ListName = (typeof listFields)[number]
/** Texts that are not held here: only whether there is one. */
export type MarkName = 'displayName' | 'bio' | 'notes'

/** A column that takes values as SQLite gives them. */
export type Settable = {
  set(slot: number, value: unknown): void
  setRun(slots: Int32Array, rows: RawRows, at: number): void
}

class Marks implements Settable {
  #bits: Bits
  constructor(capacity: number) {
    this.#bits = new Uint32Array(capacity / 32)
  }
  has(slot: number): boolean {
    return hasBit(this.#bits, slot)
  }
  first(slots: number): Bits {
    return this.#bits.slice(0, (slots + 31) >>> 5)
  }
  set(slot: number, value: unknown): void {
    if (value === 1) setBit(this.#bits, slot)
    else clearBit(this.#bits, slot)
  }
  setRun(slots: Int32Array, rows: RawRows, at: number): void {
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i] ?? -1
      if (slot >= 0) this.set(slot, rows[i]?.[at])
    }
  }
  grow(capacity: number): void {
    const bits = new Uint32Array(capacity / 32)
    bits.set(this.#bits)
    this.#bits = bits
  }
  get bytes(): number {
    return this.#bits.byteLength
  }
}

/** The workspace's own fields: a column each, of the values as JSON writes them. */
class CustomColumns implements Settable {
  readonly byField = new Map<string, Codes>()
  #capacity: number
  constructor(capacity: number) {
    this.#capacity = capacity
  }
  set(slot: number, json: unknown): void {
    for (const codes of this.byField.values()) codes.set(slot, null)
    const parsed: unknown = typeof json === 'string' ? JSON.parse(json) : null
    if (typeof parsed !== 'object' || parsed === null) return
    for (const [field, value] of Object.entries(parsed)) {
      if (value !== null) this.#of(field).set(slot, JSON.stringify(value))
    }
  }
  setRun(slots: Int32Array, rows: RawRows, at: number): void {
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i] ?? -1
      const json = rows[i]?.[at]
      if (slot >= 0 && (json !== null || this.byField.size > 0)) this.set(slot, json)
    }
  }
  #of(field: string): Codes {
    let codes = this.byField.get(field)
    if (!codes) {
      codes = new Codes(this.#capacity)
      this.byField.set(field, codes)
    }
    return codes
  }
  grow(capacity: number): void {
    this.#capacity = capacity
    for (const codes of this.byField.values()) codes.grow(capacity)
  }
  get bytes(): number {
    return [...this.byField.values()].reduce((sum, codes) => sum + codes.bytes, 0)
  }
}

/**
 * The columns of all accounts, by slot. Slots rise with the row number `n`; one whose account is gone keeps its place
 * and is not alive. A column holds nothing until the part it belongs to is read.
 */
export class Columns {
  slots = 0
  numbers: Uint32Array<ArrayBuffer>
  alive: Bits
  readonly number: Record<NumberName, Numbers>
  readonly code: Record<CodeName, Codes>
  readonly list: Record<ListName, Lists>
  readonly mark: Record<MarkName, Marks>
  readonly custom: CustomColumns

  constructor(capacity: number) {
    const room = roomFor(capacity)
    this.numbers = new Uint32Array(room)
    this.alive = new Uint32Array(room / 32)
    const whole = () => new Numbers(room, true)
    const codes = () => new Codes(room)
    const lists = () => new Lists(room)
    this.number = {
      followers: whole(),
      averageViews: whole(),
      medianViews: whole(),
      averageLikes: whole(),
      averageComments: whole(),
      averageShares: whole(),
      averageSaves: whole(),
      postsSampled: whole(),
      engagementRate: new Numbers(room, false),
      viewsPerFollower: new Numbers(room, false),
      price: whole(),
    }
    this.code = {
      platform: codes(),
      country: codes(),
      city: codes(),
      language: codes(),
      tone: codes(),
      priceCurrency: codes(),
      engagementBasis: codes(),
      measuredOn: codes(),
      addedOn: codes(),
      isVerified: codes(),
    }
    this.list = {
      niches: lists(),
      hashtags: lists(),
      brandValues: lists(),
      tags: lists(),
      languages: lists(),
      campaigns: lists(),
      agents: lists(),
      brands: lists(),
      brandCategories: lists(),
      contactKinds: lists(),
    }
    this.mark = { displayName: new Marks(room), bio: new Marks(room), notes: new Marks(room) }
    this.custom = new CustomColumns(room)
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
  get #all() {
    return [
      ...Object.values(this.number),
      ...Object.values(this.code),
      ...Object.values(this.list),
      ...Object.values(this.mark),
      this.custom,
    ]
  }
  get bytes(): number {
    const held = this.#all.reduce((sum, column) => sum + column.bytes, 0)
    return held + this.numbers.byteLength + this.alive.byteLength
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

  /** Makes a place for a row. @returns its slot, or -1 where it belongs between two others and all must be read again */
  place(n: number): number {
    const last = this.numbers[this.slots - 1] ?? 0
    const slot = this.slots > 0 && n <= last ? this.slotOf(n) : this.#append(n)
    if (slot >= 0) setBit(this.alive, slot)
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
    const numbers = new Uint32Array(room)
    numbers.set(this.numbers)
    this.numbers = numbers
    const alive = new Uint32Array(room / 32)
    alive.set(this.alive)
    this.alive = alive
    for (const column of this.#all) column.grow(room)
  }
}

const roomFor = (slots: number) => Math.ceil((slots + 1024) / 32) * 32
