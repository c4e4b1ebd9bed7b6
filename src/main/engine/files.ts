import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { CallboardError } from '../../shared/contract/define'
import { safeFileName } from '../../shared/domain/fileName'
import { databaseError } from '../db/open'
import type { FileShelf, HeldFile } from '../features/context'

/** Files held for this session, in a private folder that goes with it. Callers know tokens, never paths. */
export type SessionFiles = FileShelf & {
  begin(name: string, sizeBytes: number): { fileToken: string }
  append(token: string, bytes: Uint8Array): { receivedBytes: number }
  drop(token: string): void
  /** Holds a file of the person's own where it lies; it is never changed or removed. */
  hold(path: string): HeldFile
  close(): void
}

export function createSessionFiles(): SessionFiles {
  let folder = ''
  const held = new Map<string, HeldFile & { isOwn: boolean; received: number }>()
  const newToken = () => randomBytes(16).toString('hex')
  const place = (token: string) => {
    if (!folder) folder = mkdtempSync(join(tmpdir(), 'callboard-'))
    return join(folder, token)
  }
  function get(token: string) {
    const file = held.get(token)
    if (!file) throw new CallboardError('file_missing', 'That file is no longer held. Choose it again.')
    return file
  }
  return {
    get,
    begin(name, sizeBytes) {
      const token = newToken()
      const path = place(token)
      writeFileSync(path, '', { mode: 0o600 })
      held.set(token, {
        token,
        path,
        name: safeFileName(name),
        mime: 'application/octet-stream',
        sizeBytes,
        isOwn: true,
        received: 0,
      })
      return { fileToken: token }
    },
    append(token, bytes) {
      const file = get(token)
      if (!file.isOwn || file.received + bytes.byteLength > file.sizeBytes) {
        throw new CallboardError(
          'invalid_input',
          'More bytes came than were announced. The upload was stopped; choose the file again.',
        )
      }
      try {
        appendFileSync(file.path, bytes)
      } catch (error) {
        throw diskError(error)
      }
      file.received += bytes.byteLength
      return { receivedBytes: file.received }
    },
    drop(token) {
      const file = held.get(token)
      if (file?.isOwn) rmSync(file.path, { force: true })
      held.delete(token)
    },
    hold(path) {
      let sizeBytes: number
      try {
        const stat = statSync(path)
        if (!stat.isFile()) throw new Error('not a file')
        sizeBytes = stat.size
      } catch {
        throw new CallboardError(
          'file_unreadable',
          `${basename(path)} cannot be read. Check that it is still there and that you may open it.`,
        )
      }
      const token = newToken()
      const file = {
        token,
        path,
        name: basename(path),
        mime: 'application/octet-stream',
        sizeBytes,
        isOwn: false,
        received: sizeBytes,
      }
      held.set(token, file)
      return file
    },
    make(name, mime) {
      const token = newToken()
      const path = place(token)
      return {
        path,
        done() {
          const sizeBytes = statSync(path).size
          held.set(token, { token, path, name: safeFileName(name), mime, sizeBytes, isOwn: true, received: sizeBytes })
          return { fileToken: token, name: safeFileName(name), mime, sizeBytes }
        },
      }
    },
    close() {
      if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
      held.clear()
      folder = ''
    },
  }
}

/** Node's file-system failures as sentences; anything else passes through. */
export function diskError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new CallboardError('disk_full', 'The disk is full. Nothing was changed. Free some space and try again.')
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return new CallboardError(
      'workspace_read_only',
      'That folder cannot be written. Choose another, or change its permissions.',
    )
  if (code === 'EIO')
    return new CallboardError('disk_failed', 'The disk answered with an error. Check the disk and try again.')
  return databaseError(error)
}
