import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contrast, readableAccent, rgbOf } from '../../../src/main/features/approvals/review/accent'
import { pageScript, pageStyle } from '../../../src/main/features/approvals/review/page/pageFiles'
import { upload } from '../../support/engine'
import { campaignFor, seed } from '../campaigns/seed'
import { bytesOf } from './contentSupport'
import { filesOf, pageOf, reviewWorld, submit, toClient } from './reviewSupport'

const marker = 'SECRETMARKER'

describe('a review package', () => {
  it('holds nothing of what must stay inside', async () => {
    const world = await reviewWorld()
    const { engine, as, video, campaignId, client } = world
    const { version } = await engine.do('approvals.get', { deliverableId: video })
    const versionId = version?.id ?? ''
    const internal = await engine.do('approvals.comment', {
      versionId,
      thread: 'internal',
      text: `${marker} pays double`,
    })
    await as('Dana')('approvals.comment', { versionId, thread: 'client', text: 'Seen by the client' })
    const retracted = await engine.do('approvals.comment', { versionId, thread: 'client', text: `${marker} retracted` })
    await engine.do('approvals.retractComment', { commentId: retracted.id })
    await campaignFor(engine, { client: `${marker} Globex`, name: `${marker} Pip` })
    await engine.do('approvals.savePerson', { name: `${marker} Bram`, role: 'legal', email: 'marker@agency.example' })
    seed(engine, (insert, db) => {
      const at = '2026-11-01'
      const { account_id } = db.prepare('SELECT account_id FROM deliverable WHERE id = ?').get(video) as {
        account_id: string
      }
      const own = { campaign_id: campaignId, account_id, created_at: at }
      insert('roster_entry', { ...own, status: 'booked', fee_minor: 7654321, client_fee_minor: 9876543, note: marker })
      insert('usage_right', {
        campaign_id: campaignId,
        deliverable_id: video,
        kind: 'paid',
        territory: marker,
        fee_minor: 7654321,
        currency: 'GBP',
        note: marker,
        created_at: at,
      })
      insert('spark_code', {
        deliverable_id: video,
        code: marker,
        period_days: 30,
        issued_on: at,
        note: marker,
        created_at: at,
      })
      insert('approval_evidence', {
        deliverable_id: video,
        purpose: 'other',
        name: marker,
        mime: 'text/plain',
        size_bytes: 1,
        sha256: 'b'.repeat(64),
        note: marker,
        added_by: marker,
        added_at: at,
      })
      db.prepare('UPDATE creator SET notes = ?').run(marker)
      db.prepare('UPDATE account SET bio = ?').run(marker)
      db.prepare('UPDATE campaign SET brief = ?, budget_minor = 7654321, audience = ?').run(marker, marker)
      db.prepare('UPDATE deliverable SET requirement = ?, music_note = ?').run(marker, marker)
      db.prepare('UPDATE disclosure_plan SET note = ?').run(marker)
      db.prepare('UPDATE signed_terms SET name = ?, signed_by = ?').run(marker, marker)
    })
    // As media beside the page too: names and bytes of the ZIP are looked through as well.
    const big = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(8_100_000)])
    await submit(world, video, { name: `${marker}.png`, content: big })
    await toClient(world, [video])
    const made = await world.make()
    expect(made).toMatchObject({ mediaInside: 1, mediaBeside: 1, file: { mime: 'application/zip' } })
    const files = await filesOf(engine, made)
    expect(Object.keys(files).sort()).toEqual(['Wobblecombe_Fizz_Review_2026-11-16.html', 'media/01-ana0-video-v2.png'])
    expect(Buffer.from(files['media/01-ana0-video-v2.png'] ?? []).equals(big)).toBe(true)
    for (const bytes of [...Object.values(files), await bytesOf(engine, made.file.fileToken)]) {
      const text = Buffer.from(bytes).toString('latin1')
      for (const inside of [marker, '7654321', '9876543', internal.id, 'Dana', 'Bram', engine.folder, 'marker@agency'])
        expect(text.includes(inside), inside).toBe(false)
    }
    const { page } = await pageOf(engine, made)
    expect(page.items[0]?.comments.map(({ author, text }) => [author, text])).toEqual([
      ['Test workspace', 'Seen by the client'],
    ])
    expect(client.name).toBe('Wobblecombe')
  })

  it('is the same bytes again but for ids, dates and the secret', async () => {
    const world = await reviewWorld()
    const plain = async () => {
      const { html, page } = await pageOf(world.engine, await world.make({ message: 'Hello', answerBy: '2026-11-20' }))
      return html
        .replaceAll(page.packageId, 'ID')
        .replaceAll(page.secret, 'SECRET')
        .replace(/"madeAt":"[^"]*"/, '')
    }
    expect(await plain()).toBe(await plain())
  })

  it('is an anchor that the chains are held against', async () => {
    const world = await reviewWorld()
    const { engine } = world
    const made = await world.make()
    const { anchor } = await pageOf(engine, made)
    expect(anchor).toMatchObject({ format: 'callboard-anchor-1', kind: 'package', items: [{ decisions: [] }, {}, {}] })
    const checked = await engine.do('approvals.checkAnchor', { fileToken: made.file.fileToken })
    expect(checked).toMatchObject({ ok: true, kind: 'package', problems: [] })
    const [listed] = await engine.do('approvals.packages', { campaignId: world.campaignId })
    expect(listed).toMatchObject({ id: made.packageId, items: 3, madeBy: 'Test', answers: [] })
  })

  it('is not undone: an answer to it may be under way', async () => {
    const world = await reviewWorld()
    await world.make()
    const [step] = await world.engine.do('history.list', { limit: 1 })
    expect(step).toMatchObject({ kind: 'base', label: expect.stringContaining('Make review package') })
    expect(await world.engine.do('approvals.packages', { campaignId: world.campaignId })).toHaveLength(1)
  })

  it('takes only what is with the client, and names what is not', async () => {
    const world = await reviewWorld()
    const { engine, text } = world
    await submit(world, text, null, 'Another text')
    await expect(world.make()).rejects.toMatchObject({
      code: 'approval_refused',
      message: expect.stringContaining('Video of @ana2 (Draft submitted)'),
    })
    const { campaignId } = await campaignFor(engine, { client: 'Globex', name: 'Pip' })
    await expect(world.make({ campaignId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await engine.do('approvals.packages', { campaignId: world.campaignId })).toEqual([])
  })

  it('holds hostile texts as texts', async () => {
    const world = await reviewWorld()
    const hostile = '</script><script>alert(1)</script><!-- \u2028 \u202e </style> {{ }} "'
    await submit(world, world.text, null, hostile)
    await toClient(world, [world.text])
    const { html, page } = await pageOf(world.engine, await world.make({ message: hostile, name: '../../x: <b>' }))
    expect(html).not.toContain('alert(1)</script>')
    expect(html.match(/<script>/g)).toHaveLength(1)
    expect(page.items[2]).toMatchObject({ caption: hostile })
    expect(page.fileName).toBe('Fizz spring.callboard-decision.json')
  })

  it('takes a logo by its bytes: PNG and JPEG, never SVG, never large', async () => {
    const world = await reviewWorld()
    const { engine } = world
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)])
    const { page } = await pageOf(engine, await world.make({ logoToken: await upload(engine, 'logo.svg', png) }))
    expect(page.logo).toMatch(/^data:image\/png;base64,/)
    for (const [name, bytes] of [
      ['logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
      ['large.png', Buffer.concat([png, Buffer.alloc(500_000)])],
    ] as const)
      await expect(world.make({ logoToken: await upload(engine, name, bytes) })).rejects.toMatchObject({
        code: 'invalid_input',
      })
  })

  it('has a policy without network, a script without eval and modules whose names do not clash', async () => {
    const world = await reviewWorld()
    const { html } = await pageOf(world.engine, await world.make())
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'")
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^;']+'; style-src 'sha256-[^;']+'; img-src data: blob:; /,
    )
    expect(policy).toContain("; media-src blob:; form-action 'none'; base-uri 'none'")
    expect(html).not.toMatch(/\b(?:src|href)=["']?https?:/)
    expect(pageScript).not.toMatch(/\beval\b|new Function|innerHTML|^\s*(?:import|export)\b/m)
    expect(pageStyle).not.toMatch(/url\(|@import/)
    expect(() => new Function(pageScript)).not.toThrow()
  })
})

it('makes any colour readable on both grounds', () => {
  for (const accent of [null, '#ffffff', '#000000', '#ffff00', '#f08a24', '#808080', '#00ffcc', '#0000ff']) {
    const { light, dark } = readableAccent(accent)
    expect(contrast(rgbOf(light), [255, 255, 255])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(rgbOf(dark), [0x1e, 0x22, 0x2b])).toBeGreaterThanOrEqual(4.5)
  }
})
