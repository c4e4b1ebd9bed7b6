import { z } from 'zod'
import { account, rateBasis } from './creatorAccount'
import { creatorRow } from './creatorFields'
import { command, job, query } from './define'
import {
  calendarDate,
  count,
  currency,
  fileToken,
  id,
  longText,
  madeFile,
  minor,
  name,
  nothing,
  platform,
  share,
} from './values'

export type { AccountRecord, MetricRecord, RateRecord } from './creatorAccount'

/** Addresses that a person opens: of the web only, so that no `javascript:` hides in one. */
const webAddress = z.url({ protocol: /^https?$/ }).max(2000)

const contactKind = z.enum(['email', 'phone', 'directMessage', 'agent', 'marketplace'])
const contactHolder = z.enum(['creator', 'agent', 'guardian'])
const contactValidity = z.enum(['unchecked', 'works', 'fails'])
const contact = z.strictObject({
  id,
  kind: contactKind,
  value: z.string(),
  source: z.string(),
  notedOn: calendarDate,
  holder: contactHolder,
  agentId: id.nullable(),
  validity: contactValidity,
  isPreferred: z.boolean(),
  note: z.string().nullable(),
  /** other creators with the same value: an agent's address serves many */
  sharedWith: z.array(z.strictObject({ creatorId: id, accountId: id, handle: z.string() })),
})
export type ContactRecord = z.infer<typeof contact>

const agent = z.strictObject({
  id,
  name: z.string(),
  company: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  notes: z.string().nullable(),
  creators: z.int(),
})
export type AgentRecord = z.infer<typeof agent>

const collaborationFields = {
  brandName: z.string().trim().min(1).max(200),
  /** one of the workspace's brands, where it is one */
  brandId: id.nullable().default(null),
  category: z.string().trim().max(120).nullable().default(null),
  kind: z.enum(['paid', 'gifted', 'unpaid', 'unknown']).default('unknown'),
  startedOn: calendarDate.nullable().default(null),
  endedOn: calendarDate.nullable().default(null),
  /** works for nobody of the category, or of those named, until then */
  exclusiveUntil: calendarDate.nullable().default(null),
  exclusiveAgainst: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
  link: webAddress.nullable().default(null),
  note: z.string().max(2000).nullable().default(null),
}
const collaboration = z.strictObject({ id, ...collaborationFields, source: z.string() })
export type CollaborationRecord = z.infer<typeof collaboration>

const creatorFile = z.strictObject({
  id,
  name: z.string(),
  mime: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  note: z.string().nullable(),
  addedBy: z.string(),
  addedAt: z.string(),
})
const creatorNote = z.strictObject({ id, text: z.string(), author: z.string(), notedAt: z.string() })

const customField = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(['text', 'number', 'date', 'choice', 'yesNo']),
  choices: z.array(z.string()),
})
export type CustomField = z.infer<typeof customField>

const creatorProfile = z.strictObject({
  row: creatorRow,
  creatorId: id,
  bio: z.string().nullable(),
  notes: z.string().nullable(),
  /** the main account first, then by followers */
  accounts: z.array(account),
  contacts: z.array(contact),
  agents: z.array(agent.extend({ linkId: id, note: z.string().nullable() })),
  collaborations: z.array(collaboration),
  files: z.array(creatorFile),
  datedNotes: z.array(creatorNote),
  campaigns: z.array(
    z.strictObject({
      campaignId: id,
      campaign: z.string(),
      brand: z.string(),
      client: z.string(),
      status: z.string(),
      feeMinor: minor.nullable(),
      currency,
      posts: z.int(),
    }),
  ),
})
export type CreatorProfile = z.infer<typeof creatorProfile>

/** Where the value of a cell is from. */
const cellSource = z.strictObject({
  field: z.string(),
  kind: z.enum(['import', 'edit', 'added', 'sample']),
  /** "nov-2022.csv", or the label of the step that set it */
  what: z.string(),
  /** record of the file */
  row: z.int().nullable(),
  actor: z.string(),
  at: z.string(),
})
export type CellSource = z.infer<typeof cellSource>

