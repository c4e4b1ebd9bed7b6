import { uuidv7 } from 'uuidv7'
import type { ParsedInputOf } from '../../../../shared/contract'
import type { KnownAccount } from '../../../../shared/contract/creatorFinding'
import { CallboardError } from '../../../../shared/contract/define'
import type { Platform } from '../../../../shared/contract/values'
import { findEmails } from '../../../../shared/domain/contactText'
import { readHandle } from '../../../../shared/domain/handles'
import { type Db, statement } from '../../../db/open'
import type { CommandContext } from '../../context'
import { requireLead } from './research'
import { findingWords } from './words'

const say = findingWords('en')

type AccountRow = {
  id: string
  creator_id: string
  platform: Platform
  handle: string
  display_name: string | null
  is_former: number
}

/**
 * Accounts that have a handle, or the platform's own id, now or had the handle before; the one that has it now is first.
 * Where the platform is null, those of any platform.
 */
export function knownAccounts(
  db: Db,
  platform: Platform | null,
  handleKey: string,
  platformUserId: string | null,
): KnownAccount[] {
  const rows = statement<AccountRow>(
    db,
    `SELECT a.id, a.creator_id, a.platform, a.handle, c.display_name, 0 AS is_former
     FROM account a JOIN creator c ON c.id = a.creator_id
     WHERE a.handle_key = :key AND a.platform IN (SELECT value FROM json_each(:platforms))
     UNION
     SELECT a.id, a.creator_id, a.platform, a.handle, c.display_name, 0
     FROM account a JOIN creator c ON c.id = a.creator_id
     WHERE a.platform_user_id = :user AND a.platform IN (SELECT value FROM json_each(:platforms))
     UNION
     SELECT a.id, a.creator_id, a.platform, a.handle, c.display_name, 1
     FROM former_handle f JOIN account a ON a.id = f.account_id JOIN creator c ON c.id = a.creator_id
     WHERE f.handle_key = :key AND f.platform IN (SELECT value FROM json_each(:platforms))
       AND NOT EXISTS (SELECT 1 FROM account b WHERE b.platform = f.platform AND b.handle_key = f.handle_key)
     ORDER BY 6, 3, 1`,
  ).all({
    key: handleKey,
    user: platformUserId,
    platforms: JSON.stringify(platform ? [platform] : ['tiktok', 'instagram', 'youtube']),
  })
  return rows.map((row) => ({
    accountId: row.id,
    creatorId: row.creator_id,
    platform: row.platform,
    handle: row.handle,
    displayName: row.display_name,
    isByFormerHandle: row.is_former === 1,
  }))
}

type Request = ParsedInputOf<'creators.quickAdd'>
type Input = Request['creators'][number]
type Read = Input['accounts'][number] & { handleKey: string; known: KnownAccount | null }
type Origin = { leadId: string | null; source: string; actor: string; now: Date }

/** Creators with what was recognised of them; what the workspace knows already stays as it is. All, or none. */
export function quickAdd({ creators, researchLeadId }: Request, { db, step, now, caller }: CommandContext) {
  const lead = researchLeadId ? requireLead(db, researchLeadId) : null
  const source = lead ? say.researchSource(lead.kind, lead.text, lead.campaign) : say.pastedSource
  const added = creators.map((creator) =>
    addOne(db, creator, { leadId: researchLeadId, source, actor: caller.actor, now }),
  )
  const [first] = added
  if (first && added.length === 1)
    step.label = first.isNew ? say.addCreator(first.handle) : say.addToCreator(first.handle)
  else step.label = say.addCreators(added.length)
  return { creators: added }
}

function addOne(db: Db, input: Input, origin: Origin) {
  const { source, now } = origin
  const accounts = readAccounts(db, input.accounts)
  const emails = input.emails.map(readEmail)
  const creatorIds = [...new Set(accounts.flatMap(({ known }) => (known ? [known.creatorId] : [])))]
  if (creatorIds.length > 1) {
    const handles = accounts.flatMap(({ known }) => (known ? [`@${known.handle}`] : []))
    throw new CallboardError('conflict', say.severalCreators(handles.join(', ')), { creatorIds })
  }
  const isNew = creatorIds[0] === undefined
  const creatorId = creatorIds[0] ?? uuidv7()
  const today = now.toISOString().slice(0, 10)
  const added = { accounts: 0, figures: 0, emails: 0, hashtags: 0, texts: 0, sources: 0 }

  if (isNew) {
    statement(db, 'INSERT INTO creator (id, display_name, created_at) VALUES (?, ?, ?)').run(
      creatorId,
      input.displayName,
      now.toISOString(),
    )
  } else if (input.displayName) {
    added.texts += statement(db, 'UPDATE creator SET display_name = ? WHERE id = ? AND display_name IS NULL').run(
      input.displayName,
      creatorId,
    ).changes
  }
  const accountIds = accounts.map((account) => {
    const accountId = account.known?.accountId ?? insertAccount(db, creatorId, account)
    if (!account.known) added.accounts += 1
    if (account.followers !== null) added.figures += noteFollowers(db, accountId, account.followers, today, source)
    return accountId
  })
  const accountId = accountIds[0] ?? ''
  if (input.bio) {
    added.texts += statement(db, 'UPDATE account SET bio = ? WHERE id = ? AND bio IS NOT ?').run(
      input.bio,
      accountId,
      input.bio,
    ).changes
  }
  for (const email of emails) added.emails += noteEmail(db, creatorId, email, source, today)
  added.hashtags = addHashtags(db, creatorId, input.hashtags)
  added.sources = noteSource(db, creatorId, input.sourceText, origin)

  const handle = accounts[0]?.known?.handle ?? accounts[0]?.handle ?? ''
  return { creatorId, accountId, handle, isNew, added }
}

