import type { PlanConstraint, PlanInstance } from '../../../shared/domain/planInstance'

/** How sentences speak of what an instance knows by ids and bare numbers. */
export type PlanNames = {
  candidate(id: string): string
  package(candidate: string, id: string): string
  segment(id: string): string
  /** minor units */
  money(minor: number): string
  persons(count: number): string
}

const plainNames: PlanNames = {
  candidate: (id) => `"${id}"`,
  package: (_, id) => `"${id}"`,
  segment: (id) => `"${id}"`,
  money: String,
  persons: (count) => `${count} persons`,
}

// under a symbol, so that the names go with every copy of the instance and are in no file and no message
const namesKey = Symbol('names')
type Named = PlanInstance & { [namesKey]?: PlanNames }

/** The instance, of which sentences will speak by these names. */
export function withNames(instance: PlanInstance, names: PlanNames): PlanInstance {
  const named: Named = { ...instance, [namesKey]: names }
  return named
}

function namesOf(instance: Named): PlanNames {
  return instance[namesKey] ?? plainNames
}

/** A candidate in a sentence: `"c1"`. */
export function candidateWords(instance: PlanInstance, candidate: number): string {
  return namesOf(instance).candidate(instance.candidates[candidate]?.id ?? '?')
}

/** Money in a sentence: without names the instance's own minor units. */
export function moneyWords(instance: PlanInstance, minor: number): string {
  return namesOf(instance).money(minor)
}

export function personsWords(instance: PlanInstance, count: number): string {
  return namesOf(instance).persons(count)
}

/** The budget in a sentence. */
export function budgetWords(instance: PlanInstance): string {
  return instance.budget === null ? 'no budget' : `the budget of ${moneyWords(instance, instance.budget)}`
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

function idWords(ids: readonly string[], name: (id: string) => string): string {
  const shown = ids.slice(0, 5).map(name)
  return shown.join(', ') + (ids.length > shown.length ? ` and ${ids.length - shown.length} more` : '')
}

function percent(share: number | undefined): string | undefined {
  return share === undefined ? undefined : `${Number((share * 100).toPrecision(6))} %`
}

/** A rule as a person would say it: `at least 3 of niche food`. */
export function constraintWords(instance: PlanInstance, rule: PlanConstraint): string {
  const names = namesOf(instance)
  switch (rule.kind) {
    case 'count': {
      const range = rangeWords(rule.min?.toString(), rule.max?.toString())
      return rule.where ? `${range} of ${whereWords(rule.where)}` : `${range} creators`
    }
    case 'spendShare':
      return `${rangeWords(percent(rule.min), percent(rule.max))} of the spend on ${whereWords(rule.where)}`
    case 'include':
      return `include ${idWords(rule.ids, names.candidate)}`
    case 'exclude':
      return `exclude ${idWords(rule.ids, names.candidate)}`
    case 'atMostOne':
      return `at most one of ${idWords(rule.ids, names.candidate)}`
    case 'package':
      return `${names.candidate(rule.id)} only with package ${names.package(rule.id, rule.package)}`
    case 'maxCreatorShare':
      return `at most ${percent(rule.max)} of ${budgetWords(instance)} for one creator`
    case 'audienceShare':
      return `at least ${percent(rule.min)} of the audience in ${idWords(rule.segments, names.segment)}`
  }
}
