import type { PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import { aimsOf } from './aims'
import { isAboutCost } from './answer'
import { type CompiledPlan, compilePlan } from './compile'
import type { PlanControls } from './plan'
import { constraintWords, moneyWords, personsWords } from './reasons'
import { solveAim } from './stages'

/** What a rule costs, or more money would bring. */
export type ShadowPrice = {
  /** index of the rule asked about: of the constraint where none are named */
  rule: number | 'budget'
  kind: string
  sentence: string
  /** in the objective's unit, what it costs at most where that is not proved; null where it was not weighed */
  gain: number | null
  isProved: boolean
  /** weighted as the objective has it; null where the objective is another or nothing can be said */
  reachLostPersons: number | null
  /** of the budget: what a thousand minor units more would add */
  reachPerThousandMinor?: number
}

/** One rule as a person set it may be several constraints; `name` in place of the first one's own words. */
export type WeighedRule = { constraints: readonly number[]; name: string | null }

const precision = 1e-3
const moreMoney = 0.1
/** For all rules together, and for one: a hundred rules are still weighed while somebody waits. */
const mostMs = 4_000
const mostMsEach = 1_000
const nodesEach = 1_500

/** Gain over the answer in the objective's unit: found, and at most; null when there was no time. */
type Gain = { found: number; most: number; isProved: boolean } | null
type Weighed = ShadowPrice & { gain: number }

/**
 * What each rule costs: how much better the best roster would be without it alone, by solving again from the answer's
 * roster. Where that is not proved to 0.1 % in the time given, the figure is what it costs at most. For the budget: what
 * a tenth more would add. Dearest first; nothing for an answer without a roster.
 *
 * @param rules each constraint is one where they are left out
 */
export function shadowPrices(
  instance: PlanInstance,
  answer: PlanAnswer,
  controls: PlanControls = {},
  rules: readonly WeighedRule[] = instance.constraints.map((_, n) => ({ constraints: [n], name: null })),
): ShadowPrice[] {
  const { objective } = answer
  if (objective === null) return []
  const deadlineMs = performance.now() + Math.min(mostMs, instance.options.timeLimitMs)
  const gainOf = (relaxed: PlanInstance) => gainWithout(relaxed, answer, objective, deadlineMs, controls)
  const list = rules.flatMap(({ constraints, name }, n): Weighed[] => {
    const first = instance.constraints[constraints[0] ?? -1]
    if (!first) return []
    const dropped = new Set(constraints)
    const gain = gainOf({ ...instance, constraints: instance.constraints.filter((_, c) => !dropped.has(c)) })
    const words = `“${capital(name ?? constraintWords(instance, first))}”`
    const isProved = gain?.isProved ?? false
    return [{ rule: n, kind: first.kind, gain: shown(gain), isProved, ...lossWords(instance, words, gain, objective) }]
  })
  if (instance.budget !== null && instance.budget > 0)
    list.push(budgetPrice(instance, instance.budget, gainOf, objective))
  return list
    .sort((a, b) => b.gain - a.gain || order(a.rule) - order(b.rule))
    .map((price) => ({ ...price, gain: price.gain < 0 ? null : price.gain }))
}

function order(rule: number | 'budget'): number {
  return rule === 'budget' ? Number.POSITIVE_INFINITY : rule
}

function shown(gain: Gain): number {
  return gain === null ? -1 : gain.isProved ? gain.found : gain.most
}

function gainWithout(
  relaxed: PlanInstance,
  answer: PlanAnswer,
  objective: number,
  deadlineMs: number,
  controls: PlanControls,
): Gain {
  const nowMs = performance.now()
  if (nowMs >= deadlineMs || controls.signal?.aborted) return null
  const sign = isAboutCost(relaxed) ? -1 : 1
  const [aim] = aimsOf(relaxed)
  const plan = compilePlan(relaxed, aim)
  if (plan.reasons.length) return null
  const options = { ...relaxed.options, gap: precision, nodeLimit: nodesEach }
  const solved = solveAim(
    plan,
    { ...relaxed, options },
    {
      deadlineMs: Math.min(deadlineMs, nowMs + mostMsEach),
      isCancelled: () => controls.signal?.aborted ?? false,
      onFound: () => {},
    },
    [optionsOf(plan, relaxed, answer.roster)],
  )
  if (!solved.chosen) return null
  const base = sign * objective
  const room = 1e-9 * Math.max(1, Math.abs(base))
  const found = solved.value - base
  // an answer that is itself not proved may be beaten for other reasons than the rule
  const isProved = solved.ended === 'proved' && (answer.gap ?? 1) <= precision
  return { found: found > room ? found : 0, most: Math.max(0, solved.bound - base), isProved }
}

function optionsOf(plan: CompiledPlan, instance: PlanInstance, roster: PlanAnswer['roster']): number[] {
  const packs = new Map(roster.map((entry) => [entry.candidate, entry.package]))
  const chosen: number[] = []
  for (let i = 0; i < plan.options; i++) {
    const candidate = instance.candidates[plan.candidateOf[i] ?? -1]
    const pack = candidate?.packages[plan.packageOf[i] ?? -1]
    if (candidate && pack && packs.get(candidate.id) === pack.id) chosen.push(i)
  }
  return chosen
}

function budgetPrice(
  instance: PlanInstance,
  budget: number,
  gainOf: (relaxed: PlanInstance) => Gain,
  objective: number,
): Weighed {
  const gain = gainOf({ ...instance, budget: budget * (1 + moreMoney) })
  const about = { rule: 'budget' as const, kind: 'budget', gain: shown(gain), isProved: gain?.isProved ?? false }
  if (gain === null) {
    return {
      ...about,
      reachLostPersons: null,
      sentence: 'What more money would bring was not weighed in the time given.',
    }
  }
  const isReach = isNetReach(instance)
  const amount = gain.isProved ? gain.found : gain.most
  const extra = budget * moreMoney
  const figures = isReach
    ? { reachLostPersons: amount, reachPerThousandMinor: (1000 * amount) / extra }
    : { reachLostPersons: null }
  if (isNothing(gain, objective)) return { ...about, ...figures, sentence: '10 % more money would add nothing.' }
  const most = gain.isProved ? '' : 'at most '
  if (isAboutCost(instance)) {
    return { ...about, ...figures, sentence: `10 % more money would save ${most}${amountWords(instance, amount)}.` }
  }
  const each = isReach ? `, one for every ${moneyWords(instance, Math.round((100 * extra) / amount) / 100)}` : ''
  return {
    ...about,
    ...figures,
    sentence: `10 % more money would add ${most}${amountWords(instance, amount)} (${percent(amount, objective)})${each}.`,
  }
}

function lossWords(
  instance: PlanInstance,
  name: string,
  gain: Gain,
  objective: number,
): Pick<ShadowPrice, 'sentence' | 'reachLostPersons'> {
  if (gain === null) return { sentence: `${name} was not weighed in the time given.`, reachLostPersons: null }
  const isReach = isNetReach(instance)
  if (isNothing(gain, objective)) return { sentence: `${name} costs nothing.`, reachLostPersons: isReach ? 0 : null }
  const amount = gain.isProved ? gain.found : gain.most
  const most = gain.isProved ? '' : 'at most '
  const figure = `${most}${amountWords(instance, amount)} (${percent(amount, objective)})`
  return {
    sentence: isAboutCost(instance) ? `${name} makes the roster dearer by ${figure}.` : `${name} costs ${figure}.`,
    reachLostPersons: isReach ? amount : null,
  }
}

/** Nothing better was found, and the proof leaves no more than its own precision. */
function isNothing(gain: NonNullable<Gain>, objective: number): boolean {
  if (gain.isProved) return gain.found === 0
  return gain.most <= 1e-9 * Math.max(1, Math.abs(objective))
}

function isNetReach(instance: PlanInstance): boolean {
  const { objective } = instance
  return objective.kind === 'netReach' || (objective.kind === 'lexicographic' && objective.order[0] === 'netReach')
}

function amountWords(instance: PlanInstance, amount: number): string {
  const { objective } = instance
  const kind = objective.kind === 'lexicographic' ? (objective.order[0] ?? 'cost') : objective.kind
  switch (kind) {
    case 'netReach':
      return personsWords(instance, Math.round(amount))
    case 'engagements':
    case 'conversions':
      return `${Math.round(amount)} ${kind}`
    case 'revenue':
      return `${moneyWords(instance, Math.round(amount))} of revenue`
    case 'blend':
      return `${Number(amount.toPrecision(4))} of the blend`
    default:
      return moneyWords(instance, Math.round(amount))
  }
}

function percent(amount: number, objective: number): string {
  if (objective === 0) return 'from nothing'
  return `${Number(((100 * amount) / Math.abs(objective)).toPrecision(2))} %`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
