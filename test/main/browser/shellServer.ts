import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { createShellServer, type ShellServer, type ShellServerOptions } from '../../../src/main/browser/server'
import { encodeWire } from '../../../src/shared/wire'
import { createFakeEngine } from './fakeEngine'
import { type Ask, ask } from './rawHttp'

/** A loopback server before every test of the file that imports this, and what talks to it. */

export const SHA = 'ab'.repeat(32)
export const MADE = '0123456789abcdef0123456789abcdef'

export let folder = ''
export let fake = createFakeEngine()
export let faults: unknown[] = []
let nowMs = 0
export let server: ShellServer
export let port = 0
export let token = ''

export async function start(options: Partial<ShellServerOptions> = {}): Promise<void> {
  await server?.close()
  fake = createFakeEngine()
  faults = []
  server = await createShellServer({
    rendererDir: join(folder, 'renderer'),
    engine: fake.engine,
    methods: fake.methods,
    host: async ({ method, input }) => ({ ok: true, value: { method, input } }),
    readMadeFile: async (fileToken, offset) => {
      if (fileToken !== MADE) return null
      return offset === 0
        ? { bytes: Buffer.from('first,'), isLast: false }
        : { bytes: Buffer.from('last'), isLast: true }
    },
    findMedia: async (sha256) => (sha256 === SHA ? { path: join(folder, 'medium'), mime: 'video/mp4' } : null),
    onFault: (error) => faults.push(error),
    now: () => nowMs,
    ...options,
  })
  port = Number(new URL(server.origin).port)
  token = (await post('/api/token', ticketOf(server.newAddress()), {})).body.toString()
}

export function ticketOf(address: string): string {
  return new URL(address).hash.replace('#ticket=', '')
}

export function get(path: string, headers: Ask['headers'] = {}) {
  return ask(port, { path, headers })
}

export function post(path: string, body: string | Uint8Array, headers: Ask['headers'] = bearer()) {
  return ask(port, { method: 'POST', path, body, headers: { origin: server.origin, ...headers } })
}

export function bearer(value = token) {
  return { authorization: `Bearer ${value}` }
}

export function call(method: string, input: unknown = {}, headers: Ask['headers'] = bearer()) {
  return post('/api/call', encodeWire({ method, input }), headers)
}

/** Time passes for the server. */
export function pass(ms: number): void {
  nowMs += ms
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-shell-test-'))
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer-other'))
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Callboard</title>')
  writeFileSync(join(folder, 'renderer', 'assets', 'main.js'), 'export {}')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  writeFileSync(join(folder, 'renderer-other', 'secret.html'), 'secret')
  writeFileSync(join(folder, 'medium'), '0123456789')
  nowMs = 1_000_000
  await start()
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})
