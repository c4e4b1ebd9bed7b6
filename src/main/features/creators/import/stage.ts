import type Database from 'better-sqlite3'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../../db/open'
import type { CreatorDraft } from './draft'

export const creatorColumns = ['display_name', 'country', 'language', 'niches'] as const
export const accountColumns = ['handle', 'platform_user_id', 'profile_url', 'bio', 'is_verified'] as const
export const metricColumns = [
  'followers',
  'average_views',
  'median_views',
  'average_likes',
  'average_comments',
  'average_shares',
  'average_saves',
  'engagement_rate',
  'engagement_basis',
] as const
const otherColumns = ['email', 'price_minor', 'currency'] as const
export const factColumns = [...creatorColumns, ...accountColumns, ...metricColumns, ...otherColumns] as const
type FactColumn = (typeof factColumns)[number]

/** What a draft states, column by column; an empty list of niches states nothing. */
const factOf: Record<FactColumn, (draft: CreatorDraft) => string | number | null> = {
  display_name: (d) => d.displayName,
  country: (d) => d.country,
  language: (d) => d.language,
  niches: (d) => (d.niches.length > 0 ? JSON.stringify(d.niches) : null),
  handle: (d) => d.handle,
  platform_user_id: (d) => d.platformUserId,
  profile_url: (d) => d.profileUrl,
  bio: (d) => d.bio,
  is_verified: (d) => (d.isVerified === null ? null : Number(d.isVerified)),
  followers: (d) => d.followers,
  average_views: (d) => d.averageViews,
  median_views: (d) => d.medianViews,
  average_likes: (d) => d.averageLikes,
  average_comments: (d) => d.averageComments,
  average_shares: (d) => d.averageShares,
  average_saves: (d) => d.averageSaves,
  engagement_rate: (d) => d.engagementRate,
  engagement_basis: (d) => d.engagementBasis,
  email: (d) => d.email,
  price_minor: (d) => d.priceMinor,
  currency: (d) => d.currency,
}
/** Sets of columns with a statement of their own; a list with more of them binds every column. */
const maxStatements = 200
const facts = factColumns.map((column) => factOf[column])

/** The larger of two values, the one that is known where the other is not: a rule that no order of rows changes. */
export const larger = (a: string, b: string) => `coalesce(max(${a}, ${b}), ${a}, ${b})`

/**
 * The rows of a file before they meet the workspace: one line an account and date, sorted by account, so that the
 * merge behind it walks the workspace's index in order. Two records of the file for one account and date become one
 * line, each value the larger of the two.
 */
export type Stage = {
  add(record: number, draft: CreatorDraft, measuredOn: string): void
  /** records added, and lines for the same account and date or account that they fell together into */
  counts(): { records: number; accounts: number }
}

export function createStage(db: Db): Stage {
  db.exec(`
    DROP TABLE IF EXISTS temp.stage;
    DROP TABLE IF EXISTS temp.stage_other;
    CREATE TEMP TABLE stage (
      platform TEXT NOT NULL, handle_key TEXT NOT NULL, measured_on TEXT NOT NULL, record INTEGER NOT NULL,
      ${factColumns.join(', ')},
      PRIMARY KEY (platform, handle_key, measured_on)
    ) WITHOUT ROWID;
    CREATE TEMP TABLE stage_other (
      platform TEXT NOT NULL, handle_key TEXT NOT NULL, handle TEXT NOT NULL, id TEXT NOT NULL,
      of_platform TEXT NOT NULL, of_key TEXT NOT NULL, PRIMARY KEY (platform, handle_key)
    ) WITHOUT ROWID;
  `)
  // A list states a few of the many facts; binding only those halves the time. One statement for each set of columns.
  const inserts = new Map<number, Database.Statement>()
  const everything = 2 ** factColumns.length - 1
  function insertOf(stated: number): Database.Statement {
    let insert = inserts.get(stated)
    if (!insert) {
      const columns = factColumns.filter((_, i) => stated & (1 << i))
      insert = db.prepare(
        `INSERT INTO stage (${['platform', 'handle_key', 'measured_on', 'record', ...columns].join(', ')})
         VALUES (?, ?, ?, ?${', ?'.repeat(columns.length)})
         ON CONFLICT DO UPDATE SET ${['record = min(record, excluded.record)', ...columns.map((c) => `${c} = ${larger(c, `excluded.${c}`)}`)].join(', ')}`,
      )
      inserts.set(stated, insert)
    }
    return insert
  }
  const insertOther = db.prepare('INSERT OR IGNORE INTO stage_other VALUES (?, ?, ?, ?, ?, ?)')
  let records = 0
  return {
    add(record, draft, measuredOn) {
      records += 1
      const values: (string | number | null)[] = [draft.platform, draft.handleKey, measuredOn, record]
      let stated = 0
      for (const [i, fact] of facts.entries()) {
        const value = fact(draft)
        if (value === null) continue
        stated |= 1 << i
        values.push(value)
      }
      if (inserts.has(stated) || inserts.size < maxStatements) insertOf(stated).run(values)
      else insertOf(everything).run([...values.slice(0, 4), ...facts.map((fact) => fact(draft))])
      for (const other of draft.otherAccounts) {
        insertOther.run(other.platform, other.handleKey, other.handle, uuidv7(), draft.platform, draft.handleKey)
      }
    },
    counts() {
      const accounts = db
        .prepare<[], number>('SELECT count(*) FROM (SELECT 1 FROM stage GROUP BY platform, handle_key)')
        .pluck()
        .get()
      return { records, accounts: accounts ?? 0 }
    },
  }
}
