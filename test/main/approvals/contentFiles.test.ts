import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blobPath, keepBlob, keepTextBlob } from '../../../src/main/db/blobs'
import { probeTask } from '../../../src/main/features/approvals/content/probe'
import { approvalContentContract } from '../../../src/shared/contract/approvalContent'
import { bundled } from '../../support/bundled'
import { newId, tempFolder, upload } from '../../support/engine'
import { gifHead, jpegHead, pngOf, videoOf, webpHead } from './contentMedia'
import { bytesOf, contentWorld, storedFiles } from './contentSupport'

const megabyte = 1 << 20
const mediaFacts = approvalContentContract['approvals.addVersion'].output.pick({
  width: true,
  height: true,
  durationMs: true,
  framesPerSecond: true,
  codec: true,
})
const nothingKnown = { width: null, height: null, durationMs: null, framesPerSecond: null, codec: null }

/** A file of that length whose pieces differ, without its bytes ever being in memory. */
function largeFile(bytes: number): string {
  const path = join(tempFolder(), 'large.mov')
  const file = openSync(path, 'w')
  for (let at = 0; at < bytes; at += 4 * megabyte) writeSync(file, `piece ${at}`, at)
  closeSync(file)
  truncateSync(path, bytes)
  return path
}

describe('what a file is', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, object]>([
    [
      'clip.webm',
      () => videoOf('webm'),
      {
        kind: 'video',
        mime: 'video/webm',
        width: 320,
        height: 180,
        durationMs: 2000,
        framesPerSecond: 30,
        codec: 'vp9',
      },
    ],
    ['turned.mp4', () => videoOf('mp4', 90), { kind: 'video', mime: 'video/mp4', width: 180, height: 320 }],
    ['photo.txt', () => pngOf(30, 20), { kind: 'image', mime: 'image/png', width: 30, height: 20 }],
    ['photo.jpg', () => jpegHead(4000, 3000), { kind: 'image', mime: 'image/jpeg', width: 4000, height: 3000 }],
    ['upright.jpg', () => jpegHead(4000, 3000, 6), { kind: 'image', width: 3000, height: 4000 }],
    ['flat.jpg', () => jpegHead(4000, 3000, 3), { kind: 'image', width: 4000, height: 3000 }],
    ['moving.gif', () => gifHead(480, 270), { kind: 'image', mime: 'image/gif', width: 480, height: 270 }],
    ['photo.webp', () => webpHead(1080, 1920), { kind: 'image', mime: 'image/webp', width: 1080, height: 1920 }],
    [
      'vast.png',
      () => pngOf(1, 1, { width: 2_147_483_647, height: 2_147_483_647 }),
      { kind: 'image', ...nothingKnown },
    ],
    ['cut.png', () => pngOf(9, 9).subarray(0, 14), { kind: 'image', ...nothingKnown }],
    ['cut.jpg', () => jpegHead(9, 9).subarray(0, 20), { kind: 'image', ...nothingKnown }],
    [
      'text.mp4',
      () => Buffer.from('this is no film'),
      { kind: 'other', mime: 'application/octet-stream', ...nothingKnown },
    ],
    [
      'drawing.svg',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      { kind: 'other', mime: 'application/octet-stream' },
    ],
    [
      'drawing.png',
      () => Buffer.from('<?xml version="1.0"?><svg onload="alert(1)"/>'),
      { kind: 'other', mime: 'application/octet-stream' },
    ],
    [
      'page.html',
      () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      { kind: 'other', mime: 'application/octet-stream' },
    ],
    ['list.m3u8', () => Buffer.from('#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n'), { kind: 'other', ...nothingKnown }],
    ['note.txt', () => Buffer.from('\uFEFFa note', 'utf16le'), { kind: 'other', mime: 'text/plain' }],
    ['song.mp4', () => Buffer.from('ID3\x03\0\0\0\0\0\0'), { kind: 'other', mime: 'audio/mpeg' }],
    ['photo.heic', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), { kind: 'other', mime: 'image/heic' }],
  ])('%s is told by its bytes', async (name, make, expected) => {
    const { addFile } = await contentWorld()
    expect(await addFile(name, await make())).toMatchObject({ name, ...expected })
  })

  it('an MP4 that is cut, garbled or claims the impossible keeps its kind and loses facts at most', async () => {
    const { addFile } = await contentWorld()
    const whole = await videoOf('mp4')
    const cuts = [12, 40, 200, Math.floor(whole.length / 2), whole.length - 20].map((at) => whole.subarray(0, at))
    const garbled = [1, 2, 3, 5, 7].map((step) => {
      const bytes = Buffer.from(whole)
      for (let at = 40; at < bytes.length; at += 97 * step) bytes[at] = 0xff
      return bytes
    })
    const vast = Buffer.concat([whole.subarray(0, 32), Buffer.from('7fffffff6d6f6f76', 'hex'), Buffer.alloc(64)])
    for (const bytes of [...cuts, ...garbled, vast]) {
      const version = await addFile('film.mp4', bytes)
      expect(version).toMatchObject({ kind: 'video', mime: 'video/mp4', sizeBytes: bytes.byteLength })
    }
    for (const at of [30, 100, 3000]) {
      const webm = (await videoOf('webm')).subarray(0, at)
      expect(await addFile('film.webm', webm)).toMatchObject({ kind: 'video', mime: expect.stringMatching(/^video/) })
    }
  })

  it('a recording that states no length is gone through; junk in a WebM ends the search', async () => {
    const { addFile } = await contentWorld()
    const streamed = await videoOf('streamed webm')
    const facts = { kind: 'video', width: 320, height: 180, framesPerSecond: 30, codec: 'vp9' }
    expect(await addFile('recording.webm', streamed)).toMatchObject({ ...facts, durationMs: 2000 })
    // The reader looks for a next element and, at the end of the file, never gets on by itself.
    const junk = Buffer.concat([streamed, Buffer.alloc(3000, 7)])
    const { width, height, codec } = facts
    expect(await addFile('junk.webm', junk)).toMatchObject({ width, height, codec, durationMs: null })
  })

  it('any damage to a film leaves facts that the contract allows, and an end', async () => {
    const path = join(tempFolder(), 'film')
    const films = [await videoOf('mp4'), await videoOf('webm'), await videoOf('streamed webm')]
    const task = { isCancelled: () => false, progress: () => {} }
    const damage = fc.record({
      film: fc.constantFrom(...films),
      bytes: fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)), { minLength: 1, maxLength: 8 }),
      isHead: fc.boolean(),
      cut: fc.option(fc.nat(), { freq: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ film, bytes, isHead, cut }) => {
        const damaged = Buffer.from(film)
        for (const [at, byte] of bytes) damaged[at % (isHead ? 600 : film.length)] = byte
        writeFileSync(path, cut === null ? damaged : damaged.subarray(0, cut % film.length))
        mediaFacts.parse(await probeTask.run({ path, mime: 'video/mp4' }, task))
      }),
      { numRuns: 120 },
    )
  })

  it('an empty file, a broken upload and a file that changed since are not taken', async () => {
    const { engine, add, addFile, versions } = await contentWorld()
    await expect(addFile('empty.mp4', '')).rejects.toThrow('empty.mp4 is empty. Nothing was added.')
    const { fileToken } = await engine.do('files.begin', { name: 'half.mp4', sizeBytes: 100 })
    await engine.do('files.append', { fileToken, bytes: new Uint8Array(40) })
    await expect(add({ fileToken })).rejects.toMatchObject({ code: 'file_unreadable' })
    const path = largeFile(10)
    const held = engine.holdFile(path)
    truncateSync(path, 11)
    await expect(add({ fileToken: held.token })).rejects.toThrow('not as long as it was')
    expect(await versions()).toEqual([])
    expect(storedFiles(engine)).toEqual({ blobs: 0, unfinished: 0 })
  })
})

