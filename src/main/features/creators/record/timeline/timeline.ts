import type { TimelineEntry } from '../../../../../shared/contract/creatorRecord'
import type { OutputOf, ParsedInputOf } from '../../../../../shared/contract/index'
import { type Db, statement } from '../../../../db/open'
import { type MergedCreator, readMergedFrom } from '../../../../db/read/merges'
import { readSettings } from '../../../../db/read/settings'
import {
  type LoggedChange,
  type RecordStep,
  readChanges,
  readImports,
  readRecordSteps,
  standingSteps,
} from '../changes'
import { creatorCalled } from '../owner'
import { edits, toldBySteps } from './edits'
import { arrivals, audiences, besides, campaigns, measurements, prices } from './rows'
import type { Timeline, Touch } from './touch'
import { words } from './words'

/** Sorts entries of one instant too, and marks the place where a page ended. */
const keyOf = (entry: TimelineEntry) => `${entry.at} ${entry.id}`

/**
 * Every touch of a creator, newest first. The whole is put together for each page: it is what one creator has, and
 * dates of figures and of steps interleave in ways that no index knows.
 *
 * @throws CallboardError `not_found`
 */
export function readTimeline(
  db: Db,
  { creatorId, before, limit }: ParsedInputOf<'creators.timeline'>,
): OutputOf<'creators.timeline'> {
  creatorCalled(db, creatorId)
  const { locale } = readSettings(db)
  const accounts = statement<{ id: string; handle: string }>(
    db,
    'SELECT id, handle FROM account WHERE creator_id = ?',
  ).all(creatorId)
  const accountIds = accounts.map((account) => account.id)
  const standing = standingSteps(db)
  const merged = readMergedFrom(db, creatorId)
  const mergedAccountIds = merged.flatMap((one) => one.accountIds)
  const changes = readChanges(db, [
    ...rowsOf(db, creatorId, accountIds),
    ...merged.map((one) => one.creatorId),
    ...mergedAccountIds,
  ])
  const timeline: Timeline = {
    db,
    creatorId,
    say: words(locale),
    locale,
    handles: new Map([...lastHandles(changes), ...accounts.map(({ id, handle }) => [id, handle] as const)]),
    accountIds,
    imports: readImports(db, [...accountIds, ...mergedAccountIds], standing),
    changes,
    merged: new Map(merged.map((one) => [one.creatorId, one.displayName])),
  }
  const steps = [creatorId, ...merged.map((one) => one.creatorId)].flatMap((id) => readRecordSteps(db, id, standing))
  const entries = [
    ...arrivals(timeline),
    ...measurements(timeline),
    ...audiences(timeline),
    ...prices(timeline),
    ...besides(timeline),
    ...campaigns(timeline),
    ...edits(timeline),
    ...toldBySteps(steps),
    ...merges(db, merged),
  ]
    .map(withAuthor(steps))
    .map((touch): TimelineEntry => ({ ...touch, actor: touch.actor ?? null, campaignId: touch.campaignId ?? null }))
    .filter((entry) => before === undefined || keyOf(entry) < before)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))
  const page = entries.slice(0, limit)
  const last = page.at(-1)
  return { entries: page, next: entries.length > limit && last ? keyOf(last) : null }
}

/** Handles of accounts that are no more, as they were last. */
function lastHandles(changes: readonly LoggedChange[]): [string, string][] {
  return changes.flatMap(({ table, rowId, before, after }): [string, string][] =>
    table === 'account' && after === null && typeof before.handle === 'string' ? [[rowId, before.handle]] : [],
  )
}

/** The merges themselves, by what their steps are called. */
function merges(db: Db, merged: readonly MergedCreator[]): Touch[] {
  const label = statement<string>(db, 'SELECT label FROM change_step WHERE id = ?').pluck()
  const byStep = new Map(merged.map((one) => [one.stepId, one]))
  return [...byStep].map(([stepId, { at, by }]) => ({
    id: `merge:${stepId}`,
    at,
    kind: 'edit',
    sentence: String(label.get(stepId)),
    actor: by,
  }))
}

/** Rows that hold a day and no author are told with those of the step that wrote them, where a command of the record did. */
function withAuthor(steps: readonly RecordStep[]): (touch: Touch) => Touch {
  // The last step first, so that the first one, which added the row, stands.
  const byRow = new Map(steps.toReversed().map((step) => [step.id, step]))
  return (touch) => {
    const step = touch.actor === undefined ? byRow.get(touch.id.slice(touch.id.indexOf(':') + 1)) : undefined
    if (!step) return touch
    return { ...touch, actor: step.actor, at: touch.at === step.at.slice(0, 10) ? step.at : touch.at }
  }
}

/** Ids of every row that is about the creator. */
function rowsOf(db: Db, creatorId: string, accountIds: readonly string[]): string[] {
  const byCreator = ['contact_point', 'creator_note', 'creator_file', 'collaboration', 'outreach']
  const byAccount = ['rate', 'roster_entry', 'deliverable']
  const ids = (sql: string, value: string) => statement<string>(db, sql).pluck().all(value) as string[]
  return [
    creatorId,
    ...accountIds,
    ...byCreator.flatMap((table) => ids(`SELECT id FROM ${table} WHERE creator_id = ?`, creatorId)),
    ...byAccount.flatMap((table) =>
      ids(
        `SELECT t.id FROM json_each(?) j CROSS JOIN ${table} t ON t.account_id = j.value`,
        JSON.stringify(accountIds),
      ),
    ),
  ]
}
