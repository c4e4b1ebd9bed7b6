import type { PlanCostParts } from '../../../../shared/domain/planning/packages'
import { noCost, totalCost } from '../../../../shared/domain/planning/packages'
import type { PlanRuleSetting, PlanSettings } from '../../../../shared/domain/planning/settings'
import { usualPlanSettings } from '../../../../shared/domain/planning/settings'
import type { SampleRandom } from './random'
import type { RosterRow, SampleRows } from './rows'

type People = Pick<SampleRows, 'creator' | 'account' | 'rate' | 'audience_share'>
type Work = Pick<SampleRows, 'brand' | 'campaign' | 'roster_entry'>
type Plans = Pick<SampleRows, 'plan_package' | 'plan_segment' | 'plan_setup'>

const madeAt = '2026-11-12T10:00:00.000Z'

/**
 * How the sample's campaigns are planned: packages and rules for the one with the large shortlist, and a small campaign
 * of its own whose audience is split by country and age.
 */
export function makePlans(random: SampleRandom, people: People, work: Work): Plans {
  const plans: Plans = { plan_package: [], plan_segment: [], plan_setup: [] }
  const [planned] = work.campaign
  const cocoa = work.brand.find(({ name }) => name === 'Moonmallow Cocoa')
  if (!planned || !cocoa) return plans
  const roster = work.roster_entry.filter((entry) => entry.campaign_id === planned.id)
  offer(random, roster, plans)
  limitDays(roster)
  setUp(plans, planned.id, { ...usualPlanSettings, rules: rulesOf(random, roster) })
  splitCampaign(random, people, work, plans, cocoa.id)
  return plans
}

/** Every third of them has sent a price for three videos: a seventh off, and the second and third need product too. */
function offer(random: SampleRandom, roster: readonly RosterRow[], plans: Plans): void {
  for (const [index, entry] of roster.entries()) {
    if (index % 3 !== 1 || entry.fee_minor === null || entry.client_fee_minor === null) continue
    const fee = entry.fee_minor
    const margin = entry.client_fee_minor - fee
    const product = 1_200
    const boost = index % 6 === 1 ? 15_000 : 0
    const add = (name: string, posts: number, costParts: PlanCostParts, position: number) =>
      plans.plan_package.push({
        id: random.id(),
        entry_id: entry.id,
        name,
        posts,
        cost_parts: JSON.stringify(costParts),
        position,
        created_at: madeAt,
      })
    add('1 video', 1, { ...noCost, creatorFee: fee, margin }, 0)
    const paid = { ...noCost, creatorFee: Math.round((fee * 18) / 700) * 100, product, shipping: 900, boost }
    // The client is charged whole five pounds, as for one video.
    const charged = Math.ceil((totalCost(paid) * 1.15) / 500) * 500
    add('3 videos', 3, { ...paid, margin: charged - totalCost(paid) }, 1)
  }
}

/** Two are away in January: one for part of the flight, one for all of it. */
function limitDays(roster: readonly RosterRow[]): void {
  const [partly, wholly] = [roster[12], roster[20]]
  if (partly) partly.available_from = '2027-01-18'
  if (wholly) wholly.available_from = '2027-02-15'
}

function rulesOf(random: SampleRandom, roster: readonly RosterRow[]): PlanRuleSetting[] {
  const household = [roster[2], roster[17]].flatMap((entry) => (entry ? [entry.id] : []))
  return [
    { id: random.id(), isOn: true, kind: 'noConflicts' },
    { id: random.id(), isOn: true, kind: 'available' },
    { id: random.id(), isOn: true, kind: 'atMostOne', name: 'the flat-share', entryIds: household },
    {
      id: random.id(),
      isOn: false,
      kind: 'spendShare',
      among: { attribute: 'tier', values: ['nano', 'micro'] },
      min: 0.4,
      max: null,
    },
  ]
}

function setUp(plans: Plans, campaignId: string, settings: PlanSettings): void {
  plans.plan_setup.push({
    id: campaignId,
    objective: JSON.stringify(settings.objective),
    rules: JSON.stringify(settings.rules),
    assumptions: JSON.stringify(settings.assumptions),
  })
}

const countries = ['GB', 'IE'] as const
const ages = ['25-34', '35-44', '45-54'] as const
/** Persons who drink cocoa in the evening, invented, in thousands. */
const thousands: Record<(typeof countries)[number], readonly number[]> = {
  GB: [2_300, 2_600, 2_100],
  IE: [190, 230, 180],
}
const source = 'Invented for this sample; replace it with a figure of your own source'

