import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { blobPath } from '../../../src/main/db/blobs'
import { upload } from '../../support/engine'
import { seed } from '../campaigns/seed'
import { addEvidence, chainWorld, copyOf, goLive, picture, seenBy } from './chainSupport'
import { decisionsOf, pageOf, remark, send, submit, toClient } from './reviewSupport'

/** Words that stand nowhere else, one in every place where something of a creator can be written. */
const marks = {
  name: 'Thistlewick',
  comment: 'Crumblewick',
  retracted: 'Dapplemere',
  caption: 'Quincetarn',
  hashtag: 'rhubarbtag',
  link: 'puddleford.example',
  fileName: 'zanzibar-cut',
  file: 'Quibblebytes',
  evidenceName: 'gorsebridge-mail',
  evidence: 'Fernhollow',
  note: 'Eelgrassfen',
  spark: 'Snicklefritz#code',
  disclosure: 'Wobblewords',
  terms: 'Marmaladeterms',
  url: 'crumpetfair.example',
  musicNote: 'Bramblesong',
  correction: 'Periwinkle',
  right: 'Larkspurright',
} as const

function holding(folder: string, texts: readonly string[]): string[] {
  const found = new Set<string>()
  const walk = (path: string) => {
    for (const name of readdirSync(path)) {
      const file = join(path, name)
      if (statSync(file).isDirectory()) walk(file)
      else for (const text of texts) if (readFileSync(file).includes(Buffer.from(text))) found.add(text)
    }
  }
  walk(folder)
  return [...found].sort()
}

async function markedWorld() {
  const world = await chainWorld()
  const { engine, first, second, campaignId, cleo, as } = world
  const [account] = (await engine.do('approvals.board', {})).cards.filter(({ id }) => id === second)
  const accountId = account?.accountId ?? ''
  const { row } = await engine.do('creators.get', { accountId })
  await engine.do('creators.update', { accountId, displayName: `${marks.name} Zanzibarova` })
  await as('Cleo')('approvals.decide', {
    ...(await seenBy(engine, second)),
    stage: 'client_review',
    decision: 'request_changes',
    comment: `${marks.comment}: more of the lake`,
  })
  await engine.do('approvals.changeOrder', { deliverableId: second, rounds: 1, reference: `For ${marks.name}` })
  const fileToken = await upload(engine, `${marks.fileName}.jpg`, Buffer.concat([picture, Buffer.from(marks.file)]))
  const draft = await engine.do('approvals.addVersion', {
    deliverableId: second,
    fileToken,
    caption: `${marks.caption} #ad`,
    hashtags: [marks.hashtag],
    links: [`https://${marks.link}/1`],
  })
  await engine.do('approvals.submit', { deliverableId: second, versionId: draft.id, as: 'draft' })
  await toClient(world, [second])
  const { id: commentId } = await engine.do('approvals.comment', {
    versionId: draft.id,
    thread: 'internal',
    text: `${marks.retracted} by ${marks.name}`,
  })
  await engine.do('approvals.retractComment', { commentId })
  const evidence = await engine.do('approvals.addEvidence', {
    deliverableId: second,
    fileToken: await upload(engine, `${marks.evidenceName}.eml`, `Dear ${marks.name}, ${marks.evidence}`),
    purpose: 'decision',
    note: marks.note,
  })
  await engine.do('approvals.decide', {
    ...(await seenBy(engine, second)),
    stage: 'client_review',
    decision: 'approve_with_corrections',
    corrections: [{ part: 'caption', text: marks.correction }],
    onBehalf: { personId: cleo.id, channel: 'email', evidenceId: evidence.evidenceId },
  })
  await engine.do('campaigns.addToRoster', { campaignId, accountIds: [accountId] })
  await engine.do('campaigns.addTerms', {
    campaignId,
    accountId,
    fileToken: await upload(engine, 'terms.pdf', `%PDF ${marks.terms}`),
    signedOn: '2026-11-02',
    signedBy: marks.name,
  })
  seed(engine, (insert, db) => {
    insert('spark_code', {
      deliverable_id: second,
      code: marks.spark,
      period_days: 30,
      issued_on: '2026-11-16',
      created_at: '2026-11-16',
    })
    db.prepare('UPDATE disclosure_plan SET note = ? WHERE deliverable_id = ?').run(marks.disclosure, second)
    db.prepare('UPDATE deliverable SET music_note = ? WHERE id = ?').run(marks.musicNote, second)
    insert('usage_right', {
      campaign_id: campaignId,
      deliverable_id: second,
      kind: 'paid',
      territory: 'GB',
      evidence_id: evidence.evidenceId,
      note: marks.right,
      created_at: '2026-11-16',
    })
  })
  await engine.do('approvals.move', { deliverableIds: [second], to: 'scheduled', postOn: '2026-11-16' })
  await engine.do('approvals.goLive', { deliverableId: second, url: `https://${marks.url}/p`, liveOn: '2026-11-16' })
  return { ...world, first, creatorId: row.creatorId, accountId, draft, evidenceSha256: evidence.sha256 }
}

