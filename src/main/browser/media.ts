import { open } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { type MediaFile, mediaAnswer } from '../page/mediaRange'
import { notFound } from './refusal'

/** Answers with a medium or the asked part of it. */
export async function sendMedia(media: MediaFile, range: string | undefined, response: ServerResponse): Promise<void> {
  const file = await open(media.path).catch(() => {
    throw notFound()
  })
  try {
    const { size } = await file.stat()
    const { status, headers, part } = mediaAnswer(media.mime, size, range ?? null)
    response.writeHead(status, headers)
    if (part === null) response.end()
    // A player that seeks drops the answer half-way, which is no fault.
    else
      await pipeline(file.createReadStream({ start: part.first, end: part.last, autoClose: false }), response).catch(
        () => {},
      )
  } finally {
    await file.close()
  }
}
