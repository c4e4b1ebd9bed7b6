import { createHash } from 'node:crypto'
import { CallboardError } from '../../../shared/contract/define'
import type { CampaignPlan, PlanRange } from '../../../shared/contract/planner'
import type { PlanAnswer, PlanInstance } from '../../../shared/domain/planInstance'
import type { PlanModel } from '../../../shared/domain/planning/model'
import type { PlanSettings } from '../../../shared/domain/planning/settings'
import type { Db } from '../../db/open'
import type { RangeWish } from '../../workers/plan/rosterRange'
import type { QueryContext } from '../context'
import { rosterFigures } from './figures'
import { type PlanBase, planBase } from './planBase'
import { type PlanRules, planRulesOf } from './planRules'
import { askKeyed, planTask } from './tasks'
import { words } from './words'

const say = words('en')

/** A plan as the engine made it, so that it can be kept without trusting whoever asks. */
export type HeldPlan = {
  campaignId: string
  settings: PlanSettings
  planRules: PlanRules
  /** with its budget */
  instance: PlanInstance
  answer: PlanAnswer
  /** figures and picks as they were told */
  plan: CampaignPlan
  /** instant, UTC */
  plannedAt: string
}

/** Plans held; a slider makes dozens before somebody keeps one. */
const heldPlans = 60
/** Sets of candidates that held plans may be of: each is as large as the campaign. */
const heldSets = 6

// By connection: what was planned in a workspace goes when it is closed.
const held = new WeakMap<Db, Map<string, HeldPlan>>()

/** The plan of this name; null where the engine no longer holds it. */
export function heldPlan(db: Db, planId: string): HeldPlan | null {
  return held.get(db)?.get(planId) ?? null
}

export type NewPlan = {
  model: PlanModel
  /** where they are not the model's own */
  settings?: PlanSettings
  /** names the instance but for its budget */
  key: string
  /** with its budget */
  instance: PlanInstance
  answer: PlanAnswer
  range: PlanRange | null
  /** sentences beside the solver's */
  notes?: readonly string[]
  clashingRuleIds?: string[]
  plannedAt: Date
  takenMs: number
}

/** An answer with its figures, held under the name it is given. One without a roster has no name. */
export function tellPlan(db: Db, made: NewPlan): CampaignPlan {
  const { model, key, instance, answer } = made
  const settings = made.settings ?? model.settings
  const hasRoster = answer.objective !== null
  const told = hasRoster ? rosterFigures(model, answer.roster, made.range) : { figures: null, picks: [] }
  const planId = hasRoster ? planIdOf(key, instance, answer) : null
  const plan: CampaignPlan = {
    planId,
    status: answer.status,
    budgetMinor: instance.budget,
    objective: settings.objective.kind,
    objectiveValue: answer.objective,
    objectiveBound: answer.upperBound ?? answer.lowerBound ?? null,
    gap: answer.gap,
    ...told,
    reasons: [...answer.reasons, ...(made.notes ?? [])],
    clashingRuleIds: made.clashingRuleIds ?? [],
    takenMs: made.takenMs,
  }
  if (planId !== null) {
    const plannedAt = made.plannedAt.toISOString()
    const planRules = planRulesOf(model)
    hold(db, planId, { campaignId: model.campaignId, settings, planRules, instance, answer, plan, plannedAt })
  }
  return plan
}

/** The same question and the same roster have the same name, however long it took. */
function planIdOf(key: string, { budget }: PlanInstance, answer: PlanAnswer): string {
  const { status, objective, roster } = answer
  const bound = answer.upperBound ?? answer.lowerBound ?? null
  const text = JSON.stringify([key, budget, status, objective, bound, roster])
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

function hold(db: Db, planId: string, plan: HeldPlan): void {
  const ofDb = held.get(db) ?? new Map<string, HeldPlan>()
  held.set(db, ofDb)
  ofDb.delete(planId)
  ofDb.set(planId, plan)
  const sets = new Set<unknown>()
  let kept = 0
  for (const [id, { instance }] of [...ofDb].reverse()) {
    sets.add(instance.candidates)
    kept += 1
    if (kept > heldPlans || sets.size > heldSets) ofDb.delete(id)
  }
}

/** What a plan of the campaign may cost: what is asked, else its own budget; the cheapest for a goal needs none. */
export function budgetOf(model: PlanModel, asked: number | undefined): number | null {
  if (asked !== undefined) return asked
  if (model.settings.objective.kind === 'cheapest') return null
  if (model.budgetMinor === null) throw new CallboardError('plan_invalid', say.noBudget)
  return model.budgetMinor
}

/** What the range of a campaign's plans is drawn by. */
export function rangeWishOf(model: PlanModel): RangeWish {
  const { objective, assumptions } = model.settings
  const own = objective.kind === 'cheapest' ? objective.goalPersons : null
  return {
    campaignSpread: assumptions.campaignSpread,
    seed: assumptions.seed,
    goalPersons: own ?? model.goalPersons,
  }
}

/** The best roster of a campaign under a budget. @throws CallboardError `not_found`, `plan_invalid`, `cancelled` */
export async function planCampaign(
  context: QueryContext,
  campaignId: string,
  asked: number | undefined,
  patienceMs?: number,
): Promise<CampaignPlan> {
  const startedAt = performance.now()
  const base = planBase(context.db, campaignId)
  const { model } = base
  const budgetMinor = budgetOf(model, asked)
  if (model.candidates.length === 0) return emptyPlan(base, budgetMinor, performance.now() - startedAt)
  const keyed = base.forBudget(budgetMinor)
  const question = { budgetMinor, patienceMs: patienceMs ?? null, range: rangeWishOf(model) }
  const { answer, range, clash } = await askKeyed(context, planTask, keyed, question)
  const { key, instance, notes, ruleOfConstraint } = keyed
  const clashingRuleIds = [...new Set((clash ?? []).flatMap((constraint) => ruleOfConstraint[constraint] ?? []))]
  const takenMs = performance.now() - startedAt
  const plannedAt = context.now
  return tellPlan(context.db, {
    model,
    key,
    instance,
    answer,
    range,
    notes,
    clashingRuleIds,
    plannedAt,
    takenMs,
  })
}

function emptyPlan({ model }: PlanBase, budgetMinor: number | null, takenMs: number): CampaignPlan {
  return {
    planId: null,
    status: 'infeasible',
    budgetMinor,
    objective: model.settings.objective.kind,
    objectiveValue: null,
    objectiveBound: null,
    gap: null,
    figures: null,
    picks: [],
    reasons: [say.noCandidates],
    clashingRuleIds: [],
    takenMs,
  }
}
