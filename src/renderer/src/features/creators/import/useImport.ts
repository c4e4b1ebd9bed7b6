import { useEffect, useRef, useState } from 'react'
import type { InputOf } from '../../../../../shared/contract'
import type {
  ImportOptions,
  ImportOutcome,
  ImportPreview,
  ImportTarget,
} from '../../../../../shared/contract/creatorImport'
import { host } from '../../../lib/api'
import { type ApiJob, useApiJob } from '../../../lib/jobs'
import { dropFile, type HeldFile, upload } from '../../../lib/upload'

/** What a person said of the file; what is not said is guessed, or remembered from the last such file. */
export type Choices = Pick<ImportOptions, 'map' | 'startAfresh'> &
  Partial<
    Pick<
      ImportOptions,
      'mergeRule' | 'platform' | 'rateUnit' | 'currency' | 'dayOrder' | 'sheet' | 'encoding' | 'delimiter' | 'headerRow'
    >
  >
type Asked = ImportPreview['questions'][number]['about']

export type Stage =
  | { kind: 'choose' }
  | { kind: 'uploading'; name: string; sentBytes: number; sizeBytes: number }
  | { kind: 'failed'; name: string; error: unknown }
  /** `preview` is null until the file has been read for the first time */
  | { kind: 'review'; file: HeldFile; preview: ImportPreview | null; asked: ReadonlySet<Asked> }
  | { kind: 'importing'; file: HeldFile }
  | { kind: 'done'; file: HeldFile; outcome: ImportOutcome }

const start: Choices = { map: {}, startAfresh: false }

export interface Import {
  stage: Stage
  choices: Choices
  /** what the import would do, counted by the engine; null while it is not known */
  dryRun: ImportOutcome | null
  isCounting: boolean
  /** why it cannot be counted, as the engine says it */
  dryRunError: Error | null
  job: ApiJob<'creators.import'>
  take: (file: File) => void
  /** opens the system's own dialog */
  choose: () => void
  change: (choices: Choices) => void
  run: () => Promise<ImportOutcome | null>
  reset: () => void
}

/** One import from file to summary. It lives outside the dialog, so that closing the dialog does not stop it. */
export function useImport(): Import {
  const [stage, setStage] = useState<Stage>({ kind: 'choose' })
  const [choices, setChoices] = useState(start)
  const [dryRun, setDryRun] = useState<ImportOutcome | null>(null)
  const preview = useApiJob('creators.previewImport')
  const counting = useApiJob('creators.import')
  const job = useApiJob('creators.import')
  const uploading = useRef<AbortController | null>(null)
  /** Answers for an older file or older choices are dropped. */
  const turn = useRef(0)
  useEffect(() => () => uploading.current?.abort(), [])

  async function read(file: HeldFile, wanted: Choices, before: Stage): Promise<void> {
    turn.current += 1
    const mine = turn.current
    preview.cancel()
    counting.cancel()
    setChoices(wanted)
    setDryRun(null)
    counting.reset()
    const known = before.kind === 'review' ? before : null
    setStage({ kind: 'review', file, preview: known?.preview ?? null, asked: known?.asked ?? new Set() })
    const seen = await preview.run(inputOf(file, wanted))
    if (!seen || mine !== turn.current) return
    const asked = new Set([...(known?.asked ?? []), ...seen.questions.map(({ about }) => about)])
    setStage({ kind: 'review', file, preview: seen, asked })
    if (seen.questions.some(({ isRequired }) => isRequired)) return
    const counted = await counting.run({ ...inputOf(file, wanted), dryRun: true })
    if (counted?.rejects) dropFile(counted.rejects.fileToken)
    if (counted && mine === turn.current) setDryRun(counted)
  }

  async function takeFile(file: File): Promise<void> {
    reset()
    const mine = turn.current
    const controller = new AbortController()
    uploading.current = controller
    const shown = { kind: 'uploading', name: file.name, sizeBytes: file.size } as const
    setStage({ ...shown, sentBytes: 0 })
    try {
      const held = await upload(file, (sentBytes) => setStage({ ...shown, sentBytes }), controller.signal)
      if (mine === turn.current) await read(held, start, { kind: 'choose' })
    } catch (error) {
      if (mine === turn.current && !controller.signal.aborted) setStage({ kind: 'failed', name: file.name, error })
    }
  }

  async function choose(): Promise<void> {
    try {
      const held = await host('host.openFile', { purpose: 'creators' })
      if (!held) return
      reset()
      await read(held, start, { kind: 'choose' })
    } catch (error) {
      setStage({ kind: 'failed', name: '', error })
    }
  }

  async function run(): Promise<ImportOutcome | null> {
    if (stage.kind !== 'review') return null
    const { file } = stage
    setStage({ kind: 'importing', file })
    const outcome = await job.run({ ...inputOf(file, choices), dryRun: false })
    if (outcome) {
      setStage({ kind: 'done', file, outcome })
      dropFile(file.fileToken)
    } else {
      // Cancelled or refused: nothing was changed, and the choices are still there.
      setStage(stage)
    }
    return outcome
  }

  function reset(): void {
    turn.current += 1
    uploading.current?.abort()
    uploading.current = null
    preview.cancel()
    counting.cancel()
    if (stage.kind === 'review') dropFile(stage.file.fileToken)
    preview.reset()
    counting.reset()
    job.reset()
    setChoices(start)
    setDryRun(null)
    setStage({ kind: 'choose' })
  }

  const failed: Stage | null =
    stage.kind === 'review' && stage.preview === null && preview.error
      ? { kind: 'failed', name: stage.file.name, error: preview.error }
      : null
  return {
    stage: failed ?? stage,
    choices,
    dryRun,
    isCounting: preview.isRunning || counting.isRunning,
    dryRunError: preview.error ?? counting.error,
    job,
    take: (file) => void takeFile(file),
    choose: () => void choose(),
    change: (next) => {
      if (stage.kind === 'review') void read(stage.file, next, stage)
    },
    run,
    reset,
  }
}

function inputOf(file: HeldFile, choices: Choices): InputOf<'creators.previewImport'> {
  return { fileToken: file.fileToken, ...choices }
}

/** Targets that may be spread over several columns. */
const LISTS: ReadonlySet<string> = new Set(['furtherLanguages', 'niches', 'hashtags', 'brandValues', 'tags'])

/**
 * The map after a person has said what a column becomes. The target it was taken for before is left out, unless another
 * column was chosen for it or it is a list that other columns hold as well.
 *
 * @param target null leaves the column out
 */
export function mapped(
  map: Choices['map'],
  columns: ImportPreview['columns'],
  index: number,
  target: ImportTarget | null,
): Choices['map'] {
  const before = columns.find((column) => column.index === index)?.field ?? null
  if (before === target) return map
  const next = { ...map }
  const isShared = before !== null && LISTS.has(before) && columns.some((c) => c.index !== index && c.field === before)
  if (before && !isShared) next[before] = ''
  if (target) next[target] = String(index)
  return next
}
