import { type OutreachStage, outreachStages } from '../../../../../shared/contract/outreach'
import { useScreenState } from '../../../lib/screenState'

/** How the pipeline is looked at: kept for the screen and for the campaigns' tab, each for itself. */
export interface PipelineView {
  look: 'board' | 'list'
  campaignId: string | null
  owner: string | null
  text: string
  /** none: all of them */
  stages: readonly OutreachStage[]
  sort: { id: string; isDescending: boolean } | null
  /** stages beside the way that are unfolded on the board */
  unfolded: readonly OutreachStage[]
}

export const wholePipeline: PipelineView = {
  look: 'board',
  campaignId: null,
  owner: null,
  text: '',
  stages: [],
  sort: null,
  unfolded: [],
}

export function usePipelineView(campaignId: string | null) {
  return useScreenState(campaignId ? 'outreach.campaign' : 'outreach.pipeline', wholePipeline, isView)
}

export function isNarrowed({ campaignId, owner, text, stages }: PipelineView): boolean {
  return campaignId !== null || owner !== null || text.trim() !== '' || stages.length > 0
}

function isView(value: unknown): value is PipelineView {
  if (typeof value !== 'object' || value === null) return false
  const part = (name: keyof PipelineView): unknown => (name in value ? Reflect.get(value, name) : undefined)
  const isText = (text: unknown) => text === null || typeof text === 'string'
  const sort = part('sort')
  return (
    (part('look') === 'board' || part('look') === 'list') &&
    isText(part('campaignId')) &&
    isText(part('owner')) &&
    typeof part('text') === 'string' &&
    isStages(part('stages')) &&
    isStages(part('unfolded')) &&
    (sort === null || (typeof sort === 'object' && 'id' in sort && 'isDescending' in sort))
  )
}

function isStages(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => outreachStages.some((stage) => stage === one))
}
