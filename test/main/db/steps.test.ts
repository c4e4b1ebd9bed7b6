import { describe, expect, it } from 'vitest'
import { createClock } from '../../../src/main/db/clock'
import type { Db } from '../../../src/main/db/open'
import { runStep, type StepOrigin } from '../../../src/main/db/steps'
import { verifyDatabase } from '../../../src/main/db/verify'
import { memoryDatabase } from '../../support/content'
import { newId } from '../../support/engine'

const origin = (extra: Partial<StepOrigin> = {}): StepOrigin => ({
  method: 'test.write',
  commandId: newId(),
  actor: 'Test',
  device: 'device',
  now: new Date('2026-11-22T09:00:00Z'),
  ...extra,
})
function addClient(db: Db, name: string, extra: Partial<StepOrigin> = {}) {
  return runStep(db, origin(extra), (step) => {
    step.label = `Add ${name}`
    const id = newId()
    db.prepare('INSERT INTO client (id, name, created_at) VALUES (?, ?, ?)').run(id, name, '2026-11-22')
    return id
  })
}
const clients = (db: Db) => db.prepare<[], string>('SELECT name FROM client ORDER BY name').pluck().all()

describe('a step', () => {
  it('does nothing a second time and answers as the first', () => {
    const db = memoryDatabase()
    const commandId = newId()
    const first = addClient(db, 'Acme', { commandId })
    const second = addClient(db, 'Acme', { commandId })
    expect(clients(db)).toEqual(['Acme'])
    expect(second).toEqual({ ...first, replayed: true })
  })

  it('happens whole or not at all', () => {
    const db = memoryDatabase()
    const write = () =>
      runStep(db, origin(), () => {
        db.prepare('INSERT INTO client (id, name, created_at) VALUES (?, ?, ?)').run(newId(), 'Acme', '2026-11-22')
        throw new Error('in the middle')
      })
    expect(write).toThrow('in the middle')
    expect(clients(db)).toEqual([])
    expect(db.prepare('SELECT count(*) FROM change_log').pluck().get()).toBe(0)
    addClient(db, 'Next')
    expect(verifyDatabase(db).problems).toEqual([])
  })

  it('leaves no trace when nothing changed', () => {
    const db = memoryDatabase()
    const id = addClient(db, 'Acme').value
    const outcome = runStep(db, origin(), () => {
      db.prepare('UPDATE client SET name = ? WHERE id = ?').run('Acme', id)
      return 'same'
    })
    expect(outcome).toMatchObject({ stepId: null, changes: 0, value: 'same' })
    expect(db.prepare('SELECT count(*) FROM change_step').pluck().get()).toBe(1)
  })

  it('is the only way to write: a change outside one is refused', () => {
    const db = memoryDatabase()
    const insert = () =>
      db.prepare('INSERT INTO client (id, name, created_at) VALUES (?, ?, ?)').run(newId(), 'Acme', '2026-11-22')
    expect(insert).toThrow(/NOT NULL constraint failed: change_log.step_seq/)
    expect(() => db.prepare('UPDATE change_log SET after = NULL').run()).not.toThrow()
    addClient(db, 'Acme')
    expect(() => db.prepare('UPDATE change_log SET after = NULL').run()).toThrow(/only added to/)
  })

  it('orders by sequence when the clock is set back', () => {
    const db = memoryDatabase()
    addClient(db, 'Later', { now: new Date('2030-01-01T00:00:00Z') })
    addClient(db, 'Earlier', { now: new Date('2020-01-01T00:00:00Z') })
    const clocks = db.prepare<[], string>('SELECT clock FROM change_step ORDER BY seq').pluck().all()
    expect(clocks).toEqual([...clocks].sort())
    expect(new Set(clocks).size).toBe(2)
  })
})

describe('the hybrid clock', () => {
  it('rises even when a millisecond holds more than its counter', () => {
    const clock = createClock('d')
    let last = ''
    for (let i = 0; i < 70_000; i += 1) {
      const next = clock.tick(1000)
      expect(next > last).toBe(true)
      last = next
    }
  })
})

describe('verify', () => {
  const tamper = (change: (db: Db) => void) => {
    const db = memoryDatabase()
    addClient(db, 'Acme')
    addClient(db, 'Bolt')
    db.exec('DROP TRIGGER change_log_no_update')
    change(db)
    return verifyDatabase(db)
  }
  it('finds nothing in an untouched database', () => {
    expect(tamper(() => {})).toMatchObject({ ok: true, problems: [] })
  })
  it.each([
    [
      'a flipped letter in a row',
      `UPDATE client SET name = 'Acmf' WHERE name = 'Acme'`,
      'differs from its last logged image',
    ],
    ['a row removed', `DELETE FROM client WHERE name = 'Acme'`, 'is gone'],
    [
      'a row slipped in',
      `INSERT INTO client (id, name, created_at) VALUES ('00000000-0000-7000-8000-000000000000', 'Slip', 'x')`,
      'was never logged',
    ],
    [
      'an image changed',
      `UPDATE change_log SET after = replace(after, 'Acme', 'Acmf')`,
      'are not those that were written',
    ],
    ['a step removed', 'DELETE FROM change_step WHERE seq = 1', 'missing from the history'],
    ['a change removed', 'DELETE FROM change_log WHERE seq = 1', 'are not those that were written'],
    [
      'a change added',
      `INSERT INTO change_log (step_seq, shape, row_id, after) VALUES (2, 1, 'x', '[]')`,
      'are not those that were written',
    ],
  ])('finds %s', (_name, sql, sentence) => {
    const result = tamper((db) => {
      db.exec(
        `DROP TRIGGER client__log_insert; DROP TRIGGER client__log_update; DROP TRIGGER client__log_delete; ${sql}`,
      )
    })
    expect(result.ok).toBe(false)
    expect(result.problems.map((p) => p.sentence).join('\n')).toContain(sentence)
  })
})
