import { useMemo, useState } from 'react'
import { formatOf } from '../../../src/renderer/src/lib/locale'
import { Badge } from '../../../src/renderer/src/ui/Badge'
import { CellDrafts } from '../../../src/renderer/src/ui/grid/cellDrafts'
import { type GridColumn, type GridLayout, plainLayout } from '../../../src/renderer/src/ui/grid/columns'
import { DataGrid } from '../../../src/renderer/src/ui/grid/DataGrid'
import type { GridSort } from '../../../src/renderer/src/ui/grid/GridHeader'
import { SelectionBar } from '../../../src/renderer/src/ui/grid/SelectionBar'
import { type GridSelection, noSelection } from '../../../src/renderer/src/ui/grid/selection'
import { type FakeCreator, fakeIds, fakeSource } from './fakeCreators'

const format = formatOf('en-GB', 'UTC')

export const demoColumns: readonly GridColumn<FakeCreator>[] = [
  {
    id: 'handle',
    header: 'Handle',
    width: 150,
    isFixed: true,
    sort: 'ascending',
    cell: (row) => row.handle,
    text: (row) => row.handle,
  },
  {
    id: 'name',
    header: 'Name',
    width: 150,
    sort: 'ascending',
    cell: (row) => row.name,
    text: (row) => row.name,
    edit: { kind: 'text' },
  },
  { id: 'platform', header: 'Platform', width: 90, cell: (row) => row.platform, text: (row) => row.platform },
  {
    id: 'tier',
    header: 'Tier',
    width: 80,
    cell: (row) => <Badge tone="accent">{row.tier}</Badge>,
    text: (row) => row.tier,
  },
  {
    id: 'followers',
    header: 'Followers',
    title: 'Followers of the account, persons',
    width: 100,
    isNumber: true,
    sort: 'descending',
    cell: (row) => format.compact(row.followers),
    text: (row) => format.count(row.followers),
  },
  {
    id: 'averageViews',
    header: 'Average views',
    width: 110,
    isNumber: true,
    sort: 'descending',
    cell: (row) => format.compact(row.averageViews),
    text: (row) => format.count(row.averageViews),
  },
  {
    id: 'engagementRate',
    header: 'Engagement %',
    width: 110,
    isNumber: true,
    sort: 'descending',
    cell: (row) => format.percent(row.engagementRate),
    text: (row) => format.percent(row.engagementRate, 3),
  },
  { id: 'niche', header: 'Niche', width: 100, cell: (row) => row.niche, text: (row) => row.niche },
  { id: 'country', header: 'Country', width: 80, cell: (row) => row.country, text: (row) => row.country },
  {
    id: 'price',
    header: 'Price',
    width: 100,
    isNumber: true,
    sort: 'descending',
    cell: (row) => format.money(row.priceMinor, 'USD', 'short'),
    text: (row) => format.money(row.priceMinor, 'USD'),
  },
  { id: 'updated', header: 'Updated', width: 100, cell: (row) => format.date(row.updated), text: (row) => row.updated },
]

/** The grid over a stand-in for the engine, as a screen uses it. */
export function GridDemo({ count, delayMs = 0 }: { count: number; delayMs?: number }) {
  const [sort, setSort] = useState<GridSort | null>(null)
  const [selection, setSelection] = useState<GridSelection>(noSelection)
  const [layout, setLayout] = useState<GridLayout>({ ...plainLayout, pinned: ['handle'] })
  const [note, setNote] = useState('')
  const [drafts] = useState(() => new CellDrafts())
  const source = useMemo(
    () =>
      fakeSource(
        fakeIds(count, sort?.id === 'followers' ? (sort.isDescending ? 'descending' : 'ascending') : 'none'),
        delayMs,
      ),
    [count, sort, delayMs],
  )
  return (
    <div style={{ position: 'relative', display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}>
      <DataGrid
        label="Creators"
        source={source}
        columns={demoColumns}
        layout={layout}
        onLayoutChange={setLayout}
        sort={sort}
        onSortChange={setSort}
        selection={selection}
        onSelectionChange={setSelection}
        onPeek={(hit) => setNote(`peek ${hit.id}`)}
        onOpen={(hit) => setNote(`open ${hit.id}`)}
        drafts={drafts}
        onEdit={(cells) => {
          // The stand-in keeps nothing: what is taken stays as if it were on its way.
          drafts.send(cells.filter(({ text }) => text !== 'bad'))
          drafts.refuse(
            cells.filter(({ text }) => text === 'bad').map((cell) => ({ ...cell, sentence: '“bad” is no name.' })),
          )
        }}
        empty={<p>No creators yet.</p>}
      />
      <SelectionBar selection={selection} total={source.ids.length} onSelectionChange={setSelection} />
      <output data-note="" style={{ position: 'absolute', insetInlineEnd: 8, bottom: 8 }}>
        {note}
      </output>
    </div>
  )
}
