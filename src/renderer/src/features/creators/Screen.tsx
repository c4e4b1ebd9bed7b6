import { Plus, Upload } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { creatorSorts } from '../../../../shared/contract/creatorFields'
import type { CreatorRow } from '../../../../shared/contract/creators'
import type { WorkspaceInfo } from '../../../../shared/contract/workspace'
import { call, useApiQuery, useTopics } from '../../lib/api'
import { runCommand, useCommands } from '../../lib/commands'
import { useFormat, useLocale, useWords } from '../../lib/locale'
import { navigate, useRoute } from '../../lib/route'
import { useScreenState } from '../../lib/screenState'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { isGridLayout } from '../../ui/grid/columns'
import { DataGrid, type DataGridHandle } from '../../ui/grid/DataGrid'
import type { GridSort } from '../../ui/grid/GridHeader'
import { SelectionBar } from '../../ui/grid/SelectionBar'
import { type GridSelection, isSelected, noSelection, selectedCount, toggleRow } from '../../ui/grid/selection'
import type { GridHit } from '../../ui/grid/useGridActions'
import { ContextMenu, MenuButton, useContextMenu } from '../../ui/Menu'
import { Screen as Page } from '../../ui/Screen'
import { SearchBox } from '../../ui/TextField'
import { toastError } from '../../ui/undoToast'
import { AddToCampaign } from './AddToCampaign'
import { creatorColumns, startLayout } from './columns'
import { FilterBar, filterNames } from './FilterBar'
import { fitFilter, isFilter, noFilter, tierClasses, withoutEmpty } from './filter'
import { Peek } from './Peek'
import { useCreatorList } from './useCreatorList'
import { useExport } from './useExport'
import { useSearchText } from './useSearchText'
import { creatorsWords } from './words'

const startSort: GridSort = { id: 'followers', isDescending: true }

export function Screen() {
  const workspace = useApiQuery('workspace.current', {})
  // Row numbers are of one workspace: with another one the screen begins anew.
  return workspace.data ? <Creators key={workspace.data.id} workspace={workspace.data} /> : null
}

