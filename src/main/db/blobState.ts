import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { blobPath } from './blobs'

export type BlobState = 'whole' | 'missing' | 'damaged'

const pieceBytes = 1 << 20

/** Whether a kept file is there and hashes to its name; read piece by piece, for it may be larger than memory. */
export function blobState(folder: string, sha256: string, isCancelled: () => boolean): BlobState {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return 'missing'
  let file: number
  try {
    file = openSync(blobPath(folder, sha256), 'r')
  } catch {
    return 'missing'
  }
  try {
    const hash = createHash('sha256')
    const piece = Buffer.allocUnsafe(pieceBytes)
    for (let read = -1; read !== 0 && !isCancelled(); ) {
      read = readSync(file, piece, 0, pieceBytes, null)
      hash.update(piece.subarray(0, read))
    }
    return isCancelled() || hash.digest('hex') === sha256 ? 'whole' : 'damaged'
  } catch {
    return 'damaged'
  } finally {
    closeSync(file)
  }
}
