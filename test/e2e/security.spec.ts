/**
 * What a page that was talked into something must not be able to do, in either shell. test/mutations takes each guard
 * away in turn and sees that the test of it fails.
 */
import type { Page } from '@playwright/test'
import { decodeWire, encodeWire } from '../../src/shared/wire'
import { expect, test } from './fixtures'
import { outsider } from './outsider'

let other: Awaited<ReturnType<typeof outsider>>
test.beforeEach(async () => {
  other = await outsider()
})
test.afterEach(() => other.close())

/** What the shell answers to a call that the page itself would never make. */
async function callFrom(page: Page, method: string): Promise<unknown> {
  if (await page.evaluate(() => window.callboard !== undefined)) {
    return page.evaluate((name) => window.callboard?.call({ method: name, input: {} }), method)
  }
  const answer = await page.evaluate(
    async (body) => {
      const response = await fetch('/api/call', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${sessionStorage.getItem('callboard.token')}`,
          'content-type': 'application/octet-stream',
        },
        body: new Uint8Array(body),
      })
      return [...new Uint8Array(await response.arrayBuffer())]
    },
    [...encodeWire({ method, input: {} })],
  )
  return decodeWire(Uint8Array.from(answer))
}

test('the policy is sent, and runs no script that was slipped in', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const blocked: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'window.slippedIn = true'
    document.head.append(script)
    const button = document.createElement('button')
    button.setAttribute('onclick', 'window.slippedIn = true')
    document.body.append(button)
    button.click()
    button.remove()
    const policy = (await fetch(location.pathname)).headers.get('content-security-policy') ?? ''
    return { ran: Reflect.get(window, 'slippedIn') === true, blocked, policy }
  })
  expect(seen.ran).toBe(false)
  expect(seen.blocked).toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr']))
  for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"]) {
    expect(seen.policy.split('; ')).toContain(rule)
  }
})

test('the page asks nobody else for anything', async ({ page }) => {
  const seen = await page.evaluate(async (origin) => {
    const blocked: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
    const fetched = await fetch(`${origin}/fetched`).then(
      () => 'fetched',
      () => 'refused',
    )
    const image = new Image()
    const failed = new Promise((done) => {
      image.onerror = () => done('refused')
      image.onload = () => done('loaded')
    })
    image.src = `${origin}/image`
    const frame = document.createElement('iframe')
    const isSettled = new Promise((done) => frame.addEventListener('load', done))
    frame.src = `${origin}/frame`
    document.body.append(frame)
    // A frame that was refused loads an empty document.
    await isSettled
    return { fetched, image: await failed, blocked }
  }, other.origin)
  expect(seen).toMatchObject({ fetched: 'refused', image: 'refused' })
  expect(seen.blocked).toEqual(expect.arrayContaining(['connect-src', 'img-src']))
  expect(other.asked).toEqual([])
})

test('a method that is not of the contract is refused', async ({ page }) => {
  for (const method of ['constructor', '__proto__', 'toString', 'creators.drop']) {
    expect(await callFrom(page, method), method).toMatchObject({ ok: false, error: { code: 'unknown_method' } })
  }
  expect(await callFrom(page, 'workspace.current')).toEqual({ ok: true, value: null })
})
