import { useState } from 'react'
import type { CampaignRecord } from '../../../../../shared/contract/campaigns'
import { call } from '../../../lib/api'
import { errorShape } from '../../../lib/errors'
import { useWords } from '../../../lib/locale'
import { libWords } from '../../../lib/words'
import { campaignsWords } from '../words'

export type BriefChange = Partial<Omit<CampaignRecord, 'id' | 'brandId' | 'brand' | 'clientId' | 'client'>>
export interface BriefFields {
  save: (field: keyof BriefChange, change: BriefChange) => Promise<void>
  /** what could not be saved, for its field */
  problem: (field: keyof BriefChange) => string | null
}

/** Saves fields of a campaign where they stand; one that was refused says so beside itself. */
export function useBriefFields(campaignId: string): BriefFields {
  const w = useWords(campaignsWords)
  const lib = useWords(libWords)
  const [failure, setFailure] = useState<{ field: string; message: string } | null>(null)
  return {
    async save(field, change) {
      try {
        await call('campaigns.update', { campaignId, ...change })
        setFailure((old) => (old?.field === field ? null : old))
      } catch (error) {
        setFailure({ field, message: w.notSaved(errorShape(error).message || lib.unknownError) })
      }
    },
    problem: (field) => (failure?.field === field ? failure.message : null),
  }
}
