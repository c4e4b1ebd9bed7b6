import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../src/main/print/findBrowser'
import { fill } from './creatorIndex'

export interface BenchTable {
  title: string
  columns: string[]
  rows: (string | number)[][]
  note?: string
}

const ROWS = 1_000_000
const FRAMES = 150
const WINDOW = { width: 1440, height: 900 }
const PIXEL_RATIOS = [1, 2]
/** Letter by letter and word by word; each answer is another one. */
const SOUGHT = [
  '7',
  '71',
  '711',
  '7119',
  'er.4',
  'er.47',
  'er.471',
  'saturn1',
  'saturn2',
  'saturn',
  '50505',
  '5050',
  '505',
  'er.9',
  'er.99',
  'er.999',
  'r.10',
  'r.1',
]
/** Where the built app lies; another folder can be named to measure another build. */
const OUT = process.env.CALLBOARD_OUT ?? 'out'

/** The creators screen of the built app, in the browser shell, over 1,000,000 accounts. */
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
    await promisify(execFile)(process.execPath, [resolve(OUT, 'main/cli.js'), 'new', workspace, '--json'], { env })
    fill(join(workspace, 'workspace.db'), ROWS)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--enable-precise-memory-info'] })
    const tables: BenchTable[] = []
    for (const deviceScaleFactor of PIXEL_RATIOS) {
      const page = await browser.newPage({ viewport: WINDOW, deviceScaleFactor })
      const loadBytes = scriptBytes(page)
      const startedAt = performance.now()
      shell = spawn(process.execPath, [entry, '--workspace', workspace, '--no-open'], { env })
      const address = await addressOf(shell)
      const addressAt = performance.now()
      await page.goto(address)
      await page.waitForFunction(isUsable)
      const usableAt = performance.now()
      const opened = { shellMs: addressAt - startedAt, pageMs: usableAt - addressAt }
      tables.push(await measure(page, browser.version(), deviceScaleFactor, opened, await loadBytes()))
      await page.close()
      await ended(shell)
      shell = null
    }
    return tables
  } finally {
    await browser?.close()
    if (shell) await ended(shell)
    await rm(folder, { recursive: true, force: true })
  }
}

/** In the page: rows are there, each with its content, and no other order is on its way. */
function isUsable(): boolean {
  const grid = document.querySelector('.data-grid')
  const first = document.querySelector('.data-grid [aria-rowindex="2"] [data-column="0"]')?.textContent
  return Boolean(
    grid && first && first !== '…' && !grid.hasAttribute('aria-busy') && !grid.querySelector('[aria-busy]'),
  )
}

