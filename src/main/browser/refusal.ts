import type { ErrorCode, ErrorShape } from '../../shared/contract/define'
import { words } from './words'

/** A request that gets no answer but its status, a code and a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: ErrorCode

  constructor(status: number, code: ErrorCode, message: string) {
    super(message)
    this.status = status
    this.code = code
  }

  toShape(): ErrorShape {
    return { code: this.code, message: this.message }
  }
}

/** Whatever else was thrown stays here: its message may hold a path, and its stack certainly does. */
export function toRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal(500, 'internal', words.internal)
}

export const notFound = () => new Refusal(404, 'not_found', words.notFound)
