import type { Page } from '@playwright/test'

export type SliderRun = {
  /** of every input that moved the budget: ms to the painted plan of that budget or of a later one */
  waits: number[]
  /** plans that came to the screen */
  painted: number
  longestTaskMs: number
}

type Log = {
  inputs: { at: number; budget: number }[]
  plans: { at: number; budget: number }[]
  longest: number
  lastEventAt: number
}

const SLIDER = 'input[type=range]'
const FIGURES = '[data-testid=figures]'

/** Notes every budget that the slider takes with the time of the event behind it, and every plan with its frame. */
export function watchSlider(page: Page): Promise<void> {
  return page.evaluate(
    ({ slider, figures }) => {
      const log: Log = { inputs: [], plans: [], longest: 0, lastEventAt: 0 }
      Reflect.set(window, 'slider_', log)
      const note = (event: Event) => {
        log.lastEventAt = event.timeStamp
      }
      for (const kind of ['pointermove', 'keydown']) window.addEventListener(kind, note, { capture: true })
      const thumb = document.querySelector<HTMLInputElement>(slider)
      const shown = document.querySelector<HTMLElement>(figures)
      if (!thumb || !shown) throw new Error('no slider')
      new MutationObserver(() => {
        const budget = Number(thumb.value)
        if (log.inputs.at(-1)?.budget !== budget) log.inputs.push({ at: log.lastEventAt, budget })
      }).observe(thumb, { attributes: true })
      new MutationObserver(() => {
        const budget = Number(shown.dataset.budget)
        // The frame in which it is drawn begins here; the next one says that it is over.
        requestAnimationFrame(() => requestAnimationFrame((at) => log.plans.push({ at, budget })))
      }).observe(shown, { attributeFilter: ['data-budget'] })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) log.longest = Math.max(log.longest, duration)
      }).observe({ type: 'longtask' })
    },
    { slider: SLIDER, figures: FIGURES },
  )
}

/** Drags the thumb along the track and back as a hand does, sixty moves a second. */
export async function sweep(page: Page): Promise<SliderRun> {
  const thumb = page.locator(SLIDER).locator('xpath=ancestor::div[contains(@class,"rounded-full")][1]')
  const track = thumb.locator('xpath=..')
  await thumb.scrollIntoViewIfNeeded()
  const [from, along] = [await thumb.boundingBox(), await track.boundingBox()]
  if (!from || !along) throw new Error('nothing to drag')
  const y = from.y + from.height / 2
  const x = (share: number) => along.x + along.width * share
  await page.mouse.move(from.x + from.width / 2, y)
  await page.mouse.down()
  await restart(page)
  for (const [start, end] of [
    [0.5, 0.95],
    [0.95, 0.3],
    [0.3, 0.6],
  ] as const) {
    const moves = 90
    for (let at = 1; at <= moves; at += 1) {
      await page.mouse.move(x(start + ((end - start) * at) / moves), y)
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
    }
  }
  await page.mouse.up()
  return take(page)
}

/** One step a key, the next when the plan has been painted. */
export async function pressKeys(page: Page, keys: number): Promise<SliderRun> {
  await page.locator(SLIDER).focus()
  await restart(page)
  for (let at = 0; at < keys; at += 1) {
    await page.keyboard.press(at % 3 === 2 ? 'ArrowLeft' : 'ArrowRight')
    await settled(page)
  }
  return take(page)
}

async function restart(page: Page): Promise<void> {
  await page.evaluate(() => {
    const log: Log = Reflect.get(window, 'slider_')
    log.inputs.length = 0
    log.plans.length = 0
    log.longest = 0
  })
}

/** Until the plan of the budget that stands is painted. */
function settled(page: Page): Promise<unknown> {
  return page.waitForFunction(
    (slider) => {
      const log: Log = Reflect.get(window, 'slider_')
      const now = Number(document.querySelector<HTMLInputElement>(slider)?.value)
      return log.inputs.at(-1)?.budget === now && log.plans.at(-1)?.budget === now
    },
    SLIDER,
    { polling: 'raf', timeout: 60_000 },
  )
}

async function take(page: Page): Promise<SliderRun> {
  await settled(page)
  const log = await page.evaluate(() => {
    const found: Log = Reflect.get(window, 'slider_')
    return { inputs: found.inputs, plans: found.plans, longest: found.longest }
  })
  let next = 0
  const waits = log.inputs.map(({ at, budget }, index) => {
    // The plan of this budget, or the first of one that was asked for later.
    const later = new Set(log.inputs.slice(index).map((input) => input.budget))
    while (next < log.plans.length) {
      const plan = log.plans[next]
      if (plan && plan.at > at && later.has(plan.budget)) return plan.at - at
      next += 1
    }
    throw new Error(`no plan was painted for ${budget}`)
  })
  return { waits, painted: log.plans.length, longestTaskMs: log.longest }
}
