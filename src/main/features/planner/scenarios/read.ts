import type { OutputOf } from '../../../../shared/contract/index'
import type { ScenarioPick, ScenarioRecord } from '../../../../shared/contract/plannerScenarios'
import type { PlanInstance } from '../../../../shared/domain/planInstance'
import { type Db, statement } from '../../../db/open'
import { readCampaign } from '../../../db/read/campaigns'
import { type KeptScenario, readKeptScenarios } from '../../../db/read/planScenarios'
import { explainRoster } from '../../../workers/plan/explain'
import { isOtherReach, type ScenarioChanges } from './changes'
import { requireScenario } from './kept'
import { keptInstance, offerOf, Today } from './today'
import { words } from './words'

const say = words('en')

/** The kept plans of a campaign with what has changed since. @throws CallboardError `not_found` */
export function listScenarios(db: Db, campaignId: string): ScenarioRecord[] {
  readCampaign(db, campaignId)
  const kept = readKeptScenarios(db, campaignId)
  if (kept.length === 0) return []
  const today = new Today(db, campaignId)
  return kept.map((one) => toRecord(one, today.changesOf(one)))
}

/** One kept plan with its roster, then and today. @throws CallboardError `not_found` */
export function readScenario(db: Db, scenarioId: string): OutputOf<'planner.scenario'> {
  const kept = requireScenario(db, scenarioId)
  const today = new Today(db, kept.campaignId)
  const { objective, rules, assumptions } = kept.settings
  const read = keptInstance(db, kept)
  return {
    scenario: toRecord(kept, today.changesOf(kept)),
    objective,
    rules,
    assumptions,
    picks: read ? picksOf(db, kept, read.instance, today) : [],
  }
}

function toRecord(kept: KeptScenario, changes: ScenarioChanges): ScenarioRecord {
  const { answer, settings } = kept
  return {
    id: kept.id,
    campaignId: kept.campaignId,
    name: kept.name,
    budgetMinor: settings.budgetMinor,
    status: answer.status,
    gap: answer.gap,
    objective: settings.objective.kind,
    objectiveValue: answer.objective,
    objectiveBound: answer.upperBound ?? answer.lowerBound ?? null,
    figures: kept.figures,
    plannedAt: kept.plannedAt,
    createdAt: kept.createdAt,
    createdBy: kept.createdBy,
    inReport: kept.isInReport,
    changes: changes.sentences,
    changedCreators: changes.changedCreators,
  }
}

type Entry = { id: string; handle: string; status: string }
type Offer = { id: string; name: string; posts: number }

function picksOf(db: Db, kept: KeptScenario, instance: PlanInstance, today: Today): ScenarioPick[] {
  const asked = JSON.stringify(kept.answer.roster.map(({ candidate }) => candidate))
  const entries = new Map(
    statement<Entry>(
      db,
      `SELECT r.id, a.handle, r.status FROM roster_entry r JOIN account a ON a.id = r.account_id
       WHERE r.id IN (SELECT value FROM json_each(?))`,
    )
      .all(asked)
      .map((row) => [row.id, row]),
  )
  const packages = new Map(
    statement<Offer>(db, 'SELECT id, name, posts FROM plan_package WHERE entry_id IN (SELECT value FROM json_each(?))')
      .all(asked)
      .map((row) => [row.id, row]),
  )
  const model = today.modelFor(kept.settings)
  const tiers = new Map(instance.candidates.map(({ id, attributes }) => [id, attributes?.tier]))
  return explainRoster(instance, kept.answer.roster).picks.map((pick): ScenarioPick => {
    const entry = entries.get(pick.candidate)
    const now = typeof model === 'string' ? null : offerOf(model, pick.candidate, pick.package)
    const offer = now?.offer ?? packages.get(pick.package)
    const tier = tiers.get(pick.candidate)
    return {
      entryId: pick.candidate,
      handle: entry && entry.status !== 'dropped' ? entry.handle : null,
      tier: typeof tier === 'string' ? tier : null,
      offerId: pick.package,
      offer: offer?.name ?? say.noOffer,
      posts: offer?.posts ?? null,
      costMinor: Math.round(pick.cost),
      soloReachPersons: pick.soloReachPersons,
      marginalReachPersons: pick.marginalReachPersons,
      costPerThousandNewMinor: pick.costPerThousandNew,
      ...todayOf(now, pick),
    }
  })
}

/** Today's figures where they are others than the plan's. */
function todayOf(
  now: ReturnType<typeof offerOf>,
  then: { cost: number; soloReachPersons: number },
): Pick<ScenarioPick, 'costTodayMinor' | 'reachTodayPersons'> {
  const cost = now?.offer.costMinor ?? null
  const reach = now?.offer.soloReachPersons ?? null
  return {
    costTodayMinor: cost === then.cost ? null : cost,
    reachTodayPersons: reach !== null && isOtherReach(then.soloReachPersons, reach) ? reach : null,
  }
}
