import { call, useApiQuery } from '../../lib/api'
import { useApiJob } from '../../lib/jobs'
import { useWords } from '../../lib/locale'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { JobBar } from '../../ui/Progress'
import { toastError } from '../../ui/undoToast'
import { workspaceWords } from './words'

/** Makes the sample workspace and opens it, or opens the one that was made before. */
export function SampleForm({ onDone }: { onDone?: () => void }) {
  const w = useWords(workspaceWords)
  const recent = useApiQuery('workspace.recent', {})
  const create = useApiJob('workspace.create')
  const open = useApiJob('workspace.open')
  const known = recent.data?.find(({ isSample }) => isSample)

  async function start(): Promise<void> {
    if (known) {
      if (await open.run({ folder: known.folder })) onDone?.()
      return
    }
    try {
      const { folder } = await call('workspace.suggestFolder', { sample: true })
      if (await create.run({ folder, sample: true })) onDone?.()
    } catch (error) {
      toastError(error)
    }
  }

  const isRunning = create.isRunning || open.isRunning
  const error = create.error ?? open.error
  return (
    <div className="flex flex-col gap-3">
      <Button look="primary" autoFocus isPending={isRunning} onPress={() => void start()} className="w-full">
        {known ? w.openSample : w.makeSample}
      </Button>
      {create.isRunning && <JobBar job={create.progress} label={w.makingSample} />}
      {error && <ErrorNote error={error} onRetry={() => void start()} />}
    </div>
  )
}
