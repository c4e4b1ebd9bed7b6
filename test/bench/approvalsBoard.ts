import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import { openDatabase } from '../../src/main/db/open'
import { runStep } from '../../src/main/db/steps'
import { findBrowser } from '../../src/main/print/findBrowser'
import { type ApprovalState, approvalStates } from '../../src/shared/domain/approvals/workflow'
import { putCreators } from '../support/contactableCreators'
import { insertDeliverable, insertInto } from '../support/deliverables'
import { median, percentile, round } from './engine'
import { addressOf, ended } from './grid'
import type { BenchTable } from './table'

const CARDS = 2000
const CREATORS = 250
/** More than a column draws whole; the other cards are spread over the other states. */
const IN_ONE_COLUMN = 700
const MOVES = 20
const OPENINGS = 10
const WINDOW = { width: 1440, height: 900 }
const OUT = process.env.CALLBOARD_OUT ?? 'out'
const crowded: ApprovalState = 'draft_submitted'

/** The approvals board of the built app over 2,000 deliverables, beside a page that simply draws all the same cards. */
export async function run(): Promise<BenchTable[]> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('The board bench needs a Chromium-family browser; set CALLBOARD_BROWSER.')
  const entry = resolve(OUT, 'main/browser.js')
  if (!existsSync(entry)) throw new Error('The board bench measures the built app: run "npm run build" first.')
  const folder = await mkdtemp(join(tmpdir(), 'callboard-board-'))
  const env = { ...process.env, CALLBOARD_CONFIG_DIR: join(folder, 'config') }
  const workspace = join(folder, 'workspace')
  let shell: ChildProcess | null = null
  let browser: Browser | null = null
  try {
    await promisify(execFile)(process.execPath, [resolve(OUT, 'main/cli.js'), 'new', workspace, '--json'], { env })
    putDeliverables(workspace)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    shell = spawn(process.execPath, [entry, '--workspace', workspace, '--no-open'], { env })
    const page = await browser.newPage({ viewport: WINDOW })
    await page.goto(await addressOf(shell))
    await page.waitForSelector('.data-grid, h1')
    return [await measure(page, browser.version())]
  } finally {
    await browser?.close()
    if (shell) await ended(shell)
    await rm(folder, { recursive: true, force: true })
  }
}

function putDeliverables(workspace: string): void {
  const now = new Date()
  putCreators(workspace, CREATORS, now)
  const db = openDatabase(join(workspace, 'workspace.db'))
  const accounts = db.prepare<[], string>('SELECT id FROM account ORDER BY handle').pluck().all()
  const others = approvalStates.filter((state) => state !== crowded)
  runStep(db, { method: 'bench', commandId: uuidv7(), actor: 'Bench', device: 'bench', now }, (step) => {
    step.kind = 'base'
    const insert = insertInto(db)
    const clientId = insert('client', { name: 'Client', created_at: now.toISOString() })
    const brandId = insert('brand', { client_id: clientId, name: 'Brand' })
    const campaignId = insert('campaign', {
      brand_id: brandId,
      name: 'Campaign',
      goal: 'awareness',
      currency: 'GBP',
      time_zone: 'UTC',
      target: JSON.stringify({ countries: [], ages: [], genders: [] }),
      unique_viewer_ratio: 1,
      created_at: now.toISOString(),
    })
    for (let index = 0; index < CARDS; index += 1) {
      const state = index < IN_ONE_COLUMN ? crowded : (others[index % others.length] ?? crowded)
      const due = new Date(now.getTime() + ((index % 60) - 20) * 86_400_000).toISOString().slice(0, 10)
      const account = accounts[index % accounts.length] ?? ''
      insertDeliverable(
        insert,
        { campaign_id: campaignId, account_id: account, title: `Video ${index}`, due_on: due },
        state,
      )
    }
  })
  db.close()
}

async function measure(page: Page, version: string): Promise<BenchTable> {
  const cold = await openBoard(page)
  const warm: number[] = []
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    await page.evaluate("location.hash = '#/settings'")
    await page.waitForSelector('[data-cell]', { state: 'detached' })
    warm.push(await openBoard(page))
  }
  // Columns out of sight are drawn after those in sight.
  await page.waitForSelector('[data-cell="live_verified"] [role=row][data-key]', { state: 'attached' })
  const drawn = await page.evaluate(() => document.querySelectorAll('[role=row][data-key]').length)
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  const moves: { shown: number; committed: number }[] = []
  for (let turn = 0; turn < MOVES; turn += 1) moves.push(await moveOne(page))
  const shown = moves.map((move) => move.shown)
  const committed = moves.map((move) => move.committed)
  const frames = await dragFrames(page, `[data-cell="${crowded}"] [role=row][data-key]`)
  const peer = await drawAll(page, CARDS)
  const peerFrames = await dragFrames(page, '[data-peer] [draggable]')
  const times = (ours: number, theirs: number) => `${(theirs / ours).toFixed(1)} ×`
  const pair = (values: number[]) => `${round(median(values), 1)} / ${round(percentile(values, 0.95), 1)} ms`
  return {
    title: `Approvals board, ${CARDS.toLocaleString('en-GB')} deliverables of ${CREATORS} creators, ${WINDOW.width} × ${WINDOW.height}`,
    columns: ['What', 'Board', 'All cards drawn, no framework', 'Peer / board', 'Target'],
    rows: [
      ['Open for the first time, data fetched', `${round(cold, 0)} ms`, '–', '–', '< 500 ms'],
      [
        'Open again, p50 / p95',
        pair(warm),
        `${round(peer.openMs, 0)} ms`,
        times(median(warm), peer.openMs),
        '< 500 ms',
      ],
      [
        'Frame while a card is dragged, p50 / p95',
        pair(frames),
        pair(peerFrames),
        times(percentile(frames, 0.95), percentile(peerFrames, 0.95)),
        'p95 < 33 ms',
      ],
      [
        'Move by key, press to painted, p50 / p95',
        pair(shown),
        `${round(peer.moveMs, 1)} ms`,
        times(median(shown), peer.moveMs),
        '< 100 ms',
      ],
      ['Move by key, press to recorded in the chain and said, p50 / p95', pair(committed), '–', '–', '–'],
      ['Cards in the page', drawn, CARDS, times(drawn, CARDS), '–'],
      ['DOM elements', nodes, peer.nodes, times(nodes, peer.nodes), '–'],
    ],
    note: `Chromium ${version} headless, software rendering; the built app in the browser shell. The peer sets the same card's markup ${CARDS.toLocaleString('en-GB')} times as HTML into scrolling columns: no selection, no keyboard, no data.`,
  }
}

