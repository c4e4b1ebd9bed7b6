import { type Bits, noBits, setBit } from './bits'
import { keysOfWords, type Order, radixSort } from './order'

/** Slots of one block: what is read again when one name in it changes. */
export const blockSlots = 4096

/** Bytes that UTF-8 never holds: after the handle, before the key where it differs, and at the end of a record. */
export const fieldEnd = 0xff
export const recordEnd = 0xfe

/** Records of handle, name and handle key, with the ASCII letters in lower case as SQLite's LIKE and NOCASE have it. */
type Block = { bytes: Buffer; slots: Uint32Array; starts: Uint32Array; names: Uint32Array; keys: Uint32Array }

/** @param slots the live slots of the block, rising: one record each */
export function textBlock(bytes: Buffer, slots: Uint32Array): Block | null {
  const starts = new Uint32Array(slots.length + 1)
  const names = new Uint32Array(slots.length)
  const keys = new Uint32Array(slots.length)
  let record = 0
  let field = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < recordEnd) continue
    if (record >= slots.length) return null
    if (byte === fieldEnd) {
      if (field === 0) names[record] = at + 1
      else keys[record] = at + 1
      field += 1
    } else {
      record += 1
      field = 0
      starts[record] = at + 1
    }
  }
  return record === slots.length ? { bytes, slots, starts, names, keys } : null
}

export type TextColumn = 'handle' | 'displayName'

/** Handles and names of all accounts, read a block at a time when they are first needed. */
export class Texts {
  readonly #blocks: (Block | null)[] = []

  isRead(block: number): boolean {
    return (this.#blocks[block] ?? null) !== null
  }
  areRead(slots: number): boolean {
    for (let block = 0; block * blockSlots < slots; block += 1) if (!this.isRead(block)) return false
    return true
  }
  keep(block: number, read: Block): void {
    this.#blocks[block] = read
  }
  forget(slot: number): void {
    this.#blocks[Math.floor(slot / blockSlots)] = null
  }
  get bytes(): number {
    return this.#blocks.reduce((sum, b) => sum + (b ? b.bytes.length + 16 * b.slots.length : 0), 0)
  }

  /** The slots whose handle or name, or only one of them, has `text` in it, as LIKE finds it. */
  containing(text: string, slots: number, column: TextColumn | null = null): Bits {
    const found = noBits(slots)
    const sought = Buffer.from(asciiLower(text))
    let isDense = sought.length === 1
    for (const block of this.#blocks) {
      if (!block) continue
      isDense =
        column !== null || (isDense && sought.length <= 2)
          ? scanByBytes(block, sought, found, column)
          : scanByJumps(block, sought, found)
    }
    return found
  }

  /** The bytes that a column is ordered by. */
  of(slot: number, column: TextColumn): Buffer {
    const { block, from, to } = this.#field(slot, column)
    return block.bytes.subarray(from, to)
  }

  isSame(a: number, b: number, column: TextColumn): boolean {
    const first = this.#field(a, column)
    const second = this.#field(b, column)
    const length = first.to - first.from
    if (length !== second.to - second.from) return false
    // From the end: neighbours in an order begin alike.
    for (let i = length - 1; i >= 0; i -= 1) {
      if (first.block.bytes[first.from + i] !== second.block.bytes[second.from + i]) return false
    }
    return true
  }

  /**
   * Eight of those bytes as two big-endian words, zero past the end.
   *
   * @returns whether the text goes on after them
   */
  eightBytes(slot: number, column: TextColumn, depth: number, words: Uint32Array, at: number): boolean {
    const { block, from, to } = this.#field(slot, column)
    const start = from + depth
    words[at] = fourBytes(block.bytes, start, to)
    words[at + 1] = fourBytes(block.bytes, start + 4, to)
    return to > start + 8
  }

  #field(slot: number, column: TextColumn): { block: Block; from: number; to: number } {
    const block = this.#blocks[Math.floor(slot / blockSlots)]
    const record = block ? placeOf(block.slots, slot) : -1
    if (!block || record < 0) throw new Error('a text that was not read')
    const name = block.names[record] ?? 0
    const key = block.keys[record] ?? 0
    if (column === 'displayName') return { block, from: name, to: key - 1 }
    const end = (block.starts[record + 1] ?? 0) - 1
    return key === end ? { block, from: block.starts[record] ?? 0, to: name - 1 } : { block, from: key, to: end }
  }
}

