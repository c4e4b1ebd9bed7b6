import { uuidv7 } from 'uuidv7'
import type { ParsedInputOf } from '../../../shared/contract/index'
import { type Db, statement } from '../../db/open'
import { checkCustom } from './grid/bulkTask'
import { enteredByHand } from './grid/words'

const calendarDay = (now: Date) => now.toISOString().slice(0, 10)
/** What an empty text means. */
const orNull = (text: string | null) => (text === '' ? null : text)

type Change = ParsedInputOf<'creators.update'>
/** The columns of a creator that a change sets, and their values. */
const creatorColumns: Record<string, (change: Change) => string | null | undefined> = {
  display_name: (c) => c.displayName,
  country: (c) => c.country,
  city: (c) => (c.city === undefined ? undefined : orNull(c.city)),
  language: (c) => c.language,
  tone: (c) => c.tone,
  further_languages: (c) => listOf(c.furtherLanguages),
  niches: (c) => listOf(c.niches),
  hashtags: (c) => listOf(c.hashtags),
  brand_values: (c) => listOf(c.brandValues),
  tags: (c) => listOf(c.tags),
  notes: (c) => (c.notes === undefined ? undefined : orNull(c.notes)),
}
const listOf = (words: readonly string[] | undefined) => (words ? JSON.stringify([...new Set(words)]) : undefined)

/** Writes the keys that are given and leaves the others; a price becomes a rate of today. */
export function updateCreator(db: Db, row: { accountId: string; creatorId: string }, change: Change, now: Date): void {
  for (const [column, valueIn] of Object.entries(creatorColumns)) {
    const value = valueIn(change)
    if (value !== undefined) statement(db, `UPDATE creator SET ${column} = ? WHERE id = ?`).run(value, row.creatorId)
  }
  if (change.custom) {
    checkCustom(db, change.custom)
    // A merge patch takes a field out where its value is null. As plain text: the log would embed JSON.
    statement(db, "UPDATE creator SET custom = json_patch(custom, ?) || '' WHERE id = ?").run(
      JSON.stringify(change.custom),
      row.creatorId,
    )
  }
  if (change.bio !== undefined) {
    statement(db, 'UPDATE account SET bio = ? WHERE id = ?').run(orNull(change.bio), row.accountId)
  }
  if (change.price) {
    const { format, priceMinor, currency } = change.price
    statement(
      db,
      'INSERT INTO rate (id, account_id, format, price_minor, currency, quoted_on, source) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(uuidv7(), row.accountId, format, priceMinor, currency, calendarDay(now), enteredByHand)
  }
}
