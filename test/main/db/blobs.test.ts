import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { blobPath, copyBlob, keepBlob, type OpenFile } from '../../../src/main/db/blobs'
import { diskError } from '../../../src/main/engine/files'
import { bundled } from '../../support/bundled'
import { tempFolder } from '../../support/engine'

const work = () => ({ signal: new AbortController().signal, progress: () => {} })
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** Three pieces and a bit, of a content that no two pieces share. */
const large = Buffer.from(Array.from({ length: 400_000 }, (_, i) => `${i},`).join('')).subarray(0, 2_500_000)

function store(bytes: Uint8Array = large) {
  const folder = tempFolder()
  mkdirSync(join(folder, 'blobs'))
  const source = join(folder, 'source')
  writeFileSync(source, bytes)
  return { folder, source }
}
const everyFile = (folder: string): string[] =>
  readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))

describe('the blob store', () => {
  it('keeps a file under its hash, whole, once, and readable by its owner only', async () => {
    const { folder, source } = store()
    const told: [number, number][] = []
    const kept = await keepBlob(folder, source, { ...work(), progress: (done, total) => told.push([done, total]) })
    const hash = sha256(large)
    expect(kept).toEqual({ sha256: hash, sizeBytes: large.byteLength })
    expect(everyFile(folder)).toEqual([join('blobs', hash.slice(0, 2), hash.slice(2, 4), hash)])
    expect(readFileSync(blobPath(folder, hash)).equals(large)).toBe(true)
    expect(told.at(-1)).toEqual([large.byteLength, large.byteLength])
    expect(told.length).toBeGreaterThan(2)
    if (process.platform !== 'win32') expect(statSync(blobPath(folder, hash)).mode & 0o777).toBe(0o600)
    await keepBlob(folder, source, work())
    expect(everyFile(folder)).toHaveLength(1)
  })

  it.each([0, 1, 1_048_576, 1_048_577])('keeps a file of %i bytes', async (size) => {
    const bytes = large.subarray(0, size)
    const { folder, source } = store(bytes)
    const kept = await keepBlob(folder, source, work())
    expect(kept).toEqual({ sha256: sha256(bytes), sizeBytes: size })
    await copyBlob(folder, kept.sha256, join(folder, 'copy'), work())
    expect(readFileSync(join(folder, 'copy')).equals(bytes)).toBe(true)
  })

  it('answers only once the bytes, and the folders that lead to them, were told to the disk', async () => {
    const { folder, source } = store()
    const synced: string[] = []
    const watching: OpenFile = async (path, flags, mode) =>
      withMethod(await open(path, flags, mode), 'sync', async (sync) => {
        synced.push(path)
        await sync()
      })
    await keepBlob(folder, source, work(), watching)
    expect(synced).toHaveLength(process.platform === 'win32' ? 1 : 5)
    expect(synced[0]).toContain('incoming')
    expect(synced.at(-1)).toBe(process.platform === 'win32' ? synced[0] : join(blobPath(folder, sha256(large)), '..'))
  })

  it('leaves nothing behind when the disk is full, and says so', async () => {
    const { folder, source } = store()
    for (const [method, nth] of [
      ['write', 0],
      ['write', 2],
      ['sync', 0],
    ] as const) {
      const error = await keepBlob(folder, source, work(), failing(method, nth, 'ENOSPC')).catch(diskError)
      expect(error).toMatchObject({ code: 'disk_full', message: expect.stringMatching(/^The disk is full\. Nothing/) })
      expect(everyFile(folder)).toEqual([])
    }
    await keepBlob(folder, source, work())
    const whole = everyFile(folder)
    expect(whole).toHaveLength(1)
    // A second copy that fails does no harm to the first.
    await expect(keepBlob(folder, source, work(), failing('write', 1, 'EIO'))).rejects.toThrow('EIO')
    expect(everyFile(folder)).toEqual(whole)
    expect(readFileSync(blobPath(folder, sha256(large))).equals(large)).toBe(true)
  })

  it('stops when it is told to, with nothing kept', async () => {
    const { folder, source } = store()
    const stop = new AbortController()
    const kept = keepBlob(folder, source, { signal: stop.signal, progress: () => stop.abort() })
    await expect(kept).rejects.toMatchObject({ code: 'cancelled' })
    expect(everyFile(folder)).toEqual([])
  })

  it('refuses what cannot be read', async () => {
    const { folder } = store()
    await expect(keepBlob(folder, join(folder, 'no such file'), work())).rejects.toMatchObject({
      code: 'file_unreadable',
    })
    await expect(copyBlob(folder, 'a'.repeat(64), join(folder, 'copy'), work())).rejects.toMatchObject({
      code: 'file_missing',
    })
  })

  it('never gives out a copy that was damaged on the disk, and is mended by keeping the file again', async () => {
    const { folder, source } = store()
    const { sha256: hash } = await keepBlob(folder, source, work())
    const bytes = Buffer.from(large)
    bytes[1_500_000] = (bytes[1_500_000] ?? 0) ^ 1
    writeFileSync(blobPath(folder, hash), bytes)
    const copy = join(folder, 'copy')
    await expect(copyBlob(folder, hash, copy, work())).rejects.toMatchObject({ code: 'workspace_damaged' })
    expect(existsSync(copy)).toBe(false)
    await keepBlob(folder, source, work())
    await copyBlob(folder, hash, copy, work())
    expect(readFileSync(copy).equals(large)).toBe(true)
  })

  it('killed in the middle leaves no blob, and the next one clears what was left', async () => {
    const { folder, source } = store()
    const child = await startChild(folder, source)
    const exited = once(child, 'exit')
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await exited
    const left = everyFile(folder)
    expect(left).toHaveLength(1)
    expect(left[0]).toContain('incoming')
    const { sha256: hash } = await keepBlob(folder, source, work())
    expect(everyFile(folder)).toEqual([relative(folder, blobPath(folder, hash))])
  })
})

function withMethod(
  handle: FileHandle,
  name: 'write' | 'sync',
  replace: (original: (...values: unknown[]) => Promise<unknown>, values: unknown[]) => Promise<unknown>,
): FileHandle {
  return new Proxy(handle, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      const bound = value.bind(target)
      return key === name ? (...values: unknown[]) => replace(bound, values) : bound
    },
  })
}

/** A disk on which the nth call of one kind fails. */
function failing(method: 'write' | 'sync', nth: number, code: string): OpenFile {
  let calls = 0
  return async (path, flags, mode) =>
    withMethod(await open(path, flags, mode), method, async (original, values) => {
      calls += 1
      if (calls > nth) throw Object.assign(new Error(`${code}: ${method}`), { code })
      return original(...values)
    })
}

async function startChild(folder: string, source: string) {
  const child = await bundled(fileURLToPath(new URL('./blobChild.ts', import.meta.url)), tempFolder(), 'child.mjs')
  return spawn(process.execPath, [child, folder, source], { stdio: ['ignore', 'pipe', 'inherit'] })
}
