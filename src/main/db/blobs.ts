import { createHash, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CallboardError } from '../../shared/contract/define'

/**
 * Files by the SHA-256 of their content: `blobs/ab/cd/<hash>`. The same content is kept once, whoever keeps it. Nothing
 * here removes a blob: a row that undo brings back may name it.
 */

type Progress = (doneBytes: number, totalBytes: number) => void
type BlobWork = { signal: AbortSignal; progress: Progress }
/** How files are opened; tests put in a disk that is full. */
export type OpenFile = (path: string, flags: string, mode?: number) => Promise<FileHandle>
/** How much room a folder's disk has; null where the system does not say. */
export type FreeBytes = (folder: string) => Promise<number | null>

const pieceBytes = 1 << 20
/** The database must still be able to write what the file is for. */
const spareBytes = 16 << 20
/** What this process is writing, on any thread; anything else in the folder was left by one that died. */
const mine = `${process.pid}-`

export const blobPath = (folder: string, sha256: string) =>
  join(folder, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256)

/**
 * Copies a file into the store. When it answers, the bytes are on the disk for good; when it throws, nothing is left.
 *
 * @param folder the workspace's
 * @param source path of the file, which stays as it is
 * @throws CallboardError `cancelled`, `file_unreadable`, `disk_full` before a byte is copied where the file cannot fit;
 *   the disk's own errors as Node tells them
 */
export async function keepBlob(
  folder: string,
  source: string,
  { signal, progress }: BlobWork,
  openFile: OpenFile = open,
  freeBytes: FreeBytes = freeBytesOf,
): Promise<{ sha256: string; sizeBytes: number }> {
  const incoming = join(folder, 'blobs', 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await removeAbandoned(incoming)
  const from = await openFile(source, 'r').catch(() => {
    throw new CallboardError('file_unreadable', 'That file cannot be read. Nothing was kept. Choose it again.')
  })
  const temporary = join(incoming, mine + randomUUID())
  try {
    await requireRoom(incoming, (await from.stat()).size, freeBytes)
    const to = await openFile(temporary, 'wx', 0o600)
    let copied: { sha256: string; sizeBytes: number }
    try {
      copied = await copy(from, to, signal, progress)
      await to.sync()
    } finally {
      await to.close()
    }
    const place = blobPath(folder, copied.sha256)
    await makeFolders(folder, place, openFile)
    // Also over a blob of that name: one that the disk has damaged since is whole again.
    await rename(temporary, place)
    await syncFolder(dirname(place), openFile)
    return copied
  } finally {
    await from.close()
    await rm(temporary, { force: true })
  }
}

/**
 * Copies a blob out of the store and holds it against its hash; a copy that does not fit is removed.
 *
 * @throws CallboardError `file_missing`, `workspace_damaged`, `cancelled`
 */
export async function copyBlob(
  folder: string,
  sha256: string,
  target: string,
  { signal, progress }: BlobWork,
): Promise<void> {
  const from = await open(blobPath(folder, sha256), 'r').catch(() => {
    throw new CallboardError(
      'file_missing',
      'The kept copy of this file is not in the workspace folder. Nothing was changed. Restore it from a backup.',
      { sha256 },
    )
  })
  try {
    const to = await open(target, 'w', 0o600)
    let found: string
    try {
      found = (await copy(from, to, signal, progress)).sha256
    } finally {
      await to.close()
    }
    if (found !== sha256) {
      throw new CallboardError(
        'workspace_damaged',
        'The kept copy of this file was damaged on the disk: it is not what was put in. It was not opened. Restore it from a backup.',
        { sha256, found },
      )
    }
  } catch (error) {
    await rm(target, { force: true })
    throw error
  } finally {
    await from.close()
  }
}

/**
 * Keeps a short text, on the disk for good when it answers: for a command, which must not wait.
 *
 * @param folder the workspace's
 */
export function keepTextBlob(folder: string, text: string): { sha256: string; sizeBytes: number } {
  const bytes = Buffer.from(text, 'utf8')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const incoming = join(folder, 'blobs', 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  const temporary = join(incoming, mine + randomUUID())
  const place = blobPath(folder, sha256)
  try {
    const to = openSync(temporary, 'wx', 0o600)
    try {
      writeFileSync(to, bytes)
      fsyncSync(to)
    } finally {
      closeSync(to)
    }
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
    renameSync(temporary, place)
    if (process.platform !== 'win32')
      for (let path = dirname(place); path !== dirname(folder); path = dirname(path)) syncFolderNow(path)
    return { sha256, sizeBytes: bytes.byteLength }
  } finally {
    rmSync(temporary, { force: true })
  }
}

function syncFolderNow(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

async function freeBytesOf(folder: string): Promise<number | null> {
  const { bavail, bsize, blocks } = await statfs(folder)
  // Some network file systems answer with zeros.
  return blocks === 0 ? null : bavail * bsize
}

async function requireRoom(folder: string, sizeBytes: number, freeBytes: FreeBytes): Promise<void> {
  const free = await freeBytes(folder).catch(() => null)
  if (free === null || free >= sizeBytes + spareBytes) return
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000).toLocaleString('en')} MB`
  throw new CallboardError(
    'disk_full',
    `The file needs ${megabytes(sizeBytes + spareBytes)} on the disk of the workspace, which has ${megabytes(free)} left. Nothing was copied. Free some space and try again.`,
    { sizeBytes, freeBytes: free },
  )
}

async function copy(
  from: FileHandle,
  to: FileHandle,
  signal: AbortSignal,
  progress: Progress,
): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(pieceBytes)
  const { size } = await from.stat()
  let sizeBytes = 0
  for (;;) {
    if (signal.aborted) throw new CallboardError('cancelled', 'Stopped. Nothing was kept.')
    const { bytesRead } = await from.read(piece, 0, pieceBytes)
    if (bytesRead === 0) break
    const bytes = piece.subarray(0, bytesRead)
    hash.update(bytes)
    // One write may take less than it was given.
    for (let at = 0; at < bytesRead; at += (await to.write(bytes, at, bytesRead - at)).bytesWritten);
    sizeBytes += bytesRead
    progress(sizeBytes, Math.max(size, sizeBytes))
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

/** Makes the two folders above a blob and has each one's entry on the disk. */
async function makeFolders(folder: string, place: string, openFile: OpenFile): Promise<void> {
  const second = dirname(place)
  const first = dirname(second)
  await mkdir(second, { recursive: true, mode: 0o700 })
  for (const path of [first, dirname(first), folder]) await syncFolder(path, openFile)
}

/** A rename is durable once its folder is. Windows cannot open folders and needs none of it. */
async function syncFolder(path: string, openFile: OpenFile): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await openFile(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    if (!name.startsWith(mine)) await rm(join(incoming, name), { force: true })
  }
}