function splitCampaign(random: SampleRandom, people: People, work: Work, plans: Plans, brandId: string): void {
  const campaignId = random.id()
  work.campaign.push({
    id: campaignId,
    brand_id: brandId,
    name: 'Moonmallow: the quiet hour',
    goal: 'awareness',
    budget_minor: 1_200_000,
    currency: 'GBP',
    time_zone: 'Europe/London',
    flight_start: '2027-02-01',
    flight_end: '2027-02-28',
    target_reach_persons: 400_000,
    audience: 'Parents aged 25–54 in the UK and Ireland, once the children are in bed',
    universe_persons: 7_600_000,
    universe_source: source,
    target: JSON.stringify({ countries, ages, genders: [] }),
    unique_viewer_ratio: 0.68,
    brief: 'One quiet minute with a cup. No talking over it. Three videos where the price allows.',
    created_at: '2026-09-14T10:00:00.000Z',
    niches: JSON.stringify(['home', 'parenting', 'lifestyle', 'food']),
    hashtags: JSON.stringify(['slowliving', 'dayinmylife']),
    tone: 'soft',
    exclusivity_days: 30,
    markets: '["GB","IE"]',
    post_from: '2027-02-01',
    post_until: '2027-02-24',
    included_rounds: 2,
    dos: JSON.stringify(['Let the cup be heard']),
    donts: JSON.stringify(['Children’s faces', 'Say it helps with sleep']),
    mandatory: JSON.stringify(['#ad in the first line', 'The platform’s label']),
  })
  for (const country of countries) {
    for (const [at, age] of ages.entries()) {
      plans.plan_segment.push({
        id: random.id(),
        campaign_id: campaignId,
        country,
        age,
        gender: null,
        niche: null,
        universe_persons: (thousands[country][at] ?? 0) * 1_000,
        // The brand sells to parents of small children first.
        weight: age === '35-44' ? 1.5 : 1,
        source,
        position: plans.plan_segment.length,
      })
    }
  }
  const roster = shortlist(random, people, work, campaignId)
  offer(random, roster, plans)
  const { assumptions } = usualPlanSettings
  setUp(plans, campaignId, {
    ...usualPlanSettings,
    assumptions: { ...assumptions, conversionsPerThousandViews: 0.4, orderValueMinor: 1_850 },
    rules: [
      { id: random.id(), isOn: true, kind: 'count', among: null, min: null, max: 12 },
      {
        id: random.id(),
        isOn: true,
        kind: 'count',
        among: { attribute: 'niche', values: ['home', 'parenting'] },
        min: 3,
        max: null,
      },
      { id: random.id(), isOn: true, kind: 'audienceShare', segmentIds: [], min: 0.15 },
      { id: random.id(), isOn: false, kind: 'oneOfEachAgent' },
    ],
  })
}

/** Priced accounts of the niches whose viewers are in Britain or Ireland, who are not yet on another shortlist. */
function shortlist(random: SampleRandom, people: People, work: Work, campaignId: string): RosterRow[] {
  const taken = new Set(work.roster_entry.map((entry) => entry.account_id))
  const niches = new Map(people.creator.map((creator) => [creator.id, creator.niches]))
  const prices = new Map(
    people.rate
      .filter(({ currency }) => currency === 'GBP')
      .toSorted((a, b) => (a.quoted_on < b.quoted_on ? -1 : 1))
      .map((rate) => [rate.account_id, rate.price_minor]),
  )
  const near = new Set(
    people.audience_share
      .filter(({ key, share }) => (key === 'GB' || key === 'IE') && share > 0.3)
      .map((s) => s.account_id),
  )
  const entries = people.account
    .filter(
      (account) =>
        account.platform === 'tiktok' &&
        !taken.has(account.id) &&
        near.has(account.id) &&
        prices.has(account.id) &&
        ['home', 'parenting', 'lifestyle', 'food'].some((niche) =>
          niches.get(account.creator_id)?.includes(`"${niche}"`),
        ),
    )
    .slice(0, 24)
    .map((account): RosterRow => {
      const fee = prices.get(account.id) ?? 0
      return {
        id: random.id(),
        campaign_id: campaignId,
        account_id: account.id,
        status: 'shortlisted',
        plan_rule: 'open',
        fee_minor: fee,
        client_fee_minor: Math.ceil((fee * 1.15) / 500) * 500,
        posts: 1,
        note: null,
        created_at: '2026-09-15T09:30:00.000Z',
        available_from: null,
        available_until: null,
      }
    })
  work.roster_entry.push(...entries)
  return entries
}
