import type { CampaignRecord } from '../../../shared/contract/campaigns'
import type { Platform } from '../../../shared/contract/values'
import type { RosterFact } from '../../../shared/domain/planning/facts'
import { rosterReachOf } from '../../../shared/domain/planning/netReach'
import { ABOVE_TIERS, BELOW_TIERS, classifyTier } from '../../../shared/domain/tiers'
import { createFigures, type Figures, perThousand } from './figures'
import { type FrontierPoint, type ProposalFigures, type Proposed, sumOfKnown } from './proposalPlan'
import type { ProposalInputs } from './queries'
import { reasonsFor } from './reasons'
import { type InternalScenario, internalScenarios, type ScenarioSection, scenarioSection } from './scenarioSection'
import { type ReportWords, words } from './words'

/** Days for which the fees of a proposal stand. */
const validDays = 14
/** Alternates that are listed; the rest is counted. */
const mostAlternates = 20

export type Paper = 'A4' | 'Letter'

/** What one creator is to the reader of a proposal. Null is not known. */
export type ProposalCreator = {
  handle: string
  displayName: string | null
  platform: Platform
  tier: string | null
  country: string | null
  niches: string[]
  followers: number | null
  medianViews: number | null
  engagementRate: number | null
  engagementBasis: string | null
  measuredOn: string | null
  posts: number
  /** what the client is charged for all posts */
  chargedMinor: number | null
  inTargetShare: number | null
  /** different persons of the audience by this creator alone */
  reachPersons: number | null
  /** persons that the roster would lose without the creator */
  addedPersons: number | null
  costPerThousandAddedMinor: number | null
  /** one sentence or two */
  reason: string
}
export type ProposalAlternate = Pick<
  ProposalCreator,
  'handle' | 'displayName' | 'platform' | 'tier' | 'followers' | 'medianViews' | 'engagementRate' | 'chargedMinor'
> & { wouldAddPersons: number | null; costPerThousandAddedMinor: number | null }

/**
 * What the client's edition of a roster proposal may show, and all that it can show: no fee of a creator, no margin, no
 * note, no rule, no contact and no other client has a field here, so no format can print one.
 */
export type ClientProposal = {
  edition: 'client'
  title: string
  documentTitle: string
  locale: string
  currency: string
  paper: Paper
  /** the date that the document bears, and the only thing in it that the clock decides */
  declaredOn: string
  validUntil: string
  agency: string
  client: string
  brand: string
  campaign: string
  objective: {
    goal: CampaignRecord['goal']
    audience: string | null
    countries: string[]
    ages: string[]
    genders: string[]
    universePersons: number | null
    universeSource: string | null
    targetReachPersons: number | null
    flightStart: string | null
    flightEnd: string | null
    budgetMinor: number | null
  }
  headline: {
    creators: number
    posts: number
    /** of the creators whose price is known; null where none is */
    costMinor: number | null
    /** creators whose price is not known */
    unpriced: number
    netReachPersons: number | null
    grossReachPersons: number | null
    /** what net reach cannot leave, whatever the overlaps are */
    lowestReachPersons: number | null
    highestReachPersons: number | null
    costPerThousandNetMinor: number | null
    /** eight of ten simulated campaigns lie in between */
    range: { lowPersons: number; highPersons: number; draws: number } | null
  }
  creators: ProposalCreator[]
  tierScheme: string
  tierMix: {
    tier: string | null
    creators: number
    costMinor: number | null
    costShare: number | null
    reachPersons: number | null
  }[]
  frontier: { points: FrontierPoint[]; isExact: boolean; candidates: number } | null
  /** kept plans; null where none is in the proposal */
  scenarios: ScenarioSection | null
  alternates: ProposalAlternate[]
  moreAlternates: number
  /** sentences: how the figures come about */
  method: string[]
  /** sentences: what is not known and what that leaves out */
  missing: string[]
}

