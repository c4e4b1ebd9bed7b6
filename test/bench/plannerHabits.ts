import { checkPlan } from '../../src/main/workers/plan/check'
import { planInstance } from '../../src/main/workers/plan/plan'
import type { PlanConstraint, PlanInstance } from '../../src/shared/domain/planInstance'
import type { Family } from './plannerFamilies'
import { benchInstance } from './plannerInstances'
import type { BenchTable } from './table'

type Offer = {
  candidate: string
  package: string
  attributes: PlanInstance['candidates'][number]['attributes']
  cost: number
  reach: number[]
  gross: number
}
type Habit = (instance: PlanInstance, offers: Offer[]) => Offer[]

function offersOf(instance: PlanInstance): Offer[] {
  return instance.candidates.flatMap((candidate) =>
    candidate.packages.map((pack) => ({
      candidate: candidate.id,
      package: pack.id,
      attributes: candidate.attributes,
      cost: pack.cost,
      reach: pack.reach,
      gross: pack.reach.reduce((sum, reach) => sum + reach, 0),
    })),
  )
}

/** Down the list as long as the money lasts. */
function takeInOrder(instance: PlanInstance, offers: readonly Offer[]): Offer[] {
  return takeWith(instance, offers, [], () => true)
}

function takeWith(
  instance: PlanInstance,
  offers: readonly Offer[],
  from: Offer[],
  mayTake: (taken: Offer[], offer: Offer) => boolean,
): Offer[] {
  const taken = [...from]
  const names = new Set(taken.map(({ candidate }) => candidate))
  let left = (instance.budget ?? 0) - taken.reduce((sum, { cost }) => sum + cost, 0)
  for (const offer of offers) {
    if (offer.cost > left || names.has(offer.candidate) || !mayTake(taken, offer)) continue
    taken.push(offer)
    names.add(offer.candidate)
    left -= offer.cost
  }
  return taken
}

function isHit(offer: Offer, rule: Extract<PlanConstraint, { kind: 'count' | 'spendShare' }>): boolean {
  return Object.entries(rule.where ?? {}).every(([name, wanted]) =>
    [wanted].flat().some((one) => [offer.attributes?.[name] ?? []].flat().includes(one)),
  )
}

/** Whether a roster keeps the rules that one pick more can break; the benchmark has none of the other kinds. */
function keepsMaxima(instance: PlanInstance, roster: readonly Offer[]): boolean {
  return instance.constraints.every((rule) => {
    if (rule.kind === 'count') return roster.filter((offer) => isHit(offer, rule)).length <= (rule.max ?? Infinity)
    if (rule.kind === 'atMostOne') return roster.filter(({ candidate }) => rule.ids.includes(candidate)).length <= 1
    if (rule.kind === 'maxCreatorShare') return roster.every(({ cost }) => cost <= rule.max * (instance.budget ?? 0))
    if (rule.kind !== 'audienceShare') return true
    let inside = 0
    let all = 0
    for (const { reach, gross } of roster) {
      all += gross
      reach.forEach((persons, s) => {
        if (rule.segments.includes(instance.segments[s]?.id ?? '')) inside += persons
      })
    }
    return inside >= rule.min * all
  })
}

/** A careful person: first the least that each rule asks for, then down the list past whoever would break a rule. */
function takeWithCare(instance: PlanInstance, offers: readonly Offer[]): Offer[] {
  const mayTake = (taken: Offer[], offer: Offer) => keepsMaxima(instance, [...taken, offer])
  let taken: Offer[] = []
  for (const rule of instance.constraints) {
    if (rule.kind !== 'count' || rule.where === undefined) continue
    const { min = 0 } = rule
    const fitting = offers.filter((offer) => isHit(offer, rule))
    taken = takeWith(
      instance,
      fitting,
      taken,
      (so, offer) => so.filter((one) => isHit(one, rule)).length < min && mayTake(so, offer),
    )
  }
  return takeWith(instance, offers, taken, mayTake)
}

const byCpm = (offers: Offer[]) => offers.toSorted((a, b) => a.cost / a.gross - b.cost / b.gross)
const bySize = (offers: Offer[]) => offers.toSorted((a, b) => b.gross - a.gross)

