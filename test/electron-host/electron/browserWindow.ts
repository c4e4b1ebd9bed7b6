/** `BrowserWindow`: bounds, visibility and focus are a model; the page in it is real. */
import { allowed, HostEmitter, missing, strict } from '../strict.ts'
import { appEmitter, host, lastWindowClosed } from './host.ts'
import { displayMatching, type Rectangle } from './theme.ts'
import { WebContents } from './webContents.ts'

const EVENTS = [
  'blur',
  'close',
  'closed',
  'enter-full-screen',
  'focus',
  'hide',
  'leave-full-screen',
  'maximize',
  'minimize',
  'move',
  'moved',
  'page-title-updated',
  'ready-to-show',
  'resize',
  'resized',
  'restore',
  'show',
  'unmaximize',
  // Accepted and never emitted: there is no window manager here.
  'app-command',
  'query-session-end',
  'responsive',
  'session-end',
  'unresponsive',
]

/** By id; the proxies the app holds, so that windows compare as equal. In the order they were focused. */
const windows = new Map<number, BrowserWindow>()

export function openWindows(): BrowserWindow[] {
  return [...windows.values()]
}

/** Members that still answer when the window is gone. */
const AFTER_DEATH = new Set(['isDestroyed', 'id', 'closing', 'destroyed', 'webContents', 'destroy'])

function guarded(window: BrowserWindow): BrowserWindow {
  const checked = strict('BrowserWindow', window)
  return new Proxy(checked, {
    get(target, key, receiver) {
      const own = typeof key === 'string' && key in BrowserWindow.prototype && !(key in HostEmitter.prototype)
      if (own && window.isDestroyed() && !AFTER_DEATH.has(key)) throw new TypeError('Object has been destroyed')
      return Reflect.get(target, key, receiver)
    },
  })
}

type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

export class BrowserWindow extends HostEmitter {
  static getAllWindows(): BrowserWindow[] {
    return openWindows().sort((a, b) => a.id - b.id)
  }

