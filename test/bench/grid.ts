import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../src/main/print/findBrowser'

export interface BenchTable {
  title: string
  columns: string[]
  rows: (string | number)[][]
  note?: string
}

const ROWS = 100_000
const FRAMES = 150
const WINDOW = { width: 1440, height: 900 }
/** Where the built app lies; another folder can be named to measure another build. */
const OUT = process.env.CALLBOARD_OUT ?? 'out'

/** The creators screen of the built app, in the browser shell, over 100,000 imported accounts. */
export async function run(): Promise<BenchTable[]> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('The grid bench needs a Chromium-family browser; set CALLBOARD_BROWSER.')
  const entry = resolve(OUT, 'main/browser.js')
  if (!existsSync(entry)) throw new Error('The grid bench measures the built app: run "npm run build" first.')
  const folder = await mkdtemp(join(tmpdir(), 'callboard-grid-'))
  const env = { ...process.env, CALLBOARD_CONFIG_DIR: join(folder, 'config') }
  const workspace = join(folder, 'workspace')
  let shell: ChildProcess | null = null
  let browser: Browser | null = null
  try {
    await fill(workspace, folder, env)
    shell = spawn(process.execPath, [entry, '--workspace', workspace, '--no-open'], { env })
    const address = await addressOf(shell)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--enable-precise-memory-info'] })
    const page = await browser.newPage({ viewport: WINDOW })
    const loadBytes = scriptBytes(page)
    await page.goto(address)
    await page.locator('[aria-rowindex="2"] [data-column="0"]').filter({ hasText: 'creator' }).waitFor()
    return [await measure(page, browser.version(), await loadBytes())]
  } finally {
    await browser?.close()
    if (shell) await ended(shell)
    await rm(folder, { recursive: true, force: true })
  }
}

/** A workspace with 100,000 invented accounts, by the command line as a person would. */
async function fill(workspace: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const file = join(folder, 'creators.csv')
  await writeFile(file, csv())
  const cli = resolve(OUT, 'main/cli.js')
  const callboard = (...args: string[]) => promisify(execFile)(process.execPath, [cli, ...args, '--json'], { env })
  await callboard('new', workspace)
  await callboard('import', file, '--workspace', workspace)
}

function csv(): string {
  const niches = ['food', 'fashion', 'gaming', 'travel', 'beauty', 'fitness', 'parenting', 'finance', 'home']
  const countries = ['GB', 'DE', 'FR', 'ES', 'US', 'PL', 'SE']
  const lines = ['platform,handle,display name,followers,average views,engagement rate,country,niches']
  // Park and Miller's generator: the same file every time.
  let seed = 1
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  for (let n = 0; n < ROWS; n++) {
    const followers = Math.round(1000 * 10 ** (random() * 3.6))
    const views = Math.round(followers * (0.05 + random()))
    const niche = niches[Math.floor(random() * niches.length)]
    const country = countries[Math.floor(random() * countries.length)]
    lines.push(
      `tiktok,creator.${n},Creator ${n},${followers},${views},${(1 + random() * 14).toFixed(1)}%,${country},${niche}`,
    )
  }
  return `${lines.join('\n')}\n`
}

function addressOf(shell: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let text = ''
    const read = (part: Buffer) => {
      text += part.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(text)?.[0]
      if (address) found(address)
    }
    shell.stdout?.on('data', read)
    shell.stderr?.on('data', read)
    shell.once('exit', () => failed(new Error(`the browser shell ended before it had an address: ${text}`)))
  })
}

async function ended(shell: ChildProcess): Promise<void> {
  if (shell.exitCode !== null) return
  const exit = new Promise((done) => shell.once('exit', done))
  shell.kill('SIGINT')
  await exit
}

/** Counts the scripts that the page fetches until it is asked, compressed as a server would. */
function scriptBytes(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) bodies.push(response.body())
  })
  return async () => (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).byteLength, 0)
}

