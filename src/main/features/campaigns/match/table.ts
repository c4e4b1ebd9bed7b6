import { setImmediate as otherWork } from 'node:timers/promises'
import type { CampaignRecord } from '../../../../shared/contract/campaigns'
import { CallboardError } from '../../../../shared/contract/define'
import type { TierSchemeRecord } from '../../../../shared/contract/workspace'
import {
  compareFits,
  costPerThousand,
  engagementScore,
  fitOf,
  type MatchScores,
  type MatchWeights,
  matchParts,
  matchScores,
  priceScore,
  type Ranked,
} from '../../../../shared/domain/match'
import { type Db, statement } from '../../../db/open'
import { dayOf } from './conflicts'
import {
  type AccountFacts,
  FactsReader,
  medianOfCosts,
  mediansOf,
  type PeerMedians,
  readWanted,
  type Wanted,
} from './facts'

/** Accounts read between two looks at whatever else waits. */
const sliceAccounts = 10_000

/**
 * Every account of the workspace scored for one campaign, column by column; what is not known is NaN. Weights are not
 * in it, so that a slider only ranks anew.
 */
export type MatchTable = {
  /** row numbers, rising; the place of an account here is its place in every column */
  numbers: readonly number[]
  followers: readonly number[]
  scores: Record<(typeof matchParts)[number], number[]>
  wanted: Wanted
  medians: PeerMedians
  reader: FactsReader
}

const kept = new WeakMap<Db, { key: string; table: Promise<MatchTable> }>()

/** Where the workspace stands: the newest step, which every change makes. */
function stateOf(db: Db): string {
  const newest = 'SELECT seq, id FROM change_step ORDER BY seq DESC LIMIT 1'
  const step = statement<{ seq: number; id: string }>(db, newest).get()
  return step ? `${step.seq} ${step.id}` : ''
}

/**
 * The table of a campaign as of now. The last one is kept while nothing changes; a new one is read in slices, so that
 * other calls are answered meanwhile.
 *
 * @throws CallboardError `workspace_none` when the workspace is closed meanwhile
 */
export function matchTable(db: Db, campaign: CampaignRecord, scheme: TierSchemeRecord, now: Date): Promise<MatchTable> {
  const key = `${campaign.id} ${dayOf(now, campaign.timeZone)} ${stateOf(db)}`
  const known = kept.get(db)
  if (known?.key === key) return known.table
  const table = readTable(db, campaign, scheme, now)
  kept.set(db, { key, table })
  table.catch(() => {
    if (kept.get(db)?.key === key) kept.delete(db)
  })
  return table
}

/** What the scores of engagement and price need once every account was seen. */
type Late = { peers: (string | null)[]; rates: number[]; prices: number[]; views: number[] }

async function readTable(db: Db, campaign: CampaignRecord, scheme: TierSchemeRecord, now: Date): Promise<MatchTable> {
  const reader = new FactsReader(db, campaign, scheme, now)
  const wanted = readWanted(db, campaign, reader.evidence)
  const columns = { numbers: [] as number[], followers: [] as number[], scores: emptyScores() }
  const late: Late = { peers: [], rates: [], prices: [], views: [] }
  for (let after = 0; ; ) {
    const slice = reader.readAfter(after, sliceAccounts)
    for (const facts of slice) {
      columns.numbers.push(facts.n)
      columns.followers.push(facts.followers ?? Number.NaN)
      const scores = matchScores(facts, wanted.brief)
      for (const part of matchParts) columns.scores[part].push(scores[part] ?? Number.NaN)
      late.peers.push(facts.peers)
      late.rates.push(facts.engagementRate ?? Number.NaN)
      late.prices.push(facts.currency === campaign.currency ? (facts.priceMinor ?? Number.NaN) : Number.NaN)
      late.views.push(facts.views ?? Number.NaN)
    }
    const last = slice.at(-1)
    if (!last || slice.length < sliceAccounts) break
    after = last.n
    await otherWork()
    if (!db.open) throw new CallboardError('workspace_none', 'The workspace was closed meanwhile.')
  }
  const medians = mediansOf(late.peers, late.rates)
  const middle = medianOfCosts(
    reader.readSome(rosterNumbers(db, campaign.id)).flatMap((facts) => costIn(facts, campaign.currency)),
    late.prices.flatMap((_, at) => costIn(lateFacts(late, at, campaign.currency), campaign.currency)),
  )
  const told: Wanted = { ...wanted, ...middle, brief: { ...wanted.brief, medianCostPerThousandMinor: middle.cost } }
  scoreLate(columns.scores, late, told, medians)
  return { ...columns, wanted: told, medians, reader }
}

