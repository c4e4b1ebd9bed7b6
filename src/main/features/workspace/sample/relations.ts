import { handleKeyOf } from '../../../../shared/domain/handles'
import type { SampleRandom } from './random'
import type { SampleRows } from './rows'
import { sampleSelf, sampleSource } from './rows'
import { agents, niches, places } from './vocabulary'

type People = Pick<SampleRows, 'creator' | 'account' | 'audience_share' | 'account_metric' | 'contact_point' | 'rate'>
type Work = Pick<SampleRows, 'client' | 'brand' | 'campaign' | 'roster_entry' | 'deliverable'>
type Talks = Pick<
  SampleRows,
  'setting' | 'message_template' | 'template_text' | 'cadence' | 'outreach' | 'outreach_message'
>
type Plans = Pick<SampleRows, 'plan_package' | 'plan_segment' | 'plan_setup'>
type Relations = Omit<SampleRows, keyof People | keyof Work | keyof Talks | keyof Plans>

const manager = sampleSelf
const colleague = 'Bram Noodlecombe'

/** What an agency comes to know of its creators: whom they work for and with, what they stand for, who found them. */
export function makeRelations(random: SampleRandom, people: People, work: Work): Relations {
  const relations: Relations = {
    agent: [],
    custom_field: [],
    saved_view: [],
    creator_agent: [],
    collaboration: [],
    creator_note: [],
    research_lead: [],
    research_look: [],
    creator_source: [],
  }
  describe(random, people, relations)
  represent(random, people, relations)
  payBooked(people, work)
  collaborate(random, people, work, relations)
  makeNotes(random, people, relations)
  research(random, people, work, relations)
  makeTwins(people)
  makeViews(random, relations)
  return relations
}

const valueChoices = [
  'sustainability',
  'body positivity',
  'dry humour',
  'local',
  'family',
  'slow living',
  'sober curious',
  'craft',
  'accessibility',
  'thrift',
] as const
const furtherLanguages = ['fr', 'es', 'de', 'cy', 'pa', 'pl', 'it'] as const
const tagChoices = [
  ['vetted', 30],
  ['replies fast', 22],
  ['new', 18],
  ['long-term', 8],
  ['needs a contract', 12],
  ['no alcohol', 10],
] as const

