import { z } from 'zod'
import { correctionParts, decisions } from '../domain/approvals/events'
import { asked } from '../domain/approvals/moves'
import { approvalRoles, approvalStates, presetIds, reviewStates } from '../domain/approvals/workflow'
import { command, job, query } from './define'
import { calendarDate, id, longText, name, nothing, platform } from './values'

/** Where deliverables stand, who decides, and the chain of what happened. Content: approvalContent.ts. */

export const approvalState = z.enum(approvalStates)
export const approvalRole = z.enum(approvalRoles)
const reviewState = z.enum(reviewStates)
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const businessDays = z.int().min(1).max(250).nullable()

export const workflowDefinition = z.strictObject({
  concept: z.enum(['none', 'optional', 'required']),
  stages: z
    .array(
      z.strictObject({
        state: reviewState,
        roles: z.array(approvalRole).min(1).max(7),
        quorum: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('any') }),
          z.strictObject({ kind: z.literal('all') }),
          z.strictObject({ kind: z.literal('atLeast'), count: z.int().min(1).max(50) }),
        ]),
        slaBusinessDays: businessDays,
        takesOnBehalf: z.boolean(),
        takesCorrections: z.boolean(),
      }),
    )
    .min(1)
    .max(3),
  returnsTo: z.enum(['first', 'requesting']),
  draftBusinessDays: businessDays,
  changesBusinessDays: businessDays,
})
const workflow = z.strictObject({
  id,
  name: z.string(),
  definition: workflowDefinition,
  isDefault: z.boolean(),
  /** campaigns that name it */
  campaigns: z.int(),
})
export type WorkflowRecord = z.infer<typeof workflow>

const person = z.strictObject({
  id,
  name: z.string(),
  role: approvalRole,
  email: z.string().nullable(),
  /** null: of the agency */
  clientId: id.nullable(),
  /** whether this is who is signed in */
  isMe: z.boolean(),
})
export type PersonRecord = z.infer<typeof person>

const versionRef = z.strictObject({
  id,
  number: z.int(),
  sha256: sha256.nullable(),
  captionSha256: sha256,
})

const card = z.strictObject({
  /** the deliverable's id */
  id,
  campaignId: id,
  campaign: z.string(),
  client: z.string(),
  accountId: id,
  platform,
  handle: z.string(),
  displayName: z.string().nullable(),
  title: z.string(),
  /** "video", "story": what was agreed */
  kind: z.string(),
  /** null: the brief was not sent yet */
  state: approvalState.nullable(),
  stateSince: z.string().nullable(),
  /** when the creator owes it */
  dueOn: calendarDate.nullable(),
  /** the last day of the present stage; while the draft is owed, the day agreed for it; null: none */
  actBy: calendarDate.nullable(),
  /** business days that `actBy` is past in the campaign's time zone; 0 is not overdue */
  overdueDays: z.int().min(0),
  /** whose turn it is */
  turn: z.enum(['creator', 'agency', 'brand', 'nobody']),
  version: z
    .strictObject({
      id,
      number: z.int(),
      kind: z.enum(['video', 'image', 'text', 'other']),
      durationMs: z.int().nullable(),
      posterSha256: sha256.nullable(),
    })
    .nullable(),
  approvals: z.int(),
  approvalsNeeded: z.int(),
  roundsUsed: z.int(),
  roundsAllowed: z.int().nullable(),
  plannedOn: calendarDate.nullable(),
  /** comments that nobody resolved or retracted */
  openComments: z.int(),
})
export type ApprovalCard = z.infer<typeof card>

const refusal = z.strictObject({ code: z.string(), sentence: z.string() })
const move = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('same') }),
  z.strictObject({ kind: z.literal('ready'), event: z.string(), leadsTo: approvalState }),
  z.strictObject({ kind: z.literal('asks'), event: z.string(), asks: z.enum(asked), leadsTo: approvalState }),
  z.strictObject({ kind: z.literal('refused'), refusal }),
])
export type ApprovalMove = z.infer<typeof move>

const correction = z.strictObject({
  id,
  part: z.enum(correctionParts),
  text: z.string(),
})
const onBehalf = z.strictObject({
  personId: id,
  channel: z.enum(['email', 'telephone', 'meeting']),
  /** an evidence of this deliverable, added before */
  evidenceId: id,
})

