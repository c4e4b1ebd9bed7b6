/**
 * What `import … from 'electron'` finds under the stand-in. Every name of Electron's main process is here; those that are
 * not modelled can be imported and throw by name when they are used. For tests only: never ship it.
 */
import { absent } from '../strict.ts'
import { app } from './app.ts'
import { BrowserWindow } from './browserWindow.ts'
import { clipboard, crashReporter, dialog, safeStorage, shell } from './dialog.ts'
import { ipcMain } from './ipc.ts'
import { Menu, MenuItem } from './menu.ts'
import { net, protocol } from './protocol.ts'
import { session } from './session.ts'
import { nativeTheme, screen } from './theme.ts'
import { webContents } from './webContents.ts'

export {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
}

export const autoUpdater = absent('autoUpdater')
export const BaseWindow = absent('BaseWindow')
export const contentTracing = absent('contentTracing')
export const desktopCapturer = absent('desktopCapturer')
export const globalShortcut = absent('globalShortcut')
export const ImageView = absent('ImageView')
export const inAppPurchase = absent('inAppPurchase')
export const MessageChannelMain = absent('MessageChannelMain')
export const nativeImage = absent('nativeImage')
export const netLog = absent('netLog')
export const Notification = absent('Notification')
export const powerMonitor = absent('powerMonitor')
export const powerSaveBlocker = absent('powerSaveBlocker')
export const pushNotifications = absent('pushNotifications')
export const ShareMenu = absent('ShareMenu')
export const systemPreferences = absent('systemPreferences')
export const TouchBar = absent('TouchBar')
export const Tray = absent('Tray')
export const utilityProcess = absent('utilityProcess')
export const View = absent('View')
export const webFrameMain = absent('webFrameMain')
export const WebContentsView = absent('WebContentsView')

export default {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
}
