import type { Decision } from '../../../../shared/domain/approvals/events'
import type { ReviewState } from '../../../../shared/domain/approvals/workflow'
import { addDays } from '../../../../shared/domain/businessDays'

/** Who does it: whoever made the sample, or the colleague. */
export type Who = 'me' | 'colleague'

/** One thing that happened to a deliverable of the sample. `media`: a video of resources/sample. */
export type Scene = { at: string; who: Who } & (
  | { kind: 'open' | 'approve_concept' | 'start_review' | 'close' }
  | { kind: 'submit'; as: 'concept' | 'draft'; media: string | null; caption: string }
  | { kind: 'decide'; stage: ReviewState; decision: Decision; comment: string | null; correction?: string }
  | { kind: 'schedule'; postOn: string }
  | { kind: 'go_live'; liveOn: string }
  | { kind: 'verify_live' }
  | { kind: 'hold' | 'withdraw'; reason: string }
  | { kind: 'comment'; thread: 'internal' | 'client'; text: string; atMs: number; author: Who | 'client' }
)

/** How far each deliverable of the campaign under way has come, in the order in which they were made. */
export const endings = [
  'closed',
  'live_verified',
  'live',
  'live',
  'scheduled',
  'approved',
  'client_review',
  'second_round',
  'changes_requested',
  'internal_review',
  'draft_submitted',
  'concept_approved',
  'concept_submitted',
  'brief_sent',
  'brief_sent',
  'on_hold',
  'withdrawn',
] as const
export type Ending = (typeof endings)[number]

const caption =
  '#ad Four hours of rain and not a sock wet. Would you have gone out in this? @drizzleproof #hiking #wildswim'

/** What happened up to an ending. @param dueOn when the draft is owed */
export function storyOf(ending: Ending, dueOn: string, index: number): Scene[] {
  const media = (['walk-1.webm', 'shore-1.webm', 'walk-2.webm'] as const)[index % 3] ?? 'walk-1.webm'
  const at = (days: number, hour: number) =>
    `${addDays(dueOn, days)}T${String(hour).padStart(2, '0')}:${String(10 + index).padStart(2, '0')}:00.000Z`
  const scenes: Scene[] = [
    { kind: 'open', who: 'me', at: `2026-10-12T09:${String(10 + index).padStart(2, '0')}:00.000Z` },
  ]
  const tell = (...more: Scene[]) => {
    scenes.push(...more)
    return scenes
  }
  if (ending === 'brief_sent') return scenes
  if (ending === 'withdrawn')
    return tell({ kind: 'withdraw', who: 'me', at: at(-9, 15), reason: 'Ill; paid for the days already worked.' })
  tell({
    kind: 'submit',
    who: 'colleague',
    at: at(-13, 10),
    as: 'concept',
    media: null,
    caption:
      'A walk from the station to the reservoir, in one take, coat buttoned up at the start and opened at the end.',
  })
  if (ending === 'concept_submitted') return scenes
  tell({ kind: 'approve_concept', who: 'me', at: at(-12, 11) })
  if (ending === 'concept_approved') return scenes
  if (ending === 'on_hold')
    return tell({ kind: 'hold', who: 'me', at: at(-10, 12), reason: 'The coat in the new colour has not arrived.' })
  tell({ kind: 'submit', who: 'colleague', at: at(-7, 16), as: 'draft', media, caption })
  if (ending === 'draft_submitted') return scenes
  tell({ kind: 'start_review', who: 'me', at: at(-7, 17) })
  if (ending === 'internal_review')
    return tell(
      {
        kind: 'comment',
        who: 'colleague',
        at: at(-6, 9),
        thread: 'internal',
        author: 'colleague',
        atMs: 1200,
        text: 'The logo is half out of the picture. Fine by me, but they asked about it last time.',
      },
      {
        kind: 'comment',
        who: 'me',
        at: at(-6, 10),
        thread: 'client',
        author: 'me',
        atMs: 3400,
        text: '“Still dry” comes as the hood goes down: the strongest second of it.',
      },
    )
  tell({ kind: 'decide', who: 'me', at: at(-6, 11), stage: 'internal_review', decision: 'approve', comment: null })
  if (ending === 'client_review') return scenes
  if (ending === 'changes_requested' || ending === 'second_round') {
    tell(
      {
        kind: 'comment',
        who: 'me',
        at: at(-4, 9),
        thread: 'client',
        author: 'client',
        atMs: 800,
        text: 'We cannot see the coat until the third second.',
      },
      {
        kind: 'decide',
        who: 'me',
        at: at(-4, 10),
        stage: 'client_review',
        decision: 'request_changes',
        comment: 'The coat has to be seen in the first second. Everything else stays.',
      },
    )
    if (ending === 'changes_requested') return scenes
    return tell(
      {
        kind: 'submit',
        who: 'colleague',
        at: at(-2, 14),
        as: 'draft',
        media: 'walk-2.webm',
        caption: caption.replace('not a sock wet', 'both socks dry'),
      },
      { kind: 'start_review', who: 'me', at: at(-2, 15) },
      { kind: 'decide', who: 'me', at: at(-2, 16), stage: 'internal_review', decision: 'approve', comment: null },
    )
  }
  const withCorrection = ending === 'live'
  tell({
    kind: 'decide',
    who: 'me',
    at: at(-3, 12),
    stage: 'client_review',
    decision: withCorrection ? 'approve_with_corrections' : 'approve',
    comment: null,
    ...(withCorrection ? { correction: 'Write @drizzleproof at the end of the caption.' } : {}),
  })
  if (ending === 'approved') return scenes
  if (ending === 'scheduled') return tell({ kind: 'schedule', who: 'me', at: at(-1, 9), postOn: '2026-12-01' })
  tell(
    { kind: 'schedule', who: 'me', at: at(-2, 9), postOn: dueOn },
    { kind: 'go_live', who: 'me', at: at(0, 18), liveOn: dueOn },
  )
  if (ending === 'live') return scenes
  tell({ kind: 'verify_live', who: 'me', at: at(1, 9) })
  if (ending === 'live_verified') return scenes
  return tell({ kind: 'close', who: 'me', at: at(3, 9) })
}
