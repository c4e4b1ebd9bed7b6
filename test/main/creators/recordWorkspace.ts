import { join } from 'node:path'
import { type Db, openDatabase } from '../../../src/main/db/open'
import { runStep } from '../../../src/main/db/steps'
import { newId, type TestEngine, testWorkspace } from '../../support/engine'

export type SeededAccount = { id: string; creatorId: string; handle: string }
export type RecordWorkspace = {
  engine: TestEngine
  /** a connection of the test's own */
  db: Db
  /** runs as a step of the log, as any writer must */
  step<T>(label: string, body: (db: Db) => T, method?: string, at?: string): T
  addCreator(
    handle: string,
    about?: { platform?: string; followers?: number | null; creatorId?: string },
  ): SeededAccount
}

/** A workspace whose rows are written by the test, through the log but without an import. */
export async function recordWorkspace(): Promise<RecordWorkspace> {
  const engine = await testWorkspace({ now: () => new Date('2026-11-22T09:00:00Z') })
  const db = openDatabase(join(engine.folder, 'workspace.db'))
  const step: RecordWorkspace['step'] = (label, body, method = 'test.seed', at = '2026-11-20T08:00:00Z') =>
    runStep(db, { method, commandId: newId(), actor: 'Seed', device: 'd', now: new Date(at) }, (draft) => {
      draft.label = label
      return body(db)
    }).value
  return {
    engine: {
      ...engine,
      close: async () => {
        db.close()
        await engine.close()
      },
    },
    db,
    step,
    addCreator(handle, { platform = 'tiktok', followers = null, creatorId } = {}) {
      const account = { id: newId(), creatorId: creatorId ?? newId(), handle }
      step(`Add ${handle}`, () => {
        db.prepare('INSERT OR IGNORE INTO creator (id, created_at) VALUES (?, ?)').run(
          account.creatorId,
          '2026-11-20T08:00:00Z',
        )
        db.prepare(
          'INSERT INTO account (id, creator_id, platform, handle, handle_key, followers) VALUES (?, ?, ?, ?, ?, ?)',
        ).run(account.id, account.creatorId, platform, handle, handle.toLowerCase(), followers)
      })
      return account
    },
  }
}

/** What a workspace holds of people's work, to compare before and after. */
export const undoAndRedo = async (engine: TestEngine, look: () => unknown): Promise<[unknown, unknown]> => {
  await engine.do('history.undo', {})
  const undone = look()
  await engine.do('history.redo', {})
  return [undone, look()]
}
