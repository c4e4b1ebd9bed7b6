import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../../src/main/db/open'
import { runStep, type StepOrigin } from '../../../src/main/db/steps'
import { redoStep, undoStacks, undoStep } from '../../../src/main/db/undo'
import { verifyDatabase } from '../../../src/main/db/verify'
import { contentOf, memoryDatabase, searchContentOf } from '../../support/content'
import { newId } from '../../support/engine'

const origin = (): StepOrigin => ({
  method: 'test',
  commandId: newId(),
  actor: 'Test',
  device: 'device',
  now: new Date('2026-11-22T09:00:00Z'),
})

function step<T>(db: Db, label: string, body: () => T): T {
  return runStep(db, origin(), (draft) => {
    draft.label = label
    return body()
  }).value
}

const ids = Array.from({ length: 6 }, (_, i) => `00000000-0000-7000-8000-00000000000${i}`)
const addCreator = (db: Db, i: number, name: string) => {
  const creator = ids[i] ?? ''
  db.prepare('INSERT OR IGNORE INTO creator (id, display_name, created_at) VALUES (?, ?, ?)').run(creator, name, '2026')
  db.prepare(
    'INSERT OR IGNORE INTO account (id, creator_id, platform, handle, handle_key, followers) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(`a${creator}`, creator, 'tiktok', `${name}${i}`, `${name}${i}`, i * 7)
}

type Action =
  | { kind: 'add'; i: number; name: string }
  | { kind: 'rename'; i: number; name: string }
  | { kind: 'remove'; i: number }
  | { kind: 'undo' }
  | { kind: 'redo' }

const acts: { [K in Action['kind']]: (db: Db, action: Extract<Action, { kind: K }>) => unknown } = {
  add: (db, { i, name }) => step(db, 'Add', () => addCreator(db, i, name)),
  rename: (db, { i, name }) =>
    step(db, 'Rename', () => {
      db.prepare('UPDATE creator SET display_name = ? WHERE id = ?').run(name, ids[i])
      db.prepare('UPDATE account SET bio = ?, engagement_rate = ? WHERE creator_id = ?').run(name, 0.1 + 0.2, ids[i])
    }),
  remove: (db, { i }) =>
    step(db, 'Remove', () => {
      db.prepare('DELETE FROM account WHERE creator_id = ?').run(ids[i])
      db.prepare('DELETE FROM creator WHERE id = ?').run(ids[i])
    }),
  undo: (db) => undoStacks(db).undo.length > 0 && undoStep(db, origin(), null),
  redo: (db) => undoStacks(db).redo.length > 0 && redoStep(db, origin()),
}
const act = <K extends Action['kind']>(db: Db, action: Extract<Action, { kind: K }>) =>
  acts[action.kind as K](db, action)

const text = fc.oneof(
  fc.constantFrom('ana', 'Ana "the" cook', '', 'a\u0000b', '\u202eabc', '😀', "x'y", 'null'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const who = fc.nat({ max: ids.length - 1 })
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), i: who, name: text }),
  fc.record({ kind: fc.constant('rename' as const), i: who, name: text }),
  fc.record({ kind: fc.constant('remove' as const), i: who }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'redo' as const }),
)

