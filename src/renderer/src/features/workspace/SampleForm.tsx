import { call, useApiQuery } from '../../lib/api'
import { useApiJob } from '../../lib/jobs'
import { useWords } from '../../lib/locale'
import { Button, Spinner } from '../../ui/Button'
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
    <div className="flex flex-1 flex-col gap-3">
      <ul className="flex list-disc flex-col gap-1 ps-4 text-muted">
        {w.sampleHolds.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Button
        look="primary"
        autoFocus
        icon={isRunning && <Spinner />}
        disabledReason={isRunning ? w.makingSample : null}
        onPress={() => void start()}
        className="mt-auto w-full"
      >
        {known ? w.openSample : w.makeSample}
      </Button>
      {create.isRunning && <JobBar job={create.progress} label={w.makingSample} />}
      {error && <ErrorNote error={error} onRetry={() => void start()} />}
    </div>
  )
}
