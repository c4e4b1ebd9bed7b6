import { type Db, statement } from '../../src/main/db/open'
import type { FacetCounts } from '../../src/main/db/read/creatorIndex/questions'
import { creatorTables, newestRate } from '../../src/main/db/read/creators'
import type { creatorFields, creatorSorts } from '../../src/shared/contract/creatorFields'
import type { CreatorFilter } from '../../src/shared/contract/creators'
import type { TierSchemeRecord } from '../../src/shared/contract/workspace'
import { ABOVE_TIERS, BELOW_TIERS } from '../../src/shared/domain/tiers'

/** The questions of the creators' grid in plain SQL: what the engine's index must answer, and what it is measured against. */

type Clause = { sql: string; values: (string | number)[] }

/** The WHERE of a filter, over `account a` joined to `creator c`. */
function whereOf(filter: CreatorFilter, scheme: TierSchemeRecord): { sql: string; values: (string | number)[] } {
  const clauses: Clause[] = []
  const text = filter.text?.trim()
  if (text) clauses.push(textClause(text))
  if (filter.tiers?.length) clauses.push(tierClause(filter.tiers, scheme))
  if (filter.platforms?.length) clauses.push(oneOf('a.platform', filter.platforms))
  if (filter.countries?.length) clauses.push(oneOf('c.country', filter.countries))
  if (filter.niches?.length) {
    clauses.push({
      sql: `EXISTS (SELECT 1 FROM json_each(c.niches) WHERE value IN (${marks(filter.niches)}))`,
      values: filter.niches,
    })
  }
  if (filter.hasPrice !== undefined) {
    clauses.push({
      sql: `${filter.hasPrice ? '' : 'NOT '}EXISTS (SELECT 1 FROM rate WHERE account_id = a.id)`,
      values: [],
    })
  }
  if (filter.languages?.length) clauses.push(oneOf('c.language', filter.languages))
  clauses.push(...rangeClauses(filter))
  if (filter.priceCurrency) clauses.push({ sql: `${newestOf('currency')} = ?`, values: [filter.priceCurrency] })
  if (filter.isVerified !== undefined) clauses.push({ sql: 'a.is_verified = ?', values: [Number(filter.isVerified)] })
  for (const field of filter.has ?? []) clauses.push({ sql: `${fieldValue[field]} IS NOT NULL`, values: [] })
  for (const field of filter.missing ?? []) clauses.push({ sql: `${fieldValue[field]} IS NULL`, values: [] })
  if (filter.notInCampaignId) {
    clauses.push({
      sql: 'NOT EXISTS (SELECT 1 FROM roster_entry WHERE campaign_id = ? AND account_id = a.id)',
      values: [filter.notInCampaignId],
    })
  }
  return {
    sql: clauses.length ? `WHERE ${clauses.map((c) => `(${c.sql})`).join(' AND ')}` : '',
    values: clauses.flatMap((c) => c.values),
  }
}

const newestOf = (column: string) => `(SELECT ${column} FROM rate WHERE id = ${newestRate})`
const fieldValue: Record<(typeof creatorFields)[number], string> = {
  displayName: 'c.display_name',
  followers: 'a.followers',
  averageViews: 'coalesce(a.average_views, a.median_views)',
  engagementRate: 'a.engagement_rate',
  price: newestOf('price_minor'),
  country: 'c.country',
  language: 'c.language',
  niches: `nullif(c.niches, '[]')`,
  measuredOn: 'a.measured_on',
}

function rangeClauses(filter: CreatorFilter): Clause[] {
  const bounds: [string, '>=' | '<=', number | undefined][] = [
    [fieldValue.followers, '>=', filter.followersMin],
    [fieldValue.followers, '<=', filter.followersMax],
    [fieldValue.averageViews, '>=', filter.averageViewsMin],
    [fieldValue.averageViews, '<=', filter.averageViewsMax],
    [fieldValue.engagementRate, '>=', filter.engagementRateMin],
    [fieldValue.engagementRate, '<=', filter.engagementRateMax],
    [fieldValue.price, '>=', filter.priceMinMinor],
    [fieldValue.price, '<=', filter.priceMaxMinor],
  ]
  return bounds.flatMap(([value, is, bound]) =>
    bound === undefined ? [] : [{ sql: `${value} ${is} ?`, values: [bound] }],
  )
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')
const oneOf = (column: string, values: string[]): Clause => ({ sql: `${column} IN (${marks(values)})`, values })

/** Fewest letters that a trigram index can find. */
const trigram = 3

function textClause(text: string): Clause {
  const pattern = `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
  if ([...text].length < trigram) {
    return { sql: `a.handle LIKE ? ESCAPE '\\' OR c.display_name LIKE ? ESCAPE '\\'`, values: [pattern, pattern] }
  }
  const phrase = `"${text.replaceAll('"', '""')}"`
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 0)
  const byName: Clause = {
    sql: 'a.n IN (SELECT rowid FROM account_name_text WHERE account_name_text MATCH ?)',
    values: [phrase],
  }
  if (words.length === 0) return byName
  return {
    sql: `${byName.sql} OR a.n IN (SELECT rowid FROM account_word_text WHERE account_word_text MATCH ?)`,
    values: [...byName.values, words.map((word) => `"${word}"*`).join(' ')],
  }
}

