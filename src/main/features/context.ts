import type { z } from 'zod'
import type { Method } from '../../shared/contract/define'
import type { MadeFile } from '../../shared/contract/values'
import type { Db } from '../db/open'
import type { StepDraft, StepOrigin } from '../db/steps'

/** Who calls: set by the shell from who is signed in, never by a call's input. */
export type Caller = { shell: 'desktop' | 'browser' | 'cli' | 'test'; actor: string }

export type Progress = { done: number; total: number | null; unit: string }

/** A file held for one session: uploaded, chosen in a native dialog, or made by a job. */
export type HeldFile = { token: string; path: string; name: string; mime: string; sizeBytes: number }
export type FileShelf = {
  /** @throws CallboardError `file_missing` */
  get(token: string): HeldFile
  /** A new file for a job to write; it is removed when the engine closes. */
  make(name: string, mime: string): { path: string; done(): MadeFile }
}

/** What only the shell around the engine can do. Absent means this shell cannot. */
export type EngineHost = {
  printPdf?: (html: string, options: PrintRequest, signal: AbortSignal) => Promise<Uint8Array>
}
export type PrintRequest = { paper: 'A4' | 'Letter'; title: string }

export type TaskContext = { isCancelled(): boolean; progress(p: Progress): void }
/**
 * Heavy work that runs on another thread: plain data in, plain data out. `bulk` tasks write on a connection of their
 * own, one at a time; `compute` tasks touch no database and answer while somebody drags; `background` tasks touch none
 * either and take longer; `read` tasks look into files of unknown origin and may use little memory.
 */
export type TaskDef<P, R> = {
  readonly name: string
  readonly lane: 'bulk' | 'compute' | 'background' | 'read'
  run(payload: P, context: TaskContext): Promise<R> | R
}
export type RunTask = <P, R>(
  task: TaskDef<P, R>,
  payload: P,
  options?: { signal?: AbortSignal; onProgress?: (p: Progress) => void },
) => Promise<R>

export type QueryContext = {
  db: Db
  folder: string
  caller: Caller
  now: Date
  signal: AbortSignal
  runTask: RunTask
}
export type CommandContext = {
  db: Db
  folder: string
  caller: Caller
  now: Date
  /** this machine, as the log and the approval chain name it */
  device: string
  /** the log step that this command is; give it a label for undo and history */
  step: StepDraft
}
export type JobContext = QueryContext & {
  files: FileShelf
  host: EngineHost
  origin: StepOrigin
  progress(p: Progress): void
  /** the job's name for people: "Importing creators" */
  label(text: string): void
  /** Runs `write` while commands wait, for work that writes on another connection. */
  exclusively<T>(write: () => Promise<T>): Promise<T>
}

type ContextOf<K> = K extends 'query' ? QueryContext : K extends 'command' ? CommandContext : JobContext
type ResultOf<K, T> = K extends 'command' ? T : T | Promise<T>

/** A handler for every method of a feature's contract; a missing or misspelt one does not compile. */
export type HandlersFor<C extends Record<string, Method>> = {
  [M in keyof C]: (
    input: z.output<C[M]['input']>,
    context: ContextOf<C[M]['kind']>,
  ) => ResultOf<C[M]['kind'], z.output<C[M]['output']>>
}
