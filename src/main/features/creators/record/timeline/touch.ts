import type { TimelineEntry } from '../../../../../shared/contract/creatorRecord'
import { formatCompact, formatCount, formatDate, formatMoney, formatPercent } from '../../../../../shared/domain/format'
import { metricColumns } from '../../../../db/newestMetrics'
import type { Db } from '../../../../db/open'
import type { Image, ImportMention, LoggedChange } from '../changes'
import type { TouchWords } from './words'

/** What every part of the timeline looks at. */
export type Timeline = {
  db: Db
  creatorId: string
  say: TouchWords
  locale: string
  /** handles by account, where the creator has or had several; an only account needs no name */
  handles: ReadonlyMap<string, string>
  accountIds: readonly string[]
  imports: readonly ImportMention[]
  changes: readonly LoggedChange[]
  /** names by id of the creators that were merged into this one */
  merged: ReadonlyMap<string, string | null>
}

export type Touch = Omit<TimelineEntry, 'campaignId' | 'actor'> & Partial<Pick<TimelineEntry, 'campaignId' | 'actor'>>

/** A sentence about one of several accounts names it. */
export function ofAccount({ handles, say }: Timeline, accountId: string, sentence: string): string {
  const handle = handles.size > 1 ? handles.get(accountId) : undefined
  return handle === undefined ? sentence : say.ofAccount(handle, sentence)
}

const counts: ReadonlySet<string> = new Set(
  metricColumns.filter((column) => column !== 'engagement_rate' && column !== 'engagement_basis'),
)
/** Told as changed, not quoted. */
const longTexts: ReadonlySet<string> = new Set(['notes', 'bio', 'note'])

/** "Followers 13.2M → 13.8M"; exact where the short forms would read alike. */
export function changeOf(timeline: Timeline, column: string, before: unknown, after: unknown, row: Image): string {
  const what = timeline.say.columns[column] ?? timeline.say.state(column)
  if (longTexts.has(column)) return timeline.say.changed(what)
  const short = [before, after].map((value) => shownValue(timeline, column, value, row))
  if (counts.has(column) && short[0] === short[1]) {
    const exact = [before, after].map((value) => formatCount(numberOf(value), timeline.locale))
    return timeline.say.change(what, exact[0] ?? '', exact[1] ?? '')
  }
  return timeline.say.change(what, short[0] ?? '', short[1] ?? '')
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

/** @param row the image that the value stands in, for the currency of an amount */
export function shownValue({ say, locale }: Timeline, column: string, value: unknown, row: Image): string {
  if (value === null || value === undefined || value === '') return say.missing
  if (counts.has(column)) return formatCompact(numberOf(value), locale)
  if (column === 'engagement_rate') return formatPercent(numberOf(value), locale)
  if (column.endsWith('_minor')) {
    const currency = typeof row.currency === 'string' ? row.currency : ''
    return formatMoney(numberOf(value), currency, locale, 'short')
  }
  if (column.startsWith('is_')) return value === 1 ? say.yes : say.no
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (typeof value !== 'string') return String(value)
  if (value.startsWith('[')) {
    const list: unknown = JSON.parse(value)
    return Array.isArray(list) ? say.short(list.join(', ')) || say.missing : say.missing
  }
  if (column.endsWith('_on') || column.endsWith('_until')) return formatDate(value, locale)
  if (column === 'state' || column === 'stage') return say.state(value)
  return say.short(value)
}
