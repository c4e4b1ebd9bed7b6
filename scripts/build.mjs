import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { root as projectRoot, runToEnd, toolPath } from './project.mjs'

const SOURCES = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'scripts/nodeVersion.mjs',
]
const PRODUCTS = ['main/index.js', 'main/browser.js', 'main/cli.js', 'preload/index.cjs', 'renderer/index.html']

/**
 * Name, size and time of every source, as one digest. Unlike "newest source against oldest product" it also sees a
 * file that was deleted and one that came back older than the build (an unpacked archive).
 * @param {string} root
 * @returns {string}
 */
function digestOfSources(root) {
  const hash = createHash('sha256')
  /** @param {string} path */
  const add = (path) => {
    const info = statSync(join(root, path), { throwIfNoEntry: false })
    if (info === undefined) return
    if (!info.isDirectory()) {
      hash.update(`${path}\0${info.size}\0${info.mtimeMs}\n`)
      return
    }
    for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
  }
  const configs = readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name))
  for (const path of [...SOURCES, ...configs.sort()]) add(path)
  return hash.digest('hex')
}

/** @param {string} root */
const stampPath = (root) => join(root, 'out', '.built-from')

/**
 * Whether `out/` was built from the sources as they are now.
 * @param {string} [root] the project's folder
 * @returns {boolean}
 */
export function isBuildCurrent(root = projectRoot) {
  if (!PRODUCTS.every((path) => existsSync(join(root, 'out', path)))) return false
  try {
    return readFileSync(stampPath(root), 'utf8') === digestOfSources(root)
  } catch {
    return false
  }
}

/** @param {string} lock @returns {boolean} whether it was taken */
function takeLock(lock) {
  try {
    const file = openSync(lock, 'wx')
    writeFileSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    // Empty for the blink between creation and writing: it counts as held unless it is old.
    if (holder > 0) process.kill(holder, 0)
    else if (Date.now() - statSync(lock).mtimeMs > 10_000) rmSync(lock, { force: true })
  } catch (error) {
    // EPERM: it lives under another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) rmSync(lock, { force: true })
  }
  return false
}

/**
 * Builds all shells into `out/`, unless somebody else just did. Two at once wait for each other: both would empty and
 * fill the same folder.
 * @param {{ silentStdout?: boolean, force?: boolean }} [options] `silentStdout`: whatever is said goes to stderr;
 *   `force`: also when the build is current
 * @returns {Promise<boolean>} false when the build failed; the reason is on the screen by then
 */
export async function build({ silentStdout = false, force = false } = {}) {
  const cache = join(projectRoot, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const lock = join(cache, 'callboard-build.lock')
  while (!takeLock(lock)) await delay(100)
  try {
    if (!force && isBuildCurrent()) return true
    const digest = digestOfSources(projectRoot)
    rmSync(stampPath(projectRoot), { force: true })
    console.error('Building Callboard …')
    const args = [toolPath('electron-vite'), 'build', ...(silentStdout ? ['--logLevel', 'warn'] : [])]
    const { code } = await runToEnd(process.execPath, args, {
      cwd: projectRoot,
      stdio: ['ignore', silentStdout ? 2 : 'inherit', 'inherit'],
    })
    if (code !== 0) return false
    writeFileSync(stampPath(projectRoot), digest)
    return true
  } finally {
    rmSync(lock, { force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = (await build({ force: true })) ? 0 : 1
}
