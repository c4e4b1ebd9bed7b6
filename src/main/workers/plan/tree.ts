import { PseudoCosts, probe } from './branching'
import type { CompiledPlan } from './compile'
import type { Incumbent } from './incumbent'
import { NodeHeap, type OpenNode } from './nodeHeap'
import { Relaxation } from './relaxation'
import { fill, improveRoster, RosterState } from './rosterState'
import { sackRounds } from './sackBound'
import { fixByProfit, propagateRows } from './tighten'

export type Ended = 'proved' | 'nodeLimit' | 'timeLimit' | 'cancelled'
export type TreeLimits = {
  nodeLimit: number
  deadlineMs: number
  isCancelled: () => boolean
  /** how many options a node may probe before it splits; the tree's own measure where left out */
  probes?: number
}

const coolest = 1e-9

/** Best bound first with dives, over the options of a core; what is outside the core is decided. */
export class Tree {
  nodes = 0
  private readonly plan: CompiledPlan
  private readonly core: Relaxation
  private readonly coreIndex: Map<number, number>
  private readonly decided: readonly number[]
  private readonly incumbent: Incumbent
  private readonly limits: TreeLimits
  private readonly scale: number
  private readonly heap = new NodeHeap()
  private orders = 0
  private sacks = 0
  private sackPrunes = 0

  /** @param decided options chosen outside the core, already folded into it */
  constructor(core: Relaxation, decided: readonly number[], incumbent: Incumbent, limits: TreeLimits) {
    this.plan = core.model.plan
    this.scale = core.model.scale
    this.core = core
    this.decided = decided
    this.incumbent = incumbent
    this.limits = limits
    this.coreIndex = new Map()
    for (let j = 0; j < core.size; j++) this.coreIndex.set(core.source[j]!, j)
  }

  private stopped(): Ended | null {
    if (this.limits.isCancelled()) return 'cancelled'
    if (this.nodes >= this.limits.nodeLimit) return 'nodeLimit'
    return performance.now() > this.limits.deadlineMs ? 'timeLimit' : null
  }

  /** Searches until proved or stopped. `open` is the largest bound left open, −∞ when nothing is. */
  run(bound: number): { ended: Ended; open: number } {
    const { core } = this
    const work = new Relaxation(core.model, core.size, core.groups)
    const pseudo = new PseudoCosts(core.size)
    let next: OpenNode | undefined = {
      bound,
      order: this.orders++,
      depth: 0,
      chosen: [],
      banned: new Uint8Array(core.size),
      point: core.point.slice(),
    }
    while (next || this.heap.size) {
      const node: OpenNode | undefined = next ?? this.heap.pop()
      if (!node) break
      next = undefined
      if (this.incumbent.prunes(node.bound)) continue
      const ended = this.stopped()
      if (ended) return { ended, open: Math.max(node.bound, this.heap.top?.bound ?? node.bound) }
      this.nodes++
      next = this.expand(node, work, pseudo)
    }
    return { ended: 'proved', open: Number.NEGATIVE_INFINITY }
  }

  /** Bounds a node, prunes it or splits it. Returns the child to dive into. */
  private expand(node: OpenNode, work: Relaxation, pseudo: PseudoCosts): OpenNode | undefined {
    const { incumbent } = this
    this.loadNode(node, work)
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
      const here = work.cool(temperature, 8)
      bound = Math.min(bound, here, work.everything())
      if (incumbent.prunes(bound)) return undefined
      const fixed = fixByProfit(work, here, incumbent, onChosen)
      if (fixed < 0) return undefined
      if (fixed > 0) continue
      if (this.sacksPay()) {
        bound = Math.min(bound, sackRounds(work, [...this.decided, ...chosen], incumbent, 2, 'point'))
        this.sacks++
        if (incumbent.prunes(bound)) {
          this.sackPrunes++
          return undefined
        }
      }
      if (attempt === 0 || attempt === 3) {
        this.roundNode(work, chosen, node)
        if (incumbent.prunes(bound)) return undefined
      }
      const branch = probe(
        work,
        bound,
        temperature,
        this.limits.probes ?? (node.depth < 6 ? 12 : 8),
        incumbent,
        pseudo,
        this.coreIndex,
        onChosen,
      )
      if (branch === 'closed') return undefined
      if (branch === 'decided') continue
      return this.split(node, work, chosen, branch)
    }
    return this.splitAnywhere(node, work, chosen, bound)
  }

  /** Where audiences saturate, the knapsack of a tangent rarely closes a node, and it is dear. */
  private sacksPay(): boolean {
    if (this.plan.budgetRow < 0 || this.plan.rows.length > 1) return false
    return this.sacks < 8 || this.sackPrunes > 0.25 * this.sacks
  }

  private loadNode(node: OpenNode, work: Relaxation): void {
    const { core } = this
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
    const banned = new Uint8Array(node.banned.length).fill(1)
    for (let j = 0; j < work.size; j++) if (work.free[j]) banned[this.indexOf(work.source[j]!)] = 0
    return banned
  }

  private indexOf(option: number): number {
    return this.coreIndex.get(option) ?? -1
  }

  private offer(state: RosterState): boolean {
    return state.isKept() && this.incumbent.offer(state.value() / this.scale, state.options())
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
    without[this.indexOf(branch.option)] = 1
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
    state.load([...this.decided, ...chosen])
    this.offer(state)
  }

  private roundNode(work: Relaxation, chosen: number[], node: OpenNode): void {
    if (node.depth > 30 && this.nodes % 8) return
    const state = new RosterState(this.plan)
    state.load([...this.decided, ...chosen])
    for (const { option, x } of likelyFirst(work)) {
      if (x > 0.3 && state.chosen[this.plan.groupOf[option]!]! < 0 && state.fits(option)) state.add(option)
    }
    const pool = nearlyChosen(work, 80)
    fill(state, pool)
    if (!state.isKept()) {
      improveRoster(state, pool, 1)
      this.offer(state)
    } else if (state.value() / this.scale > this.incumbent.value * (1 - 2e-3)) {
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

export function likelyFirst(relaxation: Relaxation): { option: number; x: number }[] {
  const order: { option: number; x: number; profit: number }[] = []
  for (let j = 0; j < relaxation.size; j++) {
    if (relaxation.free[j] && relaxation.fraction[j]! > 1e-3) {
      order.push({ option: relaxation.source[j]!, x: relaxation.fraction[j]!, profit: relaxation.profit[j]! })
    }
  }
  return order.sort((a, b) => b.x - a.x || b.profit - a.profit || a.option - b.option)
}

/** Options whose reduced profit lies nearest to that of the best in their group. */
export function nearlyChosen(relaxation: Relaxation, most: number): number[] {
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
