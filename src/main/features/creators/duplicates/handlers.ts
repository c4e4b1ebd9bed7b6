import type {
  creatorDuplicatesContract,
  DuplicateGroup,
  DuplicateReason,
} from '../../../../shared/contract/creatorDuplicates'
import { duplicateReasons } from '../../../../shared/contract/creatorDuplicates'
import { CallboardError } from '../../../../shared/contract/define'
import { isWeak } from '../../../../shared/domain/duplicateScore'
import { type Db, statement } from '../../../db/open'
import { readMergedFrom } from '../../../db/read/merges'
import type { HandlersFor } from '../../context'
import { compareSideBySide, faceOf, requireFacts, suggestFields } from './compare'
import { readFaces } from './facts'
import { currentFinding, type Finding, keepFinding, sureSets } from './findings'
import { findDuplicatesTask } from './findTask'
import type { FoundGroup } from './groups'
import { addDistinct, mergeCreators, mergeLabel } from './merge'
import { mergeSureTask, suggestedChoices } from './mergeSureTask'
import { duplicateWords } from './words'

const say = duplicateWords('en')

export const creatorDuplicatesHandlers: HandlersFor<typeof creatorDuplicatesContract> = {
  'creators.findDuplicates': async (_input, context) => {
    context.label(say.finding)
    const startedAt = performance.now()
    const found = await context.runTask(
      findDuplicatesTask,
      { folder: context.folder },
      { signal: context.signal, onProgress: context.progress },
    )
    return told(keepFinding(context.db, found, performance.now() - startedAt, context.now.toISOString()))
  },
  'creators.duplicates': ({ reason, after, limit }, { db }) => {
    const finding = currentFinding(db)
    if (!finding) return { finding: null, isOutdated: false, groups: [], total: 0, next: null, reasons: [], sure: [] }
    const matching = reason ? finding.current.filter(({ reasons }) => reasons.includes(reason)) : finding.current
    const page = matching.slice(after, after + limit)
    return {
      finding: told(finding),
      isOutdated: finding.isOutdated,
      groups: shown(db, page),
      total: matching.length,
      next: after + limit < matching.length ? after + limit : null,
      reasons: countReasons(finding.current),
      sure: countSure(finding.current),
    }
  },
  'creators.compare': ({ creatorIds, keptCreatorId }, { db }) => compareSideBySide(db, creatorIds, keptCreatorId),
  'creators.merge': (choices, { db, step, caller, now }) => {
    step.label = mergeLabel(db, choices)
    const { moved, united, ...merged } = mergeCreators(db, choices, { actor: caller.actor, now })
    return { merged: [merged], moved, united }
  },
  'creators.sureMerges': ({ reasons, limit }, { db }) => {
    const groups = sureSets(currentFinding(db)?.current ?? [], reasons)
    return {
      groups: groups.length,
      creatorsGone: groups.reduce((sum, creatorIds) => sum + creatorIds.length - 1, 0),
      shown: groups.slice(0, limit).flatMap((creatorIds) => {
        const choices = suggestedChoices(db, creatorIds)
        if (!choices) return []
        const facts = requireFacts(db, [choices.keptCreatorId, ...choices.droppedCreatorIds])
        const [kept, ...dropped] = facts.map(faceOf)
        if (!kept) return []
        const conflicts = suggestFields(db, facts, choices.keptCreatorId).flatMap((field) => {
          const isSettled = field.why === 'same' || field.why === 'onlyKnown' || field.why === 'united'
          const stays = field.values[facts.findIndex(({ creatorId }) => creatorId === field.suggestedId)]
          return isSettled || typeof stays !== 'string' ? [] : [{ field: field.field, name: field.name, stays }]
        })
        return [{ kept, dropped, conflicts }]
      }),
    }
  },
  'creators.mergeSure': async ({ reasons }, context) => {
    context.label(say.merging)
    const groups = sureSets(currentFinding(context.db)?.current ?? [], reasons)
    if (groups.length === 0) throw new CallboardError('not_found', say.nothingSure)
    return context.exclusively(() =>
      context.runTask(
        mergeSureTask,
        { folder: context.folder, origin: context.origin, groups },
        { signal: context.signal, onProgress: context.progress },
      ),
    )
  },
  'creators.setDistinct': ({ pairs }, { db, step, caller, now }) => {
    if (pairs.some(({ aId, bId }) => aId === bId)) throw new CallboardError('invalid_input', say.pairOfOne)
    const ids = [...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))]
    if (countCreators(db, ids) < ids.length) throw new CallboardError('not_found', say.pairGone)
    step.label = say.distinctStep(pairs.length)
    const at = now.toISOString()
    return { noted: pairs.filter(({ aId, bId }) => addDistinct(db, aId, bId, caller.actor, at)).length }
  },
  'creators.distinctPairs': ({ limit }, { db }) => {
    const rows = statement<{ id: string; aId: string; bId: string; decidedBy: string; decidedAt: string }>(
      db,
      `SELECT id, a_id AS aId, b_id AS bId, decided_by AS decidedBy, decided_at AS decidedAt
       FROM distinct_pair ORDER BY decided_at DESC, id DESC LIMIT ?`,
    ).all(limit)
    const faces = readFaces(
      db,
      rows.flatMap(({ aId, bId }) => [aId, bId]),
    )
    return {
      total: statement<number>(db, 'SELECT count(*) FROM distinct_pair').pluck().get() ?? 0,
      pairs: rows.flatMap(({ aId, bId, ...rest }) => {
        const a = faces.get(aId)
        const b = faces.get(bId)
        return a && b ? [{ ...rest, a, b }] : []
      }),
    }
  },
  'creators.removeDistinct': ({ id }, { db, step }) => {
    step.label = say.removeDistinctStep
    const { changes } = statement(db, 'DELETE FROM distinct_pair WHERE id = ?').run(id)
    if (changes === 0) throw new CallboardError('not_found', say.distinctGone)
    return {}
  },
  'creators.mergedFrom': ({ creatorId }, { db }) => readMergedFrom(db, creatorId),
}

