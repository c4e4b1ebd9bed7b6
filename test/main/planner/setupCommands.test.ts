import { describe, expect, it } from 'vitest'
import type { InputOf, MethodName } from '../../../src/shared/contract/index'
import { noCost } from '../../../src/shared/domain/planning/packages'
import { usualPlanSettings } from '../../../src/shared/domain/planning/settings'
import { newId } from '../../support/engine'
import { cell, content, gb, hostile, ie, one, three, world } from './setupSupport'

describe('the setup of a plan', () => {
  it('is the usual one until somebody changes a part of it, and keeps what is not given', async () => {
    const { engine, campaignId, setup } = await world()
    expect(await setup()).toEqual({ ...usualPlanSettings, segments: [], packages: [], availability: [] })
    const rules = [{ id: newId(), isOn: true, kind: 'noConflicts' as const }]
    await engine.do('planner.saveSetup', { campaignId, rules })
    await engine.do('planner.saveSetup', { campaignId, objective: { kind: 'engagements' } })
    expect(await setup()).toMatchObject({
      objective: { kind: 'engagements' },
      rules,
      assumptions: usualPlanSettings.assumptions,
    })
    expect((await engine.do('history.next', {})).undo?.label).toBe(`Change what the plan of ${hostile} spring aims at`)
    await engine.do('history.undo', {})
    await engine.do('history.undo', {})
    expect(await setup()).toMatchObject(usualPlanSettings)
    await engine.do('history.redo', {})
    expect((await setup()).rules).toEqual(rules)
  })

  const commands: [MethodName, (at: Awaited<ReturnType<typeof world>>) => object, RegExp][] = [
    [
      'planner.saveSetup',
      ({ campaignId }) => ({ campaignId, rules: [], assumptions: usualPlanSettings.assumptions }),
      /^Change how .* is planned$/,
    ],
    [
      'planner.saveSetup',
      ({ campaignId }) => ({ campaignId, assumptions: { ...usualPlanSettings.assumptions, seed: 9 } }),
      /^Change the assumptions/,
    ],
    [
      'planner.saveSetup',
      ({ campaignId }) => ({ campaignId, rules: [{ id: newId(), isOn: false, kind: 'available' }] }),
      /^Change the rules/,
    ],
    [
      'planner.saveSegments',
      ({ campaignId }) => ({ campaignId, segments: [gb, ie] }),
      /^Split the audience of .* into 2 segments$/,
    ],
    ['planner.saveSegments', ({ campaignId }) => ({ campaignId, segments: [] }), /^Make the audience of .* one again$/],
    [
      'planner.savePackages',
      ({ entry }) => ({ entryId: entry('ana'), packages: [{ id: null, ...three }] }),
      /^Change packages of @ana$/,
    ],
    [
      'planner.makePackages',
      ({ campaignId }) => ({ campaignId, entryIds: null, offers: { from: 'rates' } }),
      /^Make 2 packages for 2 creators$/,
    ],
    [
      'planner.setAvailability',
      ({ campaignId, entry }) => ({ campaignId, entryIds: [entry('ana')], from: '2027-01-10', until: null }),
      /^Change when 1 creator can post$/,
    ],
  ]
  it('is changed by commands that undo takes back whole and redo does again', async () => {
    const at = await world()
    const { engine, campaignId } = at
    await engine.do('planner.saveSegments', { campaignId, segments: [{ ...gb, niche: hostile }] })
    await engine.do('planner.savePackages', {
      entryId: at.entry('ana'),
      packages: [{ id: null, ...one, name: hostile }],
    })
    for (const [method, input, label] of commands) {
      const before = content(engine)
      await engine.do(method, input(at) as InputOf<typeof method>)
      const after = content(engine)
      expect(after).not.toEqual(before)
      expect((await engine.do('history.next', {})).undo?.label).toMatch(label)
      await engine.do('history.undo', {})
      expect(content(engine)).toEqual(before)
      await engine.do('history.redo', {})
      expect(content(engine)).toEqual(after)
      await engine.do('history.undo', {})
    }
    expect((await engine.do('workspace.verify', {})).problems).toEqual([])
  })

  const among = { attribute: 'tier', values: ['nano'] }
  const rule = (fields: object) => ({ rules: [{ id: newId(), isOn: true, ...fields }] })
  const twice = { id: newId(), isOn: true, kind: 'available' }
  const refusals: [string, (at: Awaited<ReturnType<typeof world>>) => [MethodName, object], string, RegExp][] = [
    ['a campaign that is gone', () => ['planner.setup', { campaignId: newId() }], 'not_found', /not in this workspace/],
    [
      'no bound',
      (at) => ['planner.saveSetup', { ...at, ...rule({ kind: 'count', among: null, min: null, max: null }) }],
      'invalid_input',
      /the number of creators has neither a least nor a most/,
    ],
    [
      'bounds that clash',
      (at) => ['planner.saveSetup', { ...at, ...rule({ kind: 'spendShare', among, min: 0.5, max: 0.255 }) }],
      'invalid_input',
      /tier nano asks for at least 50 % and at most 25.5 %/,
    ],
    [
      'counts that clash',
      (at) => ['planner.saveSetup', { ...at, ...rule({ kind: 'count', among: null, min: 5, max: 4 }) }],
      'invalid_input',
      /at least 5 and at most 4/,
    ],
    [
      'a share of nobody',
      (at) => ['planner.saveSetup', { ...at, ...rule({ kind: 'spendShare', among: null, min: 0.5, max: null }) }],
      'invalid_input',
      /needs a group/,
    ],
    [
      'one as a choice',
      (at) => [
        'planner.saveSetup',
        { ...at, ...rule({ kind: 'atMostOne', name: 'twins', entryIds: [at.entry('ana'), at.entry('ana')] }) },
      ],
      'invalid_input',
      /“At most one of twins” names one creator/,
    ],
    ['one rule twice', (at) => ['planner.saveSetup', { ...at, rules: [twice, twice] }], 'invalid_input', /same id/],
    [
      'a blend of nothing',
      (at) => [
        'planner.saveSetup',
        { ...at, objective: { kind: 'blend', weights: { netReach: 0, engagements: 0, conversions: 0, revenue: 0 } } },
      ],
      'invalid_input',
      /weight to nothing/,
    ],
    [
      'an order that repeats',
      (at) => ['planner.saveSetup', { ...at, objective: { kind: 'lexicographic', order: ['cost', 'cost'] } }],
      'invalid_input',
      /same aim twice/,
    ],
    [
      'segments that are the same',
      (at) => ['planner.saveSegments', { ...at, segments: [gb, gb] }],
      'invalid_input',
      /Two segments are both “GB”/,
    ],
    [
      'a segment within another',
      (at) => ['planner.saveSegments', { ...at, segments: [gb, { ...gb, age: '18-24', gender: 'f' }] }],
      'invalid_input',
      /“GB” and “GB, women, 18-24” can hold the same persons/,
    ],
    [
      'segments across each other',
      (at) => ['planner.saveSegments', { ...at, segments: [gb, { ...cell, id: null, niche: 'food' }] }],
      'invalid_input',
      /“GB” and “food”/,
    ],
    [
      'niches written otherwise',
      (at) => [
        'planner.saveSegments',
        {
          ...at,
          segments: [
            { ...gb, niche: 'Food' },
            { ...gb, niche: 'food' },
          ],
        },
      ],
      'invalid_input',
      /can hold the same persons/,
    ],
    [
      'segments of no weight',
      (at) => ['planner.saveSegments', { ...at, segments: [{ ...gb, weight: 0 }] }],
      'invalid_input',
      /weight 0/,
    ],
    [
      'a segment that is gone',
      (at) => ['planner.saveSegments', { ...at, segments: [{ ...gb, id: newId() }] }],
      'not_found',
      /no longer there/,
    ],
    [
      'an entry that is gone',
      () => ['planner.savePackages', { entryId: newId(), packages: [] }],
      'not_found',
      /no longer on the roster/,
    ],
    [
      'a package that is gone',
      (at) => ['planner.savePackages', { entryId: at.entry('ana'), packages: [{ ...one, id: newId() }] }],
      'not_found',
      /no longer there/,
    ],
    [
      'packages of one name',
      (at) => [
        'planner.savePackages',
        {
          entryId: at.entry('ana'),
          packages: [
            { ...one, id: null },
            { ...three, id: null, name: '1 VIDEO' },
          ],
        },
      ],
      'invalid_input',
      /Two packages are called “1 VIDEO”/,
    ],
    [
      'a package beyond money',
      (at) => [
        'planner.savePackages',
        {
          entryId: at.entry('ana'),
          packages: [{ ...one, id: null, costParts: { ...noCost, creatorFee: 1e12, tax: 1 } }],
        },
      ],
      'invalid_input',
      /more than a plan can hold/,
    ],
    [
      'offers of one name',
      (at) => [
        'planner.makePackages',
        {
          ...at,
          entryIds: null,
          offers: {
            from: 'price',
            packages: [
              { name: 'x', posts: 1, discount: 0 },
              { name: 'X', posts: 2, discount: 0 },
            ],
          },
        },
      ],
      'invalid_input',
      /Two packages/,
    ],
    [
      'offers for somebody else',
      (at) => ['planner.makePackages', { ...at, entryIds: [newId()], offers: { from: 'rates' } }],
      'not_found',
      /no longer on the roster of this campaign/,
    ],
    [
      'days that run backwards',
      (at) => [
        'planner.setAvailability',
        { ...at, entryIds: [at.entry('ana')], from: '2027-01-02', until: '2027-01-01' },
      ],
      'invalid_input',
      /before the first/,
    ],
    [
      'days of somebody else',
      (at) => ['planner.setAvailability', { ...at, entryIds: [newId()], from: null, until: null }],
      'not_found',
      /no longer on the roster/,
    ],
  ]
  it('refuses in a sentence what no plan could be made by, and changes nothing', async () => {
    const at = await world()
    const before = content(at.engine)
    for (const [name, call, code, sentence] of refusals) {
      const [method, given] = call(at)
      const { engine: _e, ids: _i, entry: _n, setup: _s, ...input } = given as Record<string, unknown>
      if (method === 'planner.savePackages') delete input.campaignId
      const refused = { code, message: expect.stringMatching(sentence) }
      await expect(at.engine.do(method, input as InputOf<typeof method>), name).rejects.toMatchObject(refused)
      expect(content(at.engine), name).toEqual(before)
    }
  })
})
