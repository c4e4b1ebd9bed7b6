/** Where a grid gets its rows. A new `ids` object means a new order; the same object, the same order. */
export interface GridSource<Row> {
  readonly ids: Uint32Array
  /** Rows in the order asked; null for one that is gone. At most 1,000 at a time are asked for. */
  fetchRows(ids: Uint32Array): Promise<readonly (Row | null)[]>
}

export const BLOCK_ROWS = 200
const MAX_BLOCKS = 60
/** More requests at a time only queue up in the engine, and the newest screen waits behind them. */
const MAX_IN_FLIGHT = 3
/** Rows of the last order that are shown until the new order's blocks have come. */
const KEPT_ROWS = 2000

/**
 * Rows by position, in blocks of 200, at most 60 of them; the least recently used goes. An answer for an old vector is
 * dropped. A block that is asked for and then scrolled past before its turn is never fetched.
 */
export class RowCache<Row> {
  #source: GridSource<Row>
  /** in the order of use, oldest first */
  #blocks = new Map<number, readonly (Row | null)[]>()
  #kept = new Map<number, Row>()
  #inFlight = new Set<number>()
  #wanted: number[] = []
  #window = { first: 0, last: -1, besides: -1 }
  #generation = 0
  #listeners = new Set<() => void>()
  #version = 0
  #error: unknown = null

  constructor(source: GridSource<Row>) {
    this.#source = source
  }

  get ids(): Uint32Array {
    return this.#source.ids
  }

  get error(): unknown {
    return this.#error
  }

  /** Changes with every change of content. */
  readonly version = (): number => this.#version

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A new order, or a new way to fetch. Rows on the screen stay until their new block has come. */
  setSource(source: GridSource<Row>): void {
    if (source.ids === this.#source.ids) {
      this.#source = source
      return
    }
    this.#keepRows()
    this.#source = source
    this.#start()
  }

  /** The content may have changed, the order has not. */
  refresh(): void {
    this.#keepRows()
    this.#start()
    this.#announce()
    this.want(this.#window.first, this.#window.last, this.#window.besides)
  }

  /** undefined while it is on its way, null when it is gone */
  get(index: number): Row | null | undefined {
    const block = Math.floor(index / BLOCK_ROWS)
    const rows = this.#blocks.get(block)
    if (rows) return rows[index - block * BLOCK_ROWS]
    const id = this.#source.ids[index]
    return id === undefined ? undefined : this.#kept.get(id)
  }

  /** Puts a changed row in place at once, wherever it stands. */
  patch(id: number, row: Row): void {
    for (const [block, rows] of this.#blocks) {
      const start = block * BLOCK_ROWS
      const at = this.#source.ids.subarray(start, start + BLOCK_ROWS).indexOf(id)
      if (at < 0) continue
      const next = [...rows]
      next[at] = row
      this.#blocks.set(block, next)
    }
    if (this.#kept.has(id)) this.#kept.set(id, row)
    this.#announce()
  }

  /**
   * Asks for what the positions need. Call it with every new window; what it no longer names is not fetched.
   *
   * @param besides a row that is drawn elsewhere, the active one; its block comes last
   */
  want(first: number, last: number, besides = -1): void {
    this.#window = { first, last, besides }
    const count = this.#source.ids.length
    if (count === 0 || last < first) return
    const from = Math.floor(Math.max(0, first) / BLOCK_ROWS)
    const to = Math.floor(Math.min(count - 1, last) / BLOCK_ROWS)
    this.#wanted = []
    for (let block = from; block <= to; block++) {
      const rows = this.#blocks.get(block)
      if (rows) {
        // Used again, so it goes to the young end.
        this.#blocks.delete(block)
        this.#blocks.set(block, rows)
      } else {
        this.#wanted.push(block)
      }
    }
    const beside = besides >= 0 && besides < count ? Math.floor(besides / BLOCK_ROWS) : from
    if ((beside < from || beside > to) && !this.#blocks.has(beside)) this.#wanted.push(beside)
    this.#pump()
  }

  /** Tries again what failed. */
  retry(): void {
    this.#error = null
    this.#announce()
    this.#pump()
  }

  /** Rows by number, for copying: from the cache where they are, else fetched. */
  async fetch(ids: Uint32Array): Promise<readonly (Row | null)[]> {
    const rows: (Row | null)[] = []
    for (let start = 0; start < ids.length; start += 1000) {
      rows.push(...(await this.#source.fetchRows(ids.slice(start, start + 1000))))
    }
    return rows
  }

  #keepRows(): void {
    const kept = new Map<number, Row>()
    for (const [block, rows] of [...this.#blocks].reverse()) {
      if (kept.size >= KEPT_ROWS) break
      const start = block * BLOCK_ROWS
      rows.forEach((row, at) => {
        const id = this.#source.ids[start + at]
        if (row && id !== undefined) kept.set(id, row)
      })
    }
    // Two changes in a row must not blank what neither has fetched yet.
    if (kept.size > 0) this.#kept = kept
  }

  #start(): void {
    this.#generation += 1
    this.#blocks.clear()
    this.#inFlight.clear()
    this.#error = null
  }

  #pump(): void {
    if (this.#error !== null) return
    for (const block of this.#wanted) {
      if (this.#inFlight.size >= MAX_IN_FLIGHT) return
      if (!this.#inFlight.has(block) && !this.#blocks.has(block)) void this.#load(block)
    }
  }

  async #load(block: number): Promise<void> {
    const generation = this.#generation
    this.#inFlight.add(block)
    const start = block * BLOCK_ROWS
    try {
      const rows = await this.#source.fetchRows(this.#source.ids.slice(start, start + BLOCK_ROWS))
      if (generation !== this.#generation) return
      this.#blocks.set(block, rows)
      for (const old of this.#blocks.keys()) {
        if (this.#blocks.size <= MAX_BLOCKS) break
        this.#blocks.delete(old)
      }
    } catch (error) {
      if (generation !== this.#generation) return
      this.#error = error
    }
    this.#inFlight.delete(block)
    this.#announce()
    this.#pump()
  }

  #announce(): void {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}
