import { join } from 'node:path'
import type { MergeChoices } from '../../../../shared/contract/creatorDuplicates'
import { CallboardError } from '../../../../shared/contract/define'
import { type Db, openDatabase } from '../../../db/open'
import { runStep, type StepOrigin } from '../../../db/steps'
import type { TaskDef } from '../../context'
import { suggestKept, suggestSameAccounts } from './compare'
import { readFacts, readHoldings } from './facts'
import { type Merged, mergeCreators } from './merge'
import { duplicateWords } from './words'

const say = duplicateWords('en')

export type MergeSureRequest = { folder: string; origin: StepOrigin; groups: string[][] }
type MergeSureResult = { merged: Merged[]; moved: number; united: number; stepId: string | null }

/** Merges groups as suggested in one step, on a connection of its own: all or, where it is stopped, none. */
export const mergeSureTask: TaskDef<MergeSureRequest, MergeSureResult> = {
  name: 'creators.mergeSure',
  lane: 'bulk',
  run({ folder, origin, groups }, context) {
    const db = openDatabase(join(folder, 'workspace.db'))
    try {
      const outcome = runStep(db, origin, (step) => {
        const done: Omit<MergeSureResult, 'stepId'> = { merged: [], moved: 0, united: 0 }
        for (const [i, creatorIds] of groups.entries()) {
          if (context.isCancelled()) throw new CallboardError('cancelled', say.mergingCancelled)
          if (i % 20 === 0) context.progress({ done: i, total: groups.length, unit: 'pairs' })
          const choices = suggestedChoices(db, creatorIds)
          if (!choices) continue
          const { moved, united, ...merged } = mergeCreators(db, choices, { actor: origin.actor, now: origin.now })
          done.merged.push(merged)
          done.moved += moved
          done.united += united
        }
        step.label = say.mergeSureStep(done.merged.length)
        return done
      })
      return { ...outcome.value, stepId: outcome.stepId }
    } finally {
      db.close()
    }
  },
}

/** What a merge would do if nobody chose anything; null where one of the creators is gone. */
export function suggestedChoices(db: Db, creatorIds: readonly string[]): MergeChoices | null {
  const facts = readFacts(db, creatorIds)
  if (facts.length !== creatorIds.length) return null
  const keptCreatorId = suggestKept(
    facts,
    facts.map(({ creatorId }) => readHoldings(db, creatorId)),
  )
  return {
    keptCreatorId,
    droppedCreatorIds: creatorIds.filter((id) => id !== keptCreatorId),
    values: {},
    accounts: suggestSameAccounts(facts, keptCreatorId)
      .filter(({ isSuggested }) => isSuggested)
      .map(({ accountIds: [keptAccountId = '', ...droppedAccountIds] }) => ({ keptAccountId, droppedAccountIds })),
  }
}
