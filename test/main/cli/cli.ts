import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { z } from 'zod'
import { ensureBuilt } from '../../support/built'

const root = resolve(import.meta.dirname, '../../..')
const entry = join(root, 'out/main/cli.js')

/** A folder for one test file. Everyone may enter it, so that a process of another user can be tried on it. */
export function scratch(): (...parts: string[]) => string {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-cli-'))
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'config'))
  chmodSync(join(folder, 'config'), 0o777)
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return (...parts) => join(folder, ...parts)
}

export type Ran = { code: number | null; stdout: string; stderr: string }
export type RunOptions = { input?: string; env?: Record<string, string>; uid?: number }

/** The command line as people run it: the built program in a process of its own. */
export function createCli(at: (...parts: string[]) => string) {
  ensureBuilt()
  const start = (args: readonly string[], { env = {}, uid }: RunOptions = {}): ChildProcess =>
    spawn(process.execPath, [entry, ...args], {
      cwd: at(),
      env: { ...process.env, CALLBOARD_CONFIG_DIR: at('config'), ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    })

  async function run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const child = start(args, options)
    child.stdin?.end(options.input ?? '')
    return ended(child)
  }

  /** Runs with --json. @returns the document, which must be the only thing on stdout */
  async function json(args: readonly string[], options: RunOptions & { code?: number } = {}) {
    const { code = 0, ...rest } = options
    const [name = '', ...others] = args
    const ran = await run([name, '--json', ...others], rest)
    if (ran.code !== code) throw new Error(`exit ${ran.code} instead of ${code}\n${ran.stdout}\n${ran.stderr}`)
    return { ...ran, value: JSON.parse(ran.stdout) }
  }

  /** Runs what must fail. @returns the error of its document */
  async function failure(args: readonly string[], options: RunOptions & { code?: number } = {}) {
    const { value, stderr } = await json(args, { code: 1, ...options })
    return { ...errorDocument.parse(value).error, stderr }
  }
  return { start, run, json, failure }
}

const errorDocument = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string().min(10), details: z.record(z.string(), z.unknown()) }),
})

export function ended(child: ChildProcess): Promise<Ran> {
  return new Promise((done, reject) => {
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      done({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') })
    })
  })
}

/** A small list of creators. */
export function writeCreators(path: string, count: number): string {
  const lines = ['Platform,Handle,Name,Followers,Engagement rate,Country']
  for (let i = 0; i < count; i += 1) lines.push(`tiktok,maker${i},Maker ${i},${10_000 + i},${1 + (i % 90) / 10}%,GB`)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

export function copyFolder(from: string, to: string): string {
  cpSync(from, to, { recursive: true })
  return to
}
