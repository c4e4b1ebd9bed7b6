import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { OutputOf } from '../../../../../shared/contract'
import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import { type MatchWeights, usualWeights } from '../../../../../shared/domain/match'
import { call, useApiCommand, useApiQuery } from '../../../lib/api'
import { useFormat, useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { useScreenState } from '../../../lib/screenState'
import { Button, IconButton } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Select } from '../../../ui/Select'
import { SearchBox } from '../../../ui/TextField'
import { toastError, undoToast } from '../../../ui/undoToast'
import { AddChecked } from '../conflicts/AddChecked'
import { MatchTable } from './MatchTable'
import { Weights } from './Weights'
import { matchWords } from './words'

const PAGE = 50
const NOBODY: ReadonlySet<string> = new Set()
const EVERYBODY = 'everybody'
const COVERAGES = ['0', '0.25', '0.5', '0.75'] as const
type Coverage = (typeof COVERAGES)[number]
const isCoverage = (value: unknown): value is Coverage => COVERAGES.some((known) => known === value)

/** Everybody ranked by how well they fit the campaign's brief; nothing is hidden behind the number. */
export function MatchTab({ campaign }: { campaign: CampaignRecord }) {
  const clients = useApiQuery('campaigns.clients', {})
  const client = clients.data?.find(({ id }) => id === campaign.clientId)
  if (clients.isError) return <ErrorNote error={clients.error} onRetry={() => void clients.refetch()} className="m-3" />
  if (!client) return null
  return <Ranking campaign={campaign} clientWeights={client.matchWeights} />
}

function Ranking({ campaign, clientWeights }: { campaign: CampaignRecord; clientWeights: MatchWeights | null }) {
  const w = useWords(matchWords)
  const format = useFormat()
  const [weights, setWeights] = useState<MatchWeights | null>(null)
  const [dragged, setDragged] = useState<MatchWeights | null>(null)
  const [text, setText] = useState('')
  const [viewId, setViewId] = useState(EVERYBODY)
  const [coverage, setCoverage] = useScreenState<Coverage>('campaigns.match.coverage', '0', isCoverage)
  const [withRoster, setWithRoster] = useState(false)
  const [page, setPage] = useState(0)
  const [selection, setSelection] = useState(NOBODY)
  const views = useApiQuery('creators.views', {}).data ?? []
  const own = weights ?? clientWeights ?? usualWeights
  const saved = views.find(({ id }) => id === viewId)?.filter ?? {}
  const words = [saved.text, text.trim()].filter(Boolean).join(' ')
  const match = useApiQuery(
    'campaigns.match',
    {
      campaignId: campaign.id,
      filter: { ...saved, ...(words ? { text: words } : {}) },
      weights: own,
      withRoster,
      minCoverage: Number(coverage),
      limit: PAGE,
      offset: page * PAGE,
    },
    { keepPrevious: true },
  )
  const save = useApiCommand('campaigns.updateClient', {
    onDone: () => {
      setWeights(null)
      void undoToast(w.saved(campaign.client))
    },
    onFailed: toastError,
  })
  const adding = useAdding(campaign, () => setSelection(NOBODY))
  // Whatever is asked anew begins on the first page.
  const anew =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setPage(0)
    }
  const clear = () => {
    setText('')
    setViewId(EVERYBODY)
    setCoverage('0')
    setPage(0)
  }
  const data = match.data
  const from = page * PAGE
  const isFiltered = words !== '' || viewId !== EVERYBODY || coverage !== '0'
  return (
    // On a low screen the tab scrolls as a whole, so that weights and table both keep their room.
    <div className="relative flex h-full min-h-[520px] flex-col">
      <Weights
        weights={dragged ?? own}
        onDrag={setDragged}
        onChange={(next) => {
          setDragged(null)
          anew(setWeights)(next)
        }}
        client={campaign.client}
        clientWeights={clientWeights}
        onSave={() => !save.isRunning && save.start({ clientId: campaign.clientId, matchWeights: own })}
      />
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
        <SearchBox label={w.filter} value={text} onChange={anew(setText)} className="w-60" />
        {views.length > 0 && (
          <Select
            label={w.among}
            isLabelHidden
            className="w-44"
            choices={[{ id: EVERYBODY, label: w.everybody }, ...views.map(({ id, name }) => ({ id, label: name }))]}
            value={viewId}
            onChange={anew(setViewId)}
          />
        )}
        <Select
          label={w.known}
          isLabelHidden
          className="w-44"
          choices={COVERAGES.map((id) => ({
            id,
            label: `${w.known}: ${id === '0' ? w.knownAny.toLowerCase() : format.percent(Number(id), 0)}`,
          }))}
          value={coverage}
          onChange={anew(setCoverage)}
        />
        <Checkbox isSelected={withRoster} onChange={anew(setWithRoster)}>
          {w.withRoster}
        </Checkbox>
        <span className="flex-1" />
        <p role="status" className="tabular text-muted">
          {data && w.ranked(data.total, format.count(data.total))}
          {data && data.belowCoverage > 0 && ` · ${w.tooLittle(data.belowCoverage, format.count(data.belowCoverage))}`}
        </p>
      </div>
      {match.isError && <ErrorNote error={match.error} onRetry={() => void match.refetch()} className="m-3" />}
      {data && data.rows.length === 0 && !match.isError && (
        <EmptyState sentence={isFiltered || data.belowCoverage > 0 || campaign.rosterCount > 0 ? w.noMatch : w.empty}>
          {isFiltered ? (
            <Button onPress={clear}>{w.clearFilter}</Button>
          ) : (
            <Button onPress={() => navigate({ screen: 'creators' })}>{w.toCreators}</Button>
          )}
        </EmptyState>
      )}
      {data && data.rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section tabIndex={0} aria-label={w.caption(campaign.name)} className="min-h-0 flex-1 overflow-auto pb-12">
          <MatchTable
            caption={w.caption(campaign.name)}
            rows={data.rows}
            selected={selection}
            onSelect={setSelection}
          />
        </section>
      )}
      {data && data.total > PAGE && (
        <nav
          aria-label={w.pages}
          className="flex shrink-0 items-center justify-end gap-2 border-line border-t px-3 py-1.5"
        >
          <span className="tabular text-muted">
            {w.span(format.count(from + 1), format.count(from + data.rows.length), format.count(data.total))}
          </span>
          <IconButton
            size="small"
            label={w.previous}
            disabledReason={page === 0 ? w.firstPage : null}
            icon={<ChevronLeft size={14} aria-hidden="true" />}
            onPress={() => setPage((old) => Math.max(0, old - 1))}
          />
          <IconButton
            size="small"
            label={w.next}
            disabledReason={from + PAGE >= data.total ? w.lastPage : null}
            icon={<ChevronRight size={14} aria-hidden="true" />}
            onPress={() => setPage((old) => old + 1)}
          />
        </nav>
      )}
      <div role="status" className="pointer-events-none absolute inset-x-0 bottom-12 z-10 flex justify-center">
        {selection.size > 0 && (
          <div className="slide-up pointer-events-auto flex h-10 items-center gap-2 rounded-panel border border-line-strong/55 bg-raised ps-3 pe-2 shadow-pop">
            <span className="tabular font-medium">{w.selected(format.count(selection.size))}</span>
            <Button size="small" look="primary" onPress={() => void adding.check([...selection])}>
              {w.add(selection.size, format.count(selection.size))}
            </Button>
            <IconButton
              size="small"
              label={w.clearSelection}
              icon={<X size={14} aria-hidden="true" />}
              onPress={() => setSelection(NOBODY)}
            />
          </div>
        )}
      </div>
      {adding.asked && (
        <AddChecked
          count={adding.asked.accountIds.length}
          found={adding.asked.found}
          onAdd={adding.add}
          onClose={adding.close}
          isRunning={adding.isAdding}
        />
      )}
    </div>
  )
}

