import { CallboardError } from '../../../../shared/contract/define'
import type { PlanSegmentDraft, splitDimensions } from '../../../../shared/contract/plannerSetup'
import { formatPercent } from '../../../../shared/domain/format'
import type { AudienceDimension, RosterFact } from '../../../../shared/domain/planning/facts'
import { clusterShares, nicheKey } from '../../../../shared/domain/planning/shares'
import type { Db } from '../../../db/open'
import { readCampaign } from '../../../db/read/campaigns'
import { readPlanSettings } from '../../../db/read/planModel'
import { readRosterFacts } from '../../../db/read/roster'
import { words } from './words'

const say = words('en')

type SplitDimension = (typeof splitDimensions)[number]
/** Keys of one dimension with their part of the audience, which add up to 1, and what it rests on. */
type Split = { dimension: SplitDimension; keys: { key: string; part: number }[]; basis: string }

const mostSegments = 400
/** Most countries and niches where the campaign names none: a long tail would only be segments of nobody. */
const mostKeys = 8

const ages = ['13-17', '18-24', '25-34', '35-44', '45-54', '55+']
const genders = ['f', 'm', 'x']

/**
 * The campaign's audience split by dimensions, in proportion to the mean of what the roster's creators state, within
 * the target. Whole persons that add up to the audience.
 *
 * @throws CallboardError `not_found`, `plan_invalid` without an audience, `invalid_input` where a split cannot be made
 */
export function suggestSegments(db: Db, campaignId: string, by: readonly SplitDimension[]): PlanSegmentDraft[] {
  const campaign = readCampaign(db, campaignId)
  const universe = campaign.universePersons
  if (!universe) throw new CallboardError('plan_invalid', say.noUniverse)
  const facts = readRosterFacts(db, campaignId)
  const { target } = campaign
  const splitBy: Record<SplitDimension, () => Split> = {
    country: () => splitByStated(facts, 'country', target.countries, []),
    age: () => splitByStated(facts, 'age', target.ages, ages),
    gender: () => splitByStated(facts, 'gender', target.genders, genders),
    niche: () => splitByNiche(facts, readPlanSettings(db, campaignId).assumptions.ownNicheShare),
  }
  const splits = [...new Set(by)].map((dimension) => splitBy[dimension]())
  const count = splits.reduce((product, { keys }) => product * keys.length, 1)
  if (count > mostSegments) throw new CallboardError('invalid_input', say.tooManySegments(count, mostSegments))
  const source = say
    .splitSource(
      splits.map(({ basis }) => basis),
      campaign.universeSource ?? say.universeByHand,
    )
    .slice(0, 500)
  const cells = splits.reduce<{ keys: Partial<Record<SplitDimension, string>>; part: number }[]>(
    (known, { dimension, keys }) =>
      known.flatMap((cell) =>
        keys.map(({ key, part }) => ({ keys: { ...cell.keys, [dimension]: key }, part: cell.part * part })),
      ),
    [{ keys: {}, part: 1 }],
  )
  const persons = wholeParts(
    universe,
    cells.map(({ part }) => part),
  )
  return cells.flatMap(({ keys }, at) => {
    const universePersons = persons[at] ?? 0
    if (universePersons === 0) return []
    // Keys are of the lists above or of the campaign's target, which the contract holds.
    const named = { country: null, age: null, gender: null, niche: null, ...keys } as PlanSegmentDraft
    return [{ ...named, id: null, universePersons, weight: 1, source }]
  })
}

function splitByStated(
  facts: readonly RosterFact[],
  dimension: AudienceDimension,
  wanted: readonly string[],
  usual: readonly string[],
): Split {
  const sums = new Map<string, number>()
  let creators = 0
  for (const { audience } of facts) {
    const own = audience.filter((share) => share.dimension === dimension)
    if (own.length === 0) continue
    creators += 1
    for (const { key, share } of own) sums.set(key, (sums.get(key) ?? 0) + share)
  }
  const name = say.dimension[dimension]
  const stated = [...sums].filter(([key, sum]) => sum > 0 && isKey[dimension](key)).sort(byLargest)
  const asked = wanted.length > 0 ? wanted : usual.length > 0 && stated.length === 0 ? usual : null
  const largest = asked ?? stated.slice(0, mostKeys).map(([key]) => key)
  if (largest.length === 0) throw new CallboardError('invalid_input', say.nothingToSplitBy(name))
  const keys = usual.length > 0 ? usual.filter((key) => largest.includes(key)) : [...new Set(largest)]
  const all = keys.reduce((sum, key) => sum + (sums.get(key) ?? 0), 0)
  const isCut = asked === null && stated.length > keys.length
  return {
    dimension,
    keys: keys.map((key) => ({ key, part: all > 0 ? (sums.get(key) ?? 0) / all : 1 / keys.length })),
    basis:
      (all > 0 ? say.splitStated(name, creators) : say.splitEvenly(name)) +
      (isCut ? ` (${say.splitLargest(keys.length, name)})` : ''),
  }
}

const isKey: Record<AudienceDimension, (key: string) => boolean> = {
  country: (key) => /^[A-Z]{2}$/.test(key),
  age: (key) => ages.includes(key),
  gender: (key) => genders.includes(key),
}

/** The niches most creators have; each creator's viewers are spread over them as the planner spreads them. */
function splitByNiche(facts: readonly RosterFact[], ownNicheShare: number): Split {
  const counts = new Map<string, { label: string; creators: number }>()
  for (const { niches } of facts) {
    for (const [key, label] of new Map(niches.map((niche) => [nicheKey(niche), niche.trim()]))) {
      if (key === '' || key.length > 200) continue
      const known = counts.get(key) ?? { label, creators: 0 }
      known.creators += 1
      counts.set(key, known)
    }
  }
  const name = say.dimension.niche
  const sorted = [...counts].map(([key, { creators }]): [string, number] => [key, creators]).sort(byLargest)
  const clusters = sorted.slice(0, mostKeys).map(([key]) => key)
  if (clusters.length === 0) throw new CallboardError('invalid_input', say.nothingToSplitBy(name))
  const parts = clusters.map(() => 0)
  for (const { niches } of facts) {
    for (const [c, share] of clusterShares(niches, clusters, ownNicheShare).entries())
      parts[c] = (parts[c] ?? 0) + share / facts.length
  }
  return {
    dimension: 'niche',
    keys: clusters.map((key, c) => ({ key: counts.get(key)?.label ?? key, part: parts[c] ?? 0 })),
    basis:
      say.splitNiches(facts.length, formatPercent(ownNicheShare, 'en', 0)) +
      (sorted.length > clusters.length ? ` (${say.splitLargest(clusters.length, name)})` : ''),
  }
}

/** Ties by code point, so that the same roster makes the same list everywhere. */
const byLargest = ([keyA, a]: [string, number], [keyB, b]: [string, number]) => b - a || (keyA < keyB ? -1 : 1)

/** Whole numbers in proportion that add up to the whole: what rounding down leaves goes to the largest remainders. */
export function wholeParts(whole: number, parts: readonly number[]): number[] {
  const all = parts.reduce((sum, part) => sum + part, 0)
  const exact = parts.map((part) => (all > 0 ? (whole * part) / all : 0))
  const floors = exact.map(Math.floor)
  const left = whole - floors.reduce((sum, part) => sum + part, 0)
  const order = exact
    .map((part, at) => ({ at, rest: part - Math.floor(part) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of order.slice(0, Math.max(0, left))) floors[at] = (floors[at] ?? 0) + 1
  return floors
}
