import { z } from 'zod'
import { chosenCreators } from './creators'
import { command, job, query } from './define'
import { calendarDate, count, id, name, nothing, platform } from './values'

export const outreachStages = [
  'sourced',
  'vetted',
  'to_contact',
  'contacted',
  'replied',
  'negotiating',
  'terms_sent',
  'agreed',
  'contracted',
  'declined',
  'unreachable',
  'paused',
  'do_not_contact',
] as const
export type OutreachStage = (typeof outreachStages)[number]
export const channels = ['email', 'directMessage', 'agent', 'marketplace', 'phone'] as const
export type Channel = (typeof channels)[number]
const channel = z.enum(channels)
const stage = z.enum(outreachStages)

/**
 * Why a creator should not, or must not, be written to now. What `stops` cannot be passed; what `needsReason` can be
 * passed with one, which is kept with the outreach; a `note` is only said.
 */
export const contactWarning = z.strictObject({
  code: z.enum(['doNotContact', 'owner', 'coolDown', 'dailyLimit', 'minor', 'noAddress', 'badAddress', 'noNotice']),
  weight: z.enum(['stops', 'needsReason', 'note']),
  /** "Bram wrote to @ana for Puddleford Outdoor on 12 Nov; the cool-down ends on 12 Dec." */
  sentence: z.string(),
})
export type ContactWarning = z.infer<typeof contactWarning>

const card = z.strictObject({
  id,
  campaignId: id,
  campaign: z.string(),
  client: z.string(),
  creatorId: id,
  accountId: id,
  platform,
  handle: z.string(),
  displayName: z.string().nullable(),
  tier: z.string().nullable(),
  followers: count.nullable(),
  stage,
  stageSince: z.string(),
  stageReason: z.string().nullable(),
  owner: z.string(),
  channel: channel.nullable(),
  /** messages sent */
  contacted: z.int(),
  lastSentAt: z.string().nullable(),
  lastReplyAt: z.string().nullable(),
  cadenceId: id.nullable(),
  nextStep: z.int().nullable(),
  dueOn: calendarDate.nullable(),
  snoozedUntil: calendarDate.nullable(),
})
export type OutreachCard = z.infer<typeof card>

const message = z.strictObject({
  id,
  direction: z.enum(['out', 'in']),
  state: z.enum(['draft', 'sent', 'received', 'bounced']),
  channel,
  address: z.string().nullable(),
  subject: z.string().nullable(),
  body: z.string(),
  templateId: id.nullable(),
  step: z.int().nullable(),
  at: z.string(),
  by: z.string(),
})

const outreachRecord = z.strictObject({
  card,
  messages: z.array(message),
  notes: z.array(z.strictObject({ id, text: z.string(), author: z.string(), notedAt: z.string() })),
  overrides: z.array(z.strictObject({ warning: z.string(), reason: z.string(), by: z.string(), at: z.string() })),
  /** ways to reach the creator, the one to use first */
  contacts: z.array(
    z.strictObject({
      id,
      kind: channel,
      value: z.string(),
      holder: z.string(),
      validity: z.string(),
      isPreferred: z.boolean(),
      /** others with the same value: an agent's address */
      shared: z.int(),
    }),
  ),
  warnings: z.array(contactWarning),
})
export type OutreachRecord = z.infer<typeof outreachRecord>

const cadenceStep = z.strictObject({
  /** days after the start, by the cadence's way of counting; rising, the first 0 */
  afterDays: z.int().min(0).max(365),
  channel,
  templateId: id.nullable(),
})
const cadence = z.strictObject({
  id,
  name: z.string(),
  counts: z.enum(['businessDays', 'calendarDays']),
  steps: z.array(cadenceStep).min(1).max(20),
})
export type CadenceRecord = z.infer<typeof cadence>

const refused = z.array(z.strictObject({ id: z.string(), handle: z.string(), warnings: z.array(contactWarning) }))
const overrideReason = z.string().trim().min(3).max(500).optional()
const ids = z.array(id).min(1).max(10_000)

const outreachSettings = z.strictObject({
  /** days after a message in which nobody writes to the creator for another client */
  coolDownDays: z.int().min(0).max(365),
  /** new contacts a day and campaign */
  dailyLimit: z.int().min(1).max(10_000),
  /** ISO 3166 countries whose public holidays count, with a region where the library knows one: "GB", "GB-SCT", "DE-BY" */
  holidayCountries: z.array(z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)).max(20),
  /** ISO weekdays that are no business days, 6 Saturday, 7 Sunday */
  weekend: z.array(z.int().min(1).max(7)).max(6),
  sender: z.strictObject({
    name: z.string().max(200),
    company: z.string().max(200),
    email: z.string().max(300),
    postalAddress: z.string().max(500),
    signature: z.string().max(2000),
    optOutLine: z.string().max(500),
    /** where it says what is held and why */
    privacyNotice: z.string().max(2000),
  }),
})
export type OutreachSettings = z.infer<typeof outreachSettings>

