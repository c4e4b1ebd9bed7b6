/** Which executable the desktop specs start: Electron's own binary when it is there, else the stand-in for it. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'

export const projectRoot = resolve(import.meta.dirname, '../..')
/** The app under test: the project itself, or a changed copy of what was built, to see that the specs notice. */
export const appFolder = process.env.CALLBOARD_TEST_APP ?? projectRoot
const electronPackage = join(projectRoot, 'node_modules/electron')
const standInFolder = join(projectRoot, 'test/electron-host/bin')

/** The same two files Electron's own install script looks at; `CALLBOARD_E2E_HOST=stand-in` overrules them. */
function findBinary(): string | null {
  const pathFile = join(electronPackage, 'path.txt')
  if (process.env.CALLBOARD_E2E_HOST === 'stand-in' || !existsSync(pathFile)) return null
  const binary = join(electronPackage, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : null
}

function electronVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'))
  return version
}

const binary = findBinary()

export const isRealElectron = binary !== null
export const electronHostName = isRealElectron ? `Electron ${electronVersion()}` : 'STAND-IN (not an Electron run)'

/** Why the desktop specs cannot run here; null when they can. Give it to `test.skip`, so that the skip is reported. */
export const skipReason =
  isRealElectron || process.platform === 'linux'
    ? null
    : 'SKIPPED: the Electron binary is not installed, and its stand-in runs on Linux only (run: npx install-electron)'

/** For starting the executable without Playwright. */
export const electronExecutable = binary ?? join(standInFolder, 'electron')

// Read by electron/index.js, which Playwright asks for the executable. Not `executablePath`: Playwright would then leave
// out the loader that holds back `ready` until it is connected.
if (!isRealElectron) process.env.ELECTRON_OVERRIDE_DIST_PATH = standInFolder

export interface LaunchOptions {
  /** The app (a folder with package.json, or a script) and its arguments; the app under test when empty. */
  args?: readonly string[]
  /** Added to the environment of this process. */
  env?: Readonly<Record<string, string>>
  /** Folder of this start's user data; one for each test. */
  userData: string
  /** Playwright's emulated scheme; null leaves `nativeTheme` alone. */
  colorScheme?: 'light' | 'dark' | null
}

function environment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) result[name] = value
  return { ...result, ...extra }
}

/** Starts the app on whichever host there is. The caller closes it. */
export async function launchElectron(options: LaunchOptions): Promise<ElectronApplication> {
  const app = await _electron.launch({
    args: [...(options.args?.length ? options.args : [appFolder]), `--user-data-dir=${options.userData}`],
    cwd: projectRoot,
    env: environment(options.env ?? {}),
    colorScheme: options.colorScheme ?? null,
  })
  // A missing part of the stand-in fails by name inside the app; without this the name would stay there.
  app.process().stderr?.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) if (line.includes('electron stand-in:')) console.error(line)
  })
  return app
}
