import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApprovalEvent, ApprovalFacts, Proposal } from '../../../../src/shared/domain/approvals/events'
import {
  allowedDaysOf,
  businessDaysPast,
  stageVisits,
  turnOf,
} from '../../../../src/shared/domain/approvals/stageClock'
import { type ApprovalState, approvalStates, presetWorkflows } from '../../../../src/shared/domain/approvals/workflow'
import { addBusinessDays, addDays, type WorkCalendar } from '../../../../src/shared/domain/businessDays'

const calendar: WorkCalendar = { weekend: [6, 7], daysOff: new Map([['2026-11-18', 'Founders’ day']]) }
const dayOf = (instant: string) => instant.slice(0, 10)
const facts = {} as ApprovalFacts
const actor = { personId: 'p', role: 'account_manager' } as const

type Step = [day: string, to: ApprovalState, kind?: Proposal['kind']]
/** Events that lead from state to state on days at noon. */
function told(steps: readonly Step[]): ApprovalEvent[] {
  let from: ApprovalState | null = null
  return steps.map(([day, to, kind = 'start_review'], index) => {
    const proposal = (
      index === 0 ? { kind: 'open', workflow: presetWorkflows.standard, includedRounds: null } : { kind }
    ) as Proposal
    const event = { id: String(index), actor, at: `${day}T12:00:00.000Z`, from, to, proposal, facts }
    from = to
    return event
  })
}
const visits = (steps: readonly Step[], today: string) => stageVisits(told(steps), calendar, dayOf, today)

describe('the clock of a stage', () => {
  it('has an owner for every state and no limit where the workflow gives none', () => {
    expect(
      approvalStates.map((state) => `${state} ${turnOf(state)} ${allowedDaysOf(presetWorkflows.standard, state)}`),
    ).toMatchInlineSnapshot(`
      [
        "brief_sent creator 5",
        "concept_submitted agency null",
        "concept_approved creator 5",
        "draft_submitted agency null",
        "internal_review agency 1",
        "changes_requested creator 2",
        "client_review brand 3",
        "legal_review brand null",
        "approved agency null",
        "scheduled agency null",
        "live agency null",
        "live_verified agency null",
        "closed nobody null",
        "on_hold nobody null",
        "withdrawn nobody null",
        "expired nobody null",
      ]
    `)
  })

  it('counts business days from the day after, without weekends and days off', () => {
    // Monday to the Tuesday of the next week, Wednesday off: Tuesday, Thursday, Friday, Monday, Tuesday.
    expect(
      visits(
        [
          ['2026-11-16', 'brief_sent'],
          ['2026-11-16', 'client_review'],
        ],
        '2026-11-24',
      ),
    ).toEqual([
      {
        state: 'brief_sent',
        from: '2026-11-16T12:00:00.000Z',
        until: '2026-11-16T12:00:00.000Z',
        businessDays: 0,
        allowedDays: 5,
        lateDays: 0,
        owner: 'creator',
        dueOn: '2026-11-24',
      },
      {
        state: 'client_review',
        from: '2026-11-16T12:00:00.000Z',
        until: null,
        businessDays: 5,
        allowedDays: 3,
        lateDays: 2,
        owner: 'brand',
        dueOn: '2026-11-20',
      },
    ])
  })

  it('begins on the next business day where something comes at a weekend', () => {
    const [visit] = visits([['2026-11-21', 'brief_sent']], '2026-11-24')
    expect(visit).toMatchObject({ businessDays: 1, dueOn: addBusinessDays(calendar, '2026-11-21', 5) })
  })

  it('stops on hold and runs on after it', () => {
    const steps: Step[] = [
      ['2026-11-16', 'brief_sent'],
      ['2026-11-16', 'client_review'],
      ['2026-11-17', 'on_hold', 'hold'],
    ]
    const [, held, hold] = visits(steps, '2026-12-01')
    expect(held).toMatchObject({ until: '2026-11-17T12:00:00.000Z', businessDays: 1, lateDays: 0, dueOn: null })
    expect(hold).toMatchObject({ state: 'on_hold', until: null, allowedDays: null, owner: 'nobody' })
    const resumed = visits([...steps, ['2026-11-28', 'client_review', 'resume']], '2026-12-01')
    expect(resumed).toHaveLength(3)
    expect(resumed[1]).toMatchObject({ until: null, businessDays: 3, lateDays: 0, dueOn: '2026-12-01' })
    expect(resumed[2]).toMatchObject({ until: '2026-11-28T12:00:00.000Z' })
  })

  it('is late exactly from the day after the last one, and a hold never shortens it', () => {
    const start = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days))
    fc.assert(
      fc.property(start, fc.nat({ max: 40 }), fc.nat({ max: 10 }), fc.nat({ max: 10 }), (day, on, wait, length) => {
        const today = addDays(day, on)
        const plain = visits([[day, 'brief_sent']], today)[0]
        expect(plain?.dueOn).toBe(addBusinessDays(calendar, day, 5))
        expect((plain?.lateDays ?? 0) > 0).toBe((plain?.businessDays ?? 0) > 5)
        expect(plain?.lateDays).toBe(businessDaysPast(calendar, plain?.dueOn ?? '', today))
        const holdOn = addDays(day, wait)
        const backOn = addDays(holdOn, length)
        const held = visits(
          [
            [day, 'brief_sent'],
            [holdOn, 'on_hold', 'hold'],
            [backOn, 'brief_sent', 'resume'],
          ],
          today > backOn ? today : backOn,
        )[0]
        const past = businessDaysPast(calendar, held?.dueOn ?? '', today > backOn ? today : backOn)
        // Held when it was late already: the days of the hold are past the day, and nobody's delay.
        if (holdOn < (held?.dueOn ?? '')) expect(held?.lateDays).toBe(past)
        else expect(held?.lateDays).toBeLessThanOrEqual(past)
        expect((held?.dueOn ?? '') >= (plain?.dueOn ?? '')).toBe(true)
        if (length === 0) expect(held?.dueOn).toBe(plain?.dueOn)
      }),
    )
  })

  it('says nothing of what is not open', () => {
    expect(stageVisits([], calendar, dayOf, '2026-11-16')).toEqual([])
  })
})
