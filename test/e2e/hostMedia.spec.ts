/** Media over the desktop's own scheme; the browser shell's way is tested against its server. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures'

test.use({ beginsIn: 'sample' })

const film = readFileSync(join(import.meta.dirname, '../../resources/sample/walk-1.webm'))

test('a video of the workspace plays and seeks; what nothing names is not found', async ({ page }) => {
  await expect(page.getByText('432 creators')).toBeVisible()
  const sha256 = createHash('sha256').update(film).digest('hex')
  const seen = await page.evaluate(async (hash) => {
    const heard = (target: EventTarget, event: string) =>
      new Promise((resolve, reject) => {
        target.addEventListener(event, resolve, { once: true })
        target.addEventListener('error', () => reject(new Error(`no ${event}`)), { once: true })
      })
    const video = document.createElement('video')
    video.muted = true
    const loaded = heard(video, 'loadeddata')
    video.src = `media/${hash}`
    await loaded
    const sought = heard(video, 'seeked')
    video.currentTime = 4.5
    await sought
    const part = await fetch(`media/${hash}`, { headers: { range: 'bytes=100-199' } })
    const absent = await fetch(`media/${'0'.repeat(64)}`)
    return {
      size: [video.videoWidth, video.videoHeight],
      at: video.currentTime,
      part: [part.status, part.headers.get('content-range'), [...new Uint8Array(await part.arrayBuffer())]],
      absent: absent.status,
    }
  }, sha256)
  expect(seen).toEqual({
    size: [360, 640],
    at: 4.5,
    part: [206, `bytes 100-199/${film.byteLength}`, [...film.subarray(100, 200)]],
    absent: 404,
  })
})
