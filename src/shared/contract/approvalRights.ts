import { z } from 'zod'
import { command, job, query } from './define'
import { calendarDate, currency, id, madeFile, minor } from './values'

/** Usage rights, Spark codes, disclosure, music, posting windows, and the one calendar of all of it. */

export const usageKinds = ['none', 'organic', 'paid', 'commercial'] as const
export const sparkPeriods = [7, 30, 60, 365] as const
export const musicKinds = ['none', 'original', 'library', 'licensed'] as const

const usageRight = z.strictObject({
  id,
  campaignId: id,
  /** null: everything of the campaign */
  deliverableId: id.nullable(),
  kind: z.enum(usageKinds),
  territory: z.string(),
  channels: z.array(z.string()),
  /** null: from the day the post is live */
  startsOn: calendarDate.nullable(),
  lengthDays: z.int().nullable(),
  /** last day; null: without end, or the post is not live yet */
  endsOn: calendarDate.nullable(),
  feeMinor: minor.nullable(),
  currency: currency.nullable(),
  editsAllowed: z.boolean(),
  evidenceId: id.nullable(),
  note: z.string().nullable(),
})
export type UsageRight = z.infer<typeof usageRight>

const sparkCode = z.strictObject({
  id,
  deliverableId: id,
  /** all but the last four signs hidden; `approvals.revealSparkCode` gives the whole */
  masked: z.string(),
  periodDays: z.int(),
  issuedOn: calendarDate,
  expiresOn: calendarDate,
  /** whether it outlasts the flight by the margin; null: the flight's end is not set */
  outlastsFlight: z.boolean().nullable(),
  note: z.string().nullable(),
})

const problem = z.strictObject({ code: z.string(), sentence: z.string() })
const disclosure = z.strictObject({
  relation: z.enum(['paid', 'gifted']),
  hasToggle: z.boolean(),
  wording: z.string().nullable(),
  spokenAtMs: z.int().nullable(),
  shownAtMs: z.int().nullable(),
  note: z.string().nullable(),
})
export type DisclosurePlan = z.infer<typeof disclosure>

const compliance = z.strictObject({
  deliverableId: id,
  rights: z.array(usageRight),
  spark: sparkCode.nullable(),
  disclosure: disclosure.nullable(),
  /** markets whose wording counts, with what the lint says for each */
  lint: z.array(z.strictObject({ market: z.string().nullable(), ok: z.boolean(), problems: z.array(problem) })),
  music: z.enum(musicKinds).nullable(),
  musicNote: z.string().nullable(),
  /** the deliverable's own; the campaign's counts where these are null */
  postFrom: calendarDate.nullable(),
  postUntil: calendarDate.nullable(),
  campaignPostFrom: calendarDate.nullable(),
  campaignPostUntil: calendarDate.nullable(),
  termsSignedOn: calendarDate.nullable(),
  /** other clients' exclusivity of the same category that meets the posting window */
  exclusivities: z.array(
    z.strictObject({ who: z.string(), from: calendarDate.nullable(), until: calendarDate.nullable() }),
  ),
})
export type Compliance = z.infer<typeof compliance>

export const calendarKinds = [
  'deliverableDue',
  'stageDue',
  'postingWindow',
  'planned',
  'flight',
  'usageEnds',
  'sparkExpires',
  'exclusivity',
] as const
const calendarEntry = z.strictObject({
  /** stable, so that a calendar program takes a changed entry for the same one */
  key: z.string(),
  kind: z.enum(calendarKinds),
  title: z.string(),
  from: calendarDate,
  /** last day, itself included */
  until: calendarDate,
  campaignId: id.nullable(),
  deliverableId: id.nullable(),
  /** what is wrong or will be: "The code dies 12 days before the flight ends." */
  alarm: z.strictObject({ severity: z.enum(['soon', 'late', 'conflict']), sentence: z.string() }).nullable(),
})
export type CalendarEntry = z.infer<typeof calendarEntry>