describe('the copy', () => {
  it('of a large file tells how far it is and takes little memory', async () => {
    const { engine, add } = await contentWorld()
    const path = largeFile(64 * megabyte)
    const told: [number, number | null][] = []
    engine.subscribe((event) => {
      if (event.kind === 'job') told.push([event.job.done, event.job.total])
    })
    const before = process.memoryUsage().arrayBuffers
    const version = await add({ fileToken: engine.holdFile(path).token })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * megabyte)
    expect(version).toMatchObject({ kind: 'other', sizeBytes: 64 * megabyte })
    expect(told.at(-1)).toEqual([64 * megabyte, 64 * megabyte])
    expect(statSync(path).size).toBe(64 * megabyte)
  })

  it('stopped half-way leaves the draft as it was, and nothing in the store', async () => {
    const { engine, add, versions, deliverableId } = await contentWorld()
    const draft = await add()
    const fileToken = engine.holdFile(largeFile(64 * megabyte)).token
    const jobId = newId()
    let isAsked = false
    engine.subscribe((event) => {
      if (event.kind !== 'job' || event.job.jobId !== jobId || event.job.done === 0 || isAsked) return
      isAsked = true
      void engine.do('jobs.cancel', { jobId })
    })
    await expect(engine.do('approvals.addVersion', { deliverableId, fileToken }, { jobId })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(await versions()).toEqual([draft])
    expect(storedFiles(engine)).toEqual({ blobs: 0, unfinished: 0 })
  })

  it('of the same content is kept once, however often it is added', async () => {
    const { engine, addFile, submit } = await contentWorld()
    const first = await addFile('a.png', pngOf(5, 5))
    await submit(first)
    const second = await addFile('b.png', pngOf(5, 5))
    expect(second).toMatchObject({ number: 2, sha256: first.sha256, name: 'b.png' })
    await engine.do('approvals.setPoster', {
      versionId: second.id,
      fileToken: await upload(engine, 'c.png', pngOf(5, 5)),
    })
    expect(storedFiles(engine)).toEqual({ blobs: 1, unfinished: 0 })
  })

  it('does not begin where the disk has no room for it', async () => {
    const { engine } = await contentWorld()
    const source = largeFile(megabyte)
    const opened: string[] = []
    const refused = keepBlob(
      engine.folder,
      source,
      { signal: new AbortController().signal, progress: () => {} },
      async (path, flags, mode) => {
        opened.push(flags)
        const { open } = await import('node:fs/promises')
        return open(path, flags, mode)
      },
      async () => 10 * megabyte,
    )
    await expect(refused).rejects.toMatchObject({
      code: 'disk_full',
      message:
        'The file needs 18 MB on the disk of the workspace, which has 11 MB left. Nothing was copied. Free some space and try again.',
    })
    expect(opened).toEqual(['r'])
    expect(storedFiles(engine)).toEqual({ blobs: 0, unfinished: 0 })
  })

  it('killed half-way leaves no version and no blob, and the next add clears what was left', async () => {
    const { engine, deliverableId } = await contentWorld()
    const source = largeFile(64 * megabyte)
    const child = await bundleChild()
    await engine.close()
    const ran = spawnSync(process.execPath, [child, engine.folder, source, deliverableId], { encoding: 'utf8' })
    expect([ran.signal, ran.stderr]).toEqual(['SIGKILL', ''])
    expect(storedFiles(engine)).toEqual({ blobs: 0, unfinished: 1 })
    await engine.do('workspace.open', { folder: engine.folder })
    expect(await engine.do('approvals.versions', { deliverableId })).toEqual([])
    const fileToken = await upload(engine, 'still.png', pngOf(2, 2))
    await engine.do('approvals.addVersion', { deliverableId, fileToken })
    expect(storedFiles(engine)).toEqual({ blobs: 1, unfinished: 0 })
  })
})

