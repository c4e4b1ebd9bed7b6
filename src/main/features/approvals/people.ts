import { uuidv7 } from 'uuidv7'
import type { PersonRecord } from '../../../shared/contract/approvals'
import { CallboardError } from '../../../shared/contract/define'
import type { ParsedInputOf } from '../../../shared/contract/index'
import type { Actor } from '../../../shared/domain/approvals/events'
import type { ApprovalRole } from '../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../db/open'
import { approvalWords } from './words'

const say = approvalWords('en')

type PersonRow = { id: string; name: string; role: ApprovalRole; email: string | null; client_id: string | null }

/** Who is signed in, where this workspace knows them. Somebody of the agency comes before a client of the same name. */
export function findActor(db: Db, name: string): Actor | null {
  const row = statement<PersonRow>(
    db,
    'SELECT * FROM person WHERE name = ? ORDER BY client_id IS NOT NULL, created_at, id LIMIT 1',
  ).get(name)
  return row ? { personId: row.id, role: row.role } : null
}

/** Who is signed in; somebody new is added as an account manager. Never taken from what was sent. */
export function actorOf(db: Db, name: string, now: Date): Actor {
  const known = findActor(db, name)
  if (known) return known
  const personId = uuidv7()
  statement(db, `INSERT INTO person (id, name, role, created_at) VALUES (?, ?, 'account_manager', ?)`).run(
    personId,
    name,
    now.toISOString(),
  )
  return { personId, role: 'account_manager' }
}

export function personName(db: Db, personId: string): string | null {
  const name = statement<string>(db, 'SELECT name FROM person WHERE id = ?').pluck().get(personId)
  return typeof name === 'string' ? name : null
}

export function readPeople(db: Db, me: string): PersonRecord[] {
  const myId = findActor(db, me)?.personId
  return statement<PersonRow>(db, 'SELECT * FROM person ORDER BY client_id IS NOT NULL, name, id')
    .all()
    .map((row) => toPerson(row, myId))
}

/** @throws CallboardError `not_found` */
export function readPerson(db: Db, personId: string, me: string): PersonRecord {
  const row = statement<PersonRow>(db, 'SELECT * FROM person WHERE id = ?').get(personId)
  if (!row) throw new CallboardError('not_found', say.noPerson)
  return toPerson(row, findActor(db, me)?.personId)
}

const toPerson = (row: PersonRow, myId: string | undefined): PersonRecord => ({
  id: row.id,
  name: row.name,
  role: row.role,
  email: row.email,
  clientId: row.client_id,
  isMe: row.id === myId,
})

const ofClients: readonly ApprovalRole[] = ['client_approver', 'client_viewer']
const ofEither: readonly ApprovalRole[] = ['legal']

/** @returns the person's id. @throws CallboardError `not_found`, `invalid_input`, `conflict` */
export function savePerson(db: Db, person: ParsedInputOf<'approvals.savePerson'>, now: Date): string {
  const { name, role, email, clientId } = person
  if (clientId !== null && !statement(db, 'SELECT 1 FROM client WHERE id = ?').get(clientId))
    throw new CallboardError('not_found', say.noClient)
  if (clientId === null && ofClients.includes(role)) throw new CallboardError('invalid_input', say.needsClient)
  if (clientId !== null && !ofClients.includes(role) && !ofEither.includes(role))
    throw new CallboardError('invalid_input', say.needsNoClient)
  const id = person.personId ?? uuidv7()
  // Who is signed in is known by name, so two of one name would be one person to the rules.
  const clash = statement(db, 'SELECT 1 FROM person WHERE name = ? AND client_id IS ? AND id <> ?').get(
    name,
    clientId,
    id,
  )
  if (clash) throw new CallboardError('conflict', say.nameTaken(name))
  if (person.personId === undefined) {
    statement(db, 'INSERT INTO person (id, name, role, email, client_id, created_at) VALUES (?, ?, ?, ?, ?, ?)').run(
      id,
      name,
      role,
      email,
      clientId,
      now.toISOString(),
    )
  } else {
    const before = statement<PersonRow>(db, 'SELECT * FROM person WHERE id = ?').get(id)
    if (!before) throw new CallboardError('not_found', say.noPerson)
    requireSameSide(db, before, person)
    statement(db, 'UPDATE person SET name = ?, role = ?, email = ?, client_id = ? WHERE id = ?').run(
      name,
      role,
      email,
      clientId,
      id,
    )
  }
  return id
}

/**
 * Whoever has a part in an approval stays who they are: under another name the signed-in would be somebody new to the
 * rules, and with a client's role somebody of the agency could decide for the client.
 */
function requireSameSide(db: Db, before: PersonRow, { name, role, clientId }: ParsedInputOf<'approvals.savePerson'>) {
  const isDecider = (one: ApprovalRole) => ofClients.includes(one) || ofEither.includes(one)
  const isSame = name === before.name && clientId === before.client_id && isDecider(role) === isDecider(before.role)
  if (isSame) return
  const hasActed = statement(
    db,
    `SELECT 1 FROM approval_event WHERE actor_id = $id OR json_extract(body, '$.onBehalf.personId') = $id LIMIT 1`,
  ).get({ id: before.id })
  if (hasActed) throw new CallboardError('conflict', say.hasActed(before.name))
}