const told = ({ current, creators, takenMs, foundAt, leftForLater }: Finding) => ({
  groups: current.length,
  creators,
  takenMs,
  foundAt,
  leftForLater,
})

function countCreators(db: Db, ids: readonly string[]): number {
  const count = statement<number>(db, 'SELECT count(*) FROM creator WHERE id IN (SELECT value FROM json_each(?))')
  return count.pluck().get(JSON.stringify(ids)) ?? 0
}

function shown(db: Db, groups: readonly FoundGroup[]): DuplicateGroup[] {
  const faces = readFaces(
    db,
    groups.flatMap(({ creatorIds }) => creatorIds),
  )
  return groups.map(({ key, score, creatorIds, pairs }) => ({
    key,
    score,
    creators: creatorIds.flatMap((id) => faces.get(id) ?? []),
    pairs: pairs.map((pair) => ({
      aId: pair.aId,
      bId: pair.bId,
      score: pair.score,
      reasons: pair.evidence.map((one) => ({ kind: one.kind, isWeak: isWeak(one), sentence: say.reason(one) })),
      doubts: pair.doubts.map(say.doubt),
    })),
  }))
}

function countReasons(groups: readonly FoundGroup[]): { kind: DuplicateReason; groups: number }[] {
  const counts = new Map<DuplicateReason, number>()
  for (const { reasons } of groups) for (const kind of reasons) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return duplicateReasons.flatMap((kind) => {
    const count = counts.get(kind)
    return count === undefined ? [] : [{ kind, groups: count }]
  })
}

function countSure(groups: readonly FoundGroup[]): { reasons: DuplicateReason[]; groups: number }[] {
  const counts = new Map<string, { reasons: DuplicateReason[]; groups: number }>()
  for (const { reasons } of groups.flatMap(({ sure }) => sure)) {
    const key = reasons.join(' ')
    const known = counts.get(key) ?? { reasons, groups: 0 }
    counts.set(key, { ...known, groups: known.groups + 1 })
  }
  return [...counts.values()].toSorted((x, y) => y.groups - x.groups)
}
