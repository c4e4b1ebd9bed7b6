import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CallboardError } from '../../shared/contract/define'
import { migrate } from '../db/migrate'
import { type Db, openDatabase } from '../db/open'
import { diskError } from './files'
import { lockWorkspace } from './lock'

const applicationId = 0x43414c4c

export type OpenWorkspace = { folder: string; db: Db; close(): void }

/**
 * Makes the folder of a new workspace and opens its empty database.
 *
 * @param folder absolute; must not exist or be empty
 * @throws CallboardError `workspace_exists`, `folder_refused`, `workspace_read_only`, `disk_full`
 */
export function createWorkspaceFolder(folder: string): OpenWorkspace {
  const path = resolve(folder)
  if (existsSync(join(path, 'workspace.db'))) {
    throw new CallboardError(
      'workspace_exists',
      `There is already a workspace in ${path}. Nothing was changed. Open it, or choose another folder.`,
    )
  }
  try {
    if (existsSync(path)) {
      if (!statSync(path).isDirectory())
        throw new CallboardError('folder_refused', `${path} is a file. Choose a folder.`)
      if (readdirSync(path).length > 0) {
        throw new CallboardError(
          'folder_refused',
          `${path} is not empty. Choose an empty folder, so that nothing of yours is mixed with the workspace.`,
        )
      }
    }
    makeFolder(path)
    mkdirSync(join(path, 'blobs'), { recursive: true, mode: 0o700 })
    mkdirSync(join(path, 'backups'), { recursive: true, mode: 0o700 })
  } catch (error) {
    if (error instanceof CallboardError) throw error
    const told = diskError(error)
    if (told instanceof CallboardError) throw told
    throw new CallboardError('folder_refused', `The folder ${path} cannot be made. Choose another.`)
  }
  return openLocked(path)
}

/**
 * Opens an existing workspace: takes the lock, checks that it is one, brings it to the newest schema.
 *
 * @throws CallboardError `workspace_missing`, `workspace_not_one`, `workspace_locked`, `workspace_newer`,
 *   `workspace_read_only`, `workspace_damaged`
 */
export function openWorkspaceFolder(folder: string): OpenWorkspace {
  const path = resolve(folder)
  if (!existsSync(path))
    throw new CallboardError(
      'workspace_missing',
      `There is no folder ${path}. Check the path, or make a new workspace.`,
    )
  const file = join(path, 'workspace.db')
  if (!statSync(path).isDirectory() || !existsSync(file) || !isSqliteFile(file)) {
    throw new CallboardError(
      'workspace_not_one',
      `${path} is not a Callboard workspace: it holds no workspace database. Choose another folder, or make a new workspace.`,
    )
  }
  return openLocked(path)
}

/** Folder by folder: Node's own `recursive` never returns where a file system answers ENOENT to every mkdir (`/proc`). */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

function isSqliteFile(file: string): boolean {
  const head = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  try {
    return readSync(handle, head, 0, 16, 0) === 16 && head.toString('latin1') === 'SQLite format 3\0'
  } finally {
    closeSync(handle)
  }
}

function openLocked(folder: string): OpenWorkspace {
  const unlock = lockWorkspace(folder)
  try {
    const db = openDatabase(join(folder, 'workspace.db'))
    try {
      const isNew = Number(db.pragma('user_version', { simple: true })) === 0
      if (!isNew && db.pragma('application_id', { simple: true }) !== applicationId) {
        throw new CallboardError(
          'workspace_not_one',
          `The database in ${folder} is not Callboard's. Nothing was changed. Choose another folder.`,
        )
      }
      migrate(db, (from) => {
        mkdirSync(join(folder, 'backups'), { recursive: true, mode: 0o700 })
        db.prepare('VACUUM INTO ?').run(join(folder, 'backups', `before-schema-${from + 1}-${stamp(new Date())}.db`))
      })
      return {
        folder,
        db,
        close() {
          db.pragma('wal_checkpoint(TRUNCATE)')
          db.close()
          unlock()
        },
      }
    } catch (error) {
      db.close()
      throw diskError(error)
    }
  } catch (error) {
    unlock()
    throw error
  }
}

const stamp = (date: Date) => date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
