import { randomUUID } from 'node:crypto'
import { copyFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { CallboardError, type ErrorCode } from '../../shared/contract/define'
import type { Session } from './session'
import { words } from './words'

export type SavedFile = { path: string; sizeBytes: number }

/**
 * Copies a made file beside its target and renames it, so that a half-written one never has the name.
 *
 * @throws CallboardError `disk_full`, `folder_refused`, `disk_failed`
 */
export async function saveMade(session: Session, token: string, target: string): Promise<SavedFile> {
  const path = resolve(target)
  const file = await session.made(token)
  return saved(path, (part) => copyFile(file.path, part))
}

/** Writes a text as a file, as carefully. @throws CallboardError `disk_full`, `folder_refused`, `disk_failed` */
export function saveText(text: string, target: string): Promise<SavedFile> {
  return saved(resolve(target), (part) => writeFile(part, text))
}

async function saved(path: string, write: (part: string) => Promise<void>): Promise<SavedFile> {
  const part = `${path}.${randomUUID().slice(0, 8)}.part`
  try {
    await write(part)
    await rename(part, path)
    return { path, sizeBytes: (await stat(path)).size }
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    const reason = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new CallboardError(codeOf(reason), words.notSaved(path, reason), { path })
  }
}

function codeOf(reason: string): ErrorCode {
  if (reason === 'ENOSPC' || reason === 'EDQUOT') return 'disk_full'
  return ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS'].includes(reason) ? 'folder_refused' : 'disk_failed'
}
