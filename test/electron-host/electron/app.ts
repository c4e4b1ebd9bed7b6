/** `app`: readiness, quitting, paths, the single-instance lock. */
import type {} from 'electron'
import { startChromium } from '../chromium.ts'
import { allowed, extend, missing, strict } from '../strict.ts'
import { openWindows } from './browserWindow.ts'
import { type AppInfo, appEmitter, host, lastWindowClosed, switchValue } from './host.ts'
import { hasLock, releaseLock, requestLock } from './instanceLock.ts'
import { getPath, setAppLogsPath, setPath } from './paths.ts'
import { interceptRequests } from './protocol.ts'
import { denyDownloads } from './session.ts'
import { watchTargets } from './targets.ts'

/** Called by boot before the app's code runs. */
export function prepare(info: AppInfo): void {
  host.info = info
  process.on('exit', () => host.chromium?.kill())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, quit)
}

/** Called by boot after the app's main module: starts the browser and emits `ready`. */
export async function start(): Promise<void> {
  if (host.quitting) return
  try {
    host.chromium = startChromium({ debuggingPort: switchValue('remote-debugging-port'), locale: getLocale() })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
  void host.chromium.cdp.exited.then(() => {
    if (!host.quitting) process.exit(1)
  })
  const { product } = await host.chromium.cdp.browser.send('Browser.getVersion')
  Object.defineProperty(process.versions, 'chrome', { value: product.split('/')[1], enumerable: true })
  await interceptRequests()
  await watchTargets()
  await denyDownloads()
  host.ready = true
  markReady()
  // Through `app`, not the emitter: Playwright's loader replaces `app.emit` to hold `ready` back until it is connected.
  app.emit('ready', {}, {})
}

let markReady: () => void = () => undefined
const readiness = new Promise<void>((resolve) => {
  markReady = resolve
})

function getLocale(): string {
  return switches.get('lang') ?? switchValue('lang') ?? 'en-US'
}

/** `before-quit` is emitted before this returns; windows close afterwards, and any of them can call the quit off. */
function quit(): void {
  if (host.quitting) return
  host.quitting = true
  if (!allowed(appEmitter, 'before-quit')) {
    host.quitting = false
    return
  }
  void closeAndEnd()
}

async function closeAndEnd(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  for (const window of openWindows()) {
    window.close()
    await window.closing
    if (window.isDestroyed()) continue
    host.quitting = false
    return
  }
  if (!allowed(appEmitter, 'will-quit')) {
    host.quitting = false
    return
  }
  await end(Number(process.exitCode ?? 0))
}

async function end(code: number): Promise<void> {
  appEmitter.emit('quit', {}, code)
  await host.chromium?.stop()
  process.exit(code)
}

/** As documented: no window is asked, and neither `before-quit` nor `will-quit` is emitted. */
function exit(code = 0): void {
  if (!host.ready) process.exit(code)
  host.quitting = true
  for (const window of openWindows()) window.destroy()
  void end(code)
}

lastWindowClosed.notify = () => {
  if (host.quitting) return
  if (appEmitter.listenerCount('window-all-closed')) appEmitter.emit('window-all-closed')
  else quit()
}

const switches = new Map<string, string>()
const commandLine = strict('app.commandLine', {
  appendSwitch(name: string, value = ''): void {
    switches.set(name, value)
  },
  appendArgument(_value: string): void {},
  hasSwitch: (name: string) =>
    switches.has(name) || switchValue(name) !== undefined || host.info.args.includes(`--${name}`),
  getSwitchValue: (name: string) => switches.get(name) ?? switchValue(name) ?? '',
  removeSwitch(name: string): void {
    switches.delete(name)
  },
} satisfies Pick<
  Electron.CommandLine,
  'appendSwitch' | 'appendArgument' | 'hasSwitch' | 'getSwitchValue' | 'removeSwitch'
>)

const members = {
  whenReady: () => readiness,
  isReady: () => host.ready,
  quit,
  exit,
  relaunch: (): void => missing('app.relaunch'),
  isPackaged: false,
  get name() {
    return host.info.name
  },
  set name(name: string) {
    host.info.name = name
  },
  getName: () => host.info.name,
  setName(name: string): void {
    host.info.name = name
  },
  getVersion: () => host.info.version,
  getAppPath: () => host.info.appPath,
  getLocale,
  getSystemLocale: getLocale,
  getPreferredSystemLanguages: () => [getLocale()],
  getLocaleCountryCode: () => 'US',
  getPath,
  setPath,
  setAppLogsPath,
  requestSingleInstanceLock: (additionalData?: unknown) => requestLock(getPath('userData'), additionalData),
  hasSingleInstanceLock: hasLock,
  releaseSingleInstanceLock: releaseLock,
  // Every window of this host is sandboxed already.
  enableSandbox(): void {},
  disableHardwareAcceleration(): void {},
  setAppUserModelId(_id: string): void {},
  setAboutPanelOptions(_options: Electron.AboutPanelOptionsOptions): void {},
  focus(): void {},
}
members satisfies Pick<Electron.App, Exclude<keyof typeof members, 'requestSingleInstanceLock'> & keyof Electron.App>

export const app = strict('app', extend(appEmitter, extend(members, { commandLine })))