function Creators({ workspace }: { workspace: WorkspaceInfo }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const grid = useRef<DataGridHandle<CreatorRow>>(null)
  const search = useRef<HTMLInputElement>(null)
  const scheme = workspace.tierSchemes.find(({ isDefault }) => isDefault)
  const [kept, setKept] = useScreenState(`creators.filter.${workspace.id}`, noFilter, isFilter)
  const [sort, setSort] = useScreenState('creators.sort', startSort, isSort)
  const [layout, setLayout] = useScreenState('creators.layout', startLayout, isGridLayout)
  const [selection, setSelection] = useState(noSelection)
  const [menuHit, setMenuHit] = useState<GridHit<CreatorRow> | null>(null)
  const [isAdding, setAdding] = useState<GridSelection | null>(null)
  const menu = useContextMenu()
  const peekedId = useRoute(({ route }) => (route.screen === 'creators' ? route.recordId : null))

  const filter = useMemo(() => fitFilter(kept, scheme), [kept, scheme])
  const sortId = creatorSorts.find((id) => id === sort.id) ?? 'followers'
  const list = useCreatorList({ filter, sort: sortId, descending: sort.isDescending })
  const facets = useApiQuery('creators.facets', { filter }, { keepPrevious: true })
  const exporting = useExport(filter, workspace.name)
  const columns = useMemo(
    () => creatorColumns(w, format, locale, scheme?.name ?? ''),
    [w, format, locale, scheme?.name],
  )
  useTopics(['creators'], () => grid.current?.refresh())

  const changeFilter = (next: typeof filter) => {
    setKept(withoutEmpty(next))
    // Selected rows that are no longer in sight would be acted on unseen.
    setSelection(noSelection)
  }
  const [text, setText] = useSearchText(filter.text ?? '', (typed) => changeFilter({ ...filter, text: typed }))
  const matching = list.source?.ids.length ?? 0
  const selected = selectedCount(selection, matching)
  const peekedHere = useRef<string | null>(null)
  const peekRow = (row: CreatorRow) => {
    peekedHere.current = row.accountId
    navigate({ screen: 'creators', recordId: row.accountId }, true)
  }
  const peek = (hit: GridHit<CreatorRow>) => {
    if (hit.row) peekRow(hit.row)
    else if (hit.row === undefined) {
      // The key was faster than the row.
      void call('creators.rows', { ids: Uint32Array.of(hit.id) }).then(([row]) => row && peekRow(row), toastError)
    }
  }
  // A record opened by the palette or a link is sought in the list; one that the arrows walk over stands there already.
  const findInList = (row: CreatorRow) => {
    if (peekedHere.current !== row.accountId) grid.current?.activate(row.n)
  }
  const closePeek = () => {
    navigate({ screen: 'creators' }, true)
    grid.current?.focus()
  }
  const exportReason = matching === 0 ? w.exportNothing : null
  const isEmpty = list.total === 0

  useCommands([
    { id: 'creators.find', title: w.find, menu: 'edit', keys: ['$mod+f'], run: () => search.current?.select() },
    {
      id: 'creators.addToCampaign',
      title: w.addToCampaign,
      menu: 'record',
      disabledReason: () => (selected > 0 ? null : w.addNothing),
      run: () => setAdding(selection),
    },
    {
      id: 'creators.exportCsv',
      title: `${w.export}: ${w.asCsv}`,
      menu: 'file',
      disabledReason: () => exportReason,
      run: () => exporting.start('csv'),
    },
    {
      id: 'creators.exportJsonl',
      title: `${w.export}: ${w.asJsonl}`,
      menu: 'file',
      disabledReason: () => exportReason,
      run: () => exporting.start('jsonl'),
    },
  ])

  return (
    <Page
      title={w.title}
      subtitle={
        <span className="tabular">
          {list.total === null || !list.source ? w.counting : w.ofAll(format.count(matching), format.count(list.total))}
        </span>
      }
      scroll="parts"
      actions={
        isEmpty ? null : (
          <>
            <SearchBox
              label={w.search}
              placeholder={w.searchHint}
              value={text}
              onChange={setText}
              inputRef={search}
              className="w-[280px] max-[1200px]:w-[200px] max-[900px]:w-[140px]"
            />
            <MenuButton
              label={w.export}
              placement="bottom end"
              groups={[
                {
                  title: w.exportMenu(format.count(matching)),
                  items: [
                    { id: 'csv', label: w.asCsv, disabledReason: exportReason, onAction: () => exporting.start('csv') },
                    {
                      id: 'jsonl',
                      label: w.asJsonl,
                      disabledReason: exportReason,
                      onAction: () => exporting.start('jsonl'),
                    },
                  ],
                },
              ]}
              trigger={<Button isPending={exporting.isRunning}>{w.export}</Button>}
            />
            <Button
              look="primary"
              keys="$mod+i"
              icon={<Upload size={14} aria-hidden="true" />}
              onPress={() => runCommand('creators.import')}
            >
              {w.import}
            </Button>
          </>
        )
      }
      toolbar={
        isEmpty ? undefined : (
          <>
            <FilterBar filter={filter} onChange={changeFilter} facets={facets.data} tierNames={tierClasses(scheme)} />
            {list.isOutdated && (
              <span title={w.resortTitle} className="ms-auto flex items-center gap-1 text-meta text-muted">
                {w.orderChanged}
                <Button size="small" look="quiet" onPress={list.resort}>
                  {w.resort}
                </Button>
              </span>
            )}
          </>
        )
      }
      panel={
        peekedId && (
          <Peek
            accountId={peekedId}
            onClose={closePeek}
            onChanged={(row) => grid.current?.patch(row.n, row)}
            onLoaded={findInList}
          />
        )
      }
    >
      <div className="relative flex min-h-0 flex-1 flex-col">
        {isEmpty ? (
          <EmptyState title={w.emptyTitle} sentence={w.empty}>
            <Button look="primary" keys="$mod+i" onPress={() => runCommand('creators.import')}>
              {w.importList}
            </Button>
            <Button look="quiet" onPress={() => runCommand('workspace.sample')}>
              {w.loadSample}
            </Button>
          </EmptyState>
        ) : (
          <DataGrid
            ref={grid}
            label={w.grid}
            source={list.source}
            columns={columns}
            layout={layout}
            onLayoutChange={setLayout}
            sort={sort}
            onSortChange={setSort}
            selection={selection}
            onSelectionChange={setSelection}
            onPeek={peek}
            onOpen={(hit) => {
              peek(hit)
              focusPanelSoon()
            }}
            onActiveChange={(hit) => {
              if (peekedId) peek(hit)
            }}
            onMenu={(hit, at) => {
              setMenuHit(hit)
              menu.open(at)
            }}
            onEscape={() => {
              if (!peekedId) return false
              closePeek()
              return true
            }}
            isBusy={list.isBusy}
            memoryKey={`creators.${workspace.id}`}
            failure={
              list.error ? (
                <ErrorNote error={list.error} onRetry={list.retry} className="m-4 max-w-[640px]" />
              ) : undefined
            }
            empty={
              <EmptyState title={w.noMatchTitle} sentence={w.noMatch(filterNames(filter, w, locale))}>
                <Button look="primary" onPress={() => changeFilter(noFilter)}>
                  {w.clearFilters}
                </Button>
              </EmptyState>
            }
          />
        )}
        <SelectionBar selection={selection} total={matching} onSelectionChange={setSelection}>
          <Button
            size="small"
            look="primary"
            icon={<Plus size={14} aria-hidden="true" />}
            onPress={() => setAdding(selection)}
          >
            {w.addToCampaign}
          </Button>
        </SelectionBar>
      </div>
      <ContextMenu
        state={menu}
        label={w.menu}
        groups={[{ label: w.menu, items: menuHit ? recordMenu(menuHit) : [] }]}
      />
      {isAdding && (
        <AddToCampaign
          chosen={{ selection: isAdding, filter, count: selectedCount(isAdding, matching) }}
          onClose={() => setAdding(null)}
        />
      )}
    </Page>
  )

  function recordMenu(hit: GridHit<CreatorRow>) {
    const isOn = isSelected(selection, hit.id)
    const only: GridSelection = { mode: 'some', ids: new Set([hit.id]) }
    return [
      { id: 'look', label: w.look, keys: 'Space', onAction: () => peek(hit) },
      {
        id: 'select',
        label: isOn ? w.unselect : w.select,
        keys: 'Shift+Space',
        onAction: () => setSelection(toggleRow(selection, hit.id)),
      },
      { id: 'add', label: w.addToCampaign, onAction: () => setAdding(isOn ? selection : only) },
      {
        id: 'copy',
        label: w.copyHandle,
        onAction: () => {
          if (hit.row) void navigator.clipboard.writeText(`@${hit.row.handle}`)
        },
      },
    ]
  }
}

function isSort(value: unknown): value is GridSort {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    creatorSorts.some((id) => id === value.id) &&
    'isDescending' in value &&
    typeof value.isDescending === 'boolean'
  )
}

/** Enter opens the record, so the keys go on in it. The panel is drawn after this event. */
function focusPanelSoon(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('aside input')?.focus())
}
