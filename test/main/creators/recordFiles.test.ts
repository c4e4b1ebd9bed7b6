import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { blobPath } from '../../../src/main/db/blobs'
import { newId, type TestEngine, upload } from '../../support/engine'
import { recordWorkspace } from './recordWorkspace'

const blobsOf = (folder: string) =>
  readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

async function read(engine: TestEngine, fileToken: string): Promise<string> {
  const { bytes, isLast } = await engine.do('files.read', { fileToken, offset: 0, length: 1_000_000 })
  expect(isLast).toBe(true)
  return new TextDecoder().decode(bytes)
}

it('keeps a file, gives back a checked copy, and undo and redo keep its bytes', async () => {
  const { engine, addCreator } = await recordWorkspace()
  const ana = addCreator('ana')
  const files = async () => (await engine.do('creators.get', { accountId: ana.id })).files
  const fileToken = await upload(engine, 'media kit.PDF', 'the bytes')
  const commandId = newId()
  const { id } = await engine.do(
    'creators.addFile',
    { creatorId: ana.creatorId, fileToken, note: 'from the agent' },
    { commandId },
  )
  // The same command again, as after a crash of the shell: one file.
  await engine.do('creators.addFile', { creatorId: ana.creatorId, fileToken }, { commandId })
  expect(await files()).toMatchObject([
    {
      id,
      name: 'media kit.PDF',
      mime: 'application/pdf',
      sizeBytes: 9,
      note: 'from the agent',
      addedBy: 'Test',
      addedAt: '2026-11-22T09:00:00.000Z',
    },
  ])
  expect((await engine.do('history.next', {})).undo?.label).toBe('Add file media kit.PDF to @ana')
  const made = await engine.do('creators.openFile', { id })
  expect(made).toMatchObject({ name: 'media kit.PDF', mime: 'application/pdf', sizeBytes: 9 })
  expect(await read(engine, made.fileToken)).toBe('the bytes')

  await engine.do('creators.removeFile', { id })
  expect(await files()).toEqual([])
  await expect(engine.do('creators.openFile', { id })).rejects.toThrow('That file is not there any more.')
  await engine.do('history.undo', {})
  await engine.do('history.undo', {})
  expect(await files()).toEqual([])
  expect(blobsOf(engine.folder)).toBe(1)
  await engine.do('history.redo', {})
  expect(await read(engine, (await engine.do('creators.openFile', { id })).fileToken)).toBe('the bytes')
  await engine.close()
})

it('keeps the same content once, for any number of creators', async () => {
  const { engine, addCreator } = await recordWorkspace()
  for (const handle of ['ana', 'ben', 'eve']) {
    const { creatorId } = addCreator(handle)
    await engine.do('creators.addFile', { creatorId, fileToken: await upload(engine, `${handle}.txt`, 'the same') })
  }
  expect(blobsOf(engine.folder)).toBe(1)
  await engine.close()
})

it('says when the kept copy is gone or damaged, and when there is no creator or file to keep', async () => {
  const { engine, addCreator } = await recordWorkspace()
  const { creatorId, id: accountId } = addCreator('ana')
  const fileToken = await upload(engine, 'a.txt', 'the bytes')
  const { id } = await engine.do('creators.addFile', { creatorId, fileToken })
  const sha256 = (await engine.do('creators.get', { accountId })).files[0]?.sha256 ?? ''
  const path = blobPath(engine.folder, sha256)
  expect(readFileSync(path, 'utf8')).toBe('the bytes')
  writeFileSync(path, 'the bytez')
  await expect(engine.do('creators.openFile', { id })).rejects.toMatchObject({ code: 'workspace_damaged' })
  rmSync(path)
  await expect(engine.do('creators.openFile', { id })).rejects.toMatchObject({ code: 'file_missing' })
  // Keeping it again mends it.
  await engine.do('creators.addFile', { creatorId, fileToken })
  await engine.do('creators.openFile', { id })
  await expect(engine.do('creators.addFile', { creatorId: newId(), fileToken })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(engine.do('creators.addFile', { creatorId, fileToken: 'f'.repeat(32) })).rejects.toMatchObject({
    code: 'file_missing',
  })
  await engine.close()
})

it.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\x\\kit.pdf', 'kit.pdf'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  ['kit\u0000\u001b[31m.pdf', 'kit[31m.pdf'],
  ['...', 'file'],
  ['   ', 'file'],
  ['NUL.txt', '_NUL.txt'],
  ['a<b>:"c|?*.txt', 'a_b___c___.txt'],
  ['naïve – 写真 😀.jpeg', 'naïve – 写真 😀.jpeg'],
  [`${'ü'.repeat(300)}.pdf`, `${'ü'.repeat(98)}.pdf`],
])('a file called %j is kept as %j', async (given, kept) => {
  const { engine, addCreator } = await recordWorkspace()
  const ana = addCreator('ana')
  const { id } = await engine.do('creators.addFile', {
    creatorId: ana.creatorId,
    fileToken: await upload(engine, given, 'x'),
  })
  const [file] = (await engine.do('creators.get', { accountId: ana.id })).files
  expect(file?.name).toBe(kept)
  expect((await engine.do('creators.openFile', { id })).name).toBe(kept)
  expect(existsSync(join(engine.folder, '..', 'etc'))).toBe(false)
  await engine.close()
})
