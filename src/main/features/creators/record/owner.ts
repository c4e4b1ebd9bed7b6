import type { Touched } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import type { Platform } from '../../../../shared/contract/values'
import { type Db, statement } from '../../../db/open'
import { words } from './words'

export const say = words('en')
export const today = (now: Date) => now.toISOString().slice(0, 10)

/** A creator's accounts come with the main one first: the chosen one, else the one with most followers. */
export const mainFirst = '(a.id IS c.main_account_id) DESC, a.followers DESC NULLS LAST, a.id'

type OwnedAccount = { id: string; creator_id: string; platform: Platform; handle: string; handle_key: string }

/** @throws CallboardError `not_found` */
export function requireAccount(db: Db, accountId: string): OwnedAccount {
  const row = statement<OwnedAccount>(
    db,
    'SELECT id, creator_id, platform, handle, handle_key FROM account WHERE id = ?',
  ).get(accountId)
  if (!row) throw new CallboardError('not_found', say.noAccount)
  return row
}

/** What a label calls a creator: the handle of the main account, else the name. @throws CallboardError `not_found` */
export function creatorCalled(db: Db, creatorId: string): string {
  const row = statement<{ handle: string | null; display_name: string | null }>(
    db,
    `SELECT a.handle, c.display_name FROM creator c LEFT JOIN account a ON a.creator_id = c.id
     WHERE c.id = ? ORDER BY ${mainFirst} LIMIT 1`,
  ).get(creatorId)
  if (!row) throw new CallboardError('not_found', say.noCreator)
  return row.handle === null ? (row.display_name ?? say.aCreator) : `@${row.handle}`
}

export const touchedCreator = (creatorId: string, id: string): Touched => ({ creatorId, id })
