import type { RosterEntry } from '../../../../shared/contract/campaigns'
import type { RosterSort } from './RosterTable'
import type { RosterColumn } from './rosterColumns'

export interface RosterFilter {
  text: string
  status: RosterEntry['status'] | 'any'
}

/** Entries that match, in the order asked for; missing values stand last whichever way it is sorted. */
export function rosterView(
  entries: readonly RosterEntry[],
  { text, status }: RosterFilter,
  sort: RosterSort | null,
  columns: readonly RosterColumn[],
  locale: string,
): RosterEntry[] {
  const wanted = text.trim().replace(/^@/, '').toLocaleLowerCase(locale)
  const found = entries.filter(
    (entry) =>
      (status === 'any' || entry.status === status) &&
      (wanted === '' ||
        [entry.handle, entry.displayName ?? '', ...entry.niches].some((part) =>
          part.toLocaleLowerCase(locale).includes(wanted),
        )),
  )
  const sortBy = columns.find(({ id }) => id === sort?.id)?.sortBy
  if (!sort || !sortBy) return found
  const collator = new Intl.Collator(locale, { numeric: true })
  const sign = sort.isDescending ? -1 : 1
  return found.sort((left, right) => {
    const a = sortBy(left)
    const b = sortBy(right)
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)))
  })
}

export interface RosterTotals {
  creators: number
  posts: number
  feeMinor: number
  withoutFee: number
  clientFeeMinor: number
  withoutClientFee: number
  /** those proposed or booked: what the campaign would cost as it stands */
  committed: { creators: number; posts: number; feeMinor: number; clientFeeMinor: number }
}

/** Sums over those who were not dropped; who has no fee is counted, not taken for free. */
export function rosterTotals(entries: readonly RosterEntry[]): RosterTotals {
  const committed = { creators: 0, posts: 0, feeMinor: 0, clientFeeMinor: 0 }
  const totals = {
    creators: 0,
    posts: 0,
    feeMinor: 0,
    withoutFee: 0,
    clientFeeMinor: 0,
    withoutClientFee: 0,
    committed,
  }
  for (const entry of entries) {
    if (entry.status === 'dropped') continue
    totals.creators += 1
    totals.posts += entry.posts
    totals.feeMinor += entry.feeMinor ?? 0
    totals.withoutFee += entry.feeMinor === null ? 1 : 0
    totals.clientFeeMinor += entry.clientFeeMinor ?? 0
    totals.withoutClientFee += entry.clientFeeMinor === null ? 1 : 0
    if (entry.status === 'shortlisted') continue
    committed.creators += 1
    committed.posts += entry.posts
    committed.feeMinor += entry.feeMinor ?? 0
    committed.clientFeeMinor += entry.clientFeeMinor ?? 0
  }
  return totals
}
