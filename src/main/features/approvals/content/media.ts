import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { blobPath } from '../../../db/blobs'
import { type Db, statement } from '../../../db/open'
import { headBytes, sniffMedium } from './sniff'

/** A picture, video or sound of the open workspace, for the shell that sends it. */
export type Medium = { path: string; mime: string; sizeBytes: number }

/** What a window shows inline. */
const shown = /^(?:image\/(?:png|jpeg|webp|gif)|(?:video|audio)\/[\w.+-]+)$/

/**
 * The blob of that hash, if the workspace names it and its bytes are a medium. Nothing else of the store is answered
 * for, and the type is that of the bytes: a row that is wrong about it cannot make a page of it.
 */
export function mediumOf(db: Db, folder: string, sha256: string): Medium | null {
  if (!/^[0-9a-f]{64}$/.test(sha256) || !isNamed(db, sha256)) return null
  const path = blobPath(folder, sha256)
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return null
  }
  try {
    const head = Buffer.alloc(headBytes)
    const mime = sniffMedium(head.subarray(0, readSync(file, head, 0, headBytes, 0)))?.mime
    return mime !== undefined && shown.test(mime) ? { path, mime, sizeBytes: fstatSync(file).size } : null
  } finally {
    closeSync(file)
  }
}

function isNamed(db: Db, sha256: string): boolean {
  return (
    statement<number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM content_version WHERE sha256 = @sha256)
         OR EXISTS (SELECT 1 FROM content_version WHERE poster_sha256 = @sha256)
         OR EXISTS (SELECT 1 FROM approval_evidence WHERE sha256 = @sha256)
         OR EXISTS (SELECT 1 FROM creator_file WHERE sha256 = @sha256)`,
    )
      .pluck()
      .get({ sha256 }) === 1
  )
}