/** Always the offer that adds most weighted net reach for its cost. */
const greedyNet: Habit = (instance, offers) => {
  let money = instance.budget ?? 0
  const left = instance.segments.map(({ weight }) => weight)
  const taken: Offer[] = []
  let open = offers
  for (;;) {
    let best: Offer | null = null
    let bestRatio = 0
    for (const offer of open) {
      if (offer.cost > money) continue
      const gain = offer.reach.reduce((sum, reach, s) => sum + reach * (left[s] ?? 0), 0)
      if (gain / offer.cost > bestRatio) {
        bestRatio = gain / offer.cost
        best = offer
      }
    }
    if (!best) return taken
    const pick = best
    taken.push(pick)
    money -= pick.cost
    pick.reach.forEach((reach, s) => {
      left[s] = (left[s] ?? 0) * (1 - reach / (instance.segments[s]?.universe ?? 1))
    })
    open = open.filter((offer) => offer.candidate !== pick.candidate)
  }
}

/** An exact optimum under all rules, of reach added up as if nobody followed two creators. */
const summedOptimum: Habit = (instance, offers) => {
  const summed: PlanInstance = {
    ...instance,
    objective: { kind: 'engagements' },
    candidates: instance.candidates.map((candidate) => ({
      ...candidate,
      packages: candidate.packages.map((pack) => ({
        ...pack,
        engagements: pack.reach.reduce((sum, reach, s) => sum + reach * (instance.segments[s]?.weight ?? 1), 0),
      })),
    })),
  }
  const { roster } = planInstance(summed)
  const picked = new Set(roster.map((entry) => `${entry.candidate} ${entry.package}`))
  return offers.filter((offer) => picked.has(`${offer.candidate} ${offer.package}`))
}

const habitColumns: [string, Habit, Habit | null][] = [
  [
    'sort by CPM',
    (instance, offers) => takeInOrder(instance, byCpm(offers)),
    (instance, offers) => takeWithCare(instance, byCpm(offers)),
  ],
  [
    'biggest first',
    (instance, offers) => takeInOrder(instance, bySize(offers)),
    (instance, offers) => takeWithCare(instance, bySize(offers)),
  ],
  ['greedy on net reach per cost', greedyNet, null],
  ['exact optimum of summed reach', summedOptimum, null],
]

/** What each habit leaves on the table, as per cent of the optimum. */
function lossesOf(instance: PlanInstance): string[] {
  const optimum = planInstance(instance).objective ?? 0
  const offers = offersOf(instance)
  const lossOf = (picks: Offer[]) => {
    const roster = picks.map((offer) => ({ candidate: offer.candidate, package: offer.package }))
    const { problems, figures } = checkPlan(instance, { roster })
    // the optimum is had to 0.1 %
    const loss = Math.max(0, 1 - figures.netReachWeighted / optimum)
    return problems.length ? null : `${(100 * loss).toFixed(1)} %`
  }
  return habitColumns.map(([, plainly, carefully]) => {
    const loss = lossOf(plainly(instance, offers))
    if (loss !== null) return loss
    const careful = carefully && lossOf(carefully(instance, offers))
    return careful ? `breaks a rule; with care ${careful}` : 'breaks a rule'
  })
}

/** The habits over the families of at most 5,000 candidates, 1,000 where audiences saturate. */
export function habits(list: readonly Family[]): BenchTable {
  const rows = list
    .filter(({ shape }) => shape.candidates <= (shape.saturated ? 1000 : 5000))
    .map(({ group, name, shape }) => [
      `${group}, ${name}`,
      ...lossesOf(benchInstance({ ...shape, gap: 1e-3, timeLimitMs: 4_000 })),
    ])
  return {
    title: 'Planner: net reach that common habits leave on the table (1 − habit / optimum), 12 segments',
    columns: ['instance', ...habitColumns.map(([name]) => name)],
    rows,
    note: '“With care”: first the minimum of every quota, then down the same list past whoever would break a rule. Summed reach is maximised exactly, under all rules, by the planner itself.',
  }
}