describe('evidence', () => {
  it('a note is on the disk as its text, and reads back', async () => {
    const folder = tempFolder()
    const { sha256, sizeBytes } = keepTextBlob(folder, 'Agreed by telephone – grün')
    expect(statSync(blobPath(folder, sha256)).size).toBe(sizeBytes)
    expect(readdirSync(join(folder, 'blobs', 'incoming'))).toEqual([])
    keepTextBlob(folder, 'Agreed by telephone – grün')
  })

  it('of a decision is kept with its kind, opened as a checked copy, and no undo takes it', async () => {
    const { engine, deliverableId } = await contentWorld()
    const note = await engine.do('approvals.addNoteAsEvidence', { deliverableId, text: 'Agreed by telephone' })
    const fileToken = await upload(engine, 'C:\\mails\\yes.eml', 'From: ida@acme.example\r\n\r\nYes')
    const mail = await engine.do('approvals.addEvidence', {
      deliverableId,
      fileToken,
      purpose: 'decision',
      note: 'by mail',
    })
    const { evidence } = await engine.do('approvals.get', { deliverableId })
    expect(new Map(evidence.map((one) => [one.id, [one.name, one.mime, one.sha256, one.note]]))).toEqual(
      new Map([
        [note.evidenceId, ['Note of 2027-03-01.txt', 'text/plain', note.sha256, null]],
        [mail.evidenceId, ['yes.eml', 'message/rfc822', mail.sha256, 'by mail']],
      ]),
    )
    const made = await engine.do('approvals.openEvidence', { evidenceId: note.evidenceId })
    expect((await bytesOf(engine, made.fileToken)).toString()).toBe('Agreed by telephone')
    expect((await engine.do('history.next', {})).undo?.label ?? '').not.toContain('evidence')
    await expect(engine.do('approvals.openEvidence', { evidenceId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

const bundleChild = (): Promise<string> =>
  bundled(fileURLToPath(new URL('./addVersionChild.ts', import.meta.url)), tempFolder(), 'child.mjs')
