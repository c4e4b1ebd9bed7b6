import { uuidv7 } from 'uuidv7'
import type { AgentRecord, CreatorProfile, Touched } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import type { CommandContext } from '../../context'
import { creatorCalled, say, today, touchedCreator } from './owner'

const columns = `g.id, g.name, g.company, g.email, g.phone, g.notes,
  (SELECT count(*) FROM creator_agent x WHERE x.agent_id = g.id) AS creators`

/** Agents by name whose name, company or address holds the letters. */
export function readAgents(db: Db, text: string): AgentRecord[] {
  const wanted = text.trim().toLocaleLowerCase()
  return statement<AgentRecord>(db, `SELECT ${columns} FROM agent g ORDER BY g.name COLLATE NOCASE, g.id`)
    .all()
    .filter((agent) =>
      [agent.name, agent.company, agent.email].some((part) => part?.toLocaleLowerCase().includes(wanted)),
    )
}

/** Who acts for a creator. */
export function readAgentsOf(db: Db, creatorId: string): CreatorProfile['agents'] {
  return statement<CreatorProfile['agents'][number]>(
    db,
    `SELECT ${columns}, l.id AS linkId, l.note FROM creator_agent l JOIN agent g ON g.id = l.agent_id
     WHERE l.creator_id = ? ORDER BY g.name COLLATE NOCASE, g.id`,
  ).all(creatorId)
}

/** @throws CallboardError `not_found` */
export function requireAgent(db: Db, id: string): AgentRecord {
  const row = statement<AgentRecord>(db, `SELECT ${columns} FROM agent g WHERE g.id = ?`).get(id)
  if (!row) throw new CallboardError('not_found', say.noAgent)
  return row
}

export function saveAgent(
  { id, name, company, email, phone, notes }: ParsedInputOf<'creators.saveAgent'>,
  { db, step, now }: CommandContext,
): AgentRecord {
  const saved = id ?? uuidv7()
  if (id) {
    requireAgent(db, id)
    step.label = say.changeAgent(name)
    statement(db, 'UPDATE agent SET name = ?, company = ?, email = ?, phone = ?, notes = ? WHERE id = ?').run(
      name,
      company,
      email,
      phone,
      notes,
      id,
    )
  } else {
    step.label = say.addAgent(name)
    statement(
      db,
      'INSERT INTO agent (id, name, company, email, phone, notes, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(saved, name, company, email, phone, notes, now.toISOString())
  }
  return requireAgent(db, saved)
}

export function removeAgent(
  { id }: ParsedInputOf<'creators.removeAgent'>,
  { db, step }: CommandContext,
): Record<string, never> {
  const agent = requireAgent(db, id)
  if (agent.creators > 0) throw new CallboardError('conflict', say.agentActs(agent.name, agent.creators))
  const contacts = Number(
    statement<number>(db, 'SELECT count(*) FROM contact_point WHERE agent_id = ?').pluck().get(id),
  )
  if (contacts > 0) throw new CallboardError('conflict', say.agentNamed(agent.name, contacts))
  if (statement(db, 'SELECT 1 FROM do_not_contact WHERE agent_id = ?').get(id))
    throw new CallboardError('conflict', say.agentBarred(agent.name))
  step.label = say.removeAgent(agent.name)
  statement(db, 'DELETE FROM agent WHERE id = ?').run(id)
  return {}
}

export function linkAgent(
  { creatorId, agentId, note }: ParsedInputOf<'creators.linkAgent'>,
  { db, step, now }: CommandContext,
): Touched {
  const of = creatorCalled(db, creatorId)
  const agent = requireAgent(db, agentId)
  if (statement(db, 'SELECT 1 FROM creator_agent WHERE creator_id = ? AND agent_id = ?').get(creatorId, agentId))
    throw new CallboardError('conflict', say.agentTwice(agent.name))
  step.label = say.linkAgent(agent.name, of)
  const id = uuidv7()
  statement(db, 'INSERT INTO creator_agent (id, creator_id, agent_id, note, since_on) VALUES (?, ?, ?, ?, ?)').run(
    id,
    creatorId,
    agentId,
    note,
    today(now),
  )
  return touchedCreator(creatorId, id)
}

export function unlinkAgent({ linkId }: ParsedInputOf<'creators.unlinkAgent'>, { db, step }: CommandContext): Touched {
  const link = statement<{ creator_id: string; name: string }>(
    db,
    'SELECT l.creator_id, g.name FROM creator_agent l JOIN agent g ON g.id = l.agent_id WHERE l.id = ?',
  ).get(linkId)
  if (!link) throw new CallboardError('not_found', say.noLink)
  step.label = say.unlinkAgent(link.name, creatorCalled(db, link.creator_id))
  statement(db, 'DELETE FROM creator_agent WHERE id = ?').run(linkId)
  return touchedCreator(link.creator_id, linkId)
}
