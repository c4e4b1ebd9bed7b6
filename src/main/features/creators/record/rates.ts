import { uuidv7 } from 'uuidv7'
import type { RateRecord, Touched } from '../../../../shared/contract/creatorRecord'
import { CallboardError } from '../../../../shared/contract/define'
import type { ParsedInputOf } from '../../../../shared/contract/index'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import { tierBounds } from '../../../../shared/domain/tiers'
import { type Db, statement } from '../../../db/open'
import type { CommandContext } from '../../context'
import { requireAccount, say, touchedCreator } from './owner'
import { enteredByHand } from './words.en'

type RateRow = {
  id: string
  format: string
  price_minor: number
  currency: string
  quoted_on: string
  basis: RateRecord['basis']
  source: string
  note: string | null
}

/** Fewer fees than this say nothing about a price. */
const fewestPaid = 5
/** What a roster's post is taken for: rosters do not say. */
const rosterFormat = 'video'

/** The same amount noted as paid within so many days of a booking is that booking's fee. */
const oneBookingDays = 183

/** An account's prices, newest first, each with where it stands among what the agency itself paid. */
export function readRates(
  db: Db,
  scheme: TierSchemeRecord,
  account: { id: string; followers: number | null },
): RateRecord[] {
  const bounds = tierBounds(scheme, account.followers)
  const known = new Map<string, number[]>()
  const paidFor = (row: RateRow) => {
    const key = `${row.currency} ${row.format.toLowerCase()}`
    const found = known.get(key) ?? (bounds ? readPaidFees(db, row, bounds) : [])
    known.set(key, found)
    return found
  }
  return statement<RateRow>(
    db,
    'SELECT id, format, price_minor, currency, quoted_on, basis, source, note FROM rate WHERE account_id = ? ORDER BY quoted_on DESC, id DESC',
  )
    .all(account.id)
    .map((row) => {
      const fees = paidFor(row)
      const notHigher = fees.filter((fee) => fee <= row.price_minor).length
      return {
        id: row.id,
        format: row.format,
        priceMinor: row.price_minor,
        currency: row.currency,
        quotedOn: row.quoted_on,
        basis: row.basis,
        source: row.source,
        note: row.note,
        percentile: fees.length >= fewestPaid ? notHigher / fees.length : null,
        paid: fees.length,
      }
    })
}

/**
 * What the agency paid for a post of that format in that currency to accounts of that size: prices noted as paid, and
 * fees of booked rosters by post. A fee that is noted as a paid price too, alone or as the whole, counts once.
 */
function readPaidFees(
  db: Db,
  { format, currency }: Pick<RateRow, 'format' | 'currency'>,
  { from, to }: { from: number; to: number | null },
): number[] {
  return statement<number>(db, paidFees)
    .pluck()
    .all({ format: format.toLowerCase(), currency, from, to: to ?? Number.MAX_SAFE_INTEGER, rosterFormat }) as number[]
}
// The order of the joins is held: a tier may hold most accounts of the workspace, what was paid is little beside it.
export const paidFees = `SELECT r.price_minor FROM rate r CROSS JOIN account a ON a.id = r.account_id
    WHERE r.basis = 'paid' AND r.currency = @currency AND lower(r.format) = @format AND a.followers >= @from AND a.followers < @to
  UNION ALL SELECT fee FROM (
    SELECT e.fee_minor * 1.0 / e.posts AS fee,
      row_number() OVER (PARTITION BY e.account_id, round(e.fee_minor * 1.0 / e.posts) ORDER BY e.created_at, e.id) AS nth,
      (SELECT count(*) FROM rate n WHERE n.account_id = e.account_id AND n.basis = 'paid' AND n.currency = @currency
        AND lower(n.format) = @format AND n.price_minor IN (e.fee_minor, round(e.fee_minor * 1.0 / e.posts))
        AND abs(julianday(n.quoted_on) - julianday(e.created_at)) <= ${oneBookingDays}) AS noted
    FROM roster_entry e CROSS JOIN campaign p ON p.id = e.campaign_id CROSS JOIN account a ON a.id = e.account_id
    WHERE @format = @rosterFormat AND e.status = 'booked' AND e.fee_minor IS NOT NULL AND p.currency = @currency
      AND a.followers >= @from AND a.followers < @to
  ) WHERE nth > noted`

type RateFields = Omit<ParsedInputOf<'creators.addRate'>, 'accountId'>
const fieldsOf = ({ format, priceMinor, currency, quotedOn, basis, note }: RateFields) => [
  format,
  priceMinor,
  currency,
  quotedOn,
  basis,
  note,
]

export function addRate(
  { accountId, ...fields }: ParsedInputOf<'creators.addRate'>,
  { db, step }: CommandContext,
): Touched {
  const account = requireAccount(db, accountId)
  step.label = say.addRate(account.handle)
  const id = uuidv7()
  statement(
    db,
    'INSERT INTO rate (id, account_id, source, format, price_minor, currency, quoted_on, basis, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(id, accountId, enteredByHand, ...fieldsOf(fields))
  return touchedCreator(account.creator_id, id)
}

export function updateRate(
  { rateId, ...fields }: ParsedInputOf<'creators.updateRate'>,
  { db, step }: CommandContext,
): Touched {
  const account = accountOfRate(db, rateId)
  step.label = say.changeRate(account.handle)
  statement(
    db,
    'UPDATE rate SET format = ?, price_minor = ?, currency = ?, quoted_on = ?, basis = ?, note = ? WHERE id = ?',
  ).run(...fieldsOf(fields), rateId)
  return touchedCreator(account.creator_id, rateId)
}

export function removeRate({ rateId }: ParsedInputOf<'creators.removeRate'>, { db, step }: CommandContext): Touched {
  const account = accountOfRate(db, rateId)
  step.label = say.removeRate(account.handle)
  statement(db, 'DELETE FROM rate WHERE id = ?').run(rateId)
  return touchedCreator(account.creator_id, rateId)
}

function accountOfRate(db: Db, rateId: string): ReturnType<typeof requireAccount> {
  const accountId = statement<string>(db, 'SELECT account_id FROM rate WHERE id = ?').pluck().get(rateId)
  if (typeof accountId !== 'string') throw new CallboardError('not_found', say.noRate)
  return requireAccount(db, accountId)
}
