import { type ReactNode, useState } from 'react'
import type { InputOf } from '../../../../../shared/contract'
import { useApiJob } from '../../../lib/jobs'
import { useFormat, useWords } from '../../../lib/locale'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { JobBar } from '../../../ui/Progress'
import { Segmented } from '../../../ui/Segmented'
import { saveFile } from '../../../ui/saveFile'
import { fileName } from '../fileName'
import { creatorsWords } from '../words'
import { type Chosen, chosenOf } from './chosen'
import { bulkWords } from './words'

export interface ExportDialogProps {
  /** all that match, and those selected among them */
  chosen: Chosen
  matching: number
  order: NonNullable<InputOf<'creators.export'>['order']>
  /** ids of the columns shown, in their order */
  columns: readonly string[]
  workspace: string
  onClose: () => void
}

type Which = 'matching' | 'selected'
type What = 'view' | 'facts'
type FileKind = InputOf<'creators.export'>['format']
const kinds = ['csv', 'xlsx', 'jsonl'] as const

/** Writes creators into a file: which of them, what of each, and as what. */
export function ExportDialog({ chosen, matching, order, columns, workspace, onClose }: ExportDialogProps) {
  const w = useWords(bulkWords)
  const screen = useWords(creatorsWords)
  const format = useFormat()
  const job = useApiJob('creators.export')
  const hasSelected = chosen.count > 0
  const [which, setWhich] = useState<Which>(hasSelected ? 'selected' : 'matching')
  const [what, setWhat] = useState<What>('view')
  const [kind, setKind] = useState<FileKind>('csv')
  const count = which === 'selected' ? chosen.count : matching

  async function start(): Promise<void> {
    const file = await job.run({
      format: kind,
      filter: chosen.filter,
      ...(which === 'selected' ? { chosen: chosenOf(chosen) } : {}),
      ...(what === 'view' ? { order, columns: [...columns] } : {}),
    })
    if (!file) return
    onClose()
    const today = new Date().toISOString().slice(0, 10)
    await saveFile(file, fileName([workspace, screen.title, today], kind))
  }

  return (
    <Dialog
      size="small"
      isOpen
      onClose={onClose}
      isBusy={job.isRunning}
      title={w.exportTitle}
      footer={
        <>
          <Button onPress={job.isRunning ? job.cancel : onClose}>{job.isRunning ? w.stop : w.cancel}</Button>
          <Button look="primary" isPending={job.isRunning} onPress={() => void start()}>
            {w.start(format.count(count))}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {hasSelected && (
          <Part title={w.which}>
            <Segmented
              label={w.which}
              choices={[
                { id: 'selected', label: w.selected(format.count(chosen.count)) },
                { id: 'matching', label: w.allMatching(format.count(matching)) },
              ]}
              value={which}
              onChange={setWhich}
            />
          </Part>
        )}
        <Part title={w.what} hint={what === 'view' ? w.viewHint : w.factHint}>
          <Segmented
            label={w.what}
            choices={[
              { id: 'view', label: w.viewColumns },
              { id: 'facts', label: w.everyFact },
            ]}
            value={what}
            onChange={setWhat}
          />
        </Part>
        <Part title={w.format} hint={w.formatHints[kind]}>
          <Segmented
            label={w.format}
            choices={kinds.map((id) => ({ id, label: w.formats[id] }))}
            value={kind}
            onChange={setKind}
          />
        </Part>
        {job.isRunning && <JobBar job={job.progress} label={w.exportTitle} />}
        {job.error && <ErrorNote error={job.error} />}
      </div>
    </Dialog>
  )
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden="true" className="font-medium text-meta text-muted">
        {title}
      </span>
      {children}
      {hint && <p className="text-meta text-muted">{hint}</p>}
    </div>
  )
}
