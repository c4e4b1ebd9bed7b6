import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import type { PackageItem } from './packages'
import { words } from './words'

const say = words('en')

/** Of one command: its answer names every one, and a step keeps its answer. */
const mostAtOnce = 10_000
/** Handles that a refusal names before it counts the others. */
const mostNamed = 3

type Owed = Omit<PackageItem, 'count'>
type Kept = { account_id: string; title: string; kind: string }

/** "Story 2 of 3" for each of several, else the title as it is. */
export function owedBy(items: readonly PackageItem[]): Owed[] {
  return items.flatMap(({ count, ...item }) =>
    Array.from({ length: count }, (_, index) => ({
      ...item,
      title: count === 1 ? item.title : say.numbered(item.title, index + 1, count),
    })),
  )
}

/**
 * What of a package somebody does not have yet. By title first; what was renamed since, on either side, then counts as
 * the same where the kind is.
 */
export function missingOf(owed: readonly Owed[], kept: readonly { title: string; kind: string }[]): Owed[] {
  const left = [...kept]
  const take = (index: number) => index >= 0 && left.splice(index, 1).length === 1
  const untitled = owed.filter(
    (one) => !take(left.findIndex(({ title, kind }) => title === one.title && kind === one.kind)),
  )
  return untitled.filter((one) => !take(left.findIndex(({ kind }) => kind === one.kind)))
}

