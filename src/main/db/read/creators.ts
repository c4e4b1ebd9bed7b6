import type { CreatorFilter, creatorSorts } from '../../../shared/contract/creators'
import { CallboardError } from '../../../shared/contract/define'
import type { TierSchemeRecord } from '../../../shared/contract/workspace'
import { ABOVE_TIERS, BELOW_TIERS } from '../../../shared/domain/tiers'
import { type Db, statement } from '../open'

/** Every list of creators is over accounts `a`, each with its creator `c`. */
export const creatorTables = 'account a JOIN creator c ON c.id = a.creator_id'
/** Id of the newest rate of account `a`. */
export const newestRate = '(SELECT id FROM rate WHERE account_id = a.id ORDER BY quoted_on DESC, id DESC LIMIT 1)'

type Clause = { sql: string; values: (string | number)[] }

/** The WHERE of a filter, over `account a` joined to `creator c`. */
export function whereOf(filter: CreatorFilter, scheme: TierSchemeRecord): { sql: string; values: (string | number)[] } {
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
    else throw new CallboardError('invalid_input', `There is no tier ${name} in the scheme ${scheme.name}.`)
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
export function listCreators(
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
