import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { CallboardError } from '../../shared/contract/define'
import { startEngine } from '../engine/client'
import { printPdf } from '../print/printPdf'
import { configDir, userName } from '../thisMachine'
import { runBrowserShell } from './shell'
import { words } from './words'

/** @throws Error in the words of `parseArgs`, which name the argument */
function readArguments(args: string[]): { workspace: string | null; isOpening: boolean } {
  const { values } = parseArgs({
    args,
    options: { workspace: { type: 'string' }, 'no-open': { type: 'boolean', default: false } },
  })
  return { workspace: values.workspace ?? null, isOpening: !values['no-open'] }
}

export type ServeOptions = {
  /** opened at once; null leaves the choice to the page */
  workspace: string | null
  isOpening: boolean
  /** the folder of the built entry, beside which the page lies */
  entryDir: string
  actor?: string
  say: (line: string) => void
}

/**
 * Runs engine and browser shell to their end.
 * @returns exit code
 * @throws CallboardError why the workspace cannot be opened
 */
export async function serve({
  workspace,
  isOpening,
  entryDir,
  actor = userName(),
  say,
}: ServeOptions): Promise<number> {
  const engine = startEngine({
    configDir: configDir(),
    host: { printPdf },
    log: (line) => console.error(line),
  })
  const caller = { shell: 'browser' as const, actor }
  if (workspace !== null) {
    const reply = await engine.call({ method: 'workspace.open', input: { folder: resolve(workspace) } }, caller)
    if (!reply.ok) {
      const { code, message, details } = reply.error
      await engine.close()
      throw new CallboardError(code, message, details)
    }
  }
  const manifest = z.object({ version: z.string() })
  const shell = await runBrowserShell({
    engine: {
      call: (envelope) => engine.call(envelope, caller),
      subscribe: engine.subscribe,
      mediaOf: engine.mediaOf,
      isIdle: engine.isIdle,
      close: engine.close,
    },
    rendererDir: join(entryDir, '../renderer'),
    version: manifest.parse(JSON.parse(readFileSync(join(entryDir, '../../package.json'), 'utf8'))).version,
    isOpening,
    say,
  })
  return shell.ended
}

/** @returns exit code */
export async function serveFromArguments(args: string[], entryDir: string): Promise<number> {
  let options: ReturnType<typeof readArguments>
  try {
    options = readArguments(args)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${words.usage}`)
    return 2
  }
  try {
    return await serve({ ...options, entryDir, say: (line) => console.log(line) })
  } catch (error) {
    if (!(error instanceof CallboardError)) throw error
    console.error(error.message)
    return 1
  }
}
