import type { EngineEvent, Envelope, Reply } from '../../shared/contract/define'
import { contract } from '../../shared/contract/index'
import type { MediaFile } from '../page/mediaRange'
import { findBrowser } from '../print/findBrowser'
import { createBrowserHost } from './host'
import { openInBrowser } from './openInBrowser'
import { createShellServer, type ShellServer } from './server'
import { words } from './words'

/** A tab that was closed by mistake, or a laptop that slept, gets this long to come back. */
const IDLE_MS = 5 * 60_000
const IDLE_CHECK_MS = 20_000
const CLOSE_LIMIT_MS = 10_000

export type ShellOptions = {
  engine: {
    call: (envelope: Envelope) => Promise<Reply>
    subscribe: (listener: (event: EngineEvent) => void) => () => void
    mediaOf: (sha256: string) => Promise<MediaFile | null>
    isIdle: () => Promise<boolean>
    close: () => Promise<void>
  }
  /** the built page */
  rendererDir: string
  version: string
  /** hands the address to the person's browser where there is one */
  isOpening: boolean
  /** one line for the person at the terminal */
  say: (line: string) => void
}

export type Shell = {
  server: ShellServer
  /** Resolves with the exit code once everything is closed. */
  ended: Promise<number>
  /** Closes the workspace and the server; a second call waits for the first. */
  close: () => Promise<void>
}

/** Runs the app behind a loopback server until Ctrl+C, or until nobody has it open any more. */
export async function runBrowserShell(options: ShellOptions): Promise<Shell> {
  const { engine, say } = options
  const server: ShellServer = await createShellServer({
    rendererDir: options.rendererDir,
    engine,
    methods: contract,
    host: createBrowserHost({
      version: options.version,
      canPrintPdf: () => findBrowser() !== null,
      newDownload: (download) => server.newDownload(download),
      openWindow: showNewAddress,
      openAddress: openInBrowser,
    }),
    readMadeFile: (fileToken, offset, length) => readMadeFile(engine.call, fileToken, offset, length),
    findMedia: engine.mediaOf,
    onFault: (error) => console.error(error),
  })

  async function showNewAddress(): Promise<void> {
    const address = server.newAddress()
    if (!options.isOpening || !(await openInBrowser(address))) say(words.newAddress(address))
  }

  const { promise: ended, resolve: end } = Promise.withResolvers<number>()
  let closing: Promise<void> | null = null
  function close(exitCode = 0): Promise<void> {
    closing ??= closeAll().then(() => end(exitCode))
    return closing
  }
  async function closeAll(): Promise<void> {
    clearInterval(idleTimer)
    unsubscribe()
    if (process.stdin.isTTY) process.stdin.off('data', onEnter).pause()
    say(words.closing)
    // A worker that hangs must not keep the terminal; the database is safe at any moment.
    const late = setTimeout(() => process.exit(1), CLOSE_LIMIT_MS)
    await server.close()
    await engine.close()
    clearTimeout(late)
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('SIGHUP', onSignal)
  }

  const unsubscribe = engine.subscribe((event) => {
    if (event.kind !== 'engine') return
    say(event.message)
    void close(1)
  })
  let hadTab = false
  async function closeWhenAbandoned(): Promise<void> {
    const { tabs, lastHeardMs } = server.activity()
    hadTab ||= tabs > 0
    if (!hadTab || tabs > 0 || Date.now() - lastHeardMs < IDLE_MS || !(await engine.isIdle())) return
    say(words.idle)
    await close()
  }
  const idleTimer = setInterval(() => void closeWhenAbandoned(), IDLE_CHECK_MS)

  // npm and a terminal may both send it; the first one is enough.
  const onSignal = () => void close()
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal)
  const onEnter = () => void showNewAddress()
  if (process.stdin.isTTY) process.stdin.on('data', onEnter)

  const address = server.newAddress()
  say(words.running(address))
  say(options.isOpening && (await openInBrowser(address)) ? words.opened : words.notOpened)
  if (process.stdin.isTTY) say(words.hints)
  return { server, ended, close: () => close() }
}

async function readMadeFile(
  call: ShellOptions['engine']['call'],
  fileToken: string,
  offset: number,
  length: number,
): Promise<{ bytes: Uint8Array; isLast: boolean } | null> {
  const reply = await call({ method: 'files.read', input: { fileToken, offset, length } })
  if (!reply.ok) return null
  return contract['files.read'].output.parse(reply.value)
}
