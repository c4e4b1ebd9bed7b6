import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { notFound } from './refusal'

const MIME: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/**
 * The file that a request path means: decoded first, then normalised, and still under `root`.
 * @returns absolute path, or null for a path that means nothing there
 */
function fileUnder(root: string, path: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  if (decoded.includes('\0')) return null
  const base = resolve(root)
  // join() takes `..` away on every system, and on Windows also turns the backslashes that a path may hide.
  const file = join(base, decoded === '/' ? 'index.html' : decoded)
  return file.startsWith(base + sep) ? file : null
}

/** Answers with a file of the built renderer. */
export async function sendStaticFile(root: string, path: string, response: ServerResponse): Promise<void> {
  const file = fileUnder(root, path)
  const type = file === null ? undefined : MIME[extname(file).toLowerCase()]
  if (file === null || type === undefined) throw notFound()
  const bytes = await readFile(file).catch(() => {
    throw notFound()
  })
  // Every start has another port, so nothing cached would ever be asked for again.
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-store' })
  response.end(bytes)
}
