import { CallboardError } from '../../shared/contract/define'

export function cancelledError(): CallboardError {
  return new CallboardError('cancelled', 'Cancelled. Nothing was changed.')
}
