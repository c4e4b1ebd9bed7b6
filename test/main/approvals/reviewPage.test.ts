/** The page as a client has it: opened from a disk, in a real browser, with no network at all. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../../src/main/print/findBrowser'
import { tempFolder } from '../../support/engine'
import { filesOf, type Made, type ReviewWorld, reviewWorld, send, submit, toClient } from './reviewSupport'

const executablePath = findBrowser()
let browser: Browser
beforeAll(async () => {
  if (!executablePath) return
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
})
afterAll(() => browser?.close())

/** Unpacks a package and opens its page. `asked`: every address that was asked for. */
async function open({ engine }: ReviewWorld, made: Made, options: Parameters<Browser['newContext']>[0] = {}) {
  const folder = tempFolder()
  let address = ''
  for (const [name, bytes] of Object.entries(await filesOf(engine, made))) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    if (name.endsWith('.html')) address = pathToFileURL(path).href
  }
  const context = await browser.newContext({ acceptDownloads: true, offline: true, ...options })
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  await context.route(/^https?:/, (route) => route.abort())
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  await page.goto(address)
  return { page, address, troubles, asked, close: () => context.close() }
}

async function faults(page: Page): Promise<string[]> {
  // The page's policy lets no other script in; the tools of the browser still may.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: tester } = window as unknown as { axe: typeof axe }
    const { violations } = await tester.run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  })
}

async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [saved] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), 'utf8') }
}

