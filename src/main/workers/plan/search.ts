import type { CompiledPlan } from './compile'
import { exchangePairs } from './exchange'
import { greedyRoster } from './greedy'
import { Incumbent } from './incumbent'
import { type Model, modelOf } from './model'
import { Relaxation } from './relaxation'
import { improveRoster, RosterState } from './rosterState'
import { sackRounds } from './sackBound'
import { goOn } from './stopped'
import { chooseLocal, fixByProfit, propagateRows } from './tighten'
import { type Ended, likelyFirst, nearlyChosen, Tree } from './tree'

export type SearchControls = {
  gap: number
  nodeLimit: number
  /** on the clock of performance.now() */
  deadlineMs: number
  isCancelled: () => boolean
  /** value in the objective's unit, options of the plan */
  onFound: (value: number, chosen: readonly number[], bound: number | null) => void
  /** rosters known beforehand, options of the plan; those that keep the rules are used */
  start?: readonly (readonly number[])[]
  /** the plan's model, where there is one already */
  model?: Model
  /** from a search of nearly the same plan with the same model: its dual point, its objective / scale */
  warm?: { point: Float64Array; size: number }
  /** options that cost more are left out */
  mostCost?: number
}

export type SearchAnswer = {
  chosen: number[] | null
  value: number
  /** proven upper bound of the objective, rounded outward */
  bound: number
  nodes: number
  ended: Ended
}

const rounding = 1e-12
/** sizes of the small trees before the big one, and how many nodes each may take */
const polishGroups = [24, 48]
const polishNodes = 40
/** rosters are wanted here, not proofs: few probes */
const polishProbes = 4
/** most pairs of exchanges made one after the other */
const exchangeRounds = 8

/** Branch and bound over the smoothed dual: root bound and roster, a small core, best bound first with dives. */
export class Search {
  private readonly plan: CompiledPlan
  private readonly controls: SearchControls
  private readonly model: Model
  private readonly incumbent: Incumbent
  private readonly full: Relaxation
  private readonly isAllowed: (chosen: readonly number[]) => boolean
  /** objective expected, in units of the scale */
  private readonly size: number
  private endPoint: Float64Array | null = null
  private rootChosen: number[] = []
  private nodes = 0
  private rootBound = Number.POSITIVE_INFINITY

  constructor(plan: CompiledPlan, controls: SearchControls) {
    this.plan = plan
    this.controls = controls
    const { warm } = controls
    goOn(controls.isCancelled)
    const greedy = warm ? null : greedyRoster(plan, true)
    goOn(controls.isCancelled)
    const state = greedy?.state ?? new RosterState(plan)
    const model = controls.model ?? modelOf(plan, scaleOf(plan, state), controls.isCancelled)
    const scale = model.scale
    this.model = model
    // rules may leave the greedy roster empty: then a plan of middling size
    this.size = Math.max(warm ? warm.size : Math.abs(state.value()) / scale || 0.1, 1e-6)
    this.incumbent = new Incumbent(
      floorOf(plan) / scale - 1e-9,
      controls.gap,
      plan.objectiveGrid / scale,
      (value, chosen) =>
        controls.onFound(value * scale, chosen, Number.isFinite(this.rootBound) ? this.rootBound * scale : null),
    )
    this.full = new Relaxation(model, plan.options, plan.groups)
    this.full.isCancelled = controls.isCancelled
    this.full.reset()
    const mostCost = controls.mostCost ?? Number.POSITIVE_INFINITY
    const options: number[] = []
    for (let g = 0; g < plan.groups; g++) {
      if (g % 10_000 === 0) goOn(controls.isCancelled)
      options.length = 0
      for (let i = plan.groupStart[g]!; i < plan.groupStart[g + 1]!; i++) if (plan.cost[i]! <= mostCost) options.push(i)
      if (options.length || plan.mandatory[g]) this.full.addGroup(options, options.length, g, plan.mandatory[g]!)
    }
    if (warm) this.full.point.set(warm.point)
    else this.firstPoint(state, greedy?.lastRatio ?? 0)
    this.full.intoDomain()
    this.isAllowed = (chosen) => chosen.every((i) => plan.cost[i]! <= mostCost)
    this.offer(state)
    for (const start of controls.start ?? []) {
      state.load(start)
      this.offer(state)
    }
  }

