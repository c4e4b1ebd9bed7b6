import { checkPlan } from '../../src/main/workers/plan/check'
import type { SimulationInput } from '../../src/main/workers/plan/monteCarlo'
import { planInstance } from '../../src/main/workers/plan/plan'
import type { PlanInstance } from '../../src/shared/domain/planInstance'

/** The same simulation as a person would first write it: objects, closures, Box–Muller. */
export function naiveSimulation(input: SimulationInput): number[] {
  const creators = Array.from(input.sigmas, (sigma, c) => ({
    sigma,
    shares: Array.from(input.weights, (_, s) => input.shares[c * input.weights.length + s]!),
  }))
  const segments = Array.from(input.weights, (weight, s) => ({ weight, s }))
  const normal = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
  return Array.from({ length: input.draws }, () => {
    const common = input.commonSigma * normal()
    const factors = creators.map(({ sigma }) =>
      Math.exp(-0.5 * (sigma ** 2 + input.commonSigma ** 2) + common + sigma * normal()),
    )
    return segments.reduce(
      (sum, { weight, s }) =>
        sum + weight * (1 - creators.reduce((missed, one, c) => missed * (1 - one.shares[s]!) ** factors[c]!, 1)),
      0,
    )
  }).sort((a, b) => a - b)
}

type Offer = { candidate: string; package: string; cost: number; reach: number[]; gross: number }

function offersOf(instance: PlanInstance): Offer[] {
  return instance.candidates.flatMap((candidate) =>
    candidate.packages.map((pack) => ({
      candidate: candidate.id,
      package: pack.id,
      cost: pack.cost,
      reach: pack.reach,
      gross: pack.reach.reduce((sum, reach) => sum + reach, 0),
    })),
  )
}

function takeInOrder(instance: PlanInstance, offers: Offer[]): Offer[] {
  let left = instance.budget ?? 0
  const taken = new Map<string, Offer>()
  for (const offer of offers) {
    if (offer.cost > left || taken.has(offer.candidate)) continue
    taken.set(offer.candidate, offer)
    left -= offer.cost
  }
  return [...taken.values()]
}

function greedyNet(instance: PlanInstance, offers: Offer[]): Offer[] {
  let money = instance.budget ?? 0
  const left = instance.segments.map(() => 1)
  const taken: Offer[] = []
  let open = offers
  for (;;) {
    let best: Offer | null = null
    let bestRatio = 0
    for (const offer of open) {
      if (offer.cost > money) continue
      const gain = offer.reach.reduce(
        (sum, reach, s) => sum + reach * left[s]! * (instance.segments[s]?.weight ?? 1),
        0,
      )
      if (gain / offer.cost > bestRatio) {
        bestRatio = gain / offer.cost
        best = offer
      }
    }
    if (!best) return taken
    const pick = best
    taken.push(pick)
    money -= pick.cost
    pick.reach.forEach((reach, s) => {
      left[s]! *= 1 - reach / (instance.segments[s]?.universe ?? 1)
    })
    open = open.filter((offer) => offer.candidate !== pick.candidate)
  }
}

/** What each habit leaves on the table, as per cent of the optimum; "breaks a rule" where it does. */
export function habitLosses(instance: PlanInstance): string[] {
  const optimum = planInstance(instance).objective ?? 0
  const offers = offersOf(instance)
  const habits = [
    takeInOrder(
      instance,
      [...offers].sort((a, b) => a.cost / a.gross - b.cost / b.gross),
    ),
    takeInOrder(
      instance,
      [...offers].sort((a, b) => b.gross - a.gross),
    ),
    greedyNet(instance, offers),
    takeInOrder(
      instance,
      [...offers].sort((a, b) => b.gross / b.cost - a.gross / a.cost || b.gross - a.gross),
    ),
  ]
  return habits.map((picks) => {
    const roster = picks.map((offer) => ({ candidate: offer.candidate, package: offer.package }))
    const { problems, figures } = checkPlan(instance, { roster })
    return problems.length ? 'breaks a rule' : `${(100 * (1 - figures.netReachWeighted / optimum)).toFixed(1)} %`
  })
}
