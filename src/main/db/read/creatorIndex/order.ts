import type { CodeArray } from './bits'

/** Slots in the order of a column: what is not known comes last either way, equals in the order of their slots. */
export type Order = Uint32Array<ArrayBuffer>

/** Splits the live slots into those with a value and those without, both rising. */
export function splitKnown(slots: number, isAlive: (slot: number) => boolean, isKnown: (slot: number) => boolean) {
  const known = new Uint32Array(slots)
  const unknown = new Uint32Array(slots)
  let knownCount = 0
  let unknownCount = 0
  for (let slot = 0; slot < slots; slot += 1) {
    if (!isAlive(slot)) continue
    if (isKnown(slot)) known[knownCount++] = slot
    else unknown[unknownCount++] = slot
  }
  return { known: known.slice(0, knownCount), unknown: unknown.slice(0, unknownCount) }
}

export function joined(known: Uint32Array, unknown: Uint32Array): Order {
  const out = new Uint32Array(known.length + unknown.length)
  out.set(known)
  out.set(unknown, known.length)
  return out
}

/** The order the other way round: what is not known stays last, and equals stay in the order of their slots. */
export function turned(
  order: Order,
  isKnown: (slot: number) => boolean,
  isSame: (a: number, b: number) => boolean,
): Order {
  let known = order.length
  while (known > 0 && !isKnown(order[known - 1] ?? 0)) known -= 1
  const out = order.slice()
  let at = 0
  for (let end = known; end > 0; ) {
    let start = end - 1
    while (start > 0 && isSame(order[start - 1] ?? 0, order[start] ?? 0)) start -= 1
    for (let i = start; i < end; i += 1) out[at++] = order[i] ?? 0
    end = start
  }
  return out
}

/** Keys of 8 or 16-bit digits: item `i` has digits `keys[i * width]` and on; `places` names them, the least significant first. */
export type RadixKeys = { keys: Uint8Array | Uint16Array; width: number; places: readonly number[] }

/** Stable radix sort of `items`, which may be overwritten. A pass in which all digits are alike is skipped. */
export function radixSort(
  items: Uint32Array<ArrayBuffer>,
  { keys, width, places }: RadixKeys,
  descending: boolean,
): Uint32Array<ArrayBuffer> {
  let from = items
  let to: Uint32Array<ArrayBuffer> = items.slice()
  for (const place of places) {
    const offsets = new Uint32Array(keys instanceof Uint8Array ? 256 : 65_536)
    for (let i = 0; i < from.length; i += 1) {
      const digit = keys[(from[i] ?? 0) * width + place] ?? 0
      offsets[digit] = (offsets[digit] ?? 0) + 1
    }
    if (offsets[keys[(from[0] ?? 0) * width + place] ?? 0] === from.length) continue
    toOffsets(offsets, descending)
    for (let i = 0; i < from.length; i += 1) {
      const item = from[i] ?? 0
      const digit = keys[item * width + place] ?? 0
      const at = offsets[digit] ?? 0
      to[at] = item
      offsets[digit] = at + 1
    }
    const sorted = to
    to = from
    from = sorted
  }
  return from
}

/** Turns counts into where each digit's run begins; runs of equal digits stay in their order when descending, too. */
function toOffsets(counts: Uint32Array, descending: boolean): void {
  let next = 0
  for (let i = 0; i < counts.length; i += 1) {
    const digit = descending ? counts.length - 1 - i : i
    const count = counts[digit] ?? 0
    counts[digit] = next
    next += count
  }
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
/** The four digits of a 64-bit number and the two of a 32-bit one, the least significant first, as this machine lays them. */
const placesOf64 = isLittleEndian ? [0, 1, 2, 3] : [3, 2, 1, 0]
const placesOf32 = isLittleEndian ? [0, 1] : [1, 0]

/** Orders slots by numbers of zero or more, whose IEEE 754 bits rise as they do. */
export function orderByNumber(known: Uint32Array<ArrayBuffer>, values: Float64Array, descending: boolean): Order {
  const keys = new Uint16Array(values.buffer, values.byteOffset, values.length * 4)
  return radixSort(known, { keys, width: 4, places: placesOf64 }, descending)
}

/** Orders slots by whole numbers. */
export function orderByWhole(
  known: Uint32Array<ArrayBuffer>,
  values: Uint32Array<ArrayBuffer>,
  descending: boolean,
): Order {
  const keys = new Uint16Array(values.buffer, values.byteOffset, values.length * 2)
  return radixSort(known, { keys, width: 2, places: placesOf32 }, descending)
}

/** Orders slots by the rank of their code. */
export function orderByRank(
  known: Uint32Array<ArrayBuffer>,
  codes: CodeArray,
  ranks: Uint32Array,
  descending: boolean,
): Order {
  const ranked = new Uint32Array(codes.length)
  for (let slot = 0; slot < codes.length; slot += 1) ranked[slot] = ranks[codes[slot] ?? 0] ?? 0
  return radixSort(known, { keys: new Uint16Array(ranked.buffer), width: 2, places: placesOf32 }, descending)
}

/** Items from which on counting 65,536 digits costs less than twice as many passes. */
const wideFrom = 16_384

/** Keys of two big-endian words per item: item i has its first four bytes in `words[2 * i]`, then four in the next. */
export function keysOfWords(words: Uint32Array<ArrayBuffer>): RadixKeys {
  if (words.length < wideFrom * 2) {
    return {
      keys: new Uint8Array(words.buffer),
      width: 8,
      places: isLittleEndian ? [4, 5, 6, 7, 0, 1, 2, 3] : [7, 6, 5, 4, 3, 2, 1, 0],
    }
  }
  return { keys: new Uint16Array(words.buffer), width: 4, places: isLittleEndian ? [2, 3, 0, 1] : [3, 2, 1, 0] }
}

/**
 * The order after some slots changed: they are taken out and merged in again where they now belong.
 *
 * @param changed slots that changed, appeared or went
 * @param compare full order of two live slots, never 0 for two
 */
export function repaired(
  order: Order,
  changed: ReadonlySet<number>,
  isAlive: (slot: number) => boolean,
  compare: (a: number, b: number) => number,
): Order {
  const added = [...changed].filter(isAlive).sort(compare)
  const out = new Uint32Array(order.length + added.length)
  let at = 0
  let next = 0
  for (let i = 0; i < order.length; i += 1) {
    const slot = order[i] ?? 0
    if (changed.has(slot)) continue
    for (
      let candidate = added[next];
      candidate !== undefined && compare(candidate, slot) < 0;
      candidate = added[next]
    ) {
      out[at++] = candidate
      next += 1
    }
    out[at++] = slot
  }
  for (; next < added.length; next += 1) out[at++] = added[next] ?? 0
  return out.slice(0, at)
}