  /** The dual point the root ended with: where a search of a neighbouring plan should begin. */
  get rootPoint(): Float64Array {
    return this.endPoint ?? this.full.point
  }

  private offer(state: RosterState): boolean {
    return (
      state.isKept() &&
      this.isAllowed(state.options()) &&
      this.incumbent.offer(state.value() / this.model.scale, state.options())
    )
  }

  /** Dual prices as the greedy roster suggests them: what is left of each segment, the last gain per money. */
  private firstPoint(state: RosterState, lastRatio: number): void {
    const { model, full, plan } = this
    const { point } = full
    const { scale } = model
    if (model.goal !== null) {
      const perCost = lastRatio > 0 ? Math.max(plan.goal ?? 1, 1e-9) / (lastRatio * scale) : 0.1
      point[model.columns] = plan.weight.every((weight) => weight === 0) ? perCost : 0.05
    }
    const mu = model.goal === null ? 0 : point[model.columns]!
    for (let s = 0; s < model.segments; s++) {
      const weight = (model.weight[s]! + mu * model.goalWeight[s]!) * Math.max(state.left[s]!, 1e-6)
      if (model.exponential[s]! >= 0) point[model.exponential[s]!] = weight
      if (model.summed[s]! >= 0) point[model.summed[s]!] = model.exponential[s]! >= 0 ? 1e-3 * weight : 0.5 * weight
    }
    for (let k = 0; k < model.rows; k++) {
      point[model.rowColumn + k] =
        k === plan.budgetRow ? Math.max((lastRatio * model.rowScale[k]!) / scale, 1e-4) : 1e-3
    }
  }

  run(): SearchAnswer {
    const core = this.root()
    if (core === null) return this.answer('proved', Number.NEGATIVE_INFINITY)
    const ended = this.stopped()
    if (ended) {
      return this.answer(ended, Number.isFinite(this.rootBound) ? this.rootBound : this.full.everything())
    }
    const tree = new Tree(core, this.rootChosen, this.incumbent, {
      ...this.controls,
      nodeLimit: this.controls.nodeLimit - this.nodes,
    })
    const searched = tree.run(this.rootBound)
    this.nodes += tree.nodes
    return this.answer(searched.ended, searched.open)
  }

  private answer(ended: Ended, open: number): SearchAnswer {
    const { incumbent, model } = this
    const bound = incumbent.upperBound(open) * model.scale
    return {
      chosen: incumbent.chosen,
      value: incumbent.value * model.scale,
      bound: bound + Math.abs(bound) * rounding,
      nodes: this.nodes,
      ended,
    }
  }

  private stopped(): Ended | null {
    if (this.controls.isCancelled()) return 'cancelled'
    return performance.now() > this.controls.deadlineMs ? 'timeLimit' : null
  }