function placeOf(slots: Uint32Array, slot: number): number {
  let low = 0
  let high = slots.length - 1
  const guess = slot - (slots[0] ?? 0)
  if (slots[guess] === slot) return guess
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = slots[middle] ?? 0
    if (found === slot) return middle
    if (found < slot) low = middle + 1
    else high = middle - 1
  }
  return -1
}

export const asciiLower = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Past this share of records with a hit, walking the bytes is faster than jumping from hit to hit. */
const denseShare = 1 / 8

/** @returns whether so many records have it that the next block is better walked */
function scanByJumps(block: Block, sought: Buffer, found: Bits): boolean {
  const { bytes, slots, starts, keys } = block
  let record = 0
  let hits = 0
  let at = bytes.indexOf(sought)
  while (at >= 0) {
    while ((starts[record + 1] ?? bytes.length) <= at) record += 1
    if (at < (keys[record] ?? 0)) setBit(found, slots[record] ?? 0)
    hits += 1
    at = bytes.indexOf(sought, starts[record + 1] ?? bytes.length)
  }
  return hits > slots.length * denseShare
}

function scanByBytes(block: Block, sought: Buffer, found: Bits, column: TextColumn | null): boolean {
  const { bytes, slots, starts, names, keys } = block
  const first = sought[0] ?? 0
  let hits = 0
  for (let record = 0; record < slots.length; record += 1) {
    const from = column === 'displayName' ? (names[record] ?? 0) : (starts[record] ?? 0)
    const end = (column === 'handle' ? (names[record] ?? 0) : (keys[record] ?? 0)) - sought.length
    for (let at = from; at < end; at += 1) {
      if (bytes[at] !== first || !goesOn(bytes, at, sought)) continue
      setBit(found, slots[record] ?? 0)
      hits += 1
      break
    }
  }
  return hits > slots.length * denseShare
}

function goesOn(bytes: Buffer, at: number, sought: Buffer): boolean {
  for (let i = 1; i < sought.length; i += 1) if (bytes[at + i] !== sought[i]) return false
  return true
}

/** Runs shorter than this are ordered by comparing. */
const radixFrom = 64
/** Bytes that one round of the radix sort looks at. */
const roundBytes = 8

/** Texts looked at between two looks at whatever else waits. */
const sliceTexts = 32_768

/**
 * Orders slots by their text's bytes, a shorter one before those it begins, equals by slot. It yields where other work
 * may run; the texts must stay as they are until it ends.
 */
export function* orderByText(
  known: Uint32Array<ArrayBuffer>,
  texts: Texts,
  column: TextColumn,
  descending: boolean,
): Generator<void, Order> {
  const sign = descending ? -1 : 1
  const compare = (a: number, b: number) => sign * Buffer.compare(texts.of(a, column), texts.of(b, column)) || a - b
  let sinceYield = 0
  yield* sortFrom(known, 0)
  return known

  /** Orders a run whose first `depth` bytes are alike, in place. */
  function* sortFrom(run: Uint32Array<ArrayBuffer>, depth: number): Generator<void, void> {
    const words = new Uint32Array(run.length * 2)
    let isLonger = false
    for (let from = 0; from < run.length; from += sliceTexts) {
      const to = Math.min(from + sliceTexts, run.length)
      for (let i = from; i < to; i += 1) {
        isLonger = texts.eightBytes(run[i] ?? 0, column, depth, words, i * 2) || isLonger
      }
      sinceYield += to - from
      if (sinceYield >= sliceTexts) {
        sinceYield = 0
        yield
      }
    }
    const places = radixSort(Uint32Array.from(run.keys()), keysOfWords(words), descending)
    const before = run.slice()
    for (let i = 0; i < run.length; i += 1) run[i] = before[places[i] ?? 0] ?? 0
    for (let start = 0; start < run.length; ) {
      let end = start + 1
      while (end < run.length && isSame(words, places[start] ?? 0, places[end] ?? 0)) end += 1
      const part = run.subarray(start, end)
      if (part.length >= radixFrom && (isLonger || part.length < run.length)) yield* sortFrom(part, depth + roundBytes)
      else if (part.length > 1) part.sort(compare)
      start = end
    }
  }
}

const isSame = (words: Uint32Array, a: number, b: number) =>
  words[a * 2] === words[b * 2] && words[a * 2 + 1] === words[b * 2 + 1]

function fourBytes(bytes: Buffer, at: number, end: number): number {
  if (at + 4 <= end) {
    return (
      (bytes[at] ?? 0) * 0x1000000 + (((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    )
  }
  let word = 0
  for (let i = 0; i < 4; i += 1) word = word * 256 + (at + i < end ? (bytes[at + i] ?? 0) : 0)
  return word
}
