import { handleKeyOf } from '../../../../shared/domain/handles'
import type { SampleRandom } from './random'
import { type AccountRow, type Metrics, type SampleRows, sampleSource } from './rows'
import { agents, givenNames, hardNames, niches, places, surnameEnds, surnameStarts } from './vocabulary'

/** Followers from, to, and how many creators; half-open like the tiers of the default scheme. Null: not known. */
const followerClasses = [
  { low: 1_200, high: 5_000, creators: 12, viewRatio: 0.45, viewSpread: 1.4 },
  { low: 5_000, high: 50_000, creators: 148, viewRatio: 0.38, viewSpread: 1.4 },
  { low: 50_000, high: 150_000, creators: 120, viewRatio: 0.26, viewSpread: 1.1 },
  { low: 150_000, high: 750_000, creators: 84, viewRatio: 0.18, viewSpread: 0.9 },
  { low: 750_000, high: 2_500_000, creators: 25, viewRatio: 0.14, viewSpread: 0.6 },
  { low: 2_500_000, high: 12_000_000, creators: 8, viewRatio: 0.12, viewSpread: 0.45 },
  { low: null, high: null, creators: 3, viewRatio: 0, viewSpread: 0 },
] as const
type FollowerClass = (typeof followerClasses)[number]

const measuredDays = ['2026-09-14', '2026-10-12', '2026-11-09'] as const
const noMetrics: Metrics = {
  followers: null,
  average_views: null,
  median_views: null,
  average_likes: null,
  average_comments: null,
  average_shares: null,
  average_saves: null,
  engagement_rate: null,
  engagement_basis: null,
}

type People = Pick<SampleRows, 'creator' | 'account' | 'account_metric' | 'audience_share' | 'contact_point' | 'rate'>

/** About 400 creators with one account, some with two, their history, audiences, contacts and prices. */
export function makeCreators(random: SampleRandom): People {
  const people: People = {
    creator: [],
    account: [],
    account_metric: [],
    audience_share: [],
    contact_point: [],
    rate: [],
  }
  const classes = shuffled(
    random,
    followerClasses.flatMap((kind) => Array.from({ length: kind.creators }, () => kind)),
  )
  const taken = new Set<string>()
  for (const [index, kind] of classes.entries()) addCreator(random, people, taken, index, kind)
  return people
}

function addCreator(
  random: SampleRandom,
  people: People,
  taken: Set<string>,
  index: number,
  kind: FollowerClass,
): void {
  const hard = hardNames[index % 17 === 3 ? (index - 3) / 17 : -1]
  const given = random.pick(givenNames)
  const surname = random.pick(surnameStarts) + random.pick(surnameEnds)
  // The celebrities are British and broad, so that the sample's campaign has some to weigh against the small ones.
  const isCelebrity = kind.low === 2_500_000
  const country = hard?.country ?? (isCelebrity ? 'GB' : null)
  const place = places.find((p) => p[0] === country) ?? random.weighted(places.map((p) => [p, p[1]] as const))
  const niche = hard
    ? niches[0]
    : random.weighted(niches.slice(0, isCelebrity ? 3 : niches.length).map((n) => [n, n[1]] as const))
  const second = random.chance(0.35) ? random.weighted(niches.map((n) => [n[0], n[1]] as const)) : niche[0]
  const creatorId = random.id()
  const handle = freeHandle(random, taken, hard?.handle, given, surname, niche[0])
  const shownName = random.weighted([
    [`${given} ${surname}`, 70],
    [`${given} | ${random.pick(niche[2])}`, 12],
    [`${given.toLowerCase()} ✨`, 8],
    [null, 10],
  ] as const)
  people.creator.push({
    id: creatorId,
    display_name: hard?.displayName ?? shownName,
    country: country ?? (random.chance(0.95) ? place[0] : null),
    language: hard?.language ?? place[2],
    niches: JSON.stringify([...new Set([niche[0], second])]),
    notes: random.chance(0.12) ? random.pick(managerNotes) : null,
    created_at: '2026-10-05T09:00:00.000Z',
    ...unknownYet,
  })
  const mail = `${given.toLowerCase()}@${surname.toLowerCase()}.example`
  const showsMail = random.chance(0.55)
  const platform = random.weighted([
    ['tiktok', 88],
    ['instagram', 8],
    ['youtube', 4],
  ] as const)
  const account = addAccount(random, people, {
    creatorId,
    platform,
    handle,
    bio: random.chance(0.93) ? bioOf(random, niche, random.pick(place[3]), showsMail ? mail : null) : null,
    kind,
  })
  addAudience(random, people, account, place[0], niche[0])
  addRates(random, people, account)
  addContacts(random, people, creatorId, showsMail ? mail : null)
  if (random.chance(0.08) && kind.low !== null && platform !== 'instagram') {
    addAccount(random, people, { creatorId, platform: 'instagram', handle, bio: null, kind })
  }
}

