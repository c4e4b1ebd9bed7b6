import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentTextToHash } from '../../../src/shared/domain/approvals/content'
import { newId, upload } from '../../support/engine'
import { pngOf, videoOf } from './contentMedia'
import { bytesOf, contentWorld, storedFiles } from './contentSupport'

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

describe('a version', () => {
  it('of a video is kept with its facts and its texts, and comes out as it went in', async () => {
    const { engine, deliverableId, add, versions } = await contentWorld()
    const bytes = await videoOf('mp4')
    const fileToken = await upload(engine, '../clip.mp4', bytes)
    const text = { caption: 'Fizz\r\nfirst', hashtags: ['#ad', '#fizz'], links: ['https://fizz.example'] }
    const commandId = newId()
    const version = await engine.do('approvals.addVersion', { deliverableId, fileToken, ...text }, { commandId })
    expect(version).toMatchObject({
      number: 1,
      kind: 'video',
      name: 'clip.mp4',
      mime: 'video/mp4',
      sizeBytes: bytes.byteLength,
      sha256: sha256(bytes),
      ...text,
      captionSha256: sha256(contentTextToHash(text)),
      width: 320,
      height: 180,
      durationMs: 2000,
      framesPerSecond: 30,
      codec: 'vp9',
      posterSha256: null,
      addedBy: 'Test',
      standing: 'draft',
    })
    expect(version.captionSha256).toBe(sha256(contentTextToHash({ ...text, caption: 'Fizz\nfirst' })))
    expect(await versions()).toEqual([version])
    expect((await engine.do('history.next', {})).undo?.label).toBe('Add version 1 of First video')
    // The same command again, as after a crash of the shell: one version.
    expect(await add({ fileToken }).then(() => versions())).toHaveLength(1)
    const made = await engine.do('approvals.openVersion', { versionId: (await versions())[0]?.id ?? '' })
    expect(made).toMatchObject({ name: 'clip.mp4', mime: 'video/mp4' })
    expect((await bytesOf(engine, made.fileToken)).equals(bytes)).toBe(true)
  })

  it('answers the same command as the first time', async () => {
    const { engine, deliverableId, versions } = await contentWorld()
    const commandId = newId()
    const first = await engine.do('approvals.addVersion', { deliverableId, caption: 'One' }, { commandId })
    expect(await engine.do('approvals.addVersion', { deliverableId, caption: 'Two' }, { commandId })).toEqual(first)
    expect(await versions()).toEqual([first])
  })

  it('of a text only has no file to open; of nothing there is none', async () => {
    const { engine, add, versions } = await contentWorld()
    const version = await add({ caption: 'Concept: a walk \uD800 on the shore' })
    expect(version).toMatchObject({
      kind: 'text',
      sha256: null,
      name: null,
      caption: 'Concept: a walk \uFFFD on the shore',
    })
    await expect(engine.do('approvals.openVersion', { versionId: version.id })).rejects.toThrow(
      'Version 1 is a text without a file.',
    )
    await expect(add({ caption: ' ' })).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await versions()).toEqual([version])
  })

  it('that is a draft is replaced under its number; a submitted one is followed by the next', async () => {
    const { add, addFile, submit, versions, engine } = await contentWorld()
    const first = await add({ caption: 'One' })
    const second = await addFile('still.png', pngOf(4, 3))
    expect(second).toMatchObject({ number: 1, kind: 'image', width: 4, height: 3 })
    expect(await versions()).toEqual([second])
    expect((await engine.do('history.next', {})).undo?.label).toBe('Replace draft version 1 of First video')
    await engine.do('history.undo', {})
    expect(await versions()).toEqual([first])
    await engine.do('history.redo', {})
    await submit(second)
    const third = await add({ caption: 'Three' })
    expect((await versions()).map(({ number, standing }) => [number, standing])).toEqual([
      [2, 'draft'],
      [1, 'active'],
    ])
    await submit(third)
    expect((await versions()).map(({ standing }) => standing)).toEqual(['active', 'locked'])
  })

  it('is changed and removed while it is a draft, never after', async () => {
    const { engine, add, submit, versions } = await contentWorld()
    const draft = await add()
    const edited = await engine.do('approvals.editVersion', {
      versionId: draft.id,
      caption: 'Fizz #ad',
      hashtags: ['#ad'],
    })
    expect(edited).toMatchObject({ caption: 'Fizz #ad', hashtags: ['#ad'], links: [], standing: 'draft' })
    expect(edited.captionSha256).toBe(sha256(contentTextToHash(edited)))
    await engine.do('history.undo', {})
    expect(await versions()).toEqual([draft])
    await engine.do('approvals.editVersion', { versionId: draft.id, links: ['https://fizz.example'] })
    await submit(draft)
    const locked = { code: 'version_locked', message: expect.stringContaining('Add another version instead.') }
    const { id: versionId } = draft
    await expect(engine.do('approvals.editVersion', { versionId, caption: 'x' })).rejects.toMatchObject(locked)
    await expect(engine.do('approvals.removeVersion', { versionId })).rejects.toMatchObject(locked)
    const fileToken = await upload(engine, 'still.png', pngOf(2, 2))
    await expect(engine.do('approvals.setPoster', { versionId, fileToken })).rejects.toMatchObject(locked)
    const next = await add()
    expect(await engine.do('approvals.removeVersion', { versionId: next.id })).toEqual({
      deliverableId: draft.deliverableId,
    })
    expect(await versions()).toHaveLength(1)
    await engine.do('history.undo', {})
    expect((await versions())[0]).toEqual(next)
  })

  it('that was submitted outlives an undo of what made it', async () => {
    const { engine, add, submit, versions } = await contentWorld()
    const draft = await add()
    await engine.do('approvals.editVersion', { versionId: draft.id, caption: 'Fizz #ad' })
    await submit(draft)
    const before = await versions()
    for (const _ of [1, 2]) {
      const error = await engine.do('history.undo', {}).catch((caught: unknown) => caught)
      expect(error).toMatchObject({ code: 'changed_since' })
      expect(await versions()).toEqual(before)
    }
  })

  it.each([
    ['approved', 'Reopen the deliverable'],
    ['scheduled', 'Reopen the deliverable'],
    ['live', 'The post is live'],
    ['live_verified', 'The post is live'],
    ['closed', 'is closed'],
    ['withdrawn', 'is withdrawn'],
    ['expired', 'is expired'],
    ['on_hold', 'Resume it first'],
  ])('is not taken where the deliverable is %s', async (state, says) => {
    const { engine, add, putInto } = await contentWorld()
    putInto(state)
    const error = { code: 'version_locked', message: expect.stringContaining(says), details: { state } }
    await expect(add({ fileToken: await upload(engine, 'a.mp4', 'x') })).rejects.toMatchObject(error)
    expect(storedFiles(engine)).toEqual({ blobs: 0, unfinished: 0 })
  })

  it('is refused by name where there is no deliverable, version or file', async () => {
    const { engine, add, deliverableId } = await contentWorld()
    await expect(add({ deliverableId: newId() })).rejects.toMatchObject({ code: 'not_found' })
    await expect(engine.do('approvals.versions', { deliverableId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(engine.do('approvals.openVersion', { versionId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(add({ deliverableId, fileToken: 'f'.repeat(32) })).rejects.toMatchObject({ code: 'file_missing' })
  })
})

describe('a still picture', () => {
  it('is kept for a draft if its bytes are a PNG, JPEG or WebP of at most 5 MB', async () => {
    const { engine, add, versions } = await contentWorld()
    const { id: versionId } = await add()
    const png = pngOf(8, 8)
    const poster = async (name: string, content: string | Uint8Array) =>
      engine.do('approvals.setPoster', { versionId, fileToken: await upload(engine, name, content) })
    expect(await poster('poster.jpg', png)).toMatchObject({ posterSha256: sha256(png) })
    for (const [name, content] of [
      ['page.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['film.png', await videoOf('webm')],
      ['moving.gif', Buffer.from('GIF89a\x01\0\x01\0', 'latin1')],
      ['large.png', Buffer.concat([png, Buffer.alloc(5_000_000)])],
    ] as const) {
      await expect(poster(name, content)).rejects.toMatchObject({ code: 'invalid_input' })
    }
    expect(await versions()).toMatchObject([{ posterSha256: sha256(png) }])
    await engine.do('history.undo', {})
    expect(await versions()).toMatchObject([{ posterSha256: null }])
  })
})