const day = calendarDate
export const approvalRightsContract = {
  'approvals.compliance': query({
    about: 'Rights, code, disclosure, music, window and terms of a deliverable.',
    input: z.strictObject({ deliverableId: id }),
    output: compliance,
    reads: ['approvals', 'campaigns'],
  }),
  'approvals.campaignRights': query({
    about: 'Usage rights of a campaign, those of single deliverables too.',
    input: z.strictObject({ campaignId: id }),
    output: z.array(usageRight),
    reads: ['approvals', 'campaigns'],
  }),
  'approvals.saveRight': command({
    about: 'Adds a usage right or changes one.',
    input: z.strictObject({
      rightId: id.optional(),
      campaignId: id,
      deliverableId: id.nullable().default(null),
      kind: z.enum(usageKinds),
      territory: z.string().trim().min(1).max(300),
      channels: z.array(z.string().trim().min(1).max(80)).max(30).default([]),
      startsOn: day.nullable().default(null),
      lengthDays: z.int().min(1).max(36_500).nullable().default(null),
      feeMinor: minor.nullable().default(null),
      currency: currency.nullable().default(null),
      editsAllowed: z.boolean().default(false),
      evidenceId: id.nullable().default(null),
      note: z.string().trim().max(2000).nullable().default(null),
    }),
    output: usageRight,
    writes: ['approvals'],
  }),
  'approvals.removeRight': command({
    about: 'Removes a usage right.',
    input: z.strictObject({ rightId: id }),
    output: z.strictObject({ campaignId: id }),
    writes: ['approvals'],
  }),
  'approvals.saveSparkCode': command({
    about: 'Keeps a Spark code for a post, or another in its place; null removes it.',
    input: z.strictObject({
      deliverableId: id,
      code: z.string().trim().min(4).max(500).nullable(),
      periodDays: z.union(sparkPeriods.map((days) => z.literal(days))).default(30),
      issuedOn: day.optional(),
      note: z.string().trim().max(2000).nullable().default(null),
    }),
    output: sparkCode.nullable(),
    writes: ['approvals'],
  }),
  'approvals.revealSparkCode': query({
    about: 'The whole Spark code, to be copied.',
    input: z.strictObject({ deliverableId: id }),
    output: z.strictObject({ code: z.string() }),
    reads: ['approvals'],
  }),
  'approvals.saveDisclosure': command({
    about: 'Says how a deliverable discloses that it is an advertisement; null removes the plan.',
    input: z.strictObject({ deliverableId: id, plan: disclosure.nullable() }),
    output: compliance,
    writes: ['approvals'],
  }),
  'approvals.saveMusic': command({
    about: 'Says where the music is from.',
    input: z.strictObject({
      deliverableId: id,
      music: z.enum(musicKinds).nullable(),
      note: z.string().trim().max(2000).nullable().default(null),
    }),
    output: compliance,
    writes: ['approvals'],
  }),
  'approvals.saveWindow': command({
    about: 'Sets the posting window of deliverables; null at both ends takes the campaign’s.',
    input: z.strictObject({
      deliverableIds: z.array(id).min(1).max(2000),
      postFrom: day.nullable(),
      postUntil: day.nullable(),
    }),
    output: z.strictObject({ changed: z.int() }),
    writes: ['approvals', 'campaigns'],
  }),
  'approvals.wordings': query({
    about: 'Wordings that disclose an advertisement, by market, each with its source.',
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        /** null: it came with Callboard */
        id: id.nullable(),
        market: z.string(),
        wording: z.string(),
        source: z.string(),
      }),
    ),
    reads: ['approvals'],
  }),
  'approvals.saveWording': command({
    about: 'Adds a wording for a market, with its source.',
    input: z.strictObject({
      market: z.string().regex(/^[A-Z]{2}$/),
      wording: z.string().trim().min(1).max(200),
      source: z.string().trim().min(1).max(500),
    }),
    output: z.strictObject({ id }),
    writes: ['approvals'],
  }),
  'approvals.removeWording': command({
    about: 'Removes a wording of this workspace’s own.',
    input: z.strictObject({ wordingId: id }),
    output: z.strictObject({}),
    writes: ['approvals'],
  }),
  'approvals.calendar': query({
    about:
      'Due dates, posting windows, flights, rights, codes and exclusivities, with alarms, of one campaign or of all.',
    input: z.strictObject({ campaignId: id.optional(), from: day, until: day }),
    output: z.strictObject({ entries: z.array(calendarEntry), today: day }),
    reads: ['approvals', 'campaigns'],
  }),
  'approvals.exportCalendar': job({
    about: 'Writes the calendar as an .ics file.',
    input: z.strictObject({ campaignId: id.optional(), from: day, until: day }),
    output: madeFile,
    reads: ['approvals', 'campaigns'],
  }),
} as const
