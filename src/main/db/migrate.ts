import { CallboardError } from '../../shared/contract/define'
import { dropChangeTriggers, makeChangeTriggers } from './changeTriggers'
import type { Db } from './open'

const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true })

/** Migrations in order; the number in a file's name is the schema version it leads to. */
export const migrations: readonly { version: number; name: string; sql: string }[] = Object.keys(files)
  .sort()
  .map((path, index) => {
    const match = /(\d{4})-([a-z0-9-]+)\.sql$/.exec(path)
    if (!match || Number(match[1]) !== index + 1) throw new Error(`migration out of sequence: ${path}`)
    return { version: index + 1, name: `${match[1]}-${match[2]}`, sql: files[path] ?? '' }
  })

export const newestVersion = migrations.length

/** Schema version of an open database; 0 is an empty one. */
export function schemaVersion(db: Db): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/**
 * Brings a database to the newest schema, one transaction a migration.
 *
 * @param backUp called once before the first migration of a database that already holds data
 * @throws CallboardError `workspace_newer` for a database of a later version, `workspace_damaged` when the check after
 *   a migration fails; the database is then as it was before that migration
 */
export function migrate(db: Db, backUp: (fromVersion: number) => void, upTo = newestVersion): void {
  const from = schemaVersion(db)
  if (from > newestVersion) {
    throw new CallboardError(
      'workspace_newer',
      `This workspace was written by a newer Callboard (schema ${from}; this one knows ${newestVersion}). Nothing was changed. Install the newer version to open it.`,
      { schemaVersion: from, knownVersion: newestVersion },
    )
  }
  if (from > 0 && from < upTo) backUp(from)
  for (const migration of migrations.slice(from, upTo)) {
    db.transaction(() => {
      dropChangeTriggers(db)
      db.exec(migration.sql)
      makeChangeTriggers(db)
      db.pragma(`user_version = ${migration.version}`)
      const orphans = db.pragma('foreign_key_check') as unknown[]
      const integrity = db.pragma('integrity_check', { simple: true })
      if (orphans.length > 0 || integrity !== 'ok') {
        throw new CallboardError(
          'workspace_damaged',
          `The upgrade ${migration.name} found damage in the database and was not carried out. The workspace is as before. Restore a backup.`,
          { integrity, orphans: orphans.length },
        )
      }
    }).immediate()
  }
}
