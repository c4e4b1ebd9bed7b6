import { z } from 'zod'
import { sha256 } from './approvals'
import { command, job, query } from './define'
import { calendarDate, fileToken, id, madeFile, name } from './values'

/** What a campaign owes and is owed: packages, deliverables, signed terms, the brief as a document. */

const day = calendarDate.nullable()
export const deliverableKinds = ['video', 'image', 'carousel', 'story', 'live', 'text'] as const

const packageItem = z.strictObject({
  kind: z.enum(deliverableKinds),
  title: z.string().trim().min(1).max(200),
  count: z.int().min(1).max(20),
  dueOn: day,
  requirement: z.string().trim().max(5000).nullable(),
})
const deliverablePackage = z.strictObject({
  id,
  campaignId: id,
  name: z.string(),
  items: z.array(packageItem),
  /** creators who have it */
  creators: z.int(),
})
export type DeliverablePackage = z.infer<typeof deliverablePackage>

const signedTerms = z.strictObject({
  id,
  campaignId: id,
  /** null: for everybody in the campaign */
  accountId: id.nullable(),
  handle: z.string().nullable(),
  signedOn: calendarDate,
  signedBy: z.string().nullable(),
  name: z.string(),
  mime: z.string(),
  sizeBytes: z.int(),
  sha256,
  addedBy: z.string(),
  addedAt: z.string(),
})
export type SignedTerms = z.infer<typeof signedTerms>

export const campaignHubContract = {
  'campaigns.packages': query({
    about: 'What creators of a campaign owe as a rule.',
    input: z.strictObject({ campaignId: id }),
    output: z.array(deliverablePackage),
    reads: ['campaigns'],
  }),
  'campaigns.savePackage': command({
    about: 'Adds a package of deliverables or changes one; deliverables that were made from it stay as they are.',
    input: z.strictObject({
      packageId: id.optional(),
      campaignId: id,
      name,
      items: z.array(packageItem).min(1).max(50),
    }),
    output: deliverablePackage,
    writes: ['campaigns'],
  }),
  'campaigns.removePackage': command({
    about: 'Removes a package that no deliverable was made from.',
    input: z.strictObject({ packageId: id }),
    output: z.strictObject({ campaignId: id }),
    writes: ['campaigns'],
  }),
  'campaigns.addDeliverables': command({
    about: 'Gives creators of the roster what a package says, or single deliverables. What they have already is left.',
    input: z.strictObject({
      campaignId: id,
      accountIds: z.array(id).min(1).max(2000),
      packageId: id.optional(),
      items: z.array(packageItem).max(50).optional(),
    }),
    output: z.strictObject({ added: z.int(), alreadyThere: z.int(), deliverableIds: z.array(id) }),
    writes: ['campaigns', 'approvals'],
  }),
  'campaigns.updateDeliverable': command({
    about: 'Changes a deliverable: title, kind, requirement, due day, workflow while its brief was not sent.',
    input: z.strictObject({
      deliverableId: id,
      title: z.string().trim().min(1).max(200).optional(),
      kind: z.enum(deliverableKinds).optional(),
      requirement: z.string().trim().max(5000).nullable().optional(),
      dueOn: day.optional(),
      workflowId: id.nullable().optional(),
    }),
    output: z.strictObject({ campaignId: id }),
    writes: ['campaigns', 'approvals'],
  }),
  'campaigns.removeDeliverables': command({
    about: 'Removes deliverables whose brief was not sent; others are withdrawn, never removed.',
    input: z.strictObject({ deliverableIds: z.array(id).min(1).max(2000) }),
    output: z.strictObject({ removed: z.int() }),
    writes: ['campaigns', 'approvals'],
  }),
  'campaigns.terms': query({
    about: 'Signed terms of a campaign.',
    input: z.strictObject({ campaignId: id }),
    output: z.array(signedTerms),
    reads: ['campaigns', 'approvals'],
  }),
  'campaigns.addTerms': job({
    about: 'Keeps signed terms, of one creator or for the campaign.',
    input: z.strictObject({
      campaignId: id,
      accountId: id.nullable().default(null),
      fileToken,
      signedOn: calendarDate,
      signedBy: z.string().trim().max(300).nullable().default(null),
    }),
    output: signedTerms,
    writes: ['campaigns', 'approvals'],
  }),
  'campaigns.openTerms': job({
    about: 'A checked copy of signed terms.',
    input: z.strictObject({ termsId: id }),
    output: madeFile,
    reads: ['campaigns'],
  }),
  'campaigns.removeTerms': command({
    about: 'Removes signed terms.',
    input: z.strictObject({ termsId: id }),
    output: z.strictObject({ campaignId: id }),
    writes: ['campaigns', 'approvals'],
  }),
  'campaigns.exportBrief': job({
    about: 'Writes the brief for creators: no budget, no fees, nothing of other creators.',
    input: z.strictObject({
      campaignId: id,
      format: z.enum(['pdf', 'html']).default('pdf'),
      paper: z.enum(['A4', 'Letter']).default('A4'),
      /** one creator's deliverables only; left out: what every package says */
      accountId: id.optional(),
    }),
    output: madeFile,
    reads: ['campaigns'],
  }),
} as const
