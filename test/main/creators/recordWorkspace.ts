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
  /** a step that leaves what an import of one record leaves; the record may make the account */
  importRecord(
    file: { name: string; at: string; record: number },
    accountId: string,
    figures: Partial<Record<'followers' | 'median_views', number>>,
    facts?: Partial<Record<'country' | 'city' | 'display_name', string>>,
    makes?: string,
  ): string
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
    importRecord({ name, at, record }, accountId, figures, facts = {}, makes) {
      const origin = {
        method: 'creators.import',
        commandId: newId(),
        actor: 'Importer',
        device: 'd',
        now: new Date(at),
      }
      return runStep(db, origin, (draft) => {
        draft.label = `Import 1 creator from ${name}`
        const day = at.slice(0, 10)
        if (makes) {
          const creatorId = newId()
          db.prepare('INSERT INTO creator (id, created_at, country, city, display_name) VALUES (?, ?, ?, ?, ?)').run(
            creatorId,
            day,
            facts.country ?? null,
            facts.city ?? null,
            facts.display_name ?? null,
          )
          db.prepare('INSERT INTO account (id, creator_id, platform, handle, handle_key) VALUES (?, ?, ?, ?, ?)').run(
            accountId,
            creatorId,
            'tiktok',
            makes,
            makes,
          )
        }
        const set = (sql: string, columns: string[], values: unknown[]) =>
          columns.length > 0 &&
          db.prepare(sql.replace('#', columns.map((c) => `${c} = ?`).join(', '))).run(...values, accountId)
        set('UPDATE account SET # WHERE id = ?', Object.keys(figures), Object.values(figures))
        // A made creator holds them already; setting them again logs nothing.
        set(
          'UPDATE creator SET # WHERE id = (SELECT creator_id FROM account WHERE id = ?)',
          Object.keys(facts),
          Object.values(facts),
        )
        db.prepare(
          `INSERT INTO account_metric (id, account_id, measured_on, measured_on_basis, source, source_sha256, source_row, followers, median_views)
           VALUES (?, ?, ?, 'file', ?, ?, ?, ?, ?)`,
        ).run(
          newId(),
          accountId,
          day,
          name,
          `sha of ${name}`,
          record,
          figures.followers ?? null,
          figures.median_views ?? null,
        )
        const seq = db.prepare('SELECT step_seq FROM change_context').pluck().get()
        db.prepare('INSERT INTO import_row VALUES (?, ?, ?)').run(accountId, seq, record)
        db.prepare('INSERT INTO import_batch VALUES (?, ?, ?, ?, ?, ?, ?)').run(
          newId(),
          name,
          `sha of ${name}`,
          '{}',
          '{}',
          at,
          draft.id,
        )
        return draft.id
      }).value
    },
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
