import { z } from 'zod'
import {
  countFields,
  creatorFilter,
  creatorRow,
  customFieldName,
  filterField,
  flagFields,
  sortOrder,
} from './creatorFields'
import { command, job, query, rowNumbers } from './define'
import { currency, id, madeFile, minor, name, nothing } from './values'

export type { CreatorFilter, CreatorRow, FilterClause, FilterField } from './creatorFields'

/** Creators picked in a list: some by row number, or all that match but the exceptions. */
export const chosenCreators = z.strictObject({
  rowNumbers: z.array(z.int()).max(100_000).optional(),
  matching: z.strictObject({ filter: creatorFilter, except: z.array(z.int()).max(100_000).default([]) }).optional(),
})
export type ChosenCreators = z.infer<typeof chosenCreators>

const country = z.string().regex(/^[A-Z]{2}$/)
const language = z.string().min(1).max(35)
const words = z.array(z.string().trim().min(1).max(80)).max(60)
const tone = z.enum(['hard', 'soft', 'both'])
const customValue = z.union([z.string().max(2000), z.number(), z.boolean()])
const price = z.strictObject({ priceMinor: minor, currency, format: z.string().min(1).max(60).default('video') })

/** Cells that a person can type into. A number, date or list is typed as text and understood as an import would. */
export const editableFields = [
  'displayName',
  'country',
  'city',
  'language',
  'furtherLanguages',
  'niches',
  'hashtags',
  'brandValues',
  'tags',
  'tone',
  ...countFields,
  'engagementRate',
  'price',
  'email',
  'bio',
  'notes',
  ...flagFields,
] as const
export type EditableField = (typeof editableFields)[number]
const cellField = z.union([z.enum(editableFields), customFieldName])

/** Lists that a bulk edit adds to, takes from, or replaces. */
const listChange = z.strictObject({ add: words.optional(), remove: words.optional(), set: words.optional() })

export const bulkChange = z.strictObject({
  country: country.nullable().optional(),
  city: z.string().trim().max(120).nullable().optional(),
  language: language.nullable().optional(),
  tone: tone.nullable().optional(),
  furtherLanguages: listChange.optional(),
  niches: listChange.optional(),
  hashtags: listChange.optional(),
  brandValues: listChange.optional(),
  tags: listChange.optional(),
  notes: z.strictObject({ append: z.string().trim().min(1).max(2000) }).optional(),
  custom: z.record(z.string(), customValue.nullable()).optional(),
})
export type BulkChange = z.infer<typeof bulkChange>

const gridLayout = z.strictObject({
  widths: z.record(z.string().max(60), z.number().min(20).max(2000)),
  order: z.array(z.string().max(60)).max(200),
  hidden: z.array(z.string().max(60)).max(200),
  pinned: z.array(z.string().max(60)).max(20),
})
const savedView = z.strictObject({
  id,
  name: z.string(),
  filter: creatorFilter,
  order: sortOrder,
  layout: gridLayout,
})
export type SavedView = z.infer<typeof savedView>
const columnSet = z.strictObject({ id, name: z.string(), layout: gridLayout })
export type ColumnSet = z.infer<typeof columnSet>

const valueCount = z.strictObject({ key: z.string(), count: z.int() })

