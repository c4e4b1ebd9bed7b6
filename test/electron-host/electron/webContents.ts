/** `webContents`: one page as the main process sees it. */
import type { PageHeader } from '../page/preload.ts'
import { cancelable, HostEmitter, missing, strict } from '../strict.ts'
import { appEmitter } from './host.ts'
import { codec, ipcMain, runHandler } from './ipc.ts'
import { HostPage, type PageOptions } from './page.ts'
import { printParameters } from './pdf.ts'
import { navigationGuard } from './protocol.ts'
import { sessionOfApp } from './session.ts'
import { fromWeb, originOf, toWeb } from './urls.ts'

const EVENTS = [
  'console-message',
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'did-start-loading',
  'did-stop-loading',
  'dom-ready',
  'page-title-updated',
  'preload-error',
  'render-process-gone',
  'will-navigate',
  // Accepted and never emitted: nothing here can redirect a page, attach a webview, hang, or send a key to the main process.
  'before-input-event',
  'context-menu',
  'responsive',
  'unresponsive',
  'will-attach-webview',
  'will-frame-navigate',
  'will-prevent-unload',
  'will-redirect',
]

type OpenHandler = (details: object) => { action: string }

const all = new Map<number, WebContents>()
let lastId = 0

/** What the window needs to hear; a handler of the app cannot remove it. */
export interface Owner {
  firstPaint(): void
  title(title: string): void
  /** The app closes the contents instead of the window. */
  close(): void
  gone(): void
}

export class WebContents extends HostEmitter {
  readonly id = ++lastId
  readonly page: HostPage
  readonly mainFrame: { url: string; origin: string }
  private readonly owner: Owner
  private readonly preload: string
  /** Addresses the main process asked for: `will-navigate` is for the page's own navigations. */
  private readonly expected = new Set<string>()
  private url = ''
  private title = ''
  private loading = false
  private destroyed = false
  private painted = false
  private openHandler: OpenHandler | null = null

  constructor(options: PageOptions, owner: Owner) {
    super('webContents', EVENTS)
    this.owner = owner
    this.preload = options.preload ?? ''
    this.mainFrame = strict('WebFrameMain', {
      url: '',
      origin: 'null',
      parent: null,
      detached: false,
      isDestroyed: () => this.destroyed,
      send: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
    })
    this.page = new HostPage(options, {
      message: (header, data) => this.hear(header, data),
      navigated: (url, inPage) => this.navigated(url, inPage),
      phase: (name) => this.phase(name),
      popup: (request) => this.open(request),
      console: (level, message) => this.emit('console-message', { level, message }),
      crashed: () => this.crashed(),
      closed: () => this.end(),
    })
    const self = strict('webContents', this)
    all.set(this.id, self)
    appEmitter.emit('web-contents-created', {}, self)
    // biome-ignore lint/correctness/noConstructorReturn: every member the app reads must pass the check for missing ones.
    return self
  }

  private get self(): WebContents {
    return all.get(this.id) ?? this
  }

  private hear(header: PageHeader, data: string): void {
    if (header.t === 'open') {
      this.open({ ...header.request, url: fromWeb(header.request.url) })
      return
    }
    if (header.t === 'title') {
      this.titled(header.title)
      return
    }
    if (header.t === 'preload-error') {
      const error = Object.assign(new Error(header.message), { stack: header.stack })
      console.error(`Unable to load preload script: ${this.preload}\n${header.message}`)
      this.emit('preload-error', {}, this.preload, error)
      return
    }
    const decoded = codec.decode(data)
    const args: unknown[] = Array.isArray(decoded) ? decoded : []
    const event = strict('the IPC event', {
      type: 'frame',
      sender: this.self,
      senderFrame: this.mainFrame,
      processId: 1,
      frameId: 1,
      preventDefault: () => undefined,
      reply: (channel: string, ...values: unknown[]) => this.send(channel, ...values),
    })
    if (header.t === 'send') {
      ipcMain.emit(header.channel, event, ...args)
      return
    }
    const { id, channel } = header
    void runHandler(channel, event, args).then(({ data: answer, error }) =>
      this.page.post({ t: 'reply', id, channel, ...(error === undefined ? {} : { error }) }, answer),
    )
  }

  private navigated(url: string, inPage: boolean): void {
    this.url = url
    this.mainFrame.url = url
    this.mainFrame.origin = originOf(url)
    if (inPage) this.emit('did-navigate-in-page', {}, url, true, 1, 1)
    else if (url !== 'about:blank') this.emit('did-navigate', {}, url, 200, 'OK')
  }

  private phase(name: 'dom-ready' | 'load' | 'first-paint'): void {
    if (name === 'dom-ready') this.emit('dom-ready', {})
    if (name === 'load') {
      this.loading = false
      this.emit('did-finish-load', {})
      this.emit('did-stop-loading', {})
    }
    if (name === 'first-paint' && !this.painted) {
      this.painted = true
      this.owner.firstPaint()
    }
  }

