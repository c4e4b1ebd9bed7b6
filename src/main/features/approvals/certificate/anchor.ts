import { z } from 'zod'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const short = z.string().min(1).max(100)

/** What a file that leaves the workspace says of the chains of its day, so that they can be held against it later. */
export const anchorSchema = z.object({
  format: z.literal('callboard-anchor-1'),
  kind: z.enum(['certificate', 'package']),
  madeAt: z.iso.datetime(),
  workspaceId: short,
  heads: z.array(z.object({ device: short, seq: z.int().min(1), hash })).max(10_000),
  items: z
    .array(
      z.object({
        deliverableId: short,
        versionId: short,
        sha256: hash.nullable(),
        captionSha256: hash,
        /** hashes of events */
        decisions: z.array(hash).max(10_000),
      }),
    )
    .max(10_000),
})
export type Anchor = z.infer<typeof anchorSchema>

const pdfMark = '%callboard-anchor-1 '

/** JSON that no HTML parser takes for the end of the element it stands in. */
export function anchorElement(anchor: Anchor): string {
  const json = JSON.stringify(anchor).replaceAll('<', '\\u003c')
  return `<script type="application/json" id="callboard-anchor">${json}</script>`
}

/**
 * The anchor as a comment right before the last `startxref`: no offset in the file points behind it, so all stay true.
 *
 * @throws Error for bytes that are no PDF
 */
export function withPdfAnchor(pdf: Uint8Array, anchor: Anchor): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const at = bytes.lastIndexOf('startxref')
  if (at < 0) throw new Error('a PDF without startxref')
  const comment = `${pdfMark}${Buffer.from(JSON.stringify(anchor)).toString('base64')}\n`
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(comment), bytes.subarray(at)])
}

/** What stands in the last comment of that kind; null: there is none. */
export function pdfAnchorText(tail: Buffer): string | null {
  const at = tail.lastIndexOf(`\n${pdfMark}`)
  if (at < 0) return null
  const end = tail.indexOf('\n', at + 1)
  const base64 = tail.subarray(at + 1 + pdfMark.length, end < 0 ? undefined : end).toString('latin1')
  return Buffer.from(base64.trim(), 'base64').toString('utf8')
}
