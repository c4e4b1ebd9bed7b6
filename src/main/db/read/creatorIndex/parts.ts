import type { FilterField } from '../../../../shared/contract/creatorFields'
import type { Columns, Settable } from './columns'

/**
 * What is read of the accounts, in parts: the first with the list itself, the others when a question needs them or
 * nothing else waits.
 */
export const partNames = ['core', 'more', 'price', 'campaigns', 'agents', 'collaborations', 'contacts'] as const
export type PartName = (typeof partNames)[number]
/** What a question needs beside `core`; `texts` are handles and names. */
export type Need = Exclude<PartName, 'core'> | 'texts'

type Value = { sql: string; column(columns: Columns): Settable }
/** A table whose rows belong to an account by its id, or to its creator. */
type Owned = {
  table: string
  owner: 'account' | 'creator'
  /** the values, named as those of the part, over the rows of one owner */
  group: string
}
export type Part = {
  values: readonly Value[]
  /** rows of another table that belong to accounts; null reads the accounts themselves */
  owned: Owned | null
}

const number = (column: string, name: keyof Columns['number']): Value => ({
  sql: column,
  column: (c) => c.number[name],
})
const code = (sql: string, name: keyof Columns['code']): Value => ({ sql, column: (c) => c.code[name] })
const list = (sql: string, name: keyof Columns['list']): Value => ({ sql, column: (c) => c.list[name] })
const mark = (sql: string, name: keyof Columns['mark']): Value => ({
  sql: `${sql} IS NOT NULL`,
  column: (c) => c.mark[name],
})

/** Views of a video for each follower; the average, else the median. */
export const viewsPerFollowerSql = '1.0 * coalesce(a.average_views, a.median_views) / nullif(a.followers, 0)'
/** The main language and the further ones; the main one alone is a text, not a list. */
const languagesSql = `CASE WHEN c.further_languages = '[]' THEN c.language WHEN c.language IS NULL THEN c.further_languages
  ELSE json_insert(c.further_languages, '$[#]', c.language) END`
const texts = (value: string) => `json_group_array(DISTINCT ${value})`

export const parts: Record<PartName, Part> = {
  core: {
    values: [
      code('a.platform', 'platform'),
      number('a.followers', 'followers'),
      number('a.average_views', 'averageViews'),
      number('a.engagement_rate', 'engagementRate'),
      code('c.country', 'country'),
      code('c.language', 'language'),
      list(`nullif(c.niches, '[]')`, 'niches'),
      list(`nullif(c.tags, '[]')`, 'tags'),
      mark('c.display_name', 'displayName'),
    ],
    owned: null,
  },
  more: {
    values: [
      number('a.median_views', 'medianViews'),
      number('a.average_likes', 'averageLikes'),
      number('a.average_comments', 'averageComments'),
      number('a.average_shares', 'averageShares'),
      number('a.average_saves', 'averageSaves'),
      number('a.posts_sampled', 'postsSampled'),
      number(viewsPerFollowerSql, 'viewsPerFollower'),
      code('a.engagement_basis', 'engagementBasis'),
      code(`CASE a.is_verified WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END`, 'isVerified'),
      code('a.measured_on', 'measuredOn'),
      mark('a.bio', 'bio'),
      code('c.city', 'city'),
      code('c.tone', 'tone'),
      list(`nullif(c.hashtags, '[]')`, 'hashtags'),
      list(`nullif(c.brand_values, '[]')`, 'brandValues'),
      list(languagesSql, 'languages'),
      code('substr(c.created_at, 1, 10)', 'addedOn'),
      mark('c.notes', 'notes'),
      { sql: `nullif(c.custom, '{}')`, column: (c) => c.custom },
    ],
    owned: null,
  },
  price: {
    values: [number('price_minor', 'price'), code('currency', 'priceCurrency')],
    owned: {
      table: 'rate',
      owner: 'account',
      // The bare columns are of the row with the largest: the newest rate, as `newestRate` has it.
      group: 'price_minor, currency, max(quoted_on || char(31) || id)',
    },
  },
  campaigns: {
    values: [list('campaigns', 'campaigns')],
    owned: { table: 'roster_entry', owner: 'account', group: `${texts('campaign_id')} AS campaigns` },
  },
  agents: {
    values: [list('agents', 'agents')],
    owned: { table: 'creator_agent', owner: 'creator', group: `${texts('agent_id')} AS agents` },
  },
  collaborations: {
    values: [list('brands', 'brands'), list('categories', 'brandCategories')],
    owned: {
      table: 'collaboration',
      owner: 'creator',
      group: `${texts('brand_name')} AS brands, ${texts('category')} AS categories`,
    },
  },
  contacts: {
    values: [list('kinds', 'contactKinds')],
    owned: { table: 'contact_point', owner: 'creator', group: `${texts('kind')} AS kinds` },
  },
}

/** Ids of accounts by owner. */
const ownerColumn = { account: 'account_id', creator: 'creator_id' } as const
const accountColumn = { account: 'a.id', creator: 'a.creator_id' } as const

const valuesOf = (part: Part) => part.values.map((value) => value.sql).join(', ')

/** Every part's rows, a slice at a time: `n`, the cursor to go on from, the values. Takes the cursor before. */
export function scanSql(part: Part, rows: number): string {
  if (!part.owned) {
    return `SELECT a.n, a.n, ${valuesOf(part)} FROM account a CROSS JOIN creator c ON c.id = a.creator_id
      WHERE a.n > ? ORDER BY a.n LIMIT ${rows}`
  }
  const { table, owner, group } = part.owned
  const id = ownerColumn[owner]
  return `SELECT a.n, g.owner, ${valuesOf(part)} FROM (
      SELECT ${id} AS owner, ${group} FROM "${table}" WHERE ${id} > ? GROUP BY ${id} ORDER BY ${id} LIMIT ${rows}) g
    LEFT JOIN account a ON ${accountColumn[owner]} = g.owner ORDER BY g.owner`
}

/** The same of accounts whose numbers are given as a JSON list; every one that there is has a row. */
export function someSql(part: Part): string {
  if (!part.owned) {
    return `SELECT a.n, ${valuesOf(part)} FROM json_each(?) j CROSS JOIN account a ON a.n = j.value
      CROSS JOIN creator c ON c.id = a.creator_id`
  }
  const { table, owner, group } = part.owned
  const id = ownerColumn[owner]
  return `SELECT a.n, ${valuesOf(part)} FROM json_each(?) j CROSS JOIN account a ON a.n = j.value
    LEFT JOIN (SELECT ${id} AS owner, ${group} FROM "${table}" WHERE ${id} IN (
      SELECT ${accountColumn[owner]} FROM json_each(?) k CROSS JOIN account a ON a.n = k.value) GROUP BY ${id}) g
    ON g.owner = ${accountColumn[owner]}`
}

const needOf: Partial<Record<FilterField, Need>> = {
  price: 'price',
  priceCurrency: 'price',
  campaigns: 'campaigns',
  agents: 'agents',
  brands: 'collaborations',
  brandCategories: 'collaborations',
  contactKinds: 'contacts',
}
const ofCore = new Set<FilterField>([
  'tier',
  'platform',
  'country',
  'language',
  'niches',
  'tags',
  'followers',
  'averageViews',
  'engagementRate',
  'handle',
  'displayName',
])

/** The part that has a field's values; null where the list itself has them. */
export function needFor(field: FilterField): Need | null {
  return ofCore.has(field) ? null : (needOf[field] ?? 'more')
}
