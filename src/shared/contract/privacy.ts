import { z } from 'zod'
import { command, job, query } from './define'
import { calendarDate, id, madeFile, nothing } from './values'

const doNotContact = z.strictObject({
  id,
  kind: z.enum(['creator', 'address', 'domain', 'agent']),
  /** null where the person was erased: only the digest is left */
  value: z.string().nullable(),
  reason: z.string(),
  source: z.string(),
  addedBy: z.string(),
  addedAt: z.string(),
})
export type DoNotContactRecord = z.infer<typeof doNotContact>

const lawfulBasis = z.enum(['unstated', 'legitimateInterest', 'consent', 'contract'])
const person = z.strictObject({ creatorId: id, accountId: id, handle: z.string(), displayName: z.string().nullable() })

const dueNotice = person.extend({
  collectedOn: calendarDate,
  /** one month after collecting; at first contact where that is earlier */
  dueOn: calendarDate,
  isOverdue: z.boolean(),
  firstContactOn: calendarDate.nullable(),
  contactsWithoutBasis: z.int(),
})
const retentionCase = person.extend({
  lastTouchOn: calendarDate,
  /** the day on which the term of the workspace, or the creator's own, ended */
  endedOn: calendarDate,
  keepReason: z.string().nullable(),
})

const erasurePreview = z.strictObject({
  handle: z.string(),
  displayName: z.string().nullable(),
  /** "accounts 2, metrics 14, messages 5": what goes */
  erased: z.array(z.strictObject({ what: z.string(), count: z.int() })),
  /** what stays without the person: "fees in 2 campaigns" */
  anonymised: z.array(z.strictObject({ what: z.string(), count: z.int() })),
  historyEntries: z.int(),
  files: z.int(),
  /** backups that still hold the person until they are removed */
  backups: z.array(z.strictObject({ name: z.string(), madeAt: z.string() })),
  /** steps that can no longer be undone */
  lostUndos: z.int(),
})

