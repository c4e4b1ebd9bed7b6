import type { SampleRandom } from './random'
import type { AccountRow, RateRow, RosterRow, SampleRows } from './rows'
import { hardNames } from './vocabulary'

type People = Pick<SampleRows, 'creator' | 'account' | 'audience_share' | 'rate'>
type Work = Pick<SampleRows, 'client' | 'brand' | 'campaign' | 'roster_entry' | 'deliverable'>

const target = JSON.stringify({ countries: ['GB'], ages: ['18-24', '25-34'], genders: ['f', 'm'] })
const invented = 'Invented for this sample; replace it with a figure of your own source'

type BrandFacts = { category: string; competitors: string[]; values: string[]; niches: string[] }

/** Two clients with three brands, a campaign to plan and a campaign under way. */
export function makeCampaigns(random: SampleRandom, people: People): Work {
  const work: Work = { client: [], brand: [], campaign: [], roster_entry: [], deliverable: [] }
  const client = (name: string, at: string) => {
    const id = random.id()
    work.client.push({ id, name, created_at: at })
    return id
  }
  const brand = (clientId: string, name: string, about: BrandFacts) => {
    const id = random.id()
    const { category, competitors, values, niches } = about
    work.brand.push({
      id,
      client_id: clientId,
      name,
      category,
      competitors: JSON.stringify(competitors),
      brand_values: JSON.stringify(values),
      niches: JSON.stringify(niches),
    })
    return id
  }
  const drinks = client('Wobblecombe Drinks', '2026-06-02T09:00:00.000Z')
  const fizz = brand(drinks, 'Fizzlewick', {
    category: 'soft drinks',
    competitors: ['Popsnap', 'Burblebeck'],
    values: ['sober curious', 'dry humour', 'local'],
    niches: ['food', 'drinks', 'lifestyle', 'comedy'],
  })
  brand(drinks, 'Moonmallow Cocoa', {
    category: 'hot drinks',
    competitors: ['Cosybean'],
    values: ['family', 'slow living'],
    niches: ['home', 'parenting'],
  })
  const outdoor = client('Puddleford Outdoor', '2026-07-14T09:00:00.000Z')
  const coats = brand(outdoor, 'Drizzleproof', {
    category: 'outdoor clothing',
    competitors: ['Mudlark & Sons', 'Galeforth'],
    values: ['sustainability', 'body positivity'],
    niches: ['outdoors', 'travel', 'fitness'],
  })

  const planned = random.id()
  work.campaign.push({
    id: planned,
    brand_id: fizz,
    name: 'Fizzlewick: January without the hangover',
    goal: 'awareness',
    budget_minor: 2_500_000,
    currency: 'GBP',
    time_zone: 'Europe/London',
    flight_start: '2027-01-04',
    flight_end: '2027-01-31',
    target_reach_persons: 750_000,
    audience: 'Women and men aged 18–34 in the UK who go out less in January',
    universe_persons: 9_800_000,
    universe_source: invented,
    target,
    unique_viewer_ratio: 0.68,
    brief:
      'One video each, 20 to 45 seconds, the can opened in the first three seconds. Tone: dry humour, never preachy about alcohol. Say "alcohol-free", never "healthy". #ad in the first line and the platform toggle.',
    created_at: '2026-11-09T10:00:00.000Z',
    niches: JSON.stringify(['food', 'drinks', 'lifestyle', 'comedy']),
    hashtags: JSON.stringify(['mocktails', 'ukfood', 'dayinmylife']),
    tone: 'soft',
    exclusivity_days: 60,
    markets: '["GB"]',
    post_from: '2027-01-04',
    post_until: '2027-01-24',
    included_rounds: 2,
    dos: JSON.stringify(['Open the can in the first three seconds', 'Say “alcohol-free”']),
    donts: JSON.stringify(['Call it healthy', 'Make fun of people who drink']),
    mandatory: JSON.stringify(['#ad in the first line', 'The platform’s label', 'The can with its name to the front']),
  })
  shortlist(random, people, work, planned)

  const live = random.id()
  work.campaign.push({
    id: live,
    brand_id: coats,
    name: 'Drizzleproof: out in all weathers',
    goal: 'engagement',
    budget_minor: 900_000,
    currency: 'GBP',
    time_zone: 'Europe/London',
    flight_start: '2026-10-26',
    flight_end: '2026-12-06',
    target_reach_persons: 250_000,
    audience: 'Walkers and wild swimmers aged 18–44 in the UK',
    universe_persons: 6_400_000,
    universe_source: invented,
    target: JSON.stringify({ countries: ['GB'], ages: ['18-24', '25-34', '35-44'], genders: [] }),
    unique_viewer_ratio: 0.68,
    brief:
      'A walk in real rain. The coat is seen, not praised. Two videos from the larger creators, one from the rest.',
    created_at: '2026-09-28T10:00:00.000Z',
    niches: JSON.stringify(['outdoors', 'travel', 'fitness']),
    hashtags: JSON.stringify(['hiking', 'wildswim']),
    tone: 'soft',
    exclusivity_days: 90,
    markets: '["GB"]',
    post_from: '2026-10-26',
    post_until: '2026-12-06',
    included_rounds: 2,
    dos: JSON.stringify(['Real rain', 'The coat from the first second']),
    donts: JSON.stringify(['Praise the coat in words', 'Film on cliffs or flooded paths']),
    mandatory: JSON.stringify(['#ad in the first line', 'The platform’s label', '@drizzleproof']),
  })
  bookings(random, people, work, live)
  return work
}

