import { type Db, statement } from '../../src/main/db/open'
import type { FacetCounts } from '../../src/main/db/read/creatorIndex/questions'
import { creatorTables, newestRate } from '../../src/main/db/read/creators'
import type { CreatorFilter, creatorSorts, FilterClause, FilterField } from '../../src/shared/contract/creatorFields'
import type { TierSchemeRecord } from '../../src/shared/contract/workspace'
import { ABOVE_TIERS, BELOW_TIERS } from '../../src/shared/domain/tiers'

/** The questions of the creators' grid in plain SQL: what the engine's index must answer, and what it is measured against. */

type Sql = { sql: string; values: (string | number)[] }

/** The WHERE of a filter, over `account a` joined to `creator c`. */
function whereOf(filter: CreatorFilter, scheme: TierSchemeRecord): Sql {
  const clauses = (filter.where ?? []).map((clause) => clauseSql(clause, scheme))
  const text = filter.text?.trim()
  if (text) clauses.push(textSql(text))
  return {
    sql: clauses.length ? `WHERE ${clauses.map((c) => `(${c.sql})`).join(' AND ')}` : '',
    values: clauses.flatMap((c) => c.values),
  }
}

const newestOf = (column: string) => `(SELECT ${column} FROM rate WHERE id = ${newestRate})`
const mainViews = 'coalesce(a.average_views, a.median_views)'

/** A field's one value; null is not known. */
const valueSql: Record<string, string> = {
  platform: 'a.platform',
  country: 'c.country',
  city: 'c.city',
  language: 'c.language',
  tone: 'c.tone',
  priceCurrency: newestOf('currency'),
  engagementBasis: 'a.engagement_basis',
  followers: 'a.followers',
  averageViews: 'a.average_views',
  medianViews: 'a.median_views',
  averageLikes: 'a.average_likes',
  averageComments: 'a.average_comments',
  averageShares: 'a.average_shares',
  averageSaves: 'a.average_saves',
  postsSampled: 'a.posts_sampled',
  engagementRate: 'a.engagement_rate',
  viewsPerFollower: `CASE WHEN a.followers > 0 THEN 1.0 * ${mainViews} / a.followers END`,
  price: newestOf('price_minor'),
  measuredOn: 'a.measured_on',
  addedOn: 'substr(c.created_at, 1, 10)',
  handle: 'a.handle',
  displayName: 'c.display_name',
  bio: 'a.bio',
  isVerified: 'a.is_verified',
}
/** A field's values, as rows of `value`. */
const valuesSql: Record<string, string> = {
  niches: 'SELECT value FROM json_each(c.niches)',
  hashtags: 'SELECT value FROM json_each(c.hashtags)',
  brandValues: 'SELECT value FROM json_each(c.brand_values)',
  tags: 'SELECT value FROM json_each(c.tags)',
  languages:
    'SELECT value FROM json_each(c.further_languages) UNION SELECT c.language AS value WHERE c.language IS NOT NULL',
  campaigns: 'SELECT campaign_id AS value FROM roster_entry WHERE account_id = a.id',
  agents: 'SELECT agent_id AS value FROM creator_agent WHERE creator_id = c.id',
  brands: 'SELECT brand_name AS value FROM collaboration WHERE creator_id = c.id',
  brandCategories: 'SELECT category AS value FROM collaboration WHERE creator_id = c.id AND category IS NOT NULL',
  contactKinds: 'SELECT kind AS value FROM contact_point WHERE creator_id = c.id',
}
const customSql = (field: string, of: string, types: string) =>
  `(SELECT ${of} FROM json_each(c.custom) WHERE key = '${field.slice('custom:'.length)}' AND type IN (${types}))`
const customText = `CASE WHEN type IN ('true', 'false') THEN type ELSE CAST(value AS TEXT) END`

