import { z } from 'zod'
import { command, job, query } from './define'
import { id, platform, share } from './values'

/** Why two creators may be one person. `country` and `niche` stand beside a name or handle, never alone. */
export const duplicateReasons = [
  'userId',
  'formerHandle',
  'link',
  'handle',
  'nearHandle',
  'email',
  'phone',
  'contact',
  'name',
  'nearName',
  'country',
  'niche',
] as const
export type DuplicateReason = (typeof duplicateReasons)[number]
const reasonKind = z.enum(duplicateReasons)

const accountFace = z.strictObject({ accountId: id, platform, handle: z.string() })
/** A creator as a list names it: the main account first. */
const creatorFace = z.strictObject({
  creatorId: id,
  displayName: z.string().nullable(),
  accounts: z.array(accountFace),
})
export type CreatorFace = z.infer<typeof creatorFace>

const duplicatePair = z.strictObject({
  aId: id,
  bId: id,
  score: share,
  /** the strongest first */
  reasons: z.array(z.strictObject({ kind: reasonKind, isWeak: z.boolean(), sentence: z.string() })),
  /** what speaks against it */
  doubts: z.array(z.string()),
})
export type DuplicatePair = z.infer<typeof duplicatePair>

const duplicateGroup = z.strictObject({
  /** the group's creators' ids, sorted and joined */
  key: z.string(),
  /** that of the weakest link that holds the group together */
  score: share,
  creators: z.array(creatorFace).min(2),
  pairs: z.array(duplicatePair).min(1),
})
export type DuplicateGroup = z.infer<typeof duplicateGroup>

const finding = z.strictObject({
  groups: z.int(),
  creators: z.int(),
  takenMs: z.number(),
  foundAt: z.string(),
  /** groups beyond what is kept, and pairs whose group would have grown too large: they show once others are merged */
  leftForLater: z.int(),
})

/** Facts of which one stays. `custom:` and the field's id names a field of the workspace's own. */
const mergeField = z.union([
  z.enum(['displayName', 'country', 'city', 'language', 'tone', 'notes', 'mainAccount']),
  z.templateLiteral(['custom:', z.uuid()]),
])
export type MergeField = z.infer<typeof mergeField>
/** Lists of which all entries stay. */
const unitedField = z.enum(['furtherLanguages', 'niches', 'hashtags', 'brandValues', 'tags'])
export type UnitedField = z.infer<typeof unitedField>

/** What moves to the creator that is kept, of one creator. */
const holdings = z.strictObject({
  accounts: z.int(),
  metrics: z.int(),
  rates: z.int(),
  contacts: z.int(),
  agents: z.int(),
  collaborations: z.int(),
  notes: z.int(),
  files: z.int(),
  rosterEntries: z.int(),
  deliverables: z.int(),
})
export type Holdings = z.infer<typeof holdings>

const comparedAccount = accountFace.extend({
  followers: z.int().nullable(),
  measuredOn: z.string().nullable(),
  isVerified: z.boolean().nullable(),
  formerHandles: z.array(z.string()),
})

const comparison = z.strictObject({
  creators: z.array(
    creatorFace.extend({
      accounts: z.array(comparedAccount),
      addedOn: z.string(),
      contacts: z.array(z.string()),
      agents: z.array(z.string()),
      campaigns: z.array(z.string()),
      holdings,
    }),
  ),
  /** the creator that is kept unless another is chosen: the one with most that hangs on it */
  suggestedKeptId: id,
  fields: z.array(
    z.strictObject({
      field: mergeField,
      /** the name of a field of the workspace's own */
      name: z.string().nullable(),
      /** in the order of `creators`; null is not known */
      values: z.array(z.string().nullable()),
      /** the day each value was set, where it is known */
      setOn: z.array(z.string().nullable()),
      differs: z.boolean(),
      suggestedId: id,
      why: z.enum(['same', 'onlyKnown', 'newer', 'kept', 'united']),
    }),
  ),
  united: z.array(
    z.strictObject({ field: unitedField, values: z.array(z.array(z.string())), all: z.array(z.string()) }),
  ),
  /** accounts of one platform that may be one account under two handles */
  sameAccounts: z.array(
    z.strictObject({
      platform,
      accountIds: z.array(id).min(2),
      isSuggested: z.boolean(),
      /** the account whose handle stays */
      suggestedKeptId: id,
      sentence: z.string(),
    }),
  ),
  /** pairs of the creators that somebody found to be two persons */
  distinct: z.array(z.strictObject({ aId: id, bId: id, decidedBy: z.string(), decidedAt: z.string() })),
})
export type Comparison = z.infer<typeof comparison>

const mergeChoices = z.strictObject({
  keptCreatorId: id,
  droppedCreatorIds: z.array(id).min(1).max(20),
  /** the creator whose value stays, by field; a field left out takes the suggestion */
  values: z.partialRecord(mergeField, id).default({}),
  /** accounts that are one: the handle of the first stays, the others' become former handles */
  accounts: z
    .array(z.strictObject({ keptAccountId: id, droppedAccountIds: z.array(id).min(1).max(20) }))
    .max(20)
    .default([]),
})
export type MergeChoices = z.infer<typeof mergeChoices>

