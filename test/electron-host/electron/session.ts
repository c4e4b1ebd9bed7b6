/** `session`: the permission decisions an app would give, and nothing of `webRequest`. */
import { allowed, HostEmitter, missing, strict } from '../strict.ts'
import { browser, host } from './host.ts'
import { net, protocol } from './protocol.ts'

type RequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean
type DeviceHandler = (details: object) => boolean

let requestHandler: RequestHandler | null = null
let checkHandler: CheckHandler | null = null
let deviceHandler: DeviceHandler | null = null

/**
 * The app's recorded handlers, asked by a test: this host cannot make Chromium ask them. Without a handler Electron
 * grants, and so does the answer here. Reached as `session.defaultSession.standIn`, which real Electron does not have.
 */
const standIn = {
  request: (permission: string, contents: unknown = null, details: object = {}): Promise<boolean> =>
    new Promise((resolve) => {
      if (requestHandler) requestHandler(contents, permission, resolve, details)
      else resolve(true)
    }),
  check: (permission: string, origin = '', details: object = {}): boolean =>
    checkHandler ? checkHandler(null, permission, origin, details) : true,
  device: (details: object): boolean => (deviceHandler ? deviceHandler(details) : true),
}

const sessionEmitter = new HostEmitter('session', ['will-download'])

const defaultSession = strict(
  'session',
  Object.assign(sessionEmitter, {
    protocol,
    standIn,
    fetch: net.fetch,
    // Every member throws by name: a filter that is never called would look like one that allows everything.
    webRequest: strict('session.webRequest', {}),
    setPermissionRequestHandler(handler: RequestHandler | null): void {
      requestHandler = handler
    },
    setPermissionCheckHandler(handler: CheckHandler | null): void {
      checkHandler = handler
    },
    setDevicePermissionHandler(handler: DeviceHandler | null): void {
      deviceHandler = handler
    },
    // Nothing to switch off: headless Chromium has no spell checker and is given no proxy.
    setSpellCheckerEnabled(_enabled: boolean): void {},
    setSpellCheckerLanguages(_languages: string[]): void {},
    isPersistent: () => true,
  }),
)

/** Downloads are announced, and denied whatever the app says: saving one is not modelled. */
export async function denyDownloads(): Promise<void> {
  browser().on('Browser.downloadWillBegin', ({ url, suggestedFilename }) => {
    let canceled = false
    const item = strict('DownloadItem', {
      getURL: () => url,
      getFilename: () => suggestedFilename,
      cancel(): void {
        canceled = true
      },
    })
    if (allowed(sessionEmitter, 'will-download', item) && !canceled) missing(`saving a download (${url})`)
  })
  await browser().send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
}

export function sessionOfApp(): typeof defaultSession {
  if (!host.ready) throw new Error('Session can only be received when app is ready')
  return defaultSession
}

export const session = strict('session', {
  get defaultSession() {
    return sessionOfApp()
  },
  fromPartition: (partition: string): never => missing(`session.fromPartition('${partition}')`),
})
