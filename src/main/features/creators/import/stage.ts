import type { ImportField } from '../../../../shared/contract/creatorImport'
import { type MetricColumn, metricColumns } from '../../../db/newestMetrics'
import type { Db } from '../../../db/open'
import type { CreatorDraft, DraftDetails } from './draft'
import type { ColumnMapping } from './mapping'

type Value = string | number | null
type Fact = {
  /** of `creator`, `account`, `account_metric` or of the stage alone */
  table: 'creator' | 'account' | 'metric' | 'stage'
  read: (draft: CreatorDraft, details: DraftDetails | null) => Value
  /** whether a file with these columns can state it */
  isStated: (mapping: ColumnMapping) => boolean
}

const list = (values: readonly string[]) => (values.length > 0 ? JSON.stringify(values) : null)
const hasPrice = ({ fields }: ColumnMapping) => fields.price !== undefined
const hasRate = ({ fields }: ColumnMapping) => fields.engagementRate !== undefined

/** What a draft states, column by column; an empty list states nothing. */
const facts = {
  display_name: { table: 'creator', read: (d) => d.displayName, isStated: ({ fields }) => Boolean(fields.displayName ?? fields.firstName ?? fields.lastName) },
  country: { table: 'creator', read: (d) => d.country, isStated: ({ fields }) => fields.country !== undefined },
  city: { table: 'creator', read: (_, e) => e?.city ?? null, isStated: ({ fields }) => fields.city !== undefined },
  language: { table: 'creator', read: (d) => d.language, isStated: ({ fields }) => fields.language !== undefined },
  further_languages: { table: 'creator', read: (_, e) => list(e?.furtherLanguages ?? []), isStated: ({ lists }) => lists.furtherLanguages !== undefined },
  niches: { table: 'creator', read: (d) => list(d.niches), isStated: ({ lists }) => lists.niches !== undefined },
  hashtags: { table: 'creator', read: (_, e) => list(e?.hashtags ?? []), isStated: ({ lists }) => lists.hashtags !== undefined },
  brand_values: { table: 'creator', read: (_, e) => list(e?.brandValues ?? []), isStated: ({ lists }) => lists.brandValues !== undefined },
  tags: { table: 'creator', read: (_, e) => list((e?.tags ?? []).toSorted()), isStated: ({ lists }) => lists.tags !== undefined },
  tone: { table: 'creator', read: (_, e) => e?.tone ?? null, isStated: ({ fields }) => fields.tone !== undefined },
  notes: { table: 'creator', read: (_, e) => e?.notes ?? null, isStated: ({ fields }) => fields.notes !== undefined },
  custom: { table: 'creator', read: (_, e) => customJson(e), isStated: ({ custom }) => custom.length > 0 },
  handle: { table: 'account', read: (d) => d.handle, isStated: () => true },
  platform_user_id: { table: 'account', read: (d) => d.platformUserId, isStated: () => true },
  profile_url: { table: 'account', read: (d) => d.profileUrl, isStated: ({ fields }) => fields.profileUrl !== undefined },
  bio: { table: 'account', read: (d) => d.bio, isStated: ({ fields }) => fields.bio !== undefined },
  is_verified: { table: 'account', read: (d) => (d.isVerified === null ? null : Number(d.isVerified)), isStated: ({ fields }) => fields.verified !== undefined },
  followers: { table: 'metric', read: (d) => d.followers, isStated: ({ fields }) => fields.followers !== undefined },
  average_views: { table: 'metric', read: (d) => d.averageViews, isStated: ({ fields }) => fields.averageViews !== undefined },
  median_views: { table: 'metric', read: (d) => d.medianViews, isStated: ({ fields }) => fields.medianViews !== undefined },
  average_likes: { table: 'metric', read: (d) => d.averageLikes, isStated: ({ fields }) => fields.averageLikes !== undefined },
  average_comments: { table: 'metric', read: (d) => d.averageComments, isStated: ({ fields }) => fields.averageComments !== undefined },
  average_shares: { table: 'metric', read: (d) => d.averageShares, isStated: ({ fields }) => fields.averageShares !== undefined },
  average_saves: { table: 'metric', read: (d) => d.averageSaves, isStated: ({ fields }) => fields.averageSaves !== undefined },
  posts_sampled: { table: 'metric', read: (_, e) => e?.postsSampled ?? null, isStated: ({ fields }) => fields.postsSampled !== undefined },
  engagement_rate: { table: 'metric', read: (d) => d.engagementRate, isStated: hasRate },
  engagement_basis: { table: 'metric', read: (d) => d.engagementBasis, isStated: hasRate },
  email: { table: 'stage', read: (d) => d.email, isStated: ({ fields }) => fields.email !== undefined },
  price_minor: { table: 'stage', read: (d) => d.priceMinor, isStated: hasPrice },
  currency: { table: 'stage', read: (d) => d.currency, isStated: hasPrice },
} satisfies Record<string, Fact> // biome-ignore format: one column a line
export type FactColumn = keyof typeof facts
const factNames = Object.keys(facts).filter((name): name is FactColumn => Object.hasOwn(facts, name))

function customJson(details: DraftDetails | null): string | null {
  if (!details || details.custom.length === 0) return null
  const byId = details.custom.toSorted((a, b) => (a.fieldId < b.fieldId ? -1 : 1))
  return JSON.stringify(Object.fromEntries(byId.map(({ fieldId, value }) => [fieldId, value])))
}

