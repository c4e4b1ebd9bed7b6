import { type CsvValue, csvLine } from '../../../shared/domain/csv'
import { currencyExponent } from '../../../shared/domain/format'
import type { Proposal } from './proposalModel'
import { words } from './words'

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
  // The byte order mark tells Excel that the file is UTF-8; without it names lose their accents there.
  return `\uFEFF${csvLine(head)}${lines.map(csvLine).join('')}`
}
