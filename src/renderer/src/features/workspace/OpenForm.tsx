import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { host, useApiQuery } from '../../lib/api'
import { useApiJob } from '../../lib/jobs'
import { useFormat, useWords } from '../../lib/locale'
import { Badge } from '../../ui/Badge'
import { Button, Spinner } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { TextField } from '../../ui/TextField'
import { toastError } from '../../ui/undoToast'
import { useNativeDialogs } from './useHost'
import { workspaceWords } from './words'

const MAX_RECENT = 5

/** Workspaces opened before, and any other by its folder. */
export function OpenForm({ onDone }: { onDone?: () => void }) {
  const w = useWords(workspaceWords)
  const format = useFormat()
  const recent = useApiQuery('workspace.recent', {})
  const hasDialogs = useNativeDialogs()
  const open = useApiJob('workspace.open')
  const [path, setPath] = useState('')
  const [opening, setOpening] = useState<string | null>(null)
  const [wasAsked, setAsked] = useState(false)

  async function start(folder: string): Promise<void> {
    setOpening(folder)
    if (await open.run({ folder })) onDone?.()
    setOpening(null)
  }

  async function choose(): Promise<void> {
    try {
      const chosen = await host('host.chooseFolder', { purpose: 'openWorkspace' })
      if (chosen) await start(chosen.folder)
    } catch (error) {
      toastError(error)
    }
  }

  const known = (recent.data ?? []).slice(0, MAX_RECENT)
  return (
    <div className="flex flex-1 flex-col gap-3">
      {known.length > 0 ? (
        <ul aria-label={w.recent} className="-mx-2 flex flex-col">
          {known.map((entry) => (
            <li key={entry.folder}>
              <AriaButton
                onPress={() => void start(entry.folder)}
                className="ring-out flex w-full cursor-default items-center gap-2 rounded-control px-2 py-1.5 text-start data-[hovered]:bg-hover"
              >
                <span className="flex min-w-0 flex-1 flex-col">
                  <span className="flex items-center gap-2">
                    <span className="truncate font-medium">{entry.name}</span>
                    {entry.isSample && <Badge>{w.sample}</Badge>}
                  </span>
                  <span title={entry.folder} className="truncate text-meta text-muted">
                    {entry.folder}
                  </span>
                  <span className="text-meta text-muted">{w.openedOn(format.instant(entry.openedAt))}</span>
                </span>
                {opening === entry.folder && <Spinner />}
              </AriaButton>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">{w.noRecent}</p>
      )}
      {hasDialogs ? (
        <Button
          icon={<FolderOpen size={14} aria-hidden="true" />}
          onPress={() => void choose()}
          className="mt-auto w-full"
        >
          {w.openFolder}
        </Button>
      ) : (
        <form
          className="flex flex-1 flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            setAsked(true)
            if (path.trim() !== '') void start(path.trim())
          }}
        >
          <TextField
            label={w.path}
            hint={w.pathHint}
            value={path}
            onChange={setPath}
            problem={wasAsked && path.trim() === '' ? w.folderMissing : null}
          />
          <Button
            type="submit"
            icon={opening !== null && <Spinner />}
            disabledReason={opening === null ? null : w.opening}
            className="mt-auto w-full"
          >
            {w.open}
          </Button>
        </form>
      )}
      {open.error && <ErrorNote error={open.error} />}
    </div>
  )
}
