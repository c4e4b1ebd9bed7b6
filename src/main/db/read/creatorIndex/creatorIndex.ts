import type { CreatorFilter, creatorSorts } from '../../../../shared/contract/creatorFields'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { type Bits, type CodeArray, countCodes, countDifferent, difference, hasBit, noBits, setBit } from './bits'
import { classesOf, classNames, UNKNOWN_CLASS } from './classes'
import type { CodeName, Columns, NumberName } from './columns'
import { putRows, type ReadRows } from './load'
import { joined, type Order, orderByRank, repaired, splitKnown, turned } from './order'
import { type Need, needFor, type PartName } from './parts'
import { Ranges } from './ranges'
import { orderByText, type TextColumn, Texts } from './text'

export type CreatorSort = (typeof creatorSorts)[number]

type SortSource =
  | { kind: 'number'; column: NumberName }
  | { kind: 'code'; column: CodeName }
  | { kind: 'text'; column: TextColumn }

const sortSources: Record<CreatorSort, SortSource> = {
  handle: { kind: 'text', column: 'handle' },
  displayName: { kind: 'text', column: 'displayName' },
  platform: { kind: 'code', column: 'platform' },
  // Tiers rise with the followers; `order` puts the classes in their place.
  tier: { kind: 'number', column: 'followers' },
  followers: { kind: 'number', column: 'followers' },
  averageViews: { kind: 'number', column: 'averageViews' },
  medianViews: { kind: 'number', column: 'medianViews' },
  averageLikes: { kind: 'number', column: 'averageLikes' },
  averageComments: { kind: 'number', column: 'averageComments' },
  averageShares: { kind: 'number', column: 'averageShares' },
  averageSaves: { kind: 'number', column: 'averageSaves' },
  engagementRate: { kind: 'number', column: 'engagementRate' },
  viewsPerFollower: { kind: 'number', column: 'viewsPerFollower' },
  price: { kind: 'number', column: 'price' },
  country: { kind: 'code', column: 'country' },
  city: { kind: 'code', column: 'city' },
  language: { kind: 'code', column: 'language' },
  measuredOn: { kind: 'code', column: 'measuredOn' },
  addedOn: { kind: 'code', column: 'addedOn' },
  updated: { kind: 'code', column: 'measuredOn' },
}

/** Letters from which on the full-text index finds a text; a shorter one is looked for in the texts themselves. */
export const trigram = 3

const isShort = (text: string) => [...text].length < trigram

/** What an answer needs beside the list itself. */
export function needsOf(filter: CreatorFilter, sort: CreatorSort | null): Set<Need> {
  const needs = new Set<Need>()
  const text = filter.text?.trim()
  if (text && isShort(text)) needs.add('texts')
  for (const clause of filter.where ?? []) {
    const need = needFor(clause.field)
    if (need) needs.add(need)
    const isName = clause.field === 'handle' || clause.field === 'displayName'
    if (isName && 'text' in clause && isShort(clause.text)) needs.add('texts')
  }
  if (sort !== null) {
    if (sortSources[sort].kind === 'text') needs.add('texts')
    const need = sort === 'updated' ? 'more' : needFor(sort)
    if (need) needs.add(need)
  }
  return needs
}

/** Bitmaps kept: 125 KB each at a million accounts. */
const maxPredicates = 64
/** Tier schemes whose classes are kept: 1 MB each. */
const maxClasses = 4
/** Orders kept: 4 MB each at a million accounts. */
const maxOrders = 12
/** An order in which more than this share of the slots changed is made anew. */
const repairShare = 1 / 64
const fewSlots = 16
/** An order, and the slots that changed since it was true: it is mended when it is next asked for. */
type KeptOrder = { order: Order; changed: Set<number> }

/** In how many slots two sets differ, and in which, once that was asked. */
type Step = { from: Bits; to: Bits; slots: number; sets: { gone: Bits; come: Bits } | null }

