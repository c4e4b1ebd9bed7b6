import { uuidv7 } from 'uuidv7'
import { type ContactRecord, emailAddress, type Touched } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { contactKey } from '../../../../shared/domain/contactKeys'
import { type Db, statement } from '../../../db/open'
import type { CommandContext } from '../../context'
import { requireAgent } from './agents'
import { creatorCalled, mainFirst, say, today, touchedCreator } from './owner'
import { enteredByHand } from './words.en'

type ContactRow = {
  id: string
  kind: ContactRecord['kind']
  value: string
  source: string
  noted_on: string
  holder: ContactRecord['holder']
  agent_id: string | null
  validity: ContactRecord['validity']
  is_preferred: number
  note: string | null
}

/** Others named with one contact: an agent's address may serve hundreds. */
const maxShared = 20

/** A creator's contacts, the preferred first. */
export function readContacts(db: Db, creatorId: string): ContactRecord[] {
  const shared = statement<{ creatorId: string; accountId: string; handle: string }>(
    db,
    `SELECT p.creator_id AS creatorId, a.id AS accountId, a.handle FROM contact_point p JOIN creator c ON c.id = p.creator_id
     JOIN account a ON a.id = (SELECT a.id FROM account a WHERE a.creator_id = c.id ORDER BY ${mainFirst} LIMIT 1)
     WHERE p.value = ? AND p.kind = ? AND p.creator_id <> ? ORDER BY a.handle LIMIT ${maxShared}`,
  )
  return statement<ContactRow>(
    db,
    `SELECT id, kind, value, source, noted_on, holder, agent_id, validity, is_preferred, note FROM contact_point
     WHERE creator_id = ? ORDER BY is_preferred DESC, kind, noted_on, id`,
  )
    .all(creatorId)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      value: row.value,
      source: row.source,
      notedOn: row.noted_on.slice(0, 10),
      holder: row.holder,
      agentId: row.agent_id,
      validity: row.validity,
      isPreferred: row.is_preferred === 1,
      note: row.note,
      sharedWith: shared.all(row.value, row.kind, creatorId),
    }))
}

type ContactFields = Omit<ParsedInputOf<'creators.addContact'>, 'creatorId'>

/** @throws CallboardError `invalid_input`, `not_found`, `conflict` */
function checked(db: Db, creatorId: string, exceptId: string | null, fields: ContactFields): ContactFields {
  if (fields.kind === 'email' && !emailAddress.safeParse(fields.value).success)
    throw new CallboardError('invalid_input', say.badEmail(fields.value))
  if (fields.agentId !== null) requireAgent(db, fields.agentId)
  // A telephone number without digits has no key of its own.
  const keyOf = (value: string) => contactKey(fields.kind, value) || value
  const noted = statement<{ id: string; value: string }>(
    db,
    'SELECT id, value FROM contact_point WHERE creator_id = ? AND kind = ?',
  ).all(creatorId, fields.kind)
  const twice = noted.find((one) => one.id !== exceptId && keyOf(one.value) === keyOf(fields.value))
  if (twice) throw new CallboardError('conflict', say.contactTwice(twice.value))
  return fields
}

const columns = 'kind, value, holder, agent_id, validity, is_preferred, note'
const valuesOf = (f: ContactFields) => [f.kind, f.value, f.holder, f.agentId, f.validity, Number(f.isPreferred), f.note]

/** One contact of a kind is the preferred one. */
function preferOnly(db: Db, creatorId: string, id: string, { kind, isPreferred }: ContactFields): void {
  if (!isPreferred) return
  statement(
    db,
    'UPDATE contact_point SET is_preferred = 0 WHERE creator_id = ? AND kind = ? AND id <> ? AND is_preferred = 1',
  ).run(creatorId, kind, id)
}

export function addContact(
  { creatorId, ...input }: ParsedInputOf<'creators.addContact'>,
  { db, step, now }: CommandContext,
): Touched {
  const of = creatorCalled(db, creatorId)
  const fields = checked(db, creatorId, null, input)
  step.label = say.addContact(fields.kind, of)
  const id = uuidv7()
  statement(
    db,
    `INSERT INTO contact_point (id, creator_id, source, noted_on, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, creatorId, enteredByHand, today(now), ...valuesOf(fields))
  preferOnly(db, creatorId, id, fields)
  return touchedCreator(creatorId, id)
}

export function updateContact(
  { contactId, ...input }: ParsedInputOf<'creators.updateContact'>,
  { db, step }: CommandContext,
): Touched {
  const { creator_id: creatorId } = requireContact(db, contactId)
  const fields = checked(db, creatorId, contactId, input)
  step.label = say.changeContact(fields.kind, creatorCalled(db, creatorId))
  statement(db, `UPDATE contact_point SET (${columns}) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?`).run(
    ...valuesOf(fields),
    contactId,
  )
  preferOnly(db, creatorId, contactId, fields)
  return touchedCreator(creatorId, contactId)
}

export function removeContact(
  { contactId }: ParsedInputOf<'creators.removeContact'>,
  { db, step }: CommandContext,
): Touched {
  const contact = requireContact(db, contactId)
  step.label = say.removeContact(contact.kind, creatorCalled(db, contact.creator_id))
  statement(db, 'DELETE FROM contact_point WHERE id = ?').run(contactId)
  return touchedCreator(contact.creator_id, contactId)
}

function requireContact(db: Db, id: string): { creator_id: string; kind: ContactRecord['kind'] } {
  const row = statement<{ creator_id: string; kind: ContactRecord['kind'] }>(
    db,
    'SELECT creator_id, kind FROM contact_point WHERE id = ?',
  ).get(id)
  if (!row) throw new CallboardError('not_found', say.noContact)
  return row
}
