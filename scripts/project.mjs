import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * The script behind a package's command, to be run by this very Node: `node_modules/.bin` holds `.cmd` files on
 * Windows, which `spawn` refuses, and shell shims elsewhere, which may pick another Node.
 * @param {string} packageName
 * @param {string} [command] where it differs from the package's name
 * @returns {string} absolute path
 */
export function toolPath(packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName)
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const bin = typeof manifest === 'object' && manifest !== null && 'bin' in manifest ? manifest.bin : null
  if (typeof bin === 'string') return join(folder, bin)
  if (typeof bin === 'object' && bin !== null) {
    const file = Object.entries(bin).find(([name]) => name === command)?.[1]
    if (typeof file === 'string') return join(folder, file)
  }
  throw new Error(`The package ${packageName} has no command ${command}. Run npm ci.`)
}

/**
 * @typedef {{ code: number, signal: NodeJS.Signals | null, isOurs: boolean }} Ending
 *   `code` is 128 + the signal's number where one ended it; `isOurs` says that we were told to stop and passed it on
 */

/**
 * Runs a command to its end and passes SIGTERM, SIGHUP and Ctrl+C on to it.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<Ending>}
 */
export function runToEnd(command, args, options = {}) {
  return new Promise((done) => {
    let isOurs = false
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      isOurs = true
      // A terminal sends Ctrl+C to the whole group: passed on, the child would see it twice, as "now at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    /** @type {NodeJS.Signals[]} */
    const signals = process.platform === 'win32' ? ['SIGINT'] : ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, passOn)
    /** @param {Ending} ending */
    const finish = (ending) => {
      for (const signal of signals) process.off(signal, passOn)
      done(ending)
    }
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`)
      finish({ code: 127, signal: null, isOurs })
    })
    child.on('exit', (code, signal) => {
      finish({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), signal, isOurs })
    })
  })
}
