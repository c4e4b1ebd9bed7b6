import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { EngineEvent, Envelope, Reply } from '../../shared/contract/define'
import { envelopeSchema } from '../../shared/contract/define'
import { decodeWire, encodeWire, WireError } from '../../shared/wire'
import { commonHeaders } from '../page/headers'
import type { MediaFile } from '../page/mediaRange'
import { type ReadMadeFile, sendDownload } from './downloads'
import { createEventStreams } from './eventStreams'
import { sendMedia } from './media'
import { notFound, Refusal, toRefusal } from './refusal'
import { readBody } from './requestBody'
import { createSecrets, type Download } from './secrets'
import { sendStaticFile } from './staticFiles'
import { words } from './words'

// Nothing else may be listened on: whoever wants another machine in must say so to a proxy of their own.
const ADDRESS = '127.0.0.1'
/** A file comes in pieces of 4 MB; this leaves room for one and what stands around it. */
const MAX_CALL_BYTES = 8 << 20
const MAX_SMALL_BYTES = 64 << 10
const LINGER_MS = 1000
const SHA256 = /^[0-9a-f]{64}$/

/** What the server asks of the engine. */
export type ShellEngine = {
  call: (envelope: Envelope) => Promise<Reply>
  subscribe: (listener: (event: EngineEvent) => void) => () => void
}

export type ShellServerOptions = {
  /** the built page */
  rendererDir: string
  engine: ShellEngine
  /** its own keys are the methods that exist: the contract */
  methods: object
  host: (envelope: { method: string; input: unknown }) => Promise<Reply>
  readMadeFile: ReadMadeFile
  findMedia: (sha256: string) => Promise<MediaFile | null>
  /** hears of faults of our own, of which the answer says nothing */
  onFault: (error: unknown) => void
  /** tests make time pass with it */
  now?: () => number
  bodyTimeoutMs?: number
  heartbeatMs?: number
}

export type ShellServer = {
  /** `http://127.0.0.1:PORT` */
  origin: string
  /** An address that opens the app once, within five minutes. */
  newAddress: () => string
  /** A path that downloads the file once, within five minutes. */
  newDownload: (download: Download) => string
  /** How many tabs are open, and when one was last heard of. */
  activity: () => { tabs: number; lastHeardMs: number }
  close: () => Promise<void>
}

