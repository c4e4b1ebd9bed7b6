import { QueryClientProvider } from '@tanstack/react-query'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AskDialog } from '../../../src/renderer/src/features/approvals/ask/AskDialog'
import { DeliverablePage } from '../../../src/renderer/src/features/approvals/deliverable/DeliverablePage'
import { queryClient } from '../../../src/renderer/src/lib/api'
import { setTransport } from '../../../src/renderer/src/lib/transport'
import type { ContentVersion } from '../../../src/shared/contract/approvalContent'
import type { ApprovalCard, DeliverableDetail } from '../../../src/shared/contract/approvals'
import type { Envelope, Reply } from '../../../src/shared/contract/define'
import { presetWorkflows } from '../../../src/shared/domain/approvals/workflow'
import { expectAxeClean, mount, until } from '../mount'

const id = (last: number) => `0193f3a0-0000-7000-8000-${String(last).padStart(12, '0')}`
const hash = (sign: string) => sign.repeat(64)

function card(last: number, part: Partial<ApprovalCard> = {}): ApprovalCard {
  return {
    id: id(last),
    campaignId: id(90),
    campaign: 'Drizzleproof',
    client: 'Puddleford',
    accountId: id(91),
    platform: 'tiktok',
    handle: `ana${last}`,
    displayName: null,
    title: 'Walk in the rain',
    kind: 'video',
    state: 'client_review',
    stateSince: '2026-11-20T10:00:00.000Z',
    dueOn: null,
    actBy: null,
    overdueDays: 0,
    turn: 'brand',
    version: { id: id(50), number: 2, kind: 'video', durationMs: 6000, posterSha256: null },
    approvals: 1,
    approvalsNeeded: 2,
    roundsUsed: 1,
    roundsAllowed: 2,
    plannedOn: null,
    openComments: 0,
    ...part,
  }
}

const version: ContentVersion = {
  id: id(50),
  deliverableId: id(1),
  number: 2,
  kind: 'video',
  name: 'walk.webm',
  mime: 'video/webm',
  sizeBytes: 1_400_000,
  sha256: hash('a'),
  caption: '#ad A walk.',
  hashtags: ['rain'],
  links: [],
  captionSha256: hash('b'),
  width: 360,
  height: 640,
  durationMs: 6000,
  framesPerSecond: 25,
  codec: 'vp9',
  posterSha256: null,
  addedBy: 'Bram',
  addedAt: '2026-11-19T10:00:00.000Z',
  standing: 'active',
}

const detail: DeliverableDetail = {
  card: card(1),
  requirement: null,
  workflow: presetWorkflows.standard as NonNullable<DeliverableDetail['workflow']>,
  version: { id: version.id, number: 2, sha256: version.sha256, captionSha256: version.captionSha256 },
  submitterId: null,
  given: [{ decider: 'Ana', recordedBy: null, at: '2026-11-21T10:00:00.000Z' }],
  deciders: [{ id: id(70), name: 'Bram', role: 'client_approver', hasDecided: false }],
  corrections: [],
  liveUrl: null,
  liveOn: null,
  events: [],
  stages: [],
  moves: {
    approved: { kind: 'asks', event: 'decide', asks: 'onBehalf', leadsTo: 'approved' },
    changes_requested: { kind: 'asks', event: 'decide', asks: 'onBehalf', leadsTo: 'changes_requested' },
    on_hold: { kind: 'asks', event: 'hold', asks: 'reason', leadsTo: 'on_hold' },
  } as DeliverableDetail['moves'],
  missing: [],
  evidence: [],
}

const asked: Envelope[] = []
let answers: Record<string, Reply>
let mediaAddress: string
const ok = (value: unknown): Reply => ({ ok: true, value })

beforeEach(() => {
  asked.length = 0
  mediaAddress = '/no-such-medium'
  queryClient.clear()
  answers = {
    'approvals.get': ok(detail),
    'approvals.versions': ok([version]),
    'approvals.comments': ok([]),
    'approvals.move': ok([]),
    'approvals.goLive': ok(card(1)),
  }
  setTransport({
    shell: 'browser',
    call: async (envelope): Promise<Reply> => {
      asked.push(envelope)
      return answers[envelope.method] ?? ok(null)
    },
    host: () => Promise.reject(new Error('not in this test')),
    mediaUrl: async () => mediaAddress,
    onEvent: () => () => {},
  })
})

const sent = (method: string) => asked.filter((envelope) => envelope.method === method).map(({ input }) => input)

