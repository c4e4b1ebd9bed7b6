import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'

/**
 * Where Callboard keeps what belongs to no workspace: the folder that Electron calls userData, so that every shell on
 * this machine is the same device and lists the same workspaces. `CALLBOARD_CONFIG_DIR` puts it elsewhere.
 */
export function configDir(env: NodeJS.ProcessEnv = process.env, platform = process.platform, home = homedir()): string {
  if (env.CALLBOARD_CONFIG_DIR) return env.CALLBOARD_CONFIG_DIR
  const name = 'Callboard'
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), name)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name)
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), name)
}

/** Who works here as long as nobody has signed in under another name. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that has no name.
    return 'owner'
  }
}
