import { z } from 'zod'

type TypedArray = typeof Uint32Array | typeof Uint8Array

/** The typed array that a schema asks for; null for any other schema. */
export function typedArrayOf(schema: z.ZodType): TypedArray | null {
  if (!(schema instanceof z.ZodCustom)) return null
  return [Uint32Array, Uint8Array].find((kind) => schema.safeParse(new kind()).success) ?? null
}

/**
 * Puts typed arrays where a schema asks for them and JSON could only bring arrays of numbers. What does not fit stays
 * as it is, for the engine to refuse.
 */
export function withTypedArrays(schema: z.ZodType, value: unknown): unknown {
  const kind = typedArrayOf(schema)
  if (kind) return isWholeNumbers(value, kind) ? kind.from(value) : value
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    const inner = schema.unwrap()
    return value === undefined || value === null || !(inner instanceof z.ZodType)
      ? value
      : withTypedArrays(inner, value)
  }
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const shape: Record<string, unknown> = schema.shape
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        const inner = Object.hasOwn(shape, key) ? shape[key] : undefined
        return [key, inner instanceof z.ZodType ? withTypedArrays(inner, part) : part]
      }),
    )
  }
  return value
}

function isWholeNumbers(value: unknown, kind: TypedArray): value is number[] {
  const most = kind === Uint8Array ? 255 : 4_294_967_295
  return Array.isArray(value) && value.every((n) => Number.isInteger(n) && n >= 0 && n <= most)
}
