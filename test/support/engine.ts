import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach } from 'vitest'
import { createEngine, type Engine, type EngineOptions } from '../../src/main/engine/engine'
import type { Caller } from '../../src/main/features/context'
import { CallboardError } from '../../src/shared/contract/define'
import type { InputOf, MethodName, OutputOf } from '../../src/shared/contract/index'
import { runTaskInline } from './inlineTasks'

const cleanups: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A folder that goes when the test ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-test-'))
  cleanups.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

export const testCaller: Caller = { shell: 'test', actor: 'Test' }

/** A real engine on real files, whose every answer is held against the contract. */
export type TestEngine = Engine & {
  /** Calls and throws the error, so that a test reads like the code it tests. */
  do<M extends MethodName>(
    method: M,
    input: InputOf<M>,
    extra?: { commandId?: string; jobId?: string },
  ): Promise<OutputOf<M>>
  folder: string
  lines: string[]
}

export function testEngine(options: Partial<EngineOptions> = {}): TestEngine {
  const lines: string[] = []
  const engine = createEngine({
    configDir: null,
    runTask: runTaskInline,
    checksAnswers: true,
    log: (line) => lines.push(line),
    ...options,
  })
  cleanups.push(() => engine.close())
  return {
    ...engine,
    folder: '',
    lines,
    async do(method, input, extra = {}) {
      const reply = await engine.call({ method, input, ...extra }, testCaller)
      if (!reply.ok) {
        const fault = reply.error.code === 'internal' ? `\n${lines.join('\n')}` : ''
        throw new CallboardError(reply.error.code, reply.error.message + fault, reply.error.details)
      }
      return reply.value as OutputOf<typeof method>
    },
  }
}

/** A test engine with a new workspace open in a folder of its own. */
export async function testWorkspace(options: Partial<EngineOptions> & { sample?: boolean } = {}): Promise<TestEngine> {
  const { sample = false, ...rest } = options
  const engine = testEngine(rest)
  const folder = join(tempFolder(), 'workspace')
  await engine.do('workspace.create', { folder, name: 'Test workspace', sample })
  return { ...engine, folder }
}

/** Rows of an input file, held as an upload. @returns its token */
export async function upload(engine: TestEngine, name: string, content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const { fileToken } = await engine.do('files.begin', { name, sizeBytes: bytes.byteLength })
  for (let at = 0; at < bytes.byteLength; at += 4_194_304) {
    await engine.do('files.append', { fileToken, bytes: bytes.slice(at, at + 4_194_304) })
  }
  return fileToken
}

export const newId = (): string => uuidv7()