function fieldSql(field: string, scheme: TierSchemeRecord): string {
  if (field === 'tier') return tierCase(scheme)
  return valueSql[field] ?? fail(field)
}
const fail = (field: string): never => {
  throw new Error(`no SQL for ${field}`)
}
const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')
const not = ({ sql, values }: Sql): Sql => ({ sql: `NOT (${sql})`, values })
/** A condition that is false, not null, where the value is not known. */
const sure = (sql: string, values: Sql['values'] = []): Sql => ({ sql: `coalesce(${sql}, 0)`, values })

function clauseSql(clause: FilterClause, scheme: TierSchemeRecord): Sql {
  const { field, op } = clause
  const isCustom = field.startsWith('custom:')
  switch (clause.op) {
    case 'is': {
      if (field === 'tier')
        return sure(`coalesce(${tierCase(scheme)}, 'unknown') IN (${marks(clause.values)})`, clause.values)
      const value = isCustom
        ? customSql(field, customText, `'text', 'integer', 'real', 'true', 'false'`)
        : fieldSql(field, scheme)
      return sure(`${value} IN (${marks(clause.values)})`, clause.values)
    }
    case 'isNot':
      return not(clauseSql({ ...clause, op: 'is' }, scheme))
    case 'hasAny':
      return sure(
        `EXISTS (SELECT 1 FROM (${valuesSql[field]}) WHERE value IN (${marks(clause.values)}))`,
        clause.values,
      )
    case 'hasAll': {
      const wanted = [...new Set(clause.values)]
      return sure(
        `(SELECT count(DISTINCT value) FROM (${valuesSql[field]}) WHERE value IN (${marks(wanted)})) = ${wanted.length}`,
        wanted,
      )
    }
    case 'hasNone':
      return not(clauseSql({ ...clause, op: 'hasAny' }, scheme))
    case 'between': {
      const value = isCustom ? customSql(field, 'value', `'integer', 'real'`) : fieldSql(field, scheme)
      const bounds = [clause.min === undefined ? [] : `${value} >= ?`, clause.max === undefined ? [] : `${value} <= ?`]
      return sure([`${value} IS NOT NULL`, ...bounds.flat()].join(' AND '), [clause.min ?? [], clause.max ?? []].flat())
    }
    case 'notBetween':
      return not(clauseSql({ ...clause, op: 'between' }, scheme))
    case 'datedBetween': {
      const value = isCustom ? customSql(field, 'value', `'text'`) : fieldSql(field, scheme)
      const bounds = [clause.from === undefined ? [] : `${value} >= ?`, clause.to === undefined ? [] : `${value} <= ?`]
      return sure([`${value} IS NOT NULL`, ...bounds.flat()].join(' AND '), [clause.from ?? [], clause.to ?? []].flat())
    }
    case 'notDatedBetween':
      return not(clauseSql({ ...clause, op: 'datedBetween' }, scheme))
    case 'contains':
      return containsSql(field, clause.text)
    case 'containsNot':
      return not(clauseSql({ ...clause, op: 'contains' }, scheme))
    case 'yes':
    case 'no':
      if (isCustom) return sure(`${customSql(field, `type = '${op === 'yes'}'`, `'true', 'false'`)}`)
      return sure(`${fieldSql(field, scheme)} = ${op === 'yes' ? 1 : 0}`)
    case 'known':
      return knownSql(field, scheme)
    case 'missing':
      return not(knownSql(field, scheme))
  }
}

function knownSql(field: FilterField, scheme: TierSchemeRecord): Sql {
  if (field.startsWith('custom:'))
    return sure(`EXISTS (SELECT 1 FROM json_each(c.custom) WHERE key = '${field.slice(7)}')`)
  if (field === 'notes') {
    return sure('c.notes IS NOT NULL OR EXISTS (SELECT 1 FROM creator_note WHERE creator_id = c.id)')
  }
  const list = valuesSql[field]
  return list ? sure(`EXISTS (${list})`) : sure(`${fieldSql(field, scheme)} IS NOT NULL`)
}

