import type { PlanConstraint, PlanInstance } from '../../../shared/domain/planInstance'
import { type CompiledPlan, compilePlan, matchesWhere, type PlanAim } from './compile'
import { budgetWords, constraintWords, moneyWords, personsWords } from './reasons'
import { Search, type SearchAnswer } from './search'
import { type IsCancelled, never, Stopped } from './stopped'

/** One rule that may clash: a constraint by its index, the budget or the goal. */
type Piece = { kind: 'constraint'; index: number } | { kind: 'budget' } | { kind: 'goal' }

const searchNodes = 400
const mostMs = 3_000

function without(
  instance: PlanInstance,
  dropped: ReadonlySet<number>,
  noBudget: boolean,
  noGoal: boolean,
): PlanInstance {
  const objective =
    noGoal && instance.objective.kind === 'minCost' ? { ...instance.objective, goal: 0 } : instance.objective
  const constraints = instance.constraints.filter(
    (rule, n) => !dropped.has(n) && !(noBudget && rule.kind === 'maxCreatorShare'),
  )
  return { ...instance, objective, constraints, budget: noBudget ? null : instance.budget }
}

/** Null when neither a roster nor a proof was found in the nodes and time given. */
function hasRoster(instance: PlanInstance, deadlineMs: number, isCancelled: IsCancelled): boolean | null {
  const goal = instance.objective.kind === 'minCost' ? { atLeast: instance.objective.goal, weighted: false } : null
  const aim: PlanAim = { netReachWeight: 0, linear: null, goal, floors: [] }
  const plan: CompiledPlan = compilePlan(instance, aim)
  if (plan.reasons.length) return false
  let found = false
  let answer: SearchAnswer
  try {
    answer = new Search(plan, {
      gap: 0,
      nodeLimit: searchNodes,
      deadlineMs,
      isCancelled: () => found || isCancelled(),
      onFound: () => {
        found = true
      },
    }).run()
  } catch (error) {
    if (error instanceof Stopped) return null
    throw error
  }
  if (found) return true
  return answer.ended === 'proved' ? false : null
}

function pieceWords(instance: PlanInstance, piece: Piece): string {
  if (piece.kind === 'budget') return budgetWords(instance)
  if (piece.kind === 'goal')
    return `the goal of ${personsWords(instance, instance.objective.kind === 'minCost' ? instance.objective.goal : 0)}`
  const rule = instance.constraints[piece.index]
  return rule ? `“${constraintWords(instance, rule)}”` : ''
}

function listWords(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Figures that make the clash plain, where they are easily had. */
function detail(instance: PlanInstance, rules: PlanConstraint[], pieces: Piece[]): string {
  const count = rules.find((rule) => rule.kind === 'count' && (rule.min ?? 0) > 0)
  if (count?.kind !== 'count') return ''
  const costs = instance.candidates
    .filter((candidate) => matchesWhere(candidate.attributes, count.where))
    .map((candidate) => Math.min(...candidate.packages.map((pack) => pack.cost)))
    .sort((a, b) => a - b)
  const min = count.min ?? 0
  if (costs.length < min) return `: only ${costs.length} of the candidates match`
  if (pieces.length === 2 && pieces.some((piece) => piece.kind === 'budget')) {
    return `: the ${min} cheapest cost ${moneyWords(instance, sumOf(costs.slice(0, min)))}`
  }
  return ''
}

/** A set of rules that no roster keeps together; `constraints` are indices into the instance's. */
export type Clash = { constraints: number[]; reasons: string[] }

/**
 * Why no roster keeps all rules: a smallest set of rules that clash, found by dropping one at a time and keeping it
 * dropped while the rest still clash.
 */
export function clashOf(instance: PlanInstance, isCancelled: IsCancelled = never): Clash {
  const deadlineMs = performance.now() + mostMs
  const pieces: Piece[] = instance.constraints.map((_, index) => ({ kind: 'constraint', index }))
  if (instance.budget !== null) pieces.push({ kind: 'budget' })
  if (instance.objective.kind === 'minCost') pieces.push({ kind: 'goal' })
  const dropped = new Set<number>()
  let noBudget = instance.budget === null
  let noGoal = false
  const clash: Piece[] = []
  let isSmallest = true
  for (const piece of pieces) {
    if (performance.now() > deadlineMs || isCancelled()) {
      isSmallest = false
      clash.push(piece)
      continue
    }
    const trial = new Set(dropped)
    if (piece.kind === 'constraint') trial.add(piece.index)
    const has = hasRoster(
      without(instance, trial, noBudget || piece.kind === 'budget', noGoal || piece.kind === 'goal'),
      deadlineMs,
      isCancelled,
    )
    if (has === false) {
      if (piece.kind === 'constraint') dropped.add(piece.index)
      else if (piece.kind === 'budget') noBudget = true
      else noGoal = true
    } else {
      if (has === null) isSmallest = false
      clash.push(piece)
    }
  }
  return {
    constraints: clash.flatMap((piece) => (piece.kind === 'constraint' ? [piece.index] : [])),
    reasons: [clashWords(instance, clash, isSmallest)],
  }
}

function clashWords(instance: PlanInstance, clash: Piece[], isSmallest: boolean): string {
  const words = clash.map((piece) => pieceWords(instance, piece))
  const rules = clash.flatMap((piece) => {
    const rule = piece.kind === 'constraint' ? instance.constraints[piece.index] : undefined
    return rule ? [rule] : []
  })
  const more = detail(instance, rules, clash)
  if (!isSmallest) return `No roster keeps all the rules; the clash lies among ${listWords(words)}${more}.`
  if (clash.length === 1) return `${capital(words[0] ?? '')} cannot be kept${more || aloneDetail(clash[0])}.`
  return `${capital(listWords(words))} cannot ${clash.length === 2 ? 'both' : 'all'} hold${more}.`
}

function aloneDetail(piece: Piece | undefined): string {
  return piece?.kind === 'goal' ? ': even all candidates together do not reach it' : ''
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
