import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { copyFolder, createCli, scratch, writeCreators } from './cli'

const at = scratch()
const { start, json, failure } = createCli(at)
const fixtures = join(import.meta.dirname, '../../fixtures/import')
const workspace = at('workspace')

beforeAll(async () => {
  await json(['new', workspace])
  await json(['import', writeCreators(at('some.csv'), 5), '--workspace', workspace])
})

/** Accounts in the workspace, to see that a refusal left it as it was. */
async function accounts(): Promise<number> {
  return (await json(['call', 'creators.list', '--workspace', workspace])).value.total
}

describe('files that are no list of creators', () => {
  it.each([
    ['a picture', join(fixtures, 'picture.csv'), 'import_not_text'],
    ['a database', join(fixtures, 'database.csv'), 'import_not_text'],
    ['a broken spreadsheet with a lying name', join(fixtures, 'workbook.csv'), 'import_unreadable'],
    ['an empty file', join(fixtures, 'empty.csv'), 'import_empty'],
    ['a header without rows', join(fixtures, 'tiktok-header-only.csv'), 'import_no_rows'],
    ['a list without handles', join(fixtures, 'nobody.csv'), 'import_no_handle'],
    ['a file that is not there', join(fixtures, 'absent.csv'), 'file_unreadable'],
    ['a folder', fixtures, 'file_unreadable'],
  ])('%s', async (_what, file, code) => {
    const refused = await failure(['import', file, '--workspace', workspace])
    expect(refused).toMatchObject({ code })
    expect(refused.message).toMatch(/\w.*\.$/s)
    expect(await accounts()).toBe(5)
  })

  it('a column that does not exist', async () => {
    const args = ['import', at('some.csv'), '--workspace', workspace, '--map', 'followers=Fans']
    expect(await failure(args, { code: 2 })).toMatchObject({ code: 'invalid_input' })
  })

  it('a line of 200 MB, in a table and alone', async () => {
    const line = Buffer.alloc(4_000_000, 'a')
    for (const [name, head] of [
      ['long.csv', 'Platform,Handle,Name\ntiktok,anna,'],
      ['one-line.csv', ''],
    ] as const) {
      const file = openSync(at(name), 'w')
      writeSync(file, head)
      for (let i = 0; i < 50; i += 1) writeSync(file, line)
      closeSync(file)
      expect(await failure(['import', at(name), '--workspace', workspace])).toMatchObject({
        code: 'import_line_too_long',
      })
      rmSync(at(name))
    }
    expect(await accounts()).toBe(5)
  })
})

describe('folders that cannot be opened', () => {
  it('one that is not there, one that is no workspace, one with a foreign database', async () => {
    expect(await failure(['verify', '--workspace', at('absent')])).toMatchObject({ code: 'workspace_missing' })
    mkdirSync(at('photos'))
    expect(await failure(['verify', '--workspace', at('photos')])).toMatchObject({ code: 'workspace_not_one' })
    expect(await failure(['serve', '--workspace', at('photos')])).toMatchObject({ code: 'workspace_not_one' })
    writeFileSync(at('photos', 'workspace.db'), 'not a database at all')
    expect(await failure(['verify', '--workspace', at('photos')])).toMatchObject({ code: 'workspace_not_one' })
    rmSync(at('photos', 'workspace.db'))
    const foreign = new Database(at('photos', 'workspace.db'))
    foreign.exec('CREATE TABLE photo (id INTEGER); PRAGMA user_version = 3')
    foreign.close()
    expect(await failure(['verify', '--workspace', at('photos')])).toMatchObject({ code: 'workspace_not_one' })
    expect(await failure(['verify', '--workspace', at('some.csv')])).toMatchObject({ code: 'workspace_not_one' })
  })

  it('one that another process has open, by whichever shell, until that one ends', async () => {
    const server = start(['serve', '--workspace', workspace, '--no-open', '--json'])
    const url = await firstLine(server.stdout)
    expect(JSON.parse(url)).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#ticket=/) })
    const refused = await failure(['verify', '--workspace', workspace])
    expect(refused).toMatchObject({ code: 'workspace_locked' })
    expect(refused.message).toContain(`process ${server.pid}`)
    const closed = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    expect(await closed).toBe(0)
    expect((await json(['verify', '--workspace', workspace])).value.ok).toBe(true)
  })

  it('one whose process was killed opens again', async () => {
    const server = start(['serve', '--workspace', workspace, '--no-open', '--json'])
    await firstLine(server.stdout)
    const gone = new Promise((done) => server.once('exit', done))
    server.kill('SIGKILL')
    await gone
    expect((await json(['verify', '--workspace', workspace])).value.ok).toBe(true)
  })

  it('one of a newer version stays as it is', async () => {
    const folder = copyFolder(workspace, at('newer'))
    const db = new Database(join(folder, 'workspace.db'))
    db.pragma('user_version = 9999')
    db.close()
    expect(await failure(['verify', '--workspace', folder])).toMatchObject({ code: 'workspace_newer' })
    expect(readdirSync(join(folder, 'backups'))).toEqual([])
  })

  it('one that is cut short', async () => {
    const folder = copyFolder(workspace, at('short'))
    const file = openSync(join(folder, 'workspace.db'), 'r+')
    writeSync(file, Buffer.alloc(200_000, 0x5a), 0, 200_000, 4096)
    closeSync(file)
    expect(await failure(['verify', '--workspace', folder])).toMatchObject({ code: 'workspace_damaged' })
  })
})

/** Root may write whatever its permissions say, so root hands the command over to somebody who may not. */
const stranger = process.getuid?.() === 0 ? { uid: 65_534 } : {}

describe.skipIf(process.platform === 'win32')('places that cannot be written', () => {
  it('a workspace on a read-only disk', async () => {
    const folder = copyFolder(workspace, at('fixed'))
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), name.includes('.') ? 0o444 : 0o555)
    chmodSync(folder, 0o555)
    try {
      const refused = await failure(['verify', '--workspace', folder], stranger)
      expect(refused).toMatchObject({ code: 'workspace_read_only' })
      const args = ['import', at('some.csv'), '--workspace', folder]
      expect(await failure(args, stranger)).toMatchObject({ code: 'workspace_read_only' })
    } finally {
      chmodSync(folder, 0o755)
    }
  })

  it('a new workspace in a folder of somebody else', async () => {
    mkdirSync(at('theirs'), { mode: 0o555 })
    expect(await failure(['new', at('theirs', 'mine')], stranger)).toMatchObject({ code: 'workspace_read_only' })
    expect(readdirSync(at('theirs'))).toEqual([])
  })

  it('a report to a folder of somebody else', async () => {
    chmodSync(at('theirs'), 0o555)
    const folder = copyFolder(workspace, at('open'))
    for (const name of ['', ...readdirSync(folder)]) chmodSync(join(folder, name), 0o777)
    const args = ['export', 'creators', '--workspace', folder, '--format', 'csv', '--out', at('theirs', 'all.csv')]
    expect(await failure(args, stranger)).toMatchObject({ code: 'folder_refused' })
    expect(readdirSync(at('theirs'))).toEqual([])
  })
})

function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  return new Promise((done) => {
    let text = ''
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) done(text.slice(0, text.indexOf('\n')))
    })
  })
}