export type InternalCreator = {
  platform: Platform
  handle: string
  status: RosterFact['status']
  planRule: RosterFact['planRule']
  feeMinor: number | null
  chargedMinor: number | null
  marginMinor: number | null
  marginShare: number | null
  basis: string
  note: string | null
}
/** The same proposal with what only the agency may see beside it. */
export type InternalProposal = Omit<ClientProposal, 'edition'> & {
  edition: 'internal'
  internal: {
    creators: InternalCreator[]
    totals: {
      feeMinor: number | null
      chargedMinor: number | null
      marginMinor: number | null
      marginShare: number | null
    }
    /** of the kept plans, in their order */
    scenarios: InternalScenario[]
    ruledOut: { handle: string; note: string | null }[]
    leftOut: { handle: string; reason: string }[]
  }
}
export type Proposal = ClientProposal | InternalProposal

export type ModelOptions = { now: Date; paper: Paper }

export function clientProposal(
  inputs: ProposalInputs,
  figures: ProposalFigures,
  options: ModelOptions,
): ClientProposal {
  const { campaign, scheme } = inputs
  const say = words(inputs.locale)
  const write = createFigures(inputs.locale, campaign.currency)
  const net = figures.netReachPersons
  const reasonOf = reasonsFor(figures, say, write, (followers) => tierName(scheme, followers, say))
  const creators = figures.proposed
    .map((proposed): ProposalCreator => {
      const { fact, candidate, offer } = proposed
      return {
        ...shownFacts(fact, scheme, say),
        country: fact.country,
        niches: fact.niches,
        engagementBasis: fact.engagementBasis,
        measuredOn: fact.measuredOn,
        posts: proposed.posts,
        chargedMinor: proposed.costMinor,
        inTargetShare: candidate?.inTargetShare ?? null,
        reachPersons: offer?.soloReachPersons ?? null,
        addedPersons: proposed.addedPersons,
        costPerThousandAddedMinor: perThousand(proposed.costMinor, proposed.addedPersons),
        reason: reasonOf(proposed),
      }
    })
    .sort((a, b) => (b.addedPersons ?? -1) - (a.addedPersons ?? -1) || compareText(a.handle, b.handle))
  const alternates = figures.alternates
    .map(({ candidate, costMinor, wouldAddPersons }): ProposalAlternate => {
      return {
        ...shownFacts(candidate.fact, scheme, say),
        chargedMinor: costMinor,
        wouldAddPersons,
        costPerThousandAddedMinor: perThousand(costMinor, wouldAddPersons),
      }
    })
    .sort(
      (a, b) =>
        (a.costPerThousandAddedMinor ?? Number.MAX_VALUE) - (b.costPerThousandAddedMinor ?? Number.MAX_VALUE) ||
        compareText(a.handle, b.handle),
    )
  const declaredOn = dayIn(options.now, campaign.timeZone)
  return {
    edition: 'client',
    title: say.title(campaign.brand),
    documentTitle: say.documentTitle(campaign.name, campaign.client),
    locale: inputs.locale,
    currency: campaign.currency,
    paper: options.paper,
    declaredOn,
    validUntil: daysAfter(declaredOn, validDays),
    agency: inputs.agency,
    client: campaign.client,
    brand: campaign.brand,
    campaign: campaign.name,
    objective: {
      goal: campaign.goal,
      audience: campaign.audience,
      countries: campaign.target.countries,
      ages: campaign.target.ages,
      genders: campaign.target.genders,
      universePersons: figures.universePersons,
      universeSource: figures.universeSource,
      targetReachPersons: campaign.targetReachPersons,
      flightStart: campaign.flightStart,
      flightEnd: campaign.flightEnd,
      budgetMinor: campaign.budgetMinor,
    },
    headline: {
      creators: creators.length,
      posts: creators.reduce((sum, creator) => sum + creator.posts, 0),
      costMinor: figures.costMinor,
      unpriced: creators.filter((creator) => creator.chargedMinor === null).length,
      netReachPersons: net,
      grossReachPersons: figures.grossReachPersons,
      lowestReachPersons: figures.lowestReachPersons,
      highestReachPersons: figures.highestReachPersons,
      costPerThousandNetMinor: perThousand(figures.costMinor, net),
      range: figures.range && {
        lowPersons: figures.range.p10Persons,
        highPersons: figures.range.p90Persons,
        draws: figures.range.draws,
      },
    },
    creators,
    tierScheme: scheme.name,
    tierMix: tierMixOf(figures, inputs, say),
    frontier: figures.frontier && { ...figures.frontier, candidates: figures.candidates.length },
    scenarios: scenarioSection(
      inputs.scenarios,
      figures,
      (instant) => dayIn(new Date(instant), campaign.timeZone),
      (tier) => tierWords(scheme, tier, say),
      say,
      write,
    ),
    alternates: alternates.slice(0, mostAlternates),
    moreAlternates: Math.max(0, alternates.length - mostAlternates),
    method: methodOf(inputs, figures, say, write),
    missing: missingOf(figures, say, write),
  }
}

