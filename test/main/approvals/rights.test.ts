import { describe, expect, it } from 'vitest'
import type { InputOf } from '../../../src/shared/contract/index'
import { newId } from '../../support/engine'
import { campaignFor } from '../campaigns/seed'
import { add, bookElsewhere, factsOf, readRows, rightsWorld, version } from './rightsSupport'

const right = (campaignId: string, more: Partial<InputOf<'approvals.saveRight'>> = {}) => ({
  campaignId,
  kind: 'paid' as const,
  territory: 'United Kingdom',
  channels: ['TikTok', 'TikTok', 'Instagram'],
  lengthDays: 90,
  ...more,
})

describe('usage rights', () => {
  it('are added, changed, removed and taken back; their end counts from the live date', async () => {
    const { engine, campaignId, deliverableId } = await rightsWorld()
    const saved = await engine.do('approvals.saveRight', right(campaignId, { deliverableId, feeMinor: 50_000 }))
    expect(saved).toMatchObject({
      channels: ['TikTok', 'Instagram'],
      endsOn: null,
      feeMinor: 50_000,
      currency: 'GBP',
      editsAllowed: false,
    })
    expect((await engine.do('history.next', {})).undo?.label).toBe(
      'Save usage right “Paid amplification” of First video',
    )
    const changed = await engine.do('approvals.saveRight', {
      ...right(campaignId, { deliverableId, startsOn: '2027-03-01', editsAllowed: true }),
      rightId: saved.id,
    })
    expect(changed).toMatchObject({
      id: saved.id,
      endsOn: '2027-05-29',
      feeMinor: null,
      currency: null,
      editsAllowed: true,
    })
    expect(await engine.do('approvals.campaignRights', { campaignId })).toEqual([changed])
    expect(factsOf(engine, deliverableId).hasUsageRight).toBe(true)
    await engine.do('approvals.removeRight', { rightId: saved.id })
    expect((await engine.do('approvals.compliance', { deliverableId })).rights).toEqual([])
    await engine.do('history.undo', {})
    expect((await engine.do('approvals.compliance', { deliverableId })).rights).toEqual([changed])
  })

  it('stay in their campaign', async () => {
    const { engine, campaignId, deliverableId } = await rightsWorld()
    const other = await campaignFor(engine, { client: 'Globex', name: 'Pip' })
    const { id: rightId } = await engine.do('approvals.saveRight', right(campaignId))
    for (const bad of [
      right(other.campaignId, { deliverableId }),
      right(other.campaignId, { rightId }),
      right(campaignId, { rightId: newId() }),
      right(campaignId, { evidenceId: newId() }),
      right(newId()),
    ])
      await expect(engine.do('approvals.saveRight', bad)).rejects.toMatchObject({ code: 'not_found' })
    expect(await engine.do('approvals.campaignRights', { campaignId })).toHaveLength(1)
  })
})

