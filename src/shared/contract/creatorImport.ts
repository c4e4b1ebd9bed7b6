import { z } from 'zod'
import { job, query } from './define'
import { currency, fileToken, id, madeFile, nothing, platform } from './values'

/** What a column can hold, one column a field; lists (`niches`, `tags`, …) may be spread over several. */
export const importFields = [
  'platform',
  'handle',
  'displayName',
  'firstName',
  'lastName',
  'profileUrl',
  'platformUserId',
  'verified',
  'followers',
  'averageViews',
  'medianViews',
  'averageLikes',
  'averageComments',
  'averageShares',
  'averageSaves',
  'postsSampled',
  'engagementRate',
  'engagementBasis',
  'measuredOn',
  'country',
  'city',
  'language',
  'furtherLanguages',
  'niches',
  'hashtags',
  'brandValues',
  'tags',
  'tone',
  'bio',
  'notes',
  'email',
  'phone',
  'agentName',
  'agentEmail',
  'price',
  'currency',
] as const
export type ImportField = (typeof importFields)[number]

/** Formats that a column of prices is recognised for; any other can be chosen as `rate:<format>`. `price` is that of a video. */
export const rateFormats = ['story', 'reel', 'post', 'live', 'short'] as const
export const audienceDimensions = ['country', 'age', 'gender'] as const

/**
 * What a column is taken for: a field, a price for a format, a share of the audience (`audience:country:US`,
 * `audience:age:18-24`, `audience:gender:f`) or a field of the workspace's own making, by id (by name where a person
 * types it).
 */
export const importTarget = z.union([
  z.enum(importFields),
  z.templateLiteral(['rate:', z.string().min(1).max(60)]),
  z.templateLiteral(['audience:', z.enum(audienceDimensions), ':', z.string().min(1).max(20)]),
  z.templateLiteral(['custom:', z.string().min(1).max(300)]),
])
export type ImportTarget = z.infer<typeof importTarget>

export const mergeRules = ['fillEmpty', 'overwrite', 'keep', 'newest'] as const
export type MergeRule = (typeof mergeRules)[number]

/** Encodings to choose from where the detected one is wrong. */
export const importEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'iso-8859-2',
  'macintosh',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const
export const importDelimiters = [',', ';', '\t', '|'] as const

/** What a person decides of a file and Callboard remembers for the next one with the same columns. */
const importChoices = {
  /** target → header text or 0-based column index as text, where the guess is wrong; "" leaves the target out */
  map: z.partialRecord(importTarget, z.string().max(500)).default({}),
  platform: platform.optional(),
  /** what a rate column holds, where its values do not tell */
  rateUnit: z.enum(['percent', 'fraction']).optional(),
  /** of amounts that name none */
  currency: currency.optional(),
  /** of dates like 3/4/2022 */
  dayOrder: z.enum(['dmy', 'mdy']).optional(),
  /** without it the remembered one, else `newest` */
  mergeRule: z.enum(mergeRules).optional(),
}

const importOptions = z.strictObject({
  fileToken,
  ...importChoices,
  /** leaves aside what is remembered of files with the same columns */
  startAfresh: z.boolean().default(false),
  /** of a workbook; without it the visible sheet whose header is best understood */
  sheet: z.string().max(200).optional(),
  /** of a text file, where the detected one is wrong */
  encoding: z.enum(importEncodings).optional(),
  delimiter: z.enum(importDelimiters).optional(),
  /** record that is the header, as a spreadsheet numbers rows; 0: the file has none, its columns are named "Column 1", … */
  headerRow: z.int().min(0).max(5000).optional(),
})
export type ImportOptions = z.infer<typeof importOptions>

const importProblem = z.strictObject({
  recordNumber: z.int(),
  lineNumber: z.int(),
  /** header of the column; null where the whole row is meant */
  column: z.string().nullable(),
  columnIndex: z.int().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  sentence: z.string(),
  severity: z.enum(['reject', 'warn']),
})
export type ImportProblem = z.infer<typeof importProblem>

const shownRow = z.strictObject({
  recordNumber: z.int(),
  lineNumber: z.int(),
  /** cut to 300 characters each */
  cells: z.array(z.string()),
})

