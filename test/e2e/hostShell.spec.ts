/**
 * What Electron documents about windows and the app, as far as Callboard relies on it. Runs on the stand-in and,
 * unchanged, on the real binary.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ElectronApplication, expect } from '@playwright/test'
import { electronExecutable, isRealElectron, launchElectron, skipReason } from './electronHost'
import { FIXTURE, logOf, test } from './hostFixture'

test.skip(skipReason !== null, skipReason ?? '')

/** Exit code of the app's process, once it has ended. */
function exitCode(app: ElectronApplication): Promise<number | null> {
  const child = app.process()
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}

test.describe('web contents', () => {
  test('executeJavaScript returns clones and rejects with the error', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const seen = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const date: unknown = await contents?.executeJavaScript('new Date(3)')
      return {
        number: await contents?.executeJavaScript('Promise.resolve(1 + 1)'),
        date: date instanceof Date && date.getTime(),
        rejected: await contents?.executeJavaScript('Promise.reject(new Error("no"))').catch(() => 'rejected'),
        title: contents?.getTitle(),
      }
    })
    expect(seen).toEqual({ number: 2, date: 3, rejected: 'rejected', title: 'Fixture' })
  })

  test('printToPDF prints a hidden window on the wanted paper', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const pdf = await app.evaluate(async () => {
      const window = globalThis.fixture.openWindow({ show: false })
      await window.loadURL('app://bundle/next.html')
      const options = { pageSize: 'A4', landscape: true, generateTaggedPDF: true } as const
      const bytes = await window.webContents.printToPDF({ ...options, margins: { top: 0.5, bottom: 0.5 } })
      window.destroy()
      return bytes.toString('latin1')
    })
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    // A4 lies 842 x 595 points; browsers round its inches by up to a point.
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
    expect(Math.abs(Number(width) - 842)).toBeLessThan(1.5)
    expect(Math.abs(Number(height) - 595)).toBeLessThan(1.5)
    expect(pdf).toContain('/StructTreeRoot')
  })

  test('a renderer that dies is reported, and the page can be loaded again', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    await expect.poll(() => logOf(app)).toContain('render-process-gone')
    const again = await app.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      await window?.loadURL('app://bundle/next.html')
      return window?.webContents.executeJavaScript('[document.title, typeof fixture]')
    })
    expect(again).toEqual(['Next', 'object'])
  })
})

test.describe('windows', () => {
  test('close can be held; destroy asks nobody and is done at once', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const seen = await app.evaluate(({ BrowserWindow }) => {
      const first = BrowserWindow.getAllWindows()[0]
      const second = globalThis.fixture.openWindow({ show: false })
      globalThis.fixture.holdClose = true
      first?.close()
      second.destroy()
      globalThis.fixture.holdClose = false
      let after = 'nothing'
      try {
        second.getBounds()
      } catch (error) {
        after = String(error)
      }
      const counts = [first?.isDestroyed(), second.isDestroyed(), BrowserWindow.getAllWindows().length]
      return { counts, after, log: globalThis.fixture.log.filter((line) => line.startsWith('close')) }
    })
    expect(seen).toEqual({
      counts: [false, true, 1],
      after: 'TypeError: Object has been destroyed',
      log: ['close', 'closed'],
    })
  })

  test('bounds, title and lookup', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    await expect.poll(() => logOf(app)).toContain('ready-to-show')
    const seen = await app.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      if (!window) return null
      const resized = new Promise((resolve) => window.once('resize', () => resolve('resize')))
      window.setBounds({ width: 1000, height: 700 })
      const event = await resized
      const { width, height } = window.getBounds()
      window.setTitle('Renamed')
      return {
        event,
        size: [width, height],
        normal: window.getNormalBounds().width,
        title: window.getTitle(),
        found: BrowserWindow.fromWebContents(window.webContents) === window,
        visible: window.isVisible(),
        maximized: window.isMaximized(),
      }
    })
    expect(seen).toEqual({
      event: 'resize',
      size: [1000, 700],
      normal: 1000,
      title: 'Renamed',
      found: true,
      visible: true,
      maximized: false,
    })
  })

  test('displays contain the window', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const seen = await app.evaluate(({ BrowserWindow, screen }) => {
      const bounds = BrowserWindow.getAllWindows()[0]?.getBounds() ?? { x: 0, y: 0, width: 1, height: 1 }
      const all = screen.getAllDisplays().map(({ id }) => id)
      return [all.includes(screen.getPrimaryDisplay().id), all.includes(screen.getDisplayMatching(bounds).id)]
    })
    expect(seen).toEqual([true, true])
  })
})

