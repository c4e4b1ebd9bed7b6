import { Fragment, lazy, Suspense, useEffect } from 'react'
import { useApiQuery } from '../../lib/api'
import { useCommands } from '../../lib/commands'
import { useFileTaker } from '../../lib/fileDrops'
import { useFormat, useWords } from '../../lib/locale'
import { openQuickAdd, useQuickAdd } from '../../lib/quickAdd'
import { toast } from '../../ui/Toast'
import { toastError, undoToast } from '../../ui/undoToast'
import { useDuplicatesCommand } from './duplicates/command/useDuplicatesCommand'
import { findingWords } from './finding/words'
import { setImportOpen, useImportDialog } from './import/store'
import { useImport } from './import/useImport'
import { importWords } from './import/words'

const QuickAddDialog = lazy(() =>
  import('./finding/QuickAddDialog').then((module) => ({ default: module.QuickAddDialog })),
)

const ImportDialog = lazy(() => import('./import/ImportDialog').then((module) => ({ default: module.ImportDialog })))

/** What else is dropped is tried too: the import says what it cannot read. */
const lists = {
  extensions: ['.csv', '.tsv', '.tab', '.txt', '.xlsx', '.xlsm', '.json', '.jsonl', '.ndjson'],
  types: [
    'text/csv',
    'text/tab-separated-values',
    'text/plain',
    'application/json',
    'application/vnd.ms-excel',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  takesOthers: true,
}

/** The import can be begun from any screen: by its key, from the palette, or by a file dropped on the window. */
export function Everywhere() {
  const workspace = useApiQuery('workspace.current', {})
  // An import belongs to one workspace: with another one it begins anew.
  return workspace.data ? (
    <Fragment key={workspace.data.id}>
      <ImportEverywhere />
      <QuickAddEverywhere />
    </Fragment>
  ) : null
}

function QuickAddEverywhere() {
  const w = useWords(findingWords)
  const { isOpen, lead } = useQuickAdd()
  useDuplicatesCommand()
  useCommands([
    {
      id: 'creators.quickAdd',
      title: w.command,
      menu: 'file',
      keys: ['$mod+Shift+a'],
      words: 'paste profile link bio handle find',
      run: () => openQuickAdd(),
    },
  ])
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <QuickAddDialog lead={lead} />
    </Suspense>
  )
}

function ImportEverywhere() {
  const w = useWords(importWords)
  const format = useFormat()
  const flow = useImport()
  const isOpen = useImportDialog((state) => state.isOpen)
  useCommands([
    {
      id: 'creators.import',
      title: w.command,
      menu: 'file',
      keys: ['$mod+i'],
      words: 'csv file list spreadsheet',
      run: () => setImportOpen(true),
    },
    { id: 'creators.pastImports', title: w.commandPast, menu: 'file', run: () => setImportOpen(true) },
  ])

  useFileTaker({
    id: 'creators.lists',
    title: w.overlayTitle,
    sentence: w.overlaySentence,
    perhaps: w.overlayPerhaps,
    ...lists,
    onFiles: ([first, ...others]) => {
      if (!first || flow.stage.kind === 'importing') return
      if (others.length > 0) toast({ text: w.onlyFirst(first.name) })
      setImportOpen(true)
      flow.take(first)
    },
  })

  function close(): void {
    setImportOpen(false)
    if (flow.stage.kind !== 'importing') flow.reset()
  }

  const { stage } = flow
  // An import that ended behind a closed dialog says so by a toast, and the next one begins anew.
  const ended = !isOpen && stage.kind === 'done' ? stage.outcome : null
  const failed = !isOpen && stage.kind === 'review' ? (flow.job.error ?? null) : null
  const { reset } = flow
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for an outcome; what it calls is new at every render
  useEffect(() => {
    if (ended) {
      void undoToast(w.importedToast(format.count(ended.created + ended.updated), ended.fileName))
      reset()
    } else if (failed) {
      toastError(failed)
      reset()
    }
  }, [ended, failed])

  return (
    <>
      {isOpen && (
        <Suspense fallback={null}>
          <ImportDialog flow={flow} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
