import type { PlanInstance } from '../../../shared/domain/planInstance'
import { aimsOf } from './aims'
import type { PlanPackage } from './compile'

/** Ways of making room that are looked at; a roster of hundreds has many that free nearly the same. */
const mostWays = 100

/** Picks that leave, what they cost, what the objective loses, and what is left unreached of each segment without them. */
type Way = { freed: number; lost: number; left: Float64Array }

/**
 * The price at which a package would enter a roster: the most money that can be made free for it without a loss, by the
 * budget's rest and by letting picks go whose loss the newcomer makes good. At or below it the roster is better with the
 * newcomer, whatever else could be done: a proven lower bound of the true price. Quotas and groups are not looked at;
 * whom the instance must include never goes.
 *
 * @param picks packages of the roster; those of `musts` stay
 * @returns minor units; null for a package that adds nothing
 */
export function entryPricer(
  instance: PlanInstance,
  picks: readonly { candidate: string; pack: PlanPackage }[],
): (pack: PlanPackage) => number | null {
  const { segments, budget } = instance
  const [aim] = aimsOf(instance)
  const isCheapest = instance.objective.kind === 'minCost'
  const weights = segments.map(({ universe, weight }) =>
    isCheapest ? (weight > 0 ? universe : 0) : aim.netReachWeight * weight * universe,
  )
  const linear = (pack: PlanPackage) => (isCheapest ? 0 : (aim.linear?.(pack) ?? 0))
  const shareOf = (pack: PlanPackage, s: number) => Math.min(1, (pack.reach[s] ?? 0) / (segments[s]?.universe ?? 1))
  const leftOf = (stay: readonly { pack: PlanPackage }[]) =>
    Float64Array.from(segments, (_, s) => stay.reduce((left, { pack }) => left * (1 - shareOf(pack, s)), 1))
  const worth = (stay: readonly { pack: PlanPackage }[], left: Float64Array) =>
    weights.reduce((sum, weight, s) => sum + weight * (1 - (left[s] ?? 1)), 0) +
    stay.reduce((sum, { pack }) => sum + linear(pack), 0)
  const all = leftOf(picks)
  const value = worth(picks, all)
  const wayWithout = (gone: ReadonlySet<unknown>, freed: number): Way => {
    const stay = picks.filter((pick) => !gone.has(pick))
    const left = leftOf(stay)
    return { freed, lost: value - worth(stay, left), left }
  }
  const musts = new Set(instance.constraints.flatMap((rule) => (rule.kind === 'include' ? rule.ids : [])))
  const singles = picks
    .filter(({ candidate }) => !musts.has(candidate))
    .map((pick) => ({ pick, way: wayWithout(new Set([pick]), pick.pack.cost) }))
    .sort((a, b) => a.way.lost * b.pick.pack.cost - b.way.lost * a.pick.pack.cost)
  const gone = new Set<unknown>()
  let freed = 0
  const ways: Way[] = [{ freed: 0, lost: 0, left: all }]
  for (const { pick } of singles.slice(0, mostWays)) {
    gone.add(pick)
    freed += pick.pack.cost
    ways.push(wayWithout(gone, freed))
  }
  ways.push(...singles.slice(0, mostWays).map(({ way }) => way))
  ways.sort((a, b) => b.freed - a.freed)
  const cost = picks.reduce((sum, { pack }) => sum + pack.cost, 0)
  const rest = isCheapest || budget === null ? 0 : Math.max(0, budget - cost)
  return (pack) => {
    const gain = ({ left }: Way) =>
      weights.reduce((sum, weight, s) => sum + weight * shareOf(pack, s) * (left[s] ?? 1), linear(pack))
    if (!(gain({ freed: 0, lost: 0, left: all }) > 0)) return null
    const way = ways.find((one) => gain(one) >= one.lost)
    return rest + (way?.freed ?? 0)
  }
}
