import { uuidv7 } from 'uuidv7'
import type { DisclosurePlan } from '../../../../shared/contract/approvalRights'
import { CallboardError } from '../../../../shared/contract/define'
import type { OutputOf, ParsedInputOf } from '../../../../shared/contract/index'
import {
  type DisclosedContent,
  type DisclosureWording,
  shippedWordings,
} from '../../../../shared/domain/approvals/disclosure'
import { type Db, statement } from '../../../db/open'
import { readTexts } from '../../../db/read/campaigns'
import { words } from './words'

const say = words('en')

type WordingRow = { id: string; market: string; wording: string; source: string }

/** A workspace's own wordings. */
export const readOwnWordings = (db: Db): WordingRow[] =>
  statement<WordingRow>(
    db,
    'SELECT id, market, wording, source FROM disclosure_wording ORDER BY market, wording, id',
  ).all()

/** Every wording that the lint takes. */
export const readWordings = (db: Db): DisclosureWording[] => [...shippedWordings, ...readOwnWordings(db)]

/** Plan and content of a deliverable as one row gives them. */
export type DisclosureRow = {
  relation: DisclosurePlan['relation'] | null
  has_toggle: number | null
  wording: string | null
  spoken_at_ms: number | null
  shown_at_ms: number | null
  disclosure_note: string | null
  deliverable_kind: string
  version_kind: string | null
  caption: string | null
  version_hashtags: string | null
  duration_ms: number | null
}

/**
 * Columns and joins of {@link DisclosureRow}, of the version that is under way: the submitted one, or the newest draft
 * while nothing was submitted. The deliverable is `d`, its state `s`.
 */
export const disclosureColumns = `l.relation, l.has_toggle, l.wording, l.spoken_at_ms, l.shown_at_ms, l.note AS disclosure_note,
  d.kind AS deliverable_kind, v.kind AS version_kind, v.caption, v.hashtags AS version_hashtags, v.duration_ms`
export const disclosureJoins = `LEFT JOIN disclosure_plan l ON l.deliverable_id = d.id
  LEFT JOIN content_version v ON v.id = coalesce(s.version_id,
    (SELECT n.id FROM content_version n WHERE n.deliverable_id = d.id ORDER BY n.number DESC LIMIT 1))`

export function toPlan(row: DisclosureRow): DisclosurePlan | null {
  if (row.relation === null) return null
  return {
    relation: row.relation,
    hasToggle: row.has_toggle === 1,
    wording: row.wording,
    spokenAtMs: row.spoken_at_ms,
    shownAtMs: row.shown_at_ms,
    note: row.disclosure_note,
  }
}

const videoKinds = ['video', 'story', 'live']

export function toContent(row: DisclosureRow): DisclosedContent {
  return {
    caption: row.version_kind === null ? null : (row.caption ?? ''),
    hashtags: row.version_hashtags === null ? [] : readTexts(row.version_hashtags),
    isVideo: row.version_kind === null ? videoKinds.includes(row.deliverable_kind) : row.version_kind === 'video',
    durationMs: row.duration_ms,
  }
}

/** Wordings by market, those that come with Callboard without an id. */
export function listWordings(db: Db): OutputOf<'approvals.wordings'> {
  return [...shippedWordings.map((one) => ({ id: null, ...one })), ...readOwnWordings(db)].sort(
    (a, b) => compare(a.market, b.market) || compare(a.wording, b.wording),
  )
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** @throws CallboardError `conflict` where Callboard brings it already */
export function saveWording(db: Db, { market, wording, source }: ParsedInputOf<'approvals.saveWording'>): string {
  const isShipped = shippedWordings.some(
    (one) => one.market === market && one.wording.toLowerCase() === wording.toLowerCase(),
  )
  if (isShipped) throw new CallboardError('conflict', say.wordingShipped(wording, market))
  return String(
    statement<string>(
      db,
      `INSERT INTO disclosure_wording (id, market, wording, source) VALUES (?, ?, ?, ?)
       ON CONFLICT (market, wording) DO UPDATE SET source = excluded.source RETURNING id`,
    )
      .pluck()
      .get(uuidv7(), market, wording, source),
  )
}

/** @returns what was removed. @throws CallboardError `not_found` */
export function removeWording(db: Db, wordingId: string): DisclosureWording {
  const row = readOwnWordings(db).find(({ id }) => id === wordingId)
  if (!row) throw new CallboardError('not_found', say.noWording)
  statement(db, 'DELETE FROM disclosure_wording WHERE id = ?').run(wordingId)
  return row
}
