import type { OutputOf } from '../../../src/shared/contract'
import type { CampaignRecord } from '../../../src/shared/contract/campaigns'
import type { CampaignPlan, PlanFigures } from '../../../src/shared/contract/planner'
import type { ScenarioPick, ScenarioRecord } from '../../../src/shared/contract/plannerScenarios'
import { usualPlanSettings } from '../../../src/shared/domain/planning/settings'

export const id = (last: number) => `0193f3a0-0000-7000-8000-${String(last).padStart(12, '0')}`

/** Only what these screens read. */
export const campaign = {
  id: id(1),
  name: 'Drizzleproof',
  currency: 'GBP',
  budgetMinor: 2_500_000,
  targetReachPersons: 900_000,
} as CampaignRecord

export function figures(netReachPersons: number, part: Partial<PlanFigures> = {}): PlanFigures {
  return {
    creators: 14,
    posts: 26,
    costMinor: 2_481_000,
    netReachPersons,
    grossReachPersons: netReachPersons * 1.4,
    frequency: 1.4,
    costPerThousandNetMinor: (2_481_000 / netReachPersons) * 1000,
    engagements: netReachPersons / 20,
    engagementsUnknown: 0,
    conversions: null,
    revenueMinor: null,
    costParts: {},
    tiers: [
      { tier: 'micro', creators: 12, costMinor: 1_481_000, grossPersons: netReachPersons },
      { tier: 'macro', creators: 2, costMinor: 1_000_000, grossPersons: netReachPersons * 0.4 },
    ],
    range: {
      p10Persons: netReachPersons * 0.7,
      p50Persons: netReachPersons * 0.96,
      p90Persons: netReachPersons * 1.3,
      variation: 0.23,
      goalProbability: 0.31,
      draws: 10_000,
      seed: 1,
    },
    ...part,
  }
}

export function plan(planId: string, netReachPersons: number, part: Partial<PlanFigures> = {}): CampaignPlan {
  return {
    planId,
    status: 'optimal',
    budgetMinor: 2_500_000,
    objective: 'netReach',
    objectiveValue: netReachPersons,
    objectiveBound: netReachPersons,
    gap: 0,
    figures: figures(netReachPersons, part),
    picks: [
      {
        entryId: id(40),
        offerId: 'own',
        offer: 'As on the roster',
        posts: 2,
        costMinor: 80_000,
        soloReachPersons: 40_000,
        marginalReachPersons: 31_000,
        costPerThousandNewMinor: 2580,
        engagements: 2000,
      },
    ],
    reasons: [],
    clashingRuleIds: [],
    takenMs: 12,
  }
}

export const impossible: CampaignPlan = {
  ...plan('', 1),
  planId: null,
  status: 'infeasible',
  objectiveValue: null,
  objectiveBound: null,
  gap: null,
  figures: null,
  picks: [],
  reasons: ['The cheapest creator of the tier mega costs £31,000, more than the budget of £25,000.'],
}

export function scenario(last: number, name: string, part: Partial<ScenarioRecord> = {}): ScenarioRecord {
  return {
    id: id(last),
    campaignId: campaign.id,
    name,
    budgetMinor: 2_500_000,
    status: 'optimal',
    gap: 0,
    objective: 'netReach',
    objectiveValue: 741_000,
    objectiveBound: 741_000,
    figures: figures(741_000),
    plannedAt: '2026-11-20T10:00:00.000Z',
    createdAt: '2026-11-20T10:00:00.000Z',
    createdBy: 'Ines',
    inReport: false,
    changes: [],
    changedCreators: 0,
    ...part,
  }
}

function pick(last: number, part: Partial<ScenarioPick> = {}): ScenarioPick {
  return {
    entryId: id(last),
    handle: `ana.bakes${last}`,
    tier: 'micro',
    offerId: 'own',
    offer: 'As on the roster',
    posts: 2,
    costMinor: 80_000,
    soloReachPersons: 40_200,
    marginalReachPersons: 31_400,
    costPerThousandNewMinor: 2547.8,
    costTodayMinor: null,
    reachTodayPersons: null,
    ...part,
  }
}

export const changes = [
  '@ana.bakes40 costs £950 instead of £800.',
  '@ana.bakes41 reaches 35.1K people instead of 40.2K.',
  'One creator of the plan is no longer on the roster.',
]

export const changed = scenario(11, 'Micro mix', { changes, changedCreators: 3, inReport: true })

export const detail: OutputOf<'planner.scenario'> = {
  scenario: changed,
  objective: { kind: 'lexicographic', order: ['netReach', 'cost'] },
  rules: [
    { id: id(70), isOn: true, kind: 'count', among: { attribute: 'tier', values: ['micro'] }, min: 3, max: null },
    { id: id(71), isOn: true, kind: 'maxCreatorShare', max: 0.3 },
    { id: id(72), isOn: false, kind: 'oneOfEachAgent' },
  ],
  assumptions: usualPlanSettings.assumptions,
  picks: [
    pick(40, { costTodayMinor: 95_000 }),
    pick(41, { reachTodayPersons: 35_100, offer: 'Video and story', offerId: id(90), posts: 3 }),
    pick(42, { handle: null, tier: null }),
    pick(43, { tier: 'macro', costMinor: 1_000_000, soloReachPersons: 310_000 }),
  ],
}

export const ready: OutputOf<'planner.readyScenarios'> = {
  verdict:
    'For £25,000 the best mix reaches 775.4K different people: 41% more than one mega creator (549.9K), and 12% more than booking the biggest first (692.1K).',
  scenarios: [
    { kind: 'bestMix', tier: null, plan: plan('p-best', 775_400) },
    { kind: 'onlyTier', tier: 'micro', plan: plan('p-micro', 701_000) },
    { kind: 'onlyTier', tier: 'mega', plan: impossible },
    { kind: 'ledBy', tier: 'mega', plan: plan('p-led', 549_900, { creators: 3 }) },
    { kind: 'biggest', tier: null, plan: { ...plan('p-biggest', 692_100), status: 'withinGap', gap: 0.0031 } },
  ],
}
