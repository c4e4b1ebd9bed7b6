import type { ServerResponse } from 'node:http'
import { inertPolicy } from '../page/headers'
import { notFound } from './refusal'

const PIECE_BYTES = 4 << 20

/** Reads a piece of a file that a job made; null when there is no such file. */
export type ReadMadeFile = (
  fileToken: string,
  offset: number,
  length: number,
) => Promise<{ bytes: Uint8Array; isLast: boolean } | null>

/** RFC 6266: an ASCII stand-in for old readers, and the name itself. */
function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Answers with a whole file as a download, piece by piece as fast as the browser takes it. */
export async function sendDownload(
  read: ReadMadeFile,
  fileToken: string,
  name: string,
  response: ServerResponse,
): Promise<void> {
  let piece = await read(fileToken, 0, PIECE_BYTES)
  if (piece === null) throw notFound()
  response.writeHead(200, {
    'cache-control': 'no-store',
    'content-disposition': contentDisposition(name),
    'content-security-policy': inertPolicy,
    // The name decides what opens it; as a page of ours it never opens.
    'content-type': 'application/octet-stream',
  })
  for (let offset = 0; ; ) {
    if (!response.write(piece.bytes)) await drained(response)
    offset += piece.bytes.byteLength
    if (piece.isLast) break
    if (response.destroyed) return
    piece = await read(fileToken, offset, PIECE_BYTES)
    if (piece === null || piece.bytes.byteLength === 0) {
      // Cut off, the browser calls the download failed; ended properly, it would pass for whole.
      response.destroy()
      return
    }
  }
  response.end()
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((done) => {
    if (response.destroyed) {
      done()
      return
    }
    response.once('drain', done)
    response.once('close', done)
  })
}
