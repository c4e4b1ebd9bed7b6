import type { campaignMatchContract } from '../../../../shared/contract/campaignMatch'
import type { HandlersFor } from '../../context'

export const campaignMatchHandlers: HandlersFor<typeof campaignMatchContract> = {}