test.describe('app', () => {
  test('knows its paths, name and version', async ({ app, page, userData }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const seen = await app.evaluate(({ app: electronApp }) => ({
      userData: electronApp.getPath('userData'),
      packaged: electronApp.isPackaged,
      ready: electronApp.isReady(),
      name: electronApp.getName(),
      version: electronApp.getVersion(),
      locked: electronApp.hasSingleInstanceLock(),
      type: process.type,
    }))
    const expected = {
      packaged: false,
      ready: true,
      name: 'Host Fixture',
      version: '1.2.3',
      locked: true,
      type: 'browser',
    }
    expect(seen).toEqual({ ...expected, userData })
  })

  test('a second instance hands over its command line and ends', async ({ app, page, userData }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const sandbox = isRealElectron && process.platform === 'linux' ? ['--no-sandbox'] : []
    const second = spawnSync(electronExecutable, [...sandbox, FIXTURE, `--user-data-dir=${userData}`, '--hello=2'])
    expect(second.status).toBe(7)
    await expect.poll(() => logOf(app)).toContain('second-instance --hello=2')
  })

  test('quits in the documented order', async ({ app, page, userData }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    await expect.poll(() => logOf(app)).toContain('ready-to-show')
    await app.close()
    const lines = readFileSync(join(userData, 'events.log'), 'utf8').trim().split('\n')
    expect(lines.slice(lines.indexOf('before-quit'))).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit'])
  })

  test('before-quit and a held window call the quit off', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    await app.evaluate(({ app: electronApp }) => {
      globalThis.fixture.holdQuit = true
      electronApp.quit()
      globalThis.fixture.holdQuit = false
      globalThis.fixture.holdClose = true
      electronApp.quit()
    })
    await expect.poll(() => logOf(app)).toContain('close')
    expect((await logOf(app)).filter((line) => /quit|closed/.test(line))).toEqual(['before-quit', 'before-quit'])
    await app.evaluate(() => {
      globalThis.fixture.holdClose = false
    })
  })

  test('the last closed window is announced once', async ({ app, page, userData }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect
      .poll(() => readFileSync(join(userData, 'events.log'), 'utf8'))
      .toMatch(/close\nclosed\nwindow-all-closed\n$/)
  })

  test('exit and process.exit give their code and ask nobody', async ({ app, page, userData }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const code = exitCode(app)
    await app.evaluate(({ app: electronApp }) => electronApp.exit(3)).catch(() => undefined)
    expect(await code).toBe(3)
    expect(readFileSync(join(userData, 'events.log'), 'utf8')).not.toMatch(/before-quit|will-quit/)
    const again = await launchElectron({ args: [FIXTURE], userData })
    const hard = exitCode(again)
    await again.evaluate(() => setImmediate(() => process.exit(5)))
    expect(await hard).toBe(5)
  })

  test('menu items are found by id and clicked', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const seen = await app.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu()
      const item = menu?.getMenuItemById('note')
      item?.click()
      menu?.getMenuItemById('grid')?.click()
      return { accelerator: item?.accelerator, none: menu?.getMenuItemById('none') ?? null }
    })
    expect(seen).toEqual({ accelerator: 'CmdOrCtrl+N', none: null })
    expect((await logOf(app)).slice(-2)).toEqual(['clicked Note', 'grid true'])
  })

  test('the theme reaches the page', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    const set = (source: 'dark' | 'light') =>
      app.evaluate(async ({ nativeTheme }, value) => {
        const updated = new Promise((resolve) => nativeTheme.once('updated', () => resolve(null)))
        nativeTheme.themeSource = value
        await updated
        return nativeTheme.shouldUseDarkColors
      }, source)
    expect(await set('dark')).toBe(true)
    await expect.poll(dark).toBe(true)
    expect(await set('light')).toBe(false)
    await expect.poll(dark).toBe(false)
  })

  test('dialogs and the desktop are answered by the test', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const seen = await app.evaluate(async ({ dialog, shell }) => {
      const opened: string[] = []
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/tmp/x.pdf' })
      shell.openExternal = async (url: string) => {
        opened.push(url)
      }
      await shell.openExternal('https://example.com/')
      return { saved: await dialog.showSaveDialog({}), opened }
    })
    expect(seen).toEqual({ saved: { canceled: false, filePath: '/tmp/x.pdf' }, opened: ['https://example.com/'] })
  })
})

