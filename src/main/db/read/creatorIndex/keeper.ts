import { setImmediate as otherWork } from 'node:timers/promises'
import { CallboardError } from '../../../../shared/contract/define'
import type { Db } from '../../open'
import { changedAccounts, hasChangesAfter, isInLog, type LastStep, readLastStep } from './changes'
import { CreatorIndex } from './creatorIndex'
import { loadColumns, loadPart, loadTexts, type ReadRows, readNumbers, readRows, type Sliced } from './load'
import { type Need, partNames } from './parts'

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
  /** Accounts taken up from a step that had not ended, and may yet have been rolled back; null where none was. */
  #tentative: Set<number> | null = null
  /** Columns being read; other parts and texts being read, which only wait for whoever needs them. */
  #work: Sliced<boolean> | null = null
  #needed: { need: Need; work: Sliced<boolean> } | null = null
  #isWarm = false

  constructor(db: Db) {
    this.#db = db
  }

  /** The index as of now, on the spot: for a caller inside a transaction. */
  now(needs: ReadonlySet<Need>): CreatorIndex {
    this.#finish(() => this.#todo(nothing))
    const last = readLastStep(this.#db)
    if (this.#db.inTransaction && hasChangesAfter(this.#db, last.lastChange)) this.#takeUpRunning(last)
    this.#finish(() => this.#neededWork(needs))
    return this.#required()
  }

  /** Brings the index up to date in slices, so that other calls are answered between them. */
  async ready(needs: ReadonlySet<Need>): Promise<void> {
    for (let work = this.#todo(needs); work; work = this.#todo(needs)) {
      this.#step(work)
      await otherWork()
      if (!this.#db.open) throw new CallboardError('workspace_none', 'The workspace was closed meanwhile.')
    }
  }

  /** Reads what most questions need and makes the orders that take longest ahead of need, when nothing else waits. */
  warm(): void {
    if (this.#isWarm) return
    this.#isWarm = true
    // A workspace closed meanwhile ends it; whatever else it met, the next answer meets too and says so.
    this.#warmUp().catch(() => {})
  }

  async #warmUp(): Promise<void> {
    await this.ready(new Set(['texts']))
    const index = this.#required()
    for (const sort of ['displayName', 'handle'] as const) {
      for (const _ of index.prepareOrder(sort, false)) {
        await otherWork()
        if (!this.#db.open || this.#index !== index) return
      }
    }
    for (const need of ['price', 'more'] as const) await this.ready(new Set([need]))
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
      this.#needed = null
      this.#index = null
      throw error
    }
    if (!result.done) return
    const isNeeded = work === this.#needed?.work
    if (isNeeded) {
      if (result.value && this.#needed && this.#needed.need !== 'texts') this.#index?.read.add(this.#needed.need)
      this.#needed = null
    } else this.#work = null
    // What does not fit together is read anew from the start, unless a step that is not taken up yet explains it.
    if (!result.value && !(isNeeded && this.#nextOfColumns())) this.#index = null
  }

  /** The work that stands between the index and the database; null where there is none. */
  #todo(needs: ReadonlySet<Need>): Sliced<boolean> | null {
    this.#work ??= this.#nextOfColumns()
    return this.#work ?? this.#neededWork(needs)
  }

  #nextOfColumns(): Sliced<boolean> | null {
    const last = readLastStep(this.#db)
    if (!this.#index || !isInLog(this.#db, this.#seen)) return this.#load(last)
    return last.id !== this.#seen.id || this.#tentative ? this.#refresh(this.#index, last) : null
  }

  #neededWork(needs: ReadonlySet<Need>): Sliced<boolean> | null {
    const index = this.#required()
    // What is half read goes on first, whoever it was for: two parts at once would each wait for the other.
    if (this.#needed && !this.#has(index, this.#needed.need)) return this.#needed.work
    this.#needed = null
    for (const need of needs) {
      if (this.#has(index, need)) continue
      if (need !== 'texts' && !index.begun.includes(need)) index.begun.push(need)
      const { columns, texts } = index
      const work = need === 'texts' ? loadTexts(this.#db, columns, texts) : loadPart(this.#db, columns, need)
      this.#needed = { need, work }
      return work
    }
    return null
  }

  #has(index: CreatorIndex, need: Need): boolean {
    return need === 'texts' ? index.texts.areRead(index.columns.slots) : index.read.has(need)
  }

  *#load(last: LastStep): Sliced<boolean> {
    const columns = yield* loadColumns(this.#db)
    this.#index = new CreatorIndex(columns)
    this.#needed = null
    this.#tentative = null
    this.#isWarm = false
    // Steps that ended while the slices were read come after this one and are taken up next.
    this.#seen = last
    return true
  }

  *#refresh(index: CreatorIndex, last: LastStep): Sliced<boolean> {
    const limit = Math.max(fewRows, index.count * reloadShare)
    // An account that changes may do so in its own row, its creator's and a rate's.
    const changed = changedAccounts(this.#db, this.#seen.lastChange, limit * 3, index.begun)
    const tentative = this.#tentative ?? new Set()
    const numbers = new Set(changed ? [...changed.numbers, ...tentative] : [])
    if (!changed || numbers.size > limit) return yield* this.#load(last)
    const asked = [...numbers].sort((a, b) => a - b)
    const begun = [...index.begun]
    const read: ReadRows = []
    for (let at = 0; at < asked.length; at += sliceRows) {
      read.push(...readRows(this.#db, asked.slice(at, at + sliceRows), begun))
      if (at > 0) yield
    }
    for (const { name, rows } of read) if (name === 'core') for (const row of rows) numbers.delete(Number(row[0]))
    const gone = changed.hasDeleted ? index.missingFrom(readNumbers(this.#db)) : []
    this.#tentative = null
    this.#seen = last
    return index.apply(read, [...numbers, ...gone], (n) => changed.renamed.has(n) || tentative.has(n))
  }

  /** Takes up what the step that runs has changed so far; the next answer looks again at how it ended. */
  #takeUpRunning(last: LastStep): void {
    const index = this.#required()
    const limit = Math.max(fewRows, index.count * reloadShare)
    // Of every table: a part that is read before the step ends holds what may be rolled back, too.
    const changed = changedAccounts(this.#db, last.lastChange, limit, partNames)
    if (changed && !changed.hasDeleted) {
      const read = readRows(this.#db, changed.numbers, index.begun)
      if (index.apply(read, [], (n) => changed.renamed.has(n))) {
        this.#tentative = new Set(changed.numbers)
        return
      }
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

const nothing: ReadonlySet<Need> = new Set()

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
export const creatorIndex = (db: Db, needs: ReadonlySet<Need>): CreatorIndex => keeperOf(db).now(needs)

/** Resolves once the index is true and `creatorIndex` answers at once. */
export async function creatorIndexReady(db: Db, needs: ReadonlySet<Need>): Promise<void> {
  const keeper = keeperOf(db)
  await keeper.ready(needs)
  keeper.warm()
}
