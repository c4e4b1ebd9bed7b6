import { open, stat } from 'node:fs/promises'
import { CallboardError } from '../../../../shared/contract/define'
import { safeFileName } from '../../../../shared/domain/fileName'
import { keepBlob } from '../../../db/blobs'
import type { JobContext } from '../../context'
import { headBytes, type Sniffed, sniffFile } from './sniff'
import { say } from './words'

const unit = 'bytes'

export type KeptFile = Sniffed & { name: string; sha256: string; sizeBytes: number }

/** Copies a held file into the store and says what it is by its bytes. @throws CallboardError */
export async function keepHeldFile(fileToken: string, context: JobContext): Promise<KeptFile> {
  const held = context.files.get(fileToken)
  const name = safeFileName(held.name)
  const before = await stat(held.path).catch(() => null)
  if (before?.size === 0 && held.sizeBytes === 0) throw new CallboardError('file_unreadable', say.emptyFile(name))
  // An upload that broke off, or a file that is being written still.
  if (before && before.size !== held.sizeBytes) throw new CallboardError('file_unreadable', say.changedFile(name))
  const head = await readHead(held.path)
  const kept = await keepBlob(context.folder, held.path, blobWork(context))
  return { ...sniffFile(head, name), name, ...kept }
}

export const blobWork = (context: JobContext) => ({
  signal: context.signal,
  progress: (done: number, total: number) => context.progress({ done, total, unit }),
})

/** Of a file that may have gone meanwhile: copying it then says so. */
export async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => null)
  if (file === null) return new Uint8Array()
  try {
    const head = Buffer.alloc(headBytes)
    return head.subarray(0, (await file.read(head, 0, headBytes, 0)).bytesRead)
  } finally {
    await file.close()
  }
}