/** The columns with what is worked out from them and kept until they change. */
export class CreatorIndex {
  readonly columns: Columns
  readonly texts = new Texts()
  readonly #predicates = new Map<string, Bits>()
  readonly #orders = new Map<string, KeptOrder>()
  readonly #totals = new Map<string, Uint32Array>()
  readonly #histograms = new Map<string, { bits: Bits; counts: Uint32Array }>()
  readonly #ranges = new Ranges()
  #lastStep: Step | null = null
  readonly #classes = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #classOrders = new Map<string, Order>()
  /** parts whose reading has begun, and those of which it ended */
  readonly begun: PartName[] = ['core']
  readonly read = new Set<PartName>(['core'])
  #count: number | null = null
  #changes = 0
  #alive: Bits | null = null

  constructor(columns: Columns) {
    this.columns = columns
  }

  get count(): number {
    this.#count ??= this.columns.count
    return this.#count
  }
  get alive(): Bits {
    this.#alive ??= this.columns.aliveBits()
    return this.#alive
  }
  get bytes(): { columns: number; texts: number; kept: number } {
    const orders = [...this.#orders.values()].map(({ order }) => order)
    const worked = [...this.#classes.values(), ...this.#classOrders.values()]
    const kept = [...this.#predicates.values(), ...orders, ...this.#totals.values(), ...worked]
    return {
      columns: this.columns.bytes,
      texts: this.texts.bytes,
      kept: kept.reduce((sum, array) => sum + array.byteLength, 0),
    }
  }

  /**
   * Takes up rows as they now are.
   *
   * @param gone row numbers of accounts that are no more
   * @param isRenamed whether an account's handle or name may have changed
   * @returns false where a row belongs between two others: then all must be read again
   */
  apply(read: ReadRows, gone: readonly number[], isRenamed: (n: number) => boolean): boolean {
    const changed = new Set<number>()
    for (const n of gone) {
      const slot = this.columns.slotOf(n)
      if (slot < 0) continue
      this.columns.remove(slot)
      changed.add(slot)
    }
    const places = putRows(this.columns, read)
    if (!places) return false
    for (const slot of changed) this.texts.forget(slot)
    for (const slot of places) {
      changed.add(slot)
      if (isRenamed(this.columns.numbers[slot] ?? 0)) this.texts.forget(slot)
    }
    this.#forgetAnswers()
    this.#count = null
    this.#alive = null
    for (const [key, kept] of this.#orders) {
      for (const slot of changed) kept.changed.add(slot)
      if (kept.changed.size > Math.max(fewSlots, kept.order.length * repairShare)) this.#orders.delete(key)
    }
    return true
  }

  /** What was worked out from columns or asked of SQL is true no more. */
  #forgetAnswers(): void {
    this.#changes += 1
    this.#predicates.clear()
    this.#totals.clear()
    this.#histograms.clear()
    this.#ranges.clear()
    this.#lastStep = null
    this.#classes.clear()
    this.#classOrders.clear()
  }

  /** The row numbers of live slots that are not among `numbers`. */
  missingFrom(numbers: readonly number[]): number[] {
    const present = noBits(this.columns.slots)
    for (const n of numbers) {
      const slot = this.columns.slotOf(n)
      if (slot >= 0) setBit(present, slot)
    }
    const missing: number[] = []
    for (let slot = 0; slot < this.columns.slots; slot += 1) {
      if (this.columns.isAlive(slot) && !hasBit(present, slot)) missing.push(this.columns.numbers[slot] ?? 0)
    }
    return missing
  }

  /** A predicate's bitmap, kept under its key. */
  predicate(key: string, make: () => Bits): Bits {
    const known = this.#predicates.get(key)
    if (known) {
      this.#predicates.delete(key)
      this.#predicates.set(key, known)
      return known
    }
    const made = make()
    this.#predicates.set(key, made)
    dropOldest(this.#predicates, maxPredicates)
    return made
  }

  /** The slots whose number lies between two bounds, both included. */
  range(column: NumberName, low: number, high: number): Bits {
    const { number, slots } = this.columns
    return this.#ranges.between(column, number[column], this.#orderKept(column), slots, low, high)
  }

  /** An order by a column of numbers that is kept and true. */
  #orderKept(column: NumberName): { slots: Order; descending: boolean } | null {
    for (const descending of [true, false]) {
      const kept = this.#orders.get(`${column} ${descending ? 'down' : 'up'}`)
      if (kept?.changed.size === 0) return { slots: kept.order, descending }
    }
    return null
  }

  /** Every slot's place in `classNames(scheme)`, kept until the rows change. */
  classes(scheme: TierSchemeRecord): Uint8Array<ArrayBuffer> {
    const key = JSON.stringify(scheme.tiers)
    let values = this.#classes.get(key)
    if (!values) {
      values = classesOf(this.columns, scheme)
      this.#classes.set(key, values)
      dropOldest(this.#classes, maxClasses)
    }
    return values
  }

  /**
   * How often each code stands in `bits`. What is counted is the difference to whichever is nearest: nothing, all
   * accounts, or what was counted under that name before, as when a bound is drawn.
   *
   * @param name under which the counts are kept
   * @param set bits that are set
   */
  histogram(name: string, bits: Bits, set: number, codes: CodeArray, size: number): Uint32Array {
    const before = this.#histograms.get(name)
    if (before?.bits === bits && before.counts.length === size) return before.counts
    const counts = this.#counted(name, before, bits, set, codes, size)
    this.#histograms.set(name, { bits, counts })
    return counts
  }

  #counted(
    name: string,
    before: { bits: Bits; counts: Uint32Array } | undefined,
    bits: Bits,
    set: number,
    codes: CodeArray,
    size: number,
  ): Uint32Array {
    const rest = this.count - set
    const step = before?.counts.length === size ? this.#stepBetween(before.bits, bits) : null
    if (before && step && step.slots < Math.min(set, rest)) {
      step.sets ??= { gone: difference(before.bits, bits), come: difference(bits, before.bits) }
      const gone = countCodes(step.sets.gone, codes, size)
      const come = countCodes(step.sets.come, codes, size)
      return before.counts.map((count, code) => count + (come[code] ?? 0) - (gone[code] ?? 0))
    }
    if (set <= rest) return countCodes(bits, codes, size)
    let totals = this.#totals.get(name)
    if (!totals || totals.length !== size) {
      totals = countCodes(this.alive, codes, size)
      this.#totals.set(name, totals)
    }
    if (rest === 0) return totals
    const others = countCodes(difference(this.alive, bits), codes, size)
    return totals.map((total, code) => total - (others[code] ?? 0))
  }

  /** What lies between two sets; the facets of one question ask it of the same two. */
  #stepBetween(from: Bits, to: Bits): Step {
    if (this.#lastStep?.from !== from || this.#lastStep.to !== to) {
      this.#lastStep = { from, to, slots: countDifferent(from, to), sets: null }
    }
    return this.#lastStep
  }

  /** All live slots in the order of a column. */
  order(sort: CreatorSort, descending: boolean, scheme: TierSchemeRecord): Order {
    if (sort === 'tier') return this.#classOrder(scheme, descending)
    const key = orderKey(sort, descending)
    const source = sortSources[sort]
    const known = this.#orders.get(key)
    this.#orders.delete(key)
    const order = known ? this.#mended(known, source, descending) : this.#ordered(sort, source, descending, scheme)
    this.#orders.set(key, { order, changed: new Set() })
    dropOldest(this.#orders, maxOrders)
    return order
  }

  #classOrder(scheme: TierSchemeRecord, descending: boolean): Order {
    const key = `${descending} ${JSON.stringify(scheme.tiers)}`
    let order = this.#classOrders.get(key)
    if (!order) {
      const classes = this.classes(scheme)
      const isKnown = (slot: number) => classes[slot] !== UNKNOWN_CLASS
      const split = splitKnown(this.columns.slots, (slot) => this.columns.isAlive(slot), isKnown)
      const ranks = Uint32Array.from(classNames(scheme).keys())
      order = joined(orderByRank(split.known, classes, ranks, descending), split.unknown)
      this.#classOrders.set(key, order)
      dropOldest(this.#classOrders, 2)
    }
    return order
  }

  #ordered(sort: CreatorSort, source: SortSource, descending: boolean, scheme: TierSchemeRecord): Order {
    if (source.kind !== 'text' || !descending) return this.#made(source, descending)
    // Turning an order of texts round takes a tenth of the time that making it does.
    const isKnown = this.#isKnown(source)
    const { column } = source
    return turned(this.order(sort, false, scheme), isKnown, (a, b) => this.texts.isSame(a, b, column))
  }

  #made(source: SortSource, descending: boolean): Order {
    const making = this.#making(source, descending)
    for (;;) {
      const made = making.next()
      if (made.done) return made.value
    }
  }