const emptyScores = (): MatchTable['scores'] => ({
  niches: [],
  values: [],
  audience: [],
  engagement: [],
  price: [],
  competitors: [],
  delivery: [],
})

function rosterNumbers(db: Db, campaignId: string): number[] {
  const sql = `SELECT a.n FROM roster_entry r JOIN account a ON a.id = r.account_id WHERE r.campaign_id = ? AND r.status <> 'dropped'`
  return statement<number>(db, sql).pluck().all(campaignId)
}

const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)

function lateFacts(late: Late, at: number, currency: string) {
  return { priceMinor: known(late.prices[at]), views: known(late.views[at]), currency }
}

function costIn(facts: Pick<AccountFacts, 'priceMinor' | 'views' | 'currency'>, currency: string): number[] {
  const cost = facts.currency === currency ? costPerThousand(facts) : null
  return cost === null ? [] : [cost]
}

function scoreLate(scores: MatchTable['scores'], late: Late, { brief }: Wanted, medians: PeerMedians): void {
  for (let at = 0; at < late.rates.length; at += 1) {
    const rate = engagementScore({
      engagementRate: known(late.rates[at]),
      medianEngagementRate: medians.get(late.peers[at] ?? '')?.rate ?? null,
    })
    scores.engagement[at] = rate ?? Number.NaN
    scores.price[at] = priceScore(lateFacts(late, at, brief.currency), brief) ?? Number.NaN
  }
}

/** The facts with the median of their peers put in. */
export function withMedian(facts: AccountFacts, medians: PeerMedians): AccountFacts {
  const found = facts.peers === null ? undefined : medians.get(facts.peers)
  return found ? { ...facts, medianEngagementRate: found.rate } : facts
}

/**
 * The best of the accounts asked for.
 *
 * @param numbers row numbers that may be ranked, in any order; null is everybody
 * @param isLeftOut row numbers that may not
 */
export function rank(
  table: MatchTable,
  asked: {
    numbers: Uint32Array | null
    isLeftOut: ReadonlySet<number>
    weights: MatchWeights
    minCoverage: number
    offset: number
    limit: number
  },
): { total: number; belowCoverage: number; page: Ranked[] } {
  const ranked: Ranked[] = []
  let belowCoverage = 0
  const scores: MatchScores = { ...noScores }
  const take = (at: number) => {
    const n = table.numbers[at]
    if (n === undefined || asked.isLeftOut.has(n)) return
    for (const part of matchParts) scores[part] = known(table.scores[part][at])
    const { fit, coverage } = fitOf(scores, asked.weights)
    // A hair below, so that a bound of 60% takes in what sums to it.
    if (coverage < asked.minCoverage - 1e-9) belowCoverage += 1
    else ranked.push({ fit, coverage, followers: known(table.followers[at]), n })
  }
  if (asked.numbers === null) for (let at = 0; at < table.numbers.length; at += 1) take(at)
  else for (const n of asked.numbers) take(placeOf(table.numbers, n))
  return { total: ranked.length, belowCoverage, page: pageOf(ranked, asked.offset, asked.limit) }
}

const noScores: MatchScores = {
  niches: null,
  values: null,
  audience: null,
  engagement: null,
  price: null,
  competitors: null,
  delivery: null,
}

/** A page of the sorted list. Fits alone are sorted first, which is fast, and only those that can be on it in full. */
function pageOf(ranked: Ranked[], offset: number, limit: number): Ranked[] {
  const fits = Float64Array.from(ranked, ({ fit }) => -(fit ?? -1)).sort()
  const worst = fits[Math.min(offset + limit, fits.length) - 1]
  if (worst === undefined) return []
  return ranked
    .filter(({ fit }) => -(fit ?? -1) <= worst)
    .sort(compareFits)
    .slice(offset, offset + limit)
}

/** Where a number stands in a rising list, or -1. */
function placeOf(numbers: readonly number[], n: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = numbers[middle] ?? 0
    if (found === n) return middle
    if (found < n) low = middle + 1
    else high = middle - 1
  }
  return -1
}
