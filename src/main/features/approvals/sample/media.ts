import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepBlob } from '../../../db/blobs'

/** Made by scripts/sampleMedia.mjs. */
const files = import.meta.glob<string>('../../../../../resources/sample/*', {
  query: '?inline',
  import: 'default',
  eager: true,
})

export type SampleBlob = { name: string; mime: string; sha256: string; sizeBytes: number }

/** Copies the sample's videos and pictures, and the texts given, into the workspace. @returns them by name */
export async function keepSampleMedia(
  folder: string,
  texts: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, SampleBlob>> {
  const kept = new Map<string, SampleBlob>()
  const temporary = mkdtempSync(join(tmpdir(), 'callboard-sample-'))
  const keep = async (name: string, mime: string, bytes: Uint8Array) => {
    const path = join(temporary, name)
    writeFileSync(path, bytes, { mode: 0o600 })
    const { signal } = new AbortController()
    const { sha256, sizeBytes } = await keepBlob(folder, path, { signal, progress: () => {} })
    kept.set(name, { name, mime, sha256, sizeBytes })
  }
  try {
    for (const [path, uri] of Object.entries(files)) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const bytes = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64')
      await keep(name, name.endsWith('.webm') ? 'video/webm' : 'image/jpeg', bytes)
    }
    for (const [name, text] of Object.entries(texts)) await keep(name, 'text/plain', Buffer.from(text, 'utf8'))
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
  }
  return kept
}
