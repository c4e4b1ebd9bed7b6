import { useMemo, useState } from 'react'
import { host } from '../../lib/api'
import { useApiJob } from '../../lib/jobs'
import { useLocale, useWords } from '../../lib/locale'
import { Button, Spinner } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { JobBar } from '../../ui/Progress'
import { ComboBox } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { toastError } from '../../ui/undoToast'
import { currencyChoices, likelyCurrency } from './currencies'
import { folderFor, folderInside } from './folderName'
import { suggestedFolder, useNativeDialogs, useSuggestedFolder } from './useHost'
import { workspaceWords } from './words'

/** Name, folder and currency of a new workspace. The folder follows the name until it is changed by hand. */
export function NewForm({ onDone }: { onDone?: () => void }) {
  const w = useWords(workspaceWords)
  const locale = useLocale((state) => state.locale)
  const suggested = useSuggestedFolder(false)
  const hasDialogs = useNativeDialogs()
  const create = useApiJob('workspace.create')
  const [name, setName] = useState(w.firstName)
  const [ownFolder, setOwnFolder] = useState<string | null>(null)
  const [currency, setCurrency] = useState(() => likelyCurrency(locale))
  const [wasAsked, setAsked] = useState(false)
  const currencies = useMemo(() => currencyChoices(locale), [locale])
  // The suggestion as it came is free; only another name gives another folder.
  const under = (suggestion: string | null) =>
    name.trim() === w.firstName ? (suggestion ?? '') : folderFor(suggestion, name)
  const folder = ownFolder ?? under(suggested)

  async function choose(): Promise<void> {
    try {
      const chosen = await host('host.chooseFolder', { purpose: 'newWorkspace' })
      if (chosen) setOwnFolder(folderInside(chosen.folder, name))
    } catch (error) {
      toastError(error)
    }
  }

  async function start(): Promise<void> {
    setAsked(true)
    // Whoever is quicker than the suggestion means it too.
    const target = folder.trim() === '' && ownFolder === null ? under(await suggestedFolder(false)) : folder.trim()
    if (name.trim() === '' || target === '') return
    if (await create.run({ folder: target, name: name.trim(), currency })) onDone?.()
  }

  return (
    <form
      className="flex flex-1 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <TextField
        label={w.name}
        value={name}
        onChange={setName}
        maxLength={300}
        problem={wasAsked && name.trim() === '' ? w.nameMissing : null}
      />
      <div className="flex items-end gap-2">
        <TextField
          label={w.folder}
          value={folder}
          onChange={setOwnFolder}
          className="flex-1"
          problem={wasAsked && folder.trim() === '' ? w.folderMissing : null}
        />
        {hasDialogs && (
          <Button label={w.chooseFolderLabel} onPress={() => void choose()}>
            {w.chooseFolder}
          </Button>
        )}
      </div>
      <ComboBox
        label={w.currency}
        choices={currencies}
        value={currency}
        onChange={(chosen) => chosen && setCurrency(chosen)}
      />
      <Button
        type="submit"
        icon={create.isRunning && <Spinner />}
        disabledReason={create.isRunning ? w.making : null}
        className="mt-auto w-full"
      >
        {w.make}
      </Button>
      {create.isRunning && create.progress && <JobBar job={create.progress} label={w.making} />}
      {create.error && <ErrorNote error={create.error} />}
    </form>
  )
}
