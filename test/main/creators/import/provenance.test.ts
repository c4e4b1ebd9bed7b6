import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../../src/main/db/open'
import { testEngine, testWorkspace } from '../../../support/engine'
import { importText, knownOf, profileOf } from './known'

it('every account knows in which record of which import it was stated', async () => {
  const engine = await testWorkspace()
  await importText(
    engine,
    'nov-2022.csv',
    'Top creators\n\nhandle,platform,followers\nana,tiktok,13.8M\nben,tiktok,5\n',
  )
  await importText(engine, 'dec-2022.csv', 'handle,platform,country\ncleo,tiktok,GB\nben,tiktok,FR\n@BEN,tiktok,FR\n')
  const rowsOf = () => {
    const db = openDatabase(join(engine.folder, 'workspace.db'))
    try {
      return db
        .prepare<[], { handle: string; file: string; record: number }>(
          `SELECT a.handle, b.file_name AS file, r.record_number AS record FROM import_row r JOIN account a ON a.id = r.account_id
           JOIN change_step s ON s.seq = r.step_seq JOIN import_batch b ON b.step_id = s.id ORDER BY s.seq, record`,
        )
        .all()
        .map(({ handle, file, record }) => `${handle}: ${file}, row ${record}`)
    } finally {
      db.close()
    }
  }
  const expected = [
    'ana: nov-2022.csv, row 4',
    'ben: nov-2022.csv, row 5',
    'cleo: dec-2022.csv, row 2',
    'ben: dec-2022.csv, row 3',
  ]
  expect(rowsOf()).toEqual(expected)
  // An import that changes nothing leaves no trace for a step that is not there.
  expect(await importText(engine, 'again.csv', 'handle,platform\nana,tiktok\n')).toMatchObject({ batchId: null })
  expect(rowsOf()).toEqual(expected)
})

it('an import is taken back and done again after a restart, renamings and all', async () => {
  const engine = await testWorkspace()
  const people = Array.from(
    { length: 300 },
    (_, i) => `maker${i},tiktok,${1000 + i},${i},x${i}@mail.example,${i % 100}`,
  )
  const header = 'handle,platform,user id,followers,email,female %'
  await importText(engine, 'a-2026-01-01.csv', [header, ...people].join('\n'))
  const before = knownOf(engine)
  const renamed = people.map((line) => line.replace(/^maker(\d+),tiktok,(\d+),\d+/, 'new$1,tiktok,$2,77'))
  const outcome = await importText(engine, 'b-2026-02-01.csv', [header, ...renamed].join('\n'))
  expect(outcome).toMatchObject({ created: 0, updated: 300, renamed: 300 })
  const after = knownOf(engine)
  await engine.close()

  const second = { ...testEngine(), folder: engine.folder }
  await second.do('workspace.open', { folder: engine.folder })
  await second.do('history.undo', {})
  expect(knownOf(second)).toEqual(before)
  await second.close()

  const third = { ...testEngine(), folder: engine.folder }
  await third.do('workspace.open', { folder: engine.folder })
  await third.do('history.redo', {})
  expect(knownOf(third)).toEqual(after)
  expect((await profileOf(third, 'new7')).accounts[0]?.formerHandles).toMatchObject([{ handle: 'maker7' }])
})
