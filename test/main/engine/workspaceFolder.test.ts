import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { tempFolder, testEngine, testWorkspace } from '../../support/engine'

async function closedWorkspace(): Promise<string> {
  const engine = await testWorkspace()
  await engine.close()
  return engine.folder
}
const open = (folder: string) => testEngine().do('workspace.open', { folder })

describe('a workspace folder', () => {
  it('holds the database, blobs and backups, and is private', async () => {
    const folder = await closedWorkspace()
    expect(readdirSync(folder).sort()).toEqual(expect.arrayContaining(['backups', 'blobs', 'workspace.db']))
    expect(existsSync(join(folder, 'lock.json'))).toBe(false)
  })

  it('opens again as it was', async () => {
    const folder = await closedWorkspace()
    expect(await open(folder)).toMatchObject({ name: 'Test workspace', folder, isSample: false })
  })

  it('is listed as recent on this machine', async () => {
    const configDir = tempFolder()
    const engine = await testWorkspace({ configDir })
    expect(await engine.do('workspace.recent', {})).toMatchObject([{ folder: engine.folder, name: 'Test workspace' }])
    const next = testEngine({ configDir })
    expect(await next.do('workspace.recent', {})).toHaveLength(1)
  })

  it('looks as it was made to look on this machine, also after a restart', async () => {
    const configDir = tempFolder()
    expect(await testEngine({ configDir }).do('workspace.appearance', {})).toEqual({
      theme: 'system',
      density: 'normal',
    })
    await testEngine({ configDir }).do('workspace.setAppearance', { theme: 'dark' })
    expect(await testEngine({ configDir }).do('workspace.appearance', {})).toEqual({ theme: 'dark', density: 'normal' })
  })

  it('stays open when another cannot be opened', async () => {
    const engine = await testWorkspace()
    await expect(engine.do('workspace.open', { folder: join(engine.folder, 'nothing') })).rejects.toMatchObject({
      code: 'workspace_missing',
    })
    expect(await engine.do('workspace.current', {})).toMatchObject({ folder: engine.folder })
  })
})

describe('a folder that cannot be opened is refused by a sentence and a code', () => {
  it('no such folder', async () => {
    await expect(open(join(tempFolder(), 'none'))).rejects.toMatchObject({
      code: 'workspace_missing',
      message: expect.stringContaining('There is no folder'),
    })
  })

  it('a relative path', async () => {
    await expect(open('some/folder')).rejects.toMatchObject({ code: 'folder_refused' })
  })

  it.each([
    ['an empty folder', () => {}],
    ['a folder of other things', (folder: string) => writeFileSync(join(folder, 'notes.txt'), 'x')],
    [
      'a workspace.db that is text',
      (folder: string) => writeFileSync(join(folder, 'workspace.db'), 'this is no database'),
    ],
    ['an empty workspace.db', (folder: string) => writeFileSync(join(folder, 'workspace.db'), '')],
    [
      "another program's database",
      (folder: string) => {
        const db = new Database(join(folder, 'workspace.db'))
        db.exec('CREATE TABLE t (x); PRAGMA user_version = 1')
        db.close()
      },
    ],
  ])('%s', async (_name, fill) => {
    const folder = tempFolder()
    fill(folder)
    const before = readdirSync(folder)
    await expect(open(folder)).rejects.toMatchObject({ code: 'workspace_not_one' })
    for (const name of before) expect(readdirSync(folder)).toContain(name)
  })

  it('one written by a newer version, which stays untouched', async () => {
    const folder = await closedWorkspace()
    const db = new Database(join(folder, 'workspace.db'))
    db.pragma('user_version = 999')
    db.pragma('journal_mode = DELETE')
    db.close()
    const bytes = readFileSync(join(folder, 'workspace.db'))
    await expect(open(folder)).rejects.toMatchObject({
      code: 'workspace_newer',
      message: expect.stringContaining('newer Callboard'),
    })
    expect(
      new Database(join(folder, 'workspace.db'), { readonly: true }).pragma('user_version', { simple: true }),
    ).toBe(999)
    expect(bytes.length).toBeGreaterThan(0)
  })

  it('one whose database is damaged', async () => {
    const folder = await closedWorkspace()
    const file = join(folder, 'workspace.db')
    const bytes = readFileSync(file)
    bytes.fill(0xff, 100, 4096)
    writeFileSync(file, bytes)
    await expect(open(folder)).rejects.toMatchObject({ code: 'workspace_damaged' })
  })

  it('one that another process has open, and opens once that process is killed', async () => {
    const folder = await closedWorkspace()
    const script = `
      const Database = require('better-sqlite3')
      const db = new Database(${JSON.stringify(join(folder, 'lock.db'))})
      db.pragma('journal_mode = DELETE'); db.exec('BEGIN EXCLUSIVE')
      require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'lock.json'))}, JSON.stringify({ process: process.pid, host: 'desk' }))
      console.log('locked'); setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(holder.stdout, 'data')
    await expect(open(folder)).rejects.toMatchObject({
      code: 'workspace_locked',
      message: expect.stringContaining(`process ${holder.pid} on desk`),
    })
    const ended = once(holder, 'exit')
    holder.kill('SIGKILL')
    await ended
    expect(await open(folder)).toMatchObject({ folder })
  })

  it('one in this very process', async () => {
    const engine = await testWorkspace()
    await expect(open(engine.folder)).rejects.toMatchObject({ code: 'workspace_locked' })
  })

  it.runIf(existsSync('/proc/self'))('one on a file system that takes no files', async () => {
    const engine = testEngine()
    await expect(engine.do('workspace.create', { folder: '/proc/callboard' })).rejects.toMatchObject({
      code: expect.stringMatching(/^(folder_refused|workspace_read_only)$/),
    })
  })

  it.runIf(process.getuid?.() !== 0)('one that may not be written', async () => {
    const folder = await closedWorkspace()
    chmodSync(folder, 0o500)
    try {
      await expect(open(folder)).rejects.toMatchObject({ code: 'workspace_read_only' })
    } finally {
      chmodSync(folder, 0o700)
    }
  })
})

describe('a new workspace', () => {
  it('is refused in a folder that is not empty, where one is already, and on a file', async () => {
    const engine = await testWorkspace()
    const folder = tempFolder()
    writeFileSync(join(folder, 'mine.txt'), 'x')
    await expect(engine.do('workspace.create', { folder })).rejects.toMatchObject({ code: 'folder_refused' })
    await expect(engine.do('workspace.create', { folder: join(folder, 'mine.txt') })).rejects.toMatchObject({
      code: 'folder_refused',
    })
    await expect(engine.do('workspace.create', { folder: engine.folder })).rejects.toMatchObject({
      code: 'workspace_exists',
    })
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('x')
  })

  it('takes an empty folder that is there', async () => {
    const folder = join(tempFolder(), 'new')
    mkdirSync(folder)
    const engine = testEngine()
    expect(await engine.do('workspace.create', { folder, name: 'New' })).toMatchObject({ name: 'New' })
    expect(await engine.do('history.next', {})).toEqual({ undo: null, redo: null })
  })
})
