/** What the window of the desktop shell must not be able to do. test/mutations takes each guard away in turn. */
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { appFolder, isRealElectron } from './electronHost'
import { type AppUnderTest, expect, test } from './fixtures'
import { outsider } from './outsider'

declare global {
  /** In the main process: what was asked of the person, and what was opened outside. */
  var outside: { asked: string[]; opened: string[] }
}

let other: Awaited<ReturnType<typeof outsider>>
test.beforeEach(async () => {
  other = await outsider()
})
test.afterEach(() => other.close())

function desktop(app: AppUnderTest): ElectronApplication {
  if (!app.electron) throw new Error('not the desktop')
  return app.electron
}

/** Answers the question whether to leave: 0 opens, 1 cancels. */
async function answerLeaving(electron: ElectronApplication, response: 0 | 1): Promise<void> {
  await electron.evaluate(({ dialog, shell }, answer) => {
    globalThis.outside = { asked: [], opened: [] }
    dialog.showMessageBox = async (...given: unknown[]) => {
      const options = given.at(-1)
      globalThis.outside.asked.push(String(options && Reflect.get(options, 'message')))
      return { response: answer, checkboxChecked: false }
    }
    shell.openExternal = async (address: string) => {
      globalThis.outside.opened.push(address)
    }
  }, response)
}
const outsideOf = (electron: ElectronApplication) => electron.evaluate(() => globalThis.outside)
const addressOf = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.webContents.getURL()))

test('the page cannot be led away; the person is asked, and cancels', async ({ page, app }) => {
  const electron = desktop(app)
  await answerLeaving(electron, 1)
  const before = await addressOf(electron)
  const target = `${other.origin}/away`
  await page.evaluate((address) => {
    location.href = address
  }, target)
  await expect.poll(async () => (await outsideOf(electron)).asked).toEqual([expect.stringContaining(target)])
  expect((await outsideOf(electron)).opened).toEqual([])
  expect(await addressOf(electron)).toEqual(before)
  expect(other.asked).toEqual([])
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('an address opens outside once the person has agreed to it', async ({ page, app }) => {
  const electron = desktop(app)
  await answerLeaving(electron, 0)
  const target = `${other.origin}/agreed`
  await page.evaluate((address) => {
    location.href = address
  }, target)
  await expect.poll(async () => (await outsideOf(electron)).opened).toEqual([target])
  expect((await outsideOf(electron)).asked).toHaveLength(1)
})

test('only web and mail addresses are ever offered', async ({ page, app }) => {
  const electron = desktop(app)
  await answerLeaving(electron, 0)
  const replies = await page.evaluate(async () => {
    const answers: unknown[] = []
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'callto:1', 'no address']) {
      answers.push(await window.callboard?.host({ method: 'host.openExternal', input: { url } }))
    }
    return answers
  })
  expect(replies).toEqual(new Array(5).fill({ ok: true, value: { opened: false } }))
  expect(await outsideOf(electron)).toEqual({ asked: [], opened: [] })
})

test('no second window opens', async ({ page, app }) => {
  const electron = desktop(app)
  await answerLeaving(electron, 1)
  const target = `${other.origin}/window`
  const opened = await page.evaluate((address) => window.open(address) !== null, target)
  expect(opened).toBe(false)
  await expect.poll(async () => (await outsideOf(electron)).asked).toEqual([expect.stringContaining(target)])
  expect(await addressOf(electron)).toHaveLength(1)
})

test('a page of somebody else is not answered, though it has the bridge', async ({ page, app }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const preload = join(appFolder, 'out/preload/index.cjs')
  const replies = await desktop(app).evaluate(
    async ({ BrowserWindow }, given) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload: given.preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
      })
      await window.loadURL(given.address)
      const call = (name: string, method: string) =>
        window.webContents.executeJavaScript(`callboard.${name}({ method: '${method}', input: {} })`)
      const answers = [await call('call', 'workspace.recent'), await call('host', 'host.capabilities')]
      window.destroy()
      return answers
    },
    { preload, address: `${other.origin}/impostor` },
  )
  expect(replies).toMatchObject([
    { ok: false, error: { code: 'forbidden' } },
    { ok: false, error: { code: 'forbidden' } },
  ])
})

test('the bridge has its three functions and nothing of Node', async ({ page }) => {
  const seen = await page.evaluate(() => {
    const bridge = window.callboard
    return {
      keys: Object.keys(bridge ?? {}).sort(),
      kinds: [typeof bridge?.call, typeof bridge?.host, typeof bridge?.onEvent, bridge?.shell],
      globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
      frozen: bridge !== undefined && !Reflect.set(bridge, 'call', () => 1),
    }
  })
  expect(seen).toEqual({
    keys: ['call', 'host', 'onEvent', 'shell'],
    kinds: ['function', 'function', 'function', 'desktop'],
    globals: [],
    frozen: true,
  })
})

test('no permission is granted', async ({ page, app }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const names = ['geolocation', 'notifications', 'media', 'midi', 'clipboard-read', 'openExternal']
  if (isRealElectron) {
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
    return
  }
  // The stand-in cannot make Chromium ask: its session hands the question to the handlers that the app has set.
  const granted = await desktop(app).evaluate(async ({ session }, asked) => {
    const standIn: unknown = Reflect.get(session.defaultSession, 'standIn')
    if (typeof standIn !== 'object' || standIn === null) return ['no stand-in']
    const request: unknown = Reflect.get(standIn, 'request')
    const check: unknown = Reflect.get(standIn, 'check')
    if (typeof request !== 'function' || typeof check !== 'function') return ['no handlers']
    const given: string[] = []
    for (const name of asked) {
      if (await request(name)) given.push(`request ${name}`)
      if (check(name)) given.push(`check ${name}`)
    }
    return given
  }, names)
  expect(granted).toEqual([])
})
