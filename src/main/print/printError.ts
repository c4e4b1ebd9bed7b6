/** `browser_missing`: nothing to print with. `print_timeout`: it took too long. `print_failed`: anything else. */
export type PrintErrorCode = 'browser_missing' | 'print_failed' | 'print_timeout'

/** Its message is a sentence for a person; `cause` holds what the browser said. */
export class PrintError extends Error {
  override readonly name = 'PrintError'
  readonly code: PrintErrorCode

  constructor(code: PrintErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}
