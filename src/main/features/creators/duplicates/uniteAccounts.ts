import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../../shared/contract/define'
import { formatMoney } from '../../../../shared/domain/format'
import { readProfileUrl } from '../../../../shared/domain/handles'
import { loggedColumns } from '../../../db/changeTriggers'
import { followNewestMetrics, metricColumns } from '../../../db/newestMetrics'
import { type Db, statement } from '../../../db/open'
import type { MergeContext } from './merge'
import { type Counts, moveReferences } from './moveReferences'
import { uniteEntryPlan, uniteOverlaps } from './unitePlans'
import { duplicateWords } from './words'

const say = duplicateWords('en')

type AccountRow = Record<string, string | number | null> & {
  id: string
  platform: string
  handle: string
  handle_key: string
  profile_url: string | null
  measured_on: string | null
}

/**
 * Makes one account of two that are one under two handles. The kept handle stays, the other becomes a former one.
 * Figures, prices and deliverables of both are the kept account's; what must stand once is united by the rules below.
 */
export function uniteAccount(db: Db, keptId: string, droppedId: string, context: MergeContext, counts: Counts): void {
  const read = statement<AccountRow>(db, 'SELECT * FROM account WHERE id = ?')
  const kept = read.get(keptId)
  const dropped = read.get(droppedId)
  if (!kept || !dropped) throw new CallboardError('not_found', say.gone)
  dropSameRows(db, 'account_metric', keptId, droppedId, counts)
  dropSameRows(db, 'rate', keptId, droppedId, counts)
  uniteAudience(db, keptId, droppedId, counts)
  uniteFormerHandles(db, kept, dropped, context, counts)
  uniteRoster(db, kept, dropped, counts)
  uniteOverlaps(db, keptId, droppedId, counts)
  moveReferences(db, 'account', keptId, droppedId, counts)
  // Before the facts are written: the platform's own number may belong to one account only.
  statement(db, 'DELETE FROM account WHERE id = ?').run(droppedId)
  writeFacts(db, kept, dropped)
}

/** A row that says exactly what one of the kept account says is not kept twice. */
function dropSameRows(
  db: Db,
  table: 'account_metric' | 'rate',
  keptId: string,
  droppedId: string,
  counts: Counts,
): void {
  const same = loggedColumns(db, table)
    .filter((column) => column !== 'id' && column !== 'account_id')
    .map((column) => `o.${column} IS "${table}".${column}`)
  counts.united += statement(
    db,
    `DELETE FROM "${table}" WHERE account_id = ? AND EXISTS (SELECT 1 FROM "${table}" o WHERE o.account_id = ? AND ${same.join(' AND ')})`,
  ).run(droppedId, keptId).changes
}

/** Shares of one dimension belong together: the set of the later day stays whole, on the same day the kept account's. */
function uniteAudience(db: Db, keptId: string, droppedId: string, counts: Counts): void {
  const newest = statement<string | null>(
    db,
    'SELECT max(measured_on) FROM audience_share WHERE account_id = ? AND dimension = ?',
  ).pluck()
  for (const dimension of ['country', 'age', 'gender']) {
    const own = newest.get(keptId, dimension) ?? null
    const other = newest.get(droppedId, dimension) ?? null
    if (own === null || other === null) continue
    const older = other > own ? keptId : droppedId
    counts.united += statement(db, 'DELETE FROM audience_share WHERE account_id = ? AND dimension = ?').run(
      older,
      dimension,
    ).changes
  }
}

/** The dropped handle and all former ones, each with its latest day, but for the one that stays. */
function uniteFormerHandles(
  db: Db,
  kept: AccountRow,
  dropped: AccountRow,
  context: MergeContext,
  counts: Counts,
): void {
  const rows = statement<{ id: string; handle_key: string; until_on: string }>(
    db,
    'SELECT id, handle_key, until_on FROM former_handle WHERE account_id = ?',
  )
  const own = new Map(rows.all(kept.id).map((row) => [row.handle_key, row]))
  const remove = statement(db, 'DELETE FROM former_handle WHERE id = ?')
  const now = own.get(kept.handle_key)
  if (now) counts.united += remove.run(now.id).changes
  for (const row of rows.all(dropped.id)) {
    const same = own.get(row.handle_key)
    if (same && row.until_on > same.until_on) {
      statement(db, 'UPDATE former_handle SET until_on = ? WHERE id = ?').run(row.until_on, same.id)
    }
    // A handle that was left and taken again is former once more, from today on.
    const isCurrent = row.handle_key === kept.handle_key || row.handle_key === dropped.handle_key
    if (same || isCurrent) counts.united += remove.run(row.id).changes
  }
  if (dropped.handle_key === kept.handle_key || own.has(dropped.handle_key)) return
  statement(
    db,
    `INSERT INTO former_handle (id, account_id, platform, handle, handle_key, until_on, source) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_id, handle_key) DO NOTHING`,
  ).run(
    uuidv7(),
    kept.id,
    kept.platform,
    dropped.handle,
    dropped.handle_key,
    context.now.toISOString().slice(0, 10),
    say.mergedSource(dropped.handle),
  )
}