  private titled(title: string): void {
    if (title === this.title) return
    this.title = title
    const event = cancelable({})
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.owner.title(title)
  }

  private crashed(): void {
    this.loading = false
    const details = { reason: 'crashed', exitCode: 1 }
    this.emit('render-process-gone', {}, details)
    appEmitter.emit('render-process-gone', {}, this.self, details)
  }

  private open(request: { url: string; frameName: string; features: string }): void {
    const disposition = request.features ? 'new-window' : 'foreground-tab'
    const referrer = { url: '', policy: 'strict-origin-when-cross-origin' }
    const answer = this.openHandler?.({ ...request, disposition, referrer })
    if (answer?.action !== 'deny')
      missing(`a window the page opens itself, ${request.url} (this host can only deny it)`)
  }

  /** Asked for every document of this page before it is requested. */
  mayNavigate(url: string, redirected: boolean): boolean {
    if (this.expected.delete(url) || redirected) return true
    const frames = { frame: this.mainFrame, initiator: this.mainFrame }
    const event = cancelable({ url, isMainFrame: true, isSameDocument: false, ...frames })
    this.emit('will-navigate', event, url, false, true)
    return !event.defaultPrevented
  }

  private end(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.emit('destroyed')
    all.delete(this.id)
    this.owner.gone()
  }

  get session(): ReturnType<typeof sessionOfApp> {
    return sessionOfApp()
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  getURL(): string {
    return this.url === 'about:blank' ? '' : this.url
  }

  getTitle(): string {
    return this.title
  }

  isLoading(): boolean {
    return this.loading
  }

  isLoadingMainFrame(): boolean {
    return this.loading
  }

  isFocused(): boolean {
    return !this.destroyed
  }

  focus(): void {}

  getType(): string {
    return 'window'
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    this.page.post({ t: 'send', channel }, codec.encode(args))
  }

  async loadURL(url: string): Promise<void> {
    this.loading = true
    this.emit('did-start-loading', {})
    this.expected.add(fromWeb(new URL(toWeb(url)).href.replace(/#.*/, '')))
    try {
      await this.page.navigate(url)
    } catch (error) {
      this.loading = false
      if (error instanceof Error && 'errno' in error && 'code' in error) {
        this.emit('did-fail-load', {}, error.errno, error.code, url, true, 1, 1)
        this.emit('did-stop-loading', {})
      }
      throw error
    }
  }

  reload(): void {
    this.loading = true
    this.expected.add(this.url.replace(/#.*/, ''))
    this.page
      .cdp()
      .then((cdp) => cdp.send('Page.reload'))
      .catch(() => undefined)
  }

  stop(): void {
    this.page
      .cdp()
      .then((cdp) => cdp.send('Page.stopLoading'))
      .catch(() => undefined)
  }

  /** As in Electron, code waits for a page that is loading, and for the first one. */
  async executeJavaScript(code: string, _userGesture = false): Promise<unknown> {
    if (this.loading || !this.getURL()) await new Promise((resolve) => this.once('did-stop-loading', resolve))
    return this.page.evaluate(code)
  }

  async insertCSS(css: string): Promise<string> {
    const key = `stand-in-${++lastId}`
    const style = JSON.stringify(css)
    await this.page.evaluate(
      `(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(${style}); document.adoptedStyleSheets.push(sheet) })()`,
    )
    return key
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const parameters = printParameters(options)
    const cdp = await this.page.cdp()
    const { data } = await cdp.send('Page.printToPDF', parameters)
    return Buffer.from(data, 'base64')
  }

  async capturePage() {
    const cdp = await this.page.cdp()
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'png' })
    const png = Buffer.from(data, 'base64')
    return strict('NativeImage', { toPNG: () => png, isEmpty: () => png.length === 0 })
  }

  forcefullyCrashRenderer(): void {
    this.page
      .cdp()
      .then((cdp) => cdp.send('Page.crash'))
      .catch(() => undefined)
  }

  // No window of this host can show them.
  openDevTools(): void {}
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false
  }

  setZoomFactor(factor: number): void {
    if (factor !== 1) missing('webContents.setZoomFactor')
  }

  setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {
    return Promise.resolve()
  }

  close(): void {
    this.owner.close()
  }
}

navigationGuard.allows = (frameId, url, redirected) => {
  const contents = [...all.values()].find(({ page }) => page.frameId === frameId)
  return contents ? contents.mayNavigate(url, redirected) : true
}

/** The module `webContents`. */
export const webContents = strict('webContents (module)', {
  getAllWebContents: () => [...all.values()],
  getFocusedWebContents: () => [...all.values()].at(-1) ?? null,
  fromId: (id: number) => all.get(id),
  fromDevToolsTargetId: (targetId: string) => [...all.values()].find(({ page }) => page.targetId === targetId),
})