export const creatorsContract = {
  'creators.list': query({
    about: 'The sorted row numbers of all accounts that match.',
    input: z.strictObject({ filter: creatorFilter.default({}), ...sortOrder.shape }),
    output: z.strictObject({ ids: rowNumbers, total: z.int() }),
    reads: ['creators', 'campaigns'],
  }),
  'creators.rows': query({
    about: 'Rows by their numbers, in the order asked; one that is gone is null.',
    input: z.strictObject({ ids: rowNumbers.refine((v) => v.length <= 1000, 'at most 1,000 rows at a time') }),
    output: z.array(creatorRow.nullable()),
    reads: ['creators'],
  }),
  'creators.facets': query({
    about: 'How many accounts match, by tier, platform, niche, country, language and tag.',
    input: z.strictObject({ filter: creatorFilter.default({}) }),
    output: z.strictObject({
      tiers: z.array(z.strictObject({ key: z.string(), label: z.string(), count: z.int() })),
      platforms: z.array(valueCount),
      niches: z.array(valueCount),
      countries: z.array(valueCount),
      languages: z.array(valueCount),
      tags: z.array(valueCount),
    }),
    reads: ['creators', 'campaigns'],
  }),
  'creators.values': query({
    about:
      'The values that a field has among the accounts that match but for its own clauses, the commonest first: what a filter offers.',
    input: z.strictObject({
      field: filterField,
      filter: creatorFilter.default({}),
      /** only values that hold these letters */
      text: z.string().max(100).default(''),
      limit: z.int().min(1).max(200).default(50),
    }),
    /** `label` is what a person reads where the key is an id */
    output: z.array(z.strictObject({ key: z.string(), label: z.string(), count: z.int() })),
    reads: ['creators', 'campaigns'],
  }),
  'creators.update': command({
    about: 'Changes what is known of a creator.',
    input: z.strictObject({
      accountId: id,
      displayName: name.nullable().optional(),
      country: country.nullable().optional(),
      city: z.string().trim().max(120).nullable().optional(),
      language: language.nullable().optional(),
      furtherLanguages: z.array(language).max(30).optional(),
      niches: words.optional(),
      hashtags: words.optional(),
      brandValues: words.optional(),
      tags: words.optional(),
      tone: tone.nullable().optional(),
      notes: z.string().max(20_000).nullable().optional(),
      bio: z.string().max(20_000).nullable().optional(),
      custom: z.record(z.string(), customValue.nullable()).optional(),
      price: price.optional(),
    }),
    output: creatorRow,
    writes: ['creators'],
  }),
  'creators.setCells': command({
    about:
      'Types texts into cells, as an edit, a paste or a fill does; cells that are not understood are named and left.',
    input: z.strictObject({
      /** an empty text empties the cell; figures and prices have a history, are removed in it, and are not emptied here */
      cells: z
        .array(z.strictObject({ n: z.int(), field: cellField, text: z.string().max(20_000) }))
        .min(1)
        .max(50_000),
    }),
    output: z.strictObject({
      changed: z.int(),
      problems: z.array(z.strictObject({ n: z.int(), field: z.string(), text: z.string(), sentence: z.string() })),
    }),
    writes: ['creators'],
  }),
  'creators.bulkEdit': job({
    about: 'Changes many creators alike, as one step that can be undone.',
    input: z.strictObject({ chosen: chosenCreators, change: bulkChange }),
    output: z.strictObject({ matched: z.int(), changed: z.int(), stepId: id.nullable() }),
    writes: ['creators'],
  }),
  'creators.delete': job({
    about:
      'Removes creators with all that hangs on them but campaigns; can be undone. Those on a roster stay and are named.',
    input: z.strictObject({ chosen: chosenCreators }),
    output: z.strictObject({
      deleted: z.int(),
      kept: z.array(z.strictObject({ n: z.int(), why: z.string() })),
      stepId: id.nullable(),
    }),
    writes: ['creators', 'campaigns'],
  }),
  'creators.views': query({
    about: 'Saved views of the list, in their order.',
    input: nothing,
    output: z.array(savedView),
    reads: ['creators'],
  }),
  'creators.saveView': command({
    about: 'Saves a view under a name, or anew under its id.',
    input: z.strictObject({ id: id.optional(), name, filter: creatorFilter, order: sortOrder, layout: gridLayout }),
    output: savedView,
    writes: ['creators'],
  }),
  'creators.removeView': command({
    about: 'Removes a saved view.',
    input: z.strictObject({ id }),
    output: nothing,
    writes: ['creators'],
  }),
  'creators.columnSets': query({
    about: 'Saved sets of columns.',
    input: nothing,
    output: z.array(columnSet),
    reads: ['creators'],
  }),
  'creators.saveColumnSet': command({
    about: 'Saves which columns stand where; the same name takes the place of the old set.',
    input: z.strictObject({ name, layout: gridLayout }),
    output: columnSet,
    writes: ['creators'],
  }),
  'creators.removeColumnSet': command({
    about: 'Removes a saved set of columns.',
    input: z.strictObject({ id }),
    output: nothing,
    writes: ['creators'],
  }),
  'creators.export': job({
    about: 'Writes every account, or those chosen, one a line, in the order of the list.',
    input: z.strictObject({
      format: z.enum(['jsonl', 'csv', 'xlsx']),
      filter: creatorFilter.default({}),
      /** without it all that match the filter */
      chosen: chosenCreators.optional(),
      /** without it by platform and handle */
      order: sortOrder.optional(),
      /** columns of the grid in their order (fields of a row, `price` with its currency); without it every fact, which imports again as it was */
      columns: z.array(z.string().max(60)).min(1).max(200).optional(),
    }),
    output: madeFile,
  }),
} as const
