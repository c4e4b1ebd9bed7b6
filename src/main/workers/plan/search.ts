import { PseudoCosts, probe } from './branching'
import type { CompiledPlan } from './compile'
import { greedyRoster } from './greedy'
import { Incumbent } from './incumbent'
import { type Model, modelOf } from './model'
import { NodeHeap, type OpenNode } from './nodeHeap'
import { Relaxation } from './relaxation'
import { fill, improveRoster, RosterState } from './rosterState'
import { fixByProfit, propagateRows } from './tighten'

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
}

export type SearchAnswer = {
  chosen: number[] | null
  value: number
  /** proven upper bound of the objective, rounded outward */
  bound: number
  nodes: number
  ended: 'proved' | 'nodeLimit' | 'timeLimit' | 'cancelled'
}

const rounding = 1e-12
const coolest = 1e-9

/** Branch and bound over the smoothed dual: root bound and roster, a small core, best bound first with dives. */
export class Search {
  private readonly plan: CompiledPlan
  private readonly controls: SearchControls
  private readonly model: Model
  private readonly incumbent: Incumbent
  private readonly full: Relaxation
  private rootChosen: number[] = []
  private coreOptions: number[] = []
  private nodes = 0
  private orders = 0
  private readonly heap = new NodeHeap()
  private rootBound = Number.POSITIVE_INFINITY

  constructor(plan: CompiledPlan, controls: SearchControls) {
    this.plan = plan
    this.controls = controls
    const { state, lastRatio } = greedyRoster(plan, true)
    const scale = scaleOf(plan, state)
    const model = modelOf(plan, scale)
    this.model = model
    this.incumbent = new Incumbent(
      floorOf(plan) / scale - 1e-9,
      controls.gap,
      plan.objectiveGrid / scale,
      (value, chosen) =>
        controls.onFound(value * scale, chosen, Number.isFinite(this.rootBound) ? this.rootBound * scale : null),
    )
    this.full = new Relaxation(model, plan.options, plan.groups)
    this.full.reset()
    const options: number[] = []
    for (let g = 0; g < plan.groups; g++) {
      options.length = 0
      for (let i = plan.groupStart[g]!; i < plan.groupStart[g + 1]!; i++) options.push(i)
      this.full.addGroup(options, options.length, g, plan.mandatory[g]!)
    }
    this.firstPoint(state, lastRatio)
    this.offer(state)
    for (const start of controls.start ?? []) {
      state.load(start)
      this.offer(state)
    }
  }

  private offer(state: RosterState): boolean {
    return state.isKept() && this.incumbent.offer(state.value() / this.model.scale, state.options())
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
    full.intoDomain()
  }

  private stopped(): SearchAnswer['ended'] | null {
    if (this.controls.isCancelled()) return 'cancelled'
    if (this.nodes >= this.controls.nodeLimit) return 'nodeLimit'
    return performance.now() > this.controls.deadlineMs ? 'timeLimit' : null
  }

  run(): SearchAnswer {
    const rootOpen = this.root()
    if (rootOpen === null) return this.answer('proved', Number.NEGATIVE_INFINITY)
    const early = this.stopped()
    if (early) return this.answer(early, rootOpen.bound)
    return this.branchAndBound(rootOpen)
  }

