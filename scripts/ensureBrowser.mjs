// Finds or installs the Chromium that tests and PDFs use, and prints its path: `node scripts/ensureBrowser.mjs`.
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { requireNode } from './nodeVersion.mjs'

requireNode()
const { findBrowser } = await import('../src/main/print/findBrowser.ts')
const { canInstallPackages, installPackages } = await import('./debianPackages.mjs')
const { root, runToEnd, toolPath } = await import('./project.mjs')

/** Playwright keeps its browsers in a folder of its own, where findBrowser does not look. */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? path : null
}

/**
 * @returns {Promise<string>} absolute path of a Chromium-family browser
 * @throws {Error} whose message is a sentence for a person
 */
export async function ensureBrowser() {
  const chosen = process.env.CALLBOARD_BROWSER
  const found = findBrowser() ?? (chosen ? null : await playwrightsOwn())
  if (found !== null) return found
  if (chosen)
    throw new Error(`CALLBOARD_BROWSER names no program: ${chosen}. Correct it, or unset it to have one found.`)
  if (canInstallPackages() && (await installPackages('chromium'))) {
    const installed = findBrowser()
    if (installed !== null) return installed
  }
  console.error('Fetching Playwright’s Chromium …')
  await runToEnd(process.execPath, [toolPath('@playwright/test', 'playwright'), 'install', 'chromium'], {
    cwd: root,
    stdio: ['ignore', 2, 'inherit'],
  })
  const fetched = await playwrightsOwn()
  if (fetched !== null) return fetched
  throw new Error(
    'No Chromium-family browser was found and none could be installed. Install Chrome, Chromium or Edge, or set CALLBOARD_BROWSER to its path.',
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(await ensureBrowser())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