test('a reason is asked once for many, a refusal keeps what was typed, and an empty one is not sent', async () => {
  let isDone = false
  mount(
    <QueryClientProvider client={queryClient}>
      <AskDialog
        cards={[card(1), card(2)]}
        to="on_hold"
        asks="reason"
        event="hold"
        onDone={() => {
          isDone = true
        }}
        onClose={() => {}}
      />
    </QueryClientProvider>,
  )
  const submit = page.getByRole('button', { name: 'Put on hold' })
  await until(() => expect(submit.query()).not.toBeNull())
  await userEvent.click(submit)
  const reason = page.getByRole('textbox', { name: 'Reason' })
  await until(() => expect(reason.element().getAttribute('aria-invalid')).toBe('true'))
  expect(sent('approvals.move')).toEqual([])
  await userEvent.fill(reason, 'The client is away')
  answers['approvals.move'] = { ok: false, error: { code: 'approval_refused', message: 'One of them is closed.' } }
  await userEvent.click(submit)
  await until(() => expect(page.getByText('One of them is closed.').query()).not.toBeNull())
  await expect.element(reason).toHaveValue('The client is away')
  await expectAxeClean()
  answers['approvals.move'] = ok([])
  await userEvent.click(submit)
  await until(() => expect(isDone).toBe(true))
  expect(sent('approvals.move').at(-1)).toEqual({
    deliverableIds: [id(1), id(2)],
    to: 'on_hold',
    text: 'The client is away',
  })
})

test('posts are asked for one after another', async () => {
  let isDone = false
  mount(
    <QueryClientProvider client={queryClient}>
      <AskDialog
        cards={[card(1), card(2)]}
        to="live"
        asks="post"
        event="go_live"
        onDone={() => {
          isDone = true
        }}
        onClose={() => {}}
      />
    </QueryClientProvider>,
  )
  for (const last of [1, 2]) {
    await until(() => expect(page.getByText(`@ana${last} · Walk in the rain`).query()).not.toBeNull())
    await userEvent.fill(page.getByRole('textbox', { name: 'Address of the post' }), `https://example.com/${last}`)
    expect(isDone).toBe(false)
    await userEvent.click(page.getByRole('button', { name: 'Record the live post' }))
  }
  await until(() => expect(isDone).toBe(true))
  expect(sent('approvals.goLive')).toMatchObject([
    { deliverableId: id(1), url: 'https://example.com/1' },
    { deliverableId: id(2), url: 'https://example.com/2' },
  ])
})

test('says what a decision binds to, who is still to decide, what the rules refuse, and that a file is missing', async () => {
  mount(
    <QueryClientProvider client={queryClient}>
      <DeliverablePage deliverableId={id(1)} />
    </QueryClientProvider>,
  )
  const bar = page.getByRole('region', { name: 'Decision' })
  await until(() => expect(bar.query()).not.toBeNull())
  const said = bar.element().textContent ?? ''
  expect(said).toContain('Decides on Version 2 · walk.webm · hash aaaaaaaa')
  expect(said).toContain('1 of 2 approvals: Ana; Bram still to decide')
  expect(said).toMatch(/Approve version 2, .*: Only a client approver can do this\./)
  expect(page.getByRole('button', { name: 'Approve version 2' }).element().getAttribute('aria-disabled')).toBe('true')
  await until(() =>
    expect(page.getByText(/^walk\.webm (is not in the workspace|could not be read)/).query()).not.toBeNull(),
  )
  await expectAxeClean()
})

test('nothing plays by itself, and without a frame rate single frames cannot be stepped, which is said', async () => {
  answers['approvals.versions'] = ok([{ ...version, framesPerSecond: null }])
  mediaAddress = new URL('../../../resources/sample/shore-1.webm', import.meta.url).href
  const tree = mount(
    <QueryClientProvider client={queryClient}>
      <DeliverablePage deliverableId={id(1)} />
    </QueryClientProvider>,
  )
  const player = page.getByRole('region', { name: 'Player' })
  await until(() => expect(player.query()?.textContent).toContain('0:00.000 / 0:06.000'))
  await until(() => expect(tree.querySelector('video')?.readyState).toBeGreaterThanOrEqual(2))
  expect(tree.querySelector('video')?.paused).toBe(true)
  const step = page.getByRole('button', { name: 'One frame on' })
  expect(step.element().getAttribute('aria-disabled')).toBe('true')
  const region = player.element()
  if (!(region instanceof HTMLElement)) throw new Error('no player')
  region.focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(region.textContent).toContain('0:00.000 / ')
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
  await until(() => expect(region.textContent).toContain('0:01.000 / '))
  await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}')
  expect(document.activeElement).toBe(step.element())
  await until(() => expect(page.getByRole('tooltip').query()?.textContent).toContain('The frame rate of this file'))
})

test('a text has no player, and a deliverable that was removed does not stay on screen', async () => {
  answers['approvals.versions'] = ok([{ ...version, kind: 'text', sha256: null, name: null }])
  mount(
    <QueryClientProvider client={queryClient}>
      <DeliverablePage deliverableId={id(1)} />
    </QueryClientProvider>,
  )
  await until(() => expect(page.getByText('This version is text only.').query()).not.toBeNull())
  expect(page.getByRole('button', { name: 'Play' }).query()).toBeNull()
  answers['approvals.get'] = { ok: false, error: { code: 'not_found', message: 'gone' } }
  await queryClient.invalidateQueries()
  await until(() => expect(page.getByText('This deliverable is not there any more.').query()).not.toBeNull())
  await expectAxeClean()
})
