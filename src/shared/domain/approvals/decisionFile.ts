import { z } from 'zod'
import { canonicalJson } from './canonicalJson'
import { decisions } from './events'

/** What a client's page gives back. The page itself writes it: resources/review/answers.js. */
export const decisionFormat = 'callboard-decision-1'
/** More than this was never written by a page: 200 items with all that its fields take stay below it in practice. */
export const maxDecisionBytes = 5_000_000

const uuid = z.uuid()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const text = z.string().min(1).max(5000)
const ms = z.int().min(0).max(86_400_000)
const share = z.number().min(0).max(1)

/** Parts that a client can correct without another picture. */
export const correctableParts = ['caption', 'hashtags', 'links'] as const

const comment = z.strictObject({
  id: uuid,
  text,
  atMs: ms.nullable(),
  untilMs: ms.nullable(),
  area: z
    .strictObject({ x: share, y: share, width: share.gt(0), height: share.gt(0) })
    .refine(({ x, y, width, height }) => x + width <= 1.001 && y + height <= 1.001)
    .nullable(),
  parentId: uuid.nullable(),
})

const item = z.strictObject({
  deliverableId: uuid,
  versionId: uuid,
  sha256: hash.nullable(),
  captionSha256: hash,
  decision: z.enum([...decisions, 'none']),
  comment: text.nullable(),
  corrections: z.array(z.strictObject({ part: z.enum(correctableParts), text })).max(50),
  comments: z
    .array(comment.refine(({ atMs, untilMs }) => untilMs === null || (atMs !== null && untilMs >= atMs)))
    .max(500),
})
export type DecisionItem = z.infer<typeof item>

export const decisionFileSchema = z.strictObject({
  format: z.literal(decisionFormat),
  packageId: uuid,
  decisionId: uuid,
  decider: z.strictObject({
    name: z.string().min(1).max(200),
    email: z
      .string()
      .max(320)
      .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
      .nullable(),
  }),
  savedAt: z.iso.datetime(),
  items: z.array(item).min(1).max(200),
  mac: hash,
})
export type DecisionFile = z.infer<typeof decisionFileSchema>

/** The text that the code of a decision file is over: everything but the code. */
export function decisionTextToSign(file: Record<string, unknown>): string {
  const { mac: _, ...signed } = file
  return canonicalJson(signed)
}

/** Controls and what turns the direction of reading: a name must read as what it is. */
const unseen = /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** A name as a record may hold it; never empty. */
export function plainName(name: string): string {
  return name.toWellFormed().normalize('NFC').replace(unseen, '').replace(/\s+/gu, ' ').trim() || '–'
}

/** E-mail addresses that reach one person are one: case and blanks tell nothing. */
export function normalEmail(email: string | null): string | null {
  return email === null ? null : email.normalize('NFKC').replace(unseen, '').trim().toLowerCase()
}
