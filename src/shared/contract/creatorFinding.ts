import { z } from 'zod'
import { command, query } from './define'
import { count, id, name, nothing, platform } from './values'

/** What was read, and the piece of the pasted text that states it. */
const textFact = z.strictObject({ value: z.string(), quote: z.string() })

const knownAccount = z.strictObject({
  accountId: id,
  creatorId: id,
  platform,
  /** the handle it has today */
  handle: z.string(),
  displayName: z.string().nullable(),
  /** whether the text names it by a handle that it had before */
  isByFormerHandle: z.boolean(),
})
export type KnownAccount = z.infer<typeof knownAccount>

const foundAccount = z.strictObject({
  /** null where the text does not say; never assumed */
  platform: platform.nullable(),
  /** how the platform is known: a link or word names it, or the text has the looks of its profile page */
  platformBasis: z.enum(['stated', 'pageLooks']).nullable(),
  handle: z.string(),
  quote: z.string(),
  profileUrl: z.string().nullable(),
  platformUserId: z.string().nullable(),
  followers: z.strictObject({ value: count, quote: z.string() }).nullable(),
  /** the same account in this workspace; several where the platform is open */
  known: z.array(knownAccount),
})
export type FoundAccount = z.infer<typeof foundAccount>

const candidate = z.strictObject({
  /** accounts of one person; empty where the text names none (a bio alone) */
  accounts: z.array(foundAccount),
  /** stated, but of none of the accounts */
  followers: z.strictObject({ value: count, quote: z.string() }).nullable(),
  displayName: textFact.nullable(),
  emails: z.array(textFact.extend({ kind: z.enum(['plain', 'obfuscated']) })),
  hashtags: z.array(textFact),
  links: z.array(
    textFact.extend({
      /** a page that gathers a creator's links, such as linktr.ee */
      isLinkPage: z.boolean(),
    }),
  ),
  /** handles that are spoken of without being said to be the creator's own: brands, friends */
  mentions: z.array(z.string()),
  /** the part of the text that the candidate was read from */
  text: z.string(),
})
export type Candidate = z.infer<typeof candidate>

/** Text that a person pastes; more is a table, which the import takes. */
const pastedText = z.string().max(20_000)

const leadKinds = ['hashtag', 'topic', 'place', 'marketplace'] as const
export type LeadKind = (typeof leadKinds)[number]

const webLink = z.url({ protocol: /^https?$/ }).max(2000)
const leadFields = {
  kind: z.enum(leadKinds),
  /** "#booktok", "sourdough", "Leeds", "TikTok One" */
  text: z.string().trim().min(1).max(200),
  platform: platform.nullable().default(null),
  /** an address to look at, where it cannot be made from the text */
  link: webLink.nullable().default(null),
  note: z.string().trim().max(2000).nullable().default(null),
}

const look = z.strictObject({ id, lookedBy: z.string(), lookedAt: z.string() })
const lead = z.strictObject({
  id,
  campaignId: id,
  ...leadFields,
  createdAt: z.string(),
  /** newest first */
  looks: z.array(look),
  /** creators that came in by this lead, in that order */
  creators: z.array(
    z.strictObject({
      creatorId: id,
      accountId: id,
      platform,
      handle: z.string(),
      displayName: z.string().nullable(),
      isOnRoster: z.boolean(),
      notedBy: z.string(),
      notedAt: z.string(),
    }),
  ),
})
export type ResearchLead = z.infer<typeof lead>

const addedCreator = z.strictObject({
  accounts: z
    .array(
      z.strictObject({
        platform,
        handle: z.string().trim().min(1).max(200),
        profileUrl: webLink.nullable().default(null),
        platformUserId: z.string().max(100).nullable().default(null),
        followers: count.nullable().default(null),
      }),
    )
    .min(1)
    .max(12),
  displayName: name.nullable().default(null),
  emails: z.array(z.string().trim().min(3).max(320)).max(20).default([]),
  hashtags: z.array(z.string().trim().min(1).max(80)).max(60).default([]),
  /** goes to the first account, in place of the bio that it has */
  bio: z.string().trim().max(20_000).nullable().default(null),
  /** the text that this was read from, kept as the source */
  sourceText: pastedText.nullable().default(null),
})
export type AddedCreator = z.input<typeof addedCreator>

export const creatorFindingContract = {
  'creators.recognise': query({
    about: 'Reads creators out of pasted text: profile links, handles, followers, addresses; each with its place.',
    input: z.strictObject({ text: pastedText }),
    output: z.strictObject({ candidates: z.array(candidate) }),
    reads: ['creators'],
  }),
  'creators.quickAdd': command({
    about: 'Adds creators from recognised facts, in one step; whoever has one of the accounts already gains the facts.',
    input: z.strictObject({
      creators: z.array(addedCreator).min(1).max(200),
      researchLeadId: id.nullable().default(null),
    }),
    output: z.strictObject({
      creators: z.array(
        z.strictObject({
          creatorId: id,
          accountId: id,
          handle: z.string(),
          isNew: z.boolean(),
          /** what an existing creator gained; all 0 where everything was known */
          added: z.strictObject({
            accounts: z.int(),
            figures: z.int(),
            emails: z.int(),
            hashtags: z.int(),
            texts: z.int(),
            sources: z.int(),
          }),
        }),
      ),
    }),
    writes: ['creators', 'campaigns'],
  }),
  'creators.research': query({
    about: 'Where creators are looked for in a campaign: who looked when, and whom it brought.',
    input: z.strictObject({ campaignId: id }),
    output: z.array(lead),
    reads: ['creators', 'campaigns'],
  }),
  'creators.addLead': command({
    about: 'Adds a hashtag, topic, place or marketplace to the research list of a campaign.',
    input: z.strictObject({ campaignId: id, ...leadFields }),
    output: lead,
    writes: ['campaigns'],
  }),
  'creators.changeLead': command({
    about: 'Changes a line of the research list; keys left out stay as they are.',
    input: z.strictObject({
      leadId: id,
      text: leadFields.text.optional(),
      platform: platform.nullable().optional(),
      link: webLink.nullable().optional(),
      note: z.string().trim().max(2000).nullable().optional(),
    }),
    output: lead,
    writes: ['campaigns'],
  }),
  'creators.removeLead': command({
    about: 'Takes a line off the research list; creators that it brought keep its words as their source.',
    input: z.strictObject({ leadId: id }),
    output: nothing,
    writes: ['campaigns', 'creators'],
  }),
  'creators.logLook': command({
    about: 'Notes that the caller looked at a line of the research list now.',
    input: z.strictObject({ leadId: id }),
    output: lead,
    writes: ['campaigns'],
  }),
} as const
