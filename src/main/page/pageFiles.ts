import { extname, join, resolve, sep } from 'node:path'

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

/** Type of a file of the built page; undefined for one that has no business there. */
export function mimeOf(file: string): string | undefined {
  return MIME[extname(file).toLowerCase()]
}

/**
 * The file that a request path means: decoded first, then normalised, and still under `root`.
 * @returns absolute path, or null for a path that means nothing there
 */
export function fileUnder(root: string, path: string): string | null {
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
