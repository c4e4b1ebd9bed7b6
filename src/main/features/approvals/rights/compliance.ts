import { uuidv7 } from 'uuidv7'
import type { Compliance, DisclosurePlan } from '../../../../shared/contract/approvalRights'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { windowOf } from '../../../../shared/domain/approvals/calendarEntries'
import { lintDisclosure } from '../../../../shared/domain/approvals/disclosure'
import { type Db, statement } from '../../../db/open'
import { dayIn } from '../../../db/read/workCalendar'
import { type DisclosureRow, disclosureColumns, disclosureJoins, readWordings, toContent, toPlan } from './disclosures'
import { exclusivityReader } from './exclusivities'
import { readOwed } from './rows'
import { readSparkCode } from './sparkCodes'
import { readRightsOf } from './usageRights'
import { words } from './words'

const say = words('en')

type ComplianceRow = DisclosureRow & {
  music: Compliance['music']
  music_note: string | null
  post_from: string | null
  post_until: string | null
  campaign_post_from: string | null
  campaign_post_until: string | null
  terms_signed_on: string | null
}

const select = `SELECT d.music, d.music_note, d.post_from, d.post_until, p.post_from AS campaign_post_from,
  p.post_until AS campaign_post_until,
  (SELECT max(t.signed_on) FROM signed_terms t
    WHERE t.campaign_id = d.campaign_id AND (t.account_id IS NULL OR t.account_id = d.account_id)) AS terms_signed_on,
  ${disclosureColumns}
  FROM deliverable d JOIN campaign p ON p.id = d.campaign_id LEFT JOIN deliverable_state s ON s.id = d.id ${disclosureJoins}
  WHERE d.id = ?`

/** @throws CallboardError `not_found` */
export function readCompliance(db: Db, deliverableId: string, now: Date): Compliance {
  const owed = readOwed(db, deliverableId)
  const row = statement<ComplianceRow>(db, select).get(deliverableId)
  if (!row) throw new CallboardError('not_found', say.noDeliverable)
  const plan = toPlan(row)
  const today = dayIn(owed.timeZone, now)
  const window = windowOf(
    { postFrom: row.post_from, postUntil: row.post_until },
    { postFrom: row.campaign_post_from, postUntil: row.campaign_post_until },
  )
  // Without a window any day to come may be the one.
  const from = window.from ?? (window.until === null ? today : null)
  const pair = { campaignId: owed.campaignId, creatorId: owed.creatorId }
  return {
    deliverableId,
    rights: readRightsOf(db, owed.campaignId, deliverableId, owed.liveOn),
    spark: readSparkCode(db, owed),
    disclosure: plan,
    lint: lintDisclosure(plan, toContent(row), owed.markets, readWordings(db)),
    music: row.music,
    musicNote: row.music_note,
    postFrom: row.post_from,
    postUntil: row.post_until,
    campaignPostFrom: row.campaign_post_from,
    campaignPostUntil: row.campaign_post_until,
    termsSignedOn: row.terms_signed_on,
    exclusivities: exclusivityReader(db, [pair], today)
      .exclusivities(pair)
      .filter(
        (one) =>
          (one.until === null || from === null || one.until >= from) &&
          (one.from === null || window.until === null || one.from <= window.until),
      )
      .map((one) => ({ who: say.who(one.brand, one.client), from: one.from, until: one.until })),
  }
}

const longestNote = 2000
const longestWording = 200

/** @throws CallboardError `not_found`, `invalid_input` */
export function saveDisclosure(db: Db, deliverableId: string, plan: DisclosurePlan | null, now: Date): void {
  if (plan === null) {
    statement(db, 'DELETE FROM disclosure_plan WHERE deliverable_id = ?').run(deliverableId)
    return
  }
  if ([plan.spokenAtMs, plan.shownAtMs].some((at) => at !== null && at < 0))
    throw new CallboardError('invalid_input', say.timeBeforeStart)
  const wording = plan.wording?.trim() ?? ''
  const note = plan.note?.trim() ?? ''
  if (wording.length > longestWording || note.length > longestNote)
    throw new CallboardError('invalid_input', say.planTooLong(longestWording, longestNote))
  statement(
    db,
    `INSERT INTO disclosure_plan (id, deliverable_id, relation, has_toggle, wording, spoken_at_ms, shown_at_ms, note, created_at)
     VALUES ($id, $deliverable, $relation, $toggle, $wording, $spoken, $shown, $note, $now)
     ON CONFLICT (deliverable_id) DO UPDATE SET relation = excluded.relation, has_toggle = excluded.has_toggle,
       wording = excluded.wording, spoken_at_ms = excluded.spoken_at_ms, shown_at_ms = excluded.shown_at_ms,
       note = excluded.note`,
  ).run({
    id: uuidv7(),
    deliverable: deliverableId,
    relation: plan.relation,
    toggle: Number(plan.hasToggle),
    wording: wording || null,
    spoken: plan.spokenAtMs,
    shown: plan.shownAtMs,
    note: note || null,
    now: now.toISOString(),
  })
}

export function saveMusic(db: Db, { deliverableId, music, note }: ParsedInputOf<'approvals.saveMusic'>): void {
  statement(db, 'UPDATE deliverable SET music = ?, music_note = ? WHERE id = ?').run(music, note || null, deliverableId)
}

/** All or none. @returns how many have another window now. @throws CallboardError `not_found`, `invalid_input` */
export function saveWindow(db: Db, input: ParsedInputOf<'approvals.saveWindow'>): number {
  const { postFrom, postUntil } = input
  if (postFrom !== null && postUntil !== null && postUntil < postFrom)
    throw new CallboardError('invalid_input', say.windowBackwards)
  const ids = [...new Set(input.deliverableIds)]
  const known = statement<number>(db, 'SELECT count(*) FROM deliverable WHERE id IN (SELECT value FROM json_each(?))')
    .pluck()
    .get(JSON.stringify(ids))
  if (known !== ids.length) throw new CallboardError('not_found', say.noDeliverable)
  return statement(
    db,
    `UPDATE deliverable SET post_from = $from, post_until = $until
     WHERE id IN (SELECT value FROM json_each($ids)) AND (post_from IS NOT $from OR post_until IS NOT $until)`,
  ).run({ from: postFrom, until: postUntil, ids: JSON.stringify(ids) }).changes
}
