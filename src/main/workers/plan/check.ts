import type { PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'

/**
 * Judges a roster from the instance alone: shares nothing with the solver but the format. Every answer passes through
 * it before it is given; a failure is a bug of the solver, never of the user.
 */
export type RosterFigures = {
  cost: number
  /** weighted as the segments say, and in plain persons of those that have a weight */
  netReachWeighted: number
  netReachPersons: number
  grossReachPersons: number
  engagements: number
  conversions: number
  revenue: number
}

type Pick = {
  candidate: PlanInstance['candidates'][number]
  pack: PlanInstance['candidates'][number]['packages'][number]
}

/** Relative error that adding up a few thousand figures may bring. */
const rounding = 1e-9

/** Cost, net and gross reach and the linear figures of picked packages, recomputed plainly. */
export function rosterFigures(instance: PlanInstance, picks: readonly Pick[]): RosterFigures {
  const figures: RosterFigures = {
    cost: 0,
    netReachWeighted: 0,
    netReachPersons: 0,
    grossReachPersons: 0,
    engagements: 0,
    conversions: 0,
    revenue: 0,
  }
  for (const { pack } of picks) {
    figures.cost += pack.cost
    figures.engagements += pack.engagements ?? 0
    figures.conversions += pack.conversions ?? 0
    figures.revenue += pack.revenue ?? 0
  }
  instance.segments.forEach((segment, s) => {
    let missed = 1
    for (const { pack } of picks) {
      const reach = pack.reach[s] ?? 0
      missed *= 1 - reach / segment.universe
      figures.grossReachPersons += reach
    }
    const persons = segment.universe * (1 - missed)
    if (segment.weight > 0) figures.netReachPersons += persons
    figures.netReachWeighted += segment.weight * persons
  })
  return figures
}

/** Value of the objective; of a lexicographic order its first; of `minCost` the cost. */
export function objectiveOf(instance: PlanInstance, figures: RosterFigures): number {
  const { objective } = instance
  const measure = (name: string) =>
    name === 'netReach'
      ? figures.netReachWeighted
      : name === 'engagements'
        ? figures.engagements
        : name === 'conversions'
          ? figures.conversions
          : name === 'revenue'
            ? figures.revenue
            : figures.cost
  switch (objective.kind) {
    case 'minCost':
      return figures.cost
    case 'lexicographic':
      return measure(objective.order[0] ?? 'cost')
    case 'blend':
      return Object.entries(objective.weights).reduce((sum, [name, weight]) => sum + (weight ?? 0) * measure(name), 0)
    default:
      return measure(objective.kind)
  }
}

function isHit(attributes: Pick['candidate']['attributes'], where: Record<string, string | string[]> | undefined) {
  for (const [name, wanted] of Object.entries(where ?? {})) {
    const has = [attributes?.[name] ?? []].flat()
    if (![wanted].flat().some((one) => has.includes(one))) return false
  }
  return true
}

function brokenRule(instance: PlanInstance, n: number, picks: Pick[], figures: RosterFigures): string | null {
  const rule = instance.constraints[n]
  if (!rule) return null
  const chosen = new Map(picks.map((pick) => [pick.candidate.id, pick.pack]))
  const broken = (what: string) => `Constraint ${n} (${rule.kind}) is broken: ${what}.`
  const room = (scale: number) => rounding * Math.max(1, Math.abs(scale))
  switch (rule.kind) {
    case 'count': {
      const count = picks.filter((pick) => isHit(pick.candidate.attributes, rule.where)).length
      return count < (rule.min ?? 0) || count > (rule.max ?? Number.POSITIVE_INFINITY)
        ? broken(`${count} picked`)
        : null
    }
    case 'spendShare': {
      const spent = picks.reduce(
        (sum, pick) => (isHit(pick.candidate.attributes, rule.where) ? sum + pick.pack.cost : sum),
        0,
      )
      const slack = room(figures.cost)
      return spent < (rule.min ?? 0) * figures.cost - slack || spent > (rule.max ?? 1) * figures.cost + slack
        ? broken(`${spent} of ${figures.cost}`)
        : null
    }
    case 'include': {
      const missing = rule.ids.find((id) => !chosen.has(id))
      return missing === undefined ? null : broken(`${missing} is not in the roster`)
    }
    case 'exclude': {
      const extra = rule.ids.find((id) => chosen.has(id))
      return extra === undefined ? null : broken(`${extra} is in the roster`)
    }
    case 'atMostOne': {
      const both = [...new Set(rule.ids)].filter((id) => chosen.has(id))
      return both.length > 1 ? broken(both.join(' and ')) : null
    }
    case 'package': {
      const pack = chosen.get(rule.id)
      return pack && pack.id !== rule.package ? broken(`${rule.id} with ${pack.id}`) : null
    }
    case 'maxCreatorShare': {
      const most = rule.max * (instance.budget ?? 0)
      const over = picks.find((pick) => pick.pack.cost > most + room(most))
      return over ? broken(`${over.candidate.id} costs ${over.pack.cost}, more than ${most}`) : null
    }
    case 'audienceShare': {
      const inside = new Set(rule.segments)
      let within = 0
      instance.segments.forEach((segment, s) => {
        if (inside.has(segment.id)) for (const { pack } of picks) within += pack.reach[s] ?? 0
      })
      return within < rule.min * figures.grossReachPersons - room(figures.grossReachPersons)
        ? broken(`${within} of ${figures.grossReachPersons}`)
        : null
    }
  }
}

/**
 * Recomputes cost, reach, objective and every rule of a roster from scratch.
 *
 * @param answer roster with what the solver claims; bound and objective may be left out to check the roster alone
 * @returns `problems` is empty when the answer is right
 */
export function checkPlan(instance: PlanInstance, answer: Claims): { problems: string[]; figures: RosterFigures } {
  const problems: string[] = []
  const byId = new Map(instance.candidates.map((candidate) => [candidate.id, candidate]))
  const picks: Pick[] = []
  const seen = new Set<string>()
  for (const entry of answer.roster) {
    const candidate = byId.get(entry.candidate)
    const pack = candidate?.packages.find((one) => one.id === entry.package)
    if (!candidate || !pack)
      problems.push(`The roster names ${entry.candidate} with ${entry.package}, which does not exist.`)
    else picks.push({ candidate, pack })
    if (seen.has(entry.candidate)) problems.push(`${entry.candidate} stands twice in the roster.`)
    seen.add(entry.candidate)
  }
  const figures = rosterFigures(instance, picks)
  if (instance.budget !== null && figures.cost > instance.budget * (1 + rounding)) {
    problems.push(`The roster costs ${figures.cost}, more than the budget of ${instance.budget}.`)
  }
  if (instance.objective.kind === 'minCost' && figures.netReachPersons < instance.objective.goal * (1 - rounding)) {
    problems.push(`The roster reaches ${figures.netReachPersons}, less than the goal of ${instance.objective.goal}.`)
  }
  for (let n = 0; n < instance.constraints.length; n++) {
    const broken = brokenRule(instance, n, picks, figures)
    if (broken) problems.push(broken)
  }
  const objective = objectiveOf(instance, figures)
  const room = rounding * Math.max(1, Math.abs(objective))
  const claims = (name: string, claimed: number | null | undefined, is: number, off: number) => {
    if (typeof claimed === 'number' && !(Math.abs(claimed - is) <= off)) {
      problems.push(`The answer claims ${name} ${claimed}; recomputed it is ${is}.`)
    }
  }
  claims('cost', answer.cost, figures.cost, rounding * Math.max(1, figures.cost))
  claims('objective', answer.objective, objective, room)
  if (typeof answer.upperBound === 'number' && objective > answer.upperBound + room) {
    problems.push(`The upper bound ${answer.upperBound} lies below the roster's ${objective}.`)
  }
  if (typeof answer.lowerBound === 'number' && objective < answer.lowerBound - room) {
    problems.push(`The lower bound ${answer.lowerBound} lies above the roster's ${objective}.`)
  }
  return { problems, figures }
}

/** A roster and what is claimed of it. */
export type Claims = {
  roster: PlanAnswer['roster']
  cost?: number | null | undefined
  objective?: number | null | undefined
  upperBound?: number | null | undefined
  lowerBound?: number | null | undefined
}
