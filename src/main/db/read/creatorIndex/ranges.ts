import { type Bits, flipBit, noBits } from './bits'
import type { Numbers } from './numbers'
import type { Order } from './order'

/** Slots flipped at most, as a share of all: past that looking at every value is faster. */
const flipShare = 1 / 16

/** Where a range lies in an order: the places from `from` up to, but not including, `to`. */
type Range = { order: Order; from: number; to: number; bits: Bits }

/**
 * Ranges of numbers found by their places in an order that is kept already. A bound that is drawn moves over few
 * places: only those slots are flipped.
 */
export class Ranges {
  readonly #last = new Map<string, Range>()

  clear(): void {
    this.#last.clear()
  }

  /**
   * The slots with a value between two bounds, both included.
   *
   * @param order all live slots by these numbers, rising or falling, what is not known last; null where none is kept
   */
  between(
    name: string,
    values: Numbers,
    order: { slots: Order; descending: boolean } | null,
    slots: number,
    low: number,
    high: number,
  ): Bits {
    if (!order) return values.between(slots, low, high)
    const { slots: places, descending } = order
    const known = firstPlace(places.length, (at) => !values.isKnown(places[at] ?? 0))
    const valueAt = (at: number) => values.at(places[at] ?? 0)
    const from = firstPlace(known, (at) => (descending ? valueAt(at) <= high : valueAt(at) >= low))
    const to = Math.max(
      from,
      firstPlace(known, (at) => (descending ? valueAt(at) < low : valueAt(at) > high)),
    )
    const last = this.#last.get(name)
    const before = last?.order === places ? last : { from: 0, to: 0, bits: noBits(slots) }
    const flips = Math.abs(before.from - from) + Math.abs(before.to - to)
    let bits: Bits
    if (flips > slots * flipShare) bits = values.between(slots, low, high)
    else {
      bits = before.bits.slice()
      flip(bits, places, before.from, from)
      flip(bits, places, before.to, to)
    }
    this.#last.set(name, { order: places, from, to, bits })
    return bits
  }
}

/** Flips the slots between two places, whichever comes first. */
function flip(bits: Bits, order: Order, a: number, b: number): void {
  for (let at = Math.min(a, b); at < Math.max(a, b); at += 1) flipBit(bits, order[at] ?? 0)
}

/** The first of `count` places for which `is` holds, where it holds for all after it; `count` where for none. */
function firstPlace(count: number, is: (at: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (is(middle)) high = middle
    else low = middle + 1
  }
  return low
}
