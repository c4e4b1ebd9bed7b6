import { type PlanCampaign, type PlanModelInputs, planModelOf } from '../../../src/shared/domain/planning/build'
import type { AudienceShare, RosterFact } from '../../../src/shared/domain/planning/facts'
import type { PlanModel, PlanModelSegment } from '../../../src/shared/domain/planning/model'
import {
  type PlanAssumptions,
  type PlanSettings,
  usualPlanSettings,
} from '../../../src/shared/domain/planning/settings'

export const uuid = (n: number) => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** A creator of whom everything is known that a plan needs. */
export function fact(n: number, known: Partial<RosterFact> = {}): RosterFact {
  return {
    entryId: uuid(n),
    accountId: uuid(1_000_000 + n),
    creatorId: uuid(2_000_000 + n),
    platform: 'tiktok',
    handle: `creator${n}`,
    displayName: null,
    tier: 'micro',
    niches: [],
    country: 'GB',
    languages: ['en'],
    agents: [],
    followers: 20_000,
    averageViews: 10_000,
    medianViews: null,
    largestViews: null,
    measuredOn: '2026-11-01',
    engagementRate: 0.05,
    engagementBasis: 'views',
    status: 'shortlisted',
    planRule: 'open',
    posts: 1,
    feeMinor: 10_000,
    chargedMinor: 10_000,
    rate: null,
    rates: [],
    availableFrom: null,
    availableUntil: null,
    audience: [],
    ...known,
  }
}

export const shares = (dimension: AudienceShare['dimension'], given: Record<string, number>): AudienceShare[] =>
  Object.entries(given).map(([key, share]) => ({ dimension, key, share }))

export function segment(n: number, known: Partial<PlanModelSegment> = {}): PlanModelSegment {
  return {
    id: uuid(3_000_000 + n),
    universePersons: 100_000,
    weight: 1,
    country: null,
    age: null,
    gender: null,
    niche: null,
    source: null,
    ...known,
  }
}

export const campaign: PlanCampaign = {
  id: uuid(9_000_000),
  currency: 'GBP',
  budgetMinor: 100_000,
  targetReachPersons: null,
  universePersons: 1_000_000,
  universeSource: 'Office of numbers',
  uniqueViewerRatio: 0.5,
  target: { countries: [], ages: [], genders: [] },
}

type Given = Partial<Omit<PlanModelInputs, 'campaign' | 'settings'>> & {
  campaign?: Partial<PlanCampaign>
  settings?: Partial<Omit<PlanSettings, 'assumptions'>> & { assumptions?: Partial<PlanAssumptions> }
}

export function modelOf(facts: readonly RosterFact[], given: Given = {}): PlanModel {
  const { settings, campaign: ofCampaign, ...rest } = given
  return planModelOf({
    facts,
    viewRates: [],
    segments: [],
    packages: new Map(),
    conflicts: new Set(),
    unavailable: new Set(),
    ...rest,
    campaign: { ...campaign, ...ofCampaign },
    settings: {
      ...usualPlanSettings,
      ...settings,
      assumptions: { ...usualPlanSettings.assumptions, ...settings?.assumptions },
    },
  })
}
