import type { PlanAnswer, PlanConstraint, PlanInstance } from '../../../shared/domain/planInstance'
import { gapOf, statusOf } from './answer'
import { checkPlan, objectiveOf } from './check'
import { matchesWhere } from './compile'
import { type PlanControls, planInstance } from './plan'
import { constraintWords } from './reasons'

/** A plan to stand beside others: the same campaign under one more rule, or with another aim. */
export type ReadyVariant = { id: string; instance: PlanInstance }
/** Null where the search was cancelled before this one. */
export type ReadyAnswer = { id: string; answer: PlanAnswer | null }

/**
 * Solves variants of one campaign one after the other. Whatever keeps the rules of a variant keeps those of the first
 * one, so a variant of the same aim that does better, which only happens where a limit stopped the first, takes its
 * place.
 *
 * @param variants the best mix first; `isSameAim`: at the same budget, with the same objective and more rules
 */
export function solveVariants(
  variants: readonly (ReadyVariant & { isSameAim: boolean })[],
  controls: PlanControls & { onSolved?: (done: number) => void } = {},
): ReadyAnswer[] {
  const answers = variants.map(({ id, instance }, index): ReadyAnswer => {
    if (controls.signal?.aborted) return { id, answer: null }
    const answer = planInstance(instance, controls)
    controls.onSolved?.(index + 1)
    return { id, answer }
  })
  const mix = answers[0]
  const instance = variants[0]?.instance
  if (mix?.answer && instance) {
    for (const [index, { answer }] of answers.entries()) {
      if (answer && variants[index]?.isSameAim) mix.answer = betterOf(instance, mix.answer, answer)
    }
  }
  return answers
}

/** The roster that is worth more, under the first answer's bound. */
function betterOf(instance: PlanInstance, mix: PlanAnswer, other: PlanAnswer): PlanAnswer {
  if (mix.status === 'optimal' || other.objective === null || other.roster.length === 0) return mix
  const isMinCost = instance.objective.kind === 'minCost'
  if (mix.objective !== null && (isMinCost ? other.objective >= mix.objective : other.objective <= mix.objective))
    return mix
  const bound = boundOf(mix)
  const gap = bound === null ? null : gapOf(bound, other.objective)
  return { ...mix, objective: other.objective, cost: other.cost, roster: other.roster, gap, reasons: [] }
}

/** What is proven of an answer, by whichever name it goes. */
const boundOf = (answer: PlanAnswer): number | null => answer.upperBound ?? answer.lowerBound ?? null

/**
 * The habit: whom the plan must have, then the biggest creators first, each with the cheapest offer, until the budget
 * is used, or the goal is reached where one is. It keeps what a person keeps who goes down a list: who is ruled out,
 * groups of which one may be booked, fixed packages, what one creator may take, maxima. It does not go back for a
 * minimum.
 *
 * @param sizes followers, one a candidate; what is not known is 0
 * @param best the best mix, whose bound holds for this roster too
 * @returns `broken`, the rules that the roster breaks as sentences; then the answer is `infeasible`, with its roster
 */
export function biggestFirst(
  instance: PlanInstance,
  sizes: ArrayLike<number>,
  best: PlanAnswer | null,
): { answer: PlanAnswer; broken: string[] } {
  const startMs = performance.now()
  const roster = sharesMended(instance, pickBiggest(instance, sizes))
  const { problems, figures } = checkPlan(instance, { roster })
  const broken = problems.length === 0 ? [] : brokenRules(instance, roster, figures)
  const totalMs = performance.now() - startMs
  const timing = { firstMs: totalMs, provenMs: null, totalMs, nodes: 0 }
  if (roster.length === 0 || broken.length > 0) {
    const claim = { objective: null, upperBound: null, gap: null, cost: null }
    const reasons = broken.length > 0 ? broken : ['Nobody fits the budget.']
    return { answer: { status: 'infeasible', ...claim, roster, ...timing, reasons }, broken }
  }
  const objective = objectiveOf(instance, figures)
  const bound = (best && boundOf(best)) ?? null
  const gap = bound === null ? null : gapOf(bound, objective)
  const status = gap !== null && statusOf(gap, instance.options.gap) === 'optimal' ? 'optimal' : 'withinGap'
  const proven = instance.objective.kind === 'minCost' ? { lowerBound: bound } : { upperBound: bound }
  return { answer: { status, objective, ...proven, gap, cost: figures.cost, roster, ...timing, reasons: [] }, broken }
}

type Roster = PlanAnswer['roster']

/** What going down the list keeps in mind. */
class Walk {
  readonly roster: Roster = []
  private spent = 0
  private readonly missed: number[]
  private readonly grouped = new Set<string>()
  private readonly groupsOf = new Map<string, string[][]>()
  private readonly fixed = new Map<string, string>()
  private readonly ruledOut = new Set<string>()
  private readonly maxima: { rule: Extract<PlanConstraint, { kind: 'count' }>; left: number }[] = []
  private most = Number.POSITIVE_INFINITY
  readonly musts = new Set<string>()

