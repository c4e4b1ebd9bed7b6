import { closeSync, openSync, writeSync } from 'node:fs'
import type { CreatorFilter } from '../../../shared/contract/creators'
import type { TierSchemeRecord } from '../../../shared/contract/workspace'
import { csvLine } from '../../../shared/domain/csv'
import { classifyTier } from '../../../shared/domain/tiers'
import { type Db, statement } from '../../db/open'
import { listCreators } from '../../db/read/creatorIndex/questions'
import { creatorTables, newestRate } from '../../db/read/creators'
import { readNiches } from '../../db/read/roster'

type ExportRow = {
  platform: string
  handle: string
  display_name: string | null
  followers: number | null
  average_views: number | null
  median_views: number | null
  average_likes: number | null
  average_comments: number | null
  average_shares: number | null
  average_saves: number | null
  engagement_rate: number | null
  engagement_basis: string | null
  country: string | null
  language: string | null
  niches: string
  bio: string | null
  profile_url: string | null
  measured_on: string | null
  price_minor: number | null
  currency: string | null
}

const exported = {
  platform: (r) => r.platform,
  handle: (r) => r.handle,
  displayName: (r) => r.display_name,
  followers: (r) => r.followers,
  averageViews: (r) => r.average_views,
  medianViews: (r) => r.median_views,
  averageLikes: (r) => r.average_likes,
  averageComments: (r) => r.average_comments,
  averageShares: (r) => r.average_shares,
  averageSaves: (r) => r.average_saves,
  engagementRate: (r) => r.engagement_rate,
  engagementBasis: (r) => r.engagement_basis,
  tier: (r, scheme) => classifyTier(scheme, r.followers),
  country: (r) => r.country,
  language: (r) => r.language,
  niches: (r) => readNiches(r.niches),
  bio: (r) => r.bio,
  profileUrl: (r) => r.profile_url,
  priceMinor: (r) => r.price_minor,
  currency: (r) => r.currency,
  measuredOn: (r) => r.measured_on,
} satisfies Record<string, (row: ExportRow, scheme: TierSchemeRecord) => string | number | string[] | null>

/** Niches in one CSV cell stand apart by this; the importer splits at it. */
const nicheSeparator = '; '

/**
 * Writes every matching account, one a line, in the order of handle within platform, so that the same content gives
 * the same bytes. Missing is null in JSON Lines and an empty cell in CSV; only CSV cells are guarded against formulas.
 *
 * @returns lines written, the header of a CSV not counted
 */
export function writeCreators(
  db: Db,
  scheme: TierSchemeRecord,
  request: { format: 'jsonl' | 'csv'; filter: CreatorFilter; path: string },
  control: { signal: AbortSignal; progress(done: number, total: number): void },
): number {
  const one = statement<ExportRow>(
    db,
    `SELECT a.platform, a.handle, c.display_name, a.followers, a.average_views, a.median_views, a.average_likes,
       a.average_comments, a.average_shares, a.average_saves, a.engagement_rate, a.engagement_basis, c.country, c.language,
       c.niches, a.bio, a.profile_url, a.measured_on, q.price_minor, q.currency
     FROM ${creatorTables} LEFT JOIN rate q ON q.id = ${newestRate} WHERE a.n = ?`,
  )
  const numbers = listCreators(db, scheme, request.filter, 'handle', false)
  const names = Object.keys(exported)
  const values = Object.values(exported)
  const file = openSync(request.path, 'w', 0o600)
  let text = request.format === 'csv' ? csvLine(names) : ''
  let written = 0
  try {
    for (const n of numbers) {
      const row = one.get(n)
      if (!row) continue
      const cells = values.map((value) => value(row, scheme))
      text +=
        request.format === 'csv'
          ? csvLine(cells.map((cell) => (Array.isArray(cell) ? cell.join(nicheSeparator) : cell)))
          : `${JSON.stringify(Object.fromEntries(names.map((name, i) => [name, cells[i] ?? null])))}\n`
      written += 1
      if (text.length > 1_000_000) {
        writeSync(file, text)
        text = ''
        control.signal.throwIfAborted()
        control.progress(written, numbers.length)
      }
    }
    writeSync(file, text)
    return written
  } finally {
    closeSync(file)
  }
}
