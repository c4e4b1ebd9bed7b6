import { lazy, Suspense } from 'react'
import { closeAddToOutreach, openAddToOutreach, useAddToOutreach } from '../../lib/addToOutreach'
import { useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useWords } from '../../lib/locale'
import { outreachWords } from './words'

const AddDialog = lazy(async () => ({ default: (await import('./add/AddDialog')).AddDialog }))

/** Creators are put into a pipeline from a campaign, from the list of creators and from the palette. */
export function Everywhere() {
  const w = useWords(outreachWords)
  const workspace = useApiQuery('workspace.current', {})
  const asked = useAddToOutreach((state) => state.asked)
  useCommands([
    {
      id: 'outreach.add',
      title: w.addCommand,
      menu: 'file',
      words: 'pipeline contact roster',
      disabledReason: () => (workspace.data ? null : w.noWorkspace),
      run: () => openAddToOutreach({ rosterOf: null }),
    },
  ])
  if (!workspace.data || !asked) return null
  return (
    <Suspense>
      <AddDialog asked={asked} onClose={closeAddToOutreach} />
    </Suspense>
  )
}
