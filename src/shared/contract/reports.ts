import { z } from 'zod'
import { job, query } from './define'
import { id, madeFile } from './values'

export const reportKinds = ['brief', 'proposal', 'media-plan', 'status', 'wrap'] as const
export const editions = ['internal', 'client', 'creator'] as const
export const reportFormats = ['pdf', 'xlsx', 'pptx', 'html', 'csv'] as const
export type Edition = (typeof editions)[number]
export type ReportKind = (typeof reportKinds)[number]
export type ReportFormat = (typeof reportFormats)[number]

const reportInput = z.strictObject({
  kind: z.enum(reportKinds),
  campaignId: id,
  edition: z.enum(editions).default('client'),
  paper: z.enum(['A4', 'Letter']).default('A4'),
})

export const reportsContract = {
  'reports.available': query({
    about: 'Which reports, editions and formats this version writes.',
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        kind: z.enum(reportKinds),
        editions: z.array(z.enum(editions)),
        formats: z.array(z.enum(reportFormats)),
      }),
    ),
    reads: [],
    needsWorkspace: false,
  }),
  'reports.preview': query({
    about: 'The report as one HTML document, the same that is printed.',
    input: reportInput,
    output: z.strictObject({ html: z.string(), title: z.string() }),
    reads: ['reports', 'campaigns', 'creators', 'planner', 'workspace'],
  }),
  'reports.render': job({
    about: 'Writes a report as a file.',
    input: reportInput.extend({ format: z.enum(reportFormats) }),
    output: madeFile.extend({ warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })) }),
  }),
} as const
