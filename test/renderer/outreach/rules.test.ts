import { describe, expect, it } from 'vitest'
import {
  firstSentence,
  stageBeside,
  targetOf,
  type Warnings,
  withMoved,
} from '../../../src/renderer/src/features/outreach/pipeline/rules'
import { cellsOf } from '../../../src/renderer/src/ui/board/cells'
import { type OutreachCard, type OutreachStage, outreachStages } from '../../../src/shared/contract/outreach'

function card(id: string, stage: OutreachStage): OutreachCard {
  return {
    id,
    campaignId: 'p',
    campaign: 'Spring',
    client: 'Wobblecombe',
    creatorId: `creator ${id}`,
    accountId: `account ${id}`,
    platform: 'instagram',
    handle: id,
    displayName: null,
    tier: null,
    followers: null,
    stage,
    stageSince: '2026-11-16T10:00:00.000Z',
    stageReason: 'Away',
    owner: 'Ada',
    channel: null,
    contacted: 0,
    lastSentAt: null,
    lastReplyAt: null,
    cadenceId: null,
    nextStep: null,
    dueOn: null,
    snoozedUntil: null,
  }
}

const warnings: Warnings = new Map([
  ['owned', [{ code: 'owner', weight: 'needsReason', sentence: '@owned is Bram’s.' }]],
  ['barred', [{ code: 'doNotContact', weight: 'stops', sentence: '@barred asked not to be written to.' }]],
  ['told', [{ code: 'noNotice', weight: 'note', sentence: '@told was not told.' }]],
])

describe('what a stage says to cards before they come', () => {
  it('takes nobody who is there already', () => {
    expect(targetOf([card('a', 'vetted')], 'vetted', warnings).kind).toBe('same')
    expect(targetOf([], 'vetted', warnings).kind).toBe('same')
  })

  it.each(['contacted', 'replied', 'negotiating', 'terms_sent', 'agreed', 'contracted'] as const)(
    'asks for a reason on the way to %s, and stops whom no reason lets pass',
    (to) => {
      expect(targetOf([card('owned', 'to_contact')], to, warnings).kind).toBe('asks')
      expect(targetOf([card('barred', 'to_contact')], to, warnings).kind).toBe('stops')
      expect(targetOf([card('told', 'to_contact')], to, warnings).kind).toBe('free')
    },
  )

  it.each(['sourced', 'vetted', 'declined', 'unreachable', 'paused', 'do_not_contact'] as const)(
    'lets everybody go to %s, where nobody is written to',
    (to) => {
      const all = [card('owned', 'to_contact'), card('barred', 'to_contact')]
      expect(targetOf(all, to, warnings)).toEqual({ kind: 'free', refused: [] })
    },
  )

  it('asks nothing of those who were written to before', () => {
    expect(targetOf([card('owned', 'replied'), card('barred', 'contacted')], 'agreed', warnings).kind).toBe('free')
  })

  it('goes on with the others where only some are stopped, and says the gravest first', () => {
    const some = [card('free', 'vetted'), card('owned', 'vetted'), card('barred', 'vetted'), card('there', 'contacted')]
    const target = targetOf(some, 'contacted', warnings)
    expect(target.kind).toBe('asks')
    expect(target.refused.map(({ id }) => id)).toEqual(['owned', 'barred'])
    expect(firstSentence(target)).toBe('@barred asked not to be written to.')
  })
})

describe('a move shown before the engine answers', () => {
  const zero = Object.fromEntries(outreachStages.map((stage) => [stage, 0])) as Record<OutreachStage, number>
  const list = {
    cards: [card('a', 'sourced'), card('b', 'sourced'), card('c', 'vetted')],
    total: 3,
    counts: { ...zero, sourced: 2, vetted: 1 },
    owners: ['Ada'],
  }

  it('moves the cards and their counts, and leaves the old answer whole for the way back', () => {
    const before = structuredClone(list)
    const after = withMoved(list, new Set(['a', 'c']), 'vetted', '2026-11-22T10:00:00.000Z')
    expect(after.cards.map(({ stage }) => stage)).toEqual(['vetted', 'sourced', 'vetted'])
    expect(after.counts).toEqual({ ...zero, sourced: 1, vetted: 2 })
    expect(after.cards[0]).toMatchObject({ stageReason: null, stageSince: '2026-11-22T10:00:00.000Z' })
    expect(after.cards[2]).toBe(list.cards[2])
    expect(list).toEqual(before)
  })

  it('keeps the columns that did not change, so that they are not drawn anew', () => {
    const place = { columnOf: ({ stage }: OutreachCard) => stage, laneOf: null }
    const before = cellsOf(list.cards, place, new Map())
    const { cards } = withMoved(list, new Set(['c']), 'contacted', '2026-11-22T10:00:00.000Z')
    const after = cellsOf(cards, place, before)
    expect(after.get('sourced')).toBe(before.get('sourced'))
    expect(after.has('vetted')).toBe(false)
    expect(after.get('contacted')?.cards.map(({ id }) => id)).toEqual(['c'])
  })
})

it('the stage beside a stage is of those that are shown; at the ends there is none', () => {
  const shown = ['vetted', 'contacted', 'declined'] as const
  expect(stageBeside('vetted', shown, 1)).toBe('contacted')
  expect(stageBeside('contacted', shown, -1)).toBe('vetted')
  expect(stageBeside('vetted', shown, -1)).toBeNull()
  expect(stageBeside('declined', shown, 1)).toBeNull()
  expect(stageBeside('sourced', shown, 1)).toBeNull()
})
