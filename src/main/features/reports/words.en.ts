import type { Edition, ReportFormat, ReportKind } from '../../../shared/contract/reports'

const creators = (count: number, shown = String(count)) => (count === 1 ? '1 creator' : `${shown} creators`)
const people = (shown: string) => `${shown} people`

const kinds: Record<ReportKind, string> = {
  brief: 'Brief',
  proposal: 'Roster proposal',
  'media-plan': 'Media plan',
  status: 'Approval status',
  wrap: 'Wrap report',
}
const editions: Record<Edition, string> = { internal: 'internal', client: 'client', creator: 'creator' }
const formats: Record<ReportFormat, string> = { pdf: 'PDF', xlsx: 'XLSX', pptx: 'PPTX', html: 'HTML', csv: 'CSV' }
const goals: Record<'awareness' | 'engagement' | 'conversion', string> = {
  awareness: 'Awareness',
  engagement: 'Engagement',
  conversion: 'Conversion',
}
const platforms: Record<'tiktok' | 'instagram' | 'youtube', string> = {
  tiktok: 'TikTok',
  instagram: 'Instagram',
  youtube: 'YouTube',
}
const genders: Record<string, string> = { f: 'women', m: 'men', x: 'non-binary people' }
const bases: Record<string, string> = {
  views: 'of views',
  followers: 'of followers',
  reach: 'of reach',
  unstated: 'basis not stated',
}
const rules: Record<'open' | 'must' | 'mustNot', string> = { open: '', must: 'must have', mustNot: 'must not' }
const statuses: Record<'shortlisted' | 'proposed' | 'booked' | 'dropped', string> = {
  shortlisted: 'shortlisted',
  proposed: 'proposed',
  booked: 'booked',
  dropped: 'dropped',
}