test.describe('the stand-in only', () => {
  test.skip(isRealElectron, 'says what the stand-in refuses; real Electron does these things')

  test('what is missing fails by name', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const messages = await app.evaluate(async ({ app: electronApp, BrowserWindow, dialog, session, shell, Tray }) => {
      const window = BrowserWindow.getAllWindows()[0]
      const attempts: (() => unknown)[] = [
        () => electronApp.dock,
        () => electronApp.relaunch(),
        () => window?.setKiosk(true),
        () => window?.webContents.startDrag,
        () => window?.webContents.on('paint', () => undefined),
        () => session.defaultSession.webRequest.onBeforeRequest(null),
        () => session.fromPartition('x'),
        () => new Tray('x.png'),
        () => dialog.showOpenDialog({}),
        () => shell.openExternal('https://example.com/'),
        () => shell.showItemInFolder('/tmp'),
      ]
      const seen: string[] = []
      for (const attempt of attempts) {
        try {
          await attempt()
          seen.push('nothing thrown')
        } catch (error) {
          seen.push(error instanceof Error ? error.message : String(error))
        }
      }
      return seen
    })
    expect(messages.map((message) => /^electron stand-in: (\S+(?: \S+)?)/.exec(message)?.[1])).toEqual([
      'app.dock is',
      'app.relaunch is',
      'BrowserWindow.setKiosk is',
      'webContents.startDrag is',
      'webContents event',
      'session.webRequest.onBeforeRequest is',
      "session.fromPartition('x') is",
      'new Tray()',
      'dialog.showOpenDialog without',
      'shell.openExternal without',
      'shell.showItemInFolder without',
    ])
  })

  test('displays can be chosen', async ({ app, page, userData }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    await app.close()
    const two = [
      { x: 0, y: 0, width: 1280, height: 800 },
      { x: 1280, y: 0, width: 1920, height: 1080 },
    ]
    const again = await launchElectron({
      args: [FIXTURE],
      userData,
      env: { ELECTRON_HOST_DISPLAYS: JSON.stringify(two) },
    })
    const seen = await again.evaluate(({ screen }) => {
      const matching = screen.getDisplayMatching({ x: 1200, y: 10, width: 800, height: 600 })
      return [screen.getAllDisplays().length, matching.bounds.width]
    })
    await again.close()
    expect(seen).toEqual([2, 1920])
  })

  test('the recorded permission handlers can be asked', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const seen = await app.evaluate(async ({ session }) => {
      const standIn: unknown = Reflect.get(session.defaultSession, 'standIn')
      if (typeof standIn !== 'object' || standIn === null) return null
      const request: unknown = Reflect.get(standIn, 'request')
      const check: unknown = Reflect.get(standIn, 'check')
      if (typeof request !== 'function' || typeof check !== 'function') return null
      return [await request('media'), await request('clipboard-read'), check('media'), check('clipboard-read')]
    })
    expect(seen).toEqual([false, true, false, true])
  })
})
