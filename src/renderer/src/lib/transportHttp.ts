import type { ErrorCode, Reply } from '../../../shared/contract/define'
import { decodeWire, encodeWire } from '../../../shared/wire'
import { ApiError } from './errors'
import { useLocale } from './locale'
import type { ShellEvent, Transport } from './transport'
import { libWords } from './words'

const TOKEN_KEY = 'callboard.token'
const RECONNECT_MS = 1000

/**
 * The engine behind the loopback server of the browser shell. The launch address carries a one-time ticket in its
 * fragment; it is taken out of the address bar and exchanged for a bearer token, which only this tab keeps.
 */
export function connectHttp(): Transport {
  const token = takeToken()
  const listeners = new Set<(event: ShellEvent) => void>()
  let isListening = false

  async function post(path: string, body: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Reply> {
    let response: Response
    try {
      response = await fetch(path, {
        method: 'POST',
        headers: { authorization: `Bearer ${await token}`, 'content-type': 'application/octet-stream' },
        body,
        signal: signal ?? null,
      })
    } catch (error) {
      if (signal?.aborted) throw error
      return refused('engine_stopped', say().engineGone)
    }
    if (response.status === 401) return refused('forbidden', say().oldTab)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const reply = readReply(bytes)
    return reply ?? refused('internal', say().badAnswer(response.status))
  }

  async function listen(): Promise<void> {
    let isFirst = true
    for (;;) {
      try {
        const response = await fetch('/api/events', { headers: { authorization: `Bearer ${await token}` } })
        if (response.status === 401) return
        if (response.ok && response.body) {
          // What was announced while the line was down is lost: everything may be stale.
          if (!isFirst) emit({ kind: 'reconnected' })
          isFirst = false
          for await (const event of readEvents(response.body)) emit(event)
        }
      } catch {
        // The server went away or the machine slept; calls say so themselves.
      }
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS))
    }
  }

  function emit(event: ShellEvent): void {
    for (const listener of listeners) listener(event)
  }

  return {
    shell: 'browser',
    call: (envelope, signal) => post('/api/call', encodeWire(envelope), signal),
    host: (envelope) => post('/api/host', encodeWire(envelope)),
    async mediaUrl(sha256) {
      const reply = await post('/api/media', encodeWire({ sha256 }))
      if (!reply.ok) throw new ApiError(reply.error)
      return (reply.value as { url: string }).url
    },
    onEvent(listener) {
      listeners.add(listener)
      if (!isListening) {
        isListening = true
        void listen()
      }
      return () => listeners.delete(listener)
    },
  }
}

async function takeToken(): Promise<string> {
  const ticket = /^#ticket=([\w-]{20,})$/.exec(location.hash)?.[1]
  if (ticket) {
    history.replaceState(null, '', location.pathname)
    const response = await fetch('/api/token', { method: 'POST', body: ticket })
    if (response.ok) sessionStorage.setItem(TOKEN_KEY, await response.text())
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? ''
}

function say(): ReturnType<typeof libWords> {
  return libWords(useLocale.getState().locale)
}

function refused(code: ErrorCode, message: string): Reply {
  return { ok: false, error: { code, message } }
}

function readReply(bytes: Uint8Array): Reply | null {
  let value: unknown
  try {
    value = decodeWire(bytes)
  } catch {
    return null
  }
  return isReply(value) ? value : null
}

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
}

/** Server-sent events, read from a streamed answer because `EventSource` cannot send the token. */
async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ShellEvent> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let buffer = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    buffer += decoder.decode(value, { stream: true })
    let end = buffer.indexOf('\n\n')
    while (end >= 0) {
      const event = readEvent(buffer.slice(0, end))
      buffer = buffer.slice(end + 2)
      if (event) yield event
      end = buffer.indexOf('\n\n')
    }
  }
}

function readEvent(block: string): ShellEvent | null {
  const data = block
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart())
    .join('\n')
  if (data === '') return null
  const event: unknown = JSON.parse(data)
  return isShellEvent(event) ? event : null
}

function isShellEvent(value: unknown): value is ShellEvent {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
}
