import { FileCheck2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CreatorConflicts } from '../../../../shared/contract/campaignMatch'
import type { RosterEntry } from '../../../../shared/contract/campaigns'
import { severities } from '../../../../shared/domain/conflicts'
import type { Format } from '../../lib/locale'
import { Badge, type Tone } from '../../ui/Badge'
import { RouteLink } from '../../ui/RouteLink'
import { ConflictCell } from './conflicts/ConflictCell'
import type { conflictWords } from './conflicts/words'
import { InlineCount, InlineMoney, InlineText } from './InlineEdit'
import type { termsWords } from './terms/words'
import type { RosterChange } from './useRosterChange'
import type { campaignsWords } from './words'

type Words = ReturnType<typeof campaignsWords>

export interface RosterColumn {
  id: string
  header: string
  title?: string
  /** CSS px; the creator's and the note's column share what is left */
  width: number
  isNumber?: boolean
  /** what it sorts by; missing values stand last in both directions */
  sortBy?: (entry: RosterEntry) => string | number | null
  /** cell padding is the editor's own */
  isEditor?: boolean
  cell: (entry: RosterEntry) => ReactNode
}

const STATUS_TONES: Readonly<Record<RosterEntry['status'], Tone>> = {
  shortlisted: 'plain',
  proposed: 'accent',
  booked: 'ok',
  dropped: 'warn',
}
const STATUS_ORDER = ['booked', 'proposed', 'shortlisted', 'dropped'] satisfies RosterEntry['status'][]

export interface RosterCells {
  w: Words
  format: Format
  currency: string
  change: (entryIds: readonly string[], change: RosterChange) => Promise<boolean>
  conflictW: ReturnType<typeof conflictWords>
  /** by account; null while they are not known yet */
  conflicts: ReadonlyMap<string, CreatorConflicts> | null
  /** by account: the day on which its terms were signed */
  signedOn: ReadonlyMap<string, string>
  termsW: ReturnType<typeof termsWords>
}