/** @throws CallboardError `invalid_input`, `conflict` when somebody is not on the roster */
export function addDeliverables(
  db: Db,
  { campaignId, accountIds, items }: ParsedInputOf<'campaigns.addDeliverables'>,
  given: { packageId: string; items: readonly PackageItem[] } | null,
  now: Date,
): { added: number; alreadyThere: number; deliverableIds: string[] } {
  const accounts = [...new Set(accountIds)]
  requireRoster(db, campaignId, accounts)
  const parts = [
    ...(given ? [{ packageId: given.packageId, owed: owedBy(given.items) }] : []),
    ...(items?.length ? [{ packageId: null, owed: owedBy(items) }] : []),
  ]
  const asked = accounts.length * parts.reduce((sum, { owed }) => sum + owed.length, 0)
  if (asked === 0) throw new CallboardError('invalid_input', say.nothingChosen)
  if (asked > mostAtOnce) throw new CallboardError('invalid_input', say.tooMany(asked, mostAtOnce))
  const insert = statement(
    db,
    `INSERT INTO deliverable (id, campaign_id, account_id, package_id, title, kind, requirement, due_on, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const deliverableIds: string[] = []
  for (const { packageId, owed } of parts) {
    const kept = keptByAccount(db, campaignId, packageId)
    for (const accountId of accounts) {
      const has = kept.get(accountId) ?? []
      const missing =
        packageId === null
          ? owed.filter((one) => !has.some(({ title, kind }) => title === one.title && kind === one.kind))
          : missingOf(owed, has)
      for (const one of missing) {
        const id = uuidv7()
        insert.run(
          id,
          campaignId,
          accountId,
          packageId,
          one.title,
          one.kind,
          one.requirement,
          one.dueOn,
          now.toISOString(),
        )
        deliverableIds.push(id)
      }
    }
  }
  return { added: deliverableIds.length, alreadyThere: asked - deliverableIds.length, deliverableIds }
}

function keptByAccount(db: Db, campaignId: string, packageId: string | null): Map<string, Kept[]> {
  const kept = new Map<string, Kept[]>()
  const rows = statement<Kept>(
    db,
    'SELECT account_id, title, kind FROM deliverable WHERE campaign_id = ? AND package_id IS ? ORDER BY id',
  )
  for (const row of rows.iterate(campaignId, packageId)) {
    const others = kept.get(row.account_id)
    if (others) others.push(row)
    else kept.set(row.account_id, [row])
  }
  return kept
}

function requireRoster(db: Db, campaignId: string, accountIds: readonly string[]): void {
  const roster = new Set(
    statement<string>(db, "SELECT account_id FROM roster_entry WHERE campaign_id = ? AND status <> 'dropped'")
      .pluck()
      .all(campaignId) as string[],
  )
  const strangers = accountIds.filter((id) => !roster.has(id))
  if (strangers.length === 0) return
  const handleOf = statement<string>(db, 'SELECT handle FROM account WHERE id = ?').pluck()
  const handles = strangers.slice(0, mostNamed).map((id) => (handleOf.get(id) as string | undefined) ?? null)
  throw new CallboardError('conflict', say.notOnRoster(handles, strangers.length), {
    accountIds: strangers.slice(0, 50),
  })
}

type DeliverableRow = {
  id: string
  campaign_id: string
  title: string
  kind: string
  workflow_id: string | null
  is_opened: 0 | 1
}
const select = `SELECT d.id, d.campaign_id, d.title, d.kind, d.workflow_id,
  EXISTS (SELECT 1 FROM approval_event e WHERE e.deliverable_id = d.id) AS is_opened FROM deliverable d WHERE d.id = ?`

/** @throws CallboardError `not_found` */
export function readDeliverable(db: Db, deliverableId: string): DeliverableRow {
  const row = statement<DeliverableRow>(db, select).get(deliverableId)
  if (!row) throw new CallboardError('not_found', say.noDeliverable)
  return row
}

/**
 * Writes the keys that are given.
 *
 * @throws CallboardError `approval_refused` for what the sent brief has fixed
 */
export function updateDeliverable(
  db: Db,
  before: DeliverableRow,
  { title, kind, requirement, dueOn, workflowId }: Omit<ParsedInputOf<'campaigns.updateDeliverable'>, 'deliverableId'>,
): void {
  if (before.is_opened) {
    const isFixed = (next: string | null | undefined, was: string | null) => next !== undefined && next !== was
    if (isFixed(title, before.title) || isFixed(kind, before.kind) || isFixed(workflowId, before.workflow_id))
      throw new CallboardError('approval_refused', say.briefWasSent(before.title))
  }
  const change = { title, kind, requirement, due_on: dueOn, workflow_id: workflowId }
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  if (given.length === 0) return
  statement(db, `UPDATE deliverable SET ${given.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
    ...given.map(([, value]) => value),
    before.id,
  )
}

/** Drafts, rights, codes and plans of a deliverable that nobody has seen go with it. */
const dependants = ['spark_code', 'disclosure_plan', 'usage_right', 'approval_evidence', 'content_version'] as const

/** @throws CallboardError `not_found`, `approval_refused` when one was opened or commented on; then all stay */
export function removeDeliverables(db: Db, deliverableIds: readonly string[]): DeliverableRow[] {
  const rows = [...new Set(deliverableIds)].map((id) => readDeliverable(db, id))
  const opened = rows.filter((row) => row.is_opened)
  if (opened[0]) throw new CallboardError('approval_refused', say.cannotRemove(opened[0].title, opened.length))
  const discussed = statement(db, 'SELECT 1 FROM review_comment WHERE deliverable_id = ? LIMIT 1')
  const spoken = rows.find((row) => discussed.get(row.id))
  if (spoken) throw new CallboardError('approval_refused', say.hasComments(spoken.title))
  // A right of the whole campaign may rest on evidence that was kept with one deliverable.
  const unhook = statement(
    db,
    'UPDATE usage_right SET evidence_id = NULL WHERE evidence_id IN (SELECT id FROM approval_evidence WHERE deliverable_id = ?)',
  )
  for (const { id } of rows) {
    unhook.run(id)
    for (const table of dependants) statement(db, `DELETE FROM ${table} WHERE deliverable_id = ?`).run(id)
    statement(db, 'DELETE FROM deliverable WHERE id = ?').run(id)
  }
  return rows
}