const importPreview = z.strictObject({
  fileName: z.string(),
  kind: z.enum(['text', 'workbook', 'json']),
  /** of a text file; "" otherwise */
  encoding: z.string(),
  delimiter: z.string(),
  /** 0 in JSON, whose keys are its header, and where the file has no header */
  headerLine: z.int(),
  /** the same as a record number, as `headerRow` of the options */
  headerRow: z.int(),
  /** the first records of the file as they stand, at most 25, for choosing the header */
  head: z.array(shownRow),
  /** those of a workbook that a person sees, in their order; empty for other files */
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.int().nullable(), isChosen: z.boolean() })),
  columns: z.array(
    z.strictObject({
      index: z.int(),
      header: z.string(),
      field: importTarget.nullable(),
      /** 0 to 1 */
      confidence: z.number(),
      /** why it was taken, left out or flagged */
      note: z.string().nullable(),
      /** what the header says where the values deny it, or two columns claim it: not imported unless a person says so */
      flagged: importTarget.nullable(),
      samples: z.array(z.string()),
    }),
  ),
  /** the first rows under the header, at most 50 */
  rows: z.array(shownRow.extend({ isRejected: z.boolean() })),
  /** all of the rows shown, and of others looked at as far as there is room */
  problems: z.array(importProblem),
  platform: platform.nullable(),
  /** an import does not run while one that is required is open; others leave their cells empty */
  questions: z.array(
    z.strictObject({
      about: z.enum(['platform', 'rateUnit', 'handle', 'currency', 'dayOrder', 'clash']),
      sentence: z.string(),
      isRequired: z.boolean(),
      /** the columns it is about */
      columns: z.array(z.int()),
    }),
  ),
  /** in effect: said by the person, else remembered */
  choices: z.strictObject(importChoices),
  /** the last import of a file with the same columns, whose choices are taken; null where there was none, or afresh */
  remembered: z.strictObject({ fileName: z.string(), usedAt: z.string() }).nullable(),
  /** to choose as `custom:<id>` */
  customFields: z.array(z.strictObject({ id, name: z.string() })),
  /** rows looked at; all of the file where `isWhole` */
  sampledRows: z.int(),
  isWhole: z.boolean(),
})
export type ImportPreview = z.infer<typeof importPreview>

/** What one field of accounts that the workspace knows already goes through. */
const importChange = z.strictObject({
  field: importTarget,
  /** was not known and is now */
  filled: z.int(),
  /** was known to be something else: what the file states stands */
  changed: z.int(),
  /** the file states something else: what was known stands */
  kept: z.int(),
  /** at most five of changed and kept values, as text: { handle: "zara", before: "DE", after: "AT" } */
  examples: z.array(z.strictObject({ handle: z.string(), before: z.string(), after: z.string(), isKept: z.boolean() })),
})
export type ImportChange = z.infer<typeof importChange>

const importOutcome = z.strictObject({
  batchId: id.nullable(),
  stepId: id.nullable(),
  fileName: z.string(),
  /** records of the file under the header, wholly blank ones left out */
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** accounts of the workspace that the file has under another handle, by the platform's own id; among updated */
  renamed: z.int(),
  /** records that stated a handle that an earlier record of the file had stated */
  merged: z.int(),
  rejected: z.int(),
  warnings: z.int(),
  takenMs: z.number(),
  problems: z.array(importProblem),
  /** of a dry run: field by field, those with nothing left out */
  changes: z.array(importChange),
  rejects: madeFile.nullable(),
})
export type ImportOutcome = z.infer<typeof importOutcome>

export const creatorImportContract = {
  'creators.previewImport': job({
    about: 'Reads the head of a file and says what its columns seem to hold.',
    input: importOptions,
    output: importPreview,
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
        renamed: z.int(),
        merged: z.int(),
        rejected: z.int(),
        /** how it was read: null where an earlier version did not note it */
        mergeRule: z.enum(mergeRules).nullable(),
        columns: z.array(z.strictObject({ header: z.string(), field: importTarget })),
        stepId: id.nullable(),
        isUndone: z.boolean(),
      }),
    ),
    reads: ['creators', 'history'],
  }),
} as const
