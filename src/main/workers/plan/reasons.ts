import type { PlanConstraint, PlanInstance } from '../../../shared/domain/planInstance'

/** A candidate in a sentence: `"c1"`. */
export function candidateWords(instance: PlanInstance, candidate: number): string {
  return `"${instance.candidates[candidate]?.id ?? '?'}"`
}

/** The budget in a sentence, in the instance's own minor units. */
export function budgetWords(instance: PlanInstance): string {
  return instance.budget === null ? 'no budget' : `the budget of ${instance.budget}`
}

function whereWords(where: Record<string, string | string[]> | undefined): string {
  if (!where || Object.keys(where).length === 0) return 'creators'
  return Object.entries(where)
    .map(([name, wanted]) => `${name} ${Array.isArray(wanted) ? wanted.join(' or ') : wanted}`)
    .join(', ')
}

function rangeWords(min: string | undefined, max: string | undefined): string {
  if (min !== undefined && max !== undefined) return `at least ${min} and at most ${max}`
  return min !== undefined ? `at least ${min}` : `at most ${max}`
}

function idWords(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).map((id) => `"${id}"`)
  return shown.join(', ') + (ids.length > shown.length ? ` and ${ids.length - shown.length} more` : '')
}

function percent(share: number | undefined): string | undefined {
  return share === undefined ? undefined : `${Number((share * 100).toPrecision(6))} %`
}

/** A rule as a person would say it: `at least 3 of niche food`. */
export function constraintWords(instance: PlanInstance, rule: PlanConstraint): string {
  switch (rule.kind) {
    case 'count': {
      const range = rangeWords(rule.min?.toString(), rule.max?.toString())
      return rule.where ? `${range} of ${whereWords(rule.where)}` : `${range} creators`
    }
    case 'spendShare':
      return `${rangeWords(percent(rule.min), percent(rule.max))} of the spend on ${whereWords(rule.where)}`
    case 'include':
      return `include ${idWords(rule.ids)}`
    case 'exclude':
      return `exclude ${idWords(rule.ids)}`
    case 'atMostOne':
      return `at most one of ${idWords(rule.ids)}`
    case 'package':
      return `"${rule.id}" only with package "${rule.package}"`
    case 'maxCreatorShare':
      return `at most ${percent(rule.max)} of ${budgetWords(instance)} for one creator`
    case 'audienceShare':
      return `at least ${percent(rule.min)} of the audience in ${idWords(rule.segments)}`
  }
}
