import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

const folder = join(root, 'node_modules/electron')

/** @param {string} file @returns {string} empty when it is not there */
function read(file) {
  try {
    return readFileSync(join(folder, file), 'utf8').trim()
  } catch {
    return ''
  }
}

/** The version that the project asks for; null when the package is not installed. */
export function wantedVersion() {
  const manifest = read('package.json')
  return manifest === '' ? null : String(JSON.parse(manifest).version)
}

/**
 * Whether Electron's binary is there: what its own install.js looks at. `ELECTRON_OVERRIDE_DIST_PATH` is Electron's
 * own setting for a binary in another folder.
 */
export function isPresent() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return existsSync(join(override, read('path.txt') || 'electron'))
  const executable = read('path.txt')
  return (
    executable !== '' &&
    read('dist/version').replace(/^v/, '') === wantedVersion() &&
    existsSync(join(folder, 'dist', executable))
  )
}

/**
 * Fetches the binary by Electron's own installer.
 * @param {number} seconds the time it may take
 * @returns {Promise<string | null>} why it did not come, as the end of a sentence; null when it is there
 */
export async function download(seconds) {
  const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 'inherit', 'pipe'] })
  let errors = ''
  let isLate = false
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    errors = (errors + text).slice(-20_000)
  })
  const timer = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, seconds * 1000)
  const code = await new Promise((done) => {
    child.on('error', () => done(127))
    child.on('close', done)
  })
  clearTimeout(timer)
  if (isPresent()) return null
  if (isLate) return `its download did not finish within ${seconds} s`
  const cause = /\b(fetch failed|E[A-Z]{4,}|HTTP[ /\d.]* \d{3}|Response code \d{3})\b/.exec(errors)?.[0]
  const firstError = /^\w*Error: (.{1,120})/m.exec(errors)?.[1]
  return `its download failed (${cause ?? firstError ?? `exit ${code}`})`
}
