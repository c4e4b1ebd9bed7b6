import { type CsvValue, csvLine } from '../../../shared/domain/csv'
import { currencyExponent } from '../../../shared/domain/format'
import type { Proposal } from './proposalModel'
import { scenarioTiers } from './scenarioHtml'
import { type ReportWords, words } from './words'

/** The roster as CSV: figures unformatted, money in whole units of the currency, missing is empty. */
export function proposalCsv(proposal: Proposal): string {
  const say = words(proposal.locale)
  const unit = 10 ** currencyExponent(proposal.currency)
  const money = (minor: number | null) => (minor === null ? null : minor / unit)
  const internal = proposal.edition === 'internal' ? proposal.internal.creators : null
  const head = [
    say.handle,
    say.name,
    say.platform,
    say.tier,
    say.country,
    say.niches,
    say.followers,
    say.medianViews,
    say.engagement,
    say.engagementBasis,
    say.inTarget,
    say.reach,
    say.adds,
    say.posts,
    `${say.fee} (${proposal.currency})`,
    say.measuredOn,
    say.why,
    ...(internal ? [`${say.creatorFee} (${proposal.currency})`, `${say.margin} (${proposal.currency})`, say.note] : []),
  ]
  const lines = proposal.creators.map((c): CsvValue[] => {
    const own = internal?.find((entry) => entry.platform === c.platform && entry.handle === c.handle)
    return [
      c.handle,
      c.displayName,
      c.platform,
      c.tier,
      c.country,
      c.niches.join(', '),
      c.followers,
      c.medianViews,
      c.engagementRate,
      c.engagementBasis,
      c.inTargetShare,
      c.reachPersons === null ? null : Math.round(c.reachPersons),
      c.addedPersons === null ? null : Math.round(c.addedPersons),
      c.posts,
      money(c.chargedMinor),
      c.measuredOn,
      c.reason,
      ...(internal ? [money(own?.feeMinor ?? null), money(own?.marginMinor ?? null), own?.note] : []),
    ]
  })
  const scenarios = proposal.scenarios ? scenarioLines(proposal, say, money) : ''
  // The byte order mark tells Excel that the file is UTF-8; without it names lose their accents there.
  return `\uFEFF${csvLine(head)}${lines.map(csvLine).join('')}${scenarios}`
}

/** Kept plans, as a table of their own below an empty line. */
function scenarioLines(proposal: Proposal, say: ReportWords, money: (minor: number | null) => number | null): string {
  const internal = proposal.edition === 'internal' ? proposal.internal.scenarios : null
  const inMoney = (label: string) => `${label} (${proposal.currency})`
  const whole = (persons: number | null) => (persons === null ? null : Math.round(persons))
  const head = [
    say.scenario,
    say.scenarioDate,
    say.scenarioOwn,
    inMoney(say.budget),
    inMoney(say.cost),
    say.scenarioCreators,
    say.posts,
    say.tierMix,
    say.netReach,
    say.rangeLow,
    say.rangeHigh,
    say.grossReach,
    say.frequency,
    inMoney(say.costPerThousand),
    ...(internal ? [inMoney(say.creatorFee), inMoney(say.otherCosts), inMoney(say.margin)] : []),
  ]
  const lines = (proposal.scenarios?.plans ?? []).map((plan, index): CsvValue[] => [
    plan.name,
    plan.plannedOn,
    plan.isProposal ? say.scenarioYes : null,
    money(plan.budgetMinor),
    money(plan.costMinor),
    plan.creators,
    plan.posts,
    scenarioTiers(plan, say),
    whole(plan.netReachPersons),
    whole(plan.lowReachPersons),
    whole(plan.highReachPersons),
    whole(plan.grossReachPersons),
    plan.frequency,
    money(plan.costPerThousandNetMinor),
    ...(internal
      ? [
          money(internal[index]?.creatorFeeMinor ?? null),
          money(internal[index]?.otherMinor ?? null),
          money(internal[index]?.marginMinor ?? null),
        ]
      : []),
  ])
  return `\r\n${csvLine([say.scenarios])}${csvLine(head)}${lines.map(csvLine).join('')}`
}
