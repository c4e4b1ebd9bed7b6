import { setImmediate as otherWork } from 'node:timers/promises'
import { CallboardError } from '../../../../shared/contract/define'
import type { Db } from '../../open'
import type { IndexedRow } from './columns'
import { CreatorIndex } from './creatorIndex'
import {
  changedAccounts,
  hasChangesAfter,
  isInLog,
  type LastStep,
  loadColumns,
  loadTexts,
  readIndexedRows,
  readLastStep,
  readNumbers,
  type Sliced,
} from './load'

/** Past this share of changed accounts all are read again, in runs instead of one by one. */
const reloadShare = 0.2
const fewRows = 1000
/** Changed rows read between two looks at whatever else waits. */
const sliceRows = 1000

/**
 * Keeps one connection's index true: before each answer the last step of the log is held against the last one seen,
 * and what changed since is read again. Steps of other connections count as soon as they are committed.
 */
class Keeper {
  readonly #db: Db
  #index: CreatorIndex | null = null
  #seen: LastStep = { seq: 0, id: '', lastChange: 0 }
  /** Accounts taken up from a step that had not ended, and may yet have been rolled back. */
  #tentative = new Set<number>()
  /** Columns being read; texts being read, which only waits for whoever needs them. */
  #work: Sliced<boolean> | null = null
  #textWork: Sliced<boolean> | null = null
  #isWarm = false

  constructor(db: Db) {
    this.#db = db
  }

  /** The index as of now, on the spot: for a caller inside a transaction. */
  now(needsTexts: boolean): CreatorIndex {
    this.#finish(() => this.#todo(false))
    const last = readLastStep(this.#db)
    if (this.#db.inTransaction && hasChangesAfter(this.#db, last.lastChange)) this.#takeUpRunning(last)
    this.#finish(() => this.#textsToRead(needsTexts))
    return this.#required()
  }

  /** Brings the index up to date in slices, so that other calls are answered between them. */
  async ready(needsTexts: boolean): Promise<void> {
    for (let work = this.#todo(needsTexts); work; work = this.#todo(needsTexts)) {
      this.#step(work)
      await otherWork()
      if (!this.#db.open) throw new CallboardError('workspace_none', 'The workspace was closed meanwhile.')
    }
  }

  /** Reads the texts and makes the orders that take longest ahead of need, when nothing else waits. */
  warm(): void {
    if (this.#isWarm) return
    this.#isWarm = true
    // A workspace closed meanwhile ends it; whatever else it met, the next answer meets too and says so.
    this.#warmUp().catch(() => {})
  }

  async #warmUp(): Promise<void> {
    await this.ready(true)
    const index = this.#required()
    for (const sort of ['displayName', 'handle'] as const) {
      for (const _ of index.prepareOrder(sort, false)) {
        await otherWork()
        if (!this.#db.open || this.#index !== index) return
      }
    }
  }

  #required(): CreatorIndex {
    if (!this.#index) throw new Error('the index was not loaded')
    return this.#index
  }

  #finish(todo: () => Sliced<boolean> | null): void {
    for (let work = todo(); work; work = todo()) this.#step(work)
  }

  #step(work: Sliced<boolean>): void {
    let result: IteratorResult<void, boolean>
    try {
      result = work.next()
    } catch (error) {
      this.#work = null
      this.#textWork = null
      this.#index = null
      throw error
    }
    if (!result.done) return
    const isOfTexts = work === this.#textWork
    if (isOfTexts) this.#textWork = null
    else this.#work = null
    // What does not fit together is read anew from the start, unless a step that is not taken up yet explains it.
    if (!result.value && !(isOfTexts && this.#nextOfColumns())) this.#index = null
  }

  /** The work that stands between the index and the database; null where there is none. */
  #todo(needsTexts: boolean): Sliced<boolean> | null {
    this.#work ??= this.#nextOfColumns()
    return this.#work ?? this.#textsToRead(needsTexts)
  }

  #nextOfColumns(): Sliced<boolean> | null {
    const last = readLastStep(this.#db)
    if (!this.#index || !isInLog(this.#db, this.#seen)) return this.#load(last)
    return last.id !== this.#seen.id || this.#tentative.size > 0 ? this.#refresh(this.#index, last) : null
  }

  #textsToRead(needsTexts: boolean): Sliced<boolean> | null {
    if (!needsTexts) return null
    const { texts, columns } = this.#required()
    if (!texts.areRead(columns.slots)) this.#textWork ??= loadTexts(this.#db, columns, texts)
    else this.#textWork = null
    return this.#textWork
  }

  *#load(last: LastStep): Sliced<boolean> {
    const columns = yield* loadColumns(this.#db)
    this.#index = new CreatorIndex(columns)
    this.#textWork = null
    this.#tentative = new Set()
    this.#isWarm = false
    // Steps that ended while the slices were read come after this one and are taken up next.
    this.#seen = last
    return true
  }

  *#refresh(index: CreatorIndex, last: LastStep): Sliced<boolean> {
    const limit = Math.max(fewRows, index.count * reloadShare)
    // An account that changes may do so in its own row, its creator's and a rate's.
    const changed = changedAccounts(this.#db, this.#seen.lastChange, limit * 3)
    const numbers = new Set(changed ? [...changed.numbers, ...this.#tentative] : [])
    if (!changed || numbers.size > limit) return yield* this.#load(last)
    const asked = [...numbers].sort((a, b) => a - b)
    const rows: IndexedRow[] = []
    for (let at = 0; at < asked.length; at += sliceRows) {
      rows.push(...readIndexedRows(this.#db, asked.slice(at, at + sliceRows)))
      if (at > 0) yield
    }
    for (const row of rows) numbers.delete(row.n)
    const gone = changed.hasDeleted ? index.missingFrom(readNumbers(this.#db)) : []
    this.#tentative = new Set()
    this.#seen = last
    return index.apply(rows, [...numbers, ...gone])
  }

  /** Takes up what the step that runs has changed so far; the next answer looks again at how it ended. */
  #takeUpRunning(last: LastStep): void {
    const index = this.#required()
    const changed = changedAccounts(this.#db, last.lastChange, Math.max(fewRows, index.count * reloadShare))
    if (changed && !changed.hasDeleted && index.apply(readIndexedRows(this.#db, changed.numbers), [])) {
      this.#tentative = new Set(changed.numbers)
      return
    }
    this.#finishLoad(last)
    // No step has this number, so that the next answer reads everything again.
    this.#seen = { seq: -1, id: '', lastChange: 0 }
  }

  #finishLoad(last: LastStep): void {
    const load = this.#load(last)
    while (!load.next().done);
  }
}

const keepers = new WeakMap<Db, Keeper>()

function keeperOf(db: Db): Keeper {
  let keeper = keepers.get(db)
  if (!keeper) {
    keeper = new Keeper(db)
    keepers.set(db, keeper)
  }
  return keeper
}

/** The connection's index as of now. Where much changed this reads for long: await `creatorIndexReady` first. */
export const creatorIndex = (db: Db, needsTexts: boolean): CreatorIndex => keeperOf(db).now(needsTexts)

/** Resolves once the index is true and `creatorIndex` answers at once. */
export async function creatorIndexReady(db: Db, needsTexts: boolean): Promise<void> {
  const keeper = keeperOf(db)
  await keeper.ready(needsTexts)
  keeper.warm()
}