export function internalProposal(
  inputs: ProposalInputs,
  figures: ProposalFigures,
  options: ModelOptions,
): InternalProposal {
  const entries = new Map(inputs.entries.map((entry) => [entry.id, entry]))
  const creators = figures.proposed.map(({ fact, candidate, offer, costMinor }): InternalCreator => {
    const entry = entries.get(fact.entryId)
    // without a fee of its own the creator asks what the newest rate says
    const feeMinor = offer?.feeMinor ?? entry?.feeMinor ?? (fact.chargedMinor === null ? costMinor : null)
    const marginMinor = offer?.marginMinor ?? (costMinor === null || feeMinor === null ? null : costMinor - feeMinor)
    return {
      platform: fact.platform,
      handle: fact.handle,
      status: fact.status,
      planRule: fact.planRule,
      feeMinor,
      chargedMinor: costMinor,
      marginMinor,
      marginShare: marginMinor === null || !costMinor ? null : marginMinor / costMinor,
      basis: candidate
        ? [offer?.costBasis, candidate.viewsBasis, candidate.inTargetBasis].filter((part) => part).join('; ')
        : '',
      note: entry?.note ?? null,
    }
  })
  const withMargin = creators.filter((creator) => creator.marginMinor !== null)
  const marginMinor = sumOfKnown(withMargin.map((creator) => creator.marginMinor))
  const chargedWithMargin = sumOfKnown(withMargin.map((creator) => creator.chargedMinor))
  return {
    ...clientProposal(inputs, figures, options),
    edition: 'internal',
    internal: {
      creators: creators.sort(
        (a, b) => (b.marginMinor ?? -1) - (a.marginMinor ?? -1) || compareText(a.handle, b.handle),
      ),
      totals: {
        feeMinor: sumOfKnown(creators.map((creator) => creator.feeMinor)),
        chargedMinor: sumOfKnown(creators.map((creator) => creator.chargedMinor)),
        marginMinor,
        marginShare: marginMinor === null || !chargedWithMargin ? null : marginMinor / chargedWithMargin,
      },
      scenarios: internalScenarios(inputs.scenarios),
      ruledOut: inputs.entries
        .filter((entry) => entry.planRule === 'mustNot' && entry.status !== 'dropped')
        .map((entry) => ({ handle: entry.handle, note: entry.note })),
      leftOut: figures.leftOut.map(({ fact, reason }) => ({ handle: fact.handle, reason })),
    },
  }
}

function shownFacts(fact: RosterFact, scheme: ProposalInputs['scheme'], say: ReportWords) {
  return {
    handle: fact.handle,
    displayName: fact.displayName,
    platform: fact.platform,
    tier: tierName(scheme, fact.followers, say),
    followers: fact.followers,
    medianViews: fact.medianViews,
    engagementRate: fact.engagementRate,
  }
}

