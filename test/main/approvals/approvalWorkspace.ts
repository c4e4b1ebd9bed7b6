import { createHash } from 'node:crypto'
import type { EngineOptions } from '../../../src/main/engine/engine'
import { contentTextToHash } from '../../../src/shared/domain/approvals/content'
import { testWorkspace } from '../../support/engine'
import { campaignFor, seed, seedPeople } from '../campaigns/seed'
import { as } from '../outreach/support'

/**
 * A campaign of Wobblecombe with creators `ana0`, `ana1` … who owe a video each; Test and Dana of the agency, Cleo and
 * Carl of the client. Everything is there that a post needs.
 */
export async function approvalWorkspace(count = 1, options: Partial<EngineOptions> = {}) {
  const clock = { now: new Date('2026-11-16T10:00:00Z') }
  const engine = await testWorkspace({ now: () => clock.now, ...options })
  const { campaignId, client } = await campaignFor(
    engine,
    { client: 'Wobblecombe', name: 'Fizz', category: 'Drinks' },
    { timeZone: 'Europe/London', includedRounds: 2, postFrom: '2026-11-01', postUntil: '2026-12-31', markets: [] },
  )
  const people = seedPeople(
    engine,
    Array.from({ length: count }, (_, i) => ({ handle: `ana${i}` })),
  )
  const dana = await engine.do('approvals.savePerson', { name: 'Dana', role: 'account_director' })
  const cleo = await engine.do('approvals.savePerson', { name: 'Cleo', role: 'client_approver', clientId: client.id })
  const carl = await engine.do('approvals.savePerson', { name: 'Carl', role: 'client_approver', clientId: client.id })
  const deliverableIds: string[] = []
  seed(engine, (insert) => {
    for (const { accountId } of Object.values(people)) {
      const id = insert('deliverable', {
        campaign_id: campaignId,
        account_id: accountId,
        title: 'Video',
        kind: 'video',
        due_on: '2026-11-30',
        music: 'original',
      })
      deliverableIds.push(id)
      insert('disclosure_plan', {
        deliverable_id: id,
        relation: 'paid',
        has_toggle: 1,
        wording: '#ad',
        spoken_at_ms: 1000,
        shown_at_ms: 1000,
        created_at: '2026-11-16',
      })
    }
    insert('signed_terms', {
      campaign_id: campaignId,
      signed_on: '2026-11-01',
      name: 'terms.pdf',
      mime: 'application/pdf',
      size_bytes: 1,
      sha256: 'a'.repeat(64),
      added_by: 'Test',
      added_at: '2026-11-01',
    })
    insert('usage_right', { campaign_id: campaignId, kind: 'organic', territory: 'GB', created_at: '2026-11-01' })
  })

  /** A draft version that is there to be submitted. @returns what a decision on it has to name */
  function draft(deliverableId: string, number: number, caption = `#ad Take ${number}`) {
    const captionSha256 = sha256(contentTextToHash({ caption, hashtags: [], links: [] }))
    let versionId = ''
    seed(engine, (insert) => {
      versionId = insert('content_version', {
        deliverable_id: deliverableId,
        number,
        kind: 'text',
        caption,
        caption_sha256: captionSha256,
        added_by: 'Test',
        added_at: '2026-11-16',
      })
    })
    return { deliverableId, versionId, sha256: null, captionSha256 }
  }
  const [deliverableId = ''] = deliverableIds
  return {
    engine,
    clock,
    campaignId,
    client,
    dana,
    cleo,
    carl,
    deliverableIds,
    deliverableId,
    draft,
    as: (actor: string) => as(engine, actor),
  }
}
export type ApprovalWorkspace = Awaited<ReturnType<typeof approvalWorkspace>>

/** Opened, version 1 submitted by Test, approved by Dana: with the client now. */
export async function withClient({ engine, deliverableId, draft, as: by }: ApprovalWorkspace, id = deliverableId) {
  await engine.do('approvals.sendBrief', { deliverableIds: [id] })
  const version = draft(id, 1)
  await engine.do('approvals.submit', { deliverableId: id, versionId: version.versionId, as: 'draft' })
  await engine.do('approvals.move', { deliverableIds: [id], to: 'internal_review' })
  await by('Dana')('approvals.decide', { ...version, stage: 'internal_review', decision: 'approve' })
  return version
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
