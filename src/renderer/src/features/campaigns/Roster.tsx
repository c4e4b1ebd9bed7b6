import { useMemo, useState } from 'react'
import { type CampaignRecord, planRules, type RosterEntry, rosterStatuses } from '../../../../shared/contract/campaigns'
import { useApiCommand, useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useFormat, useLocale, useWords } from '../../lib/locale'
import { navigate } from '../../lib/route'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Select } from '../../ui/Select'
import { SearchBox } from '../../ui/TextField'
import { toastError, undoToast } from '../../ui/undoToast'
import { conflictWords } from './conflicts/words'
import { RosterBar } from './RosterBar'
import { RosterFooter } from './RosterFooter'
import { type RosterSort, RosterTable } from './RosterTable'
import { rosterColumns } from './rosterColumns'
import { type RosterFilter, rosterTotals, rosterView } from './rosterView'
import { termsWords } from './terms/words'
import { type RosterChange, useRosterChange } from './useRosterChange'
import { campaignsWords } from './words'

const NOBODY: ReadonlySet<string> = new Set()
const NO_ENTRIES: readonly RosterEntry[] = []
const NO_FILTER: RosterFilter = { text: '', status: 'any' }

/** Who is considered, proposed and booked for a campaign, with what they cost. */
export function Roster({ campaign }: { campaign: CampaignRecord }) {
  const w = useWords(campaignsWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const roster = useApiQuery('campaigns.roster', { campaignId: campaign.id })
  const found = useApiQuery('campaigns.conflicts', { campaignId: campaign.id, limit: 10_000 }, { keepPrevious: true })
  const conflicts = useMemo(
    () => (found.data ? new Map(found.data.creators.map((creator) => [creator.accountId, creator])) : null),
    [found.data],
  )
  const conflictW = useWords(conflictWords)
  const termsW = useWords(termsWords)
  const terms = useApiQuery('campaigns.terms', { campaignId: campaign.id })
  const signedOn = useMemo(
    // The newest of a creator comes first, so that it is written last.
    () => new Map((terms.data ?? []).toReversed().map(({ accountId, signedOn }) => [accountId ?? '', signedOn])),
    [terms.data],
  )
  const change = useRosterChange(campaign.id)
  const [selection, setSelection] = useState(NOBODY)
  const [filter, setFilter] = useState(NO_FILTER)
  const [sort, setSort] = useState<RosterSort | null>(null)
  const entries = roster.data ?? NO_ENTRIES
  const columns = useMemo(
    () => rosterColumns({ w, format, currency: campaign.currency, change, conflictW, conflicts, signedOn, termsW }),
    [w, format, campaign.currency, change, conflictW, conflicts, signedOn, termsW],
  )
  const shown = useMemo(
    () => rosterView(entries, filter, sort, columns, locale),
    [entries, filter, sort, columns, locale],
  )
  const totals = useMemo(() => rosterTotals(entries), [entries])
  // Who was removed or filtered out meanwhile is not acted upon.
  const selected = shown.filter(({ id }) => selection.has(id)).map(({ id }) => id)
  const countText = format.count(selected.length)

  const removal = useApiCommand('campaigns.removeFromRoster', {
    onDone: ({ removed }) => {
      setSelection(NOBODY)
      void undoToast(w.removed(removed, format.count(removed)))
    },
    onFailed: toastError,
  })
  const remove = () => removal.start({ campaignId: campaign.id, entryIds: selected })
  async function set(next: RosterChange, said: string): Promise<void> {
    if (await change(selected, next)) void undoToast(w.statusSet(selected.length, countText, said))
  }
  const disabledReason = () => (selected.length > 0 ? null : w.nothingSelected)
  useCommands([
    ...rosterStatuses.map((status) => ({
      id: `campaigns.status.${status}`,
      title: `${w.setStatus}: ${w.statuses[status]}`,
      menu: 'record' as const,
      disabledReason,
      run: () => void set({ status }, w.statuses[status]),
    })),
    { id: 'campaigns.removeFromRoster', title: w.removeFromRoster, menu: 'record', disabledReason, run: remove },
  ])

  if (roster.isError) return <ErrorNote error={roster.error} onRetry={() => void roster.refetch()} className="m-3" />
  if (!roster.data) return null
  const toCreators = () => navigate({ screen: 'creators' })
  if (entries.length === 0) {
    return (
      <EmptyState sentence={w.rosterEmpty}>
        <Button look="primary" onPress={toCreators}>
          {w.chooseCreators}
        </Button>
      </EmptyState>
    )
  }
  return (
    <div className="relative flex h-full flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 px-3 py-2">
        <SearchBox
          label={w.filter}
          value={filter.text}
          onChange={(text) => setFilter((old) => ({ ...old, text }))}
          className="w-64"
        />
        <Select
          label={w.statusFilter}
          isLabelHidden
          className="w-36"
          choices={[
            { id: 'any' as const, label: w.anyStatus },
            ...rosterStatuses.map((status) => ({ id: status, label: w.statuses[status] })),
          ]}
          value={filter.status}
          onChange={(status) => setFilter((old) => ({ ...old, status }))}
        />
        <span className="flex-1" />
        <Button onPress={toCreators}>{w.addCreators}</Button>
      </div>
      {shown.length === 0 ? (
        <EmptyState sentence={w.noMatch}>
          <Button onPress={() => setFilter(NO_FILTER)}>{w.clearFilter}</Button>
        </EmptyState>
      ) : (
        <RosterTable
          caption={w.rosterCaption(campaign.name)}
          columns={columns}
          entries={shown}
          selected={selection}
          onSelect={setSelection}
          sort={sort}
          onSort={setSort}
          footer={<RosterFooter totals={totals} campaign={campaign} />}
        />
      )}
      <RosterBar
        count={selected.length}
        onStatus={(status) => void set({ status }, w.statuses[status])}
        onRule={(planRule) => void set({ planRule }, w.rules[planRule])}
        onRemove={remove}
        onClear={() => setSelection(NOBODY)}
        rules={planRules}
      />
    </div>
  )
}
