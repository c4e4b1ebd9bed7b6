import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { createEngine } from '../../src/main/engine/engine'
import { findBrowser } from '../../src/main/print/findBrowser'
import type { InputOf, MethodName, OutputOf } from '../../src/shared/contract/index'
import { runTaskInline } from '../support/inlineTasks'
import { seedPlannable, twelveSegments } from '../support/planCampaign'
import { median, percentile, round } from './engine'
import { addressOf, ended } from './grid'
import { pressKeys, type SliderRun, sweep, watchSlider } from './plannerSliderWatch'
import type { BenchTable } from './table'

const CREATORS = 5000
const BUDGET_MINOR = 40_000_00
const KEYS = 30
const PEER_PLANS = 5
const WINDOW = { width: 1440, height: 900 }
const OUT = process.env.CALLBOARD_OUT ?? 'out'

type Do = <M extends MethodName>(method: M, input: InputOf<M>) => Promise<OutputOf<M>>

/** The planner's budget slider in the built app over 5,000 candidates: from the hand to the painted plan. */
export async function run(): Promise<BenchTable[]> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('The slider bench needs a Chromium-family browser; set CALLBOARD_BROWSER.')
  const entry = resolve(OUT, 'main/browser.js')
  if (!existsSync(entry)) throw new Error('The slider bench measures the built app: run "npm run build" first.')
  const folder = await mkdtemp(join(tmpdir(), 'callboard-slider-'))
  const env = { ...process.env, CALLBOARD_CONFIG_DIR: join(folder, 'config') }
  const workspace = join(folder, 'workspace')
  let browser: Browser | null = null
  try {
    await promisify(execFile)(process.execPath, [resolve(OUT, 'main/cli.js'), 'new', workspace, '--json'], { env })
    seedPlannable(workspace, CREATORS)
    const campaignId = await inEngine(workspace, makeCampaign)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    const rows = []
    for (const segments of [1, 12] as const) {
      const peer = await inEngine(workspace, async (act) => {
        if (segments > 1) await act('planner.saveSegments', { campaignId, segments: twelveSegments })
        return wholeInstances(act, campaignId)
      })
      const shell = spawn(process.execPath, [entry, '--workspace', workspace, '--no-open'], { env })
      try {
        const page = await browser.newPage({ viewport: WINDOW })
        await page.goto(await addressOf(shell))
        rows.push(...(await measure(page, campaignId, segments, peer)))
        await page.close()
      } finally {
        await ended(shell)
      }
    }
    return [
      {
        title: `Planner's budget slider, ${CREATORS.toLocaleString('en-GB')} candidates, ${WINDOW.width} × ${WINDOW.height}`,
        columns: ['What', 'Inputs', 'Plans painted', 'p50 ms', 'p95 ms', 'Longest task ms', 'Instance sent whole ms'],
        rows,
        note: `From the pointer move or key to the frame after the figures show the plan of that budget or a later one; target p95 < 100 ms. Chromium ${browser.version()} headless, software rendering, the built app in the browser shell. The last column is a peer without session and caches: the roster read anew and the instance handed over whole with every budget, engine alone, nothing painted.`,
      },
    ]
  } finally {
    await browser?.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Something done to the workspace by the engine, which is closed again before the app opens it. */
async function inEngine<T>(workspace: string, work: (act: Do) => Promise<T>): Promise<T> {
  const engine = createEngine({ configDir: null, runTask: runTaskInline })
  const act: Do = async (method, input) => {
    const reply = await engine.call({ method, input }, { shell: 'test', actor: 'Bench' })
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.message}`)
    // The engine's handlers and the contract have one type; the envelope between them has none.
    return reply.value as OutputOf<typeof method>
  }
  try {
    await act('workspace.open', { folder: workspace })
    return await work(act)
  } finally {
    await engine.close()
  }
}

async function makeCampaign(act: Do): Promise<string> {
  const client = await act('campaigns.createClient', { name: 'Client' })
  const brand = await act('campaigns.createBrand', { clientId: client.id, name: 'Brand', category: 'drinks' })
  const { id } = await act('campaigns.create', {
    brandId: brand.id,
    name: 'Campaign',
    currency: 'GBP',
    budgetMinor: BUDGET_MINOR,
    universePersons: 23_400_000,
    targetReachPersons: 5_000_000,
  })
  await act('campaigns.addToRoster', { campaignId: id, matching: { filter: {} } })
  return id
}

/** The peer: candidates read, instance made and solved from nothing, budget by budget. */
async function wholeInstances(act: Do, campaignId: string): Promise<number> {
  const taken: number[] = []
  for (let at = 0; at < PEER_PLANS; at += 1) {
    // Whatever was kept of the campaign is of before this.
    await act('campaigns.update', { campaignId, name: `Campaign ${at}` })
    const startedAt = performance.now()
    const budgetMinor = BUDGET_MINOR + at * 1000_00
    await act('planner.candidates', { campaignId })
    const instance = await act('planner.instance', { campaignId, budgetMinor })
    await act('planner.solve', { instance: JSON.parse(JSON.stringify(instance)) })
    taken.push(performance.now() - startedAt)
  }
  return median(taken)
}

async function measure(page: Page, campaignId: string, segments: number, peerMs: number) {
  await page.waitForSelector('h1')
  await page.evaluate(`location.hash = '#/planner/${campaignId}'`)
  const ready = '[data-testid=figures][data-budget]'
  await page.waitForSelector(ready, { timeout: 60_000 })
  // The line of all budgets is computed by the threads that plan: a hand begins when it has been drawn.
  await page.waitForFunction(() => document.querySelectorAll('canvas').length >= 2, null, { timeout: 120_000 })
  await watchSlider(page)
  const of = segments === 1 ? '1 segment' : `${segments} segments`
  return [
    line(`Drag, ${of}`, await sweep(page), peerMs),
    line(`Arrow keys, ${of}`, await pressKeys(page, KEYS), peerMs),
  ]
}

function line(what: string, { waits, painted, longestTaskMs }: SliderRun, peerMs: number): (string | number)[] {
  return [
    what,
    waits.length,
    painted,
    round(median(waits), 1),
    round(percentile(waits, 0.95), 1),
    round(longestTaskMs),
    round(peerMs),
  ]
}
