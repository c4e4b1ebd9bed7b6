import type { DecisionReading } from '../../../../shared/contract/approvalReview'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { Db } from '../../../db/open'
import type { JobContext } from '../../context'
import { findActor } from '../people'
import { findDecider } from './decider'
import { judgeItems } from './judge'
import { openDecisionFile } from './trustedFile'
import { reviewWords } from './words'

const say = reviewWords('en')

export async function readDecisions(
  { fileToken }: ParsedInputOf<'approvals.readDecisionFile'>,
  context: JobContext,
): Promise<DecisionReading> {
  const { db, now } = context
  context.label(say.readingDecisions)
  const trusted = await openDecisionFile(db, context.files.get(fileToken))
  const { file, pack } = trusted
  const decider = findDecider(db, trusted.clientId, file.decider)
  const judged = judgeItems(db, trusted, decider, recorderOf(db, context.caller.actor), now)
  return {
    packageId: pack.id,
    packageName: pack.name,
    campaignId: pack.campaignId,
    decider: { name: decider.name, email: decider.email, standing: decider.standing },
    savedAt: file.savedAt,
    effects: judged.map(({ effect }) => effect),
  }
}

/** Who writes the decisions down. Somebody who is not known yet will be an account manager. */
const recorderOf = (db: Db, name: string) => findActor(db, name) ?? { personId: '', role: 'account_manager' as const }
