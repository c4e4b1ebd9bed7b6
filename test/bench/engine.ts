import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, type Engine } from '../../src/main/engine/engine'
import type { InputOf, MethodName, OutputOf } from '../../src/shared/contract/index'
import { runTaskInline } from '../support/inlineTasks'

export type BenchEngine = {
  folder: string
  do<M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>>
  holdFile(path: string): string
  mediaOf: Engine['mediaOf']
  close(): Promise<void>
}

/** The engine on a new workspace on disk, its tasks on this thread. */
export async function benchEngine(): Promise<BenchEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-'))
  const engine = createEngine({ configDir: null, runTask: runTaskInline })
  const bench: BenchEngine = {
    folder,
    async do(method, input) {
      const reply = await engine.call({ method, input }, { shell: 'test', actor: 'Bench' })
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.message}`)
      // The engine's handlers and the contract have one type; the envelope between them has none.
      return reply.value as OutputOf<typeof method>
    },
    holdFile: (path) => engine.holdFile(path).token,
    mediaOf: engine.mediaOf,
    async close() {
      await engine.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
  await bench.do('workspace.create', { folder: join(folder, 'workspace') })
  return bench
}

export type Timing = { wallMs: number; cpuMs: number }

/** Wall and processor time of one piece of work; where other work shares the machine, the second is the truer one. */
export async function timed<T>(work: () => Promise<T> | T): Promise<Timing & { value: T }> {
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  const value = await work()
  const wallMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpu)
  return { value, wallMs, cpuMs: (user + system) / 1000 }
}

/** Half of the figures are smaller. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The nearest-rank percentile of at least one figure. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('a percentile of nothing')
  return value
}

export const round = (value: number, digits = 0): number => Number(value.toFixed(digits))

/** Whether the file can be read at all, before anything is timed: its bytes are in the system's cache then. */
export function warm(path: string): number {
  return readFileSync(path).byteLength
}
