import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import {
  test as base,
  type ElectronApplication,
  type Page,
  expect as playwrightExpect,
  type Request,
} from '@playwright/test'
import { appFolder, launchElectron, skipReason } from './electronHost'

/** The app under test: the same page in the desktop shell or behind the loopback server. */
export type AppUnderTest = {
  kind: 'desktop' | 'browser'
  /** a folder for this test alone: config in `config`, workspaces beside it */
  dir: string
  /** the desktop's main process, to answer dialogs; null in the browser shell */
  electron: ElectronApplication | null
  /** the address that opens the browser shell once; null on the desktop */
  address: string | null
  /** Answers the next save dialog, or waits for the download. @returns path of the saved file */
  saving(press: () => Promise<void>, page: Page): Promise<string>
}

type Fixtures = { app: AppUnderTest; page: Page; beginsIn: 'start' | 'sample'; workspaceFolder: string | null }

/**
 * Specs get a page on the start page of a fresh machine, by `test.use({ beginsIn: 'sample' })` in a copy of the sample
 * workspace, or in the `workspaceFolder` of a fixture of their own. Written once, run in both shells: see the projects
 * of playwright.config.ts.
 */
export const test = base.extend<Fixtures>({
  beginsIn: ['start', { option: true }],
  workspaceFolder: async ({ beginsIn }, provide) => {
    if (beginsIn === 'start') return provide(null)
    const sample = process.env.CALLBOARD_E2E_SAMPLE
    if (!sample) throw new Error('the global setup made no sample workspace')
    const folder = mkdtempSync(join(tmpdir(), 'callboard-e2e-'))
    cpSync(sample, join(folder, 'Sample'), { recursive: true })
    await provide(join(folder, 'Sample'))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  app: async ({ browserName: _, workspaceFolder }, provide, info) => {
    const kind = info.project.name === 'browser' ? 'browser' : 'desktop'
    test.skip(kind === 'desktop' && skipReason !== null, skipReason ?? '')
    const dir = mkdtempSync(join(tmpdir(), 'callboard-e2e-'))
    try {
      if (kind === 'desktop') await withDesktop(dir, workspaceFolder, provide)
      else await withBrowserShell(dir, workspaceFolder, provide)
    } finally {
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    }
  },
  page: async ({ app, browser, workspaceFolder }, provide) => {
    if (app.electron) {
      const page = await app.electron.firstWindow()
      await page.waitForFunction(() => document.querySelector('h1') !== null)
      await (workspaceFolder ? opened(page) : settled(page))
      await provide(page)
      return
    }
    const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    const callsUnderWay = countCalls(page)
    await page.goto(app.address ?? '')
    await page.waitForFunction(() => document.querySelector('h1') !== null)
    if (workspaceFolder) {
      await opened(page)
      await playwrightExpect.poll(callsUnderWay).toBe(0)
    } else await settled(page)
    await provide(page)
    await context.close()
  },
})
export { expect } from '@playwright/test'

/**
 * A workspace that has just opened answers no keys until the commands of all screens are there, and its list is drawn
 * anew with every answer. A person is slower than that; a test is not.
 */
async function opened(page: Page): Promise<void> {
  await page.locator('[data-everywhere]').waitFor({ state: 'attached' })
  await page.locator('[role=row][aria-rowindex="2"]:not([aria-busy=true])').waitFor()
  await page.evaluate('document.fonts.ready.then(() => true)')
}

/** How many calls of a page wait for their answer. The stream of events never ends and is none. */
function countCalls(page: Page): () => number {
  let underWay = 0
  const isCall = (request: Request) => /\/api\/(?!events)/.test(request.url())
  page.on('request', (request) => {
    if (isCall(request)) underWay += 1
  })
  const end = (request: Request) => {
    if (isCall(request)) underWay -= 1
  }
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  return () => underWay
}

/**
 * The start page moves when its fonts and its list of workspaces arrive, and a press that spans the move belongs to no
 * button. On an app that is broken on purpose neither comes: the test goes on and says what is broken.
 */
async function settled(page: Page): Promise<void> {
  const list = page.getByText('None was opened on this computer yet.')
  await list.waitFor({ timeout: 10_000 }).catch(() => undefined)
  await page.evaluate('document.fonts.ready.then(() => true)').catch(() => undefined)
}

async function withDesktop(
  dir: string,
  workspaceFolder: string | null,
  provide: (app: AppUnderTest) => Promise<void>,
): Promise<void> {
  const electron = await launchElectron({
    args: [appFolder, ...(workspaceFolder ? [`--workspace=${workspaceFolder}`] : [])],
    userData: join(dir, 'config'),
    env: { HOME: dir },
  })
  await provide({
    kind: 'desktop',
    dir,
    electron,
    address: null,
    async saving(press) {
      const path = join(dir, `saved-${Date.now()}`)
      await electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, path)
      await press()
      await waitForFile(path)
      return path
    },
  })
  await electron.close()
}

async function withBrowserShell(
  dir: string,
  workspaceFolder: string | null,
  provide: (app: AppUnderTest) => Promise<void>,
): Promise<void> {
  const server = spawn(
    process.execPath,
    [join(appFolder, 'out/main/browser.js'), '--no-open', ...(workspaceFolder ? ['--workspace', workspaceFolder] : [])],
    {
      env: { ...process.env, HOME: dir, CALLBOARD_CONFIG_DIR: join(dir, 'config') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const address = await addressOf(server)
  await provide({
    kind: 'browser',
    dir,
    electron: null,
    address,
    async saving(press, page) {
      const download = page.waitForEvent('download')
      await press()
      const path = join(dir, `saved-${Date.now()}`)
      await (await download).saveAs(path)
      return path
    },
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!server.stdout) return reject(new Error('the browser shell has no output'))
    const lines = createInterface({ input: server.stdout })
    lines.on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0]
      if (address) resolve(address)
    })
    server.once('exit', (code) => reject(new Error(`the browser shell ended with ${code} before it gave its address`)))
  })
}

async function waitForFile(path: string): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!existsSync(path)) {
    if (Date.now() > deadline) throw new Error(`${path} was not written`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
