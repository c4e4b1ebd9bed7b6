/** One Chromium page: its target, the scripts of both worlds, and the messages between them and this process. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import type { CdpSession } from '../cdp.ts'
import { makeBridge } from '../page/bridge.ts'
import { makeCodec } from '../page/codec.ts'
import { type MainHeader, makePreload, type PageHeader, type PreloadFacts } from '../page/preload.ts'
import { browser } from './host.ts'
import { codec } from './ipc.ts'
import { createTarget, releaseTarget } from './targets.ts'
import { forcedScheme, themeListeners } from './theme.ts'
import { fromWeb, toWeb } from './urls.ts'

/** The name Electron gives this world too. */
const WORLD = 'Electron Isolated Context'
const BINDING = '__electronHost'
const RECEIVER = '__electronHostReceive'

/** What the page tells its `webContents`. */
export interface PageListener {
  message(header: PageHeader, data: string): void
  navigated(url: string, inPage: boolean): void
  phase(name: 'dom-ready' | 'load' | 'first-paint'): void
  popup(request: { url: string; frameName: string; features: string }): void
  console(level: 'info' | 'warning' | 'error', message: string): void
  crashed(): void
  closed(): void
}

export interface PageOptions {
  preload: string | undefined
  additionalArguments: readonly string[]
  width: number
  height: number
}

/** Chromium answers `net::ERR_X`; Electron's errors carry the number too. */
const ERROR_NUMBERS: Record<string, number> = {
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_ADDRESS_UNREACHABLE: -109,
}

export function loadError(errorText: string, url: string): Error & { errno: number; code: string; url: string } {
  const code = errorText.replace(/^net::/, '')
  const errno = ERROR_NUMBERS[code] ?? -2
  return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { errno, code, url })
}

function preloadSource(path: string | undefined, additionalArguments: readonly string[], secret: string): string {
  const facts: PreloadFacts = {
    versions: {
      node: process.versions.node,
      electron: process.versions.electron ?? '',
      chrome: process.versions.chrome ?? '',
    },
    platform: process.platform,
    arch: process.arch,
    argv: [process.argv[0] ?? '', ...additionalArguments],
    pid: process.pid,
    execPath: process.argv[0] ?? '',
    preloadPath: path ?? '',
  }
  const code = path ? readFileSync(path, 'utf8') : ''
  const body = `(function (require, process, Buffer, setImmediate, clearImmediate, module, exports, global) {${code}\n})`
  let run = `${body}(environment.require, environment.process, environment.Buffer, environment.setImmediate, environment.clearImmediate, module, module.exports, globalThis)`
  try {
    new Script(body, path ? { filename: path } : {})
  } catch (error) {
    // A script that does not parse would be dropped in silence; this way it fails like one that throws.
    run = `throw new SyntaxError(${JSON.stringify(error instanceof Error ? error.message : String(error))})`
  }
  return `(() => {
    if (window.top !== window || location.protocol === 'about:') return
    const post = globalThis.${BINDING}
    const environment = (${makePreload})(${JSON.stringify(secret)}, ${JSON.stringify(facts)}, (${makeCodec})(), ${makeBridge}, (text) => post(text), (receive) => { globalThis.${RECEIVER} = receive })
    const module = { exports: {} }
    try {
      ${run}
    } catch (error) {
      environment.failed(error)
    }
  })()
  //# sourceURL=${path ? `file://${path}` : 'electron-stand-in-preload'}`
}

export class HostPage {
  readonly attached: Promise<void>
  targetId = ''
  frameId = ''
  private session: CdpSession | null = null
  private readonly listener: PageListener
  private context = ''
  private blankLoaderId = ''
  private gone = false
  /** Loads a caller waits for, by loader. */
  private readonly loads = new Map<string, PromiseWithResolvers<void>>()
  private readonly loaded = new Set<string>()
  private readonly applyTheme = () => {
    const scheme = forcedScheme() ?? ''
    this.session
      ?.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
      .catch(() => undefined)
  }

  constructor(options: PageOptions, listener: PageListener) {
    this.listener = listener
    this.attached = this.attach(options)
    this.attached.catch((error: unknown) => {
      if (!this.gone) console.error('electron stand-in: cannot open a page:', error)
    })
    themeListeners.add(this.applyTheme)
  }

  /** The attached session; waits until the page exists. */
  async cdp(): Promise<CdpSession> {
    await this.attached
    if (!this.session || this.gone) throw new TypeError('Object has been destroyed')
    return this.session
  }

