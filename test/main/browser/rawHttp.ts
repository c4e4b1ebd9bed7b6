import { type IncomingHttpHeaders, request } from 'node:http'
import { decodeWire } from '../../../src/shared/wire'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

export type Ask = {
  path: string
  method?: string
  headers?: Record<string, string | string[]>
  body?: string | Uint8Array
}

/** A request exactly as written: `fetch` would mend the path and refuse to send Host and Origin. */
export function ask(port: number, { path, method = 'GET', headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, agent: false, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

export function replyOf(answer: Answer): unknown {
  return decodeWire(answer.body)
}
