/// <reference lib="dom" />
// Makes resources/sample anew: short videos and pictures of rain, drawn in Chromium. node scripts/sampleMedia.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from '../src/main/print/findBrowser.ts'
import { requireNode } from './nodeVersion.mjs'
import { root } from './project.mjs'

requireNode()
const folder = join(root, 'resources/sample')
mkdirSync(folder, { recursive: true })
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  // Chromium refuses to run as root otherwise.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage()
// Encoders are there in secure contexts only.
const library = readFileSync(join(root, 'node_modules/mediabunny/dist/bundles/mediabunny.min.mjs'), 'utf8')
await page.route('https://sample.invalid/**', (route) =>
  route.request().url().endsWith('.mjs')
    ? route.fulfill({ contentType: 'text/javascript', body: library })
    : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
)
await page.goto('https://sample.invalid/')

/** @type {{ video: Record<string, string>, picture: Record<string, string> }} */
const made = await page.evaluate(async () => {
  const width = 360
  const height = 640
  const framesPerSecond = 25

  /** A number from 0 to 1 that is the same every time. @param {number} seed */
  const noise = (seed) => {
    const x = Math.sin(seed * 127.1) * 43758.5453
    return x - Math.floor(x)
  }

  /**
   * Hills, rain and somebody in a coat, walking.
   * @param {OffscreenCanvasRenderingContext2D} pen @param {number} second
   * @param {{ sky: string[], hills: string[], coat: string, rain: number, title: string, note: string }} look
   */
  function draw(pen, second, look) {
    const sky = pen.createLinearGradient(0, 0, 0, height)
    for (const [index, colour] of look.sky.entries()) sky.addColorStop(index / (look.sky.length - 1), colour)
    pen.fillStyle = sky
    pen.fillRect(0, 0, width, height)
    for (const [index, colour] of look.hills.entries()) {
      const shift = second * (12 + index * 18)
      pen.fillStyle = colour
      pen.beginPath()
      pen.moveTo(0, height)
      for (let x = 0; x <= width; x += 12) {
        const at = (x + shift) / (150 - index * 28)
        pen.lineTo(x, height * (0.5 + index * 0.13) - 34 * Math.sin(at) - 14 * Math.sin(at * 2.3 + index))
      }
      pen.lineTo(width, height)
      pen.fill()
    }
    const step = Math.sin(second * 5.6)
    const [x, y] = [width * 0.5, height * 0.72 + Math.abs(step) * -4]
    pen.lineCap = 'round'
    pen.strokeStyle = '#20242c'
    pen.lineWidth = 13
    for (const side of [1, -1]) {
      pen.beginPath()
      pen.moveTo(x, y + 36)
      pen.lineTo(x + side * step * 22, y + 92)
      pen.stroke()
    }
    pen.fillStyle = look.coat
    pen.beginPath()
    pen.moveTo(x - 20, y - 46)
    pen.lineTo(x + 20, y - 46)
    pen.lineTo(x + 36, y + 46)
    pen.lineTo(x - 36, y + 46)
    pen.fill()
    pen.beginPath()
    pen.arc(x, y - 62, 25, 0, Math.PI * 2)
    pen.fill()
    pen.fillStyle = '#f2d3b8'
    pen.beginPath()
    pen.arc(x + 7, y - 60, 15, 0, Math.PI * 2)
    pen.fill()
    pen.strokeStyle = 'rgb(255 255 255 / .5)'
    pen.lineWidth = 2
    for (let drop = 0; drop < look.rain; drop += 1) {
      const fall = (noise(drop) * height + second * (320 + noise(drop + 7) * 160)) % height
      const across = (noise(drop + 3) * width + fall * 0.16) % width
      pen.beginPath()
      pen.moveTo(across, fall)
      pen.lineTo(across - 3, fall - 16)
      pen.stroke()
    }
    pen.fillStyle = '#ffffff'
    pen.font = '600 24px sans-serif'
    pen.textAlign = 'center'
    pen.fillText(second < 2.5 ? look.title : look.note, width / 2, 92)
  }

  const rain = {
    sky: ['#3d5470', '#7d94a8', '#b9c4c9'],
    hills: ['#5d7a6c', '#46624f', '#2f4a38'],
    coat: '#e3a51a',
    rain: 130,
    title: 'Four hours of rain.',
    note: 'Still dry.',
  }
  const looks = {
    'walk-1': rain,
    'walk-2': { ...rain, note: 'Still dry. #ad' },
    'shore-1': {
      sky: ['#26394f', '#4f7186', '#93b0b5'],
      hills: ['#38566b', '#2b4558', '#c9b68f'],
      coat: '#c8452f',
      rain: 90,
      title: 'A swim before breakfast.',
      note: 'Coat first. #ad',
    },
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  const toBase64 = (bytes) => {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  }
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  // @ts-expect-error served by the route above
  const { BufferTarget, CanvasSource, Output, WebMOutputFormat } = await import('https://sample.invalid/media.mjs')
  /** @type {Record<string, string>} */
  const video = {}
  /** @type {Record<string, string>} */
  const picture = {}
  for (const [name, look] of Object.entries(looks)) {
    const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() })
    const source = new CanvasSource(canvas, { codec: 'vp9', bitrate: 150_000, keyFrameInterval: 2 })
    output.addVideoTrack(source, { frameRate: framesPerSecond })
    await output.start()
    for (let frame = 0; frame < framesPerSecond * 6; frame += 1) {
      draw(pen, frame / framesPerSecond, look)
      await source.add(frame / framesPerSecond, 1 / framesPerSecond)
    }
    await output.finalize()
    video[name] = toBase64(new Uint8Array(output.target.buffer))
    draw(pen, name === 'walk-2' ? 4.2 : 1.2, look)
    const still = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.72 })
    picture[name] = toBase64(new Uint8Array(await still.arrayBuffer()))
  }
  return { video, picture }
})
await browser.close()
for (const [kind, files] of Object.entries(made)) {
  for (const [name, base64] of Object.entries(files)) {
    const bytes = Buffer.from(base64, 'base64')
    const file = `${name}.${kind === 'video' ? 'webm' : 'jpg'}`
    writeFileSync(join(folder, file), bytes)
    console.log(`${file} ${bytes.byteLength} bytes`)
  }
}
