import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Backups in the workspace folder that still hold a creator. A backup is never changed: whoever erases a person decides
 * what becomes of these. One that cannot be read is named as well, as nobody can tell.
 */
export function backupsHolding(folder: string, creatorId: string): { name: string; madeAt: string }[] {
  const backups = join(folder, 'backups')
  if (!existsSync(backups)) return []
  return readdirSync(backups)
    .filter((name) => name.endsWith('.db') && holds(join(backups, name), creatorId))
    .sort()
    .map((name) => ({ name, madeAt: statSync(join(backups, name)).mtime.toISOString() }))
}

function holds(file: string, creatorId: string): boolean {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
    const row = db.prepare('SELECT 1 FROM creator WHERE id = ?').get(creatorId)
    return row !== undefined
  } catch {
    return true
  } finally {
    db?.close()
  }
}