describe('a Spark code', () => {
  const secret = '#SparkSecret0123456789abcdef=='

  it('is a secret: masked in answers, history and step results, whole only when asked for', async () => {
    const { engine, deliverableId } = await rightsWorld()
    const saved = await engine.do('approvals.saveSparkCode', { deliverableId, code: secret, note: '' })
    expect(saved).toMatchObject({
      masked: '••••ef==',
      periodDays: 30,
      issuedOn: '2027-03-01',
      expiresOn: '2027-03-31',
      outlastsFlight: false,
      note: null,
    })
    expect(await engine.do('approvals.revealSparkCode', { deliverableId })).toEqual({ code: secret })
    const told = [
      await engine.do('approvals.compliance', { deliverableId }),
      await engine.do('approvals.calendar', { from: '2027-01-01', until: '2027-12-31' }),
      await engine.do('history.list', { limit: 50 }),
      await engine.do('approvals.saveMusic', { deliverableId, music: 'none' }),
    ]
    expect(JSON.stringify(told)).not.toContain('SparkSecret')
    expect(engine.lines.join('\n')).not.toContain('SparkSecret')
    const refused = await engine.call(
      { method: 'approvals.saveSparkCode', input: { deliverableId: newId(), code: secret } },
      { shell: 'test', actor: 'Test' },
    )
    expect(JSON.stringify(refused)).not.toContain('SparkSecret')
    const results = readRows(engine, 'SELECT label, result FROM change_step')
    expect(JSON.stringify(results)).toContain('••••ef==')
    expect(JSON.stringify(results)).not.toContain('SparkSecret')
  })

  it('is replaced by another, kept by its mask, removed by nothing, and belongs to one post', async () => {
    const { engine, deliverableId, campaignId, ana } = await rightsWorld()
    const first = await engine.do('approvals.saveSparkCode', { deliverableId, code: secret, issuedOn: '2027-02-20' })
    const kept = await engine.do('approvals.saveSparkCode', {
      deliverableId,
      code: first?.masked ?? '',
      periodDays: 60,
      note: 'Asked for longer',
    })
    expect(kept).toMatchObject({
      periodDays: 60,
      issuedOn: '2027-02-20',
      outlastsFlight: true,
      note: 'Asked for longer',
    })
    expect(await engine.do('approvals.revealSparkCode', { deliverableId })).toEqual({ code: secret })
    await expect(engine.do('approvals.saveSparkCode', { deliverableId, code: '••••0000' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const second = add(engine, 'deliverable', {
      campaign_id: campaignId,
      account_id: ana.accountId,
      title: 'Second video',
      kind: 'video',
    })
    await expect(engine.do('approvals.saveSparkCode', { deliverableId: second, code: secret })).rejects.toThrow(
      'That code is kept for @ana, First video. One code belongs to one post. Nothing was changed.',
    )
    await engine.do('approvals.saveSparkCode', { deliverableId, code: 'another-code-9999' })
    expect(await engine.do('approvals.revealSparkCode', { deliverableId })).toEqual({ code: 'another-code-9999' })
    expect(await engine.do('approvals.saveSparkCode', { deliverableId, code: null })).toBeNull()
    await expect(engine.do('approvals.revealSparkCode', { deliverableId })).rejects.toMatchObject({ code: 'not_found' })
    await engine.do('history.undo', {})
    expect(await engine.do('approvals.revealSparkCode', { deliverableId })).toEqual({ code: 'another-code-9999' })
  })
})

describe('compliance', () => {
  it('lints the plan as it is saved, and takes it back', async () => {
    const { engine, deliverableId } = await rightsWorld({ markets: '["GB","US"]' })
    add(engine, 'content_version', version(deliverableId, { caption: '#AD Fizz', duration_ms: 9000 }))
    const none = await engine.do('approvals.compliance', { deliverableId })
    expect(none.lint.map(({ ok }) => ok)).toEqual([false, false])
    const plan = {
      relation: 'gifted' as const,
      hasToggle: true,
      wording: '  ',
      spokenAtMs: 1200,
      shownAtMs: null,
      note: 'Held up to the camera ',
    }
    const saved = await engine.do('approvals.saveDisclosure', { deliverableId, plan })
    expect(saved.disclosure).toEqual({ ...plan, wording: null, note: 'Held up to the camera' })
    expect(saved.lint.map(({ market, ok, problems }) => [market, ok, problems.map(({ code }) => code)])).toEqual([
      ['GB', true, []],
      ['US', true, ['both_modes']],
    ])
    for (const bad of [
      { ...plan, spokenAtMs: -1 },
      { ...plan, wording: 'x'.repeat(201) },
    ])
      await expect(engine.do('approvals.saveDisclosure', { deliverableId, plan: bad })).rejects.toMatchObject({
        code: 'invalid_input',
      })
    expect((await engine.do('approvals.saveDisclosure', { deliverableId, plan: null })).disclosure).toBeNull()
    await engine.do('history.undo', {})
    expect(factsOf(engine, deliverableId)).toMatchObject({ hasDisclosurePlan: true, disclosureProblems: [] })
  })

  it('keeps music and posting windows, all or none', async () => {
    const { engine, deliverableId } = await rightsWorld()
    const music = await engine.do('approvals.saveMusic', { deliverableId, music: 'licensed', note: 'Licence 12' })
    expect(music).toMatchObject({ music: 'licensed', musicNote: 'Licence 12' })
    const window = { deliverableIds: [deliverableId, deliverableId], postFrom: '2027-03-12', postUntil: '2027-03-14' }
    expect(await engine.do('approvals.saveWindow', window)).toEqual({ changed: 1 })
    expect(await engine.do('approvals.saveWindow', window)).toEqual({ changed: 0 })
    await expect(engine.do('approvals.saveWindow', { ...window, postUntil: '2027-03-01' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await expect(
      engine.do('approvals.saveWindow', { ...window, deliverableIds: [deliverableId, newId()], postFrom: null }),
    ).rejects.toMatchObject({ code: 'not_found' })
    expect(await engine.do('approvals.compliance', { deliverableId })).toMatchObject({
      postFrom: '2027-03-12',
      postUntil: '2027-03-14',
    })
    expect(
      await engine.do('approvals.saveWindow', { deliverableIds: [deliverableId], postFrom: null, postUntil: null }),
    ).toEqual({ changed: 1 })
  })

  it('names other clients’ exclusivity where it meets the window', async () => {
    const { engine, deliverableId, ana } = await rightsWorld(
      { post_from: '2027-03-10', post_until: '2027-03-20' },
      {},
      [
        { brand_name: 'Pop', category: 'soft drinks', started_on: '2027-01-01', exclusive_until: '2027-03-10' },
        { brand_name: 'Old', category: 'soft drinks', started_on: '2026-01-01', exclusive_until: '2027-03-09' },
      ],
    )
    await bookElsewhere(engine, ana.accountId, {
      flightStart: '2027-03-20',
      flightEnd: '2027-03-25',
      exclusivityDays: 5,
    })
    expect((await engine.do('approvals.compliance', { deliverableId })).exclusivities).toEqual([
      { who: 'Pop', from: '2027-01-01', until: '2027-03-10' },
      { who: 'Pip (Globex)', from: '2027-03-20', until: '2027-03-30' },
    ])
  })
})

it('keeps wordings of the workspace with their source beside those that came with it', async () => {
  const { engine, deliverableId } = await rightsWorld({ markets: '["DE"]' })
  const shipped = await engine.do('approvals.wordings', {})
  expect(new Set(shipped.map(({ market }) => market))).toEqual(new Set(['GB', 'US']))
  expect(shipped.every(({ id, source }) => id === null && source.length > 10)).toBe(true)
  const wording = { market: 'DE', wording: 'Werbung', source: 'die medienanstalten' }
  const { id } = await engine.do('approvals.saveWording', wording)
  expect(await engine.do('approvals.saveWording', { ...wording, source: 'a newer leaflet' })).toEqual({ id })
  expect((await engine.do('approvals.wordings', {}))[0]).toEqual({ id, ...wording, source: 'a newer leaflet' })
  await expect(engine.do('approvals.saveWording', { market: 'GB', wording: 'AD', source: 'me' })).rejects.toMatchObject(
    { code: 'conflict' },
  )
  const plan = { relation: 'paid' as const, hasToggle: true, wording: null, spokenAtMs: 1, shownAtMs: null, note: null }
  add(engine, 'content_version', version(deliverableId, { caption: 'Werbung für Fizz' }))
  expect((await engine.do('approvals.saveDisclosure', { deliverableId, plan })).lint).toEqual([
    { market: 'DE', ok: true, problems: [] },
  ])
  await engine.do('approvals.removeWording', { wordingId: id })
  expect((await engine.do('approvals.compliance', { deliverableId })).lint[0]?.ok).toBe(false)
  await expect(engine.do('approvals.removeWording', { wordingId: id })).rejects.toMatchObject({ code: 'not_found' })
})
