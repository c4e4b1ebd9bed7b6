import type { creatorDuplicatesContract } from '../../../../shared/contract/creatorDuplicates'
import type { HandlersFor } from '../../context'

export const creatorDuplicatesHandlers: HandlersFor<typeof creatorDuplicatesContract> = {}
