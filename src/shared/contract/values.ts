import { z } from 'zod'

/** Shapes that several features speak of. */
export const id = z.uuid()
export const name = z.string().trim().min(1).max(300)
export const longText = z.string().max(20_000)
/** ISO calendar date, `2026-11-22`. */
export const calendarDate = z.iso.date()
/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/)
/** Whole minor units of the currency beside it; up to ten billion major units. */
export const minor = z.int().min(0).max(1_000_000_000_000)
/** Persons, views, likes: whole and never negative. */
export const count = z.int().min(0).max(1_000_000_000_000)
/** 0 to 1. */
export const share = z.number().min(0).max(1)
export const platform = z.enum(['tiktok', 'instagram', 'youtube'])
export type Platform = z.infer<typeof platform>
/** A file held by the engine for one session: uploaded, or made by a job. */
export const fileToken = z.string().regex(/^[0-9a-f]{32}$/)
export const madeFile = z.strictObject({
  fileToken,
  name: z.string(),
  mime: z.string(),
  sizeBytes: z.int(),
})
export type MadeFile = z.infer<typeof madeFile>
export const nothing = z.strictObject({})
