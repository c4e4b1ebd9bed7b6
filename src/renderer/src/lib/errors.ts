import type { ErrorCode, ErrorShape } from '../../../shared/contract/define'

/** A refusal of the engine or the shell, with a sentence for people and a code for programs. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown> | undefined
  constructor(shape: ErrorShape) {
    super(shape.message)
    this.name = 'ApiError'
    this.code = shape.code
    this.details = shape.details
  }
}

/** What to say of anything that was thrown; only an `ApiError` carries a sentence that was written for people. */
export function errorShape(error: unknown): ErrorShape {
  if (error instanceof ApiError) {
    return { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) }
  }
  const technical = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { code: 'internal', message: '', details: { technical } }
}

/** What "Copy details" puts on the clipboard. */
export function errorDetails(error: unknown): string {
  return JSON.stringify({ error: errorShape(error), at: new Date().toISOString() }, null, 2)
}
