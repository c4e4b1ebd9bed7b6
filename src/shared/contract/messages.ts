import { z } from 'zod'
import { command, job, query } from './define'
import { channels, contactWarning } from './outreach'
import { fileToken, id, madeFile, name, nothing } from './values'

export const templatePurposes = ['first', 'followUp', 'reply', 'notice'] as const
const templateText = z.strictObject({
  /** BCP 47 */
  language: z.string().min(2).max(35),
  subject: z.string().max(1000).nullable(),
  body: z.string().trim().min(1).max(50_000),
})
const template = z.strictObject({
  id,
  name: z.string(),
  channel: z.enum(channels),
  purpose: z.enum(templatePurposes),
  texts: z.array(templateText),
})
export type TemplateRecord = z.infer<typeof template>

const rendered = z.strictObject({
  outreachId: id.nullable(),
  handle: z.string(),
  language: z.string(),
  to: z.string().nullable(),
  subject: z.string().nullable(),
  body: z.string(),
  /** fields that have no value and no fallback: the message cannot be sent */
  missing: z.array(z.string()),
  /** what is wrong with the template itself, with its line */
  faults: z.array(z.string()),
  warnings: z.array(contactWarning),
  /** null where it would be too long for a mailto link */
  mailto: z.string().nullable(),
  /** lines that the law of the recipient's market asks for and that the text lacked: they are added */
  added: z.array(z.string()),
})
export type RenderedMessage = z.infer<typeof rendered>

const readMail = z.strictObject({
  fileName: z.string(),
  from: z.string().nullable(),
  fromName: z.string().nullable(),
  subject: z.string().nullable(),
  at: z.string().nullable(),
  /** plain text, quoted text cut off */
  text: z.string(),
  kind: z.enum(['reply', 'bounce', 'autoReply']),
  /** of a bounce: whom it could not reach */
  failedAddress: z.string().nullable(),
  matches: z.array(
    z.strictObject({
      outreachId: id,
      handle: z.string(),
      campaign: z.string(),
      by: z.enum(['messageId', 'references', 'address', 'agentAddress']),
    }),
  ),
})
export type ReadMail = z.infer<typeof readMail>

export const messagesContract = {
  'messages.fields': query({
    about: 'Fields that a template may name, with what each means.',
    input: nothing,
    output: z.array(z.strictObject({ field: z.string(), about: z.string(), example: z.string() })),
    reads: [],
  }),
  'messages.templates': query({
    about: 'Message templates with their texts.',
    input: nothing,
    output: z.array(template),
    reads: ['outreach'],
  }),
  'messages.saveTemplate': command({
    about: 'Adds a template, or changes the one of that id.',
    input: z.strictObject({
      id: id.optional(),
      name,
      channel: z.enum(channels),
      purpose: z.enum(templatePurposes),
      texts: z.array(templateText).min(1).max(40),
    }),
    output: template,
    writes: ['outreach'],
  }),
  'messages.removeTemplate': command({
    about: 'Removes a template that no cadence uses.',
    input: z.strictObject({ id }),
    output: nothing,
    writes: ['outreach'],
  }),
  'messages.preview': query({
    about: 'A template, or a text being written, as one creator would get it; with neither, the address and warnings.',
    input: z.strictObject({
      outreachId: id,
      templateId: id.optional(),
      /** takes the place of the template's text */
      text: templateText.optional(),
      channel: z.enum(channels).optional(),
    }),
    output: rendered,
    reads: ['outreach', 'creators', 'campaigns', 'workspace'],
  }),
  'messages.previewAll': query({
    about: 'For whom of many a template can be sent, and for whom not and why.',
    input: z.strictObject({ outreachIds: z.array(id).min(1).max(10_000), templateId: id }),
    output: z.strictObject({
      ready: z.int(),
      blocked: z.array(
        z.strictObject({
          outreachId: id,
          handle: z.string(),
          missing: z.array(z.string()),
          warnings: z.array(contactWarning),
        }),
      ),
    }),
    reads: ['outreach', 'creators', 'campaigns', 'workspace'],
  }),
  'messages.makeDrafts': job({
    about: 'Writes e-mail drafts: one .eml, or a ZIP of them. Whoever must not be written to is left out and named.',
    input: z.strictObject({
      outreachIds: z.array(id).min(1).max(10_000),
      templateId: id.optional(),
      /** for one recipient: the text as it was edited, taken word for word */
      text: templateText.optional(),
      overrideReason: z.string().trim().min(3).max(500).optional(),
    }),
    output: z.strictObject({
      file: madeFile.nullable(),
      made: z.int(),
      left: z.array(z.strictObject({ outreachId: id, handle: z.string(), why: z.string() })),
    }),
    writes: ['outreach'],
  }),
  'messages.readMail': job({
    about: 'Reads a dropped .eml and says whose reply or bounce it seems to be. Changes nothing.',
    input: z.strictObject({ fileToken }),
    output: readMail,
  }),
  'messages.logMail': job({
    about: 'Notes a dropped .eml as a reply, or marks the address of a bounce as failing.',
    input: z.strictObject({ fileToken, outreachId: id }),
    output: z.strictObject({ outreachId: id, handle: z.string(), kind: z.enum(['reply', 'bounce', 'autoReply']) }),
    writes: ['outreach', 'creators'],
  }),
} as const