it('leaves nothing of the person in database and files, keeps the events, and everything still verifies', async () => {
  const world = await markedWorld()
  const { engine, first, second, creatorId, draft, evidenceSha256 } = world
  const certificate = await engine.do('approvals.certificate', { deliverableId: second, format: 'html' })
  const backup = copyOf(world)
  expect(holding(engine.folder, Object.values(marks))).toEqual(Object.values(marks).sort())
  const before = await engine.do('approvals.get', { deliverableId: second })
  const other = await engine.do('approvals.get', { deliverableId: first })

  const preview = await engine.do('privacy.previewErasure', { creatorId })
  expect(preview.anonymised.map(({ what }) => what)).toContain('versions of content')
  await engine.do('privacy.erase', { creatorId, reason: 'Asked by letter' })

  expect(holding(engine.folder, Object.values(marks))).toEqual([])
  expect(existsSync(blobPath(engine.folder, draft.sha256 ?? ''))).toBe(false)
  expect(existsSync(blobPath(engine.folder, evidenceSha256))).toBe(false)
  const after = await engine.do('approvals.get', { deliverableId: second })
  expect(after.events.map(({ hash, to, at }) => [hash, to, at])).toEqual(
    before.events.map(({ hash, to, at }) => [hash, to, at]),
  )
  expect(after.events.flatMap(({ actor, onBehalfOf }) => [actor, onBehalfOf])).toEqual(
    before.events.flatMap(({ actor, onBehalfOf }) => [actor, onBehalfOf]),
  )
  expect(after.evidence).toEqual([])
  expect(after.card).toMatchObject({ state: 'live', displayName: null })
  expect(await engine.do('workspace.verify', {})).toMatchObject({ ok: true, problems: [] })
  expect(await engine.do('approvals.get', { deliverableId: first })).toEqual(other)
  // What left the house before still fits the chain: erasure takes texts, never events.
  for (const path of [engine.fileOf(certificate.fileToken).path, backup])
    expect(await engine.do('approvals.checkAnchor', { fileToken: engine.holdFile(path).token })).toMatchObject({
      ok: true,
      problems: [],
    })
  const again = await engine.do('approvals.certificate', { deliverableId: second, format: 'html' })
  expect(readFileSync(engine.fileOf(again.fileToken).path, 'utf8')).toContain('The text was erased with the person')
  // The deliverable can still be brought to its end.
  const { evidenceId } = await addEvidence(engine, second, 'A picture without anybody')
  await engine.do('approvals.verifyLive', {
    deliverableId: second,
    evidenceId,
    seen: { toggle: true, text: true, spokenOrShown: true },
    ticked: after.corrections.map(({ id }) => id),
  })
  await engine.do('approvals.move', { deliverableIds: [second], to: 'closed' })
  expect(await engine.do('workspace.verify', {})).toMatchObject({ ok: true, problems: [] })
})

it('keeps a file that somebody else’s content is too', async () => {
  const world = await chainWorld()
  const { engine, first, second } = world
  await submit(world, second, { name: 'shore-1.jpg', content: picture }, 'Another caption #ad')
  const { cards } = await engine.do('approvals.board', {})
  const accountId = cards.find(({ id }) => id === first)?.accountId ?? ''
  const { row } = await engine.do('creators.get', { accountId })
  const { sha256 } = await seenBy(engine, first)
  await engine.do('privacy.erase', { creatorId: row.creatorId, reason: 'Asked' })
  expect(existsSync(blobPath(engine.folder, sha256 ?? ''))).toBe(true)
  expect(await engine.do('workspace.verify', {})).toMatchObject({ ok: true, problems: [] })
})

it('takes a client’s answer with the last person whose content it was about', async () => {
  const world = await chainWorld()
  await goLive(world)
  const { engine, campaignId, second, deliverableIds } = world
  const made = await engine.do('approvals.makePackage', { campaignId, deliverableIds: [second], name: 'Fizz' })
  const { page } = await pageOf(engine, made)
  const answer = decisionsOf(page, [
    { decision: 'request_changes', comment: 'Crumblewick', comments: [remark('Dapplemere')] },
  ])
  await engine.do('approvals.applyDecisionFile', { fileToken: await send(engine, answer) })
  expect(holding(engine.folder, ['Crumblewick', 'Dapplemere'])).toHaveLength(2)
  const { cards } = await engine.do('approvals.board', {})
  const creatorOf = async (id: string) => {
    const accountId = cards.find((card) => card.id === id)?.accountId ?? ''
    return (await engine.do('creators.get', { accountId })).row.creatorId
  }
  await engine.do('privacy.erase', { creatorId: await creatorOf(second), reason: 'Asked' })
  expect(holding(engine.folder, ['Crumblewick', 'Dapplemere', 'ana1'])).toEqual([])
  expect(await engine.do('workspace.verify', {})).toMatchObject({ ok: true, problems: [] })
  expect(deliverableIds).toHaveLength(2)
})