export default {
  kinds,
  editions,
  formats,
  goals,
  platforms,
  bases,
  rules,
  statuses,

  writing: (kind: string, format: string) => `Writing ${kind} as ${format}`,
  progressUnit: 'steps',
  unsupportedKind: (kind: string, written: string) =>
    `${kind} reports are not written by this version. Nothing was made. It writes: ${written}.`,
  unsupportedEdition: (kind: string, edition: string, written: string) =>
    `${kind} has no ${edition} edition in this version. Nothing was made. It has: ${written}.`,
  unsupportedFormat: (kind: string, format: string, written: string) =>
    `${kind} cannot be written as ${format} by this version. Nothing was made. Choose ${written}.`,
  cancelled: 'Cancelled. No report was written.',
  browserMissing: 'A PDF needs Chrome, Chromium or Edge on this computer; the report was saved as HTML instead.',
  feeFromCreator: (count: number) =>
    `${creators(count)} ${count === 1 ? 'has' : 'have'} no client fee: the report shows what the creator asks. Fill in client fees where you add a margin.`,

  title: (brand: string) => `Roster proposal for ${brand}`,
  documentTitle: (campaign: string, client: string) => `Roster proposal: ${campaign} (${client})`,
  internalBanner: 'Internal edition. Holds margins and notes: not for the client.',
  internalFoot: 'Internal',
  pageOf: { page: 'Page ', of: ' of ' },
  preparedFor: 'Prepared for',
  preparedBy: 'Prepared by',
  brand: 'Brand',
  campaign: 'Campaign',
  date: 'Date',
  validUntil: 'Fees valid until',
  coverAnswer: (count: number, reach: string, cost: string) =>
    `${creators(count)} reach ${people(reach)} of the target audience for ${cost}.`,
  coverAnswerWithoutReach: (count: number, cost: string) => `${creators(count)} for ${cost}.`,
  coverAnswerWithoutFigures: (count: number) => `${creators(count)} proposed.`,
  coverNobody: 'Nobody is proposed yet.',

  summary: 'At a glance',
  netReach: 'Net reach',
  netReachNote: 'different people of the target audience, each counted once',
  grossReach: 'Gross reach',
  grossReachNote: 'the same audiences simply added up',
  cost: 'Cost',
  costNote: (creatorCount: number, posts: number) =>
    `${creators(creatorCount)}, ${posts === 1 ? '1 post' : `${posts} posts`}`,
  costUnpriced: (count: number) =>
    count === 1 ? 'without 1 price not known yet' : `without ${count} prices not known yet`,
  costOfBudget: (share: string, budget: string) => `${share} of the budget of ${budget}`,
  costPerThousand: 'Cost per thousand net',
  costPerThousandNote: 'cost ÷ net reach × 1,000',
  audienceShare: 'Share of the audience',
  audienceShareNote: (universe: string) => `of ${people(universe)}`,
  againstTarget: (share: string, target: string) => `${share} of the target of ${people(target)}`,
  overlapSentence: (gross: string, twice: string) =>
    `Added up, the creators' audiences make ${gross}. About ${twice} of those are the same people counted again, so they are not promised here.`,
  boundsSentence: (low: string, high: string) =>
    `However much the audiences overlap, net reach lies between ${low} (the largest single audience) and ${high} (no overlap at all).`,
  netAgainstGrossText: (net: string, gross: string) => `Net reach ${net}, gross reach ${gross}.`,

  objective: 'Objective and audience',
  goal: 'Goal',
  audience: 'Audience',
  counted: 'Viewers counted',
  countedEveryone: 'everyone',
  inCountries: (list: string) => `in ${list}`,
  aged: (list: string) => `aged ${list}`,
  gendered: (keys: readonly string[]) => keys.map((key) => genders[key] ?? key).join(' and '),
  universe: 'People in the audience',
  universeBy: (persons: string, source: string) => `${persons} (${source})`,
  flight: 'Flight',
  flightFromTo: (from: string, to: string) => `${from} to ${to}`,
  budget: 'Budget',
  targetReach: 'Target',
  targetReachOf: (persons: string) => people(persons),

  moreOrLess: 'What more or less money would change',
  frontierCaption: (candidates: number, exact: boolean) =>
    `The best net reach at every budget: each step of the line is the best roster that ${creators(candidates)} of the shortlist allow at that cost${exact ? ', proven by computation' : ' (computed at chosen budgets)'}. The diamond is this proposal.`,
  frontierText: (points: string) => `Best net reach by cost: ${points}.`,
  frontierPoint: (cost: string, reach: string) => `${cost} reaches ${reach}`,
  frontierDot: 'This proposal',
  frontierBudget: 'Budget',
  axisCost: 'Cost',
  axisReach: 'Net reach, people',
  ladder: 'The best net reach that other budgets would buy',
  ladderBudget: 'Budget',
  ladderChange: 'Against this proposal',
  ladderCreators: 'Creators',
  ladderThisProposal: 'this proposal',

  roster: 'Who is proposed, and why',
  rosterCaption:
    'Reach counts people of the target audience. "Adds" is what the roster would lose without the creator.',
  creator: 'Creator',
  handle: 'Handle',
  name: 'Name',
  platform: 'Platform',
  tier: 'Tier',
  country: 'Country',
  niches: 'Niches',
  followers: 'Followers',
  medianViews: 'Median views',
  engagement: 'Engagement',
  engagementBasis: 'Engagement basis',
  inTarget: 'In audience',
  reach: 'Reach',
  adds: 'Adds',
  perThousandAdded: 'Per thousand added',
  posts: 'Posts',
  postsShort: (count: number) => (count === 1 ? '1 post' : `${count} posts`),
  fee: 'Fee',
  measuredOn: 'Data of',
  why: 'Why',
  total: 'Total',
  notReached: 'Not reached',
  belowTier: (lowest: string) => `below ${lowest}`,
  aboveTier: (highest: string) => `above ${highest}`,
  tierUnknown: 'not known',

  reasonAdds: (persons: string, price: string) =>
    `Adds ${persons} people nobody else on this roster reaches, at ${price} a thousand.`,
  reasonNothingNew: 'Reaches nobody whom the others do not reach already.',
  reasonUnknown: 'Reach cannot be stated: price or views are not known yet.',
  reasonInTarget: (share: string, usual: string) => `${share} of viewers are in the audience; ${usual} is usual here.`,
  reasonEngagement: (rate: string, basis: string, usual: string, tier: string) =>
    `Engagement ${rate} ${basis}, against ${usual} for ${tier} on the shortlist.`,

  tierMix: 'Tier mix',
  tierMixCaption: 'Tiers by followers; reach is that of the tier taken alone.',
  tierCreators: 'Creators',
  tierCost: 'Cost',
  tierShare: 'Share of cost',
  tierReach: 'Net reach alone',
  tierScheme: (name: string) => `Tier scheme: ${name}.`,

  alternates: 'Alternates',
  alternatesCaption: 'Shortlisted, not proposed. "Would add" is the net reach each would bring on top of this roster.',
  wouldAdd: 'Would add',
  alternatesMore: (count: number) => `${creators(count)} more on the shortlist; on request.`,
  alternatesNone: 'Nobody else is on the shortlist.',

  scenarios: 'Ways to spend the budget',
  scenariosCaption:
    'Plans side by side. Net reach counts every person once, gross reach as often as a creator reaches them.',
  scenario: 'Plan',
  scenarioDay: (day: string) => `figures of ${day}`,
  scenarioBudget: (budget: string) => `of ${budget}`,
  scenarioCreators: 'Creators',
  scenarioRangeOf: (low: string, high: string) => `${low} to ${high}`,
  rangeOfDraws: 'eight in ten simulated campaigns lie between low and high',
  rangeLow: 'Net reach, low (P10)',
  rangeHigh: 'Net reach, high (P90)',
  scenarioDate: 'Figures of',
  scenarioOwn: 'This proposal',
  scenarioYes: 'yes',
  frequency: 'Contacts per person',
  scenarioMethod:
    'Every plan is shown with the figures of the day it was made. Net reach is expected reach, counted by the method of this proposal, with the range of eight in ten simulated campaigns below it; contacts per person are gross reach ÷ net reach.',
  rangeNote: (low: string, high: string) => `eight in ten simulated campaigns: ${low} to ${high}`,
  methodRange: (draws: string) =>
    `The range of net reach holds eight of ten simulated campaigns (P10 to P90 of ${draws} draws): views of each creator swing log-normally, and a factor common to all moves them together.`,
  scenarioMoved: (name: string, day: string, reach: string, cost: string) =>
    `“${name}” is this proposal’s roster as planned on ${day}. Data has changed since: today it reaches ${reach} people for ${cost}, as stated at a glance.`,
  scenariosInternal: 'What the plans leave',
  otherCosts: 'Other costs',

  method: 'Assumptions and method',
  methodReach:
    'Net reach: conditional independence. The share of the audience that each creator misses is multiplied, and the rest is reached: net reach = audience × (1 − Π(1 − reach ÷ audience)). Creators who share more followers than chance reach fewer people together than stated.',
  methodSegments: (count: number) =>
    `The audience is counted in ${count} segments that share nobody, each by itself, and then added up.`,
  methodCreator: (ratio: string) =>
    `Reach of one creator: expected views of a post × ${ratio} different viewers per view × share of viewers in the audience. Further posts of the same creator reach mostly people already reached.`,
  methodExpected:
    'All reach is expected reach: a forecast from past views. A single post may bring a tenth or ten times as much.',
  methodShares:
    'Audience shares by country, age and gender come from separate tables; they are multiplied. A share that a creator does not state is taken as the median of those who do.',
  methodCost: 'Cost per thousand net = cost ÷ net reach × 1,000. Fees are for the posts named, without tax.',
  methodRosterPlanned: 'The roster is the planner’s: the highest net reach the shortlist allows within the budget.',
  methodRosterEveryone: 'No budget and no choice is recorded, so the whole shortlist is shown.',
  dataDates: (from: string, to: string) =>
    from === to ? `Creators' figures are of ${to}.` : `Creators' figures are of ${from} to ${to}.`,
  dataUndated: 'No date is recorded for the creators’ figures.',
  missing: 'What is missing',
  missingUniverse:
    'How many people the audience has is not recorded, so net reach and cost per thousand cannot be stated.',
  missingPrice: (handles: string) => `Left out of the cost, because no price is known: ${handles}.`,
  missingReach: (handles: string) => `Left out of reach, because price or views are not known: ${handles}.`,
  missingMedianViews: (count: number) => `Median views are not known of ${creators(count)}.`,
  missingEngagement: (count: number) => `Engagement is not known of ${creators(count)}.`,

  internalTitle: 'Margin and notes',
  internalCaption: 'What each creator is paid and what the client is charged.',
  creatorFee: 'Creator fee',
  clientFee: 'Client fee',
  margin: 'Margin',
  marginShare: 'Margin %',
  status: 'Status',
  rule: 'Rule',
  note: 'Note',
  basis: 'Basis',
  ruledOut: 'Ruled out',
  leftOut: 'Not planned',
  reason: 'Reason',

  sheetSummary: 'Summary',
  sheetRoster: 'Roster',
  sheetAlternates: 'Alternates',
  sheetFrontier: 'Frontier',
  sheetMethod: 'Method',
  sheetScenarios: 'Plans',
  sheetInternal: 'Margin',
  measure: 'Measure',
  value: 'Value',
  noteColumn: 'Note',
  netAndTotalNote: 'Live: take a row off the Roster sheet and the totals follow.',
}
