import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type CustomScheme, protocol } from 'electron'
import { commonHeaders, printPolicy } from '../page/headers'
import type { MediaFile } from '../page/mediaRange'
import { fileUnder, mimeOf } from '../page/pageFiles'
import { mediaResponse } from './mediaResponse'

export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
}

/** Documents waiting to be printed, by a name that is used once. */
const printing = new Map<string, string>()

/** Holds a document for the print window. @returns its address and a function that forgets it */
export function holdForPrint(html: string): { address: string; forget: () => void } {
  const name = randomUUID()
  printing.set(name, html)
  return { address: `app://bundle/print/${name}`, forget: () => printing.delete(name) }
}

/**
 * Serves the built page, held documents and media of the open workspace; everything else is not found.
 *
 * @param findMedia answers for what the open workspace names, by its hash
 */
export function serveApp(rendererDir: string, findMedia: (sha256: string) => Promise<MediaFile | null>): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    if (host !== 'bundle' || request.method !== 'GET') return notFound()
    const print = /^\/print\/([0-9a-f-]{36})$/.exec(pathname)?.[1]
    if (print) {
      const html = printing.get(print)
      return html === undefined
        ? notFound()
        : new Response(html, {
            headers: {
              ...commonHeaders,
              'content-security-policy': printPolicy,
              'content-type': 'text/html; charset=utf-8',
            },
          })
    }
    const sha256 = /^\/media\/([0-9a-f]{64})$/.exec(pathname)?.[1]
    if (sha256) {
      const media = await findMedia(sha256).catch(() => null)
      const answer = media && (await mediaResponse(media, request.headers.get('range')))
      return answer ?? notFound()
    }
    const file = fileUnder(rendererDir, pathname)
    const type = file === null ? undefined : mimeOf(file)
    if (file === null || type === undefined) return notFound()
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: { ...commonHeaders, 'content-type': type } })
    } catch {
      return notFound()
    }
  })
}

const notFound = () => new Response('', { status: 404, headers: commonHeaders })
