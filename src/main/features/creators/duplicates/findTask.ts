import { join } from 'node:path'
import { CallboardError } from '../../../../shared/contract/define'
import { compareCreators, duplicateScore, listedFrom } from '../../../../shared/domain/duplicateScore'
import { nameKey } from '../../../../shared/domain/nameLikeness'
import { type Db, openDatabase, statement } from '../../../db/open'
import type { TaskContext, TaskDef } from '../../context'
import { Blocks } from './blocks'
import { type FoundGroup, type FoundPair, groupPairs } from './groups'
import { fillBlocks, readLikeness } from './readLikeness'
import { duplicateWords } from './words'

export type Found = {
  groups: FoundGroup[]
  leftForLater: number
  creators: number
  /** the last line of the change log that the search saw */
  logSeq: number
  stepSeq: number
}

/** Groups kept; who merges ten thousand searches again. */
const maxGroups = 20_000
/** Pairs held while searching; the likeliest stay. */
const maxPairs = 200_000
/** Pairs whose creators are read at a time. */
const pairsAtOnce = 20_000

/** Looks for duplicates on a connection of its own, in one snapshot of the workspace; writes nothing. */
export const findDuplicatesTask: TaskDef<{ folder: string }, Found> = {
  name: 'creators.findDuplicates',
  lane: 'bulk',
  run({ folder }, context) {
    const db = openDatabase(join(folder, 'workspace.db'))
    try {
      return db.transaction(() => findDuplicates(db, context))()
    } finally {
      db.close()
    }
  },
}

function findDuplicates(db: Db, context: TaskContext): Found {
  const number = (sql: string) => statement<number>(db, sql).pluck().get() ?? 0
  const creators = number('SELECT count(*) FROM creator')
  const rows = creators + number('SELECT count(*) FROM account') + number('SELECT count(*) FROM contact_point')
  // Comparing takes about as long as reading.
  const total = rows * 2
  const checkpoint = (done: number) => {
    if (context.isCancelled()) throw new CallboardError('cancelled', duplicateWords('en').cancelled)
    context.progress({ done: Math.min(done, total), total, unit: 'rows' })
  }
  const blocks = new Blocks()
  fillBlocks(db, blocks, checkpoint)
  const candidates = blocks.candidates(() => checkpoint(rows))
  const held = {
    core: (core: string) => blocks.held('core', core),
    name: (words: readonly string[]) => blocks.held('name', nameKey(words)),
    contact: (kind: string, value: string) =>
      kind === 'email' || kind === 'phone' || kind === 'contact' ? blocks.held(kind, value) : 1,
  }
  let found: FoundPair[] = []
  let cut = 0
  for (let from = 0; from < candidates.length; from += pairsAtOnce * 2) {
    checkpoint(rows + Math.round((rows * from) / candidates.length))
    const part = candidates.subarray(from, from + pairsAtOnce * 2)
    const likeness = readLikeness(db, new Set(part))
    for (let i = 0; i < part.length; i += 2) {
      const a = likeness.get(part[i + 1] ?? 0)
      const b = likeness.get(part[i] ?? 0)
      if (!a || !b) continue
      const { evidence, doubts } = compareCreators(a, b, held)
      const score = duplicateScore(evidence, doubts)
      if (score >= listedFrom) found.push({ aId: a.id, bId: b.id, score, evidence, doubts })
    }
    if (found.length > maxPairs * 2) {
      cut += found.length - maxPairs
      found = found.toSorted((x, y) => y.score - x.score).slice(0, maxPairs)
    }
  }
  // Told apart or not: a decision that is taken back must show the group again without another search.
  const { groups, leftOut } = groupPairs(found, new Set())
  return {
    groups: groups.slice(0, maxGroups),
    leftForLater: leftOut + cut + Math.max(0, groups.length - maxGroups),
    creators,
    logSeq: number('SELECT coalesce(max(seq), 0) FROM change_log'),
    stepSeq: number('SELECT coalesce(max(seq), 0) FROM change_step'),
  }
}