/** From the change of the address to the frame after the one in which cards are there. */
function openBoard(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const startedAt = performance.now()
        location.hash = '#/approvals'
        const look = () => {
          if (document.querySelectorAll('[role=row][data-key]').length < 10) requestAnimationFrame(look)
          else requestAnimationFrame(() => done(performance.now() - startedAt))
        }
        requestAnimationFrame(look)
      }),
  )
}

/** Shift and the right arrow on the first card of the crowded column: until it is painted next door, and recorded. */
async function moveOne(page: Page): Promise<{ shown: number; committed: number }> {
  const first = page.locator(`[data-cell="${crowded}"] [role=row][data-key]`).first()
  // A key ends the care for the card that was moved before.
  await page.keyboard.press('Control')
  // The rules are asked when a card takes the focus; a person's key comes after their answer.
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/call'))
  await first.focus()
  await (await answered).finished()
  return page.evaluate(
    () =>
      new Promise<{ shown: number; committed: number }>((done, failed) => {
        const row = document.activeElement
        const id = row instanceof HTMLElement ? row.dataset.key : undefined
        if (!row || !id) return failed(new Error('no card has the focus'))
        const from = row.closest('[data-cell]')
        const toasts = () => document.querySelectorAll('[role=alertdialog]').length
        for (const close of document.querySelectorAll<HTMLElement>('[role=alertdialog] [aria-label="Dismiss"]'))
          close.click()
        const startedAt = performance.now()
        let shown = 0
        row.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }))
        const look = () => {
          const now = performance.now()
          if (now - startedAt > 10_000) return failed(new Error('nothing moved'))
          const place = document.querySelector(`[role=row][data-key="${id}"]`)?.closest('[data-cell]')
          if (shown === 0 && place && place !== from) shown = now - startedAt
          if (shown > 0 && toasts() > 0) done({ shown, committed: now - startedAt })
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
  )
}

/** Lengths of the frames, in ms, while a card is dragged over the columns and back. */
async function dragFrames(page: Page, selector: string): Promise<number[]> {
  const box = await page.locator(selector).nth(1).boundingBox()
  if (!box) throw new Error('nothing to drag')
  await page.mouse.move(box.x + 90, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 50, { steps: 4 })
  await page.evaluate(() => {
    const lengths: number[] = []
    let last = 0
    const step = (now: number) => {
      if (last > 0) lengths.push(now - last)
      last = now
      if (Reflect.get(window, 'frames_') === lengths) requestAnimationFrame(step)
    }
    Reflect.set(window, 'frames_', lengths)
    requestAnimationFrame(step)
  })
  for (const x of [300, 700, 1200, 700, 300, 900, 500]) await page.mouse.move(x, 400, { steps: 30 })
  const lengths = await page.evaluate(() => {
    const found: number[] = Reflect.get(window, 'frames_')
    Reflect.set(window, 'frames_', null)
    return found
  })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  return lengths
}

/** In place of the app: the same card so many times, in as many scrolling columns as there are states. */
function drawAll(page: Page, count: number): Promise<{ openMs: number; moveMs: number; nodes: number }> {
  return page.evaluate(
    ({ count }) =>
      new Promise<{ openMs: number; moveMs: number; nodes: number }>((done) => {
        const card = document.querySelector('[role=row][data-key]')
        const html = card?.innerHTML ?? ''
        const look = card?.className ?? ''
        const one = `<div draggable="true" class="${look}">${html}</div>`
        const columns = 16
        document.body.innerHTML = ''
        requestAnimationFrame(() => {
          const startedAt = performance.now()
          const column = `<div style="width:216px;flex:none;overflow-y:auto;height:100%">${one.repeat(count / columns)}</div>`
          document.body.innerHTML = `<div data-peer style="display:flex;gap:8px;height:100vh;overflow-x:auto">${column.repeat(columns)}</div>`
          const lists = document.querySelectorAll<HTMLElement>('[data-peer] > div')
          for (const list of lists) {
            list.addEventListener('dragover', (event) => event.preventDefault())
            list.addEventListener('dragenter', () => list.classList.add('bg-accent-soft'))
            list.addEventListener('dragleave', () => list.classList.remove('bg-accent-soft'))
          }
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const openMs = performance.now() - startedAt
              const nodes = document.querySelectorAll('*').length
              const movedAt = performance.now()
              if (lists[0]?.firstChild) lists[1]?.prepend(lists[0].firstChild)
              requestAnimationFrame(() =>
                requestAnimationFrame(() => done({ openMs, moveMs: performance.now() - movedAt, nodes })),
              )
            }),
          )
        })
      }),
    { count },
  )
}
