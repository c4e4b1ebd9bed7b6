import type { creatorFindingContract } from '../../../../shared/contract/creatorFinding'
import type { HandlersFor } from '../../context'

export const creatorFindingHandlers: HandlersFor<typeof creatorFindingContract> = {}
