import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runBrowserShell } from '../../../src/main/browser/shell'
import { blobPath } from '../../../src/main/db/blobs'
import { mediaResponse } from '../../../src/main/desktop/mediaResponse'
import { encodeWire } from '../../../src/shared/wire'
import { newId, type TestEngine, tempFolder, testCaller, upload } from '../../support/engine'
import { ask, replyOf } from '../browser/rawHttp'
import { seed } from '../campaigns/seed'
import { pngOf, videoOf } from './contentMedia'
import { contentWorld } from './contentSupport'

/** The browser shell over a real engine, with a token. */
async function shellOver(engine: TestEngine) {
  const rendererDir = tempFolder()
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Callboard</title>')
  const shell = await runBrowserShell({
    engine: {
      call: (envelope) => engine.call(envelope, testCaller),
      subscribe: engine.subscribe,
      mediaOf: engine.mediaOf,
      isIdle: async () => engine.isIdle(),
      close: async () => {},
    },
    rendererDir,
    version: '1.2.3',
    isOpening: false,
    say: () => {},
  })
  onTestFinished(() => shell.close())
  const { origin } = shell.server
  const port = Number(new URL(origin).port)
  const ticket = new URL(shell.server.newAddress()).hash.replace('#ticket=', '')
  const token = (await ask(port, { method: 'POST', path: '/api/token', headers: { origin }, body: ticket })).body
  const headers = { origin, authorization: `Bearer ${token}` }
  return {
    get: (path: string, range?: string) => ask(port, { path, headers: range === undefined ? {} : { range } }),
    async addressOf(sha256: string): Promise<string> {
      const reply = replyOf(
        await ask(port, { method: 'POST', path: '/api/media', headers, body: encodeWire({ sha256 }) }),
      )
      return String(Reflect.get(Object(Reflect.get(Object(reply), 'value')), 'url'))
    },
  }
}

describe('mediaOf', () => {
  it('answers for what versions, stills, evidence and files of creators name, by its bytes', async () => {
    const { engine, addFile, deliverableId, ana } = await contentWorld()
    const film = await videoOf('webm')
    const version = await addFile('film.txt', film)
    const poster = pngOf(3, 2)
    const fileToken = await upload(engine, 'poster.png', poster)
    const { posterSha256 } = await engine.do('approvals.setPoster', { versionId: version.id, fileToken })
    const gif = await upload(engine, 'seen.gif', Buffer.from('GIF89a\x01\0\x01\0', 'latin1'))
    const evidence = await engine.do('approvals.addEvidence', { deliverableId, fileToken: gif, purpose: 'live' })
    const kit = await upload(engine, 'kit.pdf', pngOf(7, 7))
    await engine.do('creators.addFile', { creatorId: ana.creatorId, fileToken: kit })
    const { files } = await engine.do('creators.get', { accountId: ana.accountId })
    expect(await engine.mediaOf(version.sha256 ?? '')).toEqual({
      path: blobPath(engine.folder, version.sha256 ?? ''),
      mime: 'video/webm',
      sizeBytes: film.byteLength,
    })
    expect(await engine.mediaOf(posterSha256 ?? '')).toMatchObject({ mime: 'image/png', sizeBytes: poster.byteLength })
    expect(await engine.mediaOf(evidence.sha256)).toMatchObject({ mime: 'image/gif' })
    expect(await engine.mediaOf(files[0]?.sha256 ?? '')).toMatchObject({ mime: 'image/png' })
  })

  it('answers for nothing else', async () => {
    const { engine, addFile, add, deliverableId } = await contentWorld()
    for (const [name, content] of [
      ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['page.mp4', '<!doctype html><script>alert(1)</script>'],
      ['kit.pdf', '%PDF-1.7'],
      ['photo.heic', '\0\0\0\x18ftypheic'],
    ] as const) {
      const { sha256 } = await addFile(name, content)
      expect(await engine.mediaOf(sha256 ?? '')).toBeNull()
    }
    const note = await engine.do('approvals.addNoteAsEvidence', { deliverableId, text: 'Agreed' })
    const replaced = await addFile('first.png', pngOf(4, 4))
    const unnamed = replaced.sha256 ?? ''
    await add({ caption: 'text instead' })
    for (const sha256 of [note.sha256, unnamed, '', 'a'.repeat(64), '../'.repeat(20), `${unnamed}\n`]) {
      expect(await engine.mediaOf(sha256)).toBeNull()
    }
    const lost = await addFile('lost.png', pngOf(6, 6))
    rmSync(blobPath(engine.folder, lost.sha256 ?? ''))
    expect(await engine.mediaOf(lost.sha256 ?? '')).toBeNull()
    // A row that says what its bytes are not makes no page of them.
    seed(engine, (insert) => {
      insert('approval_evidence', {
        id: newId(),
        deliverable_id: deliverableId,
        purpose: 'other',
        name: 'x',
        mime: 'video/mp4',
        size_bytes: 6,
        sha256: note.sha256,
        added_by: 'x',
        added_at: 'x',
      })
    })
    expect(await engine.mediaOf(note.sha256)).toBeNull()
  })

  it('knows the open workspace only', async () => {
    const { engine, addFile } = await contentWorld()
    const { sha256 } = await addFile('still.png', pngOf(4, 4))
    expect(await engine.mediaOf(sha256 ?? '')).not.toBeNull()
    await engine.do('workspace.create', { folder: join(tempFolder(), 'other'), name: 'Other' })
    expect(await engine.mediaOf(sha256 ?? '')).toBeNull()
    await engine.close()
    expect(await engine.mediaOf(sha256 ?? '')).toBeNull()
  })
})

