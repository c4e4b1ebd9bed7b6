// `npm start`: the desktop shell where Electron is there or can be fetched in time, else the browser shell.
import { join } from 'node:path'
import { requireNode } from './nodeVersion.mjs'

requireNode()
const { build, isBuildCurrent } = await import('./build.mjs')
const { download, isPresent, wantedVersion } = await import('./electronBinary.mjs')
const { root, runToEnd } = await import('./project.mjs')

/** An Electron that ends with an error this early never showed a window (no sandbox, no graphics, a missing library). */
const EARLY_MS = 10_000
const args = process.argv.slice(2)

/** @returns {Promise<string | null>} why the desktop shell cannot start, as the end of a sentence; null when it can */
async function reasonAgainstDesktop() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'no display was found'
  if (isPresent()) return null
  if (wantedVersion() === null) return 'its package is not installed (run npm ci)'
  const seconds = Number(process.env.CALLBOARD_DOWNLOAD_SECONDS ?? 120)
  if (!(seconds > 0)) return 'it is not installed and CALLBOARD_DOWNLOAD_SECONDS allows no download'
  console.log(`Fetching Electron ${wantedVersion()} (once, at most ${seconds} s) …`)
  return download(seconds)
}

/** @returns {Promise<{ code: number, reason: string | null }>} `reason` is set when it ended before its first window */
async function runDesktop() {
  const startedMs = performance.now()
  const ending = await runToEnd(process.execPath, [join(root, 'node_modules/electron/cli.js'), root, ...args])
  const isEarlyDeath = ending.code !== 0 && !ending.isOurs && performance.now() - startedMs < EARLY_MS
  return { code: ending.code, reason: isEarlyDeath ? `it ended before its first window (exit ${ending.code})` : null }
}

async function runBrowser() {
  return (await runToEnd(process.execPath, [join(root, 'out/main/browser.js'), ...args])).code
}

/** @returns {Promise<number>} exit code */
async function start() {
  const wish = process.env.CALLBOARD_SHELL || null
  if (wish !== null && wish !== 'desktop' && wish !== 'browser') {
    console.error(`CALLBOARD_SHELL must be desktop or browser; it is ${JSON.stringify(wish)}.`)
    return 2
  }
  if (!isBuildCurrent() && !(await build())) {
    console.error('Callboard could not be built from its sources, so it was not started. The reason stands above.')
    return 1
  }
  if (wish === 'browser') return runBrowser()
  let reason = await reasonAgainstDesktop()
  if (reason === null) {
    const ending = await runDesktop()
    if (ending.reason === null) return ending.code
    reason = ending.reason
  }
  if (wish === 'desktop') {
    console.error(`Electron cannot start: ${reason}. CALLBOARD_SHELL=desktop rules the browser out.`)
    return 1
  }
  console.log(`Electron cannot start: ${reason}. Callboard opens in your browser instead.`)
  return runBrowser()
}

process.exitCode = await start()
