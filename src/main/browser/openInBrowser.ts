import { spawn } from 'node:child_process'
import { findOnPath } from '../print/findBrowser'

/** The command that hands an address to the person's own browser; null where nobody would see it. */
function opener(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] | null {
  // Over a remote login the window would open on a screen that nobody sits at.
  if (env.SSH_CONNECTION && !env.DISPLAY) return null
  if (platform === 'darwin') return ['open']
  // Not `start`: that is a word of cmd.exe, which would read & and ^ in the address.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  const xdgOpen = env.DISPLAY || env.WAYLAND_DISPLAY ? findOnPath('xdg-open') : null
  return xdgOpen === null ? null : [xdgOpen]
}

/**
 * Opens an address in the person's browser.
 * @returns whether somebody took it
 */
export function openInBrowser(address: string): Promise<boolean> {
  const [command, ...args] = opener(process.env, process.platform) ?? []
  if (command === undefined) return Promise.resolve(false)
  return new Promise((done) => {
    const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true, windowsHide: true })
    child.once('error', () => done(false))
    child.once('spawn', () => done(true))
    child.unref()
  })
}
