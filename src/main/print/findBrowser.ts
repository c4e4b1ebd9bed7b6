// Imported as it stands by scripts/*.mjs, before anything is built: only `node:` imports and erasable types here.
import { accessSync, constants, statSync } from 'node:fs'
import { posix, win32 } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** What the search looks at; tests put other machines in its place. */
export type Machine = {
  env: Environment
  platform: NodeJS.Platform
  isExecutable: (path: string) => boolean
}

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'msedge',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
]
const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** This computer as it is now. */
function thisMachine(): Machine {
  return { env: process.env, platform: process.platform, isExecutable: isExecutableFile }
}

/**
 * Looks a command up in PATH.
 * @returns its absolute path, or null
 */
export function findOnPath(command: string, machine: Machine = thisMachine()): string | null {
  const isWindows = machine.platform === 'win32'
  const { delimiter, join, isAbsolute } = isWindows ? win32 : posix
  const file = isWindows && !/\.(exe|cmd|bat)$/i.test(command) ? `${command}.exe` : command
  for (const folder of (machine.env.PATH ?? machine.env.Path ?? '').split(delimiter)) {
    // A relative entry would run whatever lies in the folder that the person happens to stand in.
    if (isAbsolute(folder) && machine.isExecutable(join(folder, file))) return join(folder, file)
  }
  return null
}

/**
 * The installed Chromium-family browser that prints and that tests run in; the first hit wins. `CALLBOARD_BROWSER`
 * (a path, or a command in PATH) rules all others out, also when it names nothing: somebody chose it.
 *
 * @returns absolute path of the executable, or null where there is none
 */
export function findBrowser(machine: Machine = thisMachine()): string | null {
  const { env, isExecutable, platform } = machine
  const chosen = env.CALLBOARD_BROWSER
  if (chosen) {
    if (!/[/\\]/.test(chosen)) return findOnPath(chosen, machine)
    return isExecutable(chosen) ? chosen : null
  }
  for (const command of COMMANDS) {
    const path = findOnPath(command, machine)
    if (path !== null) return path
  }
  return placesOf(env, platform).find(isExecutable) ?? null
}

function placesOf(env: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])]
    return MAC_NAMES.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`))
  }
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    )
    return WINDOWS_PATHS.flatMap((path) => folders.map((folder) => win32.join(folder, path)))
  }
  return []
}