function describe(random: SampleRandom, people: People, relations: Relations): void {
  const vetting = random.id()
  const signed = random.id()
  relations.custom_field.push(
    {
      id: vetting,
      name: 'Vetting',
      kind: 'choice',
      choices: JSON.stringify(['passed', 'to do', 'failed']),
      position: 0,
    },
    { id: signed, name: 'Terms signed on', kind: 'date', choices: '[]', position: 1 },
  )
  const bios = new Map(people.account.map((account) => [account.creator_id, account.bio ?? '']))
  const cities: readonly string[] = places.flatMap((place) => place[3])
  for (const creator of people.creator) {
    const bio = bios.get(creator.id) ?? ''
    creator.city = cities.find((city) => bio.includes(`· ${city} `)) ?? null
    creator.hashtags = JSON.stringify([...bio.matchAll(/#(\w+)/g)].map((match) => match[1] ?? ''))
    if (random.chance(0.14)) creator.further_languages = JSON.stringify([random.pick(furtherLanguages)])
    if (random.chance(0.6)) creator.brand_values = JSON.stringify(some(random, valueChoices, random.int(1, 3)))
    if (random.chance(0.5))
      creator.tone = random.weighted([
        ['soft', 60],
        ['hard', 15],
        ['both', 25],
      ] as const)
    if (random.chance(0.45)) creator.tags = JSON.stringify([random.weighted(tagChoices)])
    if (random.chance(0.3)) {
      creator.custom = JSON.stringify({
        [vetting]: random.weighted([
          ['passed', 70],
          ['to do', 25],
          ['failed', 5],
        ] as const),
        ...(random.chance(0.4) ? { [signed]: random.pick(['2026-03-02', '2026-06-15', '2026-09-21']) } : {}),
      })
    }
  }
}

/** An agent's address stands with every creator whom the agent acts for. */
function represent(random: SampleRandom, people: People, relations: Relations): void {
  const byName = new Map(
    agents.map((company, index) => {
      const id = random.id()
      relations.agent.push({
        id,
        name: ['Sorrel Wafflebottom', 'Dov Picklesby', 'Nell Rhubarbford'][index] ?? company,
        company,
        email: `bookings@${company.toLowerCase().replace(/[^a-z]+/g, '-')}.example`,
        phone: index === 0 ? '+44 7700 900450' : null,
        created_at: '2026-10-05T09:00:00.000Z',
      })
      return [company as string, id]
    }),
  )
  for (const contact of people.contact_point) {
    const agentId = byName.get(contact.source)
    if (contact.kind !== 'agent' || !agentId) continue
    contact.holder = 'agent'
    contact.agent_id = agentId
    contact.is_preferred = 1
    relations.creator_agent.push({
      id: random.id(),
      creator_id: contact.creator_id,
      agent_id: agentId,
      since_on: '2026-10-05',
    })
  }
}

/** What was paid for the booked: the newest quote became the fee. */
function payBooked(people: People, work: Work): void {
  const booked = new Set(work.roster_entry.filter((e) => e.status === 'booked').map((e) => e.account_id))
  for (const rate of people.rate) {
    if (booked.has(rate.account_id)) rate.basis = rate.quoted_on < '2026-10-01' ? 'asked' : 'paid'
  }
}

/** Brands that nobody can mistake for real ones, with their category; the first are competitors of the sample's own. */
const otherBrands = [
  ['Popsnap', 'soft drinks'],
  ['Burblebeck', 'soft drinks'],
  ['Galeforth', 'outdoor clothing'],
  ['Mudlark & Sons', 'outdoor clothing'],
  ['Cosybean', 'hot drinks'],
  ['Glimmerjar', 'skincare'],
  ['Panwick', 'kitchenware'],
  ['Tinselthread', 'fashion'],
  ['Rumblebox', 'games'],
  ['Nibbleton', 'snacks'],
] as const
const months = ['2026-02', '2026-03', '2026-05', '2026-06', '2026-08', '2026-09', '2026-10'] as const

function collaborate(random: SampleRandom, people: People, work: Work, relations: Relations): void {
  const creatorOf = new Map(people.account.map((account) => [account.id, account.creator_id]))
  const planned = work.campaign[0]
  const shortlisted = work.roster_entry.filter((e) => e.campaign_id === planned?.id)
  const add = (creatorId: string, brand: readonly [string, string], month: string, exclusiveUntil: string | null) =>
    relations.collaboration.push({
      id: random.id(),
      creator_id: creatorId,
      brand_id: null,
      brand_name: brand[0],
      category: brand[1],
      kind: random.chance(0.75) ? 'paid' : 'gifted',
      started_on: `${month}-03`,
      ended_on: `${month}-24`,
      exclusive_until: exclusiveUntil,
      exclusive_against: '[]',
      source: sampleSource,
      created_at: '2026-10-05T09:00:00.000Z',
    })
  for (const creator of people.creator) {
    if (!random.chance(0.35)) continue
    for (const brand of some(random, otherBrands, random.int(1, 3))) {
      add(creator.id, brand, random.pick(months), random.chance(0.12) ? '2027-01-31' : null)
    }
  }
  // Those whom the roster calls out worked for a competitor in September.
  for (const entry of shortlisted.filter((e) => e.plan_rule === 'mustNot')) {
    const creatorId = creatorOf.get(entry.account_id)
    if (creatorId) add(creatorId, otherBrands[0], '2026-09', '2027-02-28')
  }
}

const noteTexts = [
  'Telephoned: free in January, away in the second week.',
  'Sent the last draft with captions in; nothing to correct.',
  'Asked for payment within 14 days. Agreed.',
  'Would like to see the product before saying yes.',
] as const

function makeNotes(random: SampleRandom, people: People, relations: Relations): void {
  for (const creator of people.creator) {
    if (!random.chance(0.08)) continue
    relations.creator_note.push({
      id: random.id(),
      creator_id: creator.id,
      text: random.pick(noteTexts),
      author: random.chance(0.7) ? manager : colleague,
      noted_at: `2026-11-${String(random.int(2, 13)).padStart(2, '0')}T1${random.int(0, 6)}:20:00.000Z`,
    })
  }
}

const leads = [
  ['hashtag', 'mocktails', 'tiktok', 'Second page holds the smaller ones.'],
  ['hashtag', 'soberish', 'tiktok', null],
  ['topic', 'alcohol-free bars', 'tiktok', null],
  ['place', 'Leeds', 'instagram', 'Food markets, Saturdays.'],
  ['marketplace', 'TikTok One', 'tiktok', null],
] as const

function research(random: SampleRandom, people: People, work: Work, relations: Relations): void {
  const campaign = work.campaign[0]
  if (!campaign) return
  for (const [index, [kind, text, platform, note]] of leads.entries()) {
    const id = random.id()
    relations.research_lead.push({
      id,
      campaign_id: campaign.id,
      kind,
      text,
      platform,
      note,
      created_at: '2026-11-09T11:00:00.000Z',
    })
    for (let look = 0; look < 3 - index && look < 2; look += 1) {
      const by = look === 0 ? manager : colleague
      relations.research_look.push({
        id: random.id(),
        research_lead_id: id,
        looked_by: by,
        looked_at: `2026-11-1${look}T15:0${index}:00.000Z`,
      })
    }
    if (kind !== 'hashtag') continue
    const found = people.creator.filter((creator) => creator.hashtags.includes(`"${text}"`)).slice(0, 3)
    for (const creator of found) {
      relations.creator_source.push({
        id: random.id(),
        creator_id: creator.id,
        kind: 'research',
        research_lead_id: id,
        detail: `#${text}`,
        noted_by: manager,
        noted_at: '2026-11-10T15:05:00.000Z',
      })
    }
  }
}

/** Three people who were noted twice, once from each platform: what the finder of duplicates is for. */
function makeTwins(people: People): void {
  const mails = new Map(people.contact_point.filter((c) => c.kind === 'email').map((c) => [c.creator_id, c]))
  const accounts = Map.groupBy(people.account, (account) => account.creator_id)
  const only = (platform: string) =>
    people.creator.flatMap((creator) => {
      const [account, ...others] = accounts.get(creator.id) ?? []
      return account?.platform === platform && others.length === 0 && mails.has(creator.id)
        ? [{ creator, account }]
        : []
    })
  const firsts = only('tiktok').filter(({ account }) => /^[a-z]+\.[a-z]+$/.test(account.handle))
  const seconds = only('instagram').slice(0, 3)
  for (const [index, { creator, account }] of seconds.entries()) {
    const first = firsts[index * 7]
    const mail = first && mails.get(first.creator.id)
    const ownMail = mails.get(creator.id)
    if (!first || !mail || !ownMail) continue
    account.handle = first.account.handle
    account.handle_key = handleKeyOf('instagram', first.account.handle)
    account.bio = first.account.bio
    creator.display_name =
      index === 0 ? (first.creator.display_name?.split(' ')[0] ?? null) : first.creator.display_name
    creator.country = first.creator.country
    ownMail.value = mail.value
  }
}

function makeViews(random: SampleRandom, relations: Relations): void {
  const add = (name: string, filter: object, sort: object) =>
    relations.saved_view.push({
      id: random.id(),
      name,
      filter: JSON.stringify(filter),
      sort: JSON.stringify(sort),
      layout: JSON.stringify({ widths: {}, order: [], hidden: [], pinned: [] }),
      position: relations.saved_view.length,
      created_at: '2026-11-09T11:00:00.000Z',
    })
  const micro = { op: 'is', field: 'tier', values: ['micro'] }
  add(
    'UK micro food and drinks',
    {
      where: [
        micro,
        { op: 'is', field: 'country', values: ['GB'] },
        { op: 'hasAny', field: 'niches', values: [niches[0][0], niches[1][0]] },
      ],
    },
    { sort: 'engagementRate', descending: true },
  )
  add(
    'Price to ask for',
    { where: [micro, { op: 'missing', field: 'price' }] },
    { sort: 'averageViews', descending: true },
  )
}

function some<T>(random: SampleRandom, items: readonly T[], count: number): T[] {
  return [...new Set(Array.from({ length: count }, () => random.pick(items)))]
}
