import { CallboardError } from '../../shared/contract/define'

/** The command line itself does not fit. */
export class UsageError extends CallboardError {
  constructor(message: string, usage?: string) {
    super('usage', message, usage === undefined ? undefined : { usage: `callboard ${usage}` })
  }
}

/** 2 is for what was asked in a way that cannot be answered, whoever noticed it; everything else that fails is 1. */
export function exitCodeOf(error: CallboardError): 1 | 2 {
  return ['usage', 'unknown_method', 'invalid_input'].includes(error.code) ? 2 : 1
}
