import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal'
import { words } from './words'

/**
 * Reads a whole request body.
 * @throws Refusal 413 beyond `limitBytes`, 408 when it has not ended within `timeoutMs`
 */
export function readBody(request: IncomingMessage, limitBytes: number, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let receivedBytes = 0
    const timer = setTimeout(() => finish(() => reject(new Refusal(408, 'usage', words.tooSlow))), timeoutMs)

    function finish(settle: () => void): void {
      clearTimeout(timer)
      request.off('data', onData)
      request.off('end', onEnd)
      request.off('close', onGone)
      settle()
    }
    function onData(piece: Buffer): void {
      receivedBytes += piece.length
      if (receivedBytes > limitBytes) finish(() => reject(new Refusal(413, 'usage', words.tooLarge)))
      else pieces.push(piece)
    }
    function onEnd(): void {
      finish(() => resolve(Buffer.concat(pieces)))
    }
    function onGone(): void {
      finish(() => reject(new Refusal(400, 'usage', words.malformed)))
    }

    if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
      finish(() => reject(new Refusal(413, 'usage', words.tooLarge)))
      return
    }
    request.on('data', onData)
    request.on('end', onEnd)
    request.on('close', onGone)
    // A broken line also ends in `close`; without a listener `error` would end the process.
    request.on('error', onGone)
  })
}
