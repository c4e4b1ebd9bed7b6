import type { DuplicateReason } from '../../../../shared/contract/creatorDuplicates'
import type { Doubt, Evidence } from '../../../../shared/domain/duplicateScore'
import { sureReasons } from '../../../../shared/domain/duplicateScore'

export type FoundPair = { aId: string; bId: string; score: number; evidence: Evidence[]; doubts: Doubt[] }
/** Creators of whom every two are surely one, for these reasons at least. */
export type SureSet = { creatorIds: string[]; reasons: DuplicateReason[] }
export type FoundGroup = {
  key: string
  /** of the weakest link that holds the group together */
  score: number
  /** sorted */
  creatorIds: string[]
  /** the likeliest first */
  pairs: FoundPair[]
  reasons: DuplicateReason[]
  /** creators of it that may be merged unseen */
  sure: SureSet[]
}

/** Larger groups are chains of look-alikes more often than one person. */
const largestGroup = 12

/** One key of an unordered pair. */
export const pairKey = (aId: string, bId: string): string => (aId < bId ? `${aId} ${bId}` : `${bId} ${aId}`)

/**
 * Groups of creators that hang together, likeliest links first. A link that would put two creators into one group that
 * were told apart, or make a group too large, is left out and counted.
 *
 * @param distinct keys of pairs that were told apart
 */
export function groupPairs(
  pairs: readonly FoundPair[],
  distinct: ReadonlySet<string>,
): { groups: FoundGroup[]; leftOut: number } {
  const groupOf = new Map<string, { ids: string[]; pairs: FoundPair[]; score: number }>()
  let leftOut = 0
  const ordered = pairs.toSorted(
    (x, y) => y.score - x.score || compareText(pairKey(x.aId, x.bId), pairKey(y.aId, y.bId)),
  )
  for (const pair of ordered) {
    if (distinct.has(pairKey(pair.aId, pair.bId))) continue
    const a = groupOf.get(pair.aId) ?? { ids: [pair.aId], pairs: [], score: 1 }
    const b = groupOf.get(pair.bId) ?? { ids: [pair.bId], pairs: [], score: 1 }
    if (a === b) {
      a.pairs.push(pair)
      continue
    }
    const isApart = a.ids.some((one) => b.ids.some((other) => distinct.has(pairKey(one, other))))
    if (isApart || a.ids.length + b.ids.length > largestGroup) {
      leftOut += isApart ? 0 : 1
      continue
    }
    const joined = { ids: [...a.ids, ...b.ids], pairs: [...a.pairs, ...b.pairs, pair], score: pair.score }
    for (const id of joined.ids) groupOf.set(id, joined)
  }
  const groups = [...new Set(groupOf.values())].map(({ ids, pairs: found, score }) => toGroup(ids, found, score))
  return { groups: groups.toSorted((x, y) => y.score - x.score || compareText(x.key, y.key)), leftOut }
}

function toGroup(ids: string[], found: FoundPair[], score: number): FoundGroup {
  const creatorIds = ids.toSorted()
  const pairs = found.toSorted((x, y) => y.score - x.score)
  const reasons = [...new Set(pairs.flatMap(({ evidence }) => evidence.map(({ kind }) => kind)))]
  return { key: creatorIds.join(' '), score, creatorIds, pairs, reasons, sure: sureSets(pairs) }
}

/**
 * Sets of creators of whom every two are sure. A set in which one pair is not is looked at: one wrong link would take
 * the others with it.
 */
function sureSets(pairs: readonly FoundPair[]): SureSet[] {
  const sure = pairs.flatMap((pair) => {
    const reasons = sureReasons(pair.evidence, pair.score)
    return reasons === null ? [] : [{ ...pair, reasons }]
  })
  const setOf = new Map<string, Set<string>>()
  for (const { aId, bId } of sure) {
    const joined = new Set([...(setOf.get(aId) ?? [aId]), ...(setOf.get(bId) ?? [bId])])
    for (const id of joined) setOf.set(id, joined)
  }
  return [...new Set(setOf.values())].flatMap((ids) => {
    const within = sure.filter(({ aId }) => ids.has(aId))
    const [first, ...others] = within
    if (!first || within.length < (ids.size * (ids.size - 1)) / 2) return []
    const reasons = first.reasons.filter((kind) => others.every((pair) => pair.reasons.includes(kind)))
    return reasons.length > 0 ? [{ creatorIds: [...ids].toSorted(), reasons }] : []
  })
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
