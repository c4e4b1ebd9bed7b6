import { creatorSorts, sortOrder } from '../../../../../shared/contract/creatorFields'
import type { CreatorFilter, SavedView } from '../../../../../shared/contract/creators'
import { call, useApiQuery } from '../../../lib/api'
import { useWords } from '../../../lib/locale'
import { useScreenState } from '../../../lib/screenState'
import { type GridLayout, isGridLayout } from '../../../ui/grid/columns'
import type { GridSort } from '../../../ui/grid/GridHeader'
import { toastError, undoToast } from '../../../ui/undoToast'
import { startLayout } from '../columns'
import { isFilter, noFilter, sameFilter } from '../filter'
import { viewWords } from './words'

/** What the grid shows, saved or not. */
export interface GridView {
  filter: CreatorFilter
  sort: GridSort
  layout: GridLayout
}

/** The view that is always there and cannot be changed. */
export const ALL = 'all'
const startSort: GridSort = { id: 'followers', isDescending: true }
const allView: GridView = { filter: noFilter, sort: startSort, layout: startLayout }

/** The tab that is open, what was changed in each tab and not saved, and the order of the tabs on this computer. */
interface ViewState {
  current: string
  changed: Readonly<Record<string, GridView>>
  order: readonly string[]
}
const startState: ViewState = { current: ALL, changed: {}, order: [] }

export interface Views {
  /** in the order of the tabs */
  saved: readonly SavedView[]
  currentId: string
  /** null for "All creators" */
  current: SavedView | null
  view: GridView
  /** false while it is not known yet what the open tab shows */
  isReady: boolean
  isChanged: boolean
  changedIds: ReadonlySet<string>
  change: (change: (old: GridView) => GridView) => void
  choose: (id: string) => void
  revert: () => void
  save: () => Promise<void>
  saveAs: (name: string) => Promise<void>
  rename: (view: SavedView, name: string) => Promise<void>
  remove: (view: SavedView) => Promise<void>
  /** @param by places to the right */
  move: (id: string, by: 1 | -1) => void
}

/** The saved views of a workspace, and what is being made of them. */
export function useViews(workspaceId: string): Views {
  const w = useWords(viewWords)
  const query = useApiQuery('creators.views', {})
  const [state, setState] = useScreenState(`creators.views.${workspaceId}`, startState, isViewState)
  const saved = inOrder(query.data ?? [], state.order)
  const current = saved.find(({ id }) => id === state.current) ?? null
  // A view that was removed, here or elsewhere, leaves its tab to "All creators".
  const currentId = current || (query.isPending && state.current !== ALL) ? state.current : ALL
  const base = current ? viewOf(current) : allView
  const view = state.changed[currentId] ?? base
  const changedIds = new Set(
    [ALL, ...saved.map(({ id }) => id)].filter((id) => {
      const draft = state.changed[id]
      const of = saved.find((one) => one.id === id)
      return draft !== undefined && !sameView(draft, of ? viewOf(of) : allView, id)
    }),
  )

  const keep = (id: string, next: GridView | null) =>
    setState((old) => {
      const { [id]: _, ...others } = old.changed
      return { ...old, changed: next ? { ...others, [id]: next } : others }
    })
  const contents = { filter: view.filter, order: orderOf(view.sort), layout: ownLayout(view.layout) }

  return {
    saved,
    currentId,
    current,
    view,
    isReady: currentId === ALL || current !== null || state.changed[currentId] !== undefined,
    isChanged: changedIds.has(currentId),
    changedIds,
    change: (change) =>
      setState((old) => ({
        ...old,
        changed: { ...old.changed, [currentId]: change(old.changed[currentId] ?? base) },
      })),
    choose: (id) => setState((old) => ({ ...old, current: id })),
    // The columns of "All creators" are the person's own, and no part of what was to be saved.
    revert: () => keep(currentId, current ? null : { ...allView, layout: view.layout }),
    async save() {
      if (!current) return
      await call('creators.saveView', { id: current.id, name: current.name, ...contents })
      keep(current.id, null)
      void undoToast(w.saved(current.name))
    },
    async saveAs(name) {
      const made = await call('creators.saveView', { name, ...contents })
      const left = current ? null : { ...allView, layout: view.layout }
      keep(currentId, left)
      setState((old) => ({ ...old, current: made.id }))
      void undoToast(w.saved(made.name))
    },
    async rename({ id, filter, order, layout }, name) {
      await call('creators.saveView', { id, name, filter, order, layout })
    },
    async remove({ id, name }) {
      try {
        await call('creators.removeView', { id })
        void undoToast(w.removed(name))
      } catch (error) {
        toastError(error)
      }
    },
    move: (id, by) => {
      const ids = saved.map((one) => one.id)
      const at = ids.indexOf(id)
      const other = ids[at + by]
      if (at < 0 || other === undefined) return
      ids[at] = other
      ids[at + by] = id
      setState((old) => ({ ...old, order: ids }))
    },
  }
}

function viewOf({ filter, order, layout }: SavedView): GridView {
  return { filter, sort: { id: order.sort, isDescending: order.descending }, layout }
}

export function orderOf(sort: GridSort): { sort: (typeof creatorSorts)[number]; descending: boolean } {
  return { sort: creatorSorts.find((id) => id === sort.id) ?? 'followers', descending: sort.isDescending }
}

/** Without `readonly`, as the contract has it. */
function ownLayout({ widths, order, hidden, pinned }: GridLayout) {
  return { widths: { ...widths }, order: [...order], hidden: [...hidden], pinned: [...pinned] }
}

/** Views not named in the order stand after the others, as they were made. */
function inOrder(views: readonly SavedView[], order: readonly string[]): SavedView[] {
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...views].sort((a, b) => place(a.id) - place(b.id))
}

/** "All creators" is what it filters and sorts by; its columns are the person's own. */
function sameView(one: GridView, other: GridView, id: string): boolean {
  return (
    sameFilter(one.filter, other.filter) &&
    one.sort.id === other.sort.id &&
    one.sort.isDescending === other.sort.isDescending &&
    (id === ALL || layoutKey(one.layout) === layoutKey(other.layout))
  )
}

function layoutKey({ widths, order, hidden, pinned }: GridLayout): string {
  const sizes = Object.entries(widths).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([sizes, order, [...hidden].sort(), pinned])
}

function isViewState(value: unknown): value is ViewState {
  return (
    isObject(value) &&
    typeof value.current === 'string' &&
    Array.isArray(value.order) &&
    value.order.every((id) => typeof id === 'string') &&
    isObject(value.changed) &&
    Object.values(value.changed).every(isGridView)
  )
}

function isGridView(value: unknown): value is GridView {
  return (
    isObject(value) &&
    isFilter(value.filter) &&
    isObject(value.sort) &&
    sortOrder.safeParse({ sort: value.sort.id, descending: value.sort.isDescending }).success &&
    isGridLayout(value.layout)
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
