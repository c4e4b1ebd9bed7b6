import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { commonHeaders } from '../page/headers'
import { type MediaFile, mediaAnswer } from '../page/mediaRange'

/** A player asks for all that follows and is then told piece by piece, so that no answer is held whole anywhere. */
const maxPartBytes = 4 << 20

/** A medium or the asked part of it, read while it is sent; null where the file cannot be opened. */
export async function mediaResponse({ path, mime }: MediaFile, range: string | null): Promise<Response | null> {
  const file = await open(path).catch(() => null)
  if (file === null) return null
  try {
    const { size } = await file.stat()
    const { status, headers, part } = mediaAnswer(mime, size, range, maxPartBytes)
    const answer = { status, headers: { ...commonHeaders, ...headers } }
    if (part === null) {
      await file.close()
      return new Response(null, answer)
    }
    // The stream closes the file, also when the player drops it half-way.
    const stream = file.createReadStream({ start: part.first, end: part.last })
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, answer)
  } catch {
    await file.close()
    return null
  }
}
