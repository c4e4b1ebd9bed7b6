import type { OutputOf } from '../../shared/contract/index'
import { formatCount, formatMoney, formatNumber, formatPercent } from '../../shared/domain/format'
import { table } from './table'
import { words } from './words'

type Plan = OutputOf<'planner.plan'>
type Frontier = OutputOf<'planner.frontier'>
type NamedPick = Plan['picks'][number] & { handle: string | null }

/** A value of what is aimed at, in its own unit. */
function aimed(value: number | null, objective: string, currency: string, locale: string): string {
  if (objective === 'cheapest' || objective === 'revenue') {
    return formatMoney(value === null ? null : Math.round(value), currency, locale)
  }
  return formatCount(value === null ? null : Math.round(value), locale)
}

/** A plan as a person reads it. */
export function planLines(plan: Omit<Plan, 'picks'> & { picks: NamedPick[] }, currency: string, locale: string) {
  const money = (minor: number | null) => formatMoney(minor === null ? null : Math.round(minor), currency, locale)
  const persons = (count: number) => formatCount(Math.round(count), locale)
  const { fields } = words
  const { figures } = plan
  const head = [
    [fields.status, words.planStatus[plan.status]],
    [fields.aim, words.objectives[plan.objective] ?? plan.objective],
    [fields.budget, money(plan.budgetMinor)],
  ]
  if (!figures) return [...table(head), '', ...plan.reasons]
  if (plan.objective !== 'netReach' && plan.objective !== 'cheapest') {
    head.push([fields.bestAim, aimed(plan.objectiveValue, plan.objective, currency, locale)])
  }
  head.push([fields.cost, money(figures.costMinor)], [fields.netReach, persons(figures.netReachPersons)])
  if (figures.range) {
    const { p10Persons, p50Persons, p90Persons, goalProbability } = figures.range
    head.push([fields.range, words.rangeOf(persons(p10Persons), persons(p50Persons), persons(p90Persons))])
    if (goalProbability !== null) head.push([fields.goalChance, formatPercent(goalProbability, locale, 0)])
  }
  head.push(
    [fields.grossReach, persons(figures.grossReachPersons)],
    [fields.frequency, formatNumber(figures.frequency, locale, 2)],
    [fields.costPerThousand, money(figures.costPerThousandNetMinor)],
    [fields.engagements, engagementsOf(figures, locale)],
    [fields.gap, formatPercent(plan.gap, locale, 2)],
  )
  if (plan.picks.length === 0) return [...table(head), ...plan.reasons]
  const picks = plan.picks.map((pick) => [
    pick.handle === null ? pick.entryId : `@${pick.handle}`,
    pick.offer,
    money(pick.costMinor),
    persons(pick.soloReachPersons),
    persons(pick.marginalReachPersons),
    money(pick.costPerThousandNewMinor),
  ])
  const { creator, offer, cost, soloReach, addedReach, costPerThousandNew } = fields
  const heading = [creator, offer, cost, soloReach, addedReach, costPerThousandNew]
  return [...table(head), '', ...table([heading, ...picks], [2, 3, 4, 5]), ...plan.reasons]
}

function engagementsOf({ engagements, engagementsUnknown }: NonNullable<Plan['figures']>, locale: string): string {
  if (engagements === null) return formatCount(null, locale)
  const figure = formatCount(Math.round(engagements), locale)
  return engagementsUnknown === 0 ? figure : words.knownOf(figure, formatCount(engagementsUnknown, locale))
}

/** A frontier as a person reads it. */
export function frontierLines(
  { points, isExact, objective, reasons }: Pick<Frontier, 'points' | 'isExact' | 'objective' | 'reasons'>,
  currency: string,
  locale: string,
): string[] {
  const { budget, cost, creators, netReach, bestAim } = words.fields
  const rows = points.map((point) => [
    formatMoney(point.budgetMinor, currency, locale),
    formatMoney(point.costMinor, currency, locale),
    aimed(point.value, objective, currency, locale),
    formatCount(point.creators, locale),
  ])
  const heading = [budget, cost, objective === 'netReach' ? netReach : bestAim, creators]
  const notes = reasons.length > 0 ? reasons : isExact ? [] : [words.notExact]
  return [...(points.length > 0 ? table([heading, ...rows], [0, 1, 2, 3]) : []), ...notes]
}
