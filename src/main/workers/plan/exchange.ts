import type { Relaxation } from './relaxation'
import type { RosterState } from './rosterState'

/** Sizes of the lists: ins and outs that cost least by the dual's prices, then their combinations. */
const mostIns = 60
const mostOuts = 24
const mostMoves = 240
/** Best pairs by the sum of their gains whose true value is looked at. */
const mostTried = 6

/** Drop `out`, take `into`; −1 for neither. */
type Move = { out: number; into: number; loss: number }

/**
 * Better by two exchanges at once. Under several rules at once a single exchange rarely keeps them all; of the
 * exchanges that lose least by the dual's prices some pair nearly always does, and lies near the bound.
 *
 * @param relaxation priced; only its free options are moved
 * @param room no roster that loses more than this by the dual's prices can beat the best one known
 * @returns whether the roster got better (or, from one that breaks rules, keeps them all now)
 */
export function exchangePairs(state: RosterState, relaxation: Relaxation, room: number, rounds: number): boolean {
  let isBetter = false
  for (let round = 0; round < rounds; round++) {
    if (!bestPair(state, movesOf(state, relaxation, room))) break
    isBetter = true
  }
  return isBetter
}

function movesOf(state: RosterState, relaxation: Relaxation, room: number): Move[] {
  const { groupStart, free, profit, source, groupSource, mandatory } = relaxation
  const outs: Move[] = []
  const moves: Move[] = [{ out: -1, into: -1, loss: 0 }]
  const options = new Int32Array(relaxation.size)
  const losses = new Float64Array(relaxation.size)
  let count = 0
  for (let g = 0; g < relaxation.groups; g++) {
    const first = groupStart[g]!
    const last = groupStart[g + 1]!
    const now = state.chosen[groupSource[g]!]!
    if (now < 0) {
      for (let j = first; j < last; j++) {
        if (!free[j] || -profit[j]! >= room) continue
        options[count] = source[j]!
        losses[count++] = -profit[j]!
      }
      continue
    }
    let worth = 0
    for (let j = first; j < last; j++) if (source[j] === now) worth = profit[j]!
    // another package of the same creator is an exchange by itself
    for (let j = first; j < last; j++)
      if (free[j] && source[j] !== now && worth - profit[j]! < room)
        moves.push({ out: now, into: source[j]!, loss: worth - profit[j]! })
    if (!mandatory[g] && worth < room) outs.push({ out: now, into: -1, loss: worth })
  }
  // of thousands only the nearest are made into moves
  const most = count > mostIns ? losses.slice(0, count).sort()[mostIns]! : Number.POSITIVE_INFINITY
  const ins: Move[] = []
  for (let k = 0; k < count; k++) if (losses[k]! < most) ins.push({ out: -1, into: options[k]!, loss: losses[k]! })
  ins.sort(byLoss)
  outs.sort(byLoss).splice(mostOuts)
  moves.push(...ins, ...outs)
  for (const { out, loss } of outs) {
    for (const one of ins) {
      if (loss + one.loss >= room) break
      moves.push({ out, into: one.into, loss: loss + one.loss })
    }
  }
  moves.sort(byLoss).splice(mostMoves)
  return moves
}

function byLoss(a: Move, b: Move): number {
  return a.loss - b.loss || a.into - b.into || a.out - b.out
}

function bestPair(state: RosterState, moves: Move[]): boolean {
  const { plan } = state
  const rows = plan.rows.length
  const before = state.options()
  const value = state.value()
  const broken = state.violation()
  const change = new Float64Array(moves.length * rows)
  const gain = new Float64Array(moves.length)
  const lossOf = new Map<number, number>()
  for (const { out } of moves) {
    if (out < 0 || lossOf.has(out)) continue
    state.remove(out)
    lossOf.set(out, value - state.value())
    state.load(before)
  }
  const room = Float64Array.from(plan.rows, (row, k) => row.limit + row.tolerance - state.used[k]!)
  moves.forEach(({ out, into }, m) => {
    gain[m] = (into < 0 ? 0 : state.gain(into)) - (out < 0 ? 0 : lossOf.get(out)!)
    for (let k = 0; k < rows; k++) {
      const { coefficients } = plan.rows[k]!
      change[m * rows + k] = (into < 0 ? 0 : coefficients[into]!) - (out < 0 ? 0 : coefficients[out]!)
    }
  })
  const least = broken > 0 || plan.goal !== null ? Number.NEGATIVE_INFINITY : 1e-7 * Math.abs(value)
  const found: { a: number; b: number; sum: number }[] = []
  let enough = least
  for (let a = 0; a < moves.length; a++) {
    for (let b = a + 1; b < moves.length; b++) {
      const sum = gain[a]! + gain[b]!
      if (!(sum > enough)) continue
      let k = 0
      while (k < rows && change[a * rows + k]! + change[b * rows + k]! <= room[k]!) k++
      if (k < rows || !areApart(state, moves[a]!, moves[b]!)) continue
      found.push({ a, b, sum })
      if (found.length < mostTried) continue
      found.sort((one, other) => other.sum - one.sum || one.a - other.a || one.b - other.b)
      found.length = mostTried - 1
      enough = found.at(-1)!.sum
    }
  }
  found.sort((one, other) => other.sum - one.sum || one.a - other.a || one.b - other.b)
  let best: number[] | null = null
  let bestValue = broken > 0 ? Number.NEGATIVE_INFINITY : value * (1 + 1e-9)
  for (const { a, b } of found) {
    const drop = new Set([moves[a]!.out, moves[b]!.out])
    const next = before.filter((option) => !drop.has(option))
    for (const { into } of [moves[a]!, moves[b]!]) if (into >= 0) next.push(into)
    state.load(next)
    const now = state.value()
    if (now > bestValue && state.violation() === 0) {
      bestValue = now
      best = next
    }
  }
  state.load(best ?? before)
  return best !== null
}

/** Two moves that do not touch the same group. */
function areApart(state: RosterState, a: Move, b: Move): boolean {
  const { groupOf } = state.plan
  const of = (option: number) => (option < 0 ? -1 : groupOf[option]!)
  const mine = [of(a.out), of(a.into)]
  return [of(b.out), of(b.into)].every((g) => g < 0 || !mine.includes(g))
}
