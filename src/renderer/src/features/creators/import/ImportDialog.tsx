import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { host, useApiQuery } from '../../../lib/api'
import { isTyping } from '../../../lib/keys'
import { useFormat, useLocale, useWords } from '../../../lib/locale'
import { navigate } from '../../../lib/route'
import { UnreadableFileError } from '../../../lib/upload'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { FileDrop } from '../../../ui/DropZone'
import { ErrorNote } from '../../../ui/ErrorNote'
import { JobBar, Progress } from '../../../ui/Progress'
import { TextField } from '../../../ui/TextField'
import { noFilter } from '../filter'
import { ALL, useViews } from '../views/useViews'
import { PastImports } from './PastImports'
import { Review } from './Review'
import { Summary } from './Summary'
import type { Import } from './useImport'
import { importWords } from './words'

const ACCEPTED = [
  '.csv',
  '.tsv',
  '.tab',
  '.txt',
  '.xlsx',
  '.xlsm',
  '.json',
  '.jsonl',
  '.ndjson',
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
]

/** The import from the choice of a file to the summary, in one dialog. */
export function ImportDialog({ flow, onClose }: { flow: Import; onClose: () => void }) {
  const w = useWords(importWords)
  const { stage } = flow
  const file = 'file' in stage ? stage.file.name : null
  return (
    <Dialog
      size="large"
      title={file ? w.titleOf(file) : w.title}
      isOpen
      onClose={onClose}
      footer={<Buttons flow={flow} onClose={onClose} />}
    >
      <Body flow={flow} />
    </Dialog>
  )
}

function Body({ flow }: { flow: Import }): ReactNode {
  const w = useWords(importWords)
  const format = useFormat()
  const { stage } = flow
  switch (stage.kind) {
    case 'choose':
      return (
        <div className="flex flex-col gap-6">
          <ChooseFile flow={flow} />
          <PastImports />
        </div>
      )
    case 'uploading':
      return (
        <div className="flex flex-col gap-2 py-6">
          <p>{w.uploading(stage.name)}</p>
          <Progress
            label={w.uploading(stage.name)}
            fraction={stage.sizeBytes === 0 ? null : stage.sentBytes / stage.sizeBytes}
          />
          <p className="tabular text-meta text-muted">
            {w.bytes(format.bytes(stage.sentBytes), format.bytes(stage.sizeBytes))}
          </p>
        </div>
      )
    case 'failed':
      return (
        <div className="flex flex-col gap-6">
          <ErrorNote
            error={stage.error}
            {...(stage.error instanceof UnreadableFileError ? { sentence: w.cannotRead(stage.name) } : {})}
          />
          <ChooseFile flow={flow} />
        </div>
      )
    case 'review':
      return (
        <div className="flex flex-col gap-3">
          {flow.job.error && <ErrorNote error={flow.job.error} />}
          <Review stage={stage} flow={flow} />
        </div>
      )
    case 'importing':
      return (
        <div className="flex flex-col gap-3 py-6">
          <p>{w.importing(stage.file.name)}</p>
          <JobBar job={flow.job.progress} label={w.importing(stage.file.name)} />
          <p className="text-muted">{w.goesOn}</p>
        </div>
      )
    case 'done':
      return <Summary outcome={stage.outcome} />
  }
}

/** Files or cells pasted anywhere in the dialog, but into a field, are read as a table. */
function usePaste(take: (file: File) => void, name: string): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target)) return
      const [file] = event.clipboardData?.files ?? []
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!file && text.trim() === '') return
      event.preventDefault()
      latest.current(file ?? new File([text], name, { type: 'text/tab-separated-values' }))
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [name])
}

