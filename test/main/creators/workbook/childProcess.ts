import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { z } from 'zod'
import { bundled } from '../../../support/bundled'

const told = z.object({
  path: z.string(),
  ms: z.number(),
  rssMb: z.number(),
  code: z.string().optional(),
  message: z.string().optional(),
  crash: z.string().optional(),
  rows: z.number().optional(),
  drafts: z.number().optional(),
  cells: z.record(z.string(), z.record(z.string(), z.string())).optional(),
})
export type Told = z.infer<typeof told>

/** A folder for one test file, removed when it has ended. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-workbook-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * The reader bundled into `folder`, to be run in a process with limits: a test must survive what a hostile workbook
 * does, and must see it.
 */
export async function bundleReader(folder: string): Promise<(mode: 'plan' | 'cells', paths: string[]) => Told[]> {
  const reader = await bundled(fileURLToPath(new URL('./child.ts', import.meta.url)), folder, 'reader.mjs')
  return (mode, paths) => {
    const ran = spawnSync(process.execPath, ['--max-old-space-size=320', reader, mode, ...paths], {
      encoding: 'utf8',
      timeout: 50_000,
      maxBuffer: 200_000_000,
    })
    const lines = ran.stdout.split('\n').filter((line) => line !== '')
    if (ran.status !== 0)
      throw new Error(`the reader ended with ${ran.status ?? ran.signal} after ${lines.length} files\n${ran.stderr}`)
    return lines.map((line) => told.parse(JSON.parse(line)))
  }
}