/** Which field of the import each column is; the rest has none of its own. */
export const targetOf: Partial<Record<FactColumn, ImportField>> = {
  display_name: 'displayName',
  country: 'country',
  city: 'city',
  language: 'language',
  further_languages: 'furtherLanguages',
  niches: 'niches',
  hashtags: 'hashtags',
  brand_values: 'brandValues',
  tags: 'tags',
  tone: 'tone',
  notes: 'notes',
  handle: 'handle',
  platform_user_id: 'platformUserId',
  profile_url: 'profileUrl',
  bio: 'bio',
  is_verified: 'verified',
  followers: 'followers',
  average_views: 'averageViews',
  median_views: 'medianViews',
  average_likes: 'averageLikes',
  average_comments: 'averageComments',
  average_shares: 'averageShares',
  average_saves: 'averageSaves',
  posts_sampled: 'postsSampled',
  engagement_rate: 'engagementRate',
}

/** Columns that hold nothing as an empty list or object rather than as null. */
export const emptyOf: Partial<Record<FactColumn, string>> = {
  further_languages: "'[]'",
  niches: "'[]'",
  hashtags: "'[]'",
  brand_values: "'[]'",
  tags: "'[]'",
  custom: "'{}'",
}

/** The columns that a file can state; a list states a few of the many, and every statement is made for those alone. */
export type StageColumns = {
  all: FactColumn[]
  creator: FactColumn[]
  account: FactColumn[]
  metric: MetricColumn[]
  has: (column: FactColumn) => boolean
}

function stageColumns(mapping: ColumnMapping): StageColumns {
  const all = factNames.filter((name) => facts[name].isStated(mapping))
  const of = (table: Fact['table']) => all.filter((name) => facts[name].table === table)
  return {
    all,
    creator: of('creator'),
    account: of('account'),
    metric: metricColumns.filter((name) => all.includes(name)),
    has: (column) => all.includes(column),
  }
}

/** The larger of two values, the one that is known where the other is not: a rule that no order of rows changes. */
export const larger = (a: string, b: string) => `coalesce(max(${a}, ${b}), ${a}, ${b})`

/**
 * The rows of a file before they meet the workspace, one line a record, in the order of the file. What a record states
 * several of (prices by format, shares of the audience, telephone, agent) stands in `stage_detail`.
 */
export type Stage = {
  columns: StageColumns
  hasDetails: boolean
  add(record: number, draft: CreatorDraft, measuredOn: string): void
}

export function createStage(db: Db, mapping: ColumnMapping): Stage {
  const columns = stageColumns(mapping)
  db.exec(`
    DROP TABLE IF EXISTS temp.stage;
    DROP TABLE IF EXISTS temp.stage_detail;
    DROP TABLE IF EXISTS temp.stage_other;
    -- lead: the first record of the file for the same account, where there are several; that one is the account's line
    CREATE TEMP TABLE stage (
      record INTEGER PRIMARY KEY, platform TEXT NOT NULL, handle_key TEXT NOT NULL, measured_on TEXT NOT NULL,
      ${columns.all.join(', ')}, lead INTEGER, account_id TEXT, creator_id TEXT, found_by TEXT, stored_on TEXT, metric_on TEXT
    );
    CREATE TEMP TABLE stage_detail (record INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, value, extra TEXT NOT NULL);
    CREATE TEMP TABLE stage_other (
      platform TEXT NOT NULL, handle_key TEXT NOT NULL, handle TEXT NOT NULL, of_record INTEGER NOT NULL, of_key TEXT NOT NULL,
      PRIMARY KEY (platform, handle_key)
    );
  `)
  const reads = columns.all.map((name) => facts[name].read)
  const insert = db.prepare(
    `INSERT INTO stage (record, platform, handle_key, measured_on, ${columns.all.join(', ')}) VALUES (?, ?, ?, ?${', ?'.repeat(reads.length)})`,
  )
  const insertDetail = db.prepare('INSERT INTO stage_detail VALUES (?, ?, ?, ?, ?)')
  const insertOther = db.prepare(
    `INSERT INTO stage_other VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET of_record = excluded.of_record, of_key = excluded.of_key WHERE excluded.of_key < of_key`,
  )
  const values: Value[] = new Array(reads.length + 4).fill(null)
  const stage: Stage = {
    columns,
    hasDetails: false,
    add(record, draft, measuredOn) {
      const { details } = draft
      values[0] = record
      values[1] = draft.platform
      values[2] = draft.handleKey
      values[3] = measuredOn
      for (let i = 0; i < reads.length; i += 1) values[i + 4] = reads[i]?.(draft, details) ?? null
      insert.run(values)
      for (const other of draft.otherAccounts)
        insertOther.run(other.platform, other.handleKey, other.handle, record, `${draft.platform} ${draft.handleKey}`)
      if (details) addDetails(record, details)
    },
  }
  function addDetails(record: number, details: DraftDetails): void {
    const add = (kind: string, key: string, value: Value, extra: string) => {
      stage.hasDetails = true
      insertDetail.run(record, kind, key, value, extra)
    }
    if (details.phone !== null) add('phone', details.phone, null, '')
    if (details.agentName !== null || details.agentEmail !== null)
      add('agent', details.agentEmail?.toLowerCase() ?? '', null, details.agentName ?? '')
    for (const { format, minor, currency } of details.rates) add('rate', format, minor, currency)
    for (const { dimension, key, share } of details.audience) add('audience', key, share, dimension)
  }
  return stage
}