  private readonly instance: PlanInstance
  constructor(instance: PlanInstance) {
    this.instance = instance
    this.missed = instance.segments.map(() => 1)
    for (const rule of instance.constraints) {
      if (rule.kind === 'include') for (const id of rule.ids) this.musts.add(id)
      if (rule.kind === 'exclude') for (const id of rule.ids) this.ruledOut.add(id)
      if (rule.kind === 'package') this.fixed.set(rule.id, rule.package)
      if (rule.kind === 'count' && rule.max !== undefined) this.maxima.push({ rule, left: rule.max })
      if (rule.kind === 'maxCreatorShare') this.most = Math.min(this.most, rule.max * (instance.budget ?? 0))
      if (rule.kind === 'atMostOne')
        for (const id of rule.ids) this.groupsOf.set(id, [...(this.groupsOf.get(id) ?? []), rule.ids])
    }
  }

  /** Books a candidate where that can be done. */
  visit(candidate: PlanInstance['candidates'][number]): void {
    const isMust = this.musts.has(candidate.id)
    if (this.ruledOut.has(candidate.id) || (this.grouped.has(candidate.id) && !isMust)) return
    const packs = candidate.packages.filter(
      (pack) => pack.cost <= this.most && (this.fixed.get(candidate.id) ?? pack.id) === pack.id,
    )
    const pack = packs.reduce<(typeof packs)[number] | null>(
      (cheapest, one) => (cheapest === null || one.cost < cheapest.cost ? one : cheapest),
      null,
    )
    if (!pack || this.spent + pack.cost > (this.instance.budget ?? Number.POSITIVE_INFINITY)) return
    const counting = this.maxima.filter(({ rule }) => matchesWhere(candidate.attributes, rule.where))
    if (!isMust && counting.some(({ left }) => left < 1)) return
    for (const maximum of counting) maximum.left -= 1
    for (const group of this.groupsOf.get(candidate.id) ?? []) for (const id of group) this.grouped.add(id)
    this.spent += pack.cost
    this.instance.segments.forEach(({ universe }, s) => {
      this.missed[s] = (this.missed[s] ?? 1) * (1 - (pack.reach[s] ?? 0) / universe)
    })
    this.roster.push({ candidate: candidate.id, package: pack.id })
  }

  get hasGoal(): boolean {
    const { objective, segments } = this.instance
    if (objective.kind !== 'minCost') return false
    const net = segments.reduce((sum, { universe }, s) => sum + universe * (1 - (this.missed[s] ?? 1)), 0)
    return net >= objective.goal
  }
}

function pickBiggest(instance: PlanInstance, sizes: ArrayLike<number>): Roster {
  const walk = new Walk(instance)
  const order = instance.candidates.map((candidate, index) => ({ candidate, size: sizes[index] ?? 0, index }))
  const rank = ({ candidate }: (typeof order)[number]) => (walk.musts.has(candidate.id) ? 0 : 1)
  order.sort((a, b) => rank(a) - rank(b) || b.size - a.size || a.index - b.index)
  for (const one of order) {
    if (rank(one) === 1 && walk.hasGoal) break
    walk.visit(one.candidate)
  }
  return walk.roster
}

/** A share of the cost is known when the list is at its end: then the last of too many of a kind are let go. */
function sharesMended(instance: PlanInstance, roster: Roster): Roster {
  const byId = new Map(instance.candidates.map((candidate) => [candidate.id, candidate]))
  const musts = new Set(instance.constraints.flatMap((rule) => (rule.kind === 'include' ? rule.ids : [])))
  let kept = roster
  for (const rule of instance.constraints) {
    if (rule.kind !== 'spendShare' || rule.max === undefined) continue
    while (brokenBy(instance, rule, kept)) {
      const last = kept.findLastIndex(
        ({ candidate }) => !musts.has(candidate) && matchesWhere(byId.get(candidate)?.attributes, rule.where),
      )
      if (last < 0) return roster
      kept = kept.toSpliced(last, 1)
    }
  }
  return kept
}

const brokenBy = (instance: PlanInstance, rule: PlanConstraint, roster: Roster): boolean =>
  checkPlan({ ...instance, objective: { kind: 'netReach' }, constraints: [rule] }, { roster }).problems.length > 0

function brokenRules(
  instance: PlanInstance,
  roster: Roster,
  figures: { cost: number; netReachPersons: number },
): string[] {
  const broken = instance.constraints
    .filter((rule) => brokenBy(instance, rule, roster))
    .map((rule) => `This roster breaks the rule “${constraintWords(instance, rule)}”.`)
  const { objective } = instance
  if (objective.kind === 'minCost' && figures.netReachPersons < objective.goal * (1 - 1e-9))
    broken.push('This roster does not reach the goal.')
  return broken
}
