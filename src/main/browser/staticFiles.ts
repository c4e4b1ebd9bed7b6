import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { fileUnder, mimeOf } from '../page/pageFiles'
import { notFound } from './refusal'

/** Answers with a file of the built renderer. */
export async function sendStaticFile(root: string, path: string, response: ServerResponse): Promise<void> {
  const file = fileUnder(root, path)
  const type = file === null ? undefined : mimeOf(file)
  if (file === null || type === undefined) throw notFound()
  const bytes = await readFile(file).catch(() => {
    throw notFound()
  })
  // Every start has another port, so nothing cached would ever be asked for again.
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-store' })
  response.end(bytes)
}
