import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { CallboardError } from '../../../shared/contract/define'
import type { OutputOf } from '../../../shared/contract/index'
import { findEmails } from '../../../shared/domain/contactText'
import { findLinks } from '../../../shared/domain/textLinks'
import { type Db, openDatabase } from '../../db/open'
import { readDoNotContact } from '../../db/read/doNotContact'
import { runStep, type StepOrigin } from '../../db/steps'
import type { TaskContext, TaskDef } from '../context'
import { outreachWords } from './words'

const say = outreachWords('en')

type Request = { folder: string; origin: StepOrigin; accountIds: string[] | null; dryRun: boolean }
type Outcome = OutputOf<'outreach.findContacts'>
type Found = Outcome['examples'][number] & { creatorId: string }
type BioRow = { creator_id: string; handle: string; bio: string }

const examplesTold = 20
const bioBatch = 2000

/** Reads every bio once, on a connection of its own; what is new goes in as one step. */
export const findContactsTask: TaskDef<Request, Outcome> = {
  name: 'outreach.findContacts',
  lane: 'bulk',
  run(request, context) {
    const db = openDatabase(join(request.folder, 'workspace.db'))
    try {
      const outcome = findAll(db, request, context)
      if (request.dryRun || outcome.fresh.length === 0) return told(outcome, null)
      const { stepId } = runStep(db, request.origin, (step) => {
        step.label = say.foundContacts(outcome.fresh.length)
        note(db, outcome.fresh, request.origin.now)
        return null
      })
      return told(outcome, stepId)
    } finally {
      db.close()
    }
  },
}

type Counted = { bios: number; alreadyNoted: number; refused: number; fresh: Found[] }

const told = ({ fresh, ...counts }: Counted, stepId: string | null): Outcome => ({
  ...counts,
  added: fresh.length,
  examples: fresh.slice(0, examplesTold).map(({ creatorId: _creatorId, ...example }) => example),
  stepId,
})

function findAll(db: Db, { accountIds }: Request, context: TaskContext): Counted {
  const counted: Counted = { bios: 0, alreadyNoted: 0, refused: 0, fresh: [] }
  const list = readDoNotContact(db)
  const taken = new Set<string>()
  const isNoted = db.prepare('SELECT 1 FROM contact_point WHERE creator_id = ? AND value = ? COLLATE NOCASE')
  const take = (found: Found) => {
    const key = `${found.creatorId} ${found.value.toLowerCase()}`
    if (taken.has(key)) return
    taken.add(key)
    if (isNoted.get(found.creatorId, found.value)) counted.alreadyNoted += 1
    else if (found.kind === 'email' && list.ofAddress('email', found.value)) counted.refused += 1
    else counted.fresh.push(found)
  }
  for (const bio of biosOf(db, accountIds)) {
    counted.bios += 1
    const whose = { creatorId: bio.creator_id, handle: bio.handle }
    for (const { address, kind, quote } of findEmails(bio.bio))
      take({ ...whose, kind: 'email', value: address, quote, isObfuscated: kind === 'obfuscated' })
    for (const { url, quote, isLinkPage } of findLinks(bio.bio))
      if (isLinkPage) take({ ...whose, kind: 'link', value: url, quote, isObfuscated: false })
    if (counted.bios % bioBatch === 0) {
      if (context.isCancelled()) throw new CallboardError('cancelled', 'Stopped. Nothing was noted.')
      context.progress({ done: counted.bios, total: null, unit: 'bios' })
    }
  }
  return counted
}

function biosOf(db: Db, accountIds: string[] | null): IterableIterator<BioRow> {
  const chosen = accountIds ? 'AND id IN (SELECT value FROM json_each(@ids))' : ''
  return db
    .prepare<[{ ids: string }], BioRow>(
      `SELECT creator_id, handle, bio FROM account WHERE bio IS NOT NULL ${chosen} AND @ids IS NOT NULL ORDER BY n`,
    )
    .iterate({ ids: JSON.stringify(accountIds ?? []) })
}

/** A link page is a way to write to somebody, though not by e-mail: it is noted as a direct route with its address. */
function note(db: Db, found: readonly Found[], now: Date): void {
  const rows = found.map(({ creatorId, handle, kind, value, isObfuscated }) => ({
    id: uuidv7(),
    creatorId,
    kind: kind === 'email' ? 'email' : 'directMessage',
    value,
    source: say.inBio(handle, isObfuscated),
    note: kind === 'link' ? say.linkPage : null,
  }))
  db.prepare(
    `INSERT OR IGNORE INTO contact_point (id, creator_id, kind, value, source, noted_on, note)
     SELECT value ->> 'id', value ->> 'creatorId', value ->> 'kind', value ->> 'value', value ->> 'source', ?, value ->> 'note' FROM json_each(?)`,
  ).run(now.toISOString().slice(0, 10), JSON.stringify(rows))
}