  static getFocusedWindow(): BrowserWindow | null {
    return openWindows().findLast((window) => window.isVisible()) ?? null
  }

  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return openWindows().find((window) => window.webContents === contents) ?? null
  }

  readonly id: number
  readonly webContents: WebContents
  /** Settled when the last `close()` has taken effect. */
  closing: Promise<void> = Promise.resolve()
  private destroyed = false
  private ending = false
  private visible: boolean
  private state: State = 'normal'
  private normal: Rectangle
  private title: string
  private readonly minimum: { width: number; height: number }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', EVENTS)
    if (!host.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    const { preload, additionalArguments, sandbox, contextIsolation, nodeIntegration, partition } =
      options.webPreferences ?? {}
    if (sandbox === false || contextIsolation === false || nodeIntegration) {
      missing('a window without sandbox and contextIsolation')
    }
    if (partition) missing(`the session partition '${partition}'`)
    const { width = 800, height = 600 } = options
    const { workArea } = displayMatching({ x: options.x ?? 0, y: options.y ?? 0, width, height })
    const x = options.x ?? workArea.x + Math.max(0, Math.round((workArea.width - width) / 2))
    const y = options.y ?? workArea.y + Math.max(0, Math.round((workArea.height - height) / 2))
    this.normal = { x, y, width, height }
    this.minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
    this.visible = options.show !== false
    this.title = options.title ?? host.info.name
    const self = guarded(this)
    this.webContents = new WebContents(
      { preload, additionalArguments: additionalArguments ?? [], width, height },
      {
        firstPaint: () => this.emit('ready-to-show', {}),
        title: (title) => this.titled(title),
        close: () => this.close(),
        gone: () => this.gone(),
      },
    )
    this.id = this.webContents.id
    windows.set(this.id, self)
    appEmitter.emit('browser-window-created', {}, self)
    // biome-ignore lint/correctness/noConstructorReturn: every member the app reads must pass the checks of `guarded`.
    return self
  }

  private titled(title: string): void {
    if (allowed(this, 'page-title-updated', title, true)) this.title = title
  }

  /** The page shows the window's size; where the window is has no effect on it. */
  private applySize(): void {
    const { width, height } = this.getBounds()
    const { page } = this.webContents
    page.attached.then(() => page.resize(width, height)).catch(() => undefined)
  }

  private change(work: () => void): void {
    const before = this.getBounds()
    work()
    const after = this.getBounds()
    const resized = before.width !== after.width || before.height !== after.height
    if (before.x !== after.x || before.y !== after.y) {
      this.emit('move', {})
      this.emit('moved', {})
    }
    if (!resized) return
    this.applySize()
    this.emit('resize', {})
    this.emit('resized', {})
  }

  private enter(state: State, event: string): void {
    if (this.state === state) return
    this.change(() => {
      this.state = state
    })
    this.emit(event, {})
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  loadFile(path: string): never {
    return missing(`BrowserWindow.loadFile('${path}')`)
  }

  reload(): void {
    this.webContents.reload()
  }

  getBounds(): Rectangle {
    const whole = this.state === 'maximized' || this.state === 'fullscreen'
    return whole ? { ...displayMatching(this.normal).workArea } : { ...this.normal }
  }

  getNormalBounds(): Rectangle {
    return { ...this.normal }
  }

  getContentBounds(): Rectangle {
    return this.getBounds()
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.change(() => {
      this.normal = { ...this.normal, ...bounds }
      this.normal.width = Math.max(this.normal.width, this.minimum.width)
      this.normal.height = Math.max(this.normal.height, this.minimum.height)
      if (this.state === 'maximized') this.state = 'normal'
    })
  }

  getSize(): [number, number] {
    const { width, height } = this.getBounds()
    return [width, height]
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  getPosition(): [number, number] {
    const { x, y } = this.getBounds()
    return [x, y]
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }

  setMinimumSize(width: number, height: number): void {
    Object.assign(this.minimum, { width, height })
  }

  getMinimumSize(): [number, number] {
    return [this.minimum.width, this.minimum.height]
  }

  isMaximized(): boolean {
    return this.state === 'maximized'
  }

  maximize(): void {
    if (!this.visible) this.show()
    this.enter('maximized', 'maximize')
  }

  unmaximize(): void {
    if (this.state === 'maximized') this.enter('normal', 'unmaximize')
  }

  isMinimized(): boolean {
    return this.state === 'minimized'
  }

  minimize(): void {
    this.enter('minimized', 'minimize')
  }

  restore(): void {
    if (this.state === 'minimized') this.enter('normal', 'restore')
    else this.unmaximize()
  }

  isFullScreen(): boolean {
    return this.state === 'fullscreen'
  }

  setFullScreen(on: boolean): void {
    if (on) this.enter('fullscreen', 'enter-full-screen')
    else if (this.state === 'fullscreen') this.enter('normal', 'leave-full-screen')
  }

  isVisible(): boolean {
    return this.visible && this.state !== 'minimized'
  }

  show(): void {
    if (!this.visible) {
      this.visible = true
      this.emit('show', {})
    }
    this.focus()
  }

  showInactive(): void {
    if (this.visible) return
    this.visible = true
    this.emit('show', {})
  }

  hide(): void {
    if (!this.visible) return
    this.visible = false
    this.emit('hide', {})
  }

  isFocused(): boolean {
    return BrowserWindow.getFocusedWindow()?.id === this.id
  }

  focus(): void {
    const before = BrowserWindow.getFocusedWindow()
    const self = windows.get(this.id)
    if (!self) return
    windows.delete(this.id)
    windows.set(this.id, self)
    this.webContents.page
      .cdp()
      .then((cdp) => cdp.send('Page.bringToFront'))
      .catch(() => undefined)
    if (before && before.id !== this.id) before.emit('blur', {})
    this.emit('focus', {})
    appEmitter.emit('browser-window-focus', {}, self)
  }

  getTitle(): string {
    return this.title
  }

  setTitle(title: string): void {
    this.title = title
  }

  // Without effect: nothing of it can be seen on this host.
  setBackgroundColor(_color: string): void {}
  setProgressBar(_progress: number): void {}
  setMenuBarVisibility(_visible: boolean): void {}
  setAutoHideMenuBar(_hide: boolean): void {}
  setTitleBarOverlay(_options: object): void {}
  setDocumentEdited(_edited: boolean): void {}
  setRepresentedFilename(_path: string): void {}
  flashFrame(_on: boolean): void {}
  moveTop(): void {}

  removeMenu(): void {}
  setMenu(menu: unknown): void {
    if (menu !== null) missing('a menu of one window')
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  /** Asks the handlers of `close`; the page's own `beforeunload` is not asked on this host. */
  close(): void {
    if (this.destroyed || this.ending || !allowed(this, 'close')) return
    this.ending = true
    this.closing = this.webContents.page.close()
  }

  /** As in Electron: nobody is asked, and `closed` has been emitted when this returns. */
  destroy(): void {
    if (this.destroyed) return
    this.ending = true
    this.gone()
    this.closing = this.webContents.page.close()
  }

  private gone(): void {
    if (this.destroyed) return
    this.destroyed = true
    windows.delete(this.id)
    this.emit('closed')
    if (windows.size === 0) lastWindowClosed.notify()
  }
}