describe('the browser shell', () => {
  it('sends a version whole or in parts, for its key alone', async () => {
    const { engine, addFile } = await contentWorld()
    const film = await videoOf('mp4')
    const { sha256 } = await addFile('film.mp4', film)
    const { get, addressOf } = await shellOver(engine)
    const address = await addressOf(sha256 ?? '')
    const whole = await get(address)
    expect([whole.status, whole.headers['content-type'], whole.body.equals(film)]).toEqual([200, 'video/mp4', true])
    expect(whole.headers['content-security-policy']).toContain('sandbox')
    expect(JSON.stringify(whole.headers)).not.toContain(engine.folder)
    const part = await get(address, 'bytes=1000-1999')
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 1000-1999/${film.byteLength}`])
    expect(part.body.equals(film.subarray(1000, 2000))).toBe(true)
    const end = await get(address, 'bytes=-16')
    expect(end.body.equals(film.subarray(-16))).toBe(true)
    expect((await get(address, `bytes=${film.byteLength}-`)).status).toBe(416)
    const [path = '', key = ''] = address.split('?key=')
    expect((await get(path)).status).toBe(401)
    expect((await get(`${path}?key=${key.slice(0, -1)}x`)).status).toBe(401)
    expect((await get(`/media/${'0'.repeat(64)}?key=${key}`)).status).toBe(401)
  })

  it('has nothing under a hash that nothing names, though it gives a key for it', async () => {
    const { engine, addFile } = await contentWorld()
    const { sha256 } = await addFile('page.html', '<!doctype html>')
    const { get, addressOf } = await shellOver(engine)
    for (const hash of [sha256 ?? '', '0'.repeat(64)]) expect((await get(await addressOf(hash))).status).toBe(404)
  })
})

describe('the desktop shell', () => {
  async function fileOf(bytes: Uint8Array) {
    const path = join(tempFolder(), 'medium')
    writeFileSync(path, bytes)
    return { path, mime: 'video/mp4' }
  }

  it('answers as the browser shell does, and an endless range in pieces', async () => {
    const bytes = Buffer.from(Array.from({ length: 6_000_000 }, (_, at) => at % 251))
    const file = await fileOf(bytes)
    const answer = async (range: string | null) => {
      const response = await mediaResponse(file, range)
      return { response, body: Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0)) }
    }
    const whole = await answer(null)
    expect(whole.response?.status).toBe(200)
    expect(whole.body.equals(bytes)).toBe(true)
    const part = await answer('bytes=10-19')
    expect([part.response?.status, part.response?.headers.get('content-range')]).toEqual([206, 'bytes 10-19/6000000'])
    expect(part.body.equals(bytes.subarray(10, 20))).toBe(true)
    expect(part.response?.headers.get('content-security-policy')).toContain('sandbox')
    expect(part.response?.headers.get('x-content-type-options')).toBe('nosniff')
    const first = await answer('bytes=0-')
    expect(first.response?.headers.get('content-range')).toBe('bytes 0-4194303/6000000')
    expect(first.body.byteLength).toBe(4_194_304)
    const rest = await answer('bytes=4194304-')
    expect(Buffer.concat([first.body, rest.body]).equals(bytes)).toBe(true)
    const outside = await answer('bytes=6000000-')
    expect([outside.response?.status, outside.response?.headers.get('content-range')]).toEqual([416, 'bytes */6000000'])
  })

  it('has no answer for a file that is gone, and an empty one for an empty file', async () => {
    expect(await mediaResponse({ path: join(tempFolder(), 'gone'), mime: 'video/mp4' }, null)).toBeNull()
    const empty = await mediaResponse(await fileOf(new Uint8Array()), null)
    expect([empty?.status, await empty?.text()]).toEqual([200, ''])
  })
})