function freeHandle(
  random: SampleRandom,
  taken: Set<string>,
  wanted: string | undefined,
  given: string,
  surname: string,
  niche: string,
): string {
  const base = [given, surname].map((part) => part.toLowerCase())
  const forms = [`${base[0]}.${base[1]}`, `${base[0]}_${base[1]}`, `${base[1]}.${niche}`, `${niche}.with.${base[1]}`]
  let handle = wanted ?? random.pick(forms)
  for (let n = 2; taken.has(handle); n += 1) handle = `${base[0]}.${base[1]}${n}`
  taken.add(handle)
  return handle
}

function bioOf(random: SampleRandom, niche: (typeof niches)[number], place: string, mail: string | null): string {
  const [name, host] = mail?.split('@') ?? []
  const writtenMail = mail
    ? random.pick([
        ` 📩 ${mail}`,
        ` | collabs: ${name} (at) ${host?.replace('.', ' dot ')}`,
        ` | work: ${name} [at] ${host}`,
        `\nmail ${name} AT ${host?.replace('.', ' DOT ')}`,
      ])
    : ''
  return `${random.pick(niche[2])} · ${place} ${niche[3].map((tag) => `#${tag}`).join(' ')}${writtenMail}`
}

function addAccount(
  random: SampleRandom,
  people: People,
  about: {
    creatorId: string
    platform: AccountRow['platform']
    handle: string
    bio: string | null
    kind: FollowerClass
  },
): AccountRow {
  const { kind } = about
  const id = random.id()
  const newest = kind.low === null ? noMetrics : metricsOf(random, kind)
  const days =
    kind.low === null
      ? []
      : measuredDays.slice(
          random.weighted([
            [0, 70],
            [1, 20],
            [2, 10],
          ] as const),
        )
  let scale = 1
  const history = days.toReversed().map((day) => {
    const row = { id: '', account_id: id, measured_on: day, measured_on_basis: 'column' as const, source: sampleSource }
    const metrics = scale === 1 ? newest : scaled(random, newest, scale)
    scale *= 1 - random.between(-0.01, 0.09)
    return { ...row, ...metrics }
  })
  for (const row of history.toReversed()) people.account_metric.push({ ...row, id: random.id() })
  const account: AccountRow = {
    id,
    creator_id: about.creatorId,
    platform: about.platform,
    handle: about.handle,
    handle_key: handleKeyOf(about.platform, about.handle),
    bio: about.bio,
    is_verified: (newest.followers ?? 0) > 750_000 && random.chance(0.8) ? 1 : 0,
    ...newest,
    measured_on: days.at(-1) ?? null,
  }
  people.account.push(account)
  return account
}

