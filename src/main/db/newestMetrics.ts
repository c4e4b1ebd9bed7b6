import { type Db, statement } from './open'

/** Figures that a line of `account_metric` states and `account` shows the newest known value of. */
export const metricColumns = [
  'followers',
  'average_views',
  'median_views',
  'average_likes',
  'average_comments',
  'average_shares',
  'average_saves',
  'posts_sampled',
  'engagement_rate',
  'engagement_basis',
] as const
export type MetricColumn = (typeof metricColumns)[number]

/** A rate and what it is divided by come from one line. */
const leading = (column: MetricColumn) => (column === 'engagement_basis' ? 'engagement_rate' : column)

/**
 * SQL for the newest known value of a figure: of the latest date; of that day what a person entered, the last entry
 * first, else the largest, so that no order of rows or files changes the outcome. Nobody else has a rule of this.
 *
 * @param besides `withoutLine`: what an account shows and no line states counts as a line of the account's date
 */
export function newestMetric(column: MetricColumn, besides: 'nothing' | 'withoutLine' = 'nothing'): string {
  const known = leading(column)
  const lines =
    besides === 'nothing'
      ? 'account_metric'
      : `(SELECT id, account_id, measured_on, measured_on_basis, ${known}, engagement_basis FROM account_metric WHERE account_id = account.id
          UNION ALL SELECT '', account.id, coalesce(account.measured_on, ''), 'import', account.${known}, account.engagement_basis
            WHERE NOT EXISTS (SELECT 1 FROM account_metric o WHERE o.account_id = account.id AND o.${known} IS account.${known}))`
  return `(SELECT line.${column} FROM ${lines} line WHERE line.account_id = account.id AND line.${known} IS NOT NULL
    ORDER BY line.measured_on DESC, line.measured_on_basis = 'entered' DESC, CASE line.measured_on_basis WHEN 'entered' THEN line.id END DESC,
      line.${known} DESC, line.engagement_basis DESC LIMIT 1)`
}

/**
 * Sets figures of accounts to the newest known value in their history, and the date to that of the newest line. Runs
 * inside a step, for all accounts in one statement.
 *
 * @param columns those that the changed lines state; the others stay as they are
 * @param unstated what becomes of a figure that no line states (any more): `keep` for accounts of which some lines
 *   were only added, and not each with every one of the columns
 */
export function followNewestMetrics(
  db: Db,
  accountIds: readonly string[],
  columns: readonly MetricColumn[] = metricColumns,
  unstated: 'empty' | 'keep' = 'empty',
): void {
  const chosen = metricColumns.filter((column) => columns.includes(column))
  const kept = (column: MetricColumn) =>
    `CASE WHEN EXISTS (SELECT 1 FROM account_metric m WHERE m.account_id = account.id AND m.${leading(column)} IS NOT NULL)
      THEN ${newestMetric(column)} ELSE ${column} END`
  const value = unstated === 'keep' ? kept : (column: MetricColumn) => newestMetric(column)
  statement(
    db,
    `UPDATE account SET ${chosen.map((column) => `${column} = ${value(column)}, `).join('')}
       measured_on = (SELECT max(m.measured_on) FROM account_metric m WHERE m.account_id = account.id)
     WHERE id IN (SELECT value FROM json_each(?))`,
  ).run(JSON.stringify(accountIds))
}