describe.skipIf(!executablePath)('the review page', () => {
  it('takes comments and decisions, and they come back as they were said', async () => {
    const world = await reviewWorld()
    const { engine, video, picture, text } = world
    const opened = await open(
      world,
      await world.make({ message: 'Have a look', answerBy: '2026-11-20', accent: '#ffd500' }),
    )
    const { page } = opened
    const [first, second] = [page.getByRole('article').nth(0), page.getByRole('article').nth(1)]

    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2)
    await page.evaluate(() => {
      const player = document.querySelector('video')
      if (player) player.currentTime = 2.5
    })
    await first.getByRole('button', { name: 'Comment at 0:02' }).click()
    await first.getByLabel('Your comment', { exact: true }).fill('Here, the logo: “Fizz” 🥤')
    await first.getByRole('button', { name: 'Add comment' }).click()
    await first.getByRole('radio', { name: /^Ask for changes/ }).check({ force: true })
    await first.getByLabel('What has to change').fill('A larger logo')

    await second.getByRole('button', { name: 'Mark an area' }).click()
    const box = await second.getByRole('img').boundingBox()
    if (!box) throw new Error('the picture is not shown')
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.5)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.75, { steps: 4 })
    await page.mouse.up()
    await second.getByLabel('Your comment', { exact: true }).fill('This corner')
    await second.getByRole('button', { name: 'Add comment' }).click()
    await second.getByRole('radio', { name: /^Approve with corrections/ }).check({ force: true })
    await second.getByLabel('Correction 1: what to write instead').fill('#wildswimming')
    await second.getByLabel('Correction 1: where').selectOption('hashtags')

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await faults(page), colorScheme).toEqual([])
    }

    // What was said is there again, and leaving unsaved is asked about.
    const asked = page.waitForEvent('dialog').then((dialog) => dialog.accept().then(() => dialog.type()))
    await page.reload()
    expect(await asked).toBe('beforeunload')
    await expect.poll(() => first.getByText('Here, the logo: “Fizz” 🥤').count()).toBe(1)
    expect(await page.getByText('2 of 3 decided').count()).toBe(1)

    await page.getByRole('button', { name: 'Save my decisions' }).click()
    expect(await page.getByLabel('Your name').evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await faults(page)).toEqual([])
    await page.getByLabel('Your name').fill('Cleo')
    await page.getByLabel('Your e-mail address').fill('cleo@wobblecombe.example')
    const press = () => page.getByRole('button', { name: 'Save my decisions' }).click()
    const saved = await download(page, press)
    expect(saved.name).toBe('Fizz spring.callboard-decision.json')
    expect(await faults(page)).toEqual([])
    const again = await download(page, press)
    expect(JSON.parse(again.text).decisionId).toBe(JSON.parse(saved.text).decisionId)

    const fileToken = await send(engine, saved.text)
    const { effects } = await engine.do('approvals.readDecisionFile', { fileToken })
    expect(effects.map(({ decision, comments, refusal }) => [decision, comments, refusal])).toEqual([
      ['request_changes', 1, null],
      ['approve_with_corrections', 1, null],
      ['none', 0, null],
    ])
    expect(await engine.do('approvals.applyDecisionFile', { fileToken })).toMatchObject({ applied: 2, comments: 2 })
    await expect(
      engine.do('approvals.applyDecisionFile', { fileToken: await send(engine, again.text) }),
    ).rejects.toMatchObject({ code: 'decision_file_applied' })
    const [onVideo] = await engine.do('approvals.comments', { deliverableId: video })
    expect(onVideo).toMatchObject({
      text: 'Here, the logo: “Fizz” 🥤',
      atMs: 2500,
      untilMs: null,
      author: 'Cleo',
      thread: 'client',
    })
    const [onPicture] = await engine.do('approvals.comments', { deliverableId: picture })
    for (const [side, value] of Object.entries({ x: 0.25, y: 0.5, width: 0.5, height: 0.25 }))
      expect(onPicture?.area?.[side as 'x']).toBeCloseTo(value, 1)
    expect((await engine.do('approvals.get', { deliverableId: video })).events.at(-1)?.text).toBe('A larger logo')
    expect((await engine.do('approvals.get', { deliverableId: picture })).corrections).toMatchObject([
      { part: 'hashtags', text: '#wildswimming' },
    ])
    expect((await engine.do('approvals.get', { deliverableId: text })).card.state).toBe('client_review')

    expect(opened.asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([])
    expect(opened.troubles).toEqual([])
    await opened.close()
  })

  it('is done by keyboard alone, and at the width of a phone nothing is lost', async () => {
    const world = await reviewWorld()
    const opened = await open(world, await world.make({ deliverableIds: [world.picture] }), {
      viewport: { width: 360, height: 640 },
    })
    const { page } = opened
    const reach = async (name: string | RegExp, role: 'button' | 'radio' | 'textbox' | 'spinbutton' | 'link') => {
      const target = page.getByRole(role, { name }).first()
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab')
        if (await target.evaluate((node) => node === document.activeElement)) return
      }
      throw new Error(`the keyboard does not reach ${String(name)}`)
    }
    await reach('Mark an area', 'button')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+Tab')
    for (const value of ['40', '30', '20', '10']) {
      // Backwards through the four numbers: height, width, top, left.
      await page.keyboard.type(value)
      await page.keyboard.press('Shift+Tab')
    }
    await page.keyboard.type('Too close to the edge')
    await reach('Add comment', 'button')
    await page.keyboard.press('Space')
    // One Tab reaches the group; the arrows choose in it.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    for (
      let presses = 0;
      presses < 4 && (await page.getByRole('radio', { name: /^Approve It/ }).isChecked()) === false;
      presses += 1
    )
      await page.keyboard.press('ArrowDown')
    await reach('Your name', 'textbox')
    await page.keyboard.type('Carl')
    await page.keyboard.press('Tab')
    await page.keyboard.type('carl@wobblecombe.example')
    await page.keyboard.press('Tab')
    const { text } = await download(page, () => page.keyboard.press('Enter'))
    expect(JSON.parse(text).items).toMatchObject([
      {
        decision: 'approve',
        comments: [{ text: 'Too close to the edge', area: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 } }],
      },
    ])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    expect(opened.troubles).toEqual([])
    await opened.close()
  })

  it('shows media that lie beside it, and says when they do not', async () => {
    const world = await reviewWorld()
    const { engine, video } = world
    // A video that plays, made larger than the page takes by what a player skips.
    const walk = readFileSync('resources/sample/walk-1.webm')
    const padding = Buffer.alloc(8_100_000)
    padding.set([0xec, 0x10, 0x7b, 0x98, 0x9b])
    padding.writeUIntBE(0x10000000 + padding.byteLength - 5, 1, 4)
    await submit(world, video, { name: 'large.webm', content: Buffer.concat([walk, padding]) })
    await toClient(world, [video])
    const made = await engine.do('approvals.makePackage', {
      campaignId: world.campaignId,
      deliverableIds: [video],
      name: 'Large',
    })
    expect(made).toMatchObject({ mediaInside: 0, mediaBeside: 1 })
    const opened = await open(world, made)
    await opened.page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2)
    expect(opened.asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([])
    expect(opened.troubles).toEqual([])
    // Opened in the ZIP's window, a page has nothing beside it.
    rmSync(join(dirname(fileURLToPath(opened.address)), 'media'), { recursive: true })
    await opened.page.reload()
    await opened.page.getByText('The file media/01-ana0-video-v2.webm is not beside this page.').waitFor()
    await opened.close()
  })
})
