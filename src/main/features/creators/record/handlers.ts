import type { creatorRecordContract } from '../../../../shared/contract/creatorRecord'
import type { HandlersFor } from '../../context'

export const creatorRecordHandlers: HandlersFor<typeof creatorRecordContract> = {}
