import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
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
const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** The grid in headless Chromium over 100,000 rows from a stand-in that answers as the engine does, after 4 ms. */
export async function run(): Promise<BenchTable[]> {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-grid-'))
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('The grid bench needs a Chromium-family browser; set CALLBOARD_BROWSER.')
  let server: Server | null = null
  let browser: Browser | null = null
  try {
    await buildGallery(folder)
    server = await serve(folder)
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('the bench server has no port')
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--js-flags=--expose-gc'] })
    const page = await browser.newPage({ viewport: WINDOW })
    await page.goto(`http://127.0.0.1:${address.port}/?page=grid&rows=${ROWS}&delay=4`)
    await page.getByText('@creator_0', { exact: true }).waitFor()
    return [await measure(page, browser.version())]
  } finally {
    await browser?.close()
    server?.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(page: Page, version: string): Promise<BenchTable> {
  const client = await page.context().newCDPSession(page)
  // Code and fonts warm, as they are after the first minute of work.
  await scrollFrames(page, 60, 40)
  const slow = await scrollFrames(page, 60, FRAMES)
  const fast = await scrollFrames(page, 872, FRAMES)
  const jumps = await scrollFrames(page, 16_000, FRAMES)
  const sortMs = await sortToPaint(page)
  const endMs = await endKeyToPaint(page)
  const { used, collected } = await heap(client)
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  const scroll = (name: string, frames: number[], target: string): (string | number)[] => [
    name,
    `${percentile(frames, 0.5).toFixed(1)} / ${percentile(frames, 0.95).toFixed(1)} ms`,
    target,
  ]
  return {
    title: `Grid, ${ROWS.toLocaleString('en-GB')} rows, ${WINDOW.width} × ${WINDOW.height}`,
    columns: ['What', 'Measured', 'Target'],
    rows: [
      scroll('Scroll 60 px a frame, p50 / p95', slow, 'p95 < 33 ms'),
      scroll('Scroll one screen a frame, p50 / p95', fast, 'p95 < 45 ms'),
      scroll('Jump 16,000 px a frame, p50 / p95', jumps, '–'),
      ['Sort, click to painted', `${sortMs.toFixed(0)} ms`, '< 300 ms'],
      ['Ctrl+End to the last row painted', `${endMs.toFixed(0)} ms`, '–'],
      ['JavaScript heap, before / after a collection', `${mb(used)} / ${mb(collected)} MB`, '< 80 MB'],
      ['DOM elements', nodes, '–'],
    ],
    note: `Chromium ${version} headless, software rendering. Rows come from a stand-in in the page that answers after 4 ms; it sorts by JavaScript.`,
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

/** From the press on the header to the first frame that shows the new first row. */
function sortToPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const header = [...document.querySelectorAll<HTMLElement>('[role=columnheader]')].find((cell) =>
          cell.textContent?.includes('Followers'),
        )
        const grid = document.querySelector('[role=grid]')
        if (!header || !grid) throw new Error('no grid')
        grid.scrollTop = 0
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const first = () => document.querySelector('[aria-rowindex="2"] [data-column="0"]')?.textContent
            const before = first()
            const start = performance.now()
            header.click()
            const look = () => {
              const now = first()
              // The frame after the one in which the text is there: then it has been painted.
              if (now && now !== before && now !== '…') requestAnimationFrame(() => done(performance.now() - start))
              else requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
          }),
        )
      }),
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

async function buildGallery(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: resolve('test/renderer/gallery'),
    base: './',
    logLevel: 'error',
    plugins: [react(), tailwindcss()],
    build: { outDir, emptyOutDir: true, minify: true, modulePreload: { polyfill: false } },
  })
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    readFile(join(folder, path === '/' ? 'index.html' : path)).then(
      (bytes) => response.writeHead(200, { 'content-type': MIME[extname(path)] ?? 'text/html' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return server
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function mb(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0)
}