/** The loopback server of the browser shell. Who may ask what is decided here, in this order, and nowhere else. */
export async function createShellServer(options: ShellServerOptions): Promise<ShellServer> {
  const { engine, now = Date.now, bodyTimeoutMs = 30_000, heartbeatMs = 15_000 } = options
  const secrets = createSecrets(now)
  const streams = createEventStreams(heartbeatMs)
  const unsubscribe = engine.subscribe(streams.announce)
  let lastHeardMs = now()
  let origin = ''

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value)
    answer(request, response).catch((error: unknown) => {
      if (!(error instanceof Refusal)) options.onFault(error)
      refuse(request, response, toRefusal(error))
    })
  })
  server.headersTimeout = 15_000

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = guard(request)
    if (path.startsWith('/api/')) return answerApi(path, request, response)
    if (request.method !== 'GET') throw new Refusal(405, 'usage', words.wrongVerb)
    const key = /[?&]key=([\w.-]+)/.exec(request.url ?? '')?.[1] ?? ''
    const [, folder, name = ''] = /^\/(media|files)\/([0-9a-f]+)$/.exec(path) ?? []
    if (folder === 'media') {
      if (!SHA256.test(name)) throw notFound()
      if (!secrets.isMediaKey(name, key)) throw new Refusal(401, 'forbidden', words.noToken)
      const media = await options.findMedia(name)
      if (media === null) throw notFound()
      return sendMedia(media, request.headers.range, response)
    }
    if (folder === 'files') {
      const download = secrets.redeemDownload(name, key)
      if (download === null) throw new Refusal(401, 'forbidden', words.noToken)
      return sendDownload(options.readMadeFile, download.fileToken, download.name, response)
    }
    return sendStaticFile(options.rendererDir, path, response)
  }

  /** @returns the request's path, without its query */
  function guard(request: IncomingMessage): string {
    const { headers, method, url = '' } = request
    if (headers.host !== origin.slice('http://'.length)) throw new Refusal(421, 'forbidden', words.wrongHost)
    const site = headers['sec-fetch-site']
    const isOurs =
      (headers.origin === undefined ? method !== 'POST' : headers.origin === origin) &&
      (site === undefined || site === 'same-origin' || site === 'none')
    if (!isOurs) throw new Refusal(403, 'forbidden', words.wrongOrigin)
    return url.split('?', 1)[0] ?? ''
  }

  async function answerApi(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isPost = request.method === 'POST'
    if (path === '/api/token' && isPost) {
      const ticket = (await readBody(request, 1024, bodyTimeoutMs)).toString('utf8')
      const token = secrets.redeemTicket(ticket)
      if (token === null) throw new Refusal(401, 'forbidden', words.ticketUsed)
      lastHeardMs = now()
      response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(token)
      return
    }
    if (!secrets.isToken(request.headers.authorization)) throw new Refusal(401, 'forbidden', words.noToken)
    lastHeardMs = now()
    if (path === '/api/events' && request.method === 'GET') {
      streams.add(response, () => {
        lastHeardMs = now()
      })
      return
    }
    const handler = posts[path]
    if (handler === undefined && path !== '/api/events' && path !== '/api/token') throw notFound()
    if (handler === undefined || !isPost) throw new Refusal(405, 'usage', words.wrongVerb)
    const body = await readBody(request, path === '/api/call' ? MAX_CALL_BYTES : MAX_SMALL_BYTES, bodyTimeoutMs)
    sendReply(response, 200, await handler(decode(body)))
  }

  const posts: Record<string, (message: unknown) => Promise<Reply>> = {
    '/api/call': async (message) => {
      const envelope = envelopeSchema.safeParse(message)
      if (!envelope.success) throw malformed()
      if (!Object.hasOwn(options.methods, envelope.data.method)) {
        throw new Refusal(404, 'unknown_method', words.unknownMethod)
      }
      return engine.call(envelope.data)
    },
    '/api/host': async (message) => {
      const envelope = envelopeSchema.pick({ method: true, input: true }).safeParse(message)
      if (!envelope.success) throw malformed()
      return options.host(envelope.data)
    },
    /** A media element cannot send the token, so the page asks for an address that is good for that medium only. */
    '/api/media': async (message) => {
      const sha256 = typeof message === 'object' && message !== null ? Reflect.get(message, 'sha256') : null
      if (typeof sha256 !== 'string' || !SHA256.test(sha256)) throw malformed()
      return { ok: true, value: { url: `/media/${sha256}?key=${secrets.mediaKey(sha256)}` } }
    },
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, ADDRESS, resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
  origin = `http://${ADDRESS}:${address.port}`

  return {
    origin,
    newAddress: () => `${origin}/#ticket=${secrets.issueTicket()}`,
    newDownload: (download) => `/files/${download.fileToken}?key=${secrets.issueDownload(download)}`,
    activity: () => ({ tabs: streams.count(), lastHeardMs }),
    close() {
      unsubscribe()
      streams.close()
      return new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
    },
  }
}

function malformed(): Refusal {
  return new Refusal(400, 'usage', words.malformed)
}

function decode(body: Buffer): unknown {
  try {
    return decodeWire(body)
  } catch (error) {
    throw error instanceof WireError ? malformed() : error
  }
}

function sendReply(response: ServerResponse, status: number, reply: Reply): void {
  const body = encodeWire(reply)
  response.writeHead(status, {
    'cache-control': 'no-store',
    'content-length': body.byteLength,
    'content-type': 'application/octet-stream',
  })
  response.end(body)
}

function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  // Read on for a moment: a line that breaks while the other side still writes would swallow the answer.
  request.resume()
  setTimeout(() => {
    if (!request.complete) request.destroy()
  }, LINGER_MS).unref()
  if (request.url?.startsWith('/api/')) {
    sendReply(response, refusal.status, { ok: false, error: refusal.toShape() })
    return
  }
  response.writeHead(refusal.status, { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' })
  response.end(refusal.message)
}
