/** Native dialogs and the desktop: a test answers for them, and one that nobody answers fails by name. */
import { missing, strict } from '../strict.ts'

function unanswered(module: string, member: string): () => Promise<never> {
  return async () =>
    missing(
      `${module}.${member} without an answer (in the test: app.evaluate(({ ${module} }) => { ${module}.${member} = … }))`,
    )
}
function unansweredSync(module: string, member: string): () => never {
  return () => missing(`${module}.${member} without an answer`)
}

export const dialog = strict('dialog', {
  showOpenDialog: unanswered('dialog', 'showOpenDialog'),
  showSaveDialog: unanswered('dialog', 'showSaveDialog'),
  showMessageBox: unanswered('dialog', 'showMessageBox'),
  showOpenDialogSync: unansweredSync('dialog', 'showOpenDialogSync'),
  showSaveDialogSync: unansweredSync('dialog', 'showSaveDialogSync'),
  showMessageBoxSync: unansweredSync('dialog', 'showMessageBoxSync'),
  showErrorBox(title: string, content: string): void {
    console.error(`${title}\n${content}`)
  },
})

export const shell = strict('shell', {
  openExternal: unanswered('shell', 'openExternal'),
  openPath: unanswered('shell', 'openPath'),
  trashItem: unanswered('shell', 'trashItem'),
  showItemInFolder: unansweredSync('shell', 'showItemInFolder'),
  beep(): void {},
})

let text = ''
export const clipboard = strict('clipboard', {
  readText: () => text,
  writeText(value: string): void {
    text = value
  },
  clear(): void {
    text = ''
  },
})

export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => false,
  getSelectedStorageBackend: () => 'basic_text',
})

export const crashReporter = strict('crashReporter', {
  start(_options?: object): void {},
  getUploadToServer: () => false,
})
