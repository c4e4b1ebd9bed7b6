import { z } from 'zod'
import { job, query } from './define'
import { currency, fileToken, id, madeFile, nothing, platform } from './values'

export const importFields = [
  'platform',
  'handle',
  'displayName',
  'profileUrl',
  'platformUserId',
  'followers',
  'averageViews',
  'medianViews',
  'averageLikes',
  'averageComments',
  'averageShares',
  'averageSaves',
  'engagementRate',
  'country',
  'language',
  'niches',
  'bio',
  'email',
  'price',
  'measuredOn',
  'verified',
] as const
export type ImportField = (typeof importFields)[number]

export const mergeRules = ['fillEmpty', 'overwrite', 'keep', 'newest'] as const
export type MergeRule = (typeof mergeRules)[number]

const importOptions = z.strictObject({
  fileToken,
  /** field → header text or 0-based column index as text, where the guess is wrong; "" leaves the field out */
  map: z.partialRecord(z.enum(importFields), z.string().max(500)).default({}),
  platform: platform.optional(),
  /** what a rate column holds, where its values do not tell */
  rateUnit: z.enum(['percent', 'fraction']).optional(),
  currency: currency.optional(),
  /** of a workbook; without it the visible sheet whose header is best understood */
  sheet: z.string().max(200).optional(),
  mergeRule: z.enum(mergeRules).default('newest'),
})
export type ImportOptions = z.infer<typeof importOptions>

const importProblem = z.strictObject({
  recordNumber: z.int(),
  lineNumber: z.int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  sentence: z.string(),
  severity: z.enum(['reject', 'warn']),
})
export type ImportProblem = z.infer<typeof importProblem>

const importPreview = z.strictObject({
  fileName: z.string(),
  /** of a text file; "" otherwise */
  encoding: z.string(),
  delimiter: z.string(),
  /** 0 in JSON, whose keys are its header */
  headerLine: z.int(),
  /** those of a workbook that a person sees, in their order; empty for other files */
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.int().nullable(), isChosen: z.boolean() })),
  columns: z.array(
    z.strictObject({
      index: z.int(),
      header: z.string(),
      field: z.enum(importFields).nullable(),
      /** 0 to 1 */
      confidence: z.number(),
      /** why it was taken, left out or flagged */
      note: z.string().nullable(),
      samples: z.array(z.string()),
    }),
  ),
  platform: platform.nullable(),
  /** questions that must be answered before the import runs */
  questions: z.array(z.strictObject({ about: z.enum(['platform', 'rateUnit', 'handle']), sentence: z.string() })),
  problems: z.array(importProblem),
})
export type ImportPreview = z.infer<typeof importPreview>

const importOutcome = z.strictObject({
  batchId: id.nullable(),
  stepId: id.nullable(),
  fileName: z.string(),
  /** records of the file under the header, wholly blank ones left out */
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** records that stated a handle that an earlier record of the file had stated */
  merged: z.int(),
  rejected: z.int(),
  warnings: z.int(),
  takenMs: z.number(),
  problems: z.array(importProblem),
  rejects: madeFile.nullable(),
})
export type ImportOutcome = z.infer<typeof importOutcome>

export const creatorImportContract = {
  'creators.previewImport': job({
    about: 'Reads the head of a file and says what its columns seem to hold.',
    input: importOptions,
    output: importPreview,
    needsWorkspace: false,
  }),
  'creators.import': job({
    about: 'Imports a file of creators in one transaction; with `dryRun` only counts what it would do.',
    input: importOptions.extend({ dryRun: z.boolean().default(false) }),
    output: importOutcome,
    writes: ['creators', 'history'],
  }),
  'creators.imports': query({
    about: 'Past imports, newest first.',
    input: nothing,
    output: z.array(
      z.strictObject({
        id,
        fileName: z.string(),
        importedAt: z.string(),
        actor: z.string(),
        rows: z.int(),
        created: z.int(),
        updated: z.int(),
        unchanged: z.int(),
        merged: z.int(),
        rejected: z.int(),
        stepId: id.nullable(),
        isUndone: z.boolean(),
      }),
    ),
    reads: ['creators', 'history'],
  }),
} as const