/** Views against followers are log-normal, spread widest among small accounts: three orders of magnitude, as on TikTok. */
function metricsOf(random: SampleRandom, kind: Exclude<FollowerClass, { low: null }>): Metrics {
  const { low, high } = kind
  const followers = Math.floor(low * (high / low) ** (random.unit() ** 1.25))
  const ratio = kind.viewRatio * Math.exp(kind.viewSpread * random.normal())
  const median = Math.max(150, Math.round(followers * Math.min(ratio, 15)))
  const average = Math.round(median * Math.exp(random.between(0.5, 1.2) ** 2 / 2))
  const likes = Math.round(average * 0.068 * Math.exp(0.35 * random.normal()))
  const rest = {
    average_comments: Math.round(likes * random.between(0.008, 0.045)),
    average_shares: Math.round(likes * random.between(0.01, 0.09)),
    average_saves: Math.round(likes * random.between(0.02, 0.13)),
  }
  return withRate({ followers, average_views: average, median_views: median, average_likes: likes, ...rest })
}

function scaled(random: SampleRandom, newest: Metrics, scale: number): Metrics {
  const by = (value: number | null, factor: number) => (value === null ? null : Math.round(value * factor))
  const views = scale * Math.exp(0.12 * random.normal())
  return withRate({
    followers: by(newest.followers, scale),
    average_views: by(newest.average_views, views),
    median_views: by(newest.median_views, views),
    average_likes: by(newest.average_likes, views * random.between(0.92, 1.08)),
    average_comments: by(newest.average_comments, views),
    average_shares: by(newest.average_shares, views),
    average_saves: by(newest.average_saves, views),
  })
}

function withRate(metrics: Omit<Metrics, 'engagement_rate' | 'engagement_basis'>): Metrics {
  const { average_views: views, average_likes, average_comments, average_shares, average_saves } = metrics
  const sum = (average_likes ?? 0) + (average_comments ?? 0) + (average_shares ?? 0) + (average_saves ?? 0)
  if (!views) return { ...metrics, engagement_rate: null, engagement_basis: null }
  return { ...metrics, engagement_rate: Math.round((sum / views) * 1e6) / 1e6, engagement_basis: 'views' }
}

const ageWeights = { '13-17': 10, '18-24': 33, '25-34': 33, '35-44': 15, '45-54': 6, '55+': 3 } as const
/** Share of women where a niche draws more of one gender. */
const womenByNiche: Partial<Record<string, number>> = { beauty: 0.84, fashion: 0.76, parenting: 0.72, gaming: 0.33 }

function addAudience(random: SampleRandom, people: People, account: AccountRow, home: string, niche: string): void {
  if (account.followers === null || random.chance(0.1)) return
  const spread = (weight: number) => weight * Math.exp(0.35 * random.normal())
  const measuredOn = account.measured_on ?? measuredDays[2]
  const add = (dimension: 'country' | 'age' | 'gender', weights: readonly (readonly [string, number])[]) => {
    for (const [key, share] of sharesOf(weights)) {
      people.audience_share.push({
        id: random.id(),
        account_id: account.id,
        dimension,
        key,
        share,
        source: sampleSource,
        measured_on: measuredOn,
      })
    }
  }
  const homeShare = random.between(0.42, 0.86)
  const abroad = shuffled(
    random,
    places.map((place) => place[0]).filter((country) => country !== home),
  ).slice(0, 4)
  const outside = abroad.map((country) => [country, spread(country === 'US' || country === 'GB' ? 3 : 1)] as const)
  const outsideSum = outside.reduce((sum, [, weight]) => sum + weight, 0) * 1.3
  add('country', [
    [home, homeShare],
    ...outside.map(([country, weight]) => [country, ((1 - homeShare) * weight) / outsideSum] as const),
    // ZZ: CLDR's code for an unknown region; what the platform does not break down
    ['ZZ', (1 - homeShare) * (0.3 / 1.3)],
  ])
  if (random.chance(0.04)) return
  add(
    'age',
    Object.entries(ageWeights).map(([age, weight]) => [age, spread(weight)] as const),
  )
  const women = Math.min(0.95, Math.max(0.08, (womenByNiche[niche] ?? 0.55) + 0.12 * random.normal()))
  add('gender', [
    ['f', women * 0.975],
    ['m', (1 - women) * 0.975],
    ['x', 0.006],
    ['unknown', 0.019],
  ])
}

