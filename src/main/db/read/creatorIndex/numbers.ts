import { type Bits, noBits, setBit } from './bits'
import type { RawRows } from './codes'
import { type Order, orderByNumber, orderByWhole } from './order'

/** One number of zero or more a slot. Whole ones stand as themselves plus one in 32 bits, where 0 is not known. */
export class Numbers {
  /** the whole numbers, or null once one did not fit */
  #whole: Uint32Array<ArrayBuffer> | null
  /** NaN is not known */
  #real: Float64Array<ArrayBuffer> | null

  constructor(capacity: number, isWhole: boolean) {
    this.#whole = isWhole ? new Uint32Array(capacity) : null
    this.#real = isWhole ? null : unknowns(capacity)
  }

  get bytes(): number {
    return (this.#whole ?? this.#real)?.byteLength ?? 0
  }
  /** NaN where it is not known. */
  at(slot: number): number {
    if (this.#whole) return (this.#whole[slot] ?? 0) === 0 ? Number.NaN : (this.#whole[slot] ?? 0) - 1
    return this.#real?.[slot] ?? Number.NaN
  }
  isKnown(slot: number): boolean {
    return this.#whole ? this.#whole[slot] !== 0 : !Number.isNaN(this.#real?.[slot] ?? Number.NaN)
  }
  set(slot: number, value: unknown): void {
    if (this.#whole && typeof value === 'number' && !fits(value)) this.#widen(this.#whole)
    if (this.#whole) this.#whole[slot] = typeof value === 'number' ? value + 1 : 0
    // Adding 0 turns a negative zero, whose bits sort last, into zero.
    else if (this.#real) this.#real[slot] = typeof value === 'number' ? value + 0 : Number.NaN
  }
  setRun(slots: Int32Array, rows: RawRows, at: number): void {
    for (let i = 0; i < slots.length; i += 1) {
      const slot = slots[i] ?? -1
      if (slot >= 0) this.set(slot, rows[i]?.[at])
    }
  }
  grow(capacity: number): void {
    if (this.#whole) {
      const whole = new Uint32Array(capacity)
      whole.set(this.#whole)
      this.#whole = whole
    }
    if (this.#real) {
      const real = unknowns(capacity)
      real.set(this.#real)
      this.#real = real
    }
  }

  /** The slots whose value lies between two bounds, both included; one that is not known lies nowhere. */
  between(slots: number, low: number, high: number): Bits {
    if (!this.#whole) return realBetween(this.#real ?? unknowns(0), slots, low, high)
    const from = Math.max(0, Math.ceil(low)) + 1
    const to = Math.min(0xfffffffe, Math.floor(high)) + 1
    return from > to ? noBits(slots) : wholeBetween(this.#whole, slots, from, to)
  }
  order(known: Uint32Array<ArrayBuffer>, descending: boolean): Order {
    if (this.#whole) return orderByWhole(known, this.#whole, descending)
    return orderByNumber(known, this.#real ?? unknowns(0), descending)
  }

  #widen(whole: Uint32Array): void {
    this.#real = Float64Array.from(whole, (value) => (value === 0 ? Number.NaN : value - 1))
    this.#whole = null
  }
}

const unknowns = (capacity: number) => new Float64Array(capacity).fill(Number.NaN)
const fits = (value: number) => value >= 0 && value < 0xffffffff && Number.isInteger(value)

function wholeBetween(values: Uint32Array, slots: number, from: number, to: number): Bits {
  const bits = noBits(slots)
  const span = to - from
  const whole = slots >>> 5
  for (let word = 0, slot = 0; word < whole; word += 1) {
    let found = 0
    for (let bit = 0; bit < 32; bit += 1, slot += 1) {
      found |= Number(((values[slot] ?? 0) - from) >>> 0 <= span) << bit
    }
    bits[word] = found
  }
  for (let slot = whole << 5; slot < slots; slot += 1) {
    const value = values[slot] ?? 0
    if (value >= from && value <= to) setBit(bits, slot)
  }
  return bits
}

function realBetween(values: Float64Array, slots: number, low: number, high: number): Bits {
  const bits = noBits(slots)
  const whole = slots >>> 5
  for (let word = 0, slot = 0; word < whole; word += 1) {
    let found = 0
    for (let bit = 0; bit < 32; bit += 1, slot += 1) {
      const value = values[slot] ?? 0
      found |= (Number(value >= low) & Number(value <= high)) << bit
    }
    bits[word] = found
  }
  for (let slot = whole << 5; slot < slots; slot += 1) {
    const value = values[slot] ?? 0
    if (value >= low && value <= high) setBit(bits, slot)
  }
  return bits
}
