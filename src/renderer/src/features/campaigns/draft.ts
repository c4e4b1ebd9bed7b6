import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import type { WorkspaceInfo } from '../../../../shared/contract/workspace'
import type { campaignsWords } from './words'

/** Stands in a choice of clients or brands for "name a new one". */
export const NEW = 'new'

/** What the dialog for a new campaign holds; texts are kept as typed, ids may be `NEW`. */
export type CampaignDraft = {
  clientId: string | null
  clientName: string
  brandId: string | null
  brandName: string
  category: string
  audience: string
  universeSource: string
} & Pick<
  CampaignRecord,
  | 'name'
  | 'goal'
  | 'budgetMinor'
  | 'currency'
  | 'flightStart'
  | 'flightEnd'
  | 'targetReachPersons'
  | 'universePersons'
  | 'target'
>

export function emptyDraft(workspace: Pick<WorkspaceInfo, 'currency'>): CampaignDraft {
  return {
    clientId: null,
    clientName: '',
    brandId: null,
    brandName: '',
    category: '',
    name: '',
    goal: 'awareness',
    budgetMinor: null,
    currency: workspace.currency,
    flightStart: null,
    flightEnd: null,
    targetReachPersons: null,
    audience: '',
    universePersons: null,
    universeSource: '',
    target: { countries: [], ages: [], genders: [] },
  }
}

export type DraftProblems = Partial<Record<'client' | 'brand' | 'name' | 'flightEnd', string>>

/** What keeps the draft from being created, each a sentence for its field; empty when nothing does. */
export function problemsOf(draft: CampaignDraft, w: ReturnType<typeof campaignsWords>): DraftProblems {
  const isOwnerMissing = (id: string | null, name: string) => id === null || (id === NEW && name.trim() === '')
  const problems: DraftProblems = {}
  if (isOwnerMissing(draft.clientId, draft.clientName)) problems.client = w.needed.client
  else if (isOwnerMissing(draft.brandId, draft.brandName)) problems.brand = w.needed.brand
  if (draft.name.trim() === '') problems.name = w.needed.name
  if (draft.flightStart && draft.flightEnd && draft.flightEnd < draft.flightStart) {
    problems.flightEnd = w.flightBackwards
  }
  return problems
}