/** How many of each size, by followers from (inclusive) to (exclusive), the planner is given to choose from. */
const shortlistSizes = [
  { low: 5_000, high: 50_000, creators: 20 },
  { low: 50_000, high: 150_000, creators: 19 },
  { low: 150_000, high: 750_000, creators: 13 },
  { low: 750_000, high: 2_500_000, creators: 6 },
  { low: 2_500_000, high: Number.POSITIVE_INFINITY, creators: 2 },
] as const

function shortlist(random: SampleRandom, people: People, work: Work, campaignId: string): void {
  const prices = newestPrices(people.rate)
  const fitting = candidates(people, prices, ['food', 'drinks', 'lifestyle', 'comedy', 'fitness', 'home'])
  const hard: ReadonlySet<string> = new Set(hardNames.map((h) => h.handle))
  const chosen = shortlistSizes.flatMap(({ low, high, creators }) => {
    const inClass = fitting.filter((a) => (a.followers ?? 0) >= low && (a.followers ?? 0) < high)
    const awkward = inClass.filter((a) => hard.has(a.handle))
    return [...awkward, ...inClass.filter((a) => !hard.has(a.handle))].slice(0, creators)
  })
  const unpriced = people.account.filter((a) => !prices.has(a.id) && a.platform === 'tiktok')
  const withoutViews = unpriced.find((a) => a.median_views === null)
  const withoutPrice = unpriced.find((a) => a.median_views !== null)
  const entries = [...chosen, withoutPrice, withoutViews].filter((a) => a !== undefined)
  for (const [index, account] of entries.entries()) {
    const price = prices.get(account.id)?.price_minor ?? null
    const entry = rosterRow(random, campaignId, account, price, '2026-11-10T09:30:00.000Z')
    if (index === 4 || index === 27) entry.plan_rule = 'must'
    if (index === 9 || index === 33 || index === 47) entry.plan_rule = 'mustNot'
    if (entry.plan_rule === 'must') entry.note = 'The client asked for this creator by name.'
    if (entry.plan_rule === 'mustNot') entry.note = 'Worked for a competitor in September; not before March.'
    if (index % 11 === 6) entry.note = 'Opened at a third more; settled by telephone.'
    work.roster_entry.push(entry)
  }
}

