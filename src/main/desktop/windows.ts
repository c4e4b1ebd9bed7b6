import { join } from 'node:path'
import { BrowserWindow, nativeTheme, shell } from 'electron'
import { appOrigin, devOrigin, isOurs } from './origin'
import { keepWindowState, readWindowState, smallest } from './windowState'

/** The page's background in each theme, so that no window flashes before it is painted. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#111318' : '#f6f7f9')

/** Opens a window on the app; a second one stands a little aside of the first. */
export async function openWindow(entryDir: string, configDir: string): Promise<BrowserWindow> {
  const { bounds, isMaximized } = readWindowState(configDir)
  const others = BrowserWindow.getAllWindows().length
  const window = new BrowserWindow({
    ...bounds,
    ...(bounds.x === undefined || bounds.y === undefined
      ? {}
      : { x: bounds.x + others * 24, y: bounds.y + others * 24 }),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Callboard',
    backgroundColor: background(),
    webPreferences: {
      preload: join(entryDir, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
    },
  })
  if (isMaximized) window.maximize()
  keepWindowState(window, configDir)
  window.once('ready-to-show', () => window.show())
  await window.loadURL(devOrigin() ?? `${appOrigin}/index.html`)
  return window
}

/** Guards every page there is or will be: no leaving, no second page, no embedded one. */
export function guardContents(contents: Electron.WebContents, openOutside: (address: string) => void): void {
  contents.on('will-navigate', (event) => {
    if (isOurs(event.url)) return
    event.preventDefault()
    openOutside(event.url)
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
}

/** Web and mail addresses may leave the app, and only after the person has read them. */
export function outsideAddress(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return ['https:', 'http:', 'mailto:'].includes(url.protocol) ? url.href : null
}

export async function openOutside(address: string): Promise<void> {
  await shell.openExternal(address)
}