  *#making(source: SortSource, descending: boolean): Generator<void, Order> {
    const split = splitKnown(this.columns.slots, (slot) => this.columns.isAlive(slot), this.#isKnown(source))
    return joined(yield* this.#sorting(source, split.known, descending), split.unknown)
  }

  /** Makes an order ahead of need. It gives up where a row changes meanwhile: then whoever needs it makes it. */
  *prepareOrder(sort: CreatorSort, descending: boolean): Generator<void, void> {
    const key = orderKey(sort, descending)
    if (this.#orders.has(key)) return
    const began = this.#changes
    const making = this.#making(sortSources[sort], descending)
    while (this.#changes === began) {
      const made = making.next()
      if (made.done) {
        if (!this.#orders.has(key)) this.#orders.set(key, { order: made.value, changed: new Set() })
        return
      }
      yield
    }
  }

  #mended({ order, changed }: KeptOrder, source: SortSource, descending: boolean): Order {
    if (changed.size === 0) return order
    return repaired(order, changed, (slot) => this.columns.isAlive(slot), this.#compare(source, descending))
  }

  *#sorting(source: SortSource, known: Uint32Array<ArrayBuffer>, descending: boolean): Generator<void, Order> {
    if (source.kind === 'number') return this.columns.number[source.column].order(known, descending)
    if (source.kind === 'text') return yield* orderByText(known, this.texts, source.column, descending)
    const codes = this.columns.code[source.column]
    return orderByRank(known, codes.values, codes.ranks(), descending)
  }

  #isKnown(source: SortSource): (slot: number) => boolean {
    const { columns } = this
    if (source.kind === 'number') {
      const values = columns.number[source.column]
      return (slot) => values.isKnown(slot)
    }
    if (source.kind === 'code') {
      const { values } = columns.code[source.column]
      return (slot) => values[slot] !== 0
    }
    return source.column === 'handle' ? () => true : (slot) => columns.mark.displayName.has(slot)
  }

  /** Full order of live slots, as the orders have it. */
  #compare(source: SortSource, descending: boolean): (a: number, b: number) => number {
    const isKnown = this.#isKnown(source)
    const sign = descending ? -1 : 1
    const ofKnown = this.#compareKnown(source)
    return (a, b) => {
      const known = Number(isKnown(b)) - Number(isKnown(a))
      if (known !== 0 || !isKnown(a)) return known || a - b
      return sign * ofKnown(a, b) || a - b
    }
  }

  #compareKnown(source: SortSource): (a: number, b: number) => number {
    if (source.kind === 'number') {
      const values = this.columns.number[source.column]
      return (a, b) => values.at(a) - values.at(b)
    }
    if (source.kind === 'text') {
      return (a, b) => Buffer.compare(this.texts.of(a, source.column), this.texts.of(b, source.column))
    }
    const { values } = this.columns.code[source.column]
    const ranks = this.columns.code[source.column].ranks()
    return (a, b) => (ranks[values[a] ?? 0] ?? 0) - (ranks[values[b] ?? 0] ?? 0)
  }
}

const orderKey = (sort: CreatorSort, descending: boolean) => `${sort} ${descending ? 'down' : 'up'}`

function dropOldest<T>(kept: Map<string, T>, most: number): void {
  for (const key of kept.keys()) {
    if (kept.size <= most) return
    kept.delete(key)
  }
}
