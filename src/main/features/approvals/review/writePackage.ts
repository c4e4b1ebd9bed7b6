import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { CallboardError } from '../../../../shared/contract/define'
import { blobPath } from '../../../db/blobs'
import { mediaClosing, mediaOpening } from './packageHtml'
import type { Carried } from './packageMedia'

type Work = { folder: string; signal: AbortSignal; progress: (doneBytes: number) => void }

/** Writes the page with the media that stand in it. */
export async function writePage(
  path: string,
  { head, tail }: { head: string; tail: string },
  carried: readonly Carried[],
  work: Work,
): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await write(file, head)
    for (const one of carried) {
      if (!('elementId' in one)) continue
      if (work.signal.aborted) throw new CallboardError('cancelled', 'Stopped. Nothing was kept.')
      const bytes = await readFile(blobPath(work.folder, one.sha256)).catch(() => {
        throw missing(one.sha256)
      })
      if (createHash('sha256').update(bytes).digest('hex') !== one.sha256) throw damaged(one.sha256)
      await write(file, mediaOpening(one.elementId) + bytes.toString('base64') + mediaClosing)
      work.progress(one.sizeBytes)
    }
    await write(file, tail)
  } finally {
    await file.close()
  }
}

async function write(file: FileHandle, text: string): Promise<void> {
  await file.writeFile(text, 'utf8')
}

/** The page and the media beside it, as one ZIP. Media are stored as they are: they are compressed already. */
export async function writeZip(
  path: string,
  page: { path: string; name: string },
  carried: readonly Carried[],
  now: Date,
  work: Work,
): Promise<void> {
  const zip = new ZipFile()
  // Dates would be those of this machine's clock and time zone otherwise.
  const entry = { mtime: now, mode: 0o100644 }
  zip.addFile(page.path, page.name, entry)
  for (const one of carried) {
    if (!('path' in one)) continue
    const size = one.sizeBytes
    zip.addReadStreamLazy(one.path, { ...entry, compress: false, size }, (done) => {
      const source = createReadStream(blobPath(work.folder, one.sha256))
      const checked = source
        .on('error', () => checked.destroy(missing(one.sha256)))
        .pipe(checkedAgainst(one.sha256, work))
      done(null, checked)
    })
  }
  zip.end()
  const out = zip.outputStream as NodeJS.ReadableStream & { destroy(error: Error): void }
  zip.on('error', (error: Error) => out.destroy(error))
  await pipeline(out, createWriteStream(path, { mode: 0o600 }), { signal: work.signal }).catch((error: unknown) => {
    if (work.signal.aborted) throw new CallboardError('cancelled', 'Stopped. Nothing was kept.')
    throw error
  })
}

/** Passes a blob through and fails at its end where it is not what was put in. */
function checkedAgainst(sha256: string, { progress }: Work): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece)
      progress(piece.byteLength)
      done(null, piece)
    },
    flush(done) {
      done(hash.digest('hex') === sha256 ? null : damaged(sha256))
    },
  })
}

const missing = (sha256: string) =>
  new CallboardError(
    'file_missing',
    'The kept copy of this content is not in the workspace folder. No package was made. Restore it from a backup.',
    { sha256 },
  )
const damaged = (sha256: string) =>
  new CallboardError(
    'workspace_damaged',
    'The kept copy of this content was damaged on the disk. No package was made. Restore it from a backup.',
    { sha256 },
  )
