/** A set of slots, 32 to a word. Bits past the last slot are never set. */
export type Bits = Uint32Array<ArrayBuffer>

/** Codes at every slot, as wide as their number asks for. */
export type CodeArray = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

export const noBits = (slots: number): Bits => new Uint32Array((slots + 31) >>> 5)

export function setBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31))
}

export function clearBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) & ~(1 << (slot & 31))
}

export function flipBit(bits: Bits, slot: number): void {
  bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) ^ (1 << (slot & 31))
}

export const hasBit = (bits: Bits, slot: number): boolean => (((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1

/** The slots that are in all of `sets`, which are of one length. */
export function intersection(first: Bits, others: readonly Bits[]): Bits {
  const out = first.slice()
  for (const other of others) {
    for (let word = 0; word < out.length; word += 1) out[word] = (out[word] ?? 0) & (other[word] ?? 0)
  }
  return out
}

/** The slots of `first` that are not in `second`. */
export function difference(first: Bits, second: Bits): Bits {
  const out = first.slice()
  for (let word = 0; word < out.length; word += 1) out[word] = (out[word] ?? 0) & ~(second[word] ?? 0)
  return out
}

export function addAll(into: Bits, other: Bits): void {
  for (let word = 0; word < into.length; word += 1) into[word] = (into[word] ?? 0) | (other[word] ?? 0)
}

export function countBits(bits: Bits): number {
  let count = 0
  for (let word = 0; word < bits.length; word += 1) count += bitsOf(bits[word] ?? 0)
  return count
}

/** In how many slots two sets of one length differ. */
export function countDifferent(first: Bits, second: Bits): number {
  let count = 0
  for (let word = 0; word < first.length; word += 1) count += bitsOf((first[word] ?? 0) ^ (second[word] ?? 0))
  return count
}

function bitsOf(word: number): number {
  let v = word
  v -= (v >>> 1) & 0x55555555
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The slots whose code is marked 1 in `wanted`, which has a place for every code. */
export function ofCodes(codes: CodeArray, slots: number, wanted: Uint8Array): Bits {
  const bits = noBits(slots)
  for (let word = 0, slot = 0; slot < slots; word += 1) {
    const end = Math.min(slot + 32, slots)
    let found = 0
    for (let bit = 0; slot < end; bit += 1, slot += 1) found |= (wanted[codes[slot] ?? 0] ?? 0) << bit
    bits[word] = found
  }
  return bits
}

/** How often each code stands at the slots of `bits`. */
export function countCodes(bits: Bits, codes: CodeArray, size: number): Uint32Array {
  const counts = new Uint32Array(size)
  for (let word = 0; word < bits.length; word += 1) {
    let left = bits[word] ?? 0
    const base = word << 5
    while (left !== 0) {
      const lowest = left & -left
      const code = codes[base | (31 - Math.clz32(lowest))] ?? 0
      counts[code] = (counts[code] ?? 0) + 1
      left ^= lowest
    }
  }
  return counts
}

/**
 * The row numbers at the slots of `bits`, in the order of `order`.
 *
 * @param distance what makes a slot its row number, where it is the same for all: that saves a jump through memory
 */
export function inOrder(
  order: Uint32Array,
  bits: Bits,
  count: number,
  numbers: Uint32Array,
  distance: number | null,
): Uint32Array<ArrayBuffer> {
  // One place more than is kept: the loop writes first and then moves on only past a match, which spares it a branch.
  const out = new Uint32Array(count + 1)
  let at = 0
  if (distance !== null) {
    for (let i = 0; i < order.length; i += 1) {
      const slot = order[i] ?? 0
      out[at] = slot + distance
      at += ((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1
    }
  } else {
    for (let i = 0; i < order.length; i += 1) {
      const slot = order[i] ?? 0
      out[at] = numbers[slot] ?? 0
      at += ((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1
    }
  }
  return out.slice(0, count)
}
