import { uuidv7 } from 'uuidv7'
import { normalEmail, plainName } from '../../../../shared/domain/approvals/decisionFile'
import type { ApprovalRole } from '../../../../shared/domain/approvals/workflow'
import { type Db, statement } from '../../../db/open'

/** Whose decisions a file brings. `viewer`: known, but not one of those who decide for this client. */
export type Decider = {
  personId: string
  name: string
  email: string | null
  role: ApprovalRole
  standing: 'known' | 'new' | 'viewer'
}

type PersonRow = { id: string; name: string; role: ApprovalRole; email: string | null; client_id: string | null }

/**
 * The person behind the name and address in a file: by address, which may be anybody's of the workspace, else by name
 * among the client's own who have no address.
 */
export function findDecider(db: Db, clientId: string, said: { name: string; email: string | null }): Decider {
  const name = plainName(said.name)
  const email = normalEmail(said.email)
  const people = statement<PersonRow>(
    db,
    'SELECT id, name, role, email, client_id FROM person ORDER BY client_id IS ? DESC, created_at, id',
  ).all(clientId)
  const byEmail = email === null ? undefined : people.find((person) => normalEmail(person.email) === email)
  const byName = people.find(
    (person) =>
      person.client_id === clientId &&
      (person.email === null || email === null) &&
      plainName(person.name).toLowerCase() === name.toLowerCase(),
  )
  const known = byEmail ?? byName
  if (!known) {
    // Two persons of one client are told apart by their names wherever only a name is shown.
    const isTaken = people.some((person) => person.client_id === clientId && person.name === name)
    const shown = isTaken && email ? `${name} (${email})` : name
    return { personId: uuidv7(), name: shown, email, role: 'client_approver', standing: 'new' }
  }
  const decides = known.client_id === clientId && (known.role === 'client_approver' || known.role === 'legal')
  return {
    personId: known.id,
    name: known.name,
    email: known.email ?? email,
    role: known.role,
    standing: decides ? 'known' : 'viewer',
  }
}

/** Adds somebody whom the workspace does not know yet. */
export function keepDecider(db: Db, clientId: string, decider: Decider, now: Date): void {
  if (decider.standing !== 'new') return
  statement(db, 'INSERT INTO person (id, name, role, email, client_id, created_at) VALUES (?, ?, ?, ?, ?, ?)').run(
    decider.personId,
    decider.name,
    decider.role,
    decider.email,
    clientId,
    now.toISOString(),
  )
}
