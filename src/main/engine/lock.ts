import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CallboardError } from '../../shared/contract/define'
import { databaseError } from '../db/open'
import { diskError } from './files'

/**
 * One process opens a workspace at a time. The lock is an exclusive transaction on `lock.db`: the operating system
 * lets go of it when the process dies, however it dies, so there is no stale lock to clear.
 *
 * @returns a function that lets go
 * @throws CallboardError `workspace_locked` naming the holder, `workspace_read_only`
 */
export function lockWorkspace(folder: string): () => void {
  const holderFile = join(folder, 'lock.json')
  let db: Database.Database
  try {
    db = new Database(join(folder, 'lock.db'), { timeout: 300 })
  } catch (error) {
    throw readOnlyIfSo(error)
  }
  try {
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new CallboardError(
        'workspace_locked',
        `This workspace is open in another Callboard${describeHolder(holderFile)}. Close it there and try again.`,
      )
    }
    throw readOnlyIfSo(error)
  }
  try {
    writeFileSync(
      holderFile,
      JSON.stringify({ process: process.pid, host: hostname(), since: new Date().toISOString() }),
      { mode: 0o600 },
    )
  } catch (error) {
    db.close()
    throw diskError(error)
  }
  return () => {
    rmSync(holderFile, { force: true })
    db.exec('ROLLBACK')
    db.close()
  }
}

function readOnlyIfSo(error: unknown): unknown {
  if (
    error instanceof Database.SqliteError &&
    (error.code === 'SQLITE_CANTOPEN' || error.code.startsWith('SQLITE_READONLY'))
  ) {
    return new CallboardError(
      'workspace_read_only',
      'The workspace folder cannot be written: its disk or folder is read-only. Nothing was changed. Make it writable or copy the folder elsewhere.',
    )
  }
  return databaseError(error)
}

function describeHolder(file: string): string {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof holder === 'object' && holder !== null && 'process' in holder && 'host' in holder) {
      return ` (process ${String(holder.process)} on ${String(holder.host)})`
    }
  } catch {
    // Without the note the sentence is only less exact.
  }
  return ''
}
