import { describe, expect, it } from 'vitest'
import { contentOf } from '../../support/content'
import { seed, seedCreator, withDatabase } from '../../support/creatorSeed'
import { type TestEngine, testWorkspace } from '../../support/engine'

const content = (engine: TestEngine) => withDatabase(engine, contentOf)
const rows = <T>(engine: TestEngine, sql: string) => withDatabase(engine, (db) => db.prepare<[], T>(sql).all())

describe('merging the sure pairs at once', () => {
  async function many() {
    const engine = await testWorkspace()
    seed(engine, (insert) => {
      for (let i = 0; i < 42; i += 1) {
        const handle = `${i}${i}.makes.things`
        for (const platform of ['tiktok', 'instagram'] as const) {
          const { creatorId } = seedCreator(
            insert,
            { display_name: platform === 'tiktok' ? 'One' : null },
            { platform, handle },
          )
          insert('contact_point', {
            creator_id: creatorId,
            kind: 'email',
            value: `${handle}@mail.com`,
            source: 'x',
            noted_on: '2026-01-01',
          })
        }
      }
      // Three of whom every two are sure are one set too.
      for (const platform of ['tiktok', 'instagram', 'youtube'] as const) {
        const { creatorId } = seedCreator(insert, {}, { platform, handle: 'three.platform.person' })
        insert('contact_point', {
          creator_id: creatorId,
          kind: 'phone',
          value: '7700 900 555',
          source: 'x',
          noted_on: '2026-01-01',
        })
      }
      seedCreator(insert, {}, { platform: 'tiktok', handle: 'unsureperson' })
      seedCreator(insert, {}, { platform: 'instagram', handle: 'unsureperson' })
    })
    await engine.do('creators.findDuplicates', {})
    return engine
  }

  it('shows what it would do, does it as one step, and takes it back', async () => {
    const engine = await many()
    const before = content(engine)
    const { sure, total } = await engine.do('creators.duplicates', {})
    expect([sure, total]).toEqual([
      [
        { reasons: ['handle', 'email'], groups: 42 },
        { reasons: ['handle', 'phone'], groups: 1 },
      ],
      44,
    ])
    const preview = await engine.do('creators.sureMerges', { reasons: ['email', 'handle'], limit: 10 })
    expect(preview).toMatchObject({ groups: 42, creatorsGone: 42 })
    expect(preview.shown).toHaveLength(10)
    const outcome = await engine.do('creators.mergeSure', { reasons: ['handle', 'email'] })
    expect(outcome.merged).toHaveLength(42)
    expect((await engine.do('history.next', {})).undo).toMatchObject({
      id: outcome.stepId,
      label: 'Merge 42 creators that were there twice',
    })
    expect(rows(engine, 'SELECT id FROM creator')).toHaveLength(47)
    expect((await engine.do('creators.duplicates', {})).total).toBe(2)
    const kept = outcome.merged[0]?.keptCreatorId ?? ''
    expect(await engine.do('creators.mergedFrom', { creatorId: kept })).toHaveLength(1)
    await engine.do('history.undo', {})
    expect(content(engine)).toEqual(before)
    await engine.do('history.redo', {})
    expect(rows(engine, 'SELECT id FROM creator')).toHaveLength(47)
    expect(
      (await engine.do('creators.mergeSure', { reasons: ['phone', 'handle'] })).merged[0]?.droppedCreatorIds,
    ).toHaveLength(2)
    await expect(engine.do('creators.mergeSure', { reasons: ['phone'] })).rejects.toThrow('Nothing is left to merge')
  })

  it('takes back all but the creator that was changed since, which stays merged whole', async () => {
    const engine = await many()
    const { stepId, merged } = await engine.do('creators.mergeSure', { reasons: ['handle', 'email'] })
    const [first] = merged
    const accounts = rows<{ id: string }>(engine, `SELECT id FROM account WHERE creator_id = '${first?.keptCreatorId}'`)
    for (const { id } of accounts) await engine.do('creators.update', { accountId: id, bio: 'Changed since.' })
    const undone = await engine.do('history.undo', { stepId: stepId ?? '' })
    expect(undone.kept.map(({ table }) => table)).toContain('account')
    expect(rows(engine, 'SELECT id FROM creator')).toHaveLength(88)
    expect(rows(engine, `SELECT id FROM creator WHERE id = '${first?.droppedCreatorIds[0]}'`)).toEqual([])
    expect(rows(engine, `SELECT id FROM account WHERE creator_id = '${first?.keptCreatorId}'`)).toHaveLength(2)
  })
})

describe('tables that point at creators and accounts', () => {
  it('are all moved, or have a rule', async () => {
    const engine = await testWorkspace()
    const pointing = rows<{ at: string }>(
      engine,
      `SELECT t.name || '.' || f."from" AS at FROM pragma_table_list t, pragma_foreign_key_list(t.name) f
       WHERE t.schema = 'main' AND f."table" IN ('creator', 'account') AND EXISTS (
         SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c WHERE i."unique" = 1 AND c.name = f."from") ORDER BY 1`,
    ).map(({ at }) => at)
    // A table that may hold a creator or account once needs a rule in uniteRows.ts, uniteAccounts.ts or unitePlans.ts.
    expect(pointing).toEqual([
      'audience_overlap.account_a',
      'audience_overlap.account_b',
      'audience_share.account_id',
      'contact_point.creator_id',
      'creator_agent.creator_id',
      'distinct_pair.a_id',
      'distinct_pair.b_id',
      'former_handle.account_id',
      'outreach.creator_id',
      'roster_entry.account_id',
    ])
  })
})
