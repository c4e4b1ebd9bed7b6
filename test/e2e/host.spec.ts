/**
 * What Electron documents about pages, their bridge and their requests, as far as Callboard relies on it. Runs on the
 * stand-in and, unchanged, on the real binary: whoever first runs it there verifies the stand-in.
 */
import { expect } from '@playwright/test'
import { skipReason } from './electronHost'
import { logOf, test } from './hostFixture'

test.skip(skipReason !== null, skipReason ?? '')

test.describe('context bridge', () => {
  test('calls, callbacks, errors and promises cross; prototypes do not', async ({ page }) => {
    const seen = await page.evaluate(async () => {
      const { fixture } = window
      fixture.setCallback((x) => x * 2)
      let thrown: unknown
      try {
        fixture.throws()
      } catch (error) {
        thrown = error
      }
      const rejected: unknown = await fixture.rejects().catch((error: unknown) => error)
      const { heading, later } = fixture.mixed()
      return {
        sum: fixture.add(2, 3),
        nested: fixture.nested.deep.list[1].two,
        callback: fixture.callCallback(5),
        thrown: thrown instanceof Error && [thrown.message, 'extra' in thrown],
        rejected: rejected instanceof Error && rejected.message,
        date: fixture.date() instanceof Date && fixture.date().getTime(),
        map: fixture.map() instanceof Map && [...fixture.map()],
        instance: [JSON.stringify(fixture.instance()), 'method' in fixture.instance()],
        mixed: [heading.tagName, await later],
      }
    })
    expect(seen).toEqual({
      sum: 5,
      nested: 2,
      callback: 11,
      thrown: ['boom', false],
      rejected: 'nope',
      date: 9,
      map: [[1, 2]],
      instance: ['{"x":1}', false],
      mixed: ['H1', 5],
    })
  })

  test('what is exposed is frozen and cannot be replaced', async ({ page }) => {
    const seen = await page.evaluate(() => {
      const before = window.fixture
      const wrote = [Reflect.set(window.fixture, 'more', 1), Reflect.set(window, 'fixture', 1)]
      return { wrote, same: window.fixture === before, frozen: Object.isFrozen(window.fixture.nested.deep.list) }
    })
    expect(seen).toEqual({ wrote: [false, false], same: true, frozen: true })
    expect(await page.evaluate(() => window.fixture.expose())).toContain(
      'Cannot bind an API on top of an existing property on the window object',
    )
  })

  test('DOM elements and typed arrays cross both ways', async ({ page }) => {
    const seen = await page.evaluate(() => {
      const { isTyped, doubled } = window.fixture.bytes(Uint32Array.from({ length: 100_000 }, (_, index) => index))
      return {
        same: window.fixture.element() === document.querySelector('h1'),
        tagName: window.fixture.tagNameOf(document.body),
        isTyped,
        back: doubled instanceof Uint32Array && [doubled.length, doubled[99_999]],
      }
    })
    expect(seen).toEqual({ same: true, tagName: 'BODY', isTyped: true, back: [100_000, 199_998] })
  })

  test('the preload is sandboxed and the page sees nothing of Node', async ({ page }) => {
    const seen = await page.evaluate(async () => ({
      environment: window.fixture.environment(),
      require: window.fixture.requireNode(),
      immediate: await window.fixture.immediate(),
      page: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
    }))
    expect(seen).toEqual({
      environment: {
        sandboxed: true,
        type: 'renderer',
        contextIsolated: true,
        electron: expect.stringMatching(/^\d+\.\d+\.\d+/),
      },
      require: 'module not found: node:path',
      immediate: 'done',
      page: ['undefined', 'undefined'],
    })
  })
})

test.describe('ipc', () => {
  test('carries every kind of structured clone', async ({ page }) => {
    expect(await page.evaluate(() => window.fixture.ipcKinds())).toEqual({
      date: 5,
      map: ['x'],
      nothing: true,
      big: true,
      bytes: [1, 2, 255],
      notANumber: true,
      minusZero: true,
      error: 't',
      cycle: true,
    })
  })

  test('carries generated values to the page and back unchanged', async ({ page }) => {
    expect(await page.evaluate(() => window.fixture.generated())).toEqual({ count: 300, wrong: [] })
  })

  test('carries 100,000 ids both ways', async ({ page }) => {
    const seen = await page.evaluate(async () => {
      const answer = await window.fixture.invoke(
        'ids',
        Uint32Array.from({ length: 100_000 }, (_, index) => index),
      )
      if (typeof answer !== 'object' || answer === null || !('ids' in answer) || !('sum' in answer)) return answer
      const { ids, sum } = answer
      return { sum, ids: ids instanceof Uint32Array && [ids.length, ids[0], ids[99_999]] }
    })
    expect(seen).toEqual({ sum: 4_999_950_000, ids: [100_000, 99_999, 0] })
  })

  test('names the channel and the reason of a failure', async ({ page }) => {
    const messages = await page.evaluate(async () => {
      const calls = [
        window.fixture.invoke('fail'),
        window.fixture.invoke('nobody'),
        window.fixture.invoke('uncloneable'),
        window.fixture.invokeSymbol(),
      ]
      const settled = await Promise.allSettled(calls)
      return settled.map((one) => (one.status === 'rejected' && one.reason instanceof Error ? one.reason.message : one))
    })
    expect(messages[0]).toBe("Error invoking remote method 'fail': RangeError: deliberate failure")
    expect(messages[1]).toBe("Error invoking remote method 'nobody': Error: No handler registered for 'nobody'")
    expect(messages[2]).toContain('An object could not be cloned')
    expect(messages[3]).toContain('An object could not be cloned')
  })

  test('knows the sender, answers with reply, and unsubscribes', async ({ app, page }) => {
    expect(await page.evaluate(() => window.fixture.invoke('sender'))).toEqual([
      'app://bundle/index.html',
      'app://bundle',
      expect.any(Number),
    ])
    expect(await page.evaluate(() => window.fixture.fire({ a: 1 }))).toEqual({ a: 1 })
    const send = (value: number) =>
      app.evaluate(({ BrowserWindow }, n) => BrowserWindow.getAllWindows()[0]?.webContents.send('news', n, [n]), value)
    const stop = await page.evaluateHandle(() => ({ listening: window.fixture.listen('news') }))
    await send(1)
    await expect.poll(() => page.evaluate(() => window.fixture.heard())).toEqual([['news', 1, [1]]])
    await stop.evaluate(({ listening }) => listening())
    await send(2)
    // An answered call proves that the message before it has been delivered.
    await page.evaluate(() => window.fixture.invoke('echo', 1))
    expect(await page.evaluate(() => window.fixture.heard())).toHaveLength(1)
  })

  test('runs worker threads in the main process', async ({ page }) => {
    expect(await page.evaluate(() => window.fixture.invoke('worker'))).toBe(42)
  })
})