/** One line of the audit trail. */
const eventLine = z.strictObject({
  id,
  kind: z.string(),
  at: z.string(),
  actor: z.string().nullable(),
  role: approvalRole,
  from: approvalState.nullable(),
  to: approvalState,
  versionNumber: z.int().nullable(),
  decision: z.enum(decisions).nullable(),
  /** null: none was given, or it was erased with a person */
  text: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  channel: z.string().nullable(),
  evidenceSha256: sha256.nullable(),
  hash: sha256,
  deviceSeq: z.int(),
})
export type ApprovalEventLine = z.infer<typeof eventLine>

const stageVisit = z.strictObject({
  state: approvalState,
  from: z.string(),
  /** null: it is there now */
  until: z.string().nullable(),
  businessDays: z.number(),
  allowedDays: z.int().nullable(),
  lateDays: z.int().min(0),
  /** to whom a delay is put down */
  owner: z.enum(['creator', 'agency', 'brand', 'nobody']),
})

const deliverableDetail = z.strictObject({
  card,
  requirement: z.string().nullable(),
  workflow: workflowDefinition.nullable(),
  version: versionRef.nullable(),
  submitterId: id.nullable(),
  /** approvals of the present stage */
  given: z.array(z.strictObject({ decider: z.string(), recordedBy: z.string().nullable(), at: z.string() })),
  /** who may still decide in the present stage */
  deciders: z.array(z.strictObject({ id, name: z.string(), role: approvalRole, hasDecided: z.boolean() })),
  corrections: z.array(correction),
  liveUrl: z.string().nullable(),
  liveOn: calendarDate.nullable(),
  events: z.array(eventLine),
  stages: z.array(stageVisit),
  /** what moving to each state would do */
  moves: z.record(approvalState, move),
  /** what is missing before it may be scheduled: codes of `readinessGaps` with their sentence */
  missing: z.array(refusal),
  evidence: z.array(
    z.strictObject({
      id,
      purpose: z.string(),
      name: z.string(),
      mime: z.string(),
      sizeBytes: z.int(),
      sha256,
      note: z.string().nullable(),
      addedBy: z.string(),
      addedAt: z.string(),
    }),
  ),
})
export type DeliverableDetail = z.infer<typeof deliverableDetail>

/** What the version looked like to whoever decides: the engine refuses when it is another by now. */
const seenVersion = z.strictObject({ versionId: id, sha256: sha256.nullable(), captionSha256: sha256 })
const comment = z.string().trim().max(5000)
const reason = z.string().trim().max(2000)