/** Weights as shares of four decimals that add up to exactly 1 (largest remainder). */
function sharesOf(weights: readonly (readonly [string, number])[]): [string, number][] {
  const sum = weights.reduce((total, [, weight]) => total + weight, 0)
  const parts = weights.map(([key, weight]) => ({ key, exact: (weight / sum) * 10_000, whole: 0 }))
  for (const part of parts) part.whole = Math.floor(part.exact)
  const missing = 10_000 - parts.reduce((total, part) => total + part.whole, 0)
  const byRemainder = parts.toSorted((a, b) => b.exact - b.whole - (a.exact - a.whole))
  for (const part of byRemainder.slice(0, missing)) part.whole += 1
  return parts.map((part) => [part.key, part.whole / 10_000])
}

/** What one video costs, pounds: between a price by followers and a CPM of £13 on average views, with noise; fame costs extra. */
function addRates(random: SampleRandom, people: People, account: AccountRow): void {
  const { followers, average_views: views } = account
  if (followers === null || views === null || random.chance(0.12)) return
  const byFollowers = 0.25 * followers ** 0.7
  const byViews = 0.013 * views
  const fame = followers >= 2_500_000 ? 1.9 : followers >= 750_000 ? 1.3 : 1
  const price = Math.max(35, fame * byFollowers ** 0.6 * byViews ** 0.4 * Math.exp(0.3 * random.normal()))
  const add = (pounds: number, quotedOn: string, source: string) => {
    const step = pounds < 200 ? 5 : pounds < 1_000 ? 10 : pounds < 5_000 ? 50 : 250
    people.rate.push({
      id: random.id(),
      account_id: account.id,
      format: 'video',
      price_minor: Math.round(pounds / step) * step * 100,
      currency: 'GBP',
      quoted_on: quotedOn,
      source,
      basis: 'asked',
    })
  }
  if (random.chance(0.25)) add(price * random.between(0.75, 0.98), '2026-05-11', 'quote by e-mail')
  add(price, random.pick(['2026-10-08', '2026-10-22', '2026-11-05']), random.pick(['quote by e-mail', 'rate card']))
}

function addContacts(random: SampleRandom, people: People, creatorId: string, mail: string | null): void {
  const add = (kind: 'email' | 'phone' | 'agent', value: string, source: string) =>
    people.contact_point.push({
      id: random.id(),
      creator_id: creatorId,
      kind,
      value,
      source,
      noted_on: '2026-10-05',
      holder: 'creator',
      agent_id: null,
      is_preferred: 0,
    })
  if (mail) add('email', mail, 'bio')
  if (random.chance(0.1)) {
    const agent = random.pick(agents)
    add('agent', `bookings@${agent.toLowerCase().replace(/[^a-z]+/g, '-')}.example`, agent)
  }
  if (random.chance(0.05)) add('phone', `+44 7700 900${String(random.int(0, 999)).padStart(3, '0')}`, 'rate card')
}

/** What relations.ts fills in, from a random stream of its own. */
const unknownYet = {
  city: null,
  further_languages: '[]',
  hashtags: '[]',
  brand_values: '[]',
  tags: '[]',
  tone: null,
  custom: '{}',
  owner: null,
  notice_on: null,
  notice_how: null,
}

const managerNotes = [
  'Answers fast, sends drafts a day early.',
  'Asks for the brief in one page.',
  'Prefers the agent in copy.',
  'Missed a deadline in spring; agree on dates in writing.',
  'Open to a three-video package.',
  'Does not work with alcohol.',
] as const

function shuffled<T>(random: SampleRandom, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: random.unit() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
