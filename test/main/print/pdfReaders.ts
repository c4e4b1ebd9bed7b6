import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser, findOnPath } from '../../../src/main/print/findBrowser'

/** Why a test of printed PDFs cannot run here; null when it can. */
export const missingTools: string | null =
  findBrowser() === null
    ? 'no Chromium-family browser'
    : (['pdftotext', 'pdfinfo', 'pdffonts'].find((tool) => findOnPath(tool) === null) ?? null)

export const needsTools = missingTools === null ? '' : ` (skipped: ${missingTools} is missing)`

function read(pdf: Uint8Array, tool: string, args: (file: string) => string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-pdf-test-'))
  const file = join(folder, 'file.pdf')
  try {
    writeFileSync(file, pdf)
    return execFileSync(tool, args(file), { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function textOf(pdf: Uint8Array): string {
  return read(pdf, 'pdftotext', (file) => ['-layout', file, '-'])
}

/** What pdfinfo prints, by its labels: `Pages`, `Page size`, `Tagged`, `Title` … */
export function infoOf(pdf: Uint8Array): Record<string, string> {
  const lines = read(pdf, 'pdfinfo', (file) => [file]).split('\n')
  return Object.fromEntries(lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line)?.slice(1, 3) ?? ['', '']))
}

/** The structure tree as pdfinfo prints it: one element a line. */
export function structureOf(pdf: Uint8Array): string {
  return read(pdf, 'pdfinfo', (file) => ['-struct', file])
}

export function fontsOf(pdf: Uint8Array): { name: string; isEmbedded: boolean }[] {
  const lines = read(pdf, 'pdffonts', (file) => [file])
    .split('\n')
    .slice(2)
  return lines
    .filter((line) => line !== '')
    .map((line) => ({
      name: line.split(/\s/)[0] ?? '',
      isEmbedded: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(line)?.[1] === 'yes',
    }))
}