const bookedStates = [
  ['closed', '2026-10-28'],
  ['live_verified', '2026-11-02'],
  ['live', '2026-11-12'],
  ['live', '2026-11-14'],
  ['scheduled', '2026-11-19'],
  ['approved', '2026-11-20'],
  ['client_review', '2026-11-17'],
  ['client_review', '2026-11-13'],
  ['changes_requested', '2026-11-18'],
  ['internal_review', '2026-11-20'],
  ['draft_submitted', '2026-11-23'],
  ['concept_approved', '2026-11-25'],
  ['concept_submitted', '2026-11-26'],
  ['brief_sent', '2026-11-30'],
  ['brief_sent', '2026-12-01'],
  ['on_hold', '2026-11-24'],
  ['withdrawn', '2026-11-06'],
] as const

function bookings(random: SampleRandom, people: People, work: Work, campaignId: string): void {
  const prices = newestPrices(people.rate)
  const fitting = candidates(people, prices, ['outdoors', 'travel', 'fitness', 'lifestyle'])
    .filter((a) => (prices.get(a.id)?.price_minor ?? 0) <= 110_000)
    .slice(0, 21)
  let state = 0
  for (const [index, account] of fitting.entries()) {
    const entry = rosterRow(
      random,
      campaignId,
      account,
      prices.get(account.id)?.price_minor ?? null,
      '2026-10-01T09:30:00.000Z',
    )
    entry.status = index < 14 ? 'booked' : index < 17 ? 'dropped' : 'shortlisted'
    if (index < 3) entry.posts = 2
    if (entry.status === 'dropped') entry.note = 'Not free in the flight.'
    if (entry.posts > 1 && entry.fee_minor !== null && entry.client_fee_minor !== null) {
      entry.fee_minor *= entry.posts
      entry.client_fee_minor *= entry.posts
    }
    work.roster_entry.push(entry)
    if (entry.status !== 'booked') continue
    for (let post = 1; post <= entry.posts; post += 1) {
      const [, dueOn] = bookedStates[state % bookedStates.length] ?? bookedStates[0]
      state += 1
      work.deliverable.push({
        id: random.id(),
        campaign_id: campaignId,
        account_id: account.id,
        title: entry.posts > 1 ? `Walk in the rain, video ${post} of ${entry.posts}` : 'Walk in the rain',
        kind: 'video',
        due_on: dueOn,
        created_at: '2026-10-10T09:00:00.000Z',
      })
    }
  }
}

function rosterRow(
  random: SampleRandom,
  campaignId: string,
  account: AccountRow,
  price: number | null,
  at: string,
): RosterRow {
  return {
    id: random.id(),
    campaign_id: campaignId,
    account_id: account.id,
    status: 'shortlisted',
    plan_rule: 'open',
    fee_minor: price,
    // the agency's part is 15 %, written to the next five pounds
    client_fee_minor: price === null ? null : Math.ceil((price * 1.15) / 500) * 500,
    posts: 1,
    note: null,
    created_at: at,
    available_from: null,
    available_until: null,
  }
}

/** Priced TikTok accounts of the niches with an audience at home in the UK, in the order they were made. */
function candidates(people: People, prices: ReadonlyMap<string, RateRow>, wanted: readonly string[]): AccountRow[] {
  const creators = new Map(people.creator.map((creator) => [creator.id, creator]))
  const britons = new Set(
    people.audience_share
      .filter((s) => s.dimension === 'country' && s.key === 'GB' && s.share > 0.4)
      .map((s) => s.account_id),
  )
  return people.account.filter((account) => {
    const tags = creators.get(account.creator_id)?.niches ?? '[]'
    return (
      account.platform === 'tiktok' &&
      prices.has(account.id) &&
      britons.has(account.id) &&
      wanted.some((niche) => tags.includes(`"${niche}"`))
    )
  })
}

function newestPrices(rates: readonly RateRow[]): Map<string, RateRow> {
  const newest = new Map<string, RateRow>()
  for (const rate of rates) {
    const known = newest.get(rate.account_id)
    if (!known || known.quoted_on < rate.quoted_on) newest.set(rate.account_id, rate)
  }
  return newest
}
