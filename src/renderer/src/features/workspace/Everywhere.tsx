import { useState } from 'react'
import { useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useWords } from '../../lib/locale'
import { Dialog } from '../../ui/Dialog'
import { NewForm } from './NewForm'
import { OpenForm } from './OpenForm'
import { SampleForm } from './SampleForm'
import { workspaceWords } from './words'

type Way = 'new' | 'open' | 'sample'

/** Changing the workspace from any screen: the same three ways as on the start page, each in a dialog. */
export function Everywhere() {
  const w = useWords(workspaceWords)
  const workspace = useApiQuery('workspace.current', {})
  const [way, setWay] = useState<Way | null>(null)
  const close = () => setWay(null)
  useCommands([
    { id: 'workspace.new', title: w.commandNew, menu: 'file', run: () => setWay('new') },
    { id: 'workspace.open', title: w.commandOpen, menu: 'file', keys: ['$mod+o'], run: () => setWay('open') },
    { id: 'workspace.sample', title: w.commandSample, menu: 'file', run: () => setWay('sample') },
  ])
  // The start page shows all three already.
  if (!workspace.data) return null
  return (
    <>
      <Dialog size="small" title={w.newTitle} isOpen={way === 'new'} onClose={close}>
        <NewForm onDone={close} />
      </Dialog>
      <Dialog size="small" title={w.openTitle} isOpen={way === 'open'} onClose={close}>
        <OpenForm onDone={close} />
      </Dialog>
      <Dialog size="small" title={w.sampleTitle} isOpen={way === 'sample'} onClose={close}>
        <div className="flex flex-col gap-4">
          <p className="text-muted">{w.sampleSentence}</p>
          <SampleForm onDone={close} />
        </div>
      </Dialog>
    </>
  )
}
