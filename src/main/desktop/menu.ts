import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { HostEvent } from '../../shared/contract/host'
import { words } from './words'

/** The native menu. Each item runs a command of the page's own registry, by the same id. */
export function setMenu(): void {
  const command = (id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: (_item, window) => {
      const event: HostEvent = { kind: 'command', commandId: id }
      const target = window instanceof BrowserWindow ? window : BrowserWindow.getFocusedWindow()
      target?.webContents.send('callboard:event', event)
    },
  })
  const isMac = process.platform === 'darwin'
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: words.file,
      submenu: [
        command('file.newWindow', words.newWindow, 'CmdOrCtrl+Shift+N'),
        { type: 'separator' },
        command('creators.import', words.importCreators, 'CmdOrCtrl+I'),
        command('creators.quickAdd', words.quickAdd, 'CmdOrCtrl+Shift+A'),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: words.edit,
      submenu: [
        // The page decides whether a text field or the workspace is meant.
        command('edit.undo', words.undo, 'CmdOrCtrl+Z'),
        command('edit.redo', words.redo, 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: words.view,
      submenu: [
        command('app.palette', words.palette, 'CmdOrCtrl+K'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: words.go,
      submenu: [
        command('go.creators', words.creators),
        command('go.campaigns', words.campaigns),
        command('go.planner', words.planner),
        command('go.reports', words.reports),
        command('go.settings', words.settings, 'CmdOrCtrl+,'),
      ],
    },
    { label: words.window, submenu: [{ role: 'minimize' }, { role: 'close' }] },
    { label: words.help, submenu: [command('app.cheatSheet', words.cheatSheet)] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