const rate = z.strictObject({
  key: z.string(),
  label: z.string(),
  /** creators written to first in this class */
  contacted: z.int(),
  /** of those, creators who replied */
  replied: z.int(),
  /** null below ten contacted: a percentage of three messages says nothing */
  rate: z.number().nullable(),
  /** Wilson interval, 95% */
  low: z.number(),
  high: z.number(),
})

/** A way to reach a creator that stands in a bio and is not noted yet. */
const foundContact = z.strictObject({
  handle: z.string(),
  /** `link`: a page that gathers links, such as linktr.ee */
  kind: z.enum(['email', 'link']),
  value: z.string(),
  /** the piece of the bio it was read from */
  quote: z.string(),
  isObfuscated: z.boolean(),
})

export const outreachContract = {
  'outreach.findContacts': job({
    about: 'Finds e-mail addresses and link pages in bios that are not noted yet; without `dryRun` notes them.',
    input: z.strictObject({ chosen: chosenCreators.optional(), dryRun: z.boolean().default(false) }),
    output: z.strictObject({
      bios: z.int(),
      /** not noted before; with `dryRun` what would be */
      added: z.int(),
      alreadyNoted: z.int(),
      /** on the do-not-contact list: left out */
      refused: z.int(),
      examples: z.array(foundContact),
      stepId: id.nullable(),
    }),
    writes: ['creators', 'outreach'],
  }),
  'outreach.list': query({
    about: 'Creators in the pipeline of a campaign, or of all.',
    input: z.strictObject({
      campaignId: id.optional(),
      owner: z.string().max(300).optional(),
      stages: z.array(stage).optional(),
      text: z.string().max(200).optional(),
      limit: z.int().min(1).max(20_000).default(5000),
    }),
    output: z.strictObject({
      cards: z.array(card),
      total: z.int(),
      counts: z.record(stage, z.int()),
      owners: z.array(z.string()),
    }),
    reads: ['outreach', 'creators', 'campaigns'],
  }),
  'outreach.get': query({
    about: 'One creator in one pipeline: messages, notes, contacts, warnings.',
    input: z.strictObject({ id }),
    output: outreachRecord,
    reads: ['outreach', 'creators', 'campaigns'],
  }),
  'outreach.ofCreator': query({
    about: 'Where a creator stands in every pipeline.',
    input: z.strictObject({ creatorId: id }),
    output: z.array(card),
    reads: ['outreach', 'creators', 'campaigns'],
  }),
  'outreach.check': query({
    about: 'What speaks against writing to creators now, for a campaign.',
    input: z.strictObject({
      campaignId: id,
      accountIds: z.array(id).max(10_000).optional(),
      chosen: chosenCreators.optional(),
    }),
    output: z.strictObject({ checked: z.int(), found: refused }),
    reads: ['outreach', 'creators', 'campaigns'],
  }),
  'outreach.add': command({
    about: 'Puts creators into a campaign’s pipeline; those already there stay as they are.',
    input: z.strictObject({
      campaignId: id,
      accountIds: z.array(id).max(10_000).optional(),
      chosen: chosenCreators.optional(),
      /** all of the campaign's roster */
      roster: z.boolean().default(false),
      stage: z.enum(['sourced', 'vetted', 'to_contact']).default('sourced'),
      /** without it the caller, or who owns the creator already */
      owner: z.string().trim().min(1).max(300).optional(),
      overrideReason,
    }),
    output: z.strictObject({ added: z.int(), alreadyThere: z.int(), refused }),
    writes: ['outreach', 'creators'],
  }),
  'outreach.move': command({
    about: 'Moves creators to a stage. To contacted and beyond only who may be written to, or with a reason.',
    input: z.strictObject({ ids, to: stage, reason: z.string().trim().max(500).optional(), overrideReason }),
    output: z.strictObject({ moved: z.int(), refused }),
    writes: ['outreach', 'creators'],
  }),
  'outreach.assign': command({
    about: 'Gives creators to another owner.',
    input: z.strictObject({ ids, owner: z.string().trim().min(1).max(300), overrideReason }),
    output: z.strictObject({ assigned: z.int(), refused }),
    writes: ['outreach', 'creators'],
  }),
  'outreach.remove': command({
    about: 'Takes creators out of a pipeline, with what was noted there.',
    input: z.strictObject({ ids }),
    output: z.strictObject({ removed: z.int() }),
    writes: ['outreach'],
  }),
  'outreach.addNote': command({
    about: 'Notes something on a creator in a pipeline.',
    input: z.strictObject({ id, text: z.string().trim().min(1).max(20_000) }),
    output: outreachRecord,
    writes: ['outreach'],
  }),
  'outreach.logSent': command({
    about: 'Notes that a message was sent; the next step of the cadence falls due.',
    input: z.strictObject({
      id,
      channel,
      address: z.string().max(300).nullable().default(null),
      subject: z.string().max(1000).nullable().default(null),
      body: z.string().max(50_000).default(''),
      templateId: id.nullable().default(null),
      /** a draft that was made before */
      messageId: id.optional(),
      overrideReason,
    }),
    output: outreachRecord,
    writes: ['outreach', 'creators'],
  }),
  'outreach.logReply': command({
    about: 'Notes a reply by hand; the cadence stops.',
    input: z.strictObject({
      id,
      channel,
      body: z.string().max(50_000).default(''),
      at: z.iso.datetime().optional(),
      /** where the creator now stands */
      to: stage.default('replied'),
      reason: z.string().trim().max(500).optional(),
    }),
    output: outreachRecord,
    writes: ['outreach'],
  }),
  'outreach.cadences': query({
    about: 'Cadences: what is sent after how many days.',
    input: nothing,
    output: z.array(cadence),
    reads: ['outreach'],
  }),
  'outreach.saveCadence': command({
    about: 'Adds a cadence, or changes the one of that id.',
    input: cadence.omit({ id: true, name: true }).extend({ id: id.optional(), name }),
    output: cadence,
    writes: ['outreach'],
  }),
  'outreach.removeCadence': command({
    about: 'Removes a cadence; those that follow it stop and are counted.',
    input: z.strictObject({ id }),
    output: z.strictObject({ stopped: z.int() }),
    writes: ['outreach'],
  }),
  'outreach.previewStart': query({
    about: 'On which days the steps of a cadence would fall due, and for whom it cannot start.',
    input: z.strictObject({ ids, cadenceId: id, startOn: calendarDate }),
    output: z.strictObject({
      dates: z.array(
        z.strictObject({ step: z.int(), on: calendarDate, weekday: z.int(), movedBy: z.string().nullable() }),
      ),
      starts: z.int(),
      refused,
    }),
    reads: ['outreach', 'creators', 'campaigns'],
  }),
  'outreach.start': command({
    about: 'Starts a cadence for creators; with the daily limit first contacts are spread over business days.',
    input: z.strictObject({ ids, cadenceId: id, startOn: calendarDate, overrideReason }),
    output: z.strictObject({ started: z.int(), refused }),
    writes: ['outreach', 'creators'],
  }),
  'outreach.stop': command({
    about: 'Stops the cadence of creators.',
    input: z.strictObject({ ids }),
    output: z.strictObject({ stopped: z.int() }),
    writes: ['outreach'],
  }),
  'outreach.queue': query({
    about: 'Follow-ups due by a day, the longest overdue first: how many, and the first of them.',
    input: z.strictObject({
      campaignId: id.optional(),
      owner: z.string().max(300).optional(),
      limit: z.int().min(1).max(500).default(1),
    }),
    output: z.strictObject({ due: z.int(), overdue: z.int(), cards: z.array(card) }),
    reads: ['outreach', 'creators', 'campaigns'],
  }),
  'outreach.snooze': command({
    about: 'Puts a follow-up off until a day.',
    input: z.strictObject({ ids, until: calendarDate }),
    output: z.strictObject({ snoozed: z.int() }),
    writes: ['outreach'],
  }),
  'outreach.skip': command({
    about: 'Skips the step that is due; the next one falls due in its time.',
    input: z.strictObject({ ids, reason: z.string().trim().max(500).optional() }),
    output: z.strictObject({ skipped: z.int() }),
    writes: ['outreach'],
  }),
  'outreach.figures': query({
    about: 'Reply rates with Wilson intervals and sample sizes.',
    input: z.strictObject({
      by: z.enum(['channel', 'tier', 'template', 'weekday', 'owner']),
      campaignId: id.optional(),
      from: calendarDate.optional(),
      to: calendarDate.optional(),
    }),
    output: z.strictObject({ rows: z.array(rate), all: rate, asOf: z.string() }),
    reads: ['outreach', 'creators', 'campaigns'],
  }),
  'outreach.settings': query({
    about: 'Cool-down, daily limit, calendar and sender.',
    input: nothing,
    output: outreachSettings,
    reads: ['outreach', 'workspace'],
  }),
  'outreach.updateSettings': command({
    about: 'Changes cool-down, daily limit, calendar or sender.',
    input: outreachSettings.partial(),
    output: outreachSettings,
    writes: ['outreach', 'workspace'],
  }),
  'outreach.daysOff': query({
    about: 'Weekends left out: public holidays and own days off of a year.',
    input: z.strictObject({ year: z.int().min(2000).max(2100) }),
    output: z.array(
      z.strictObject({ id: id.nullable(), day: calendarDate, name: z.string(), country: z.string().nullable() }),
    ),
    reads: ['outreach', 'workspace'],
  }),
  'outreach.addDayOff': command({
    about: 'Adds a day on which the agency does not work.',
    input: z.strictObject({ day: calendarDate, name }),
    output: nothing,
    writes: ['outreach'],
  }),
  'outreach.removeDayOff': command({
    about: 'Removes an own day off.',
    input: z.strictObject({ id }),
    output: nothing,
    writes: ['outreach'],
  }),
} as const
