import type { z } from 'zod'
import type { PlanInstance, PlanMeasure, PlanProblem, PlanProblemCode } from './planInstance'

const mostProblems = 50

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text ? '.' : ''}${String(part)}`),
    '',
  )
}

function at(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, part)
  }
  return value
}

function shown(value: unknown): string {
  if (typeof value === 'number') return String(value)
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function shapeProblem(issue: z.core.$ZodIssue, json: unknown): PlanProblem[] {
  const path = pathText(issue.path)
  const place = path || 'The instance'
  const value = at(json, issue.path)
  const say = (code: PlanProblemCode, message: string): PlanProblem[] => [{ code, message, path }]
  if (issue.path.length === 0 && issue.code === 'invalid_type') {
    return say(
      'not_an_object',
      'The instance is not a JSON object. Write the format described in docs/plan-instance.schema.json.',
    )
  }
  if (path === 'format') {
    return say('unknown_format', `The format is ${shown(value)}; this planner reads "callboard-plan-1".`)
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({
        code: 'unknown_key',
        message: `${path ? `${place} has` : 'The instance has'} the unknown key "${name}". Remove it or correct its spelling.`,
        path: path ? `${path}.${name}` : name,
      }))
    case 'invalid_type':
      if (value === undefined) return say('missing', `${place} is missing.`)
      if (typeof value === 'number')
        return say('not_a_number', `${place} is ${shown(value)}, which is not a usable number.`)
      return say('wrong_type', `${place} is ${shown(value)}, where a ${issue.expected} belongs.`)
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int') {
        return typeof value === 'number' && value < 0
          ? say('negative', `${place} is ${shown(value)}; it cannot be negative.`)
          : say('out_of_range', `${place} is ${shown(value)}; the least allowed is ${issue.minimum}.`)
      }
      return say('missing', `${place} is empty.`)
    case 'too_big':
      return issue.origin === 'array'
        ? say(
            'too_many',
            `${place} has ${Array.isArray(value) ? value.length : 'too many'} entries; the planner takes at most ${issue.maximum}.`,
          )
        : say('out_of_range', `${place} is ${shown(value)}; the most allowed is ${issue.maximum}.`)
    case 'invalid_union':
    case 'invalid_value':
      return say('unknown_choice', `${place} is ${shown(value)}, which the planner does not know.`)
    default:
      return say('wrong_type', `${place} is ${shown(value)}: ${issue.message}.`)
  }
}

/** Collects problems and says the same thing once. */
class Found {
  readonly problems: PlanProblem[] = []
  add(code: PlanProblemCode, path: string, message: string) {
    if (this.problems.length < mostProblems) this.problems.push({ code, path, message })
  }
  get full() {
    return this.problems.length >= mostProblems
  }
}

function repeated(list: readonly { id: string }[], what: string, path: string, found: Found) {
  const seen = new Set<string>()
  list.forEach((entry, n) => {
    if (seen.has(entry.id)) found.add('duplicate_id', `${path}[${n}].id`, `The ${what} id "${entry.id}" stands twice.`)
    seen.add(entry.id)
  })
  return seen
}

/** Which figures of a package the objective reads. */
export function measuresOf(objective: PlanInstance['objective']): PlanMeasure[] {
  switch (objective.kind) {
    case 'blend':
      return (['netReach', 'engagements', 'conversions', 'revenue'] as const).filter(
        (measure) => (objective.weights[measure] ?? 0) > 0,
      )
    case 'lexicographic':
      return objective.order.filter((measure) => measure !== 'cost')
    case 'minCost':
      return ['netReach']
    default:
      return [objective.kind]
  }
}

function checkObjective(instance: PlanInstance, found: Found) {
  const { objective, budget } = instance
  if (objective.kind === 'blend' && measuresOf(objective).length === 0) {
    found.add('no_weights', 'objective.weights', 'The blend has no weight above zero, so every roster would be equal.')
  }
  if (objective.kind === 'lexicographic' && new Set(objective.order).size < objective.order.length) {
    found.add('duplicate_id', 'objective.order', 'The order names the same objective twice.')
  }
  if (budget === null && objective.kind !== 'minCost') {
    found.add('budget_missing', 'budget', 'There is no budget. Only the objective minCost can do without one.')
  }
  if (budget === 0) found.add('budget_zero', 'budget', 'The budget is 0, so nobody can be booked. Enter a budget.')
  const reads = measuresOf(objective)
  if (instance.segments.length === 0 && reads.includes('netReach')) {
    found.add('no_segments', 'segments', 'There is no audience segment, so net reach cannot be counted.')
  }
  const figures = reads.filter((measure) => measure !== 'netReach')
  instance.candidates.forEach((candidate, c) => {
    if (found.full) return
    candidate.packages.forEach((pack, p) => {
      for (const figure of figures) {
        if (pack[figure] === undefined) {
          found.add(
            'figure_missing',
            `candidates[${c}].packages[${p}].${figure}`,
            `Candidate "${candidate.id}", package "${pack.id}", has no ${figure}, which the objective counts. Enter it or leave the package out.`,
          )
        }
      }
    })
  })
}

function checkCandidates(instance: PlanInstance, found: Found) {
  const { segments, candidates } = instance
  if (candidates.length === 0) {
    found.add('no_candidates', 'candidates', 'There are no candidates, so there is nobody to choose from.')
  }
  candidates.forEach((candidate, c) => {
    if (found.full) return
    if (candidate.packages.length === 0) {
      found.add('no_packages', `candidates[${c}].packages`, `Candidate "${candidate.id}" has no package to book.`)
    }
    if (candidate.packages.length > 1) repeated(candidate.packages, 'package', `candidates[${c}].packages`, found)
    candidate.packages.forEach((pack, p) => {
      const path = `candidates[${c}].packages[${p}].reach`
      if (pack.reach.length !== segments.length) {
        found.add(
          'reach_length',
          path,
          `Candidate "${candidate.id}", package "${pack.id}", has ${pack.reach.length} reach figures for ${segments.length} segments.`,
        )
        return
      }
      pack.reach.forEach((reach, s) => {
        const segment = segments[s]
        if (segment && segment.universe > 0 && reach > segment.universe) {
          found.add(
            'reach_over_universe',
            `${path}[${s}]`,
            `Candidate "${candidate.id}", package "${pack.id}", reaches ${reach} persons in segment "${segment.id}", which has only ${segment.universe}.`,
          )
        }
      })
    })
  })
}

function checkConstraints(instance: PlanInstance, known: Set<string>, segments: Set<string>, found: Found) {
  const packagesOf = new Map(instance.candidates.map((candidate) => [candidate.id, candidate.packages]))
  const unknown = (id: string, path: string) =>
    found.add('unknown_id', path, `There is no candidate with the id "${id}".`)
  instance.constraints.forEach((rule, n) => {
    const path = `constraints[${n}]`
    switch (rule.kind) {
      case 'count':
      case 'spendShare':
        if (rule.min === undefined && rule.max === undefined) {
          found.add('empty_constraint', path, `${path} has neither a minimum nor a maximum.`)
        } else if (rule.min !== undefined && rule.max !== undefined && rule.min > rule.max) {
          found.add(
            'contradiction',
            path,
            `${path} asks for at least ${rule.min} and at most ${rule.max}, which cannot both hold.`,
          )
        }
        break
      case 'include':
      case 'exclude':
      case 'atMostOne':
        rule.ids.forEach((id, k) => {
          if (!known.has(id)) unknown(id, `${path}.ids[${k}]`)
        })
        break
      case 'package':
        if (!known.has(rule.id)) unknown(rule.id, `${path}.id`)
        else if (!packagesOf.get(rule.id)?.some((pack) => pack.id === rule.package)) {
          found.add('unknown_id', `${path}.package`, `Candidate "${rule.id}" has no package "${rule.package}".`)
        }
        break
      case 'maxCreatorShare':
        if (instance.budget === null) {
          found.add('budget_missing', path, 'maxCreatorShare is a share of the budget, and there is no budget.')
        }
        break
      case 'audienceShare':
        rule.segments.forEach((id, k) => {
          if (!segments.has(id)) {
            found.add('unknown_id', `${path}.segments[${k}]`, `There is no segment with the id "${id}".`)
          }
        })
        break
    }
  })
}

function content(instance: PlanInstance): PlanProblem[] {
  const found = new Found()
  const segments = repeated(instance.segments, 'segment', 'segments', found)
  instance.segments.forEach((segment, s) => {
    if (segment.universe < 0) {
      found.add(
        'negative',
        `segments[${s}].universe`,
        `The universe of segment "${segment.id}" is ${segment.universe}; it cannot be negative.`,
      )
    } else if (segment.universe === 0) {
      found.add(
        'zero_universe',
        `segments[${s}].universe`,
        `The universe of segment "${segment.id}" is 0 persons. Enter its size or remove the segment.`,
      )
    }
  })
  const known = repeated(instance.candidates, 'candidate', 'candidates', found)
  checkCandidates(instance, found)
  checkObjective(instance, found)
  checkConstraints(instance, known, segments, found)
  return found.problems
}

/** The two stages of refusal: the shape as the schema sees it, then what the figures say together. */
export const planProblemsOf = {
  shape(issues: readonly z.core.$ZodIssue[], json: unknown): PlanProblem[] {
    return issues.flatMap((issue) => shapeProblem(issue, json)).slice(0, mostProblems)
  },
  content,
}
