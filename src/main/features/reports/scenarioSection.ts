import type { KeptScenario } from '../../db/read/planScenarios'
import type { Figures } from './figures'
import type { ProposalFigures } from './proposalPlan'
import type { ReportWords } from './words'

/**
 * A kept plan as a reader of a proposal sees it: what it costs and what it reaches. How the cost comes about has no
 * field here, so no format can print it. Null is not known.
 */
export type ProposalScenario = {
  name: string
  /** day of its figures, where the campaign counts its days */
  plannedOn: string
  /** its creators are those that this proposal proposes, with the same posts */
  isProposal: boolean
  budgetMinor: number | null
  costMinor: number
  creators: number
  posts: number
  /** the largest share of the cost first */
  tiers: { tier: string | null; creators: number }[]
  netReachPersons: number
  /** of ten campaigns eight end in between */
  lowReachPersons: number | null
  highReachPersons: number | null
  grossReachPersons: number
  frequency: number | null
  costPerThousandNetMinor: number | null
}

/** What the agency alone sees of the same plans, in the same order. */
export type InternalScenario = {
  name: string
  creatorFeeMinor: number
  marginMinor: number
  /** agents, product, usage rights and what else is neither */
  otherMinor: number
  costMinor: number
}

export type ScenarioSection = { plans: ProposalScenario[]; method: string[] }

/** Null where no plan is in the proposal: then no format has the section. */
export function scenarioSection(
  scenarios: readonly KeptScenario[],
  figures: ProposalFigures,
  dayOf: (instant: string) => string,
  tierWords: (tier: string) => string,
  say: ReportWords,
  write: Figures,
): ScenarioSection | null {
  if (scenarios.length === 0) return null
  const plans = scenarios.map(({ name, plannedAt, settings, figures: kept, answer }): ProposalScenario => {
    const roster = answer.roster.map(({ candidate }) => candidate)
    return {
      name,
      plannedOn: dayOf(plannedAt),
      isProposal: isSameRoster(roster, kept.posts, figures),
      budgetMinor: settings.budgetMinor,
      costMinor: kept.costMinor,
      creators: kept.creators,
      posts: kept.posts,
      tiers: kept.tiers.map(({ tier, creators }) => ({ tier: tier === null ? null : tierWords(tier), creators })),
      netReachPersons: kept.netReachPersons,
      lowReachPersons: kept.range?.p10Persons ?? null,
      highReachPersons: kept.range?.p90Persons ?? null,
      grossReachPersons: kept.grossReachPersons,
      frequency: kept.frequency,
      costPerThousandNetMinor: kept.costPerThousandNetMinor,
    }
  })
  return { plans, method: [say.scenarioMethod, ...movedSince(plans, figures, say, write)] }
}

export function internalScenarios(scenarios: readonly KeptScenario[]): InternalScenario[] {
  return scenarios.map(({ name, figures: { costMinor, costParts } }) => {
    const creatorFeeMinor = costParts.creatorFee ?? 0
    const marginMinor = costParts.margin ?? 0
    return { name, creatorFeeMinor, marginMinor, otherMinor: costMinor - creatorFeeMinor - marginMinor, costMinor }
  })
}

function isSameRoster(roster: readonly string[], posts: number, { proposed }: ProposalFigures): boolean {
  const entries = new Set(proposed.map(({ fact }) => fact.entryId))
  const proposedPosts = proposed.reduce((sum, one) => sum + one.posts, 0)
  return roster.length === entries.size && roster.every((id) => entries.has(id)) && posts === proposedPosts
}

/** A forecast that moves by less is the same forecast. */
const sameReach = 0.005

/** Where today's figures of the same roster are others, both stand in one proposal: that is said, not left to be found. */
function movedSince(
  plans: readonly ProposalScenario[],
  { costMinor, netReachPersons }: ProposalFigures,
  say: ReportWords,
  write: Figures,
): string[] {
  return plans.flatMap((plan) => {
    if (!plan.isProposal || netReachPersons === null || costMinor === null) return []
    const isMoved = Math.abs(netReachPersons - plan.netReachPersons) > sameReach * plan.netReachPersons
    if (!isMoved && costMinor === plan.costMinor) return []
    return [
      say.scenarioMoved(plan.name, write.date(plan.plannedOn), write.persons(netReachPersons), write.money(costMinor)),
    ]
  })
}