describe('undo and redo', () => {
  it('take every step back and do it again, whatever the steps were', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 14 }), (actions) => {
        const db = memoryDatabase()
        const before = contentOf(db)
        for (const one of actions) act(db, one)
        const after = contentOf(db)
        const found = searchContentOf(db)
        const depth = undoStacks(db).undo.length
        for (let i = 0; i < depth; i += 1) undoStep(db, origin(), null)
        expect(contentOf(db)).toEqual(before)
        expect(searchContentOf(db)).toEqual([])
        for (let i = 0; i < depth; i += 1) redoStep(db, origin())
        expect(contentOf(db)).toEqual(after)
        expect(searchContentOf(db)).toEqual(found)
        expect(verifyDatabase(db).problems).toEqual([])
        db.close()
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it('names the step, and says when there is none', () => {
    const db = memoryDatabase()
    expect(() => undoStep(db, origin(), null)).toThrow('There is nothing to undo.')
    step(db, 'Add Ana', () => addCreator(db, 0, 'ana'))
    expect(undoStep(db, origin(), null)).toEqual({ label: 'Add Ana', reverted: 2, kept: [] })
    expect(redoStep(db, origin())).toEqual({ label: 'Add Ana', reverted: 2, kept: [] })
    expect(() => redoStep(db, origin())).toThrow('There is nothing to do again.')
  })

  it('a new step empties redo', () => {
    const db = memoryDatabase()
    step(db, 'Add', () => addCreator(db, 0, 'ana'))
    undoStep(db, origin(), null)
    step(db, 'Add', () => addCreator(db, 1, 'ben'))
    expect(undoStacks(db).redo).toEqual([])
  })

  it('refuses when the only row was changed after, and names it', () => {
    const db = memoryDatabase()
    step(db, 'Add Ana', () => addCreator(db, 0, 'ana'))
    const renamed = undoStacks(db).undo.at(-1)?.id ?? ''
    step(db, 'Rename', () => db.prepare('UPDATE account SET followers = 9').run())
    expect(() => undoStep(db, origin(), renamed)).toThrow(/Cannot undo "Add Ana": @ana0 was changed after this/)
  })

  it('leaves rows of a batch that changed since, with all that belongs to them, and lists them', () => {
    const db = memoryDatabase()
    step(db, 'Import 3 creators', () => {
      for (const i of [0, 1, 2]) addCreator(db, i, 'ana')
    })
    const batch = undoStacks(db).undo.at(-1)?.id ?? ''
    step(db, 'Change', () => db.prepare('UPDATE account SET followers = 77 WHERE creator_id = ?').run(ids[1]))
    const outcome = undoStep(db, origin(), batch)
    expect(outcome.reverted).toBe(4)
    expect(outcome.kept.map((k) => k.table).sort()).toEqual(['account', 'creator'])
    expect(outcome.kept.find((k) => k.table === 'account')?.what).toBe('@ana1')
    expect(db.prepare('SELECT count(*) FROM account').pluck().get()).toBe(1)
    expect(verifyDatabase(db).problems).toEqual([])
  })

  it('leaves rows of a batch that newer rows rest on', () => {
    const db = memoryDatabase()
    step(db, 'Import 2 creators', () => {
      for (const i of [0, 1]) addCreator(db, i, 'ana')
    })
    const batch = undoStacks(db).undo.at(-1)?.id ?? ''
    step(db, 'Quote', () =>
      db
        .prepare(
          'INSERT INTO rate (id, account_id, format, price_minor, currency, quoted_on, source) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(newId(), `a${ids[0]}`, 'video', 100, 'GBP', '2026-11-22', 'test'),
    )
    const outcome = undoStep(db, origin(), batch)
    expect(outcome.reverted).toBe(2)
    expect(outcome.kept).toHaveLength(2)
    expect(db.prepare('SELECT id FROM creator').pluck().all()).toEqual([ids[0]])
  })

  const remove = (db: Db, ...numbers: number[]) => {
    for (const i of numbers) {
      db.prepare('DELETE FROM account WHERE creator_id = ?').run(ids[i])
      db.prepare('DELETE FROM creator WHERE id = ?').run(ids[i])
    }
  }
  const rename = (db: Db, i: number, handle: string) =>
    db.prepare('UPDATE account SET handle = ?, handle_key = ? WHERE creator_id = ?').run(handle, handle, ids[i])
  const handles = (db: Db) => db.prepare('SELECT handle FROM account ORDER BY handle').pluck().all()

  it('leaves out of a batch what something newer has the handle of, with all that belongs to it, and names it', () => {
    const db = memoryDatabase()
    step(db, 'Import 3 creators', () => {
      for (const i of [0, 1, 2]) addCreator(db, i, 'ana')
    })
    step(db, 'Remove 3 creators', () => remove(db, 0, 1, 2))
    const batch = undoStacks(db).undo.at(-1)?.id ?? ''
    step(db, 'Add', () => {
      addCreator(db, 4, 'new')
      rename(db, 4, 'ana1')
    })
    const outcome = undoStep(db, origin(), batch)
    expect(outcome.reverted).toBe(4)
    expect(outcome.kept.map(({ table, rowId, what }) => [table, rowId, what])).toEqual([
      ['account', `a${ids[1]}`, '@ana1'],
      ['creator', ids[1], 'ana'],
    ])
    expect(handles(db)).toEqual(['ana0', 'ana1', 'ana2'])
    expect(verifyDatabase(db).problems).toEqual([])
  })

  it('keeps a row whose key a row has that is kept for another reason', () => {
    const db = memoryDatabase()
    step(db, 'Import 3 creators', () => {
      for (const i of [0, 1, 2]) addCreator(db, i, 'ana')
    })
    step(db, 'Rename 3 creators', () => {
      rename(db, 0, 'cleo')
      rename(db, 1, 'ana0')
      rename(db, 2, 'dora')
    })
    const batch = undoStacks(db).undo.at(-1)?.id ?? ''
    step(db, 'Change', () => db.prepare('UPDATE account SET followers = 77 WHERE creator_id = ?').run(ids[1]))
    const outcome = undoStep(db, origin(), batch)
    expect(outcome.reverted).toBe(1)
    expect(outcome.kept.map(({ what }) => what)).toEqual(['@cleo', '@ana0'])
    expect(handles(db)).toEqual(['ana0', 'ana2', 'cleo'])
  })

  it('refuses when the only row cannot have its handle back, and names it', () => {
    const db = memoryDatabase()
    step(db, 'Add Ana', () => addCreator(db, 0, 'ana'))
    step(db, 'Remove Ana', () => remove(db, 0))
    const removed = undoStacks(db).undo.at(-1)?.id ?? ''
    step(db, 'Add', () => {
      addCreator(db, 1, 'new')
      rename(db, 1, 'ana0')
    })
    expect(() => undoStep(db, origin(), removed)).toThrow(
      expect.objectContaining({
        code: 'changed_since',
        message: expect.stringMatching(
          /^Cannot undo "Remove Ana": a handle, name or contact that it would bring back is in/,
        ),
        details: { kept: expect.arrayContaining([{ table: 'account', rowId: `a${ids[0]}`, what: '@ana0' }]) },
      }),
    )
    expect(handles(db)).toEqual(['ana0'])
  })
})

it('logs JSON that an update made itself as the text it is, and takes it back', () => {
  const db = memoryDatabase()
  step(db, 'Add', () => addCreator(db, 1, 'ana'))
  const before = contentOf(db)
  step(db, 'Tag', () =>
    db.exec(`UPDATE creator SET tags = json_insert(tags, '$[#]', 'new'), custom = json_set(custom, '$.a', 1)`),
  )
  expect(db.prepare('SELECT tags, custom FROM creator').get()).toEqual({ tags: '["new"]', custom: '{"a":1}' })
  expect(verifyDatabase(db).problems).toEqual([])
  undoStep(db, origin(), null)
  expect(contentOf(db)).toEqual(before)
  redoStep(db, origin())
  expect(db.prepare('SELECT tags FROM creator').pluck().get()).toBe('["new"]')
})