/** Fewest letters that a trigram index can find. */
const trigram = 3
const patternOf = (text: string) => `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
const phrase = (text: string) => `"${text.replaceAll('"', '""')}"`

function containsSql(field: string, text: string): Sql {
  const like = (value: string) => `coalesce(${value} LIKE ? ESCAPE '\\', 0)`
  const pattern = patternOf(text)
  if (field.startsWith('custom:')) return sure(like(customSql(field, 'value', `'text'`)), [pattern])
  if (field === 'notes') {
    return sure(
      `${like('c.notes')} OR EXISTS (SELECT 1 FROM creator_note x WHERE x.creator_id = c.id AND ${like('x.text')})`,
      [pattern, pattern],
    )
  }
  if ((field === 'handle' || field === 'displayName') && [...text].length >= trigram) {
    const column = field === 'handle' ? 'handle' : 'display_name'
    return {
      sql: 'a.n IN (SELECT rowid FROM account_name_text WHERE account_name_text MATCH ?)',
      values: [`${column} : ${phrase(text)}`],
    }
  }
  return sure(like(valueSql[field] ?? fail(field)), [pattern])
}

function textSql(text: string): Sql {
  const pattern = patternOf(text)
  if ([...text].length < trigram) {
    return { sql: `a.handle LIKE ? ESCAPE '\\' OR c.display_name LIKE ? ESCAPE '\\'`, values: [pattern, pattern] }
  }
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 0)
  const byName: Sql = {
    sql: 'a.n IN (SELECT rowid FROM account_name_text WHERE account_name_text MATCH ?)',
    values: [phrase(text)],
  }
  if (words.length === 0) return byName
  return {
    sql: `${byName.sql} OR a.n IN (SELECT rowid FROM account_word_text WHERE account_word_text MATCH ?)`,
    values: [...byName.values, words.map((word) => `"${word}"*`).join(' ')],
  }
}

const sortColumn: Record<(typeof creatorSorts)[number], string | null> = {
  handle: 'a.handle_key',
  displayName: 'c.display_name COLLATE NOCASE',
  platform: 'a.platform',
  tier: null,
  followers: 'a.followers',
  averageViews: 'a.average_views',
  medianViews: 'a.median_views',
  averageLikes: 'a.average_likes',
  averageComments: 'a.average_comments',
  averageShares: 'a.average_shares',
  averageSaves: 'a.average_saves',
  engagementRate: 'a.engagement_rate',
  viewsPerFollower: valueSql.viewsPerFollower ?? '',
  price: 'q.price_minor',
  country: 'c.country',
  city: 'c.city',
  language: 'c.language',
  measuredOn: 'a.measured_on',
  addedOn: 'substr(c.created_at, 1, 10)',
  updated: 'a.measured_on',
}

/** Sorted row numbers of all that match; what is not known comes last either way. */
export function listBySql(
  db: Db,
  scheme: TierSchemeRecord,
  filter: CreatorFilter,
  sort: (typeof creatorSorts)[number],
  descending: boolean,
): Uint32Array<ArrayBuffer> {
  const where = whereOf(filter, scheme)
  const from = sort === 'price' ? `${creatorTables} LEFT JOIN rate q ON q.id = ${newestRate}` : creatorTables
  const by = sortColumn[sort] ?? tierRank(scheme)
  const numbers = statement<number>(
    db,
    `SELECT a.n FROM ${from} ${where.sql} ORDER BY ${by} ${descending ? 'DESC' : 'ASC'} NULLS LAST, a.n`,
  )
    .pluck()
    .all(...where.values) as number[]
  return Uint32Array.from(numbers)
}