const timelineEntry = z.strictObject({
  /** unique in the answer */
  id: z.string(),
  at: z.string(),
  kind: z.enum([
    'created',
    'import',
    'edit',
    'metric',
    'rate',
    'note',
    'file',
    'contact',
    'collaboration',
    'campaign',
    'deliverable',
    'outreach',
  ]),
  /** "Followers 13.2M → 13.8M", "Shortlisted for Spring glow" */
  sentence: z.string(),
  actor: z.string().nullable(),
  /** a record that the line opens */
  campaignId: id.nullable(),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

const contactFields = {
  kind: contactKind,
  value: z.string().trim().min(1).max(300),
  holder: contactHolder.default('creator'),
  agentId: id.nullable().default(null),
  validity: contactValidity.default('unchecked'),
  isPreferred: z.boolean().default(false),
  note: z.string().max(2000).nullable().default(null),
}
const rateFields = {
  format: z.string().trim().min(1).max(60),
  priceMinor: minor,
  currency,
  quotedOn: calendarDate,
  basis: rateBasis.default('asked'),
  note: z.string().max(2000).nullable().default(null),
}
/** As imports take them: with letters of any script, which `z.email()` refuses. */
export const emailAddress = z
  .string()
  .trim()
  .max(300)
  .regex(/^[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+\.[\p{L}\d-]{2,}$/u, 'not an e-mail address')

const agentFields = {
  name,
  company: z.string().trim().max(200).nullable().default(null),
  email: emailAddress.nullable().default(null),
  phone: z.string().trim().max(60).nullable().default(null),
  notes: longText.nullable().default(null),
}

/** Whose record was changed, and the row that was added, changed or removed. */
const touched = z.strictObject({ creatorId: id, id })
export type Touched = z.infer<typeof touched>

const done = { output: touched, writes: ['creators'] as const }

/**
 * Commands answer with ids, not with the profile: the log keeps every command's answer, and a profile is personal data
 * that erasure would have to find there. `creators.get` has the profile as it then is.
 */
export const creatorRecordContract = {
  'creators.get': query({
    about: 'One creator with accounts, histories, contacts, collaborations, files, notes and campaigns.',
    input: z.strictObject({ accountId: id }),
    output: creatorProfile,
    reads: ['creators', 'campaigns'],
  }),
  'creators.timeline': query({
    about: 'Every touch of a creator, newest first.',
    input: z.strictObject({ creatorId: id, before: z.string().optional(), limit: z.int().min(1).max(200).default(50) }),
    output: z.strictObject({ entries: z.array(timelineEntry), next: z.string().nullable() }),
    reads: ['creators', 'campaigns', 'history'],
  }),
  'creators.sources': query({
    about: 'Where each value of a row is from: file and row, or who entered it when.',
    input: z.strictObject({ accountId: id }),
    output: z.array(cellSource),
    reads: ['creators', 'history'],
  }),
  'creators.addAccount': command({
    about: 'Adds an account by platform and handle or by its profile address.',
    input: z.strictObject({ creatorId: id, platform: platform.optional(), handle: z.string().trim().min(1).max(300) }),
    ...done,
  }),
  'creators.updateAccount': command({
    about: 'Renames an account, whose old handle is kept, or changes its facts.',
    input: z.strictObject({
      accountId: id,
      handle: z.string().trim().min(1).max(300).optional(),
      profileUrl: webAddress.nullable().optional(),
      bio: z.string().max(20_000).nullable().optional(),
      isVerified: z.boolean().nullable().optional(),
      isMain: z.literal(true).optional(),
    }),
    ...done,
  }),
  'creators.removeAccount': command({
    about: 'Removes one of several accounts with its history; refused where it is on a roster or is the last.',
    input: z.strictObject({ accountId: id }),
    ...done,
  }),
  'creators.addMetrics': command({
    about: 'Notes figures of an account as of a date.',
    input: z.strictObject({
      accountId: id,
      measuredOn: calendarDate,
      followers: count.nullable().default(null),
      averageViews: count.nullable().default(null),
      medianViews: count.nullable().default(null),
      averageLikes: count.nullable().default(null),
      averageComments: count.nullable().default(null),
      averageShares: count.nullable().default(null),
      averageSaves: count.nullable().default(null),
      postsSampled: count.nullable().default(null),
      engagementRate: z.number().min(0).max(100).nullable().default(null),
      engagementBasis: z.enum(['followers', 'views', 'reach', 'unstated']).nullable().default(null),
    }),
    ...done,
  }),
  'creators.removeMetrics': command({
    about: 'Removes a line of the metric history.',
    input: z.strictObject({ metricId: id }),
    ...done,
  }),
  'creators.setAudience': command({
    about: 'Sets the shares of an account’s audience for one dimension; the rest to 1 is not stated.',
    input: z.strictObject({
      accountId: id,
      dimension: z.enum(['country', 'age', 'gender']),
      shares: z.array(z.strictObject({ key: z.string().trim().min(1).max(20), share })).max(60),
      source: z.string().trim().min(1).max(300),
      measuredOn: calendarDate,
    }),
    ...done,
  }),
  'creators.addRate': command({
    about: 'Notes a price of an account.',
    input: z.strictObject({ accountId: id, ...rateFields }),
    ...done,
  }),
  'creators.updateRate': command({
    about: 'Changes a noted price.',
    input: z.strictObject({ rateId: id, ...rateFields }),
    ...done,
  }),
  'creators.removeRate': command({ about: 'Removes a noted price.', input: z.strictObject({ rateId: id }), ...done }),
  'creators.addContact': command({
    about: 'Adds a way to reach a creator.',
    input: z.strictObject({ creatorId: id, ...contactFields }),
    ...done,
  }),
  'creators.updateContact': command({
    about: 'Changes a way to reach a creator.',
    input: z.strictObject({ contactId: id, ...contactFields }),
    ...done,
  }),
  'creators.removeContact': command({
    about: 'Removes a way to reach a creator.',
    input: z.strictObject({ contactId: id }),
    ...done,
  }),
  'creators.agents': query({
    about: 'Agents, by name.',
    input: z.strictObject({ text: z.string().max(100).default('') }),
    output: z.array(agent),
    reads: ['creators'],
  }),
  'creators.saveAgent': command({
    about: 'Adds an agent, or changes the one of that id.',
    input: z.strictObject({ id: id.optional(), ...agentFields }),
    output: agent,
    writes: ['creators'],
  }),
  'creators.removeAgent': command({
    about: 'Removes an agent who acts for nobody.',
    input: z.strictObject({ id }),
    output: nothing,
    writes: ['creators'],
  }),
  'creators.linkAgent': command({
    about: 'Notes that an agent acts for a creator.',
    input: z.strictObject({ creatorId: id, agentId: id, note: z.string().max(2000).nullable().default(null) }),
    ...done,
  }),
  'creators.unlinkAgent': command({
    about: 'Notes that an agent acts for a creator no longer.',
    input: z.strictObject({ linkId: id }),
    ...done,
  }),
  'creators.saveCollaboration': command({
    about: 'Notes work for a brand, with what it forbids, or changes the one of that id.',
    input: z.strictObject({ creatorId: id, id: id.optional(), ...collaborationFields }),
    ...done,
  }),
  'creators.removeCollaboration': command({
    about: 'Removes a collaboration.',
    input: z.strictObject({ id }),
    ...done,
  }),
  'creators.saveNote': command({
    about: 'Adds a dated note, or changes the one of that id.',
    input: z.strictObject({ creatorId: id, id: id.optional(), text: z.string().trim().min(1).max(20_000) }),
    ...done,
  }),
  'creators.removeNote': command({ about: 'Removes a dated note.', input: z.strictObject({ id }), ...done }),
  'creators.addFile': job({
    about: 'Keeps a copy of a file with a creator.',
    input: z.strictObject({ creatorId: id, fileToken, note: z.string().max(2000).nullable().default(null) }),
    output: touched,
    writes: ['creators'],
  }),
  'creators.openFile': job({
    about: 'A copy of a kept file, checked against its hash, to save or to look at.',
    input: z.strictObject({ id }),
    output: madeFile,
  }),
  'creators.removeFile': command({ about: 'Removes a file from a creator.', input: z.strictObject({ id }), ...done }),
  'creators.customFields': query({
    about: 'The workspace’s own fields, in their order.',
    input: nothing,
    output: z.array(customField),
    reads: ['creators'],
  }),
  'creators.saveCustomField': command({
    about: 'Adds a field, or renames the one of that id; the kind of a field in use stays.',
    input: z.strictObject({
      id: id.optional(),
      name: z.string().trim().min(1).max(80),
      kind: customField.shape.kind,
      choices: z.array(z.string().trim().min(1).max(120)).max(100).default([]),
    }),
    output: z.array(customField),
    writes: ['creators'],
  }),
  'creators.orderCustomFields': command({
    about: 'Puts the fields in the order of the ids; all are named, each once.',
    input: z.strictObject({ ids: z.array(id).max(1000) }),
    output: z.array(customField),
    writes: ['creators'],
  }),
  'creators.removeCustomField': command({
    about: 'Removes a field with its values.',
    input: z.strictObject({ id }),
    output: z.array(customField),
    writes: ['creators'],
  }),
} as const
