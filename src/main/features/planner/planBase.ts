import { createHash } from 'node:crypto'
import type { PlanInstance } from '../../../shared/domain/planInstance'
import { plannedInstanceOf } from '../../../shared/domain/planning/instance'
import type { PlanModel, PlanModelCandidate } from '../../../shared/domain/planning/model'
import { type Db, statement } from '../../db/open'
import { readPlanModel } from '../../db/read/planModel'
import { readSettings } from '../../db/read/settings'
import type { LoadedInstance } from './instances'
import { namingOf, type PlanNaming } from './naming'

/** A campaign's instance with a name: what is sent to another thread once and then only named. */
export type KeyedInstance = {
  /** digest of all but the budget, names included */
  key: string
  instance: PlanInstance
  /** rule of the setup that each constraint is from; null: must and must not of the roster */
  ruleOfConstraint: readonly (string | null)[]
  notes: readonly string[]
  load(): LoadedInstance
}

/** What plans of a campaign are made from, as of one state of the data. */
export type PlanBase = {
  model: PlanModel
  locale: string
  candidateOf: ReadonlyMap<string, PlanModelCandidate>
  /** @throws CallboardError `plan_invalid` where the objective misses a goal or an assumption */
  forBudget(budgetMinor: number | null): KeyedInstance
}

type Kept = { revision: string; base: PlanBase }
/** Campaigns whose data is kept: the one being planned and the one looked at before. */
const keptCampaigns = 2
const kept = new WeakMap<Db, Map<string, Kept>>()

/**
 * The campaign's data as of now. Read anew only after something was written, so that a budget under a moving slider
 * costs no query.
 *
 * @throws CallboardError `not_found`, `plan_invalid` where nobody said how many people the audience has
 */
export function planBase(db: Db, campaignId: string): PlanBase {
  const ofDb = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, ofDb)
  const revision = dataRevision(db)
  const known = ofDb.get(campaignId)
  if (known?.revision === revision) return known.base
  ofDb.delete(campaignId)
  const base = baseOf(readPlanModel(db, campaignId), readSettings(db).locale)
  // What a running step has done so far may yet be rolled back.
  if (db.inTransaction) return base
  for (const oldest of [...ofDb.keys()].slice(0, Math.max(0, ofDb.size - keptCampaigns + 1))) ofDb.delete(oldest)
  ofDb.set(campaignId, { revision, base })
  return base
}

/**
 * Another one after anything that may change a plan: rows written by this connection, commits of any other, and the
 * days on which availability and exclusivity turn on the calendar, wherever the campaign is.
 */
export function dataRevision(db: Db): string {
  const others = statement<number>(db, 'PRAGMA data_version').pluck().get()
  const own = statement<number>(db, 'SELECT total_changes()').pluck().get()
  const tenMinutes = new Date().toISOString().slice(0, 15)
  return `${others} ${own} ${tenMinutes}`
}

function baseOf(model: PlanModel, locale: string): PlanBase {
  const candidateOf = new Map(model.candidates.map((candidate) => [candidate.fact.entryId, candidate]))
  const byKind = new Map<boolean, KeyedInstance>()
  return {
    model,
    locale,
    candidateOf,
    forBudget(budgetMinor) {
      // Rules may need a budget to be counted at all; beyond that nothing of an instance hangs on it.
      const hasBudget = budgetMinor !== null
      let keyed = byKind.get(hasBudget)
      if (!keyed) {
        const planned = plannedInstanceOf(model, budgetMinor)
        const sigmas = Float64Array.from(model.candidates, ({ sigma }) => sigma)
        const { instance } = planned
        const naming = namingOf(model, locale)
        keyed = { ...planned, key: instanceKey(instance, naming), load: () => ({ instance, sigmas, naming }) }
        byKind.set(hasBudget, keyed)
      }
      return { ...keyed, instance: { ...keyed.instance, budget: budgetMinor } }
    },
  }
}

/** Names an instance by all that is in it but the budget, and by what its sentences call things. */
export function instanceKey(instance: PlanInstance, naming: PlanNaming): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify({ ...instance, budget: instance.budget === null ? null : 0 }))
  const { handles, offers, segments, currency, locale } = naming
  hash.update(JSON.stringify([[...handles], [...offers], [...segments], currency, locale]))
  return hash.digest('hex').slice(0, 32)
}