export const privacyContract = {
  'privacy.doNotContact': query({
    about: 'Who must not be contacted.',
    input: z.strictObject({ text: z.string().max(200).default('') }),
    output: z.array(doNotContact),
    reads: ['privacy', 'creators'],
  }),
  'privacy.addDoNotContact': command({
    about: 'Adds a person, address, domain or agent that must not be contacted; their outreach stops.',
    input: z.strictObject({
      kind: doNotContact.shape.kind,
      /** an address or domain; for a creator or agent its id */
      value: z.string().trim().min(1).max(300),
      reason: z.string().trim().min(1).max(500),
      source: z.string().trim().min(1).max(300).default('told us'),
    }),
    output: z.strictObject({ id, stopped: z.int() }),
    writes: ['privacy', 'outreach', 'creators'],
  }),
  'privacy.removeDoNotContact': command({
    about: 'Removes an entry, with the reason kept in the privacy record.',
    input: z.strictObject({ id, reason: z.string().trim().min(3).max(500) }),
    output: nothing,
    writes: ['privacy'],
  }),
  'privacy.notices': query({
    about: 'Creators who have not been told what is held about them, the most urgent first.',
    input: z.strictObject({ limit: z.int().min(1).max(1000).default(200) }),
    output: z.strictObject({ due: z.int(), overdue: z.int(), people: z.array(dueNotice) }),
    reads: ['privacy', 'creators', 'outreach'],
  }),
  'privacy.noteNotice': command({
    about: 'Notes that creators were told, when and how.',
    input: z.strictObject({
      creatorIds: z.array(id).min(1).max(10_000),
      on: calendarDate,
      how: z.string().trim().min(1).max(300),
    }),
    output: z.strictObject({ noted: z.int() }),
    writes: ['privacy', 'creators'],
  }),
  'privacy.setBasis': command({
    about: 'States the lawful basis of contact points, of one or of all of creators.',
    input: z.strictObject({
      contactIds: z.array(id).max(10_000).optional(),
      creatorIds: z.array(id).max(10_000).optional(),
      basis: lawfulBasis,
      note: z.string().trim().max(1000).nullable().default(null),
    }),
    output: z.strictObject({ changed: z.int() }),
    writes: ['privacy', 'creators'],
  }),
  'privacy.retention': query({
    about: 'Creators whose term of keeping has ended, the longest ago first.',
    input: z.strictObject({ limit: z.int().min(1).max(1000).default(200) }),
    output: z.strictObject({ termDays: z.int(), ended: z.int(), people: z.array(retentionCase) }),
    reads: ['privacy', 'creators', 'outreach', 'campaigns'],
  }),
  'privacy.setRetention': command({
    about: 'Sets after how many days without a touch a creator comes up for review.',
    input: z.strictObject({ termDays: z.int().min(30).max(3650) }),
    output: nothing,
    writes: ['privacy', 'workspace'],
  }),
  'privacy.keep': command({
    about: 'Keeps creators until a day, for a reason.',
    input: z.strictObject({
      creatorIds: z.array(id).min(1).max(10_000),
      until: calendarDate,
      reason: z.string().trim().min(3).max(500),
    }),
    output: z.strictObject({ kept: z.int() }),
    writes: ['privacy', 'creators'],
  }),
  'privacy.setMinor': command({
    about: 'Flags a creator as under 18, or not; a minor is written to through the guardian only.',
    input: z.strictObject({ creatorId: id, isMinor: z.boolean().nullable() }),
    output: nothing,
    writes: ['privacy', 'creators'],
  }),
  'privacy.person': query({
    about: 'What the privacy kit knows of one creator.',
    input: z.strictObject({ creatorId: id }),
    output: z.strictObject({
      collectedOn: calendarDate,
      sources: z.array(z.string()),
      noticeOn: calendarDate.nullable(),
      noticeHow: z.string().nullable(),
      noticeDueOn: calendarDate.nullable(),
      isMinor: z.boolean().nullable(),
      guardians: z.int(),
      keepUntil: calendarDate.nullable(),
      keepReason: z.string().nullable(),
      contacts: z.array(
        z.strictObject({
          id,
          kind: z.string(),
          value: z.string(),
          source: z.string(),
          basis: lawfulBasis,
          basisNote: z.string().nullable(),
        }),
      ),
      doNotContact: z.array(doNotContact),
    }),
    reads: ['privacy', 'creators', 'outreach'],
  }),
  'privacy.export': job({
    about: 'Everything held about one creator: JSON, readable HTML and kept files in one ZIP.',
    input: z.strictObject({ creatorId: id }),
    output: madeFile,
    writes: ['privacy'],
  }),
  'privacy.previewErasure': query({
    about: 'What erasing a creator would remove, keep without the person, and where copies remain.',
    input: z.strictObject({ creatorId: id }),
    output: erasurePreview,
    reads: ['privacy', 'creators', 'outreach', 'campaigns'],
  }),
  'privacy.erase': job({
    about: 'Erases a creator everywhere in the workspace, the history included. Cannot be undone.',
    input: z.strictObject({
      creatorId: id,
      reason: z.string().trim().min(3).max(500),
      /** keeps addresses as digests, so that the person is not written to again */
      keepDoNotContact: z.boolean().default(true),
    }),
    output: z.strictObject({
      erased: z.array(z.strictObject({ what: z.string(), count: z.int() })),
      backups: z.array(z.strictObject({ name: z.string(), madeAt: z.string() })),
    }),
    writes: ['privacy', 'creators', 'campaigns', 'outreach', 'planner', 'reports', 'history'],
  }),
  'privacy.record': query({
    about: 'What was done for people’s rights, newest first.',
    input: z.strictObject({ limit: z.int().min(1).max(1000).default(200) }),
    output: z.array(z.strictObject({ id, at: z.string(), by: z.string(), kind: z.string(), sentence: z.string() })),
    reads: ['privacy'],
  }),
  'privacy.exportRecord': job({
    about: 'The privacy record as CSV, for an auditor.',
    input: nothing,
    output: madeFile,
  }),
} as const
