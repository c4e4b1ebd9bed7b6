/** `Menu` and `MenuItem` as a model: items can be found and clicked; nothing is drawn and no accelerator is heard. */
import { missing, strict } from '../strict.ts'
import { app } from './app.ts'
import { BrowserWindow } from './browserWindow.ts'

type ItemOptions = Omit<Electron.MenuItemConstructorOptions, 'submenu' | 'click'> & {
  submenu?: Menu | readonly (ItemOptions | MenuItem)[]
  click?: (item: MenuItem, window: unknown, event: unknown) => void
}

/** Roles whose click does something here; the others keep their label and throw when they are clicked. */
const ROLES: Record<string, () => void> = {
  quit: () => app.quit(),
  close: () => BrowserWindow.getFocusedWindow()?.close(),
  minimize: () => BrowserWindow.getFocusedWindow()?.minimize(),
  reload: () => BrowserWindow.getFocusedWindow()?.webContents.reload(),
  togglefullscreen: () => {
    const window = BrowserWindow.getFocusedWindow()
    window?.setFullScreen(!window.isFullScreen())
  },
}

export class MenuItem {
  readonly id: string | undefined
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  label: string
  sublabel: string
  toolTip: string
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly registerAccelerator: boolean
  /** As in Electron: also runs for a disabled item, and passes on what its caller gives. */
  click: (event?: unknown, window?: unknown) => void

  constructor(options: ItemOptions) {
    if (!options.label && !options.role && !options.type) {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type')
    }
    for (const place of ['before', 'after', 'beforeGroupContaining', 'afterGroupContaining'] as const) {
      if (options[place]) missing(`MenuItem option '${place}'`)
    }
    this.id = options.id
    this.role = options.role?.toLowerCase()
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal')
    this.accelerator = typeof options.accelerator === 'string' ? options.accelerator : undefined
    this.label = options.label ?? options.role ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.registerAccelerator = options.registerAccelerator ?? true
    if (options.submenu instanceof Menu) this.submenu = options.submenu
    else if (options.submenu) this.submenu = Menu.buildFromTemplate(options.submenu)
    this.click = (event, window) => {
      if (this.type === 'checkbox') this.checked = !this.checked
      if (this.type === 'radio') this.checked = true
      if (this.role) {
        const run = ROLES[this.role] ?? missing(`the menu role '${this.role}'`)
        run()
      } else options.click?.(this, window, event)
    }
  }
}

class MenuModel {
  items: MenuItem[] = []

  append(item: MenuItem): void {
    this.items.push(item)
  }

  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item)
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const hit = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (hit) return hit
    }
    return null
  }

  popup(): void {
    missing('menu.popup')
  }
}

let applicationMenu: Menu | null = null

export class Menu extends MenuModel {
  constructor() {
    super()
    // biome-ignore lint/correctness/noConstructorReturn: every member the app reads must pass the check for missing ones.
    return strict('menu', this)
  }

  static buildFromTemplate(template: readonly (ItemOptions | MenuItem)[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array')
    const menu = new Menu()
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry))
    return menu
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }
}