/** The tier in words; null where the followers are not known. */
function tierName(scheme: ProposalInputs['scheme'], followers: number | null, say: ReportWords): string | null {
  const tier = classifyTier(scheme, followers)
  return tier === null ? null : tierWords(scheme, tier, say)
}

function tierWords(scheme: ProposalInputs['scheme'], tier: string, say: ReportWords): string {
  if (tier === BELOW_TIERS) return say.belowTier(scheme.tiers[0]?.name ?? '')
  if (tier === ABOVE_TIERS) return say.aboveTier(scheme.tiers.at(-1)?.name ?? '')
  return tier
}

function tierMixOf(figures: ProposalFigures, { scheme }: ProposalInputs, say: ReportWords): ClientProposal['tierMix'] {
  const byTier = new Map<string | null, Proposed[]>()
  for (const proposed of figures.proposed.toSorted((a, b) => (b.fact.followers ?? -1) - (a.fact.followers ?? -1))) {
    const tier = tierName(scheme, proposed.fact.followers, say)
    byTier.set(tier, [...(byTier.get(tier) ?? []), proposed])
  }
  return [...byTier].map(([tier, members]) => {
    const costMinor = sumOfKnown(members.map((member) => member.costMinor))
    const reaches = members.flatMap(({ offer }) => (offer ? [offer.reachPersons] : []))
    return {
      tier,
      creators: members.length,
      costMinor,
      costShare: costMinor === null || !figures.costMinor ? null : costMinor / figures.costMinor,
      reachPersons:
        figures.universePersons === null || reaches.length === 0
          ? null
          : rosterReachOf(figures.segments, reaches).netPersons,
    }
  })
}

function methodOf(inputs: ProposalInputs, figures: ProposalFigures, say: ReportWords, write: Figures): string[] {
  const dates = figures.proposed.flatMap(({ fact }) => fact.measuredOn ?? []).sort()
  const first = dates[0]
  const last = dates.at(-1)
  const lines = [
    say.methodReach,
    ...(inputs.plan.segments.length > 1 ? [say.methodSegments(inputs.plan.segments.length)] : []),
    say.methodCreator(write.percent(inputs.campaign.uniqueViewerRatio, 0)),
    say.methodExpected,
    ...(figures.range ? [say.methodRange(write.count(figures.range.draws))] : []),
    say.methodShares,
    say.methodCost,
    first && last ? say.dataDates(write.date(first), write.date(last)) : say.dataUndated,
  ]
  if (figures.rosterBasis === 'planned') lines.unshift(say.methodRosterPlanned)
  if (figures.rosterBasis === 'everyone') lines.unshift(say.methodRosterEveryone)
  return lines
}

function missingOf(figures: ProposalFigures, say: ReportWords, write: Figures): string[] {
  const handles = (those: readonly Proposed[]) => write.list(those.map(({ fact }) => `@${fact.handle}`))
  const unpriced = figures.proposed.filter(({ costMinor }) => costMinor === null)
  const unreached = figures.proposed.filter(({ candidate }) => !candidate)
  const noViews = figures.proposed.filter(({ fact }) => fact.medianViews === null).length
  const noRate = figures.proposed.filter(({ fact }) => fact.engagementRate === null).length
  return [
    ...(figures.universePersons === null ? [say.missingUniverse] : []),
    ...(unpriced.length > 0 ? [say.missingPrice(handles(unpriced))] : []),
    ...(unreached.length > 0 ? [say.missingReach(handles(unreached))] : []),
    ...(noViews > 0 ? [say.missingMedianViews(noViews)] : []),
    ...(noRate > 0 ? [say.missingEngagement(noRate)] : []),
  ]
}

/** Order by code point: the same on every machine, unlike a locale's collation. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The calendar day of an instant where the campaign counts its days. */
function dayIn(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  )
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
