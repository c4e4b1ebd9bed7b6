/** `app.getPath` and `app.setPath`, with Electron's names and its Linux places. */
import { existsSync, mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { missing } from '../strict.ts'
import { host, switchValue } from './host.ts'

const overrides = new Map<string, string>()
const HOME_FOLDERS = ['desktop', 'documents', 'downloads', 'music', 'pictures', 'videos']

function standard(name: string): string {
  if (HOME_FOLDERS.includes(name)) return join(homedir(), name.charAt(0).toUpperCase() + name.slice(1))
  switch (name) {
    case 'home':
      return homedir()
    case 'temp':
      return tmpdir()
    case 'exe':
    case 'module':
      return process.argv[0] ?? process.execPath
    case 'appData':
      return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
    case 'userData':
      return switchValue('user-data-dir') ?? join(getPath('appData'), host.info.name)
    case 'sessionData':
      return getPath('userData')
    case 'logs':
      return join(getPath('userData'), 'logs')
    case 'crashDumps':
      return join(getPath('userData'), 'Crashpad')
    default:
      return missing(`app.getPath('${name}')`)
  }
}

export function getPath(name: string): string {
  const path = overrides.get(name) ?? standard(name)
  if (name === 'userData' || name === 'sessionData' || name === 'logs') mkdirSync(path, { recursive: true })
  return path
}

/** Documented to throw for a folder that does not exist; the caller creates it first. */
export function setPath(name: string, path: string): void {
  if (!isAbsolute(path)) throw new Error('Path must be absolute')
  if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
  overrides.set(name, path)
}

export function setAppLogsPath(path?: string): void {
  const folder = path ?? join(getPath('userData'), 'logs')
  if (!isAbsolute(folder)) throw new Error('Path must be absolute')
  mkdirSync(folder, { recursive: true })
  overrides.set('logs', folder)
}
