import type { PlanInstance } from '../../../shared/domain/planInstance'
import { largestGrid } from './grid'
import { budgetWords, candidateWords, constraintWords, moneyWords } from './reasons'
import { goOn, type IsCancelled, never } from './stopped'

/** What one solve aims at. `netReachWeight` multiplies the instance's weighted persons. */
export type PlanAim = {
  netReachWeight: number
  /** linear part of the objective of one package; null when there is none */
  linear: ((pack: PlanPackage) => number) | null
  /** net reach to be had in the segments that have a weight, by the weights or in plain persons */
  goal: { atLeast: number; weighted: boolean } | null
  /** floors on linear figures, from earlier stages of a lexicographic order */
  floors: { value: (pack: PlanPackage) => number; atLeast: number; name: string }[]
}
export type PlanPackage = PlanInstance['candidates'][number]['packages'][number]

/** Σ coefficient × chosen ≤ limit (+ tolerance). `rule` is the index of the constraint, −1 the budget, −2 a floor. */
export type PlanRow = {
  rule: number
  coefficients: Float64Array
  limit: number
  tolerance: number
  /** largest figure of the row: what a breach is measured by */
  size: number
}

/**
 * The instance as flat arrays. Options (a candidate with one package) stand group by group; of a group at most one is
 * chosen, of a mandatory one exactly one. Candidates that exclude each other share a group where the rules allow it.
 */
export type CompiledPlan = {
  segments: number
  /** objective weight of a segment's share reached, and its weight towards the goal */
  weight: Float64Array
  goalWeight: Float64Array
  goal: number | null
  options: number
  groups: number
  groupStart: Int32Array
  groupOf: Int32Array
  mandatory: Uint8Array
  cost: Float64Array
  linear: Float64Array
  /** share of the segment reached, options × segments */
  share: Float64Array
  rows: PlanRow[]
  /** index into `rows`, −1 without a budget */
  budgetRow: number
  candidateOf: Int32Array
  packageOf: Int32Array
  /** the objective is a whole multiple of this; 0 where it is not on a grid */
  objectiveGrid: number
  /** sentences when the rules contradict each other before any search */
  reasons: string[]
}

type Attributes = PlanInstance['candidates'][number]['attributes']

/** `where` joins keys by "and"; an array means "any of", on both sides. */
export function matchesWhere(attributes: Attributes, where: Record<string, string | string[]> | undefined): boolean {
  if (!where) return true
  return Object.entries(where).every(([name, wanted]) => {
    const has = attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined
    if (has === undefined) return false
    const any = Array.isArray(wanted) ? wanted : [wanted]
    return Array.isArray(has) ? has.some((one) => any.includes(one)) : any.includes(has)
  })
}

type Choice = { candidate: number; pack: number; cost: number }

/** Which packages remain after include, exclude, package, the creator's share and the budget. */
function remainingChoices(instance: PlanInstance, mandatory: Set<number>, reasons: string[]): Choice[][] {
  const indexOf = new Map(instance.candidates.map((candidate, c) => [candidate.id, c]))
  const excluded = new Set<number>()
  const fixed = new Map<number, Set<string>>()
  let mostPerCreator = instance.budget ?? Number.POSITIVE_INFINITY
  for (const rule of instance.constraints) {
    if (rule.kind === 'exclude') for (const id of rule.ids) excluded.add(indexOf.get(id) ?? -1)
    if (rule.kind === 'maxCreatorShare' && instance.budget !== null) {
      mostPerCreator = Math.min(mostPerCreator, rule.max * instance.budget * (1 + 1e-12))
    }
    if (rule.kind === 'package') {
      const c = indexOf.get(rule.id) ?? -1
      const before = fixed.get(c)
      fixed.set(c, before ? new Set([...before].filter((id) => id === rule.package)) : new Set([rule.package]))
    }
  }
  for (const rule of instance.constraints) {
    if (rule.kind !== 'atMostOne') continue
    const members = new Set(rule.ids.map((id) => indexOf.get(id) ?? -1))
    const musts = [...members].filter((c) => mandatory.has(c))
    if (musts.length > 1) {
      const both = musts.map((c) => candidateWords(instance, c)).join(' and ')
      reasons.push(`${both} must all be included, and ${constraintWords(instance, rule)}: these cannot both hold.`)
    } else if (musts.length === 1) for (const c of members) if (!mandatory.has(c)) excluded.add(c)
  }
  return instance.candidates.map((candidate, c) => {
    const must = mandatory.has(c)
    if (excluded.has(c)) {
      if (must) reasons.push(`${candidateWords(instance, c)} is both included and excluded.`)
      return []
    }
    const only = fixed.get(c)
    const choices: Choice[] = []
    candidate.packages.forEach((pack, p) => {
      if (pack.cost <= mostPerCreator && (!only || only.has(pack.id)))
        choices.push({ candidate: c, pack: p, cost: pack.cost })
    })
    if (must && choices.length === 0) {
      const cheapest = Math.min(
        ...candidate.packages.filter((pack) => !only || only.has(pack.id)).map((pack) => pack.cost),
      )
      reasons.push(
        Number.isFinite(cheapest)
          ? `${candidateWords(instance, c)} must be included and costs at least ${moneyWords(instance, cheapest)}, but ${budgetWords(instance)} leaves at most ${moneyWords(instance, Math.floor(mostPerCreator))} for one creator.`
          : `${candidateWords(instance, c)} must be included, but its fixed packages contradict each other.`,
      )
    }
    return choices
  })
}

