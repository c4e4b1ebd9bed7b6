import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { type Db, openDatabase } from '../../src/main/db/open'
import { runStep } from '../../src/main/db/steps'
import type { Platform } from '../../src/shared/contract/values'
import { handleKeyOf } from '../../src/shared/domain/handles'
import type { TestEngine } from './engine'

/** A connection of the test's own to the open workspace. */
export function withDatabase<T>(engine: TestEngine, look: (db: Db) => T): T {
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  try {
    return look(db)
  } finally {
    db.close()
  }
}

/** Writes rows as one step, as work that was done before the test began. */
export function seed<T>(engine: TestEngine, write: (insert: Insert, db: Db) => T): T {
  return withDatabase(engine, (db) => seedInto(db, write))
}

export type Insert = (table: string, row: Record<string, string | number | null>) => string

export function seedInto<T>(db: Db, write: (insert: Insert, db: Db) => T): T {
  const origin = {
    method: 'test.seed',
    commandId: uuidv7(),
    actor: 'Seed',
    device: 'device',
    now: new Date('2026-01-05T09:00:00Z'),
  }
  return runStep(db, origin, () =>
    write((table, row) => {
      const id = typeof row.id === 'string' ? row.id : uuidv7()
      const full: Record<string, string | number | null> = { ...row, id }
      const columns = Object.keys(full)
      db.prepare(`INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
        ...Object.values(full),
      )
      return id
    }, db),
  ).value
}

export type SeedAccount = { platform: Platform; handle: string } & Record<string, string | number | null>

/** A creator with accounts. @returns its id and those of its accounts */
export function seedCreator(
  insert: Insert,
  creator: Record<string, string | number | null>,
  ...accounts: SeedAccount[]
): { creatorId: string; accountIds: string[] } {
  const creatorId = insert('creator', { created_at: '2026-01-05', ...creator })
  const accountIds = accounts.map(({ platform, handle, ...more }) =>
    insert('account', { creator_id: creatorId, platform, handle, handle_key: handleKeyOf(platform, handle), ...more }),
  )
  return { creatorId, accountIds }
}