export const approvalsContract = {
  'approvals.board': query({
    about: 'Deliverables with where they stand, of one campaign or of all.',
    input: z.strictObject({ campaignId: id.optional() }),
    output: z.strictObject({ cards: z.array(card), today: calendarDate }),
    reads: ['approvals', 'campaigns'],
  }),
  'approvals.get': query({
    about: 'One deliverable: version, decisions, audit trail, what may happen next.',
    input: z.strictObject({ deliverableId: id }),
    output: deliverableDetail,
    reads: ['approvals', 'campaigns'],
  }),
  'approvals.moves': query({
    about: 'What moving deliverables to each state would do, or why not.',
    input: z.strictObject({ deliverableIds: z.array(id).min(1).max(500) }),
    output: z.array(z.strictObject({ deliverableId: id, moves: z.record(approvalState, move) })),
    reads: ['approvals', 'campaigns'],
  }),
  'approvals.sendBrief': command({
    about: 'Opens deliverables: from now on the workflow holds.',
    input: z.strictObject({ deliverableIds: z.array(id).min(1).max(2000) }),
    output: z.strictObject({ opened: z.int() }),
    writes: ['approvals', 'campaigns'],
  }),
  'approvals.submit': command({
    about: 'Submits a draft version as concept or content; it can no longer be changed.',
    input: z.strictObject({ deliverableId: id, versionId: id, as: z.enum(['concept', 'draft']) }),
    output: card,
    writes: ['approvals', 'campaigns'],
  }),
  'approvals.move': command({
    about:
      'Moves deliverables to a state, as dragging their cards does: whatever the rules make of it for each. All or none.',
    input: z.strictObject({
      deliverableIds: z.array(id).min(1).max(500),
      to: approvalState,
      /** a reason or comment, where the move asks for one */
      text: comment.optional(),
      postOn: calendarDate.optional(),
    }),
    output: z.array(card),
    writes: ['approvals', 'campaigns'],
  }),
  'approvals.decideConcept': command({
    about: 'Approves a concept, or sends it back with a comment.',
    input: z.strictObject({
      deliverableId: id,
      ...seenVersion.shape,
      decision: z.enum(['approve', 'reject']),
      comment: comment.nullable().default(null),
    }),
    output: card,
    writes: ['approvals', 'campaigns'],
  }),
  'approvals.decide': command({
    about: 'Approves a version in the present stage, with corrections or without, or asks for changes.',
    input: z.strictObject({
      deliverableId: id,
      ...seenVersion.shape,
      stage: reviewState,
      decision: z.enum(decisions),
      comment: comment.nullable().default(null),
      corrections: z
        .array(z.strictObject({ part: z.enum(correctionParts), text: comment.min(1) }))
        .max(50)
        .default([]),
      onBehalf: onBehalf.nullable().default(null),
    }),
    output: card,
    writes: ['approvals', 'campaigns'],
  }),
  'approvals.changeOrder': command({
    about: 'Records that further rounds were agreed.',
    input: z.strictObject({ deliverableId: id, rounds: z.int().min(1).max(20), reference: reason.min(1) }),
    output: card,
    writes: ['approvals'],
  }),
  'approvals.goLive': command({
    about: 'Records the address under which a post is live.',
    input: z.strictObject({ deliverableId: id, url: z.string().trim().max(2000), liveOn: calendarDate }),
    output: card,
    writes: ['approvals', 'campaigns'],
  }),
  'approvals.verifyLive': command({
    about: 'Records that the live post was seen with its disclosure, and which corrections were carried out.',
    input: z.strictObject({
      deliverableId: id,
      evidenceId: id.nullable(),
      seen: z.strictObject({ toggle: z.boolean(), text: z.boolean(), spokenOrShown: z.boolean() }),
      ticked: z.array(id).max(50),
    }),
    output: card,
    writes: ['approvals', 'campaigns'],
  }),
  'approvals.addEvidence': job({
    about: 'Keeps a file as evidence of a decision or a live post.',
    input: z.strictObject({
      deliverableId: id,
      fileToken: z.string().regex(/^[0-9a-f]{32}$/),
      purpose: z.enum(['decision', 'live', 'disclosure', 'music', 'right', 'other']),
      note: reason.nullable().default(null),
    }),
    output: z.strictObject({ evidenceId: id, sha256 }),
    writes: ['approvals'],
  }),
  'approvals.addNoteAsEvidence': command({
    about: 'Keeps a written note, of a call or a meeting, as evidence.',
    input: z.strictObject({ deliverableId: id, text: longText.min(1) }),
    output: z.strictObject({ evidenceId: id, sha256 }),
    writes: ['approvals'],
  }),
  'approvals.people': query({
    about: 'Persons of the agency and of clients, with their roles.',
    input: nothing,
    output: z.array(person),
    reads: ['approvals', 'workspace'],
  }),
  'approvals.savePerson': command({
    about: 'Adds a person or changes one: name, role, e-mail, client.',
    input: z.strictObject({
      personId: id.optional(),
      name,
      role: approvalRole,
      email: z.email().max(320).nullable().default(null),
      clientId: id.nullable().default(null),
    }),
    output: person,
    writes: ['approvals', 'workspace'],
  }),
  'approvals.workflows': query({
    about: 'Workflows of this workspace, the default first.',
    input: nothing,
    output: z.array(workflow),
    reads: ['approvals'],
  }),
  'approvals.saveWorkflow': command({
    about: 'Adds a workflow, from a preset or written out, or changes one. Deliverables that are open keep theirs.',
    input: z.strictObject({
      workflowId: id.optional(),
      name,
      preset: z.enum(presetIds).optional(),
      definition: workflowDefinition.optional(),
      isDefault: z.boolean().optional(),
    }),
    output: workflow,
    writes: ['approvals'],
  }),
  'approvals.removeWorkflow': command({
    about: 'Removes a workflow that no campaign names.',
    input: z.strictObject({ workflowId: id }),
    output: nothing,
    writes: ['approvals'],
  }),
  'approvals.certificate': job({
    about: 'Writes the certificate of an approval: item, version, hash, caption, who decided when, chain head.',
    input: z.strictObject({ deliverableId: id, format: z.enum(['pdf', 'html']).default('pdf') }),
    output: z.strictObject({
      fileToken: z.string(),
      name: z.string(),
      mime: z.string(),
      sizeBytes: z.int(),
    }),
    reads: ['approvals'],
  }),
  'approvals.checkAnchor': job({
    about: 'Holds the chains of this workspace against a certificate, a review package or a backup made before.',
    input: z.strictObject({ fileToken: z.string().regex(/^[0-9a-f]{32}$/) }),
    output: z.strictObject({
      ok: z.boolean(),
      kind: z.enum(['certificate', 'package', 'backup']),
      madeAt: z.string(),
      heads: z.int(),
      problems: z.array(z.string()),
    }),
    reads: ['approvals'],
  }),
} as const