  /** Cools the dual of the whole instance, deciding options on the way; null when that already proves the answer. */
  private root(): Relaxation | null {
    const { full, incumbent } = this
    const isChosen = (option: number) => this.rootChosen.push(option)
    if (!propagateRows(full, isChosen)) return null
    let relaxation = full
    let bound = Number.POSITIVE_INFINITY
    const isWarm = this.controls.warm !== undefined
    // money alone is scarce: the knapsack of the tangent finds better rosters than rounding does
    const byMoney = this.plan.rows.length === 1 && this.plan.budgetRow === 0 && this.model.goal === null
    const hottest = isWarm ? 1e-4 : this.plan.rows.length > 1 ? 1e-3 : 5e-4
    let rounds = 0
    for (let temperature = hottest * this.size; ; temperature *= 0.2) {
      if (this.stopped()) return relaxation
      let here = relaxation.cool(temperature, this.model.columns > 60 ? 40 : 8)
      bound = Math.min(bound, here, relaxation.everything())
      this.rootBound = bound
      this.endPoint = relaxation.point
      if (incumbent.prunes(bound)) return null
      if (this.stopped()) return relaxation
      if (byMoney) {
        const isRipe = isWarm || rounds > 0
        if (isRipe) bound = Math.min(bound, this.bySack(relaxation, 1, 'point'))
        if (incumbent.prunes(bound)) return null
        if (isRipe) {
          // the roster found leaves few options: the next knapsacks are small
          if (fixByProfit(relaxation, here, incumbent, isChosen) < 0) return null
          if (!propagateRows(relaxation, isChosen)) return null
          relaxation = this.compact(relaxation)
          bound = Math.min(bound, this.bySack(relaxation, 3, 'roster'))
          if (incumbent.prunes(bound)) return null
          relaxation.intoDomain()
          here = relaxation.bound()
        }
      } else if (isWarm ? rounds === 0 : rounds === 2 || (rounds > 2 && incumbent.chosen === null)) {
        this.roundRoot(relaxation)
        if (incumbent.prunes(bound)) return null
      }
      if (fixByProfit(relaxation, here, incumbent, isChosen) < 0) return null
      if (!propagateRows(relaxation, isChosen)) return null
      relaxation = this.compact(relaxation)
      relaxation.intoDomain()
      rounds++
      if (temperature < 3e-7 * this.size) break
      if (rounds > (isWarm ? 1 : 3) && temperature < (bound - incumbent.value) * 1e-3) break
    }
    if (this.stopped()) return relaxation
    this.roundRoot(relaxation)
    for (const groups of polishGroups) {
      const here = relaxation.bound()
      this.rootBound = Math.min(bound, here)
      if (incumbent.prunes(Math.min(here, bound))) return null
      if (fixByProfit(relaxation, here, incumbent, isChosen) < 0) return null
      relaxation = this.compact(relaxation)
      if (relaxation.groups <= groups) break
      bound = Math.min(bound, this.bySack(relaxation, 4, 'point'))
      if (incumbent.prunes(bound)) return null
      this.polish(relaxation, groups)
      if (this.stopped()) return relaxation
    }
    const last = relaxation.bound()
    this.rootBound = Math.min(bound, last)
    if (incumbent.prunes(this.rootBound)) return null
    if (fixByProfit(relaxation, last, incumbent, isChosen) < 0) return null
    return this.compact(relaxation)
  }

  private bySack(relaxation: Relaxation, rounds: number, begin: 'point' | 'roster'): number {
    if (this.plan.budgetRow < 0) return Number.POSITIVE_INFINITY
    const bound = sackRounds(relaxation, this.rootChosen, this.incumbent, rounds, begin)
    this.rootBound = Math.min(this.rootBound, bound)
    return bound
  }

  /**
   * A small tree over the least decided groups, the others as the relaxation has them: finds good rosters early, and
   * with them the big tree becomes small.
   */
  private polish(relaxation: Relaxation, most: number): void {
    const { incumbent } = this
    relaxation.bound()
    const doubt = doubts(relaxation)
    const open = new Set([...doubt.keys()].sort((a, b) => doubt[a]!.lag - doubt[b]!.lag || a - b).slice(0, most))
    const decided = [...this.rootChosen]
    const small = this.compact(relaxation)
    // the copy has the same groups in the same order: only free ones were kept in both
    for (let g = 0; g < small.groups; g++) {
      if (open.has(g)) continue
      const best = doubt[g]!.best
      for (let j = small.groupStart[g]!; j < small.groupStart[g + 1]!; j++) small.free[j] = 0
      if (best >= 0) {
        decided.push(small.source[best]!)
        chooseLocal(small, best)
      }
      small.mandatory[g] = 0
    }
    const core = this.compact(small)
    core.intoDomain()
    const trial = new Incumbent(incumbent.value, Math.max(this.controls.gap * 0.1, 1e-6), 0, (value, chosen) => {
      incumbent.offer(value, chosen)
    })
    trial.chosen = incumbent.chosen
    const tree = new Tree(core, decided, trial, {
      ...this.controls,
      // good enough for the bound of the whole: no need to go on
      isCancelled: () => this.controls.isCancelled() || incumbent.cut >= this.rootBound,
      probes: polishProbes,
      nodeLimit: Math.min(polishNodes, this.controls.nodeLimit - this.nodes),
    })
    tree.run(core.bound())
    this.nodes += tree.nodes
  }

