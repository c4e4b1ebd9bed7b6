import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { printPdf } from '../../../src/main/print/printPdf'
import { tempFolder } from '../../support/engine'
import { seed } from '../campaigns/seed'
import { infoOf, missingTools, needsTools, textOf } from '../print/pdfReaders'
import { chainWorld, goLive, seenBy } from './chainSupport'

const grouped = (hash: string) => hash.match(/.{8}/g)?.join(' ') ?? ''

/** Everything that a certificate must not say, each with a word of its own. */
async function worldOfSecrets() {
  const world = await chainWorld()
  const { engine, first } = world
  const [version] = await engine.do('approvals.versions', { deliverableId: first })
  for (const [thread, text] of [
    ['internal', 'Crumblewick: they pay late'],
    ['client', 'Dapplemere: lovely light'],
  ] as const)
    await engine.do('approvals.comment', { versionId: version?.id ?? '', thread, text })
  seed(engine, (insert, db) => {
    insert('spark_code', {
      deliverable_id: first,
      code: 'Eelgrassfen#code',
      period_days: 30,
      issued_on: '2026-11-16',
      created_at: '2026-11-16',
    })
    db.prepare('UPDATE usage_right SET fee_minor = 987654, note = ?').run('Fernhollow')
    insert('client', { name: 'Gorsebridge', created_at: '2026-11-16' })
  })
  return world
}
const secrets = [
  'Crumblewick',
  'Dapplemere',
  'Eelgrassfen',
  '987654',
  '9,876',
  'Fernhollow',
  'Gorsebridge',
  'Lovely, go',
]

describe('a certificate of approval', () => {
  it('says what was approved, by whom and how to check it, and nothing else', async () => {
    const world = await worldOfSecrets()
    const { engine, first } = world
    const { sha256, captionSha256 } = await seenBy(engine, first)
    const made = await engine.do('approvals.certificate', { deliverableId: first, format: 'html' })
    expect(made).toMatchObject({
      mime: 'text/html; charset=utf-8',
      name: expect.stringMatching(/^Certificate of approval, .*Video, version 1\.html$/),
    })
    const page = readFileSync(engine.fileOf(made.fileToken).path, 'utf8')
    const { events } = await engine.do('approvals.get', { deliverableId: first })
    for (const text of [
      'Wobblecombe',
      'Fizz',
      '@ana0',
      'shore-1.jpg',
      'Up before the sun #ad\nThe lake is all ours.',
      'hiking wildswim',
      'https://fizz.example/spring',
      grouped(sha256 ?? ''),
      grouped(captionSha256),
      'Approved with corrections',
      'Recorded by Test from an e-mail, evidence SHA-256',
      grouped(events.at(-1)?.evidenceSha256 ?? '-'),
      'Add #fizz',
      'Dana',
      'Cleo',
      '1 of 2',
      'Europe/London; 2026-11-16 10:00:00 UTC',
      'verify --workspace DIR --anchor',
      'It does not prove who sat at the keyboard',
    ])
      expect(page).toContain(text)
    for (const secret of secrets) expect(page).not.toContain(secret)
    expect(page).not.toMatch(/<script(?! type="application\/json" id="callboard-anchor">)/)
    const anchor = JSON.parse(/id="callboard-anchor">(.*?)<\/script>/s.exec(page)?.[1] ?? '')
    expect(anchor).toMatchObject({
      format: 'callboard-anchor-1',
      kind: 'certificate',
      items: [{ deliverableId: first, sha256, captionSha256 }],
    })
    expect(anchor.items[0].decisions).toEqual(events.filter(({ kind }) => kind === 'decide').map(({ hash }) => hash))
    expect(anchor.heads[0].hash).toHaveLength(64)
    // The other deliverable of the workspace is no business of whoever gets this.
    expect(page).not.toContain(world.second)
  })

  it('is made as long as the approval holds, and refused with a sentence otherwise', async () => {
    const world = await chainWorld()
    const { engine, first, second } = world
    const make = (deliverableId: string) => engine.do('approvals.certificate', { deliverableId, format: 'html' })
    await expect(make(second)).rejects.toMatchObject({
      code: 'approval_refused',
      message: expect.stringContaining('client review'),
    })
    await goLive(world)
    await engine.do('approvals.move', { deliverableIds: [first], to: 'on_hold', text: 'Strike' })
    await make(first)
    await engine.do('approvals.move', { deliverableIds: [first], to: 'live_verified' })
    await engine.do('approvals.move', { deliverableIds: [first], to: 'withdrawn', text: 'Taken down' })
    await expect(make(first)).rejects.toMatchObject({
      code: 'approval_refused',
      message: expect.stringContaining('withdrawn'),
    })
    await expect(make(world.campaignId)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is no PDF where nothing prints: it says so instead of giving something else', async () => {
    const { engine, first } = await chainWorld()
    const making = engine.do('approvals.certificate', { deliverableId: first })
    await expect(making).rejects.toMatchObject({
      code: 'browser_missing',
      message: expect.stringContaining('Choose HTML'),
    })
  })

  it('keeps hostile names harmless', async () => {
    const world = await chainWorld()
    const hostile = '</script><script>alert(1)</script><!--'
    seed(world.engine, (_insert, db) =>
      db.prepare('UPDATE deliverable SET title = ? WHERE id = ?').run(hostile, world.first),
    )
    const made = await world.engine.do('approvals.certificate', { deliverableId: world.first, format: 'html' })
    const page = readFileSync(world.engine.fileOf(made.fileToken).path, 'utf8')
    expect(page).not.toContain('<script>alert')
    expect(made.name).toMatch(/^Certificate of approval/)
  })
})

describe.skipIf(missingTools !== null)(`a certificate as PDF, by a real browser${needsTools}`, () => {
  it('opens, reads as the page does and carries the anchor', async () => {
    const world = await chainWorld({ host: { printPdf: (html, request, signal) => printPdf(html, request, signal) } })
    const { engine, first } = world
    const made = await engine.do('approvals.certificate', { deliverableId: first })
    expect(made).toMatchObject({ mime: 'application/pdf', name: expect.stringMatching(/\.pdf$/) })
    const { path } = engine.fileOf(made.fileToken)
    const pdf = readFileSync(path)
    expect(infoOf(pdf)).toMatchObject({ Tagged: 'yes', Title: 'Certificate of approval: Video', JavaScript: 'no' })
    const text = textOf(pdf)
    const { sha256 } = await seenBy(engine, first)
    expect(text.replaceAll(/\s+/g, ' ')).toContain(grouped(sha256 ?? ''))
    expect(text).toContain('Recorded by Test from an e-mail')
    // The offset behind startxref still points at the cross-reference table or stream.
    const tail = pdf.toString('latin1')
    const offset = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1])
    expect(tail.slice(offset, offset + 20)).toMatch(/^(xref|\d+ 0 obj)/)
    const check = (file: string) => engine.do('approvals.checkAnchor', { fileToken: engine.holdFile(file).token })
    expect(await check(path)).toMatchObject({ ok: true, kind: 'certificate', heads: 1 })
    // As a program saves it that adds to the end: the anchor is still the last of its kind.
    const longer = join(tempFolder(), 'longer.pdf')
    writeFileSync(longer, Buffer.concat([pdf, Buffer.from('\n%%EOF\n')]))
    expect(await check(longer)).toMatchObject({ ok: true })
  })
})
