// `npm test`: every check in sequence, all of them even after one failed, and one line that adds them up.
// --unit leaves out the end-to-end tests, --e2e runs only those; further arguments go to Vitest and Playwright.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireNode } from './nodeVersion.mjs'

requireNode()
const { build, isBuildCurrent } = await import('./build.mjs')
const { canInstallPackages, installPackages } = await import('./debianPackages.mjs')
const { ensureBrowser } = await import('./ensureBrowser.mjs')
const { root, runToEnd, toolPath } = await import('./project.mjs')
const { findOnPath } = await import('../src/main/print/findBrowser.ts')

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const args = process.argv.slice(2)
const isUnit = args.includes('--unit')
const isE2e = args.includes('--e2e')
const further = args.filter((arg) => arg !== '--unit' && arg !== '--e2e')
const temporary = mkdtempSync(join(tmpdir(), 'callboard-test-'))
/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 }
/** @type {string[]} */
const failures = []

/** @param {string} title */
const header = (title) => console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}`)

/** @param {string} what @param {number} [count] */
function fail(what, count = 1) {
  total.failed += count
  failures.push(what)
}

/** @param {unknown} value @param {string} key @returns {unknown} */
const at = (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined)
/** @param {unknown} value @param {string} key @returns {number} */
const countAt = (value, key) => Number(at(value, key) ?? 0)
/** @param {unknown} value @param {string} key @returns {unknown[]} */
const listAt = (value, key) => {
  const list = at(value, key)
  return Array.isArray(list) ? list : []
}

/** @param {string} file @returns {unknown} null where the runner died before it wrote its report */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** What the tests read PDFs and sheets with. Where it cannot be installed, those tests say that they are skipped. */
async function ensureReaders() {
  if (!canInstallPackages()) return
  if (['pdftotext', 'pdffonts', 'pdfinfo'].some((tool) => findOnPath(tool) === null))
    await installPackages('poppler-utils')
  const wantsOffice = process.env.CALLBOARD_TEST_LIBREOFFICE === '1' || process.env.CI === 'true'
  if (wantsOffice && findOnPath('soffice') === null) await installPackages('libreoffice-calc-nogui')
}

/** @param {string} script of package.json */
async function staticCheck(script) {
  header(script)
  const npm = process.env.npm_execpath
  const [command, ...before] = npm ? [process.execPath, npm] : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  const { code } = await runToEnd(command ?? 'npm', [...before, 'run', '--silent', script], { cwd: root })
  if (code === 0) console.log('ok')
  else fail(script)
}

/** @param {string} title @param {string} config */
async function vitest(title, config) {
  header(title)
  const file = join(temporary, `${title}.json`)
  const options = ['--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await runToEnd(process.execPath, [toolPath('vitest'), 'run', ...options, ...further], {
    cwd: root,
  })
  const report = readReport(file)
  total.passed += countAt(report, 'numPassedTests')
  total.skipped += countAt(report, 'numPendingTests') + countAt(report, 'numTodoTests')
  const failedTests = countAt(report, 'numFailedTests')
  // A file that does not load has no test that could fail; an error outside every test only shows in the exit code.
  const brokenFiles = listAt(report, 'testResults').filter(
    (result) => at(result, 'status') === 'failed' && listAt(result, 'assertionResults').length === 0,
  ).length
  const failed = failedTests + brokenFiles
  if (failed > 0) fail(`${title}: ${failed} failed`, failed)
  else if (code !== 0 || report === null)
    fail(`${title} ended with exit ${code}${report === null ? ' and no report' : ''}`)
}

async function playwright() {
  header('playwright')
  const file = join(temporary, 'playwright.json')
  const { code } = await runToEnd(
    process.execPath,
    [toolPath('@playwright/test', 'playwright'), 'test', '--reporter=list,json', ...further],
    { cwd: root, env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } },
  )
  const report = readReport(file)
  const stats = at(report, 'stats')
  // What passed at the second try did so against a busy machine: it counts, and is told to be looked at.
  const flaky = countAt(stats, 'flaky')
  total.passed += countAt(stats, 'expected') + flaky
  total.skipped += countAt(stats, 'skipped')
  if (flaky > 0) console.log(`flaky: ${flaky} passed at the second try only`)
  const failed = countAt(stats, 'unexpected') + listAt(report, 'errors').length
  if (failed > 0) fail(`playwright: ${failed} failed`, failed)
  else if (code !== 0 || report === null)
    fail(`playwright ended with exit ${code}${report === null ? ' and no report' : ''}`)
}

try {
  process.env.CALLBOARD_BROWSER = await ensureBrowser()
  console.log(`browser: ${process.env.CALLBOARD_BROWSER}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  fail('no browser')
}
await ensureReaders()
if (!isUnit && !isE2e) for (const script of ['lint', 'typecheck', 'knip']) await staticCheck(script)
header('build')
const isBuilt = isBuildCurrent() || (await build())
console.log(isBuilt ? 'ok' : 'failed')
if (!isBuilt) fail('build')
if (!isE2e) {
  await vitest('vitest', 'vitest.config.ts')
  await vitest('components', 'vitest.browser.config.ts')
}
if (!isUnit && isBuilt) await playwright()
rmSync(temporary, { recursive: true, force: true })
header('result')
for (const failure of failures) console.log(`failed: ${failure}`)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