test.describe('app://', () => {
  test('is a secure origin that serves pages, workers and data', async ({ app, page }) => {
    const url = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
    expect(url).toBe('app://bundle/index.html')
    const seen = await page.evaluate(async () => ({
      secure: isSecureContext,
      worker: await new Promise((resolve) => {
        const worker = new Worker('/worker.js')
        worker.onmessage = (event) => resolve(event.data)
        worker.onerror = (event) => resolve(event.message)
      }),
      data: await fetch('/data.json').then((response) => response.json()),
      missing: await fetch('/missing').then((response) => response.status),
      self: await fetch('/self').then((response) => response.json()),
      big: await fetch('/big.bin').then(async (response) => (await response.bytes()).at(-1)),
    }))
    expect(seen).toMatchObject({ secure: true, worker: 42, data: { n: 42 }, missing: 404, big: 7 })
    expect(seen.self).toMatchObject({ productName: 'Host Fixture' })
  })

  test('hands text and binary bodies to the handler', async ({ page }) => {
    const seen = await page.evaluate(async () => {
      const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 256)
      const expected = bytes.reduce((sum, byte) => sum + byte, 0)
      const echo = await fetch('/echo', { method: 'POST', body: 'hé', headers: { 'x-mark': 'm1' } })
      const sum = await fetch('/sum', { method: 'POST', body: bytes })
      return { echo: await echo.text(), equal: (await sum.json()) === expected }
    })
    expect(seen).toEqual({ echo: 'POST m1 hé', equal: true })
  })

  test('enforces the content security policy of the response', async ({ page }) => {
    const seen = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.inline = 1'
      document.body.append(script)
      const fetched = await fetch('https://example.com/').then(
        () => 'fetched',
        () => 'blocked',
      )
      return [Reflect.get(window, 'inline') ?? 'blocked', fetched]
    })
    expect(seen).toEqual(['blocked', 'blocked'])
  })

  test('a page that cannot be loaded rejects and is reported', async ({ app, page }) => {
    await expect(page.locator('h1')).toHaveText('Fixture')
    const message = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.loadURL('app://bundle/breaks.html')
        .then(
          () => 'loaded',
          (error: unknown) => String(error),
        ),
    )
    expect(message).toMatch(/ERR_[A-Z_]+ \(-\d+\) loading 'app:\/\/bundle\/breaks\.html'/)
    expect((await logOf(app)).filter((line) => line.startsWith('did-fail-load ERR_'))).toHaveLength(1)
  })
})

test.describe('navigation', () => {
  test('will-navigate stops a foreign address and lets our own pass', async ({ app, page }) => {
    await page.locator('#away').click()
    await expect.poll(() => logOf(app)).toContain('stopped https://example.com/')
    await expect(page.locator('h1')).toHaveText('Fixture')
    await page.locator('#next').click()
    await expect(page.locator('h1')).toHaveText('Next')
    const url = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
    expect(url).toBe('app://bundle/next.html')
  })

  test('a download is announced and can be refused', async ({ app, page }) => {
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = '/data.json'
      link.download = 'numbers.json'
      link.click()
    })
    await expect.poll(() => logOf(app)).toContain('download numbers.json')
    await expect(page.locator('h1')).toHaveText('Fixture')
  })

  test('a denied window.open returns null and opens nothing', async ({ app, page }) => {
    expect(await page.evaluate(() => window.open('https://example.com/pop', 'pop'))).toBeNull()
    await page.locator('#blank').click()
    await expect
      .poll(() => app.evaluate(() => globalThis.fixture.windowRequests.map(({ url }) => url)))
      .toEqual(['https://example.com/pop', 'https://example.com/blank'])
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(app.windows()).toHaveLength(1)
  })
})
