/// <reference lib="dom" />
// Makes docs/images anew from the built app and a fresh sample workspace: node scripts/screenshots.mjs
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { findBrowser } from '../src/main/print/findBrowser.ts'
import { requireNode } from './nodeVersion.mjs'
import { root } from './project.mjs'

requireNode()
const folder = mkdtempSync(join(tmpdir(), 'callboard-screens-'))
const env = { ...process.env, CALLBOARD_CONFIG_DIR: join(folder, 'config') }
const workspace = join(folder, 'Lantern & Kite')
spawnSync(process.execPath, [join(root, 'scripts/callboard.mjs'), 'new', workspace, '--sample'], {
  stdio: 'inherit',
  env,
})

const server = spawn(process.execPath, [join(root, 'out/main/browser.js'), '--no-open', '--workspace', workspace], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env,
})
/** @type {string} */
const address = await new Promise((done) => {
  createInterface({ input: server.stdout }).on('line', (line) => {
    const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0]
    if (found) done(found)
  })
})
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  // Chromium refuses to run as root otherwise.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: 1,
  reducedMotion: 'reduce',
})
await page.goto(address)
const screens = {
  creators: () => page.getByRole('row').nth(20).waitFor(),
  outreach: () =>
    page
      .getByRole('grid', { name: /^Contacted, / })
      .getByRole('row')
      .first()
      .waitFor(),
  campaigns: () => page.getByText('Fizzlewick').first().waitFor(),
  approvals: () =>
    page
      .getByRole('grid', { name: /^Client review/ })
      .getByRole('row')
      .first()
      .waitFor(),
  planner: async () => {
    await page.getByText('Optimal', { exact: true }).waitFor()
    await page.getByRole('img', { name: /^Staircase/ }).waitFor()
    await page
      .getByText(/^costs /)
      .first()
      .waitFor()
  },
  reports: () => page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor(),
}
for (const [name, isReady] of Object.entries(screens)) {
  await page.evaluate(`location.hash = '#/${name}'`)
  await isReady()
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.screenshot({ path: join(root, 'docs/images', `${name}.png`) })
}
// The player is reached from a card, as a person reaches it.
await page.evaluate(`location.hash = '#/approvals'`)
await page
  .getByRole('grid', { name: /^Internal review/ })
  .getByRole('row')
  .first()
  .click()
await page.keyboard.press('Enter')
await page.getByText('The logo is half out of the picture').waitFor()
await page.locator('video').evaluate((video) => {
  if (!(video instanceof HTMLVideoElement)) throw new Error('no video')
  return video.readyState >= 2 || new Promise((done) => video.addEventListener('loadeddata', done, { once: true }))
})
await page.screenshot({ path: join(root, 'docs/images', 'review.png') })
await browser.close()
server.kill('SIGTERM')
await new Promise((done) => server.once('exit', done))
rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