/** Tier names, and the classes outside the tiers, as ranges of followers. */
function tierClause(tiers: string[], scheme: TierSchemeRecord): Clause {
  const parts: Clause[] = []
  for (const name of tiers) {
    const first = scheme.tiers[0]
    const last = scheme.tiers.at(-1)
    const tier = scheme.tiers.find((t) => t.name === name)
    if (tier) {
      parts.push(
        tier.maxFollowers === null
          ? { sql: 'a.followers >= ?', values: [tier.minFollowers] }
          : { sql: 'a.followers >= ? AND a.followers < ?', values: [tier.minFollowers, tier.maxFollowers] },
      )
    } else if (name === BELOW_TIERS && first) parts.push({ sql: 'a.followers < ?', values: [first.minFollowers] })
    else if (name === ABOVE_TIERS && last?.maxFollowers)
      parts.push({ sql: 'a.followers >= ?', values: [last.maxFollowers] })
    else if (name === 'unknown') parts.push({ sql: 'a.followers IS NULL', values: [] })
    else throw new Error(`no tier ${name}`)
  }
  return { sql: parts.map((p) => `(${p.sql})`).join(' OR '), values: parts.flatMap((p) => p.values) }
}

const sortColumn: Record<(typeof creatorSorts)[number], string> = {
  handle: 'a.handle_key',
  displayName: 'c.display_name COLLATE NOCASE',
  followers: 'a.followers',
  averageViews: 'coalesce(a.average_views, a.median_views)',
  engagementRate: 'a.engagement_rate',
  price: 'q.price_minor',
  country: 'c.country',
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
  const numbers = statement<number>(
    db,
    `SELECT a.n FROM ${from} ${where.sql} ORDER BY ${sortColumn[sort]} ${descending ? 'DESC' : 'ASC'} NULLS LAST, a.n`,
  )
    .pluck()
    .all(...where.values) as number[]
  return Uint32Array.from(numbers)
}

export function facetsBySql(db: Db, scheme: TierSchemeRecord, filter: CreatorFilter): FacetCounts {
  const grouped = (without: keyof CreatorFilter, value: string, from = creatorTables) => {
    const { [without]: _, ...rest } = filter
    const where = whereOf(rest, scheme)
    return statement<{ key: string | null; count: number }>(
      db,
      `SELECT ${value} AS key, count(*) AS count FROM ${from} ${where.sql} GROUP BY 1 ORDER BY 2 DESC, 1`,
    ).all(...where.values)
  }
  const named = (most: number, rows: { key: string | null; count: number }[]) =>
    rows.flatMap((row) => (row.key === null ? [] : [{ key: row.key, count: row.count }])).slice(0, most)
  const byTier = grouped('tiers', tierCase(scheme))
  const order = [BELOW_TIERS, ...scheme.tiers.map((t) => t.name), ABOVE_TIERS, 'unknown']
  return {
    tiers: order.flatMap((key) => {
      const found = byTier.find((row) => (row.key ?? 'unknown') === key)
      return found ? [{ key, count: found.count }] : []
    }),
    platforms: named(60, grouped('platforms', 'a.platform')),
    niches: named(60, grouped('niches', 'e.value', `${creatorTables}, json_each(c.niches) e`)),
    countries: named(300, grouped('countries', 'c.country')),
    languages: named(300, grouped('languages', 'c.language')),
  }
}

/** SQL twin of `classifyTier`, for counting; a test holds the two together. */
function tierCase(scheme: TierSchemeRecord): string {
  const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`
  const first = scheme.tiers[0]
  const arms = scheme.tiers.map((tier) =>
    tier.maxFollowers === null
      ? `WHEN a.followers >= ${tier.minFollowers} THEN ${quoted(tier.name)}`
      : `WHEN a.followers >= ${tier.minFollowers} AND a.followers < ${tier.maxFollowers} THEN ${quoted(tier.name)}`,
  )
  return `CASE WHEN a.followers IS NULL THEN NULL WHEN a.followers < ${first?.minFollowers ?? 0} THEN '${BELOW_TIERS}' ${arms.join(' ')} ELSE '${ABOVE_TIERS}' END`
}