/** Disjoint "at most one of" sets become one group; sets that overlap an earlier one stay rows. */
function mergeGroups(instance: PlanInstance, choices: Choice[][], mandatory: Set<number>) {
  const home = new Map<number, number>()
  const merged: number[][] = []
  const asRows: { rule: number; members: Set<number> }[] = []
  const indexOf = new Map(instance.candidates.map((candidate, c) => [candidate.id, c]))
  const sets = instance.constraints
    .map((rule, n) => ({
      rule: n,
      members: new Set(
        rule.kind === 'atMostOne'
          ? rule.ids
              .map((id) => indexOf.get(id) ?? -1)
              .filter((c) => (choices[c]?.length ?? 0) > 0 && !mandatory.has(c))
          : [],
      ),
    }))
    .filter((set) => set.members.size > 1)
    .sort((a, b) => b.members.size - a.members.size || a.rule - b.rule)
  for (const set of sets) {
    const homes = new Set([...set.members].map((c) => home.get(c) ?? -1))
    if (homes.size === 1 && !homes.has(-1)) continue
    if (homes.size === 1) {
      for (const c of set.members) home.set(c, merged.length)
      merged.push([...set.members].sort((a, b) => a - b))
    } else asRows.push(set)
  }
  const groups: number[][] = []
  const done = new Set<number>()
  choices.forEach((list, c) => {
    if (list.length === 0) return
    const h = home.get(c)
    if (h === undefined) groups.push([c])
    else if (!done.has(h)) {
      done.add(h)
      groups.push(merged[h] ?? [])
    }
  })
  return { groups, asRows }
}

/**
 * Builds the arrays. Never throws on an instance that `parsePlanInstance` took.
 *
 * @param keepBudget keep the budget's row even where it cannot bind: a frontier lowers it later
 * @throws Stopped when cancelled meanwhile
 */
export function compilePlan(
  instance: PlanInstance,
  aim: PlanAim,
  keepBudget = false,
  isCancelled: IsCancelled = never,
): CompiledPlan {
  const reasons: string[] = []
  const mandatory = new Set<number>()
  const indexOf = new Map(instance.candidates.map((candidate, c) => [candidate.id, c]))
  for (const rule of instance.constraints) {
    if (rule.kind === 'include') for (const id of rule.ids) mandatory.add(indexOf.get(id) ?? -1)
  }
  const choices = remainingChoices(instance, mandatory, reasons)
  goOn(isCancelled)
  const { groups, asRows } = mergeGroups(instance, choices, mandatory)
  goOn(isCancelled)
  const flat = groups.map((members) => members.flatMap((c) => choices[c] ?? []))
  const options = flat.reduce((sum, list) => sum + list.length, 0)
  const used = instance.segments
    .map((segment, s) => ({ s, segment }))
    .filter(({ segment }) => segment.weight > 0 && (aim.netReachWeight > 0 || aim.goal))
  const segments = used.length
  const plan: CompiledPlan = {
    segments,
    weight: Float64Array.from(used, ({ segment }) => aim.netReachWeight * segment.weight * segment.universe),
    goalWeight: Float64Array.from(used, ({ segment }) =>
      aim.goal ? (aim.goal.weighted ? segment.weight : 1) * segment.universe : 0,
    ),
    goal: aim.goal ? aim.goal.atLeast : null,
    options,
    groups: flat.length,
    groupStart: new Int32Array(flat.length + 1),
    groupOf: new Int32Array(options),
    mandatory: Uint8Array.from(groups, (members) => (members.some((c) => mandatory.has(c)) ? 1 : 0)),
    cost: new Float64Array(options),
    linear: new Float64Array(options),
    share: new Float64Array(options * segments),
    rows: [],
    budgetRow: -1,
    candidateOf: new Int32Array(options),
    packageOf: new Int32Array(options),
    objectiveGrid: 0,
    reasons,
  }
  let i = 0
  flat.forEach((list, g) => {
    if (g % 10_000 === 0) goOn(isCancelled)
    plan.groupStart[g] = i
    for (const { candidate, pack, cost } of list) {
      const source = instance.candidates[candidate]?.packages[pack]
      plan.groupOf[i] = g
      plan.cost[i] = cost
      plan.candidateOf[i] = candidate
      plan.packageOf[i] = pack
      if (source && aim.linear) plan.linear[i] = aim.linear(source)
      used.forEach(({ s, segment }, k) => {
        plan.share[i * segments + k] = Math.min(1, (source?.reach[s] ?? 0) / segment.universe)
      })
      i++
    }
  })
  plan.groupStart[flat.length] = i
  addRows(instance, aim, plan, asRows, { keepBudget, isCancelled })
  if (aim.linear && segments === 0) plan.objectiveGrid = largestGrid(plan.linear)
  return plan
}