export function addressOf(shell: ChildProcess): Promise<string> {
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

export async function ended(shell: ChildProcess): Promise<void> {
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

async function measure(
  page: Page,
  version: string,
  pixelRatio: number,
  opened: { shellMs: number; pageMs: number },
  loadBytes: number,
): Promise<BenchTable> {
  const client = await page.context().newCDPSession(page)
  const screenPx = await page.evaluate(() => document.querySelector('.data-grid')?.clientHeight ?? 0)
  const slow = await scrollFrames(page, 60, FRAMES)
  const fast = await scrollFrames(page, screenPx, FRAMES)
  const endMs = await timed(page, { kind: 'key', key: 'End' }, ROWS + 1)
  await timed(page, { kind: 'key', key: 'Home' }, 2)
  const sorts = { first: [] as number[], again: [] as number[] }
  for (const round of ['first', 'again'] as const) {
    for (const header of ['Avg. views', 'Engagement', 'Price', 'Handle', 'Country', 'Followers']) {
      sorts[round].push(await timed(page, { kind: 'header', header }))
    }
  }
  const filters: number[] = []
  // Each is switched on and off again, so that none is on at the end.
  for (let round = 0; round < 4; round++) {
    for (let tier = 0; tier < 6; tier++) filters.push(await timed(page, { kind: 'tier', tier }))
  }
  const texts: number[] = []
  for (const text of SOUGHT) texts.push(await timed(page, { kind: 'text', text }))
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  const { used, collected } = await heap(client)
  const ms = (value: number) => `${value.toFixed(0)} ms`
  const pair = (values: number[]) => `${percentile(values, 0.5).toFixed(1)} / ${percentile(values, 0.95).toFixed(1)} ms`
  return {
    title: `Grid, ${ROWS.toLocaleString('en-GB')} creators, ${WINDOW.width} × ${WINDOW.height}, device pixel ratio ${pixelRatio}`,
    columns: ['What', 'Measured', 'Target'],
    rows: [
      ['Start of the shell to its address, workspace open', ms(opened.shellMs), '–'],
      ['Page asked for to a usable grid', ms(opened.pageMs), '–'],
      ['Both: open to a usable grid', ms(opened.shellMs + opened.pageMs), '< 2,000 ms'],
      ['Scroll 60 px a frame, p50 / p95', pair(slow), 'p95 < 33 ms'],
      [`Scroll one screen (${screenPx} px) a frame, p50 / p95`, pair(fast), 'p95 < 45 ms'],
      ['Ctrl+End to the last row painted', ms(endMs), '< 100 ms'],
      ['Sort, press to painted rows, p50 / p95, each order for the first time', pair(sorts.first), '–'],
      ['Sort, press to painted rows, p50 / p95', pair(sorts.again), 'p95 < 150 ms'],
      ['Tier switched, press to painted rows, p50 / p95', pair(filters), 'p95 < 100 ms'],
      ['Text search, letter typed to painted rows, p50 / p95', pair(texts), 'p95 < 50 ms'],
      ['JavaScript heap, before / after a collection', `${mb(used)} / ${mb(collected)} MB`, '< 150 MB'],
      ['DOM elements', nodes, '–'],
      ['Scripts up to the first rows, compressed', `${(loadBytes / 1000).toFixed(0)} kB`, '–'],
    ],
    note: `Chromium ${version} headless, software rendering; the built app in the browser shell, rows from the engine over HTTP.`,
  }
}

/** Lengths of the frames, in ms, while the wheel turns by so many pixels in each. */
function scrollFrames(page: Page, stepPx: number, frames: number): Promise<number[]> {
  return page.evaluate(
    ({ stepPx, frames }) =>
      new Promise<number[]>((done) => {
        const grid = document.querySelector('.data-grid')
        if (!grid) throw new Error('no grid')
        grid.scrollTop = 0
        const lengths: number[] = []
        let last = 0
        const step = (now: number) => {
          if (last > 0) lengths.push(now - last)
          last = now
          if (lengths.length >= frames) return done(lengths)
          // So many rows are scaled, and there the grid itself follows the wheel.
          grid.dispatchEvent(new WheelEvent('wheel', { deltaY: stepPx, bubbles: true, cancelable: true }))
          requestAnimationFrame(step)
        }
        requestAnimationFrame(() => requestAnimationFrame(step))
      }),
    { stepPx, frames },
  )
}

type Press =
  | { kind: 'key'; key: 'End' | 'Home' }
  | { kind: 'header'; header: string }
  | { kind: 'tier'; tier: number }
  | { kind: 'text'; text: string }

/** From a press to the frame after the one in which the rows that it asked for are all there. */
function timed(page: Page, press: Press, rowIndex = 2): Promise<number> {
  return page.evaluate(
    ({ press, rowIndex }) =>
      new Promise<number>((done, failed) => {
        const grid = document.querySelector<HTMLElement>('.data-grid')
        if (!grid) return failed(new Error('no grid'))
        const isSettled = () => !grid.hasAttribute('aria-busy') && !grid.querySelector('[aria-busy]')
        // What is on the screen: an answer that changes none of it cannot be seen, and so not be waited for.
        const face = () =>
          `${document.querySelector('h1 + div')?.textContent} ${[...grid.querySelectorAll('[data-index]')]
            .slice(0, 8)
            .map((row) => row.textContent)
            .join()}`
        const isThere = () => {
          const text = grid.querySelector(`[aria-rowindex="${rowIndex}"] [data-column="0"]`)?.textContent
          return press.kind !== 'key' || (text !== undefined && text !== '…')
        }
        const start = () => {
          const before = face()
          const startedAt = performance.now()
          if (press.kind === 'key') {
            grid.focus()
            grid.dispatchEvent(new KeyboardEvent('keydown', { key: press.key, ctrlKey: true, bubbles: true }))
          } else if (press.kind === 'header') {
            const headers = [...grid.querySelectorAll<HTMLElement>('[role=columnheader]')]
            headers.find((one) => one.textContent?.includes(press.header))?.click()
          } else if (press.kind === 'tier') {
            document.querySelectorAll<HTMLElement>('[aria-label="Tiers"] button')[press.tier]?.click()
          } else {
            const field = document.querySelector<HTMLInputElement>('[type=search]')
            const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
            setter?.call(field, press.text)
            field?.dispatchEvent(new Event('input', { bubbles: true }))
          }
          // A press that changes nothing to be seen would be waited for in vain.
          const look = () => {
            if (face() !== before && isSettled() && isThere()) {
              requestAnimationFrame(() => done(performance.now() - startedAt))
            } else if (performance.now() - startedAt > 10_000)
              failed(new Error(`nothing came of ${JSON.stringify(press)}`))
            else requestAnimationFrame(look)
          }
          requestAnimationFrame(look)
        }
        const wait = () =>
          isSettled() ? requestAnimationFrame(() => requestAnimationFrame(start)) : requestAnimationFrame(wait)
        wait()
      }),
    { press, rowIndex },
  )
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
