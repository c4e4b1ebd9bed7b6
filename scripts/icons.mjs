// Draws resources/icon.png from resources/icon.svg; electron-builder makes every other size of it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from '../src/main/print/findBrowser.ts'
import { root } from './project.mjs'

const size = 1024
const svg = readFileSync(join(root, 'resources/icon.svg'), 'utf8')
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  // Chromium refuses to run as root otherwise.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage({ viewport: { width: size, height: size } })
await page.setContent(
  `<style>body { margin: 0 } svg { width: ${size}px; height: ${size}px; display: block }</style>${svg}`,
)
await page.screenshot({ path: join(root, 'resources/icon.png'), omitBackground: true })
await browser.close()
