import { inertPolicy } from './headers'

/** A blob of the workspace. */
export type MediaFile = { path: string; mime: string }

const shown = /^(image|video|audio)\/[\w.+-]+$/

/**
 * @param header such as `bytes=0-499`, `bytes=500-` or `bytes=-500`
 * @returns first and last byte; null to send the whole (several ranges, or another unit); `none` when it lies outside
 */
function parseRange(header: string | null, sizeBytes: number): { first: number; last: number } | 'none' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return null
  const first = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from)
  const last = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null
  return first >= sizeBytes || last < first ? 'none' : { first, last }
}

export type MediaAnswer = {
  status: 200 | 206 | 416
  headers: Record<string, string>
  /** what to send; null is nothing */
  part: { first: number; last: number } | null
}

/**
 * How a medium, or the asked part of it, is answered in every shell.
 *
 * @param range the request's header of that name
 * @param maxBytes of one part; a player asks for the rest when it comes to it
 */
export function mediaAnswer(
  mime: string,
  sizeBytes: number,
  range: string | null,
  maxBytes = Number.POSITIVE_INFINITY,
): MediaAnswer {
  const headers = {
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'content-security-policy': inertPolicy,
    // Only what a media element shows keeps its type: nothing a person uploaded is a page of ours.
    'content-type': shown.test(mime) ? mime : 'application/octet-stream',
  }
  const asked = parseRange(range, sizeBytes)
  if (asked === 'none')
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${sizeBytes}` }, part: null }
  const first = asked?.first ?? 0
  const last = asked === null ? sizeBytes - 1 : Math.min(asked.last, first + maxBytes - 1)
  return {
    status: asked === null ? 200 : 206,
    headers: {
      ...headers,
      'content-length': String(last - first + 1),
      ...(asked !== null && { 'content-range': `bytes ${first}-${last}/${sizeBytes}` }),
    },
    part: sizeBytes === 0 ? null : { first, last },
  }
}
