import { Download, Pencil, Plus, Send, Tag, Trash2 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { openAddToOutreach } from '../../../lib/addToOutreach'
import { useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { SelectionBar, type SelectionBarProps } from '../../../ui/grid/SelectionBar'
import { type GridSelection, selectedCount } from '../../../ui/grid/selection'
import { creatorsWords } from '../words'
import { type Chosen, chosenOf, MAX_NAMED_ROWS } from './chosen'
import type { ExportDialogProps } from './ExportDialog'
import { useDelete } from './useDelete'
import { bulkWords } from './words'

const BulkEdit = lazy(() => import('./BulkEdit').then((module) => ({ default: module.BulkEdit })))
const TagDialog = lazy(() => import('./TagDialog').then((module) => ({ default: module.TagDialog })))
const ExportDialog = lazy(() => import('./ExportDialog').then((module) => ({ default: module.ExportDialog })))
const AddToCampaign = lazy(() => import('../AddToCampaign').then((module) => ({ default: module.AddToCampaign })))

type BulkDialog = 'edit' | 'tag' | 'campaign' | 'export'

/** What can be done with the selected rows, from the bar, the record menu and the palette. */
export interface Bulk {
  /** @param selection instead of the grid's own, for the row under a menu */
  open: (dialog: BulkDialog, selection?: GridSelection) => void
  remove: (selection?: GridSelection) => void
  toOutreach: (selection?: GridSelection) => void
  disabledReason: string | null
  exportReason: string | null
  words: ReturnType<typeof bulkWords>
  dialogs: ReactNode
}

export interface BulkInput extends Omit<ExportDialogProps, 'onClose'> {
  onDone: () => void
}

export function useBulk({ onDone, ...input }: BulkInput): Bulk {
  const w = useWords(bulkWords)
  const screen = useWords(creatorsWords)
  const [shown, setShown] = useState<{ dialog: BulkDialog; chosen: Chosen } | null>(null)
  const deleting = useDelete(onDone)
  const chosenBy = (selection: GridSelection | undefined): Chosen =>
    selection ? { ...input.chosen, selection, count: selectedCount(selection, input.matching) } : input.chosen
  const close = () => setShown(null)
  const tooMany = input.chosen.selection.ids.size > MAX_NAMED_ROWS ? w.tooMany : null
  return {
    open: (dialog, selection) => setShown({ dialog, chosen: chosenBy(selection) }),
    remove: (selection) => deleting.start(chosenBy(selection)),
    toOutreach: (selection) => {
      const chosen = chosenBy(selection)
      openAddToOutreach({ chosen: chosenOf(chosen), count: chosen.count })
    },
    disabledReason: input.chosen.count > 0 ? tooMany : w.nothing,
    exportReason: input.matching === 0 ? screen.exportNothing : tooMany,
    words: w,
    dialogs: (
      <Suspense>
        {shown?.dialog === 'edit' && <BulkEdit chosen={shown.chosen} onClose={close} />}
        {shown?.dialog === 'tag' && <TagDialog chosen={shown.chosen} onClose={close} />}
        {shown?.dialog === 'campaign' && <AddToCampaign chosen={shown.chosen} onClose={close} />}
        {shown?.dialog === 'export' && <ExportDialog {...input} chosen={shown.chosen} onClose={close} />}
        {deleting.dialog}
      </Suspense>
    ),
  }
}

/** The bar that floats over the grid while rows are selected. */
export function BulkBar({ bulk, ...bar }: Omit<SelectionBarProps, 'children'> & { bulk: Bulk }) {
  const w = useWords(bulkWords)
  const screen = useWords(creatorsWords)
  const { disabledReason } = bulk
  return (
    <SelectionBar {...bar}>
      <Button
        size="small"
        icon={<Pencil size={14} aria-hidden="true" />}
        disabledReason={disabledReason}
        onPress={() => bulk.open('edit')}
      >
        {w.edit}
      </Button>
      <Button
        size="small"
        icon={<Tag size={14} aria-hidden="true" />}
        disabledReason={disabledReason}
        onPress={() => bulk.open('tag')}
      >
        {w.tag}
      </Button>
      <Button
        size="small"
        icon={<Download size={14} aria-hidden="true" />}
        disabledReason={disabledReason}
        onPress={() => bulk.open('export')}
      >
        {w.export}
      </Button>
      <Button
        size="small"
        icon={<Send size={14} aria-hidden="true" />}
        disabledReason={disabledReason}
        onPress={() => bulk.toOutreach()}
      >
        {w.toOutreach}
      </Button>
      <Button
        size="small"
        look="danger"
        icon={<Trash2 size={14} aria-hidden="true" />}
        disabledReason={disabledReason}
        onPress={() => bulk.remove()}
      >
        {w.remove}
      </Button>
      <Button
        size="small"
        look="primary"
        icon={<Plus size={14} aria-hidden="true" />}
        disabledReason={disabledReason}
        onPress={() => bulk.open('campaign')}
      >
        {screen.addToCampaign}
      </Button>
    </SelectionBar>
  )
}