function readAccounts(db: Db, accounts: Input['accounts']): Read[] {
  const read = new Map<string, Read>()
  for (const account of accounts) {
    const handle = readHandle(account.platform, account.handle)
    if (!handle.ok) {
      throw new CallboardError('invalid_input', say.badHandle(account.handle), { handle: account.handle })
    }
    const key = `${account.platform} ${handle.handleKey}`
    const platformUserId = account.platformUserId ?? handle.platformUserId
    const known = knownAccounts(db, account.platform, handle.handleKey, platformUserId)[0] ?? null
    const twin = read.get(key)
    if (twin) twin.followers ??= account.followers
    else read.set(key, { ...account, handle: handle.handle, handleKey: handle.handleKey, platformUserId, known })
  }
  return [...read.values()]
}

/** Exactly one address and nothing beside it. */
function readEmail(text: string): string {
  const [found, ...others] = findEmails(text)
  if (!found || others.length > 0 || found.quote !== text) {
    throw new CallboardError('invalid_input', say.badEmail(text), { email: text })
  }
  return found.address
}

function insertAccount(db: Db, creatorId: string, account: Read): string {
  const accountId = uuidv7()
  statement(
    db,
    'INSERT INTO account (id, creator_id, platform, handle, handle_key, platform_user_id, profile_url) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(
    accountId,
    creatorId,
    account.platform,
    account.handle,
    account.handleKey,
    account.platformUserId,
    account.profileUrl,
  )
  return accountId
}

/** The text was pasted today, so it is of today; the same figure twice in a day is one. */
function noteFollowers(db: Db, accountId: string, followers: number, today: string, source: string): number {
  const isKnown = statement<number>(
    db,
    'SELECT EXISTS (SELECT 1 FROM account_metric WHERE account_id = ? AND measured_on = ? AND followers = ?)',
  ).pluck()
  if (isKnown.get(accountId, today, followers) === 1) return 0
  statement(
    db,
    `INSERT INTO account_metric (id, account_id, measured_on, measured_on_basis, source, followers)
     VALUES (?, ?, ?, 'entered', ?, ?)`,
  ).run(uuidv7(), accountId, today, source, followers)
  statement(
    db,
    `UPDATE account SET followers = ?, measured_on = ? WHERE id = ? AND coalesce(measured_on, '') <= ?`,
  ).run(followers, today, accountId, today)
  return 1
}

function noteEmail(db: Db, creatorId: string, email: string, source: string, today: string): number {
  return statement(
    db,
    `INSERT INTO contact_point (id, creator_id, kind, value, source, noted_on)
     SELECT ?, ?, 'email', ?, ?, ? WHERE NOT EXISTS (
       SELECT 1 FROM contact_point WHERE creator_id = ? AND kind = 'email' AND lower(value) = lower(?))`,
  ).run(uuidv7(), creatorId, email, source, today, creatorId, email).changes
}

function addHashtags(db: Db, creatorId: string, more: readonly string[]): number {
  const row = statement<{ hashtags: string }>(db, 'SELECT hashtags FROM creator WHERE id = ?').get(creatorId)
  const stored: unknown = JSON.parse(row?.hashtags ?? '[]')
  const have = Array.isArray(stored) ? stored.filter((tag) => typeof tag === 'string') : []
  const keys = new Set(have.map((tag) => tag.toLowerCase()))
  const fresh: string[] = []
  for (const text of more) {
    const tag = text.replace(/^[#＃]+/u, '')
    if (tag === '' || keys.has(tag.toLowerCase())) continue
    keys.add(tag.toLowerCase())
    fresh.push(tag)
  }
  if (fresh.length > 0) {
    statement(db, 'UPDATE creator SET hashtags = ? WHERE id = ?').run(JSON.stringify([...have, ...fresh]), creatorId)
  }
  return fresh.length
}

function noteSource(db: Db, creatorId: string, text: string | null, origin: Origin): number {
  return statement(
    db,
    `INSERT INTO creator_source (id, creator_id, kind, research_lead_id, detail, noted_by, noted_at)
     SELECT :id, :creator, :kind, :lead, :detail, :actor, :at WHERE NOT EXISTS (
       SELECT 1 FROM creator_source WHERE creator_id = :creator AND kind = :kind
         AND research_lead_id IS :lead AND (:lead IS NOT NULL OR detail IS :detail))`,
  ).run({
    id: uuidv7(),
    creator: creatorId,
    kind: origin.leadId ? 'research' : 'pasted',
    lead: origin.leadId,
    detail: text?.trim() || null,
    actor: origin.actor,
    at: origin.now.toISOString(),
  }).changes
}