/** For whoever cannot press Ctrl+V beside a field: a field. */
function PasteTable({ onTable }: { onTable: (text: string) => void }) {
  const w = useWords(importWords)
  const [text, setText] = useState<string | null>(null)
  if (text === null) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Button onPress={() => setText('')}>{w.pasteTable}</Button>
        <span className="text-muted">{w.pasteHint}</span>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <TextField label={w.pasteLabel} lines={6} value={text} onChange={setText} autoFocus />
      <div className="flex gap-2">
        <Button onPress={() => setText(null)}>{w.cancel}</Button>
        <Button look="primary" disabledReason={text.trim() === '' ? w.pasteEmpty : null} onPress={() => onTable(text)}>
          {w.pasteUse}
        </Button>
      </div>
    </div>
  )
}

function ChooseFile({ flow }: { flow: Import }) {
  const w = useWords(importWords)
  usePaste(flow.take, w.pastedName)
  const capabilities = useQuery({
    queryKey: ['host.capabilities'],
    queryFn: () => host('host.capabilities', {}),
  })
  return (
    <div className="flex flex-col gap-3">
      <FileDrop
        hint={w.dropHint}
        chooseLabel={w.chooseFile}
        accept={ACCEPTED}
        onFiles={([file]) => {
          if (file) flow.take(file)
        }}
        {...(capabilities.data?.hasNativeDialogs ? { onChoose: flow.choose } : {})}
        className="min-h-40"
      />
      <PasteTable
        onTable={(text) => flow.take(new File([text], w.pastedName, { type: 'text/tab-separated-values' }))}
      />
    </div>
  )
}

function Buttons({ flow, onClose }: { flow: Import; onClose: () => void }): ReactNode {
  const w = useWords(importWords)
  const locale = useLocale((state) => state.locale)
  const { stage } = flow
  switch (stage.kind) {
    case 'choose':
    case 'failed':
      return <Button onPress={onClose}>{w.close}</Button>
    case 'uploading':
      return <Button onPress={flow.reset}>{w.cancel}</Button>
    case 'review': {
      const count = flow.dryRun ? flow.dryRun.created + flow.dryRun.updated : null
      const shown = new Intl.NumberFormat(locale).format(count ?? 0)
      return (
        <>
          <Button onPress={flow.reset}>{w.otherFile}</Button>
          <Button look="primary" disabledReason={whyNot(flow, w)} onPress={() => void flow.run()}>
            {count === null ? w.title : w.import(shown)}
          </Button>
        </>
      )
    }
    case 'importing':
      return (
        <>
          <Button onPress={flow.job.cancel}>{w.cancel}</Button>
          <Button look="primary" onPress={onClose}>
            {w.close}
          </Button>
        </>
      )
    case 'done':
      return (
        <>
          <Button onPress={flow.reset}>{w.again}</Button>
          <ShowImported onClose={onClose} />
        </>
      )
  }
}

/** Leads to all creators with those first that changed last: the imported ones. */
function ShowImported({ onClose }: { onClose: () => void }) {
  const w = useWords(importWords)
  const workspace = useApiQuery('workspace.current', {})
  const views = useViews(workspace.data?.id ?? '')
  return (
    <Button
      look="primary"
      onPress={() => {
        // A view that a person made stays as it was left.
        if (views.currentId === ALL) {
          views.change((old) => ({ ...old, filter: noFilter, sort: { id: 'updated', isDescending: true } }))
        } else views.choose(ALL)
        onClose()
        navigate({ screen: 'creators' })
      }}
    >
      {w.show}
    </Button>
  )
}

function whyNot(flow: Import, w: ReturnType<typeof importWords>): string | null {
  if (flow.stage.kind !== 'review') return null
  if (flow.stage.preview?.questions.some(({ isRequired }) => isRequired)) return w.answerFirst
  if (!flow.dryRun) return flow.dryRunError ? flow.dryRunError.message : w.wait
  if (flow.dryRun.created + flow.dryRun.updated > 0) return null
  return flow.dryRun.unchanged > 0 || flow.dryRun.rejected === 0 ? w.importNothing : w.importAllRejected
}
