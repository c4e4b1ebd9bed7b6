import { handleStem, nameKey, shortestSlip, shortNameKey } from '../../../../shared/domain/nameLikeness'

/**
 * Which creators are compared at all: those that share a key of some kind. Keys are 32-bit hashes beside the creator's
 * number, eight bytes a key, so that a million creators take some hundred megabytes and sort in a second; two keys of
 * one hash only cost a comparison in vain.
 */
export const blockKinds = [
  'core',
  'stem',
  'handleSlip',
  'name',
  'nameSlip',
  'email',
  'phone',
  'contact',
  'userId',
] as const
export type BlockKind = (typeof blockKinds)[number]

/** Creators of one key beyond which it says too little to list a pair for it. Keeps the work linear. */
const largestBlock: Readonly<Record<BlockKind, number>> = {
  core: 12,
  stem: 10,
  handleSlip: 10,
  name: 8,
  nameSlip: 10,
  email: 8,
  phone: 8,
  contact: 8,
  userId: 12,
}

/** FNV-1a of a text without the letter at `without`. */
function hashOf(text: string, without = -1): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    if (i !== without) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  // FNV's high bits know little of the last letters.
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}

/** Pairs of unsigned 32-bit numbers that sort as one 64-bit number; grows as needed. */
class Pairs {
  #words = new Uint32Array(1 << 12)
  #length = 0

  get length(): number {
    return this.#length
  }
  add(high: number, low: number): void {
    if (this.#length * 2 === this.#words.length) {
      const larger = new Uint32Array(this.#words.length * 2)
      larger.set(this.#words)
      this.#words = larger
    }
    // Every machine that Electron runs on is little-endian.
    this.#words[this.#length * 2] = low
    this.#words[this.#length * 2 + 1] = high
    this.#length += 1
  }
  /** Sorted, each once, as low and high words in turn. */
  sorted(): Uint32Array {
    const numbers = new BigUint64Array(this.#words.buffer, 0, this.#length).sort()
    const words = new Uint32Array(numbers.buffer, 0, numbers.length * 2)
    let kept = 0
    for (let i = 0; i < numbers.length; i += 1) {
      const low = words[i * 2] ?? 0
      const high = words[i * 2 + 1] ?? 0
      if (kept > 0 && words[kept * 2 - 2] === low && words[kept * 2 - 1] === high) continue
      words[kept * 2] = low
      words[kept * 2 + 1] = high
      kept += 1
    }
    return words.subarray(0, kept * 2)
  }
}

export class Blocks {
  readonly #keys = new Map<BlockKind, Pairs>(blockKinds.map((kind) => [kind, new Pairs()]))
  readonly #held = new Map<BlockKind, Map<number, number>>()
  readonly #candidates = new Pairs()

  #add(kind: BlockKind, hash: number, creator: number): void {
    this.#keys.get(kind)?.add(hash, creator)
  }

  /** @param core of `handleCore` */
  addHandle(creator: number, core: string): void {
    if (core === '') return
    this.#add('core', hashOf(core), creator)
    const stem = handleStem(core)
    if (stem !== null) this.#add('stem', hashOf(stem), creator)
    this.#addSlips('handleSlip', core, creator)
  }

  /** @param words of `nameWords` */
  addName(creator: number, words: readonly string[]): void {
    const key = nameKey(words)
    if (key === '') return
    this.#add('name', hashOf(key), creator)
    const short = shortNameKey(words)
    if (short !== null) this.#add('name', hashOf(short), creator)
    const joined = words.join('')
    if (joined.length >= 6) this.#add('core', hashOf(joined), creator)
    if (words.length > 1) this.#addSlips('nameSlip', key.replaceAll(' ', ''), creator)
  }

  addKey(kind: 'email' | 'phone' | 'contact' | 'userId', creator: number, key: string): void {
    this.#add(kind, hashOf(key), creator)
  }

  /** Two creators that are compared whatever their keys. */
  addPair(a: number, b: number): void {
    if (a !== b) this.#candidates.add(Math.min(a, b), Math.max(a, b))
  }

  /** Two texts one slip apart share the text without one of its letters. Digits are never the slip. */
  #addSlips(kind: 'handleSlip' | 'nameSlip', text: string, creator: number): void {
    if (text.length < shortestSlip - 1) return
    this.#add(kind, hashOf(text), creator)
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i)
      // The same letter twice in a row leaves the same text.
      if ((code >= 48 && code <= 57) || code === text.charCodeAt(i - 1)) continue
      this.#add(kind, hashOf(text, i), creator)
    }
  }

  /** Creators that have the key of this text; counted by `candidates`. */
  held(kind: BlockKind, key: string): number {
    return this.#held.get(kind)?.get(hashOf(key)) ?? 1
  }

  /**
   * The pairs to compare, each once: low and high word in turn, the smaller creator number in the high word.
   *
   * @param checkpoint called once a kind; throws to give the search up
   */
  candidates(checkpoint: () => void): Uint32Array {
    for (const kind of blockKinds) {
      checkpoint()
      const keys = this.#keys.get(kind)?.sorted() ?? new Uint32Array()
      this.#keys.delete(kind)
      const counts = new Map<number, number>()
      this.#held.set(kind, counts)
      for (let from = 0; from < keys.length; ) {
        const hash = keys[from + 1] ?? 0
        let to = from + 2
        while (to < keys.length && keys[to + 1] === hash) to += 2
        const size = (to - from) / 2
        if (size > 1) counts.set(hash, size)
        if (size > 1 && size <= largestBlock[kind]) this.#addAll(keys, from, to)
        from = to
      }
      // Slips count nothing.
      if (kind === 'handleSlip' || kind === 'nameSlip' || kind === 'stem') counts.clear()
    }
    return this.#candidates.sorted()
  }

  #addAll(keys: Uint32Array, from: number, to: number): void {
    for (let i = from; i < to; i += 2) {
      for (let j = i + 2; j < to; j += 2) this.#candidates.add(keys[i] ?? 0, keys[j] ?? 0)
    }
  }
}