async function measure(page: Page, version: string, loadBytes: number): Promise<BenchTable> {
  const client = await page.context().newCDPSession(page)
  // Code and fonts warm, as they are after the first minute of work.
  await scrollFrames(page, 60, 40)
  const slow = await scrollFrames(page, 60, FRAMES)
  const screenPx = await page.evaluate(() => (document.querySelector('[role=grid]')?.clientHeight ?? 0) - 28)
  const fast = await scrollFrames(page, screenPx, FRAMES)
  const jumps = await scrollFrames(page, 16_000, FRAMES)
  const sorts = [
    await sortToPaint(page, 'Handle'),
    await sortToPaint(page, 'Followers'),
    await sortToPaint(page, 'Handle'),
  ]
  const endMs = await endKeyToPaint(page)
  const { used, collected } = await heap(client)
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  const scroll = (name: string, frames: number[], target: string): (string | number)[] => [
    name,
    `${percentile(frames, 0.5).toFixed(1)} / ${percentile(frames, 0.95).toFixed(1)} ms`,
    target,
  ]
  return {
    title: `Grid, ${ROWS.toLocaleString('en-GB')} creators, ${WINDOW.width} × ${WINDOW.height}`,
    columns: ['What', 'Measured', 'Target'],
    rows: [
      scroll('Scroll 60 px a frame, p50 / p95', slow, 'p95 < 33 ms'),
      scroll(`Scroll one screen (${screenPx} px) a frame, p50 / p95`, fast, 'p95 < 45 ms'),
      scroll('Jump 16,000 px a frame, p50 / p95', jumps, '–'),
      ['Sort, click to painted, slowest of 3', `${Math.max(...sorts).toFixed(0)} ms`, '< 300 ms'],
      ['Ctrl+End to the last row painted', `${endMs.toFixed(0)} ms`, '–'],
      ['JavaScript heap, before / after a collection', `${mb(used)} / ${mb(collected)} MB`, '< 80 MB'],
      ['DOM elements', nodes, '–'],
      ['Scripts up to the first rows, compressed', `${(loadBytes / 1000).toFixed(0)} kB`, '–'],
    ],
    note: `Chromium ${version} headless, software rendering; the built app in the browser shell, rows from the engine over HTTP.`,
  }
}

/** Lengths of the frames, in ms, while the grid scrolls so many pixels in each. */
function scrollFrames(page: Page, stepPx: number, frames: number): Promise<number[]> {
  return page.evaluate(
    ({ stepPx, frames }) =>
      new Promise<number[]>((done) => {
        const grid = document.querySelector('[role=grid]')
        if (!grid) throw new Error('no grid')
        grid.scrollTop = 0
        const lengths: number[] = []
        let last = 0
        const step = (now: number) => {
          if (last > 0) lengths.push(now - last)
          last = now
          if (lengths.length >= frames) return done(lengths)
          grid.scrollTop = (grid.scrollTop + stepPx) % (grid.scrollHeight - grid.clientHeight)
          requestAnimationFrame(step)
        }
        requestAnimationFrame(() => requestAnimationFrame(step))
      }),
    { stepPx, frames },
  )
}

/** From the press on a header to the frame after the one that shows another first row. */
function sortToPaint(page: Page, header: string): Promise<number> {
  return page.evaluate(
    (header) =>
      new Promise<number>((done, failed) => {
        const cell = [...document.querySelectorAll<HTMLElement>('[role=columnheader]')].find((one) =>
          one.textContent?.includes(header),
        )
        const grid = document.querySelector('[role=grid]')
        if (!cell || !grid) return failed(new Error(`no column ${header}`))
        grid.scrollTop = 0
        const afterFrames = (count: number, then: () => void) => {
          requestAnimationFrame(() => (count > 1 ? afterFrames(count - 1, then) : then()))
        }
        const first = () => document.querySelector('[aria-rowindex="2"] [data-column="0"]')?.textContent
        // The order and its first rows must be there, or the press would be timed against what came before it.
        const isReady = () => !grid.hasAttribute('aria-busy') && first() && first() !== '…'
        const press = () => {
          const before = first()
          const start = performance.now()
          cell.click()
          const look = () => {
            const now = first()
            if (now && now !== before && now !== '…') afterFrames(1, () => done(performance.now() - start))
            else afterFrames(1, look)
          }
          afterFrames(1, look)
        }
        const wait = () => (isReady() ? press() : afterFrames(1, wait))
        afterFrames(2, wait)
      }),
    header,
  )
}

async function endKeyToPaint(page: Page): Promise<number> {
  await page.focus('[role=grid]')
  const painted = page.evaluate(
    (last) =>
      new Promise<number>((done) => {
        let start = 0
        window.addEventListener('keydown', () => (start = performance.now()), { capture: true, once: true })
        const look = () => {
          const text = document.querySelector(`[aria-rowindex="${last}"] [data-column="0"]`)?.textContent
          if (start > 0 && text && text !== '…') requestAnimationFrame(() => done(performance.now() - start))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    ROWS + 1,
  )
  await page.keyboard.press('Control+End')
  return painted
}

async function heap(client: CDPSession): Promise<{ used: number; collected: number }> {
  const before = await client.send('Runtime.getHeapUsage')
  await client.send('HeapProfiler.collectGarbage')
  const after = await client.send('Runtime.getHeapUsage')
  return { used: before.usedSize, collected: after.usedSize }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function mb(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0)
}