export function rosterColumns({
  w,
  format,
  currency,
  change,
  conflictW,
  conflicts,
  signedOn,
  termsW,
}: RosterCells): RosterColumn[] {
  const money = (field: 'feeMinor' | 'clientFeeMinor', what: string, title: string): RosterColumn => ({
    id: field,
    header: what,
    title: `${title}, ${currency}`,
    width: 94,
    isNumber: true,
    isEditor: true,
    sortBy: (entry) => entry[field],
    cell: (entry) => (
      <InlineMoney
        label={w.editCell(what, entry.handle, format.money(entry[field], currency))}
        fieldLabel={w.editing(what, entry.handle)}
        shown={format.money(entry[field], currency, 'short')}
        valueMinor={entry[field]}
        currency={currency}
        onCommit={(valueMinor) => void change([entry.id], { [field]: valueMinor })}
      />
    ),
  })
  return [
    {
      id: 'handle',
      header: w.creator,
      width: 172,
      sortBy: (entry) => entry.handle,
      cell: (entry) => (
        <span className="flex min-w-0 items-baseline gap-1.5" title={entry.displayName ?? entry.handle}>
          <RouteLink screen="creators" recordId={entry.accountId} className="min-w-0 truncate font-medium">
            @{entry.handle}
          </RouteLink>
          <SignedMark day={signedOn.get(entry.accountId)} format={format} w={termsW} />
          {entry.displayName && (
            <span className="min-w-8 flex-1 truncate text-muted text-meta max-[1400px]:hidden">
              {entry.displayName}
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'tier',
      header: w.tier,
      width: 76,
      sortBy: (entry) => entry.followers,
      cell: (entry) => <span className="block truncate first-letter:uppercase">{tierName(entry.tier, w, format)}</span>,
    },
    {
      id: 'followers',
      header: w.followers,
      width: 78,
      isNumber: true,
      sortBy: (entry) => entry.followers,
      cell: (entry) => <span title={format.count(entry.followers)}>{format.compact(entry.followers)}</span>,
    },
    {
      id: 'views',
      header: w.views,
      title: w.viewsTitle,
      width: 74,
      isNumber: true,
      sortBy: (entry) => entry.averageViews ?? entry.medianViews,
      cell: (entry) => viewsCell(entry, w, format),
    },
    {
      id: 'engagement',
      header: w.engagement,
      title: w.engagementTitle,
      width: 114,
      isNumber: true,
      sortBy: (entry) => entry.engagementRate,
      cell: (entry) => (
        <span title={entry.engagementRate === null ? undefined : basisName(entry.engagementBasis, w)}>
          {format.percent(entry.engagementRate)}
          {entry.engagementRate !== null && isBasis(entry.engagementBasis) && (
            <span className="ps-1 text-caption text-muted">{w.basis[entry.engagementBasis]}</span>
          )}
        </span>
      ),
    },
    {
      id: 'status',
      header: w.status,
      width: 90,
      sortBy: (entry) => STATUS_ORDER.indexOf(entry.status),
      cell: (entry) => <Badge tone={STATUS_TONES[entry.status]}>{w.statuses[entry.status]}</Badge>,
    },
    {
      id: 'conflicts',
      header: conflictW.heading,
      title: conflictW.headingTitle,
      width: 92,
      sortBy: (entry) => {
        const found = conflicts?.get(entry.accountId)
        return found ? severities.indexOf(found.severity) : null
      },
      cell: (entry) => {
        const found = conflicts?.get(entry.accountId)
        if (found) return <ConflictCell handle={entry.handle} conflicts={found.conflicts} />
        return conflicts && entry.status !== 'dropped' ? <span className="text-muted">{format.count(null)}</span> : null
      },
    },
    {
      id: 'rule',
      header: w.rule,
      title: w.ruleTitle,
      width: 78,
      sortBy: (entry) => entry.planRule,
      cell: (entry) =>
        entry.planRule === 'open' ? (
          <span className="text-muted">{w.rules.open}</span>
        ) : (
          <span className="font-medium">{w.rules[entry.planRule]}</span>
        ),
    },
    {
      id: 'posts',
      header: w.posts,
      width: 54,
      isNumber: true,
      isEditor: true,
      sortBy: (entry) => entry.posts,
      cell: (entry) => (
        <InlineCount
          label={w.editCell(w.posts, entry.handle, format.count(entry.posts))}
          fieldLabel={w.editing(w.posts, entry.handle)}
          shown={format.count(entry.posts)}
          value={entry.posts}
          min={1}
          max={50}
          onCommit={(posts) => void change([entry.id], { posts })}
        />
      ),
    },
    money('feeMinor', w.fee, w.feeTitle),
    money('clientFeeMinor', w.clientFee, w.clientFeeTitle),
    {
      id: 'note',
      header: w.note,
      width: 110,
      isEditor: true,
      cell: (entry) => (
        <InlineText
          label={w.editCell(w.note, entry.handle, entry.note ?? format.count(null))}
          fieldLabel={w.editing(w.note, entry.handle)}
          shown={<span title={entry.note ?? undefined}>{entry.note ?? format.count(null)}</span>}
          value={entry.note ?? ''}
          maxLength={2000}
          onCommit={(note) => void change([entry.id], { note: note.trim() === '' ? null : note })}
        />
      ),
    },
  ]
}

function viewsCell(entry: RosterEntry, w: Words, format: Format): ReactNode {
  if (entry.averageViews !== null) {
    return (
      <span title={`${format.count(entry.averageViews)} ${w.averageViews}`}>{format.compact(entry.averageViews)}</span>
    )
  }
  if (entry.medianViews === null) return format.compact(null)
  return (
    <span title={`${format.count(entry.medianViews)} ${w.medianViews}`}>
      <span className="pe-1 text-caption text-muted">{w.medianMark}</span>
      {format.compact(entry.medianViews)}
    </span>
  )
}

export function tierName(tier: string | null, w: Words, format: Format): string {
  if (tier === 'below' || tier === 'above') return w.tiers[tier]
  return tier ?? format.count(null)
}

function isBasis(basis: string | null): basis is 'followers' | 'views' | 'reach' {
  return basis === 'followers' || basis === 'views' || basis === 'reach'
}

function basisName(basis: string | null, w: Words): string {
  return isBasis(basis) ? w.basis[basis] : w.basis.unstated
}

function SignedMark({
  day,
  format,
  w,
}: {
  day: string | undefined
  format: Format
  w: ReturnType<typeof termsWords>
}): ReactNode {
  if (day === undefined) return null
  const said = w.signedMark(format.date(day))
  return (
    <span title={said} className="shrink-0 self-center text-ok">
      <FileCheck2 size={12} aria-hidden="true" />
      <span className="sr-only">{said}</span>
    </span>
  )
}
