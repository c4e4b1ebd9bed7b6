import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { CallboardError } from '../../shared/contract/define'
import { wordsOf } from '../../shared/words'
import { printPolicy } from '../page/headers'
import { type CdpPipe, openCdpPipe, property, stringProperty } from './cdpPipe'
import { findBrowser } from './findBrowser'
import { defaultPrintOptions, type PrintOptions, toProtocol } from './printOptions'
import { settledScript } from './settled'
import english from './words.en'

const words = wordsOf(
  import.meta.glob('./words.*.ts', { eager: true, import: 'default' }),
  english,
)(Intl.DateTimeFormat().resolvedOptions().locale)

// The page comes out of our own memory under a name that never resolves. As `file:` it could read other files, and a
// browser in a container of its own (snap, flatpak) could not read ours.
const PAGE_URL = 'https://report.invalid/'
const READ_BYTES = 1 << 20
function browserArguments(profile: string): string[] {
  return [
    '--headless=new',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--no-startup-window',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--password-store=basic',
    '--use-mock-keychain',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // Chromium refuses to run as root otherwise; for everybody else its sandbox stays on.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}

/**
 * Prints one HTML document by an installed Chromium-family browser: no window, no network, no script, no other file.
 * Whatever the document needs must be inside it (styles, `data:` images and fonts).
 *
 * @param html a whole document
 * @param signal stops it; the promise then rejects with the signal's reason
 * @returns the PDF
 * @throws {CallboardError} `browser_missing`, `print_failed` or `print_timeout`; `cause` holds what the browser said
 */
export async function printPdf(
  html: string,
  options: Partial<PrintOptions> = {},
  signal?: AbortSignal,
): Promise<Uint8Array> {
  signal?.throwIfAborted()
  const browser = findBrowser()
  if (browser === null) {
    const chosen = process.env.CALLBOARD_BROWSER
    throw new CallboardError('browser_missing', chosen ? words.chosenBrowserMissing(chosen) : words.browserMissing)
  }
  const complete = { ...defaultPrintOptions, ...options }
  const profile = mkdtempSync(join(tmpdir(), 'callboard-print-'))
  const pipe = openCdpPipe(browser, browserArguments(profile))
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    pipe.kill()
  }, complete.timeoutMs)
  signal?.addEventListener('abort', pipe.kill, { once: true })
  try {
    return await printThrough(pipe, html, complete)
  } catch (error) {
    signal?.throwIfAborted()
    const failure = isLate
      ? new CallboardError('print_timeout', words.timeout(Math.round(complete.timeoutMs / 1000)))
      : new CallboardError('print_failed', words.failed(basename(browser)))
    failure.cause = error
    throw failure
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', pipe.kill)
    await pipe.close()
    // Its helper processes may still be writing for a moment.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(() => undefined)
  }
}

async function printThrough(pipe: CdpPipe, html: string, options: PrintOptions): Promise<Uint8Array> {
  const targetId = stringProperty(await pipe.send('Target.createTarget', { url: 'about:blank' }), 'targetId')
  const sessionId = stringProperty(await pipe.send('Target.attachToTarget', { targetId, flatten: true }), 'sessionId')
  const loaded = loadOwnPage(pipe, sessionId, html)
  // When a call below fails first, its error is the one to report.
  loaded.catch(() => undefined)
  await pipe.send('Page.enable', {}, sessionId)
  await pipe.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, sessionId)
  await pipe.send('Emulation.setScriptExecutionDisabled', { value: true }, sessionId)
  await pipe.send('Emulation.setEmulatedMedia', { media: 'print' }, sessionId)
  const navigation = await pipe.send('Page.navigate', { url: PAGE_URL }, sessionId)
  const refusal = property(navigation, 'errorText')
  if (refusal !== undefined) throw new Error(String(refusal))
  await loaded
  await pipe.send('Runtime.evaluate', { expression: settledScript, awaitPromise: true }, sessionId)
  const printed = await pipe.send('Page.printToPDF', toProtocol(options), sessionId)
  return readStream(pipe, sessionId, stringProperty(printed, 'stream'))
}

/** Answers the one request for our page, refuses every other, and resolves when the page has loaded. */
function loadOwnPage(pipe: CdpPipe, sessionId: string, html: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let isServed = false
    pipe.whenEnded.then(reject, reject)
    pipe.onEvent((event) => {
      if (event.sessionId !== sessionId) return
      if (event.method === 'Page.loadEventFired' && isServed) resolve()
      if (event.method !== 'Fetch.requestPaused') return
      const requestId = stringProperty(event.params, 'requestId')
      const isOwn = !isServed && property(property(event.params, 'request'), 'url') === PAGE_URL
      isServed ||= isOwn
      // An aborted navigation leaves the page where it is; a blocked one would put an error page in its place.
      const errorReason = property(event.params, 'resourceType') === 'Document' ? 'Aborted' : 'BlockedByClient'
      const answer = isOwn
        ? pipe.send('Fetch.fulfillRequest', { requestId, ...pageResponse(html) }, sessionId)
        : pipe.send('Fetch.failRequest', { requestId, errorReason }, sessionId)
      answer.catch(reject)
    })
  })
}

function pageResponse(html: string) {
  return {
    responseCode: 200,
    responseHeaders: [
      { name: 'content-type', value: 'text/html; charset=utf-8' },
      { name: 'content-security-policy', value: printPolicy },
    ],
    body: Buffer.from(html, 'utf8').toString('base64'),
  }
}

/** A PDF in one message could pass the pipe's limit, so it is read in pieces. */
async function readStream(pipe: CdpPipe, sessionId: string, handle: string): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for (let isEnd = false; !isEnd; ) {
    const part = await pipe.send('IO.read', { handle, size: READ_BYTES }, sessionId)
    const isBase64 = property(part, 'base64Encoded') === true
    pieces.push(Buffer.from(stringProperty(part, 'data'), isBase64 ? 'base64' : 'latin1'))
    isEnd = property(part, 'eof') === true
  }
  await pipe.send('IO.close', { handle }, sessionId)
  return new Uint8Array(Buffer.concat(pieces))
}
