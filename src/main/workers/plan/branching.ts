import type { Incumbent } from './incumbent'
import type { Relaxation } from './relaxation'
import { impossible } from './subProblem'
import { chooseLocal } from './tighten'

/** What a probe leaves behind: the bound of one side and the dual point that gave it. */
export type Branch = { option: number; up: number; down: number; upPoint: Float64Array; downPoint: Float64Array }

const probeSteps = 3
/** up to this many options a full Newton step costs no more than it saves in nodes */
const fewOptions = 200

/** State that a probe changes. */
class Snapshot {
  readonly left: Float64Array
  readonly limit: Float64Array
  readonly point: Float64Array
  base = 0
  goalLeft = 0
  constructor(relaxation: Relaxation) {
    this.left = new Float64Array(relaxation.left.length)
    this.limit = new Float64Array(relaxation.limit.length)
    this.point = new Float64Array(relaxation.point.length)
  }
  take(relaxation: Relaxation): void {
    this.left.set(relaxation.left)
    this.limit.set(relaxation.limit)
    this.point.set(relaxation.point)
    this.base = relaxation.base
    this.goalLeft = relaxation.goalLeft
  }
  restore(relaxation: Relaxation): void {
    relaxation.left.set(this.left)
    relaxation.limit.set(this.limit)
    relaxation.point.set(this.point)
    relaxation.base = this.base
    relaxation.goalLeft = this.goalLeft
  }
}

/** Average loss of the bound when an option was chosen or banned before: the cheap forecast of a probe. */
export class PseudoCosts {
  private readonly sum: Float64Array
  private readonly count: Float64Array
  private total = [0, 0]
  private totalCount = [0, 0]
  constructor(options: number) {
    this.sum = new Float64Array(2 * options)
    this.count = new Float64Array(2 * options)
  }
  learn(option: number, side: 0 | 1, loss: number, distance: number): void {
    const perUnit = loss / Math.max(distance, 0.02)
    this.sum[2 * option + side]! += perUnit
    this.count[2 * option + side]! += 1
    this.total[side]! += perUnit
    this.totalCount[side]! += 1
  }
  times(option: number): number {
    return Math.min(this.count[2 * option]!, this.count[2 * option + 1]!)
  }
  forecast(option: number, side: 0 | 1, distance: number): number {
    const n = this.count[2 * option + side]!
    const mean = this.totalCount[side]! > 0 ? this.total[side]! / this.totalCount[side]! : 1
    // own experience counts more the more there is of it
    return ((this.sum[2 * option + side]! + mean) / (n + 1)) * distance
  }
}

/** The larger the smaller loss the better; the larger loss breaks near-ties. */
export function branchScore(lossUp: number, lossDown: number): number {
  const less = Math.min(lossUp, lossDown)
  const more = Math.max(lossUp, lossDown)
  return 5 * less + more
}

/**
 * Strong branching: both sides of the most undecided options are tried with a few Newton steps. A side that falls to
 * the cut decides the option at once.
 *
 * @param bound D of the node, at its point
 * @param most how many options to probe
 * @returns `closed` when both sides of one option fall; `decided` when something was fixed and the node should be
 *   bounded again; else the best branch
 */
export function probe(
  relaxation: Relaxation,
  bound: number,
  temperature: number,
  most: number,
  incumbent: Incumbent,
  pseudo: PseudoCosts,
  indexOf: ReadonlyMap<number, number>,
  onChosen: (option: number) => void,
): 'closed' | 'decided' | Branch {
  const { fraction, free, groupStart, groupOf, model } = relaxation
  const candidates: { j: number; score: number; x: number }[] = []
  for (let j = 0; j < relaxation.size; j++) {
    if (!free[j]) continue
    const x = fraction[j]!
    const k = indexOf.get(relaxation.source[j]!) ?? 0
    const guess = branchScore(pseudo.forecast(k, 1, 1 - x), pseudo.forecast(k, 0, x))
    candidates.push({ j, x, score: guess * (x > 0.01 && x < 0.99 ? 1 : 1e-3) * (0.05 + Math.min(x, 1 - x)) })
  }
  candidates.sort((a, b) => b.score - a.score || a.j - b.j)
  const curved = relaxation.size > fewOptions && relaxation.keepCurvature(temperature)
  const before = new Snapshot(relaxation)
  before.take(relaxation)
  const size = model.columns + (model.goal === null ? 0 : 1)
  let best: Branch | null = null
  let bestScore = impossible
  let bestJ = -1
  let decided = false
  let sinceBetter = 0
  const groupFree: number[] = []
  for (const { j, x } of candidates.slice(0, most)) {
    const g = groupOf[j]!
    if (!free[j]) continue
    const option = relaxation.source[j]!
    const first = groupStart[g]!
    const last = groupStart[g + 1]!
    groupFree.length = 0
    for (let f = first; f < last; f++) groupFree.push(free[f]!)
    const must = relaxation.mandatory[g]!
    before.take(relaxation)
    chooseLocal(relaxation, j)
    relaxation.intoDomain()
    if (curved) relaxation.descend(temperature, probeSteps)
    else relaxation.minimise(temperature, 3, 1e-2)
    const up = Math.min(bound, relaxation.bound())
    const upPoint = relaxation.point.slice(0, size)
    before.restore(relaxation)
    relaxation.mandatory[g] = must
    for (let f = first; f < last; f++) free[f] = groupFree[f - first]!
    free[j] = 0
    relaxation.intoDomain()
    if (curved) relaxation.descend(temperature, probeSteps)
    else relaxation.minimise(temperature, 3, 1e-2)
    const down = Math.min(bound, relaxation.bound())
    const downPoint = relaxation.point.slice(0, size)
    before.restore(relaxation)
    free[j] = 1
    const k = indexOf.get(option) ?? 0
    pseudo.learn(k, 1, Math.max(0, Math.min(bound - up, 1)), 1 - x)
    pseudo.learn(k, 0, Math.max(0, Math.min(bound - down, 1)), x)
    const upFalls = incumbent.prunes(up)
    const downFalls = incumbent.prunes(down)
    if (upFalls && downFalls) return 'closed'
    if (upFalls) {
      free[j] = 0
      fraction[j] = 0
      decided = true
      continue
    }
    if (downFalls) {
      onChosen(option)
      chooseLocal(relaxation, j)
      decided = true
      continue
    }
    const score = branchScore(bound - up, bound - down)
    if (score > bestScore) {
      bestScore = score
      best = { option, up, down, upPoint, downPoint }
      bestJ = j
      sinceBetter = 0
    } else if (++sinceBetter >= 4) break
  }
  if (decided || best === null || !free[bestJ]) return 'decided'
  return best
}
