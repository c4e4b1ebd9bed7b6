import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { openDatabase } from '../../src/main/db/open'
import { runStep } from '../../src/main/db/steps'

/** Straight into the tables: what an import makes of a list is tested elsewhere. */
export function putCreators(folder: string, count: number, now: Date): void {
  const db = openDatabase(join(folder, 'workspace.db'))
  const people = Array.from({ length: count }, (_, i) => ({
    creatorId: uuidv7(),
    accountId: uuidv7(),
    contactId: uuidv7(),
    handle: `ana${i}`,
    followers: (i + 1) * 1000,
  }))
  runStep(db, { method: 'test', commandId: uuidv7(), actor: 'Test', device: 'test', now }, (step) => {
    step.kind = 'base'
    const rows = JSON.stringify(people)
    const today = now.toISOString().slice(0, 10)
    db.prepare(`INSERT INTO creator (id, created_at) SELECT value ->> 'creatorId', ? FROM json_each(?)`).run(
      now.toISOString(),
      rows,
    )
    db.prepare(
      `INSERT INTO account (id, creator_id, platform, handle, handle_key, followers)
       SELECT value ->> 'accountId', value ->> 'creatorId', 'tiktok', value ->> 'handle', value ->> 'handle', value ->> 'followers' FROM json_each(?)`,
    ).run(rows)
    db.prepare(
      `INSERT INTO contact_point (id, creator_id, kind, value, source, noted_on)
       SELECT value ->> 'contactId', value ->> 'creatorId', 'email', (value ->> 'handle') || '@mail.example', 'bio', ? FROM json_each(?)`,
    ).run(today, rows)
  })
  db.close()
}
