import type { CreatorRow } from '../../../../../shared/contract/creators'
import { type GridSelection, isSelected, toggleRow } from '../../../ui/grid/selection'
import type { GridHit } from '../../../ui/grid/useGridActions'
import type { MenuGroup } from '../../../ui/Menu'
import type { Bulk } from '../bulk/BulkBar'
import type { Words } from '../columns'

export interface RecordMenuInput {
  hit: GridHit<CreatorRow>
  selection: GridSelection
  onSelectionChange: (selection: GridSelection) => void
  bulk: Bulk
  peek: (hit: GridHit<CreatorRow>) => void
  open: (hit: GridHit<CreatorRow>) => void
  w: Words
}

/** What can be done with a row: with all that are selected, where it is one of them. */
export function recordMenu({ hit, selection, onSelectionChange, bulk, peek, open, w }: RecordMenuInput): MenuGroup[] {
  const isOn = isSelected(selection, hit.id)
  const of: GridSelection = isOn ? selection : { mode: 'some', ids: new Set([hit.id]) }
  return [
    {
      label: w.menu,
      items: [
        { id: 'open', label: w.open, keys: '$mod+Enter', onAction: () => open(hit) },
        { id: 'look', label: w.look, keys: 'Space', onAction: () => peek(hit) },
        {
          id: 'select',
          label: isOn ? w.unselect : w.select,
          keys: 'Shift+Space',
          onAction: () => onSelectionChange(toggleRow(selection, hit.id)),
        },
        {
          id: 'copy',
          label: w.copyHandle,
          onAction: () => {
            if (hit.row) void navigator.clipboard.writeText(`@${hit.row.handle}`)
          },
        },
      ],
    },
    {
      label: w.changeMenu,
      items: [
        { id: 'edit', label: bulk.words.edit, onAction: () => bulk.open('edit', of) },
        { id: 'tag', label: bulk.words.tag, onAction: () => bulk.open('tag', of) },
        { id: 'add', label: w.addToCampaign, onAction: () => bulk.open('campaign', of) },
        { id: 'outreach', label: bulk.words.toOutreach, onAction: () => bulk.toOutreach(of) },
        { id: 'export', label: bulk.words.export, onAction: () => bulk.open('export', of) },
        { id: 'delete', label: bulk.words.remove, isDanger: true, onAction: () => bulk.remove(of) },
      ],
    },
  ]
}
