import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app, BrowserWindow, crashReporter, dialog, ipcMain, session } from 'electron'
import { CallboardError, type Reply } from '../../shared/contract/define'
import { type EngineClient, startEngine } from '../engine/client'
import type { Caller } from '../features/context'
import { userName } from '../thisMachine'
import { createDesktopHost } from './host'
import { setMenu } from './menu'
import { isTrustedSender } from './origin'
import { printInWindow } from './printWindow'
import { serveApp } from './protocol'
import { guardContents, openWindow } from './windows'
import { words } from './words'

const entryDir = import.meta.dirname
const logLimitBytes = 1_000_000

/** The desktop shell: windows, menu and dialogs around the engine. Carries messages; decides nothing. */
export function runDesktop(): void {
  crashReporter.start({ uploadToServer: false })
  const configDir = app.getPath('userData')
  const engine = startEngine({
    configDir,
    host: { printPdf: printInWindow },
    log: logTo(join(configDir, 'logs', 'callboard.log')),
  })
  const host = createDesktopHost(engine, () => openWindow(entryDir, configDir))
  const caller: Caller = { shell: 'desktop', actor: userName() }

  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, (address) => void host.openExternal(BrowserWindow.fromWebContents(contents), address))
  })
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0]
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void openWindow(entryDir, configDir)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  closeBeforeQuit(engine)

  engine.subscribe((event) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('callboard:event', event)
  })
  ipcMain.handle('callboard:call', (event, envelope: unknown): Promise<Reply> => {
    if (!isTrustedSender(event.senderFrame)) return Promise.resolve(untrusted())
    return engine.call(envelope, caller)
  })
  ipcMain.handle('callboard:host', (event, envelope: unknown): Promise<Reply> => {
    if (!isTrustedSender(event.senderFrame)) return Promise.resolve(untrusted())
    return host.answer(BrowserWindow.fromWebContents(event.sender), envelope)
  })

  app
    .whenReady()
    .then(async () => {
      session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
      session.defaultSession.setPermissionCheckHandler(() => false)
      serveApp(join(entryDir, '../renderer'), engine.mediaOf)
      setMenu()
      await openLastWorkspace(engine, caller)
      await openWindow(entryDir, configDir)
    })
    .catch((error: unknown) => {
      console.error(error)
      app.exit(1)
    })
}

const untrusted = (): Reply => ({ ok: false, error: new CallboardError('forbidden', words.untrusted).toShape() })

/** The workspace named on the command line, else the one that was open last. One that cannot be opened leaves the start page. */
async function openLastWorkspace(engine: EngineClient, caller: Caller): Promise<void> {
  const named = process.argv.find((argument) => argument.startsWith('--workspace='))?.slice('--workspace='.length)
  let folder = named
  if (!folder) {
    const recent = await engine.call({ method: 'workspace.recent', input: {} }, caller)
    const [last] = recent.ok && Array.isArray(recent.value) ? recent.value : []
    folder = last?.folder
  }
  if (!folder) return
  const opened = await engine.call({ method: 'workspace.open', input: { folder } }, caller)
  if (!opened.ok && named) dialog.showErrorBox('Callboard', opened.error.message)
}

/** Asks before running work is given up, then closes the workspace cleanly before the process ends. */
function closeBeforeQuit(engine: EngineClient): void {
  let isClosed = false
  let isClosing = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    void (async () => {
      if (!(await engine.isIdle().catch(() => true))) {
        const question = dialog.showMessageBox({
          type: 'question',
          message: words.quitWhileBusy,
          buttons: [words.stay, words.quit],
          defaultId: 0,
          cancelId: 0,
        })
        // A question that cannot be asked must not keep the app from ending; what was saved is safe either way.
        const response = await question.then(
          (answer) => answer.response,
          () => 1,
        )
        if (response === 0) {
          isClosing = false
          return
        }
      }
      await engine.close()
      isClosed = true
      app.quit()
    })()
  })
}

/** Appends to a log that never holds data of people: methods, times and faults only. Kept to two files. */
function logTo(file: string): (line: string) => void {
  return (line) => {
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) renameSync(file, `${file}.old`)
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 })
    } catch {
      // A log that cannot be written must not stop the work it is about.
    }
  }
}
