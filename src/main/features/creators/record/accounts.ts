import { uuidv7 } from 'uuidv7'
import type { Touched } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { Platform } from '../../../../shared/contract/values'
import { readHandle, readProfileUrl } from '../../../../shared/domain/handles'
import { type Db, statement } from '../../../db/open'
import type { CommandContext } from '../../context'
import { creatorCalled, requireAccount, say, today, touchedCreator } from './owner'
import { enteredByHand } from './words.en'

type ReadAccount = { platform: Platform; handle: string; handleKey: string; platformUserId: string | null }

/** @throws CallboardError `invalid_input` that says why the text names no account */
function readAccount(text: string, platform: Platform | undefined): ReadAccount {
  const link = readProfileUrl(text)
  const named = platform ?? (link.kind === 'none' ? undefined : (link.platform ?? undefined))
  if (!named) {
    throw new CallboardError(
      'invalid_input',
      link.kind === 'other' ? say.badHandle(text, link.fault) : say.choosePlatform,
    )
  }
  const read = readHandle(named, text)
  if (!read.ok) throw new CallboardError('invalid_input', say.badHandle(text, read.fault))
  return { platform: named, handle: read.handle, handleKey: read.handleKey, platformUserId: read.platformUserId }
}

/** @throws CallboardError `conflict` where another account has that handle, or is that channel */
function requireFree(db: Db, account: ReadAccount, creatorId: string, exceptAccountId: string | null): void {
  const taken = statement<{ creator_id: string; handle: string }>(
    db,
    `SELECT creator_id, handle FROM account WHERE platform = ? AND handle_key = ? AND id IS NOT ?
     UNION ALL SELECT creator_id, handle FROM account WHERE platform = ? AND platform_user_id = ? AND id IS NOT ? LIMIT 1`,
  ).get(account.platform, account.handleKey, exceptAccountId, account.platform, account.platformUserId, exceptAccountId)
  if (!taken) return
  throw new CallboardError(
    'conflict',
    taken.creator_id === creatorId
      ? say.handleOfCreator(taken.handle)
      : say.handleTaken(taken.handle, creatorCalled(db, taken.creator_id)),
    { creatorId: taken.creator_id },
  )
}

const addressOf: Readonly<Record<Platform, (handle: string) => string>> = {
  tiktok: (handle) => `https://www.tiktok.com/@${encodeURIComponent(handle)}`,
  instagram: (handle) => `https://www.instagram.com/${encodeURIComponent(handle)}/`,
  youtube: (handle) => `https://www.youtube.com/@${encodeURIComponent(handle)}`,
}

export function addAccount(
  { creatorId, platform, handle }: ParsedInputOf<'creators.addAccount'>,
  { db, step }: CommandContext,
): Touched {
  const of = creatorCalled(db, creatorId)
  const account = readAccount(handle, platform)
  requireFree(db, account, creatorId, null)
  const link = readProfileUrl(handle)
  const id = uuidv7()
  step.label = say.addAccount(account.handle, of)
  statement(
    db,
    'INSERT INTO account (id, creator_id, platform, handle, handle_key, platform_user_id, profile_url) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(
    id,
    creatorId,
    account.platform,
    account.handle,
    account.handleKey,
    account.platformUserId,
    link.kind === 'profile' ? link.url : null,
  )
  return touchedCreator(creatorId, id)
}

export function updateAccount(
  input: ParsedInputOf<'creators.updateAccount'>,
  { db, step, now }: CommandContext,
): Touched {
  const account = requireAccount(db, input.accountId)
  step.label = input.isMain ? say.makeMain(account.handle) : say.changeAccount(account.handle)
  const set = (column: string, value: string | number | null) =>
    statement(db, `UPDATE account SET ${column} = ? WHERE id = ?`).run(value, account.id)
  if (input.profileUrl !== undefined) set('profile_url', input.profileUrl)
  if (input.bio !== undefined) set('bio', input.bio)
  if (input.isVerified !== undefined) set('is_verified', input.isVerified === null ? null : Number(input.isVerified))
  if (input.isMain) {
    statement(db, 'UPDATE creator SET main_account_id = ? WHERE id = ?').run(account.id, account.creator_id)
  }
  if (input.handle !== undefined) {
    const renamed = readAccount(input.handle, account.platform)
    requireFree(db, renamed, account.creator_id, account.id)
    if (renamed.handle !== account.handle) step.label = say.renameAccount(account.handle, renamed.handle)
    renameAccount(db, account, renamed, today(now))
  }
  return touchedCreator(account.creator_id, account.id)
}

/** The old handle is kept, so that a list that still has it finds the account. */
function renameAccount(db: Db, account: ReturnType<typeof requireAccount>, to: ReadAccount, day: string): void {
  statement(
    db,
    'UPDATE account SET handle = ?, handle_key = ?, platform_user_id = coalesce(platform_user_id, ?) WHERE id = ?',
  ).run(to.handle, to.handleKey, to.platformUserId, account.id)
  if (to.handleKey === account.handle_key) return
  const address = statement<string | null>(db, 'SELECT profile_url FROM account WHERE id = ?').pluck().get(account.id)
  const link = address ? readProfileUrl(address) : null
  if (link?.kind === 'profile' && link.handleKey === account.handle_key) {
    statement(db, 'UPDATE account SET profile_url = ? WHERE id = ?').run(
      addressOf[account.platform](to.handle),
      account.id,
    )
  }
  statement(db, 'DELETE FROM former_handle WHERE account_id = ? AND handle_key = ?').run(account.id, to.handleKey)
  statement(
    db,
    `INSERT INTO former_handle (id, account_id, platform, handle, handle_key, until_on, source) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_id, handle_key) DO UPDATE SET handle = excluded.handle, until_on = excluded.until_on, source = excluded.source`,
  ).run(uuidv7(), account.id, account.platform, account.handle, account.handle_key, day, enteredByHand)
}

/** Tables whose rows are an account's own and go with it. */
const ownTables = ['account_metric', 'audience_share', 'rate', 'former_handle'] as const

export function removeAccount(
  { accountId }: ParsedInputOf<'creators.removeAccount'>,
  { db, step }: CommandContext,
): Touched {
  const account = requireAccount(db, accountId)
  const others = statement(db, 'SELECT 1 FROM account WHERE creator_id = ? AND id <> ?').get(
    account.creator_id,
    accountId,
  )
  if (!others) throw new CallboardError('conflict', say.lastAccount(account.handle))
  const campaigns = statement<string>(
    db,
    `SELECT p.name FROM campaign p WHERE p.id IN (SELECT campaign_id FROM roster_entry WHERE account_id = ?
       UNION SELECT campaign_id FROM deliverable WHERE account_id = ?
       UNION SELECT campaign_id FROM outreach WHERE account_id = ?
       UNION SELECT campaign_id FROM signed_terms WHERE account_id = ?) ORDER BY p.created_at DESC LIMIT 5`,
  )
    .pluck()
    .all(accountId, accountId, accountId, accountId) as string[]
  if (campaigns.length > 0) throw new CallboardError('conflict', say.accountInCampaigns(account.handle, campaigns))
  step.label = say.removeAccount(account.handle)
  statement(db, 'UPDATE creator SET main_account_id = NULL WHERE main_account_id = ?').run(accountId)
  for (const table of ownTables) statement(db, `DELETE FROM ${table} WHERE account_id = ?`).run(accountId)
  statement(db, 'DELETE FROM audience_overlap WHERE ? IN (account_a, account_b)').run(accountId)
  statement(db, 'DELETE FROM account WHERE id = ?').run(accountId)
  return touchedCreator(account.creator_id, accountId)
}
