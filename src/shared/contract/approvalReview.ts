import { z } from 'zod'
import { sha256 } from './approvals'
import { job, query } from './define'
import { calendarDate, fileToken, id, madeFile, name } from './values'

/** Packages that go to a client, and the decision files that come back. */

const reviewPackage = z.strictObject({
  id,
  campaignId: id,
  name: z.string(),
  items: z.int(),
  answerBy: calendarDate.nullable(),
  madeBy: z.string(),
  madeAt: z.string(),
  answers: z.array(z.strictObject({ id, decider: z.string(), appliedBy: z.string(), appliedAt: z.string(), sha256 })),
})
export type ReviewPackage = z.infer<typeof reviewPackage>

/** What a decision file would do to one item. */
const effect = z.strictObject({
  deliverableId: id,
  title: z.string(),
  handle: z.string(),
  versionNumber: z.int(),
  decision: z.enum(['approve', 'approve_with_corrections', 'request_changes', 'none']),
  comments: z.int(),
  /** null: it will be applied */
  refusal: z.strictObject({ code: z.string(), sentence: z.string() }).nullable(),
})

const reading = z.strictObject({
  packageId: id,
  packageName: z.string(),
  campaignId: id,
  decider: z.strictObject({
    name: z.string(),
    email: z.string().nullable(),
    /** known: a client approver of this client; new: will be added as one */
    standing: z.enum(['known', 'new', 'viewer']),
  }),
  savedAt: z.string(),
  effects: z.array(effect),
})
export type DecisionReading = z.infer<typeof reading>

export const approvalReviewContract = {
  'approvals.packages': query({
    about: 'Review packages of a campaign, newest first, with the answers that came back.',
    input: z.strictObject({ campaignId: id }),
    output: z.array(reviewPackage),
    reads: ['approvals'],
  }),
  'approvals.makePackage': job({
    about:
      'Writes a review package: one HTML file that a client opens with no account and no network, or a ZIP with larger media beside it.',
    input: z.strictObject({
      campaignId: id,
      deliverableIds: z.array(id).min(1).max(200),
      name,
      message: z.string().max(5000).default(''),
      answerBy: calendarDate.nullable().default(null),
      /** the client's colour, `#rrggbb`; darkened until it can be read */
      accent: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i)
        .nullable()
        .default(null),
      logoToken: fileToken.nullable().default(null),
    }),
    output: z.strictObject({ packageId: id, file: madeFile, mediaInside: z.int(), mediaBeside: z.int() }),
    writes: ['approvals'],
  }),
  'approvals.readDecisionFile': job({
    about: 'Reads a decision file and tells what it would do; changes nothing.',
    input: z.strictObject({ fileToken }),
    output: reading,
    reads: ['approvals'],
  }),
  'approvals.applyDecisionFile': job({
    about: 'Applies a decision file once: comments and decisions, with the file kept as evidence.',
    input: z.strictObject({ fileToken }),
    output: z.strictObject({ applied: z.int(), comments: z.int(), refused: z.array(effect) }),
    writes: ['approvals', 'campaigns'],
  }),
} as const