const mergeOutcome = z.strictObject({
  merged: z.array(
    z.strictObject({
      keptCreatorId: id,
      droppedCreatorIds: z.array(id),
      accounts: z.array(z.strictObject({ keptAccountId: id, droppedAccountIds: z.array(id) })),
    }),
  ),
  /** rows that now hang on the kept creators */
  moved: z.int(),
  /** rows that said the same as one that stayed, or were united with it */
  united: z.int(),
})
export type MergeOutcome = z.infer<typeof mergeOutcome>

const pairIds = z.strictObject({ aId: id, bId: id })
/** Groups of whom every two share at least these reasons and score beyond doubt. */
const sureKind = z.array(reasonKind).min(1).max(12)

export const creatorDuplicatesContract = {
  'creators.findDuplicates': job({
    about: 'Looks for creators that are in the workspace more than once.',
    input: z.strictObject({}),
    output: finding,
    reads: ['creators'],
  }),
  'creators.duplicates': query({
    about: 'What the last search for duplicates found, without what was merged or told apart since.',
    input: z.strictObject({
      reason: reasonKind.optional(),
      after: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(200),
    }),
    output: z.strictObject({
      /** null before the first search of this session */
      finding: finding.nullable(),
      /** whether creators changed since the search */
      isOutdated: z.boolean(),
      groups: z.array(duplicateGroup),
      /** groups that match */
      total: z.int(),
      /** where the next page begins; null at the end */
      next: z.int().nullable(),
      reasons: z.array(z.strictObject({ kind: reasonKind, groups: z.int() })),
      /** groups that can be merged at once, by what speaks for them */
      sure: z.array(z.strictObject({ reasons: sureKind, groups: z.int() })),
    }),
    reads: ['creators'],
  }),
  'creators.compare': query({
    about: 'Creators side by side, with what a merge would keep of each.',
    input: z.strictObject({
      creatorIds: z.array(id).min(2).max(20),
      /** the creator that is to be kept, if it was chosen: it wins where values are as old as each other */
      keptCreatorId: id.optional(),
    }),
    output: comparison,
    reads: ['creators', 'campaigns'],
  }),
  'creators.merge': command({
    about: 'Makes one creator of several: all that hangs on them moves to the one that is kept.',
    input: mergeChoices,
    output: mergeOutcome,
    writes: ['creators', 'campaigns'],
  }),
  'creators.sureMerges': query({
    about: 'What merging the sure groups of one kind would do: who stays, who goes, where values differ.',
    input: z.strictObject({ reasons: sureKind, limit: z.int().min(1).max(100).default(50) }),
    output: z.strictObject({
      groups: z.int(),
      creatorsGone: z.int(),
      shown: z.array(
        z.strictObject({
          kept: creatorFace,
          dropped: z.array(creatorFace),
          /** fields in which known values differ, with the value that stays */
          conflicts: z.array(z.strictObject({ field: mergeField, name: z.string().nullable(), stays: z.string() })),
        }),
      ),
    }),
    reads: ['creators'],
  }),
  'creators.mergeSure': job({
    about: 'Merges the sure groups of one kind as suggested, as one step that can be undone.',
    input: z.strictObject({ reasons: sureKind }),
    output: mergeOutcome.extend({ stepId: id.nullable() }),
    writes: ['creators', 'campaigns'],
  }),
  'creators.setDistinct': command({
    about: 'Notes that creators are not the same person: they are not found again.',
    input: z.strictObject({ pairs: z.array(pairIds).min(1).max(400) }),
    output: z.strictObject({ noted: z.int() }),
    writes: ['creators'],
  }),
  'creators.distinctPairs': query({
    about: 'Creators that were told apart, the newest decision first.',
    input: z.strictObject({ limit: z.int().min(1).max(500).default(200) }),
    output: z.strictObject({
      total: z.int(),
      pairs: z.array(
        z.strictObject({ id, a: creatorFace, b: creatorFace, decidedBy: z.string(), decidedAt: z.string() }),
      ),
    }),
    reads: ['creators'],
  }),
  'creators.removeDistinct': command({
    about: 'Takes back that two creators are not the same person.',
    input: z.strictObject({ id }),
    output: z.strictObject({}),
    writes: ['creators'],
  }),
  'creators.mergedFrom': query({
    about: 'Creators that were merged into one, the newest merge first.',
    input: z.strictObject({ creatorId: id }),
    output: z.array(
      z.strictObject({
        creatorId: id,
        displayName: z.string().nullable(),
        accountIds: z.array(id),
        by: z.string(),
        at: z.string(),
        stepId: id,
      }),
    ),
    reads: ['creators', 'history'],
  }),
} as const
