import { open } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { inertPolicy } from '../page/headers'
import { notFound } from './refusal'

/** A blob of the workspace. */
export type MediaFile = { path: string; mime: string }

const SHOWN = /^(image|video|audio)\/[\w.+-]+$/

/**
 * @param header such as `bytes=0-499`, `bytes=500-` or `bytes=-500`
 * @returns first and last byte; null to send the whole (several ranges, or another unit); `none` when it lies outside
 */
function parseRange(header: string | undefined, sizeBytes: number): { first: number; last: number } | 'none' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return null
  const first = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from)
  const last = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null
  return first >= sizeBytes || last < first ? 'none' : { first, last }
}

/** Answers with a medium or the asked part of it. */
export async function sendMedia(media: MediaFile, range: string | undefined, response: ServerResponse): Promise<void> {
  const file = await open(media.path).catch(() => {
    throw notFound()
  })
  try {
    const { size: sizeBytes } = await file.stat()
    const part = parseRange(range, sizeBytes)
    const headers = {
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'content-security-policy': inertPolicy,
      // Only what a media element shows keeps its type: nothing a person uploaded is a page of ours.
      'content-type': SHOWN.test(media.mime) ? media.mime : 'application/octet-stream',
    }
    if (part === 'none') {
      response.writeHead(416, { ...headers, 'content-range': `bytes */${sizeBytes}` }).end()
      return
    }
    const { first, last } = part ?? { first: 0, last: sizeBytes - 1 }
    response.writeHead(part === null ? 200 : 206, {
      ...headers,
      'content-length': last - first + 1,
      ...(part !== null && { 'content-range': `bytes ${first}-${last}/${sizeBytes}` }),
    })
    if (sizeBytes === 0) response.end()
    // A player that seeks drops the answer half-way, which is no fault.
    else await pipeline(file.createReadStream({ start: first, end: last, autoClose: false }), response).catch(() => {})
  } finally {
    await file.close()
  }
}
