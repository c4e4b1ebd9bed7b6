import type { usageKinds } from '../../../../shared/contract/approvalRights'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import type { Workflow } from '../../../../shared/domain/approvals/workflow'

export type UsageKind = (typeof usageKinds)[number]
export type BriefPaper = 'A4' | 'Letter'

export type BriefDeliverable = {
  kind: string
  title: string
  count: number
  dueOn: string | null
  requirement: string | null
  /** its own posting window; null at both ends: the campaign's */
  postFrom: string | null
  postUntil: string | null
}
export type BriefRight = {
  kind: UsageKind
  territory: string
  channels: string[]
  /** null: from the day the post is live */
  startsOn: string | null
  lengthDays: number | null
  editsAllowed: boolean
}
export type BriefMarket = { country: string; wordings: string[] }

/**
 * The brief as creators read it. There is no field for money, for what the client wants reached, for other creators or
 * for notes, so that no format of it can show them.
 */
export type CreatorBrief = {
  locale: string
  paper: BriefPaper
  agency: string
  madeOn: string
  brand: string
  campaign: string
  /** null: for everybody in the campaign */
  handle: string | null
  goal: CampaignRecord['goal']
  about: string | null
  audience: string | null
  flightStart: string | null
  flightEnd: string | null
  postFrom: string | null
  postUntil: string | null
  timeZone: string
  hashtags: string[]
  tone: CampaignRecord['tone']
  dos: string[]
  donts: string[]
  mandatory: string[]
  groups: { name: string | null; deliverables: BriefDeliverable[] }[]
  includedRounds: number | null
  rights: BriefRight[]
  exclusivityDays: number | null
  markets: BriefMarket[]
  review: BriefReview | null
}

export type BriefReview = Pick<Workflow, 'concept' | 'draftBusinessDays' | 'changesBusinessDays'> & {
  stages: { state: Workflow['stages'][number]['state']; businessDays: number | null }[]
}

/** What creators may know of a workflow: the way of their draft, not who decides. */
export function reviewOf(workflow: Workflow): BriefReview {
  return {
    concept: workflow.concept,
    draftBusinessDays: workflow.draftBusinessDays,
    changesBusinessDays: workflow.changesBusinessDays,
    stages: workflow.stages.map(({ state, slaBusinessDays }) => ({ state, businessDays: slaBusinessDays })),
  }
}
