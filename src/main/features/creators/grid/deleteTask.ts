import { join } from 'node:path'
import { CallboardError } from '../../../../shared/contract/define'
import { type Db, openDatabase, statement } from '../../../db/open'
import { runStep, type StepOrigin } from '../../../db/steps'
import type { TaskDef } from '../../context'
import { chooseRows } from './chosenRows'
import { gridWords } from './words'

const say = gridWords('en')

export type DeleteRequest = { folder: string; origin: StepOrigin; numbers: Uint32Array }
export type DeleteResult = { deleted: number; kept: { n: number; why: string }[]; stepId: string | null }

/** Tables of what hangs on a creator, or one of its accounts, and goes with it. */
export const goesWithCreator: Readonly<Record<string, readonly string[]>> = {
  account_metric: ['account_id'],
  audience_share: ['account_id'],
  rate: ['account_id'],
  audience_overlap: ['account_a', 'account_b'],
  former_handle: ['account_id'],
  contact_point: ['creator_id'],
  creator_agent: ['creator_id'],
  collaboration: ['creator_id'],
  creator_file: ['creator_id'],
  creator_note: ['creator_id'],
  creator_source: ['creator_id'],
  distinct_pair: ['a_id', 'b_id'],
}
/** Tables of campaign work, which keeps its creator. Told under the campaign's name. */
export const keepsCreator = ['roster_entry', 'deliverable', 'outreach', 'signed_terms'] as const
/** Tables that stay and only forget whom they were about: who asked not to be written to is not written to again. */
export const outlivesCreator: Readonly<Record<string, string>> = { do_not_contact: 'creator_id' }

/** Removes creators with all that hangs on them in one step, set by set, on a connection of its own. */
export const deleteTask: TaskDef<DeleteRequest, DeleteResult> = {
  name: 'creators.delete',
  lane: 'bulk',
  run({ folder, origin, numbers }, context) {
    const db = openDatabase(join(folder, 'workspace.db'))
    try {
      const { value, stepId } = runStep(db, origin, (step) => {
        chooseRows(db, numbers)
        const kept = keepBusy(db)
        const deleted = deleteChosen(db, () => {
          if (context.isCancelled()) throw new CallboardError('cancelled', say.deleteCancelled)
        })
        step.label = say.deleted(deleted)
        return { deleted, kept }
      })
      return { ...value, stepId }
    } finally {
      db.close()
    }
  },
}

/** Takes those with campaign work out of the choice. @returns them, each with the campaign */
function keepBusy(db: Db): DeleteResult['kept'] {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS busy_creator (creator_id TEXT PRIMARY KEY, campaign_id TEXT);
    DELETE FROM busy_creator;
  `)
  for (const table of keepsCreator) {
    statement(
      db,
      `INSERT OR IGNORE INTO busy_creator SELECT a.creator_id, x.campaign_id FROM "${table}" x JOIN account a ON a.id = x.account_id
       WHERE a.creator_id IN (SELECT creator_id FROM chosen_creator) ORDER BY x.campaign_id`,
    ).run()
  }
  const kept = statement<{ n: number; campaign: string }>(
    db,
    `SELECT r.n, p.name AS campaign FROM chosen_row r JOIN busy_creator b ON b.creator_id = r.creator_id
     JOIN campaign p ON p.id = b.campaign_id ORDER BY r.n`,
  ).all()
  statement(db, 'DELETE FROM chosen_creator WHERE creator_id IN (SELECT creator_id FROM busy_creator)').run()
  return kept.map(({ n, campaign }) => ({ n, why: say.keptByCampaign(campaign) }))
}

/** @returns the accounts removed */
function deleteChosen(db: Db, checkpoint: () => void): number {
  // Main account and account point at each other.
  db.pragma('defer_foreign_keys = ON')
  const creators = 'SELECT creator_id FROM chosen_creator'
  const accounts = `SELECT id FROM account WHERE creator_id IN (${creators})`
  for (const [table, columns] of Object.entries(goesWithCreator)) {
    for (const column of columns) {
      checkpoint()
      statement(
        db,
        `DELETE FROM "${table}" WHERE ${column} IN (${column.startsWith('account_') ? accounts : creators})`,
      ).run()
    }
  }
  for (const [table, column] of Object.entries(outlivesCreator)) {
    statement(db, `UPDATE "${table}" SET ${column} = NULL WHERE ${column} IN (${creators})`).run()
  }
  checkpoint()
  const deleted = statement(db, `DELETE FROM account WHERE creator_id IN (${creators})`).run().changes
  checkpoint()
  statement(db, `DELETE FROM creator WHERE id IN (${creators})`).run()
  return deleted
}
