import { type Db, statement } from '../../../db/open'
import type { Counts } from './moveReferences'

type ContactRow = {
  id: string
  kind: string
  value: string
  holder: string
  agent_id: string | null
  validity: string
  is_preferred: number
  note: string | null
  lawful_basis: string
  basis_note: string | null
}

const joinTexts = (...texts: (string | null)[]): string | null => {
  const known = texts.filter((text) => text !== null && text !== '')
  return known.length > 0 ? [...new Set(known)].join('\n') : null
}

/**
 * A contact point that both have stays once: what the kept one leaves open (whose it is, whether it works, on what
 * basis) the other fills in, notes are joined. One address a kind is preferred: that of the kept creator.
 */
export function uniteContacts(db: Db, kept: string, dropped: string, counts: Counts): void {
  const read = statement<ContactRow>(db, 'SELECT * FROM contact_point WHERE creator_id = ? ORDER BY id')
  const own = read.all(kept)
  for (const row of read.all(dropped)) {
    const same = own.find(({ kind, value }) => kind === row.kind && value === row.value)
    const hasPreferred = own.some((one) => one.kind === row.kind && one.is_preferred === 1 && one !== same)
    if (!same) {
      if (row.is_preferred === 1 && hasPreferred) {
        statement(db, 'UPDATE contact_point SET is_preferred = 0 WHERE id = ?').run(row.id)
      }
      continue
    }
    statement(
      db,
      `UPDATE contact_point SET holder = ?, agent_id = ?, validity = ?, is_preferred = ?, note = ?, lawful_basis = ?, basis_note = ? WHERE id = ?`,
    ).run(
      same.holder === 'creator' ? row.holder : same.holder,
      same.agent_id ?? row.agent_id,
      same.validity === 'unchecked' ? row.validity : same.validity,
      same.is_preferred === 1 || (row.is_preferred === 1 && !hasPreferred) ? 1 : 0,
      joinTexts(same.note, row.note),
      same.lawful_basis === 'unstated' ? row.lawful_basis : same.lawful_basis,
      joinTexts(same.basis_note, row.basis_note),
      same.id,
    )
    statement(db, 'DELETE FROM contact_point WHERE id = ?').run(row.id)
    counts.united += 1
  }
}

type AgentLink = { id: string; agent_id: string; note: string | null; since_on: string | null }

/** A link to the same agent stays once, since the earlier day, with both notes. */
export function uniteAgents(db: Db, kept: string, dropped: string, counts: Counts): void {
  const read = statement<AgentLink>(db, 'SELECT id, agent_id, note, since_on FROM creator_agent WHERE creator_id = ?')
  const own = new Map(read.all(kept).map((link) => [link.agent_id, link]))
  for (const row of read.all(dropped)) {
    const same = own.get(row.agent_id)
    if (!same) continue
    const [since = null] = [same.since_on, row.since_on].filter((day) => day !== null).toSorted()
    statement(db, 'UPDATE creator_agent SET note = ?, since_on = ? WHERE id = ?').run(
      joinTexts(same.note, row.note),
      since,
      same.id,
    )
    statement(db, 'DELETE FROM creator_agent WHERE id = ?').run(row.id)
    counts.united += 1
  }
}

/** From the first sight of a creator to a contract; a refusal to be written to outweighs all. */
const stages = [
  'sourced',
  'vetted',
  'to_contact',
  'paused',
  'unreachable',
  'contacted',
  'replied',
  'declined',
  'negotiating',
  'terms_sent',
  'agreed',
  'contracted',
  'do_not_contact',
]

type OutreachRow = {
  id: string
  campaign_id: string
  stage: string
  stage_since: string
  stage_reason: string | null
  created_at: string
}

/**
 * Two entries in the pipeline of one campaign become one: the further stage wins, the kept creator's owner and cadence
 * stay, and messages, notes and overrides of both hang on it.
 */
export function uniteOutreach(db: Db, kept: string, dropped: string, counts: Counts): void {
  const read = statement<OutreachRow>(
    db,
    `SELECT id, campaign_id, stage, stage_since, stage_reason, created_at FROM outreach WHERE creator_id = ?`,
  )
  const own = new Map(read.all(kept).map((row) => [row.campaign_id, row]))
  for (const row of read.all(dropped)) {
    const same = own.get(row.campaign_id)
    if (!same) continue
    const further = stages.indexOf(row.stage) > stages.indexOf(same.stage) ? row : same
    statement(
      db,
      'UPDATE outreach SET stage = ?, stage_since = ?, stage_reason = ?, created_at = min(created_at, ?) WHERE id = ?',
    ).run(further.stage, further.stage_since, further.stage_reason, row.created_at, same.id)
    const children = statement<{ table: string; column: string }>(
      db,
      `SELECT t.name AS "table", f."from" AS "column" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f
       WHERE t.schema = 'main' AND t.type = 'table' AND f."table" = 'outreach'`,
    ).all()
    for (const child of children) {
      const sql = `UPDATE "${child.table}" SET "${child.column}" = ? WHERE "${child.column}" = ?`
      counts.moved += statement(db, sql).run(same.id, row.id).changes
    }
    statement(db, 'DELETE FROM outreach WHERE id = ?').run(row.id)
    counts.united += 1
  }
}
