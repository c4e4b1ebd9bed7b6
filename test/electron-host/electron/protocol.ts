/** `protocol` and `net`: every request of every page passes here, because the browser target intercepts them all. */
import { openAsBlob } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CdpEvents } from '../cdp.ts'
import { missing, strict } from '../strict.ts'
import { browser, host } from './host.ts'
import { addStandardScheme, fromWeb, isStandardScheme, policyToWeb, toWeb } from './urls.ts'

type Paused = CdpEvents['Fetch.requestPaused']
type SchemeHandler = (request: Request) => Response | Promise<Response>
const handlers = new Map<string, SchemeHandler>()

function schemeOf(url: string): string {
  return url.slice(0, Math.max(0, url.indexOf(':')))
}

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (host.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure) missing(`a scheme that is not standard and secure (${scheme})`)
      addStandardScheme(scheme)
    }
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (!host.ready) throw new Error('protocol.handle needs app to be ready')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`)
  },
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
})

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

async function fetchFile(url: string): Promise<Response> {
  const path = fileURLToPath(url)
  try {
    const blob = await openAsBlob(path, { type: TYPES[extname(path)] ?? 'application/octet-stream' })
    return new Response(blob)
  } catch {
    throw new Error('net::ERR_FILE_NOT_FOUND')
  }
}

export const net = strict('net', {
  async fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init)
    const scheme = schemeOf(request.url)
    if (scheme === 'file') {
      if (request.headers.has('range')) missing('net.fetch of a file: URL with a range')
      return fetchFile(request.url)
    }
    const handler = handlers.get(scheme)
    return handler ? handler(request) : fetch(request)
  },
  isOnline: () => true,
})

/** Asked about every top-level document; false stops it. Set by the pages, which this module cannot import. */
export const navigationGuard: { allows(frameId: string, url: string, redirected: boolean): boolean } = {
  allows: () => true,
}

export async function interceptRequests(): Promise<void> {
  browser().on('Fetch.requestPaused', (paused) => void answer(paused))
  await browser().send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] })
}

/** `postDataEntries` carries the bytes; a body made from a Blob or a file has none and cannot be served. */
function bodyOf({ request }: Paused): Buffer<ArrayBuffer> | null {
  if (!request.hasPostData) return null
  const parts = request.postDataEntries?.map((entry) => Buffer.from(entry.bytes ?? '', 'base64'))
  if (parts?.length) return Buffer.concat(parts)
  return request.postData === undefined
    ? missing('a request body made of a Blob or a file')
    : Buffer.from(request.postData)
}

function headersFromPage(headers: Record<string, string>): Headers {
  const result = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    result.set(name, /^(origin|referer)$/i.test(name) ? fromWeb(value) : value)
  }
  return result
}

function headersToPage(headers: Headers): { name: string; value: string }[] {
  return [...headers].map(([name, value]) => {
    if (name === 'content-security-policy') return { name, value: policyToWeb(value) }
    return { name, value: name === 'location' || name === 'access-control-allow-origin' ? toWeb(value) : value }
  })
}

async function answer(paused: Paused): Promise<void> {
  const { requestId } = paused
  const url = fromWeb(paused.request.url)
  const fail = (errorReason: 'Aborted' | 'AddressUnreachable' | 'Failed') =>
    browser().send('Fetch.failRequest', { requestId, errorReason })
  try {
    if (paused.resourceType === 'Document') {
      if (!navigationGuard.allows(paused.frameId, url, paused.redirectedRequestId !== undefined))
        return void (await fail('Aborted'))
    }
    const handler = handlers.get(schemeOf(url))
    if (!handler) {
      // Nobody serves a scheme of the app: it must not reach a resolver.
      if (isStandardScheme(schemeOf(url))) await fail('AddressUnreachable')
      else await browser().send('Fetch.continueRequest', { requestId })
      return
    }
    const { method, headers } = paused.request
    const response = await handler(
      new Request(url, { method, headers: headersFromPage(headers), body: bodyOf(paused) }),
    )
    if (response.type === 'error') return void (await fail('Failed'))
    const body = Buffer.from(await response.arrayBuffer()).toString('base64')
    await browser().send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: headersToPage(response.headers),
      body,
    })
  } catch (error) {
    if (!host.quitting && !/Invalid InterceptionId|gone/.test(String(error))) {
      console.error(`electron stand-in: request ${url}:`, error)
    }
    await fail('Failed').catch(() => undefined)
  }
}
