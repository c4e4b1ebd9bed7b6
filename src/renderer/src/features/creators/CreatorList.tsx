import { Download, Upload } from 'lucide-react'
import { useId, useMemo, useRef, useState } from 'react'
import type { CreatorRow } from '../../../../shared/contract/creators'
import type { WorkspaceInfo } from '../../../../shared/contract/workspace'
import { call, useApiQuery, useTopics } from '../../lib/api'
import { runCommand } from '../../lib/commands'
import { useFormat, useLocale, useWords } from '../../lib/locale'
import { navigate, useRoute } from '../../lib/route'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { DataGrid, type DataGridHandle } from '../../ui/grid/DataGrid'
import { noSelection, selectedCount } from '../../ui/grid/selection'
import type { GridHit } from '../../ui/grid/useGridActions'
import { ContextMenu, useContextMenu } from '../../ui/Menu'
import { Screen as Page } from '../../ui/Screen'
import { SearchBox } from '../../ui/TextField'
import { toastError } from '../../ui/undoToast'
import { BulkBar, useBulk } from './bulk/BulkBar'
import { creatorColumns } from './columns'
import { FilterBar } from './FilterBar'
import { fitFilter, noFilter, tidyFilter, tierClasses } from './filter'
import { filterSentence } from './filters/sentence'
import { useSpeech } from './filters/useSpeech'
import { CellProblems } from './grid/CellProblems'
import { useListCommands } from './grid/listCommands'
import { recordMenu } from './grid/recordMenu'
import { useCellEdits } from './grid/useCellEdits'
import { Peek } from './Peek'
import { useCreatorList } from './useCreatorList'
import { useSearchText } from './useSearchText'
import { ColumnsButton } from './views/ColumnsButton'
import { orderOf, useViews } from './views/useViews'
import { tabId, ViewTabs } from './views/ViewTabs'
import { creatorsWords } from './words'

