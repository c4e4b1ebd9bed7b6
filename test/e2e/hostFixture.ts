/** Starts the fixture app of test/electron-host for the host specs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import { launchElectron, projectRoot } from './electronHost'

export const FIXTURE = join(projectRoot, 'test/electron-host/fixture')

interface FixtureApi {
  add(a: number, b: number): number
  nested: { deep: { list: [number, { two: number }] } }
  setCallback(f: (x: number) => number): void
  callCallback(x: number): number
  throws(): void
  rejects(): Promise<void>
  date(): Date
  map(): Map<number, number>
  bytes(ids: Uint32Array): { isTyped: boolean; doubled: Uint32Array }
  instance(): object
  element(): Element | null
  tagNameOf(element: Element): string
  mixed(): { heading: Element; later: Promise<number> }
  environment(): object
  requireNode(): string
  immediate(): Promise<string>
  expose(): string
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  invokeSymbol(): Promise<unknown>
  fire(value: unknown): Promise<unknown>
  listen(channel: string): () => void
  heard(): unknown[]
  ipcKinds(): Promise<object>
  generated(): Promise<{ count: number; wrong: number[] }>
}

declare global {
  interface Window {
    fixture: FixtureApi
  }
  /** In the main process of the fixture app. */
  var fixture: {
    log: string[]
    holdClose: boolean
    holdQuit: boolean
    windowRequests: { url: string; frameName: string; disposition: string }[]
    openWindow(options?: Electron.BrowserWindowConstructorOptions): Electron.BrowserWindow
  }
}

export const test = base.extend<{ userData: string; app: ElectronApplication; page: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  userData: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'electron-fixture-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  app: async ({ userData }, use) => {
    const app = await launchElectron({ args: [FIXTURE], userData })
    await use(app)
    await app.close()
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    await page.waitForFunction(() => 'fixture' in window && document.readyState === 'complete')
    await use(page)
  },
})

/** What the fixture's main process has noted so far. */
export function logOf(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => globalThis.fixture.log)
}
