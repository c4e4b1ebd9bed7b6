/** Finding an installed Chromium, starting it without a window, and leaving nothing behind. */
import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { Cdp } from './cdp.ts'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
]
const PROFILE_PREFIX = 'electron-host-'

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** `ELECTRON_HOST_CHROMIUM`, then `CALLBOARD_BROWSER`, then the usual names on PATH; null when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  for (const wanted of [env.ELECTRON_HOST_CHROMIUM, env.CALLBOARD_BROWSER, ...NAMES]) {
    if (!wanted) continue
    const candidates = isAbsolute(wanted) ? [wanted] : folders.map((folder) => join(folder, wanted))
    const hit = candidates.find(executable)
    if (hit) return hit
  }
  return null
}

function running(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A host ended by SIGKILL cannot remove its profile, so the next one does. The name carries the owner's process id. */
function removeAbandonedProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PROFILE_PREFIX) ? Number(name.slice(PROFILE_PREFIX.length).split('-')[0]) : 0
    if (pid > 0 && !running(pid)) remove(join(tmpdir(), name))
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // A renderer that is still dying wrote into it; the next start removes it.
  }
}

export interface Chromium {
  readonly cdp: Cdp
  /** Asks the browser to end, waits for it (at most `timeoutMs`), and removes its profile. */
  stop(timeoutMs?: number): Promise<void>
  /** For process 'exit', where nothing can be awaited. */
  kill(): void
}

/** Starts Chromium with a profile of its own. Throws when no Chromium is installed. */
export function startChromium(options: { debuggingPort: string | undefined; locale: string }): Chromium {
  const path = findChromium()
  if (!path) {
    throw new Error('electron stand-in: no Chromium found; install one or set ELECTRON_HOST_CHROMIUM to its executable')
  }
  removeAbandonedProfiles()
  const profile = mkdtempSync(join(tmpdir(), `${PROFILE_PREFIX}${process.pid}-`))
  const cdp = new Cdp(path, [
    '--headless=new',
    // Chromium refuses to sandbox as root; everybody else keeps the renderer sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--no-startup-window',
    '--no-first-run',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--disable-extensions',
    '--disable-dev-shm-usage',
    '--disable-component-update',
    '--disable-background-networking',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-features=Translate,HttpsUpgrades,PaintHolding,MediaRouter,OptimizationHints',
    '--force-color-profile=srgb',
    '--password-store=basic',
    `--lang=${options.locale}`,
    `--user-data-dir=${profile}`,
    ...(options.debuggingPort === undefined
      ? []
      : [`--remote-debugging-port=${options.debuggingPort}`, '--remote-allow-origins=*']),
  ])
  const kill = () => {
    if (cdp.process.pid !== undefined && cdp.process.exitCode === null) {
      try {
        process.kill(-cdp.process.pid, 'SIGKILL')
      } catch {
        // It ended in between.
      }
    }
    remove(profile)
  }
  return {
    cdp,
    kill,
    async stop(timeoutMs = 3000) {
      cdp.browser.send('Browser.close').catch(() => undefined)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, timeoutMs)
      })
      await Promise.race([cdp.exited, late])
      clearTimeout(timer)
      kill()
    },
  }
}