  private async attach(options: PageOptions): Promise<void> {
    const { targetId, session } = await createTarget({ width: options.width, height: options.height })
    this.targetId = targetId
    this.session = session
    this.listen(session)
    const secret = `eh${randomUUID()}`
    const main = `(() => { if (window.top !== window || location.protocol === 'about:') return; (${makeBridge})(${JSON.stringify(secret)}, 'main', () => undefined) })()`
    await Promise.all([
      session.send('Page.enable'),
      session.send('Inspector.enable'),
      session.send('Runtime.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: main }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadSource(options.preload, options.additionalArguments, secret),
        worldName: WORLD,
      }),
      session.send('Page.getFrameTree').then(({ frameTree }) => {
        this.frameId = frameTree.frame.id
        this.blankLoaderId = frameTree.frame.loaderId
      }),
      this.resize(options.width, options.height),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
  }

  /** Size of the page itself, in CSS pixels: a new window's size would include the browser's own bars. */
  async resize(width: number, height: number): Promise<void> {
    const { windowId } = await browser().send('Browser.getWindowForTarget', { targetId: this.targetId })
    await browser().send('Browser.setContentsSize', { windowId, width, height })
  }

  private listen(session: CdpSession): void {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD && context.auxData?.frameId === this.frameId) this.context = context.uniqueId
    })
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== BINDING) return
      const end = payload.indexOf('\n')
      const header: PageHeader = JSON.parse(payload.slice(0, end))
      this.listener.message(header, payload.slice(end + 1))
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return
      this.frameId = frame.id
      // Only now: Playwright's own media emulation is in place since the page was attached, and the last one counts.
      if (forcedScheme()) this.applyTheme()
      for (const [loaderId, load] of this.loads) {
        if (loaderId !== frame.loaderId) load.reject(loadError('net::ERR_ABORTED', frame.url))
      }
      this.listener.navigated(fromWeb(frame.url + (frame.urlFragment ?? '')), false)
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.frameId) this.listener.navigated(fromWeb(url), true)
    })
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (frameId !== this.frameId || loaderId === this.blankLoaderId) return
      if (name === 'DOMContentLoaded') this.listener.phase('dom-ready')
      if (name === 'firstPaint') this.listener.phase('first-paint')
      if (name !== 'load') return
      this.loaded.add(loaderId)
      this.listener.phase('load')
      this.loads.get(loaderId)?.resolve()
    })
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.listener.popup({ url: fromWeb(url), frameName: windowName, features: windowFeatures.join(',') }),
    )
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const message = args.map(({ value, description }) => String(value ?? description ?? '')).join(' ')
      this.listener.console(type === 'error' || type === 'warning' ? type : 'info', message)
    })
    session.on('Inspector.targetCrashed', () => this.listener.crashed())
    browser().on('Target.detachedFromTarget', ({ sessionId }) => {
      if (sessionId === session.id) this.end()
    })
  }

  /** Resolves when the page has loaded; rejects with Electron's error when it does not. */
  async navigate(url: string): Promise<void> {
    const session = await this.cdp()
    const result = await session.send('Page.navigate', { url: toWeb(url) })
    if (result.errorText) throw loadError(result.errorText, url)
    if (!result.loaderId || this.loaded.has(result.loaderId)) return
    const load = Promise.withResolvers<void>()
    this.loads.set(result.loaderId, load)
    try {
      await load.promise
    } finally {
      this.loads.delete(result.loaderId)
    }
  }

  /** To the preload's world; dropped when the page has none, as Electron does before a preload has run. */
  post(header: MainHeader, data: string): void {
    if (this.gone || !this.context) return
    this.session
      ?.send('Runtime.callFunctionOn', {
        functionDeclaration: `(header, data) => { globalThis.${RECEIVER}?.(JSON.parse(header), data) }`,
        arguments: [{ value: JSON.stringify(header) }, { value: data }],
        uniqueContextId: this.context,
        silent: true,
      })
      .catch(() => undefined)
  }

  /** Value of the code after its promise, as a structured clone. */
  async evaluate(code: string): Promise<unknown> {
    const session = await this.cdp()
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      userGesture: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    if (result.unserializableValue) {
      const text = result.unserializableValue
      return text.endsWith('n') ? BigInt(text.slice(0, -1)) : Number(text)
    }
    if (!result.objectId) return result.value
    const encoded = await session.send('Runtime.callFunctionOn', {
      functionDeclaration: `function () { return (${makeCodec})().encode(this) }`,
      objectId: result.objectId,
      returnByValue: true,
    })
    if (typeof encoded.result.value !== 'string') throw new Error('An object could not be cloned.')
    return codec.decode(encoded.result.value)
  }

  close(): Promise<void> {
    return this.attached
      .catch(() => undefined)
      .then(() => browser().send('Target.closeTarget', { targetId: this.targetId }))
      .catch(() => undefined)
      .then(() => this.end())
  }

  private end(): void {
    if (this.gone) return
    this.gone = true
    themeListeners.delete(this.applyTheme)
    releaseTarget(this.targetId)
    for (const load of this.loads.values()) load.reject(loadError('net::ERR_ABORTED', ''))
    this.listener.closed()
  }
}
