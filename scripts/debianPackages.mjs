import { findOnPath } from '../src/main/print/findBrowser.ts'
import { runToEnd } from './project.mjs'

let isListFresh = false

/** Whether packages can be installed without asking anybody: Debian or its kin, as root. */
export function canInstallPackages() {
  return process.platform === 'linux' && process.getuid?.() === 0 && findOnPath('apt-get') !== null
}

/**
 * Installs Debian packages, with nothing on stdout.
 * @param {string[]} names
 * @returns {Promise<boolean>}
 */
export async function installPackages(...names) {
  /** @param {string[]} args */
  const apt = async (...args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return (await runToEnd('apt-get', ['-q', '-y', ...args], { stdio: ['ignore', 2, 'inherit'], env })).code === 0
  }
  console.error(`Installing ${names.join(', ')} …`)
  isListFresh ||= await apt('update')
  return isListFresh && (await apt('install', '--no-install-recommends', ...names))
}
