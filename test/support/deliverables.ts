import { uuidv7 as newId } from 'uuidv7'
import { type Db, statement } from '../../src/main/db/open'
import { eventHash, type HashedFields, maskBody } from '../../src/main/db/read/approvalEvents'
import type { ApprovalFacts } from '../../src/shared/domain/approvals/events'
import { type ApprovalState, presetWorkflows } from '../../src/shared/domain/approvals/workflow'

type Value = string | number | null
type Insert = (table: string, row: Record<string, Value>) => string

/** Writes rows straight into the tables, inside a step of the test. */
export const insertInto =
  (db: Db): Insert =>
  (table, row) => {
    const whole = { id: newId(), ...row }
    const columns = Object.keys(whole)
    const marks = columns.map(() => '?').join(', ')
    statement(db, `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`).run(...Object.values(whole))
    return whole.id
  }

const facts: ApprovalFacts = {
  today: '2026-01-01',
  approvers: {},
  termsSignedOn: null,
  hasDisclosurePlan: false,
  disclosureProblems: [],
  postFrom: null,
  postUntil: null,
  hasUsageRight: false,
  music: null,
  exclusivities: [],
}

/**
 * A deliverable that was opened straight in a state, by an event of a device of its own. Only "brief sent" is a state
 * that the rules open in, which verification of a workspace holds it against.
 *
 * @returns the deliverable's id
 */
export function insertDeliverable(insert: Insert, row: Record<string, Value>, state: ApprovalState): string {
  const deliverableId = insert('deliverable', { kind: 'video', title: 'Video', ...row })
  const at = '2026-01-01T09:00:00.000Z'
  const { body, texts } = maskBody(
    { kind: 'open', workflow: presetWorkflows.light, includedRounds: null },
    facts,
    'Test',
  )
  const fields: HashedFields = {
    id: newId(),
    deliverableId,
    device: newId(),
    deviceSeq: 1,
    previousHash: '0'.repeat(64),
    seen: [],
    actorId: newId(),
    role: 'account_manager',
    kind: 'open',
    from: null,
    to: state,
    versionId: null,
    body,
    at,
  }
  insert('approval_event', {
    id: fields.id,
    deliverable_id: deliverableId,
    device: fields.device,
    device_seq: 1,
    previous_hash: fields.previousHash,
    hash: eventHash(fields),
    seen: '[]',
    actor_id: fields.actorId,
    role: fields.role,
    kind: fields.kind,
    from_state: null,
    to_state: state,
    body,
    at,
  })
  for (const text of texts) insert('approval_text', { event_id: fields.id, ...text })
  insert('deliverable_state', { id: deliverableId, state, state_since: at, last_event_id: fields.id })
  return deliverableId
}
