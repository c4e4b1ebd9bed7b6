import { uuidv7 } from 'uuidv7'
import type { ParsedInputOf } from '../../../shared/contract/index'
import { type Db, statement } from '../../db/open'

const calendarDay = (now: Date) => now.toISOString().slice(0, 10)

/** Writes the keys that are given and leaves the others; a price becomes a rate of today. */
export function updateCreator(
  db: Db,
  row: { accountId: string; creatorId: string },
  change: ParsedInputOf<'creators.update'>,
  now: Date,
): void {
  const set = (table: 'creator' | 'account', column: string, value: string | null, id: string) =>
    statement(db, `UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(value, id)
  if (change.displayName !== undefined) set('creator', 'display_name', change.displayName, row.creatorId)
  if (change.country !== undefined) set('creator', 'country', change.country, row.creatorId)
  if (change.language !== undefined) set('creator', 'language', change.language, row.creatorId)
  if (change.niches !== undefined) set('creator', 'niches', JSON.stringify(change.niches), row.creatorId)
  if (change.notes !== undefined) set('creator', 'notes', change.notes, row.creatorId)
  if (change.bio !== undefined) set('account', 'bio', change.bio, row.accountId)
  if (change.price) {
    statement(
      db,
      'INSERT INTO rate (id, account_id, format, price_minor, currency, quoted_on, source) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(
      uuidv7(),
      row.accountId,
      change.price.format,
      change.price.priceMinor,
      change.price.currency,
      calendarDay(now),
      'entered by hand',
    )
  }
}
