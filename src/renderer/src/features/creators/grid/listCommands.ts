import { useCommands } from '../../../lib/commands'
import { useWords } from '../../../lib/locale'
import type { Bulk } from '../bulk/BulkBar'
import { viewWords } from '../views/words'
import { creatorsWords } from '../words'

/** What the palette and the menus offer while the list is open. */
export function useListCommands({
  bulk,
  find,
  addFilter,
  saveView,
  isEmpty,
}: {
  bulk: Bulk
  find: () => void
  addFilter: () => void
  saveView: () => void
  isEmpty: boolean
}): void {
  const w = useWords(creatorsWords)
  const view = useWords(viewWords)
  const hasRows = () => (isEmpty ? w.exportNothing : null)
  const selected = () => bulk.disabledReason
  const { words } = bulk
  useCommands([
    { id: 'creators.find', title: w.find, menu: 'edit', keys: ['$mod+f'], disabledReason: hasRows, run: find },
    {
      id: 'creators.addFilter',
      title: w.addFilter,
      menu: 'edit',
      keys: ['$mod+Shift+f'],
      words: 'chip condition',
      disabledReason: hasRows,
      run: addFilter,
    },
    { id: 'creators.saveView', title: view.saveCommand, menu: 'view', disabledReason: hasRows, run: saveView },
    {
      id: 'creators.addToCampaign',
      title: w.addToCampaign,
      menu: 'record',
      disabledReason: selected,
      run: () => bulk.open('campaign'),
    },
    {
      id: 'creators.toOutreach',
      title: words.toOutreach,
      menu: 'record',
      words: 'pipeline contact',
      disabledReason: selected,
      run: () => bulk.toOutreach(),
    },
    {
      id: 'creators.bulkEdit',
      title: w.editSelected,
      menu: 'record',
      words: 'bulk change',
      disabledReason: selected,
      run: () => bulk.open('edit'),
    },
    { id: 'creators.tag', title: w.tagSelected, menu: 'record', disabledReason: selected, run: () => bulk.open('tag') },
    {
      id: 'creators.delete',
      title: w.deleteSelected,
      menu: 'record',
      words: words.remove,
      disabledReason: selected,
      run: () => bulk.remove(),
    },
    {
      id: 'creators.export',
      title: w.exportCommand,
      menu: 'file',
      words: 'csv xlsx excel json',
      disabledReason: () => bulk.exportReason,
      run: () => bulk.open('export'),
    },
  ])
}
