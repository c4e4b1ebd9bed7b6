import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newestVersion } from '../../../src/main/db/migrate'
import { tempFolder, testEngine } from '../../support/engine'

const fixtures = join(import.meta.dirname, '../../fixtures/workspaces')
const files = readdirSync(fixtures).filter((name) => name.endsWith('.db'))

it('keeps a fixture of every schema there ever was', () => {
  expect(files).toEqual(Array.from({ length: newestVersion }, (_, i) => `schema-${i + 1}.db`))
})

it.each(files)('%s opens, is brought to the newest schema and loses nothing', async (name) => {
  const folder = join(tempFolder(), 'workspace')
  mkdirSync(folder)
  copyFileSync(join(fixtures, name), join(folder, 'workspace.db'))
  const engine = testEngine()
  expect(await engine.do('workspace.open', { folder })).toMatchObject({
    schemaVersion: newestVersion,
    counts: { creators: 3, accounts: 3, clients: 1, campaigns: 1 },
  })
  expect((await engine.do('workspace.verify', {})).problems).toEqual([])
  // Workflows came with schema 4: before them, the presets hold.
  expect((await engine.do('approvals.workflows', {})).map((one) => one.name)).toEqual([
    'Standard',
    'Light',
    'Regulated',
  ])
  const { ids } = await engine.do('creators.list', { filter: { text: 'kitchen' } })
  expect((await engine.do('creators.rows', { ids })).map((row) => row?.handle)).toEqual(['ana.cooks'])
  // The step that was undone in the old version can be done again in this one, and every other taken back.
  expect((await engine.do('history.redo', {})).label).toBe('Add 3 creators to Spring')
  for (let steps = 0; steps < 5; steps += 1) await engine.do('history.undo', {})
  expect(await engine.do('workspace.current', {})).toMatchObject({ counts: { creators: 0, clients: 0 } })
  expect((await engine.do('workspace.verify', {})).problems).toEqual([])
})
