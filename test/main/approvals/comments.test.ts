import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { InputOf } from '../../../src/shared/contract/index'
import { newId, upload } from '../../support/engine'
import { as } from '../outreach/support'
import { pngOf, videoOf } from './contentMedia'
import { bytesOf, contentWorld } from './contentSupport'

type Said = Partial<InputOf<'approvals.comment'>>

/** A submitted version of two seconds, or of another content. */
async function commentWorld(name = 'clip.mp4', content?: Buffer) {
  const world = await contentWorld()
  const { engine, deliverableId } = world
  const version = await world.addFile(name, content ?? (await videoOf('mp4')))
  await world.submit(version)
  return {
    ...world,
    version,
    say: (said: Said = {}) =>
      engine.do('approvals.comment', { versionId: version.id, thread: 'internal', text: 'Louder', ...said }),
    comments: () => engine.do('approvals.comments', { deliverableId }),
    asBen: as(engine, 'Ben'),
  }
}

describe('a comment', () => {
  it('is about all of a version, a point, a stretch or a part of the picture', async () => {
    const { say, comments, engine, version } = await commentWorld()
    const whole = await say()
    expect(whole).toMatchObject({
      versionId: version.id,
      versionNumber: 1,
      thread: 'internal',
      parentId: null,
      text: 'Louder',
      author: 'Test',
      isMine: true,
      createdAt: '2027-03-01T12:00:00.000Z',
      resolvedAt: null,
      retractedAt: null,
    })
    const point = await say({ atMs: 2000, thread: 'client' })
    const stretch = await say({ atMs: 0, untilMs: 500 })
    const area = { x: 0.5, y: 0.7, width: 0.5, height: 0.3 }
    const part = await say({ atMs: 10, area })
    expect(part.area).toEqual(area)
    expect(await comments()).toEqual([whole, point, stretch, part])
    // Nothing takes it back but its author, who retracts it.
    expect((await engine.do('history.next', {})).undo?.label).toBe('Add version 1 of First video')
  })

  it.each<[Said, string]>([
    [{ atMs: 2001 }, 'That is after the end, at 2.0 s.'],
    [{ atMs: 100, untilMs: 2001 }, 'after the end'],
    [{ atMs: 100, untilMs: 99 }, 'ends before it begins'],
    [{ untilMs: 99 }, 'needs its beginning'],
    [{ area: { x: 0.6, y: 0, width: 0.5, height: 0.5 } }, 'inside the picture'],
    [{ area: { x: 0, y: 0.9, width: 0.5, height: 0.2 } }, 'inside the picture'],
    [{ area: { x: 0.5, y: 0.5, width: 0, height: 0.2 } }, 'inside the picture'],
  ])('%j is refused', async (said, says) => {
    const { say, comments } = await commentWorld()
    await expect(say(said)).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining(says) })
    expect(await comments()).toEqual([])
  })

  it('of a picture has no time, of a text neither time nor area', async () => {
    const picture = await commentWorld('still.png', pngOf(9, 9))
    await expect(picture.say({ atMs: 0 })).rejects.toThrow('Only a video or a recording has points in time.')
    const area = { x: 0, y: 0, width: 1, height: 1 }
    expect(await picture.say({ area })).toMatchObject({ area })
    const text = await contentWorld()
    const version = await text.add()
    await text.submit(version)
    const said = { versionId: version.id, thread: 'internal', text: 'x' } as const
    await expect(text.engine.do('approvals.comment', { ...said, area })).rejects.toThrow('has areas')
    await expect(text.engine.do('approvals.comment', { ...said, atMs: 1 })).rejects.toThrow('points in time')
  })

  it('goes to the version under review only', async () => {
    const { add, submit, say, version, engine, deliverableId } = await commentWorld()
    const draft = await add()
    const onDraft = { versionId: draft.id, thread: 'client', text: 'x' } as const
    await expect(engine.do('approvals.comment', onDraft)).rejects.toMatchObject({
      code: 'version_locked',
      message: expect.stringContaining('is a draft'),
    })
    const before = await say()
    await submit(draft)
    const locked = { code: 'version_locked', message: expect.stringContaining('Comment on version 2.') }
    await expect(say()).rejects.toMatchObject(locked)
    await expect(say({ parentId: before.id })).rejects.toMatchObject(locked)
    expect(await engine.do('approvals.comment', onDraft)).toMatchObject({ versionNumber: 2 })
    // What was said before can still be resolved.
    await engine.do('approvals.resolveComment', { commentId: before.id, isResolved: true })
    const numbers = (await engine.do('approvals.comments', { deliverableId })).map((one) => one.versionNumber)
    expect(numbers).toEqual([version.number, 2])
  })

  it('is answered one level deep, in its own thread and version', async () => {
    const { say, asBen, version } = await commentWorld()
    const first = await say({ thread: 'client' })
    const answer = await asBen('approvals.comment', {
      versionId: version.id,
      thread: 'client',
      parentId: first.id,
      text: 'Done',
    })
    expect(answer).toMatchObject({ parentId: first.id, author: 'Ben', isMine: true })
    expect(await say({ thread: 'client', parentId: answer.id })).toMatchObject({ parentId: first.id })
    await expect(say({ thread: 'internal', parentId: first.id })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(say({ thread: 'client', parentId: newId() })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is resolved by anybody, and by whom first stays named', async () => {
    const { say, asBen, engine, comments } = await commentWorld()
    const { id: commentId } = await say()
    expect(await asBen('approvals.resolveComment', { commentId, isResolved: true })).toMatchObject({
      resolvedBy: 'Ben',
      resolvedAt: '2027-03-01T12:00:00.000Z',
      isMine: false,
    })
    await engine.do('approvals.resolveComment', { commentId, isResolved: true })
    expect(await comments()).toMatchObject([{ resolvedBy: 'Ben' }])
    await engine.do('approvals.resolveComment', { commentId, isResolved: false })
    expect(await comments()).toMatchObject([{ resolvedAt: null, resolvedBy: null }])
  })

  it('is retracted by its author alone; that there was one stays, its text is not told', async () => {
    const { say, asBen, engine, comments } = await commentWorld()
    const { id: commentId } = await say({ text: 'Too loud a secret' })
    await expect(asBen('approvals.retractComment', { commentId })).rejects.toMatchObject({ code: 'forbidden' })
    await engine.do('approvals.retractComment', { commentId })
    await engine.do('approvals.retractComment', { commentId })
    expect(await comments()).toMatchObject([{ id: commentId, text: '', retractedAt: '2027-03-01T12:00:00.000Z' }])
    await expect(say({ parentId: commentId })).rejects.toMatchObject({ code: 'conflict' })
    await expect(asBen('approvals.resolveComment', { commentId, isResolved: true })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('comments as a file', () => {
  it('hold all threads or what a client may see, without what was retracted', async () => {
    const { say, engine, version } = await commentWorld()
    await say({ text: 'margin is thin', atMs: 100 })
    const shown = await say({ thread: 'client', text: 'Logo too small', atMs: 1500, untilMs: 1900 })
    await say({ thread: 'client', parentId: shown.id, text: 'Will do' })
    const { id: commentId } = await say({ thread: 'client', text: 'never mind', atMs: 5 })
    await engine.do('approvals.retractComment', { commentId })
    const file = async (format: 'csv' | 'srt', threads: 'all' | 'client') => {
      const made = await engine.do('approvals.exportComments', { versionId: version.id, format, threads })
      return { ...made, text: (await bytesOf(engine, made.fileToken)).toString() }
    }
    const srt = await file('srt', 'client')
    expect(srt).toMatchObject({
      name: 'First video, version 1, comments for client.srt',
      mime: 'application/x-subrip',
      text: '1\n00:00:01,500 --> 00:00:01,900\nTest: Logo too small\nTest: Will do\n',
    })
    expect((await file('srt', 'all')).text).toMatch(/^1\n00:00:00,100 --> 00:00:02,100\nTest: margin is thin\n\n2\n/)
    const csv = await file('csv', 'all')
    expect(csv).toMatchObject({ name: 'First video, version 1, comments.csv', mime: 'text/csv' })
    const texts = (text: string) => Papa.parse<string[]>(text, { skipEmptyLines: true }).data.map((row) => row[5])
    expect(texts(csv.text)).toEqual(['Comment', 'margin is thin', 'Logo too small', 'Will do'])
    const client = await file('csv', 'client')
    expect(texts(client.text)).toEqual(['Comment', 'Logo too small', 'Will do'])
    expect(client.text).not.toContain('Internal')
  })

  it('are no subtitles where none has a time', async () => {
    const { say, engine, version } = await commentWorld()
    await say()
    const srt = engine.do('approvals.exportComments', { versionId: version.id, format: 'srt' })
    await expect(srt).rejects.toThrow('Choose CSV.')
  })
})

it('a file named to deceive comes out under a plain name', async () => {
  const { engine, add } = await contentWorld()
  const version = await add({ fileToken: await upload(engine, '..\\..\\photo\u202Egpj.exe', 'x') })
  const made = await engine.do('approvals.openVersion', { versionId: version.id })
  expect(made).toMatchObject({ name: 'photogpj.exe', mime: 'application/octet-stream' })
})
