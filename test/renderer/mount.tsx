import axe from 'axe-core'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, vi } from 'vitest'
import '../../src/renderer/src/styles.css'

let root: Root | null = null
let host: HTMLElement | null = null

/** Puts a tree into the page, as high as the window. Taken away after the test. */
export function mount(tree: ReactNode): HTMLElement {
  host = document.createElement('main')
  host.style.cssText = 'height: 100vh; display: flex; flex-direction: column'
  document.body.append(host)
  root = createRoot(host)
  root.render(<I18nProvider locale="en-GB">{tree}</I18nProvider>)
  return host
}

afterEach(() => {
  root?.unmount()
  host?.remove()
  root = null
  host = null
  delete document.documentElement.dataset.theme
})

/** Waits until a look at the page passes; the limit is there for failures only. */
export function until<T>(look: () => T): Promise<T> {
  return vi.waitFor(look, { timeout: 10_000, interval: 16 })
}

/** Fails with what axe found, in words. Animations must have ended: a half-faded text has half its contrast. */
export async function expectAxeClean(context: Element | Document = document): Promise<void> {
  // A spinner never ends and fades nothing.
  const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
  await Promise.all(ending.map((animation) => animation.finished.catch(() => {})))
  // The page of the test runner around ours is not ours to judge.
  const { violations } = await axe.run(context, { rules: { region: { enabled: false } } })
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
  )
  expect(found).toEqual([])
}