/** Facets without the clauses on their own field. */
export function facetsBySql(db: Db, scheme: TierSchemeRecord, filter: CreatorFilter): FacetCounts {
  const grouped = (field: FilterField, value: string, from = creatorTables) => {
    const where = whereOf({ ...filter, where: filter.where?.filter((clause) => clause.field !== field) }, scheme)
    return statement<{ key: string | null; count: number }>(
      db,
      `SELECT ${value} AS key, count(*) AS count FROM ${from} ${where.sql} GROUP BY 1 ORDER BY 2 DESC, 1`,
    ).all(...where.values)
  }
  const named = (most: number, rows: { key: string | null; count: number }[]) =>
    rows.flatMap((row) => (row.key === null ? [] : [{ key: row.key, count: row.count }])).slice(0, most)
  const byTier = grouped('tier', tierCase(scheme))
  const order = [BELOW_TIERS, ...scheme.tiers.map((t) => t.name), ABOVE_TIERS, 'unknown']
  return {
    tiers: order.flatMap((key) => {
      const found = byTier.find((row) => (row.key ?? 'unknown') === key)
      return found ? [{ key, count: found.count }] : []
    }),
    platforms: named(60, grouped('platform', 'a.platform')),
    niches: named(60, grouped('niches', 'e.value', `${creatorTables}, json_each(c.niches) e`)),
    countries: named(300, grouped('country', 'c.country')),
    languages: named(300, grouped('language', 'c.language')),
    tags: named(60, grouped('tags', 'e.value', `${creatorTables}, json_each(c.tags) e`)),
  }
}

/** How often a field's values stand among those that match, whatever the filter says of the field itself. */
export function valuesBySql(
  db: Db,
  scheme: TierSchemeRecord,
  field: FilterField,
  filter: CreatorFilter,
): { key: string; count: number }[] {
  const where = whereOf({ ...filter, where: filter.where?.filter((clause) => clause.field !== field) }, scheme)
  const list = valuesSql[field]
  const value = field.startsWith('custom:')
    ? customSql(field, customText, `'text', 'integer', 'real', 'true', 'false'`)
    : list
      ? 'e.value'
      : fieldSql(field, scheme)
  const matching = list
    ? `SELECT e.value AS key FROM (SELECT a.n, a.id, a.creator_id FROM ${creatorTables} ${where.sql}) m JOIN account a ON a.n = m.n
       JOIN creator c ON c.id = a.creator_id, (SELECT 1) CROSS JOIN json_each((SELECT json_group_array(DISTINCT value) FROM (${list}))) e`
    : `SELECT ${value} AS key FROM ${creatorTables} ${where.sql}`
  return statement<{ key: string; count: number }>(
    db,
    `SELECT key, count(*) AS count FROM (${matching}) WHERE key IS NOT NULL GROUP BY key ORDER BY 2 DESC, 1`,
  ).all(...where.values)
}

const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`

/** SQL twin of `classifyTier`, for counting; a test holds the two together. */
function tierCase(scheme: TierSchemeRecord): string {
  const first = scheme.tiers[0]
  const arms = scheme.tiers.map((tier) =>
    tier.maxFollowers === null
      ? `WHEN a.followers >= ${tier.minFollowers} THEN ${quoted(tier.name)}`
      : `WHEN a.followers >= ${tier.minFollowers} AND a.followers < ${tier.maxFollowers} THEN ${quoted(tier.name)}`,
  )
  return `CASE WHEN a.followers IS NULL THEN NULL WHEN a.followers < ${first?.minFollowers ?? 0} THEN '${BELOW_TIERS}' ${arms.join(' ')} ELSE '${ABOVE_TIERS}' END`
}

/** The place of an account's class among the classes. */
function tierRank(scheme: TierSchemeRecord): string {
  const names = [BELOW_TIERS, ...scheme.tiers.map((t) => t.name), ABOVE_TIERS]
  return `CASE ${tierCase(scheme)} ${names.map((name, i) => `WHEN ${quoted(name)} THEN ${i}`).join(' ')} END`
}
