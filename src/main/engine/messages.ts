import type { EngineEvent, ErrorShape, Reply } from '../../shared/contract/define'
import type { Medium } from '../features/approvals/content/media'
import type { Caller, HeldFile, PrintRequest, Progress } from '../features/context'

/** What crosses between a shell's thread and the engine's. Plain data only; typed arrays are transferred. */
export type ToEngine =
  | { kind: 'call'; id: number; envelope: unknown; caller: Caller }
  | { kind: 'holdFile'; id: number; path: string }
  | { kind: 'fileOf'; id: number; token: string }
  | { kind: 'mediaOf'; id: number; sha256: string }
  | { kind: 'isIdle'; id: number }
  | { kind: 'close'; id: number }
  | { kind: 'printed'; id: number; pdf: Uint8Array | null; error: ErrorShape | null }

export type FromEngine =
  | { kind: 'reply'; id: number; reply: Reply }
  | { kind: 'held'; id: number; file: HeldFile | null; error: ErrorShape | null }
  | { kind: 'medium'; id: number; medium: Medium | null }
  | { kind: 'idle'; id: number; isIdle: boolean }
  | { kind: 'closed'; id: number }
  | { kind: 'event'; event: EngineEvent }
  | { kind: 'print'; id: number; html: string; request: PrintRequest }
  | { kind: 'stopPrint'; id: number }
  | { kind: 'log'; line: string }

export type WorkerSetup = { configDir: string | null; canPrint: boolean }

/** What crosses between the engine's thread and a task's. */
export type ToTasks = { id: number; task: string; payload: unknown; stop: Int32Array }
export type FromTasks =
  | { kind: 'progress'; id: number; progress: Progress }
  | { kind: 'done'; id: number; value: unknown }
  | { kind: 'failed'; id: number; error: ErrorShape | null; fault: string }

/** Buffers to hand over instead of copying them: those of the typed arrays at the top of an answer. */
export function transferable(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((part) =>
    ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer && part.byteLength === part.buffer.byteLength
      ? [part.buffer]
      : [],
  )
}