  /** Other rules than the budget decide. */
  private get byRules(): boolean {
    return this.plan.rows.length > 1
  }

  /** A smaller relaxation of what is still undecided, once a third has gone. */
  private compact(from: Relaxation): Relaxation {
    let open = 0
    let groups = 0
    for (let g = 0; g < from.groups; g++) {
      let any = from.mandatory[g]!
      for (let j = from.groupStart[g]!; j < from.groupStart[g + 1]!; j++) {
        if (from.free[j]) {
          open++
          any = 1
        }
      }
      if (any) groups++
    }
    const to = new Relaxation(this.model, open, groups)
    to.isCancelled = from.isCancelled
    to.left.set(from.left)
    to.limit.set(from.limit)
    to.base = from.base
    to.goalLeft = from.goalLeft
    to.point.set(from.point)
    const options: number[] = []
    for (let g = 0; g < from.groups; g++) {
      options.length = 0
      for (let j = from.groupStart[g]!; j < from.groupStart[g + 1]!; j++)
        if (from.free[j]) options.push(from.source[j]!)
      if (options.length || from.mandatory[g])
        to.addGroup(options, options.length, from.groupSource[g]!, from.mandatory[g]!)
    }
    return to
  }

  /** Rosters from the smoothed choice: likely options first, mended and improved with the undecided ones. */
  private roundRoot(relaxation: Relaxation): void {
    const state = new RosterState(this.plan)
    const order = likelyFirst(relaxation)
    const room = this.incumbent.chosen ? this.rootBound - this.incumbent.value : Number.POSITIVE_INFINITY
    const pool = nearlyChosen(relaxation, 160)
    for (const threshold of [0.35, 0.75]) {
      state.load(this.rootChosen)
      for (const { option, x } of order) {
        if (x > threshold && state.chosen[this.plan.groupOf[option]!]! < 0 && state.fits(option)) state.add(option)
      }
      improveRoster(state, pool, this.byRules ? 1 : 3)
      this.offer(state)
      if (this.byRules && exchangePairs(state, relaxation, room, exchangeRounds)) this.offer(state)
    }
    if (this.incumbent.chosen) {
      state.load(this.incumbent.chosen)
      improveRoster(state, pool, 2)
      this.offer(state)
    }
  }
}

/** Of each group its best option (−1 for none) and how little it leads the next best. */
function doubts(relaxation: Relaxation): { best: number; lag: number }[] {
  const list: { best: number; lag: number }[] = []
  for (let g = 0; g < relaxation.groups; g++) {
    let top = relaxation.mandatory[g] ? Number.NEGATIVE_INFINITY : 0
    let second = Number.NEGATIVE_INFINITY
    let best = -1
    for (let j = relaxation.groupStart[g]!; j < relaxation.groupStart[g + 1]!; j++) {
      if (!relaxation.free[j]) continue
      const r = relaxation.profit[j]!
      if (r > top) {
        second = top
        top = r
        best = j
      } else second = Math.max(second, r)
    }
    list.push({ best, lag: top - second })
  }
  return list
}

/** Least any roster can be worth. */
function floorOf(plan: CompiledPlan): number {
  let floor = 0
  for (let g = 0; g < plan.groups; g++) {
    let least = 0
    for (let i = plan.groupStart[g]!; i < plan.groupStart[g + 1]!; i++) least = Math.min(least, plan.linear[i]!)
    floor += least
  }
  return floor
}

function scaleOf(plan: CompiledPlan, state: RosterState): number {
  const value = Math.abs(state.value())
  if (value > 0) return value
  let total = 0
  for (let s = 0; s < plan.segments; s++) total += plan.weight[s]!
  for (let i = 0; i < plan.options; i++) total = Math.max(total, Math.abs(plan.linear[i]!))
  return total > 0 ? total : 1
}