  private answer(ended: SearchAnswer['ended'], open: number): SearchAnswer {
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

  /** Cools the dual of the whole instance, deciding options on the way; null when that already proves the answer. */
  private root(): OpenNode | null {
    const { full, incumbent, model } = this
    const isChosen = (option: number) => this.rootChosen.push(option)
    if (!propagateRows(full, isChosen)) return null
    let relaxation = full
    let bound = Number.POSITIVE_INFINITY
    let rounds = 0
    for (let temperature = 2e-3; ; temperature *= 0.2) {
      if (this.controls.isCancelled() || performance.now() > this.controls.deadlineMs) break
      relaxation.minimise(temperature, 8, 1e-2)
      bound = Math.min(bound, relaxation.bound())
      this.rootBound = bound
      if (incumbent.prunes(bound)) return null
      if (rounds === 2 || (rounds > 2 && incumbent.chosen === null)) this.roundRoot(relaxation)
      const here = relaxation.bound()
      if (fixByProfit(relaxation, here, incumbent, isChosen) < 0) return null
      if (!propagateRows(relaxation, isChosen)) return null
      relaxation = this.compact(relaxation)
      relaxation.intoDomain()
      rounds++
      if (temperature < 3e-7 || (rounds > 3 && temperature < (bound - incumbent.value) * 1e-3)) break
    }
    this.roundRoot(relaxation)
    relaxation.bound()
    const last = relaxation.bound()
    bound = Math.min(bound, Math.max(last, incumbent.prunedBound))
    if (incumbent.prunes(last)) return null
    if (fixByProfit(relaxation, last, incumbent, isChosen) < 0) return null
    relaxation = this.compact(relaxation)
    this.coreOptions = []
    for (let j = 0; j < relaxation.size; j++) this.coreOptions.push(relaxation.source[j]!)
    this.core = relaxation
    return {
      bound: Math.min(bound, last),
      order: this.orders++,
      depth: 0,
      chosen: [],
      banned: new Uint8Array(relaxation.size),
      point: relaxation.point.slice(0, model.columns + (model.goal === null ? 0 : 1)),
    }
  }

  private core: Relaxation | null = null

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
    const pool = nearlyChosen(relaxation, 160)
    for (const threshold of [0.35, 0.75]) {
      state.load(this.rootChosen)
      for (const { option, x } of order) {
        if (x > threshold && state.chosen[this.plan.groupOf[option]!]! < 0 && state.fits(option)) state.add(option)
      }
      improveRoster(state, pool, 3)
      this.offer(state)
    }
    if (this.incumbent.chosen) {
      state.load(this.incumbent.chosen)
      improveRoster(state, pool, 2)
      this.offer(state)
    }
  }

  private branchAndBound(root: OpenNode): SearchAnswer {
    const core = this.core
    if (!core) return this.answer('proved', Number.NEGATIVE_INFINITY)
    const work = new Relaxation(this.model, core.size, core.groups)
    const pseudo = new PseudoCosts(this.plan.options)
    let next: OpenNode | undefined = root
    while (next || this.heap.size) {
      const node: OpenNode | undefined = next ?? this.heap.pop()
      if (!node) break
      next = undefined
      if (this.incumbent.prunes(node.bound)) continue
      const ended = this.stopped()
      if (ended) return this.answer(ended, Math.max(node.bound, this.heap.top?.bound ?? node.bound))
      this.nodes++
      next = this.expand(node, core, work, pseudo)
    }
    return this.answer('proved', Number.NEGATIVE_INFINITY)
  }

  /** Bounds a node, prunes it or splits it. Returns the child to dive into. */
  private expand(node: OpenNode, core: Relaxation, work: Relaxation, pseudo: PseudoCosts): OpenNode | undefined {
    const { incumbent } = this
    this.loadNode(node, core, work)
    const chosen = [...node.chosen]
    const onChosen = (option: number) => chosen.push(option)
    let bound = node.bound
    for (let attempt = 0; attempt < 12; attempt++) {
      if (!propagateRows(work, onChosen)) return undefined
      if (isDecided(work)) {
        this.offerLeaf(chosen)
        return undefined
      }
      work.intoDomain()
      const temperature = Math.min(1e-3, Math.max(coolest, (bound - incumbent.value) / 100))
      work.minimise(temperature, 8, 1e-2)
      const here = work.bound()
      bound = Math.min(bound, here)
      if (incumbent.prunes(bound)) return undefined
      const fixed = fixByProfit(work, here, incumbent, onChosen)
      if (fixed < 0) return undefined
      if (fixed > 0) continue
      if (attempt === 0 || attempt === 3) {
        this.roundNode(work, chosen, node)
        if (incumbent.prunes(bound)) return undefined
      }
      const branch = probe(work, bound, temperature, node.depth < 6 ? 12 : 8, incumbent, pseudo, onChosen)
      if (branch === 'closed') return undefined
      if (branch === 'decided') continue
      return this.split(node, work, chosen, branch)
    }
    return this.splitAnywhere(node, work, chosen, bound)
  }

  private loadNode(node: OpenNode, core: Relaxation, work: Relaxation): void {
    work.reset()
    work.left.set(core.left)
    work.limit.set(core.limit)
    work.base = core.base
    work.goalLeft = core.goalLeft
    const taken = new Set(node.chosen.map((option) => this.plan.groupOf[option]!))
    const options: number[] = []
    for (let g = 0; g < core.groups; g++) {
      if (taken.has(core.groupSource[g]!)) continue
      options.length = 0
      for (let j = core.groupStart[g]!; j < core.groupStart[g + 1]!; j++)
        if (!node.banned[j]) options.push(core.source[j]!)
      if (options.length || core.mandatory[g])
        work.addGroup(options, options.length, core.groupSource[g]!, core.mandatory[g]!)
    }
    for (const option of node.chosen) work.choose(option)
    work.point.set(node.point)
  }

