import { type ChildProcess, spawn } from 'node:child_process'
import { Readable, Writable } from 'node:stream'

/** A message that a browser sends by itself. */
type CdpEvent = { method: string; params: unknown; sessionId: string | undefined }

/** A conversation with a browser over two pipes. It opens no port, and the browser ends when we do. */
export type CdpPipe = {
  /** Rejects with the browser's own words, or when the browser ends first. */
  send: (method: string, params?: object, sessionId?: string) => Promise<unknown>
  onEvent: (listener: (event: CdpEvent) => void) => void
  /** Asks the browser to close and waits for its end; kills it when it takes longer than `graceMs`. Never rejects. */
  close: (graceMs?: number) => Promise<void>
  /** Ends it at once: every waiting call rejects. */
  kill: () => void
  /** Resolves with the reason when the browser has ended, however that came. */
  whenEnded: Promise<Error>
}

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void }

/** Reads a property of a value that came from outside. */
export function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/** Reads a string that a browser must have answered with. */
export function stringProperty(value: unknown, key: string): string {
  const found = property(value, key)
  if (typeof found !== 'string') throw new Error(`the browser's answer has no ${key}`)
  return found
}

/**
 * Starts a browser under `--remote-debugging-pipe`: it reads commands from its file descriptor 3 and writes answers to
 * 4, each one JSON text ended by a zero byte.
 */
export function openCdpPipe(executable: string, args: readonly string[]): CdpPipe {
  const child = spawn(executable, ['--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const waiting = new Map<number, Waiting>()
  const listeners: ((event: CdpEvent) => void)[] = []
  const { promise: whenEnded, resolve: announceEnd } = Promise.withResolvers<Error>()
  let end: Error | null = null
  let lastId = 0
  let lastWords = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-2000)
  })

  function finish(error: Error): void {
    end ??= error
    for (const { reject } of waiting.values()) reject(end)
    waiting.clear()
    announceEnd(end)
  }

  const ended = new Promise<void>((done) => {
    child.once('error', (error) => {
      finish(error)
      // A program that could not be started has no end to wait for.
      if (child.pid === undefined) done()
    })
    child.once('exit', (code, signal) => {
      finish(new Error(`the browser ended (${signal ?? `exit ${code}`}). ${lastWords}`.trim()))
      done()
    })
  })

  const input = child.stdio[3]
  const output = child.stdio[4]
  // A pipe breaks because the browser ends, and its end says more; should it live on, there is nothing to live for.
  const abandon = (): void => void child.kill('SIGKILL')
  if (input instanceof Writable) input.on('error', abandon)
  if (output instanceof Readable) {
    output.on('error', abandon)
    readMessages(output, (text) => {
      try {
        receive(text)
      } catch (error) {
        finish(new Error('the browser sent what nobody understands', { cause: error }))
        abandon()
      }
    })
  }

  function receive(text: string): void {
    const message: unknown = JSON.parse(text)
    const id = property(message, 'id')
    if (typeof id !== 'number') {
      const sessionId = property(message, 'sessionId')
      const event = {
        method: String(property(message, 'method')),
        params: property(message, 'params'),
        sessionId: typeof sessionId === 'string' ? sessionId : undefined,
      }
      for (const listener of listeners) listener(event)
      return
    }
    const call = waiting.get(id)
    waiting.delete(id)
    const error = property(message, 'error')
    if (error === undefined) call?.resolve(property(message, 'result'))
    else call?.reject(new Error(String(property(error, 'message'))))
  }

  function send(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (end !== null || !(input instanceof Writable)) {
        reject(end ?? new Error('the browser has no pipe'))
        return
      }
      lastId += 1
      waiting.set(lastId, { resolve, reject })
      input.write(`${JSON.stringify({ id: lastId, method, params, ...(sessionId && { sessionId }) })}\0`)
    })
  }

  return {
    send,
    onEvent: (listener) => listeners.push(listener),
    kill: abandon,
    whenEnded,
    close: (graceMs = 3000) => closeChild(child, send, ended, graceMs),
  }
}

async function closeChild(
  child: ChildProcess,
  send: CdpPipe['send'],
  ended: Promise<void>,
  graceMs: number,
): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  send('Browser.close').catch(() => {
    // It is ending already, which is what we ask for.
  })
  await ended
  clearTimeout(timer)
}

/** Calls `receive` with each text between zero bytes; pieces are joined once, so a long message costs its length. */
function readMessages(stream: Readable, receive: (text: string) => void): void {
  let pieces: Buffer[] = []
  stream.on('data', (chunk: Buffer) => {
    let from = 0
    for (let to = chunk.indexOf(0); to !== -1; to = chunk.indexOf(0, from)) {
      pieces.push(chunk.subarray(from, to))
      receive(Buffer.concat(pieces).toString('utf8'))
      pieces = []
      from = to + 1
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from))
  })
}
