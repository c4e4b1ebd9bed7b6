import { z } from 'zod'
import { bytes, query } from './define'
import { fileToken, nothing } from './values'

/** Bytes in and out of the engine, for shells that have no path to give. */
export const filesContract = {
  'files.begin': query({
    about: 'Begins an upload; the answer names it.',
    input: z.strictObject({ name: z.string().min(1).max(500), sizeBytes: z.int().min(0).max(8_000_000_000) }),
    output: z.strictObject({ fileToken }),
    reads: [],
    needsWorkspace: false,
  }),
  'files.append': query({
    about: 'Adds up to 4 MB to an upload.',
    input: z.strictObject({
      fileToken,
      bytes: bytes.refine((b) => b.byteLength <= 4_194_304, 'at most 4 MB at a time'),
    }),
    output: z.strictObject({ receivedBytes: z.int() }),
    reads: [],
    needsWorkspace: false,
  }),
  'files.drop': query({
    about: 'Forgets an uploaded or made file.',
    input: z.strictObject({ fileToken }),
    output: nothing,
    reads: [],
    needsWorkspace: false,
  }),
  'files.read': query({
    about: 'Reads a piece of a file that a job made.',
    input: z.strictObject({ fileToken, offset: z.int().min(0), length: z.int().min(1).max(4_194_304) }),
    output: z.strictObject({ bytes, isLast: z.boolean() }),
    reads: [],
    needsWorkspace: false,
  }),
} as const
