import type { PlanInstance } from '../../../shared/domain/planInstance'
import { withNames } from '../../workers/plan/reasons'
import { PlanSession } from '../../workers/plan/session'
import { type PlanNaming, planNames } from './naming'

/** What the planner's thread needs of a campaign, whatever the budget. */
export type LoadedInstance = {
  instance: PlanInstance
  /** spread of each candidate's views, in the order of the instance */
  sigmas: Float64Array
  naming: PlanNaming
}

export type HeldInstance = {
  /** with names for sentences */
  instance: PlanInstance
  /** solves it under one budget after the other */
  session: PlanSession
  sigmaOf: ReadonlyMap<string, number>
}

/** Instances of a thread: the one being planned, and another to compare with. */
const heldInstances = 2
const held = new Map<string, HeldInstance>()

/**
 * The instance of this name as this thread holds it.
 *
 * @param load brings it where the thread does not hold it
 * @returns null where it is neither held nor brought
 */
export function heldInstance(key: string, load: LoadedInstance | null): HeldInstance | null {
  const known = held.get(key) ?? (load && holdable(load))
  if (!known) return null
  held.delete(key)
  for (const oldest of [...held.keys()].slice(0, Math.max(0, held.size - heldInstances + 1))) held.delete(oldest)
  held.set(key, known)
  return known
}

function holdable({ instance, sigmas, naming }: LoadedInstance): HeldInstance {
  const named = withNames(instance, planNames(naming))
  return {
    instance: named,
    session: new PlanSession(named),
    sigmaOf: new Map(instance.candidates.map((candidate, c) => [candidate.id, sigmas[c] ?? 0])),
  }
}