type AskedOf = { accountIds: string[]; found: OutputOf<'campaigns.conflicts'> }

/** Adds creators to the roster; where something speaks against one of them, the person is asked first. */
function useAdding(campaign: CampaignRecord, onAdded: () => void) {
  const w = useWords(matchWords)
  const format = useFormat()
  const [asked, setAsked] = useState<AskedOf | null>(null)
  const isChecking = useRef(false)
  const command = useApiCommand('campaigns.addToRoster', {
    onDone: ({ added }) => {
      setAsked(null)
      onAdded()
      void undoToast(w.added(added, format.count(added), campaign.name))
    },
    onFailed: (error) => {
      setAsked(null)
      toastError(error)
    },
  })
  const start = (accountIds: readonly string[], note: string) =>
    command.start({ campaignId: campaign.id, accountIds: [...accountIds], ...(note ? { note } : {}) })
  async function check(accountIds: string[]): Promise<void> {
    if (isChecking.current || command.isRunning) return
    isChecking.current = true
    try {
      const found = await call('campaigns.conflicts', { campaignId: campaign.id, accountIds, limit: 10_000 })
      if (found.creators.length === 0) start(accountIds, '')
      else setAsked({ accountIds, found })
    } catch (error) {
      toastError(error)
    }
    isChecking.current = false
  }
  return {
    asked,
    isAdding: command.isRunning,
    close: () => setAsked(null),
    check,
    add({ who, note }: { who: 'all' | 'clear'; note: string }): void {
      if (!asked || command.isRunning) return
      const against = new Set(asked.found.creators.map(({ accountId }) => accountId))
      start(who === 'all' ? asked.accountIds : asked.accountIds.filter((id) => !against.has(id)), note)
    },
  }
}
