/** State the parts of the stand-in share: the browser, the app's facts, and where `app` events are emitted. */
import type { CdpSession } from '../cdp.ts'
import type { Chromium } from '../chromium.ts'
import { HostEmitter } from '../strict.ts'

export interface AppInfo {
  appPath: string
  name: string
  version: string
  /** The command line without the executable. */
  args: readonly string[]
}

export const host: {
  info: AppInfo
  chromium: Chromium | null
  ready: boolean
  quitting: boolean
} = {
  info: { appPath: '', name: 'Electron', version: '0.0.0', args: [] },
  chromium: null,
  ready: false,
  quitting: false,
}

/** The browser target's session. Throws before `ready`, as Electron's own classes do. */
export function browser(): CdpSession {
  if (!host.chromium) throw new Error('electron stand-in: Chromium is not running before app is ready')
  return host.chromium.cdp.browser
}

/** Value of `--name=value` on the command line. */
export function switchValue(name: string): string | undefined {
  const prefix = `--${name}=`
  return host.info.args.find((argument) => argument.startsWith(prefix))?.slice(prefix.length)
}

/** The emitter below `app`; `activate` and the macOS events can be listened to and never happen on this host. */
export const appEmitter = new HostEmitter('app', [
  'ready',
  'will-finish-launching',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
  'second-instance',
  'browser-window-created',
  'web-contents-created',
  'render-process-gone',
  'activate',
  'open-file',
  'open-url',
  'child-process-gone',
  'certificate-error',
  'browser-window-focus',
  'browser-window-blur',
])

/** Called by the window that closes last; `app` decides between `window-all-closed` and quitting. */
export const lastWindowClosed: { notify(): void } = { notify: () => undefined }