function addRows(
  instance: PlanInstance,
  aim: PlanAim,
  plan: CompiledPlan,
  conflicts: { rule: number; members: Set<number> }[],
  { keepBudget, isCancelled }: { keepBudget: boolean; isCancelled: IsCancelled },
) {
  const packOf = (i: number) => instance.candidates[plan.candidateOf[i] ?? -1]?.packages[plan.packageOf[i] ?? -1]
  const add = (rule: number, coefficient: (i: number) => number, limit: number) => {
    goOn(isCancelled)
    const coefficients = Float64Array.from({ length: plan.options }, (_, i) => coefficient(i))
    // the largest and smallest activity any roster can have: a row that cannot bind is left out
    let most = 0
    let largest = Math.abs(limit)
    for (let g = 0; g < plan.groups; g++) {
      let top = plan.mandatory[g] ? Number.NEGATIVE_INFINITY : 0
      for (let i = plan.groupStart[g] ?? 0; i < (plan.groupStart[g + 1] ?? 0); i++) {
        top = Math.max(top, coefficients[i] ?? 0)
        largest = Math.max(largest, Math.abs(coefficients[i] ?? 0))
      }
      if (Number.isFinite(top)) most += top
    }
    if (most <= limit && !(keepBudget && rule === -1)) return
    // whole numbers add up exactly: give rounding no room to buy a unit more
    const grid = Number.isSafeInteger(limit) ? largestGrid(coefficients) : 0
    plan.rows.push({
      rule,
      coefficients,
      limit,
      size: largest || 1,
      tolerance: grid > 0 ? Math.min(1e-6 * grid, 1e-9 * largest) : 1e-9 * largest,
    })
  }
  if (instance.budget !== null) {
    const before = plan.rows.length
    const grid = largestGrid(plan.cost)
    const limit = grid > 0 ? Math.floor(instance.budget / grid) * grid : instance.budget
    add(-1, (i) => plan.cost[i] ?? 0, limit)
    if (plan.rows.length > before) plan.budgetRow = before
  }
  instance.constraints.forEach((rule, n) => {
    if (rule.kind !== 'count' && rule.kind !== 'spendShare' && rule.kind !== 'audienceShare') return
    if (rule.kind === 'audienceShare') {
      const inside = new Set(rule.segments)
      const flags = instance.segments.map((segment) => inside.has(segment.id))
      add(
        n,
        (i) =>
          (packOf(i)?.reach ?? []).reduce((sum, reach, s) => sum + reach * (flags[s] ? rule.min - 1 : rule.min), 0),
        0,
      )
      return
    }
    const hit = instance.candidates.map((candidate) => matchesWhere(candidate.attributes, rule.where))
    const isHit = (i: number) => hit[plan.candidateOf[i] ?? -1] ?? false
    const { min, max } = rule
    if (rule.kind === 'count') {
      if (max !== undefined) add(n, (i) => (isHit(i) ? 1 : 0), max)
      if (min !== undefined) add(n, (i) => (isHit(i) ? -1 : 0), -min)
    } else {
      if (max !== undefined) add(n, (i) => (plan.cost[i] ?? 0) * ((isHit(i) ? 1 : 0) - max), 0)
      if (min !== undefined) add(n, (i) => (plan.cost[i] ?? 0) * (min - (isHit(i) ? 1 : 0)), 0)
    }
  })
  for (const { rule, members } of conflicts) add(rule, (i) => (members.has(plan.candidateOf[i] ?? -1) ? 1 : 0), 1)
  for (const floor of aim.floors) {
    add(
      -2,
      (i) => {
        const pack = packOf(i)
        return pack ? -floor.value(pack) : 0
      },
      -floor.atLeast,
    )
  }
}
