import type { DuplicateReason } from '../../../../shared/contract/creatorDuplicates'
import { type Db, statement } from '../../../db/open'
import type { Found } from './findTask'
import { type FoundGroup, groupPairs, pairKey } from './groups'

/** What a search found, brought up to date with what was merged or told apart since. */
export type Finding = Found & {
  takenMs: number
  foundAt: string
  isOutdated: boolean
  /** what is left of `groups` now */
  current: FoundGroup[]
  /** creators of groups that are gone now; an undo brings them back */
  gone: Set<string>
}

/** Steps that change who is a duplicate only by what `current` takes account of, or not at all. */
const harmless: ReadonlySet<string> = new Set([
  'creators.merge',
  'creators.mergeSure',
  'creators.setDistinct',
  'creators.removeDistinct',
  'creators.saveView',
  'creators.removeView',
  'creators.saveColumnSet',
  'creators.removeColumnSet',
])
const touching = /^(?:creators|workspace|outreach|history)\./

/** One for an open workspace, in memory: a search takes seconds, and its answer is stale tomorrow. */
const kept = new WeakMap<Db, Finding>()

export function keepFinding(db: Db, found: Found, takenMs: number, foundAt: string): Finding {
  const finding: Finding = { ...found, takenMs, foundAt, isOutdated: false, current: [], gone: new Set() }
  finding.current = standing(finding, readDistinct(db))
  kept.set(db, finding)
  return finding
}

/** The last search's answer as it stands now; null where none was made since the workspace was opened. */
export function currentFinding(db: Db): Finding | null {
  const finding = kept.get(db)
  if (!finding) return null
  const steps = statement<{ seq: number; method: string; last_change: number }>(
    db,
    'SELECT seq, method, last_change FROM change_step WHERE seq > ? ORDER BY seq',
  ).all(finding.stepSeq)
  const last = steps.at(-1)
  if (!last) return finding
  if (steps.some(({ method }) => touching.test(method) && !harmless.has(method))) finding.isOutdated = true
  followCreators(db, finding)
  finding.stepSeq = last.seq
  finding.logSeq = last.last_change
  finding.current = standing(finding, readDistinct(db))
  return finding
}

/** Keys of the pairs that were told apart. */
function readDistinct(db: Db): Set<string> {
  const pairs = statement<{ a_id: string; b_id: string }>(db, 'SELECT a_id, b_id FROM distinct_pair').all()
  return new Set(pairs.map(({ a_id, b_id }) => pairKey(a_id, b_id)))
}

/** Which creators of the groups went, or came back, since the last look. */
function followCreators(db: Db, finding: Finding): void {
  const members = new Set(finding.groups.flatMap(({ creatorIds }) => creatorIds))
  // An import may have logged a million rows since.
  if (members.size === 0) return
  const changes = statement<{ row_id: string; is_gone: number }>(
    db,
    `SELECT row_id, after IS NULL AS is_gone FROM change_log
     WHERE seq > ? AND (after IS NULL OR before IS NULL)
       AND shape IN (SELECT id FROM change_shape WHERE table_name = 'creator') ORDER BY seq`,
  )
  for (const { row_id, is_gone } of changes.iterate(finding.logSeq)) {
    if (!members.has(row_id)) continue
    if (is_gone === 1) finding.gone.add(row_id)
    else finding.gone.delete(row_id)
  }
}

function standing({ groups, gone }: Finding, distinct: ReadonlySet<string>): FoundGroup[] {
  const left: FoundGroup[] = []
  for (const group of groups) {
    const isWhole =
      !group.creatorIds.some((id) => gone.has(id)) &&
      !(distinct.size > 0 && group.pairs.some(({ aId, bId }) => distinct.has(pairKey(aId, bId))))
    if (isWhole) left.push(group)
    else
      left.push(
        ...groupPairs(
          group.pairs.filter(({ aId, bId }) => !gone.has(aId) && !gone.has(bId)),
          distinct,
        ).groups,
      )
  }
  return left.toSorted((x, y) => y.score - x.score || (x.key < y.key ? -1 : x.key > y.key ? 1 : 0))
}

/** Creators that may be merged unseen for exactly these reasons. */
export function sureSets(groups: readonly FoundGroup[], reasons: readonly DuplicateReason[]): string[][] {
  const asked = reasons.toSorted().join(' ')
  return groups
    .flatMap(({ sure }) => sure)
    .filter((set) => set.reasons.toSorted().join(' ') === asked)
    .map(({ creatorIds }) => creatorIds)
}
