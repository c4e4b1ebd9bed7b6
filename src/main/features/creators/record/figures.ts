import { uuidv7 } from 'uuidv7'
import type { Touched } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import { formatPercent } from '../../../../shared/domain/format'
import { followNewestMetrics, type MetricColumn, metricColumns } from '../../../db/newestMetrics'
import { type Db, statement } from '../../../db/open'
import type { CommandContext } from '../../context'
import { requireAccount, say, today, touchedCreator } from './owner'
import { enteredByHand } from './words.en'

type Figures = Omit<ParsedInputOf<'creators.addMetrics'>, 'accountId' | 'measuredOn'>
const figureOf: Record<MetricColumn, (figures: Figures) => string | number | null> = {
  followers: (f) => f.followers,
  average_views: (f) => f.averageViews,
  median_views: (f) => f.medianViews,
  average_likes: (f) => f.averageLikes,
  average_comments: (f) => f.averageComments,
  average_shares: (f) => f.averageShares,
  average_saves: (f) => f.averageSaves,
  posts_sampled: (f) => f.postsSampled,
  engagement_rate: (f) => f.engagementRate,
  // A basis without a rate says nothing, and a rate is never without one.
  engagement_basis: (f) => (f.engagementRate === null ? null : (f.engagementBasis ?? 'unstated')),
}

export function addMetrics(
  { accountId, measuredOn, ...figures }: ParsedInputOf<'creators.addMetrics'>,
  { db, step, now }: CommandContext,
): Touched {
  const account = requireAccount(db, accountId)
  const stated = metricColumns.filter((column) => figureOf[column](figures) !== null)
  if (stated.length === 0) throw new CallboardError('invalid_input', say.noFigures)
  requirePast(measuredOn, now)
  step.label = say.addMetrics(account.handle, measuredOn)
  const id = uuidv7()
  statement(
    db,
    `INSERT INTO account_metric (id, account_id, measured_on, measured_on_basis, source, ${metricColumns.join(', ')})
     VALUES (?, ?, ?, 'entered', ?${', ?'.repeat(metricColumns.length)})`,
  ).run(id, accountId, measuredOn, enteredByHand, ...metricColumns.map((column) => figureOf[column](figures)))
  followNewestMetrics(db, [accountId], stated)
  return touchedCreator(account.creator_id, id)
}

/** A day that has begun somewhere: zones are up to 14 hours ahead of UTC. @throws CallboardError `invalid_input` */
export function requirePast(date: string, now: Date): void {
  if (date > today(new Date(now.getTime() + 14 * 3_600_000)))
    throw new CallboardError('invalid_input', say.dateAhead(date))
}

export function removeMetrics(
  { metricId }: ParsedInputOf<'creators.removeMetrics'>,
  { db, step }: CommandContext,
): Touched {
  const line = statement<Record<MetricColumn | 'account_id' | 'measured_on', string | number | null>>(
    db,
    'SELECT * FROM account_metric WHERE id = ?',
  ).get(metricId)
  if (!line) throw new CallboardError('not_found', say.noMetric)
  const account = requireAccount(db, String(line.account_id))
  step.label = say.removeMetrics(account.handle, String(line.measured_on))
  statement(db, 'DELETE FROM account_metric WHERE id = ?').run(metricId)
  followNewestMetrics(
    db,
    [account.id],
    metricColumns.filter((column) => line[column] !== null),
  )
  return touchedCreator(account.creator_id, metricId)
}

const shareKeys = {
  country: /^[A-Z]{2}$/,
  age: /^(?:13-17|18-24|25-34|35-44|45-54|55\+)$/,
  gender: /^(?:f|m|x|unknown)$/,
} as const
/** What rounding of sixty shares to whole per cents may add up to is told as a mistake; binary fractions are not. */
const rounding = 1e-9

export function setAudience(
  { accountId, dimension, shares, source, measuredOn }: ParsedInputOf<'creators.setAudience'>,
  { db, step, now }: CommandContext,
): Touched {
  const account = requireAccount(db, accountId)
  requirePast(measuredOn, now)
  const keys = new Set<string>()
  for (const { key } of shares) {
    if (!shareKeys[dimension].test(key))
      throw new CallboardError('invalid_input', say.shareKey(key, dimension, say.shareKeys[dimension]))
    if (keys.has(key)) throw new CallboardError('invalid_input', say.shareTwice(key))
    keys.add(key)
  }
  const sum = shares.reduce((total, { share }) => total + share, 0)
  if (sum > 1 + rounding) throw new CallboardError('invalid_input', say.sharesOverOne(formatPercent(sum, 'en-GB')))
  step.label = say.setAudience(account.handle, dimension)
  writeShares(db, accountId, { dimension, shares, source, measuredOn })
  return touchedCreator(account.creator_id, accountId)
}

/** Shares that stay keep their row, so that the log tells what changed and no more. */
function writeShares(
  db: Db,
  accountId: string,
  stated: Pick<ParsedInputOf<'creators.setAudience'>, 'dimension' | 'shares' | 'source' | 'measuredOn'>,
): void {
  statement(
    db,
    'DELETE FROM audience_share WHERE account_id = ? AND dimension = ? AND key NOT IN (SELECT value FROM json_each(?))',
  ).run(accountId, stated.dimension, JSON.stringify(stated.shares.map(({ key }) => key)))
  for (const { key, share } of stated.shares) {
    statement(
      db,
      `INSERT INTO audience_share (id, account_id, dimension, key, share, source, measured_on) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (account_id, dimension, key) DO UPDATE SET share = excluded.share, source = excluded.source, measured_on = excluded.measured_on`,
    ).run(uuidv7(), accountId, stated.dimension, key, share, stated.source, stated.measuredOn)
  }
}
