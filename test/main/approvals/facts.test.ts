import { expect, it } from 'vitest'
import { presetWorkflows } from '../../../src/shared/domain/approvals/workflow'
import { newId } from '../../support/engine'
import { campaignFor } from '../campaigns/seed'
import { add, bookElsewhere, factsOf, factsOfMany, rightsWorld, version } from './rightsSupport'

it('say of a bare deliverable what is missing', async () => {
  const { engine, deliverableId } = await rightsWorld()
  const facts = factsOf(engine, deliverableId)
  expect(facts).toEqual({
    today: '2027-03-01',
    approvers: expect.any(Object),
    termsSignedOn: null,
    hasDisclosurePlan: false,
    disclosureProblems: ['no_plan'],
    postFrom: null,
    postUntil: null,
    hasUsageRight: false,
    music: null,
    exclusivities: [],
  })
  expect(() => factsOf(engine, newId())).toThrow('not in this workspace')
  expect(factsOfMany(engine, [deliverableId, newId()])).toEqual(new Map([[deliverableId, facts]]))
})

it('count the day in the campaign’s time zone, never before the last event', async () => {
  const { engine, deliverableId } = await rightsWorld({ time_zone: 'Pacific/Auckland' })
  expect(factsOf(engine, deliverableId, new Date('2027-03-01T10:59:59Z')).today).toBe('2027-03-01')
  expect(factsOf(engine, deliverableId, new Date('2027-03-01T11:00:00Z')).today).toBe('2027-03-02')
  add(engine, 'approval_event', {
    deliverable_id: deliverableId,
    device: 'd',
    device_seq: 1,
    previous_hash: '',
    hash: 'a'.repeat(64),
    seen: '[]',
    actor_id: newId(),
    role: 'account_manager',
    kind: 'open',
    to_state: 'brief_sent',
    body: JSON.stringify({ workflow: presetWorkflows.regulated, includedRounds: 1 }),
    at: '2027-03-05T11:30:00.000Z',
  })
  const facts = factsOf(engine, deliverableId)
  expect(facts.today).toBe('2027-03-06')
  expect(Object.keys(facts.approvers)).toEqual(['internal_review', 'client_review', 'legal_review'])
})

it('take as approvers who fits the stage: the agency, this client, legal of either, nobody else', async () => {
  const { engine, deliverableId, client, campaignId, ana } = await rightsWorld()
  const other = await campaignFor(engine, { client: 'Globex', name: 'Pip' })
  const person = (role: string, clientId: string | null) =>
    add(engine, 'person', { name: role, role, client_id: clientId, created_at: '2027-01-01' })
  const [manager, director, viewer] = ['account_manager', 'account_director', 'client_viewer'].map((role) =>
    person(role, role === 'client_viewer' ? client.id : null),
  )
  const approver = person('client_approver', client.id)
  const ownLegal = person('legal', null)
  const theirLegal = person('legal', client.id)
  const strangers = [
    person('client_approver', other.client.id),
    person('client_approver', null),
    person('legal', other.client.id),
    person('account_manager', client.id),
  ]
  const usual = factsOf(engine, deliverableId).approvers
  expect(usual.internal_review).toEqual(expect.arrayContaining([manager, director]))
  expect(usual.client_review).toEqual([approver])
  expect(usual.legal_review).toBeUndefined()
  const workflowId = add(engine, 'approval_workflow', {
    name: 'With legal',
    definition: JSON.stringify(presetWorkflows.regulated),
    created_at: '2027-01-01',
  })
  const second = add(engine, 'deliverable', {
    campaign_id: campaignId,
    account_id: ana.accountId,
    title: 'Second video',
    kind: 'video',
    workflow_id: workflowId,
  })
  const { internal_review, client_review, legal_review } = factsOf(engine, second).approvers
  expect(legal_review).toEqual([ownLegal, theirLegal].sort())
  for (const one of [...strangers, viewer])
    expect([internal_review, client_review, legal_review].flat()).not.toContain(one)
})

it('take a deliverable’s own window whole, else the campaign’s', async () => {
  const { engine, deliverableId } = await rightsWorld({ post_from: '2027-03-10', post_until: '2027-03-20' })
  expect(factsOf(engine, deliverableId)).toMatchObject({ postFrom: '2027-03-10', postUntil: '2027-03-20' })
  const own = await rightsWorld({ post_from: '2027-03-10', post_until: '2027-03-20' }, { post_from: '2027-04-01' })
  expect(factsOf(own.engine, own.deliverableId)).toMatchObject({ postFrom: '2027-04-01', postUntil: null })
})

it('take terms and rights of the campaign or of this creator, newest terms first', async () => {
  const { engine, deliverableId, campaignId, ana } = await rightsWorld({}, { music: 'licensed' })
  const terms = (account_id: string | null, signed_on: string) =>
    add(engine, 'signed_terms', {
      campaign_id: campaignId,
      account_id,
      signed_on,
      name: 'terms.pdf',
      mime: 'application/pdf',
      size_bytes: 1,
      sha256: 'b'.repeat(64),
      added_by: 'Test',
      added_at: '2027-01-01',
    })
  terms(null, '2027-01-02')
  terms(ana.accountId, '2027-02-03')
  terms(null, '2027-01-20')
  const right = (kind: string, deliverable_id: string | null) =>
    add(engine, 'usage_right', { campaign_id: campaignId, deliverable_id, kind, territory: 'GB', created_at: '2027' })
  right('none', deliverableId)
  expect(factsOf(engine, deliverableId)).toMatchObject({
    termsSignedOn: '2027-02-03',
    hasUsageRight: false,
    music: 'licensed',
  })
  right('organic', null)
  expect(factsOf(engine, deliverableId).hasUsageRight).toBe(true)
})

it('hold the plan against the version under way', async () => {
  const { engine, deliverableId } = await rightsWorld({ markets: '["GB","DE"]' })
  add(engine, 'disclosure_plan', {
    deliverable_id: deliverableId,
    relation: 'gifted',
    has_toggle: 1,
    wording: 'Anzeige',
    spoken_at_ms: 500,
    created_at: '2027',
  })
  const problems = () => factsOf(engine, deliverableId).disclosureProblems
  expect(problems()).toEqual(['no_caption'])
  add(engine, 'content_version', version(deliverableId, { caption: 'What an #adventure', duration_ms: 8000 }))
  expect(problems()).toEqual(['no_wording'])
  add(engine, 'content_version', version(deliverableId, { number: 2, caption: '#ad Anzeige', duration_ms: 8000 }))
  expect(problems()).toEqual([])
})

it('know other clients’ exclusivity of the same category, and only what is sure', async () => {
  const { engine, deliverableId, ana } = await rightsWorld({}, {}, [
    { brand_name: 'Pop', category: 'soft drinks', started_on: '2027-01-01', exclusive_until: '2027-02-01' },
    { brand_name: 'Shoely', category: 'Shoes', exclusive_until: '2027-12-31' },
    { brand_name: 'Bolt', category: 'soft drinks', exclusive_until: '2027-12-31' },
    { brand_name: 'Mystery', exclusive_until: '2027-12-31' },
  ])
  await bookElsewhere(engine, ana.accountId, {
    flightStart: '2027-05-01',
    flightEnd: '2027-05-10',
    exclusivityDays: 30,
  })
  expect(factsOf(engine, deliverableId).exclusivities).toEqual([
    { from: '2027-01-01', until: '2027-02-01' },
    { from: '2027-05-01', until: '2027-06-09' },
  ])
})
