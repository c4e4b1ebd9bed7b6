import { CallboardError } from '../../../shared/contract/define'
import { lintDisclosure } from '../../../shared/domain/approvals/disclosure'
import { disclosureAdvice, disclosureCodes } from '../../../shared/domain/approvals/disclosureSentences'
import type { ApprovalFacts } from '../../../shared/domain/approvals/events'
import {
  type ApprovalRole,
  presetWorkflows,
  type ReviewState,
  type Workflow,
} from '../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../db/open'
import { readTexts } from '../../db/read/campaigns'
import { dayIn } from '../../db/read/workCalendar'
import { readWorkflows } from '../../db/read/workflows'
import {
  type DisclosureRow,
  disclosureColumns,
  disclosureJoins,
  readWordings,
  toContent,
  toPlan,
} from './rights/disclosures'
import { exclusivityReader } from './rights/exclusivities'

/**
 * What the rules need to know of a deliverable besides its events, as it is now.
 *
 * @throws CallboardError `not_found`
 */
export function loadFacts(db: Db, deliverableId: string, now: Date): ApprovalFacts {
  const facts = loadFactsOfMany(db, [deliverableId], now).get(deliverableId)
  if (!facts) throw new CallboardError('not_found', 'That deliverable is not in this workspace.')
  return facts
}

/** The same for many, by id; those that are not in the workspace are left out. */
export function loadFactsOfMany(
  db: Db,
  deliverableIds: readonly string[],
  now: Date,
): ReadonlyMap<string, ApprovalFacts> {
  const rows = statement<FactsRow>(db, factsSql).all(JSON.stringify(deliverableIds))
  const workflows = workflowReader(db)
  const persons = readPersons(db)
  const wordings = readWordings(db)
  const today = todayReader(now)
  const barriers = exclusivityReader(
    db,
    rows.map((row) => ({ campaignId: row.campaign_id, creatorId: row.creator_id })),
    today('UTC', null),
  )
  return new Map(
    rows.map((row) => {
      const plan = toPlan(row)
      const findings = lintDisclosure(plan, toContent(row), readTexts(row.markets), wordings)
      const found = new Set<string>(findings.flatMap(({ problems }) => problems.map(({ code }) => code)))
      const facts: ApprovalFacts = {
        today: today(row.time_zone, row.last_at),
        approvers: approversOf(workflows(row.workflow_id, row.opened_with), row.client_id, persons),
        termsSignedOn: row.terms_signed_on,
        hasDisclosurePlan: plan !== null,
        disclosureProblems: disclosureCodes.filter((code) => found.has(code) && !disclosureAdvice.includes(code)),
        // The deliverable's own window is one thing: a single open end does not bring back the campaign's.
        postFrom: row.has_own_window ? row.post_from : row.campaign_post_from,
        postUntil: row.has_own_window ? row.post_until : row.campaign_post_until,
        hasUsageRight: row.has_right === 1,
        music: row.music,
        exclusivities: barriers
          .exclusivities({ campaignId: row.campaign_id, creatorId: row.creator_id })
          .map(({ from, until }) => ({ from, until })),
      }
      return [row.id, facts]
    }),
  )
}

type FactsRow = DisclosureRow & {
  id: string
  campaign_id: string
  creator_id: string
  client_id: string
  time_zone: string
  markets: string
  workflow_id: string | null
  /** the workflow in the event that opened it */
  opened_with: string | null
  last_at: string | null
  has_own_window: number
  post_from: string | null
  post_until: string | null
  campaign_post_from: string | null
  campaign_post_until: string | null
  music: ApprovalFacts['music']
  terms_signed_on: string | null
  has_right: number
}

const factsSql = `SELECT d.id, d.campaign_id, a.creator_id, b.client_id, p.time_zone, p.markets,
  coalesce(d.workflow_id, p.workflow_id) AS workflow_id,
  (SELECT json_extract(e.body, '$.workflow') FROM approval_event e WHERE e.deliverable_id = d.id AND e.kind = 'open' ORDER BY e.id LIMIT 1) AS opened_with,
  (SELECT max(e.at) FROM approval_event e WHERE e.deliverable_id = d.id) AS last_at,
  (d.post_from IS NOT NULL OR d.post_until IS NOT NULL) AS has_own_window, d.post_from, d.post_until,
  p.post_from AS campaign_post_from, p.post_until AS campaign_post_until, d.music,
  (SELECT max(t.signed_on) FROM signed_terms t
    WHERE t.campaign_id = d.campaign_id AND (t.account_id IS NULL OR t.account_id = d.account_id)) AS terms_signed_on,
  EXISTS (SELECT 1 FROM usage_right u WHERE u.campaign_id = d.campaign_id AND u.kind <> 'none'
    AND (u.deliverable_id IS NULL OR u.deliverable_id = d.id)) AS has_right,
  ${disclosureColumns}
  FROM deliverable d JOIN campaign p ON p.id = d.campaign_id JOIN brand b ON b.id = p.brand_id
  JOIN account a ON a.id = d.account_id LEFT JOIN deliverable_state s ON s.id = d.id ${disclosureJoins}
  WHERE d.id IN (SELECT value FROM json_each(?))`

/** Today in a time zone; a clock that was set back counts from the last event. */
function todayReader(now: Date): (timeZone: string, lastAt: string | null) => string {
  const at = now.toISOString()
  const days = new Map<string, string>()
  return (timeZone, lastAt) => {
    if (lastAt !== null && lastAt > at) return dayIn(timeZone, lastAt)
    const day = days.get(timeZone) ?? dayIn(timeZone, at)
    days.set(timeZone, day)
    return day
  }
}

/** The workflow that holds: what a deliverable was opened with, else what it would be opened with. */
function workflowReader(db: Db): (workflowId: string | null, openedWith: string | null) => Workflow {
  const stored = readWorkflows(db)
  const opened = new Map<string, Workflow>()
  return (workflowId, openedWith) => {
    if (openedWith === null)
      return (stored.find(({ id }) => id === workflowId) ?? stored[0])?.definition ?? presetWorkflows.standard
    // An event cannot be changed, and was checked when it was added.
    const workflow = opened.get(openedWith) ?? (JSON.parse(openedWith) as Workflow)
    opened.set(openedWith, workflow)
    return workflow
  }
}

type PersonRow = { id: string; role: ApprovalRole; client_id: string | null }
const readPersons = (db: Db): PersonRow[] =>
  statement<PersonRow>(db, 'SELECT id, role, client_id FROM person ORDER BY id').all()

/** Persons whose decision counts, by stage; another client's people never. */
function approversOf(
  workflow: Workflow,
  clientId: string,
  persons: readonly PersonRow[],
): Partial<Record<ReviewState, readonly string[]>> {
  const belongs: Record<ReviewState, (person: PersonRow) => boolean> = {
    internal_review: (person) => person.client_id === null,
    client_review: (person) => person.client_id === clientId,
    legal_review: (person) => person.client_id === null || person.client_id === clientId,
  }
  return Object.fromEntries(
    workflow.stages.map(({ state, roles }) => [
      state,
      persons.filter((person) => roles.includes(person.role) && belongs[state](person)).map(({ id }) => id),
    ]),
  )
}
