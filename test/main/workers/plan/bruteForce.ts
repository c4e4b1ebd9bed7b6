import type { PlanConstraint, PlanInstance } from '../../../../src/shared/domain/planInstance'

/**
 * Tries every roster of a small instance. Shares no code with the solver or its checker.
 *
 * @returns the best objective value (least cost for `minCost`), null when no roster keeps the rules
 */
export function bruteForce(instance: PlanInstance): { objective: number; second: number[] } | null {
  const { candidates, segments, constraints, objective, budget } = instance
  const n = candidates.length
  const picked: number[] = new Array(n).fill(-1)
  const position = new Map(candidates.map((candidate, c) => [candidate.id, c]))
  const hits = constraints.map((rule) =>
    rule.kind === 'count' || rule.kind === 'spendShare'
      ? candidates.map((candidate) =>
          Object.entries(rule.where ?? {}).every(([name, wanted]) => {
            const has = candidate.attributes?.[name]
            const list = has === undefined ? [] : typeof has === 'string' ? [has] : has
            const any = typeof wanted === 'string' ? [wanted] : wanted
            return any.some((one) => list.includes(one))
          }),
        )
      : [],
  )
  const members = constraints.map((rule) =>
    rule.kind === 'include' || rule.kind === 'exclude' || rule.kind === 'atMostOne'
      ? [...new Set(rule.ids)].map((id) => position.get(id)!)
      : rule.kind === 'package'
        ? [position.get(rule.id)!]
        : [],
  )
  const flags = constraints.map((rule) =>
    rule.kind === 'audienceShare' ? segments.map((segment) => rule.segments.includes(segment.id)) : [],
  )
  let best: { objective: number; second: number[] } | null = null
  const packOf = (c: number) => candidates[c]!.packages[picked[c]!]!

  function isAllowed(cost: number): boolean {
    return constraints.every((rule, r) => isKept(rule, r, cost))
  }

  function isKept(rule: PlanConstraint, r: number, cost: number): boolean {
    switch (rule.kind) {
      case 'count':
      case 'spendShare': {
        let count = 0
        let spend = 0
        for (let c = 0; c < n; c++) {
          if (picked[c]! >= 0 && hits[r]![c]) {
            count++
            spend += packOf(c).cost
          }
        }
        if (rule.kind === 'count') return count >= (rule.min ?? 0) && count <= (rule.max ?? n)
        return spend >= (rule.min ?? 0) * cost - 1e-7 && spend <= (rule.max ?? 1) * cost + 1e-7
      }
      case 'include':
        return members[r]!.every((c) => picked[c]! >= 0)
      case 'exclude':
        return members[r]!.every((c) => picked[c]! < 0)
      case 'atMostOne':
        return members[r]!.filter((c) => picked[c]! >= 0).length <= 1
      case 'package':
        return members[r]!.every((c) => picked[c]! < 0 || packOf(c).id === rule.package)
      case 'maxCreatorShare':
        return candidates.every((_, c) => picked[c]! < 0 || packOf(c).cost <= rule.max * budget! + 1e-7)
      case 'audienceShare': {
        let inside = 0
        let all = 0
        for (let c = 0; c < n; c++) {
          if (picked[c]! < 0) continue
          segments.forEach((_, s) => {
            const reach = packOf(c).reach[s]!
            all += reach
            if (flags[r]![s]) inside += reach
          })
        }
        return inside >= rule.min * all - 1e-7
      }
    }
  }

  function measure(name: string, missed: number[], cost: number): number {
    if (name === 'cost') return -cost
    if (name === 'netReach') {
      return segments.reduce((sum, segment, s) => sum + segment.weight * segment.universe * (1 - missed[s]!), 0)
    }
    let sum = 0
    for (let c = 0; c < n; c++) {
      if (picked[c]! < 0) continue
      const pack = packOf(c)
      sum += (name === 'engagements' ? pack.engagements : name === 'conversions' ? pack.conversions : pack.revenue) ?? 0
    }
    return sum
  }

  function judge(missed: number[], cost: number) {
    let values: number[]
    if (objective.kind === 'minCost') {
      const persons = segments.reduce(
        (sum, { weight, universe }, s) => (weight > 0 ? sum + universe * (1 - missed[s]!) : sum),
        0,
      )
      if (persons < objective.goal * (1 - 1e-9)) return
      values = [-cost]
    } else if (objective.kind === 'blend') {
      values = [
        Object.entries(objective.weights).reduce(
          (sum, [name, weight]) => sum + weight! * measure(name, missed, cost),
          0,
        ),
      ]
    } else if (objective.kind === 'lexicographic') values = objective.order.map((name) => measure(name, missed, cost))
    else values = [measure(objective.kind, missed, cost)]
    let better = best === null
    if (best) {
      const before = [best.objective, ...best.second]
      for (let k = 0; k < values.length; k++) {
        const slack = 1e-9 * Math.max(1, Math.abs(before[k]!))
        if (values[k]! > before[k]! + slack) {
          better = true
          break
        }
        if (values[k]! < before[k]! - slack) break
      }
    }
    if (better && isAllowed(cost)) best = { objective: values[0]!, second: values.slice(1) }
  }

  function walk(c: number, missed: number[], cost: number) {
    if (budget !== null && cost > budget + 1e-9) return
    if (c === n) {
      judge(missed, cost)
      return
    }
    picked[c] = -1
    walk(c + 1, missed, cost)
    candidates[c]!.packages.forEach((pack, p) => {
      picked[c] = p
      walk(
        c + 1,
        missed.map((share, s) => share * (1 - pack.reach[s]! / segments[s]!.universe)),
        cost + pack.cost,
      )
    })
    picked[c] = -1
  }
  walk(
    0,
    segments.map(() => 1),
    0,
  )
  const found = best as { objective: number; second: number[] } | null
  return found && objective.kind === 'minCost' ? { ...found, objective: -found.objective } : found
}
