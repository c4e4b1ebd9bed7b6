/** Chromium spoken to over `--remote-debugging-pipe`: no port is opened, and Chromium dies with this process. */
import { type ChildProcess, spawn } from 'node:child_process'
import { Readable, Writable } from 'node:stream'
import type { CDPSession } from '@playwright/test'

interface FrameInfo {
  id: string
  parentId?: string
  loaderId: string
  url: string
  urlFragment?: string
}

/** The events this host listens to, with only the fields it reads. */
export interface CdpEvents {
  'Browser.downloadWillBegin': { url: string; suggestedFilename: string }
  'Fetch.requestPaused': {
    requestId: string
    frameId: string
    resourceType: string
    redirectedRequestId?: string
    request: {
      url: string
      method: string
      headers: Record<string, string>
      hasPostData?: boolean
      postData?: string
      postDataEntries?: { bytes?: string }[]
    }
  }
  'Inspector.targetCrashed': object
  'Page.frameNavigated': { frame: FrameInfo }
  'Page.lifecycleEvent': { frameId: string; loaderId: string; name: string }
  'Page.navigatedWithinDocument': { frameId: string; url: string }
  'Page.windowOpen': { url: string; windowName: string; windowFeatures: string[] }
  'Runtime.bindingCalled': { name: string; payload: string }
  'Runtime.consoleAPICalled': { type: string; args: { value?: unknown; description?: string }[] }
  'Runtime.executionContextCreated': {
    context: { name: string; uniqueId: string; auxData?: { frameId?: string } }
  }
  'Target.attachedToTarget': { sessionId: string; targetInfo: { targetId: string; openerId?: string; type: string } }
  'Target.detachedFromTarget': { sessionId: string }
}

// Method syntax on purpose: its parameters compare both ways, so that one table can hold listeners and promises of every
// type. The protocol is the type check here; messages come from the browser this process has started.
interface Listener {
  hear(payload: unknown): void
}
interface Waiter {
  resolve(result: unknown): void
  reject(error: Error): void
  readonly method: string
}
interface Message {
  id?: number
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
  sessionId?: string
}

/** One attached target, or the browser itself when it has no id. */
export class CdpSession {
  private readonly cdp: Cdp
  readonly id: string | undefined
  private readonly listeners = new Map<string, Listener[]>()

  constructor(cdp: Cdp, id: string | undefined) {
    this.cdp = cdp
    this.id = id
  }

  readonly send: CDPSession['send'] = (method, params) => this.cdp.request(method, params ?? {}, this.id)

  on<E extends keyof CdpEvents>(event: E, listener: (payload: CdpEvents[E]) => void): void {
    const list = this.listeners.get(event) ?? []
    list.push({ hear: listener })
    this.listeners.set(event, list)
  }

  dispatch(event: string, payload: unknown): void {
    for (const listener of this.listeners.get(event) ?? []) listener.hear(payload)
  }
}

export class Cdp {
  readonly process: ChildProcess
  readonly browser = new CdpSession(this, undefined)
  readonly exited: Promise<void>
  private readonly sessions = new Map<string, CdpSession>()
  private readonly waiting = new Map<number, Waiter>()
  private readonly out: Writable
  private nextId = 1

  constructor(executable: string, args: readonly string[]) {
    // Its own process group, so that renderers can be ended together with the browser when this process exits at once.
    this.process = spawn(executable, [...args, '--remote-debugging-pipe'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      detached: true,
    })
    const [, , stderr, commands, replies] = this.process.stdio
    if (!(commands instanceof Writable) || !(replies instanceof Readable) || !(stderr instanceof Readable)) {
      throw new Error(`electron stand-in: cannot start ${executable}`)
    }
    this.out = commands
    // A write after the browser's death is answered by `exited`, not by an unhandled 'error' event.
    commands.on('error', () => undefined)
    forwardDevToolsLine(stderr)
    readMessages(replies, (text) => this.receive(text))
    this.exited = new Promise((resolve) => {
      const gone = () => {
        for (const waiter of this.waiting.values()) waiter.reject(new Error(`${waiter.method}: Chromium is gone`))
        this.waiting.clear()
        resolve()
      }
      this.process.once('exit', gone)
      this.process.once('error', (error) => {
        console.error(`electron stand-in: cannot start ${executable}: ${error.message}`)
        gone()
      })
    })
  }

  session(id: string): CdpSession {
    const known = this.sessions.get(id)
    if (known) return known
    const session = new CdpSession(this, id)
    this.sessions.set(id, session)
    return session
  }

  request<R>(method: string, params: object, sessionId: string | undefined): Promise<R> {
    const id = this.nextId++
    return new Promise<R>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, method })
      this.out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  private receive(text: string): void {
    const message: Message = JSON.parse(text)
    if (message.id !== undefined) {
      const waiter = this.waiting.get(message.id)
      this.waiting.delete(message.id)
      if (message.error) waiter?.reject(new Error(`${waiter.method}: ${message.error.message}`))
      else waiter?.resolve(message.result)
    } else if (message.method) {
      const session = message.sessionId ? this.sessions.get(message.sessionId) : this.browser
      session?.dispatch(message.method, message.params)
    }
  }
}

/** Messages are JSON texts that end in a NUL byte; a large one arrives in many chunks. */
function readMessages(stream: Readable, receive: (text: string) => void): void {
  const pending: Buffer[] = []
  stream.on('data', (chunk: Buffer) => {
    let rest = chunk
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      pending.push(rest.subarray(0, end))
      rest = rest.subarray(end + 1)
      receive(Buffer.concat(pending.splice(0)).toString())
    }
    if (rest.length) pending.push(rest)
  })
}

/** Playwright waits for this one line; the rest of Chromium's stderr is noise unless somebody debugs the host. */
function forwardDevToolsLine(stderr: Readable): void {
  let rest = ''
  stderr.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('DevTools listening') || process.env.ELECTRON_HOST_DEBUG) process.stderr.write(`${line}\n`)
    }
  })
}
