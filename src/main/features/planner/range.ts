import type { PlanRange } from '../../../shared/contract/planner'
import type { PlanAnswer } from '../../../shared/domain/planInstance'
import { type RangeWish, rosterRange } from '../../workers/plan/rosterRange'
import type { HeldInstance } from './instances'

/** How far the net reach of a planned roster swings. @returns null for an empty roster */
export function rangeOfRoster(
  { instance, sigmaOf }: Pick<HeldInstance, 'instance' | 'sigmaOf'>,
  roster: PlanAnswer['roster'],
  wish: RangeWish,
): PlanRange | null {
  const wanted = new Map(roster.map((entry) => [entry.candidate, entry.package]))
  const members = instance.candidates.flatMap(({ id, packages }) => {
    const offer = wanted.has(id) ? packages.find((pack) => pack.id === wanted.get(id)) : undefined
    return offer ? [{ reach: offer.reach, sigma: sigmaOf.get(id) ?? 0 }] : []
  })
  return rosterRange(instance.segments, members, wish)
}