  private bannedOf(node: OpenNode, work: Relaxation): Uint8Array {
    // whatever is not free any more in the working copy is decided
    const free = new Set<number>()
    for (let j = 0; j < work.size; j++) if (work.free[j]) free.add(work.source[j]!)
    return Uint8Array.from(node.banned, (was, j) => (was || !free.has(this.coreOptions[j]!) ? 1 : 0))
  }

  private split(
    node: OpenNode,
    work: Relaxation,
    chosen: number[],
    branch: { option: number; up: number; down: number; upPoint: Float64Array; downPoint: Float64Array },
  ): OpenNode {
    const banned = this.bannedOf(node, work)
    const up: OpenNode = {
      bound: branch.up,
      order: this.orders++,
      depth: node.depth + 1,
      chosen: [...chosen, branch.option],
      banned,
      point: branch.upPoint,
    }
    const without = Uint8Array.from(banned)
    without[this.coreOptions.indexOf(branch.option)] = 1
    const down: OpenNode = {
      bound: branch.down,
      order: this.orders++,
      depth: node.depth + 1,
      chosen: [...chosen],
      banned: without,
      point: branch.downPoint,
    }
    const [first, second] = up.bound >= down.bound ? [up, down] : [down, up]
    this.heap.push(second)
    return first
  }

  /** Deciding went on for many rounds: split on the least decided option without probing. */
  private splitAnywhere(node: OpenNode, work: Relaxation, chosen: number[], bound: number): OpenNode | undefined {
    let best = -1
    for (let j = 0; j < work.size; j++) {
      if (work.free[j] && (best < 0 || Math.abs(work.fraction[j]! - 0.5) < Math.abs(work.fraction[best]! - 0.5)))
        best = j
    }
    if (best < 0) return undefined
    const point = work.point.slice()
    return this.split(node, work, chosen, {
      option: work.source[best]!,
      up: bound,
      down: bound,
      upPoint: point,
      downPoint: point,
    })
  }

  private offerLeaf(chosen: number[]): void {
    const state = new RosterState(this.plan)
    state.load([...this.rootChosen, ...chosen])
    this.offer(state)
  }

  private roundNode(work: Relaxation, chosen: number[], node: OpenNode): void {
    if (node.depth > 30 && this.nodes % 8) return
    const state = new RosterState(this.plan)
    state.load([...this.rootChosen, ...chosen])
    for (const { option, x } of likelyFirst(work)) {
      if (x > 0.3 && state.chosen[this.plan.groupOf[option]!]! < 0 && state.fits(option)) state.add(option)
    }
    const pool = nearlyChosen(work, 80)
    fill(state, pool)
    if (!state.isKept()) {
      improveRoster(state, pool, 1)
      this.offer(state)
    } else if (state.value() / this.model.scale > this.incumbent.value * (1 - 2e-3)) {
      improveRoster(state, pool, 2)
      this.offer(state)
    }
  }
}

function isDecided(work: Relaxation): boolean {
  for (let j = 0; j < work.size; j++) if (work.free[j]) return false
  for (let g = 0; g < work.groups; g++) if (work.mandatory[g]) return false
  return true
}

function likelyFirst(relaxation: Relaxation): { option: number; x: number }[] {
  const order: { option: number; x: number; profit: number }[] = []
  for (let j = 0; j < relaxation.size; j++) {
    if (relaxation.free[j] && relaxation.fraction[j]! > 1e-3) {
      order.push({ option: relaxation.source[j]!, x: relaxation.fraction[j]!, profit: relaxation.profit[j]! })
    }
  }
  return order.sort((a, b) => b.x - a.x || b.profit - a.profit || a.option - b.option)
}

/** Options whose reduced profit lies nearest to that of the best in their group. */
function nearlyChosen(relaxation: Relaxation, most: number): number[] {
  const near: { option: number; lag: number }[] = []
  for (let g = 0; g < relaxation.groups; g++) {
    const first = relaxation.groupStart[g]!
    const last = relaxation.groupStart[g + 1]!
    let top = relaxation.mandatory[g] ? Number.NEGATIVE_INFINITY : 0
    for (let j = first; j < last; j++) if (relaxation.free[j]) top = Math.max(top, relaxation.profit[j]!)
    for (let j = first; j < last; j++) {
      if (relaxation.free[j]) near.push({ option: relaxation.source[j]!, lag: top - relaxation.profit[j]! })
    }
  }
  near.sort((a, b) => a.lag - b.lag || a.option - b.option)
  return near.slice(0, most).map(({ option }) => option)
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
