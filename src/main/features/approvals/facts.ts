import { CallboardError } from '../../../shared/contract/define'
import type { ApprovalFacts } from '../../../shared/domain/approvals/events'
import { reviewStates } from '../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../db/open'
import { dayIn } from '../../db/read/workCalendar'

type Row = {
  time_zone: string
  client_id: string
  post_from: string | null
  post_until: string | null
  music: ApprovalFacts['music']
  terms: string | null
  has_plan: number
  has_right: number
}

/** What the rules need to know besides the events. */
export function loadFacts(db: Db, deliverableId: string, now: Date): ApprovalFacts {
  const row = statement<Row>(
    db,
    `SELECT p.time_zone, b.client_id, coalesce(d.post_from, p.post_from) AS post_from,
       coalesce(d.post_until, p.post_until) AS post_until, d.music,
       (SELECT min(signed_on) FROM signed_terms t WHERE t.campaign_id = p.id AND coalesce(t.account_id, d.account_id) = d.account_id) AS terms,
       EXISTS (SELECT 1 FROM disclosure_plan x WHERE x.deliverable_id = d.id) AS has_plan,
       EXISTS (SELECT 1 FROM usage_right u WHERE u.campaign_id = p.id AND coalesce(u.deliverable_id, d.id) = d.id) AS has_right
     FROM deliverable d JOIN campaign p ON p.id = d.campaign_id JOIN brand b ON b.id = p.brand_id WHERE d.id = ?`,
  ).get(deliverableId)
  if (!row) throw new CallboardError('not_found', 'That deliverable is not in this workspace.')
  const people = statement<{ id: string; role: string }>(
    db,
    'SELECT id, role FROM person WHERE client_id IS NULL OR client_id = ? ORDER BY id',
  ).all(row.client_id)
  const roles = {
    internal_review: ['account_manager', 'account_director'],
    client_review: ['client_approver'],
    legal_review: ['legal'],
  }
  return {
    today: dayIn(row.time_zone, now),
    approvers: Object.fromEntries(
      reviewStates.map((state) => [
        state,
        people.filter(({ role }) => roles[state].includes(role)).map((person) => person.id),
      ]),
    ),
    termsSignedOn: row.terms,
    hasDisclosurePlan: row.has_plan === 1,
    disclosureProblems: [],
    postFrom: row.post_from,
    postUntil: row.post_until,
    hasUsageRight: row.has_right === 1,
    music: row.music,
    exclusivities: [],
  }
}