const statuses = ['dropped', 'shortlisted', 'proposed', 'booked']

type RosterRow = {
  id: string
  campaign_id: string
  status: string
  plan_rule: string
  fee_minor: number | null
  client_fee_minor: number | null
  posts: number
  note: string | null
  created_at: string
  currency: string
}

/**
 * Two entries in one campaign become one: the further status wins; fees, posts and rule are those of the kept entry
 * where it has any; the note says what the other entry was.
 */
function uniteRoster(db: Db, kept: AccountRow, dropped: AccountRow, counts: Counts): void {
  const read = statement<RosterRow>(
    db,
    'SELECT r.*, c.currency FROM roster_entry r JOIN campaign c ON c.id = r.campaign_id WHERE r.account_id = ?',
  )
  const own = new Map(read.all(kept.id).map((row) => [row.campaign_id, row]))
  for (const row of read.all(dropped.id)) {
    const same = own.get(row.campaign_id)
    if (!same) continue
    const money = (minor: number | null) => (minor === null ? null : formatMoney(minor, row.currency, 'en-GB'))
    const was = say.rosterNote(
      dropped.handle,
      say.rosterFacts(row.status, row.posts, money(row.fee_minor), money(row.client_fee_minor)),
    )
    statement(
      db,
      `UPDATE roster_entry SET status = ?, plan_rule = ?, fee_minor = ?, client_fee_minor = ?, note = ?, created_at = min(created_at, ?) WHERE id = ?`,
    ).run(
      statuses.indexOf(row.status) > statuses.indexOf(same.status) ? row.status : same.status,
      same.plan_rule === 'open' ? row.plan_rule : same.plan_rule,
      same.fee_minor ?? row.fee_minor,
      same.client_fee_minor ?? row.client_fee_minor,
      [same.note, row.note, was].filter((text) => text !== null && text !== '').join('\n'),
      row.created_at,
      same.id,
    )
    uniteEntryPlan(db, { campaignId: row.campaign_id, keptId: same.id, droppedId: row.id }, counts)
    statement(db, 'DELETE FROM roster_entry WHERE id = ?').run(row.id)
    counts.united += 1
  }
}

/** What is known of either, of the account that was measured later first; figures follow the united history. */
function writeFacts(db: Db, kept: AccountRow, dropped: AccountRow): void {
  const [later, earlier] = (dropped.measured_on ?? '') > (kept.measured_on ?? '') ? [dropped, kept] : [kept, dropped]
  const own: ReadonlySet<string> = new Set(['id', 'creator_id', 'platform', 'handle', 'handle_key', 'profile_url'])
  const figures: ReadonlySet<string> = new Set([...metricColumns, 'measured_on'])
  const columns = loggedColumns(db, 'account').filter((column) => !own.has(column))
  const facts = columns.filter((column) => !figures.has(column))
  const known = (column: string) => later[column] ?? earlier[column] ?? null
  const link = (row: AccountRow) => {
    const read = row.profile_url === null ? null : readProfileUrl(row.profile_url)
    // A link by handle leads to the handle in it only.
    return read?.kind === 'profile' && read.platformUserId === null && read.handleKey !== kept.handle_key
      ? null
      : row.profile_url
  }
  statement(
    db,
    `UPDATE account SET profile_url = ?, ${facts.map((column) => `"${column}" = ?`).join(', ')} WHERE id = ?`,
  ).run(link(kept) ?? link(dropped) ?? kept.profile_url, ...facts.map(known), kept.id)
  followNewestMetrics(db, [kept.id])
  // Figures without a line of history behind them are not lost for it.
  const rest = columns.filter((column) => figures.has(column) && column !== 'engagement_basis')
  const fill = rest.map((column) => `"${column}" = coalesce("${column}", ?)`)
  const rateOf = later.engagement_rate !== null ? later : earlier
  statement(
    db,
    `UPDATE account SET ${fill.join(', ')}, engagement_basis = CASE WHEN engagement_rate IS NULL THEN ? ELSE engagement_basis END WHERE id = ?`,
  ).run(...rest.map(known), rateOf.engagement_basis ?? null, kept.id)
}
