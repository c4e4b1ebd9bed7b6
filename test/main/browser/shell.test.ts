import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runBrowserShell, type Shell } from '../../../src/main/browser/shell'
import { createFakeEngine } from './fakeEngine'
import { ask } from './rawHttp'

const MINUTE_MS = 60_000

let folder = ''
let fake = createFakeEngine()
let said: string[] = []
let closed = 0
let isIdle = true
let shell: Shell

async function start(): Promise<void> {
  fake = createFakeEngine()
  said = []
  closed = 0
  isIdle = true
  const close = async () => {
    closed += 1
  }
  shell = await runBrowserShell({
    engine: { ...fake.engine, close, isIdle: async () => isIdle, mediaOf: async () => null },
    rendererDir: folder,
    version: '1.2.3',
    isOpening: false,
    say: (line) => said.push(line),
  })
}

/** A tab, which is an open stream of announcements. */
async function openTab(): Promise<{ close: () => void }> {
  const { origin } = shell.server
  const ticket = new URL(shell.server.newAddress()).hash.replace('#ticket=', '')
  const port = Number(new URL(origin).port)
  const token = (await ask(port, { method: 'POST', path: '/api/token', headers: { origin }, body: ticket })).body
  const stop = new AbortController()
  const response = await fetch(`${origin}/api/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stop.signal,
  })
  await response.body?.getReader().read()
  return { close: () => stop.abort() }
}

/** Lets everything run that waits for nothing but its turn. */
const turn = () => new Promise((done) => setImmediate(done))

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-shell-run-test-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Callboard</title>')
  // The idle check and the clock only: sockets go on in real time.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  await start()
})
afterEach(async () => {
  await shell.close()
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

describe('the browser shell', () => {
  it('says where it runs, and that address shows the page', async () => {
    const address = /http:\/\/127\.0\.0\.1:\d+\/#ticket=[\w-]{43}$/.exec(said[0] ?? '')?.[0]
    expect(await (await fetch(address ?? '')).text()).toContain('Callboard')
    expect(said[1]).toContain('once')
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('closes the engine once on %s', async (signal) => {
    process.emit(signal)
    process.emit(signal)
    expect(await shell.ended).toBe(0)
    expect(closed).toBe(1)
    await expect(fetch(shell.server.origin)).rejects.toThrow()
    expect(process.listenerCount(signal)).toBe(0)
  })

  it('waits for its first tab as long as it takes', async () => {
    vi.advanceTimersByTime(600 * MINUTE_MS)
    await turn()
    expect(closed).toBe(0)
    expect((await fetch(shell.server.origin)).status).toBe(200)
  })

  it('closes some minutes after the last tab, not while one is open or work is running', async () => {
    const tab = await openTab()
    vi.advanceTimersByTime(60 * MINUTE_MS)
    isIdle = false
    tab.close()
    await vi.waitUntil(() => shell.server.activity().tabs === 0)
    vi.advanceTimersByTime(60 * MINUTE_MS)
    await turn()
    expect(said).not.toContainEqual(expect.stringContaining('No tab'))
    isIdle = true
    vi.advanceTimersByTime(MINUTE_MS)
    expect(await shell.ended).toBe(0)
    expect(said).toContainEqual(expect.stringContaining('No tab'))
  })

  it('gives a closed tab some minutes to come back', async () => {
    const tab = await openTab()
    vi.advanceTimersByTime(MINUTE_MS)
    tab.close()
    await vi.waitUntil(() => shell.server.activity().tabs === 0)
    vi.advanceTimersByTime(4 * MINUTE_MS)
    await turn()
    expect(closed).toBe(0)
    vi.advanceTimersByTime(2 * MINUTE_MS)
    expect(await shell.ended).toBe(0)
  })

  it('ends with an error when the engine has stopped, and says what the engine said', async () => {
    fake.announce({ kind: 'engine', state: 'stopped', message: 'The engine ran out of memory.' })
    expect(await shell.ended).toBe(1)
    expect(said).toContain('The engine ran out of memory.')
  })
})
