import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import type { Booking, Conflict, PastWork } from '../../../../shared/domain/conflicts'
import { formatCompact, formatDate, formatMoney, formatPercent } from '../../../../shared/domain/format'
import {
  type AudienceDimension,
  costPerThousand,
  type MatchBrief,
  type MatchFacts,
  type MatchPart,
  matchedTerms,
  toneScore,
} from '../../../../shared/domain/match'

const workKinds: Record<PastWork['kind'], string> = { paid: 'paid', gifted: 'gifted', unpaid: 'unpaid', unknown: '' }
const platforms = { tiktok: 'TikTok', instagram: 'Instagram', youtube: 'YouTube' } as const
const dimensions: Record<AudienceDimension, string> = { country: 'country', age: 'age', gender: 'gender' }
const bases: Record<string, string> = { followers: 'by followers', views: 'by views', reach: 'by reach' }
const listed = (items: readonly string[]) => items.join(', ')
const counted = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`

function dates(from: string | null, until: string | null, locale: string): string {
  if (from && until && from === until) return `on ${formatDate(from, locale)}`
  if (from && until) return `from ${formatDate(from, locale)} to ${formatDate(until, locale)}`
  if (from) return `from ${formatDate(from, locale)}, no end noted`
  if (until) return `until ${formatDate(until, locale)}, no beginning noted`
  return 'no date noted'
}

/** "Pepsi (soft drinks)" */
const named = (brand: string, category: string | null) => (category ? `${brand} (${category})` : brand)
function apart(conflict: Conflict, campaign: CampaignRecord): string {
  if (conflict.daysApart === null) return ''
  const isAfter = conflict.from !== null && campaign.flightEnd !== null && conflict.from > campaign.flightEnd
  return `, ${counted(conflict.daysApart, 'day', 'days')} ${isAfter ? 'after' : 'before'} the flight`
}

function why({ relation, brand }: Conflict, campaign: CampaignRecord): string {
  if (relation === 'named') return `${brand} and ${campaign.brand} are noted as competitors.`
  if (relation === 'category') return `${brand} sells what ${campaign.brand} sells.`
  return `Whether ${brand} and ${campaign.brand} compete is not known: a category is missing.`
}

const unsure = ({ overlap }: Conflict) =>
  overlap === 'maybe' ? ' Not all dates are known, so they may or may not meet the flight.' : ''

function ofWork(conflict: Conflict, work: PastWork, handle: string, campaign: CampaignRecord, locale: string): string {
  const source = ` Noted from ${work.source}.`
  const who = named(work.brand, work.category)
  if (conflict.kind === 'exclusiveTerms') {
    const until = formatDate(conflict.until, locale)
    const against =
      conflict.relation === 'named'
        ? `and names ${campaign.brand} or ${campaign.client}`
        : conflict.relation === 'category'
          ? 'in the same category'
          : 'though against whom is not known'
    return `@${handle} is exclusive to ${who} until ${until}, ${against}.${unsure(conflict)}${source}`
  }
  const how = workKinds[work.kind]
  const when = dates(conflict.from, conflict.until, locale)
  const meets = conflict.overlap === 'yes' ? ', during the flight' : apart(conflict, campaign)
  return `@${handle} worked for ${who}${how ? `, ${how}` : ''}, ${when}${meets}. ${why(conflict, campaign)}${source}`
}

function ofBooking(conflict: Conflict, booking: Booking, handle: string, campaign: CampaignRecord, locale: string) {
  const flight = dates(booking.flightStart, booking.flightEnd, locale)
  const booked = `@${handle} is booked in ${booking.campaign} for ${booking.brand} (${booking.client}), ${flight}`
  const because = ` ${why(conflict, campaign)}`
  switch (conflict.kind) {
    case 'exclusiveBooking': {
      const until = conflict.until ? `until ${formatDate(conflict.until, locale)}` : 'without a known end'
      return `${booked}, and works for no competitor ${until}.${because}${unsure(conflict)}`
    }
    case 'ownExclusivity': {
      const days = counted(campaign.exclusivityDays ?? 0, 'day', 'days')
      return `${booked}. This campaign forbids work for competitors during the flight and ${days} after it.${because}${unsure(conflict)}`
    }
    case 'booked':
      return `${booked}, ${conflict.overlap === 'yes' ? 'on the same days' : 'maybe on the same days'}.${because}${unsure(conflict)}`
    default:
      return `${booked}${apart(conflict, campaign)}.${because}`
  }
}

/** What a sentence about a part of the fit needs beside the facts and the brief. */
export type PartTexts = {
  locale: string
  platform: keyof typeof platforms
  tier: string | null
  engagementBasis: string | null
  /** accounts that the median rests on */
  medianAccounts: number
  /** of whom the median cost is: the roster, or the workspace */
  medianOf: 'roster' | 'workspace'
  /** how the wanted terms and values are written, by key */
  written: ReadonlyMap<string, string>
  /** the worst conflict, as it is told */
  worst: string | null
}

const found = (wanted: ReadonlySet<string>, known: readonly string[], written: ReadonlyMap<string, string>) =>
  listed([...wanted].filter((key) => known.includes(key)).map((key) => written.get(key) ?? key))

const parts: Record<MatchPart, (facts: MatchFacts, brief: MatchBrief, texts: PartTexts) => string> = {
  niches(facts, { terms }, { written }) {
    if (terms.size === 0) return 'Left out: neither campaign nor brand names niches or hashtags.'
    if (facts.terms.length === 0) return 'Left out: no niches or hashtags are noted of the creator.'
    const matched = matchedTerms(terms, facts.terms)
    const names = matched > 0 ? `: ${found(terms, facts.terms, written)}` : ''
    return `${matched} of ${counted(terms.size, 'wanted niche or hashtag', 'wanted niches and hashtags')}${names}.`
  },
  values(facts, brief, { written }) {
    const said: string[] = []
    if (brief.values.size > 0) {
      const matched = matchedTerms(brief.values, facts.values)
      const names = matched > 0 ? `: ${found(brief.values, facts.values, written)}` : ''
      said.push(
        facts.values.length === 0
          ? 'No values are noted of the creator.'
          : `${matched} of ${counted(brief.values.size, 'value', 'values')} of the brand${names}.`,
      )
    }
    const tone = toneScore(facts, brief)
    if (brief.tone !== null)
      said.push(
        tone === null ? 'The creator’s tone is not noted.' : `${tone === 1 ? 'Sells' : 'Does not sell'} ${brief.tone}.`,
      )
    if (said.length === 0) return 'Left out: the brand names no values and the campaign no tone.'
    const isKnown = tone !== null || (brief.values.size > 0 && facts.values.length > 0)
    return `${isKnown ? '' : 'Left out. '}${said.join(' ')}`
  },
  audience({ inTarget }, { targetDimensions }, { locale }) {
    if (targetDimensions.length === 0) return 'Left out: the campaign has no target audience.'
    const stated = targetDimensions.filter((dimension) => inTarget[dimension] !== null)
    if (stated.length === 0) return 'Left out: no audience is noted of the creator.'
    const missing = targetDimensions.filter((dimension) => inTarget[dimension] === null)
    const shares = stated.map((d) => `${dimensions[d]} ${formatPercent(inTarget[d], locale, 0)}`)
    const joint = stated.reduce((product, d) => product * (inTarget[d] ?? 1), 1)
    const together =
      stated.length > 1 ? `; together ${formatPercent(joint, locale)}, taken as independent of each other` : ''
    const not = missing.length > 0 ? ` Not noted: ${listed(missing.map((d) => dimensions[d]))}.` : ''
    return `In target: ${listed(shares)}${together}.${not}`
  },
  engagement(facts, _brief, { locale, platform, tier, engagementBasis, medianAccounts }) {
    if (facts.engagementRate === null) return 'Left out: no engagement rate is known.'
    const basis = engagementBasis === null ? undefined : bases[engagementBasis]
    if (!basis) return 'Left out: the engagement rate does not say what it is a share of.'
    const rate = `${formatPercent(facts.engagementRate, locale)} ${basis}`
    if (tier === null) return `Left out: ${rate}, but the tier is not known.`
    if (facts.medianEngagementRate === null)
      return `Left out: ${rate}, but too few ${tier} accounts on ${platforms[platform]} state theirs to compare with.`
    const times = (facts.engagementRate / facts.medianEngagementRate).toFixed(2)
    return `${rate}: ${times} × the median ${formatPercent(facts.medianEngagementRate, locale)} of ${counted(medianAccounts, 'account', 'accounts')} (${tier}, ${platforms[platform]}).`
  },
  price(facts, brief, { locale, medianOf }) {
    if (facts.priceMinor === null || facts.currency === null) return 'Left out: no price is known.'
    const price = `${formatMoney(facts.priceMinor, facts.currency, locale, 'short')} a post`
    if (facts.currency !== brief.currency) return `Left out: ${price}, but the campaign is in ${brief.currency}.`
    const isOver = brief.budgetMinor !== null && facts.priceMinor > brief.budgetMinor
    if (isOver) return `${price} is more than the whole budget.`
    const cost = costPerThousand(facts)
    if (cost === null) return `Left out: ${price}, but the views of a post are not known.`
    const perThousand = `${price} for ${formatCompact(facts.views, locale)} views, ${formatMoney(Math.round(cost), brief.currency, locale)} a thousand`
    if (brief.medianCostPerThousandMinor === null)
      return `Left out: ${perThousand}, but too few prices in ${brief.currency} are known to compare with.`
    const median = formatMoney(Math.round(brief.medianCostPerThousandMinor), brief.currency, locale)
    const whose = medianOf === 'roster' ? 'of this roster' : 'of this workspace'
    const share =
      brief.budgetMinor !== null && brief.budgetMinor > 0
        ? ` ${formatPercent(facts.priceMinor / brief.budgetMinor, locale)} of the budget.`
        : ''
    return `${perThousand}, against the median ${median} ${whose}.${share}`
  },
  competitors(facts, brief, { worst }) {
    if (worst !== null) return worst
    if (!brief.knowsCompetitors) return 'Left out: the brand has neither a category nor competitors.'
    if (facts.engagements === 0) return 'Left out: no work for any brand is noted of the creator.'
    return `Nothing speaks against the creator in ${counted(facts.engagements, 'collaboration or booking', 'collaborations and bookings')} noted.`
  },
  delivery({ delivered, failed }) {
    const due = delivered + failed
    if (due === 0) return 'Left out: the creator has not owed any content yet.'
    const late = failed > 0 ? `, ${failed} overdue or expired` : ''
    return `${delivered} of ${counted(due, 'piece of content', 'pieces of content')} that were due ${delivered === 1 ? 'is' : 'are'} done${late}.`
  },
}

export default {
  conflict: (conflict: Conflict, handle: string, campaign: CampaignRecord, locale: string): string =>
    'work' in conflict.evidence
      ? ofWork(conflict, conflict.evidence.work, handle, campaign, locale)
      : ofBooking(conflict, conflict.evidence.booking, handle, campaign, locale),
  part: (part: MatchPart, facts: MatchFacts, brief: MatchBrief, texts: PartTexts): string =>
    parts[part](facts, brief, texts),
}