/** The database of creators: saved views, filters, the grid, and what is done with the rows selected in it. */
export function CreatorList({ workspace }: { workspace: WorkspaceInfo }) {
  const w = useWords(creatorsWords)
  const format = useFormat()
  const locale = useLocale((state) => state.locale)
  const grid = useRef<DataGridHandle<CreatorRow>>(null)
  const search = useRef<HTMLInputElement>(null)
  const panelId = useId()
  const scheme = workspace.tierSchemes.find(({ isDefault }) => isDefault)
  const views = useViews(workspace.id)
  const { view } = views
  const [selection, setSelection] = useState(noSelection)
  const [menuHit, setMenuHit] = useState<GridHit<CreatorRow> | null>(null)
  const [isAddingFilter, setAddingFilter] = useState(false)
  const [isNaming, setNaming] = useState(false)
  const menu = useContextMenu()
  const peekedId = useRoute(({ route }) => (route.screen === 'creators' && !route.part ? route.recordId : null))

  const filter = useMemo(() => fitFilter(view.filter, scheme), [view.filter, scheme])
  const order = orderOf(view.sort)
  const list = useCreatorList({ filter, ...order }, views.isReady)
  const facets = useApiQuery('creators.facets', { filter }, { keepPrevious: true, isEnabled: views.isReady })
  const custom = useApiQuery('creators.customFields', {})
  const speech = useSpeech(filter, workspace.currency)
  const columns = useMemo(
    () => creatorColumns(w, format, locale, scheme?.name ?? '', custom.data ?? []),
    [w, format, locale, scheme?.name, custom.data],
  )
  const edits = useCellEdits(grid)
  useTopics(['creators'], () => grid.current?.refresh())

  const changeFilter = (next: typeof filter) => {
    views.change((old) => ({ ...old, filter: tidyFilter(next) }))
    // Selected rows that are no longer in sight would be acted on unseen.
    setSelection(noSelection)
  }
  const [text, setText] = useSearchText(filter.text ?? '', (typed) => changeFilter({ ...filter, text: typed }))
  const matching = list.source?.ids.length ?? 0
  const bulk = useBulk({
    chosen: { selection, filter, count: selectedCount(selection, matching) },
    matching,
    order,
    columns: shownColumns(columns, view.layout),
    workspace: workspace.name,
    onDone: () => {
      setSelection(noSelection)
      grid.current?.focus()
    },
  })

  const peekedHere = useRef<string | null>(null)
  const peekRow = (row: CreatorRow) => {
    peekedHere.current = row.accountId
    navigate({ screen: 'creators', recordId: row.accountId }, true)
  }
  const withRow = (hit: GridHit<CreatorRow>, then: (row: CreatorRow) => void) => {
    if (hit.row) then(hit.row)
    else if (hit.row === undefined) {
      // The key was faster than the row.
      void call('creators.rows', { ids: Uint32Array.of(hit.id) }).then(([row]) => row && then(row), toastError)
    }
  }
  const peek = (hit: GridHit<CreatorRow>) => withRow(hit, peekRow)
  const open = (hit: GridHit<CreatorRow>) =>
    withRow(hit, (row) => navigate({ screen: 'creators', recordId: row.accountId, part: 'profile' }))
  // A record opened by the palette or a link is sought in the list; one that the arrows walk over stands there already.
  const findInList = (row: CreatorRow) => {
    if (peekedHere.current !== row.accountId) grid.current?.activate(row.n)
  }
  const closePeek = () => {
    navigate({ screen: 'creators' }, true)
    grid.current?.focus()
  }
  const isEmpty = list.total === 0
  useListCommands({
    bulk,
    find: () => search.current?.select(),
    addFilter: () => setAddingFilter(true),
    saveView: () => setNaming(true),
    isEmpty,
  })

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
            <Button icon={<Download size={14} aria-hidden="true" />} onPress={() => bulk.open('export')}>
              {w.export}
            </Button>
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
            <div className="flex min-w-0 basis-full items-center gap-1">
              <ViewTabs
                views={{ ...views, choose: (id) => choose(id) }}
                panelId={panelId}
                isNaming={isNaming}
                onNamingChange={setNaming}
              />
              <span className="flex-1" />
              {list.isOutdated && (
                <span title={w.resortTitle} className="flex shrink-0 items-center gap-1 text-meta text-muted">
                  {w.orderChanged}
                  <Button size="small" look="quiet" onPress={list.resort}>
                    {w.resort}
                  </Button>
                </span>
              )}
              <ColumnsButton
                columns={columns}
                layout={view.layout}
                onChange={(layout) => views.change((old) => ({ ...old, layout }))}
              />
            </div>
            <FilterBar
              filter={filter}
              onChange={changeFilter}
              facets={facets.data}
              tierNames={tierClasses(scheme)}
              speech={speech}
              isAdding={isAddingFilter}
              onAddingChange={setAddingFilter}
            />
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
      <div
        {...(isEmpty ? {} : { id: panelId, role: 'tabpanel', 'aria-labelledby': tabId(panelId, views.currentId) })}
        className="relative flex min-h-0 flex-1 flex-col"
      >
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
            layout={view.layout}
            onLayoutChange={(change) => views.change((old) => ({ ...old, layout: change(old.layout) }))}
            sort={view.sort}
            onSortChange={(sort) => views.change((old) => ({ ...old, sort }))}
            selection={selection}
            onSelectionChange={setSelection}
            onPeek={peek}
            onOpen={open}
            onEdit={edits.send}
            drafts={edits.drafts}
            onRemove={() => bulk.remove()}
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
              <EmptyState title={w.noMatchTitle} sentence={w.noMatch(filterSentence(filter, speech))}>
                <Button look="primary" onPress={() => changeFilter(noFilter)}>
                  {w.clearFilters}
                </Button>
              </EmptyState>
            }
          />
        )}
        <CellProblems
          drafts={edits.drafts}
          isRaised={selectedCount(selection, matching) > 0}
          columnName={(id) => columns.find((column) => column.id === id)?.header ?? id}
          onGoTo={({ id, column }) => {
            grid.current?.activate(id, column)
            grid.current?.focus()
          }}
        />
        <BulkBar bulk={bulk} selection={selection} total={matching} onSelectionChange={setSelection} />
      </div>
      <ContextMenu
        state={menu}
        label={w.menu}
        groups={() =>
          menuHit ? recordMenu({ hit: menuHit, selection, onSelectionChange: setSelection, bulk, peek, open, w }) : []
        }
      />
      {bulk.dialogs}
    </Page>
  )

  function choose(id: string): void {
    views.choose(id)
    setSelection(noSelection)
  }
}

/** What is exported of a view: its columns as they stand. */
function shownColumns(
  columns: ReturnType<typeof creatorColumns>,
  { order, hidden, pinned }: { order: readonly string[]; hidden: readonly string[]; pinned: readonly string[] },
): string[] {
  const place = (id: string) => {
    const pin = pinned.indexOf(id)
    if (pin >= 0) return pin - pinned.length
    const at = order.indexOf(id)
    return at < 0 ? order.length : at
  }
  return columns
    .map(({ id }) => id)
    .filter((id) => !hidden.includes(id))
    .sort((a, b) => place(a) - place(b))
}
