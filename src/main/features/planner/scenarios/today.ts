import { CallboardError } from '../../../../shared/contract/define'
import type { PlanInstance } from '../../../../shared/domain/planInstance'
import type { RosterFact } from '../../../../shared/domain/planning/facts'
import { planInstanceOf } from '../../../../shared/domain/planning/instance'
import type { PlanModel, PlanModelOffer } from '../../../../shared/domain/planning/model'
import type { PlanSettings } from '../../../../shared/domain/planning/settings'
import { type Db, statement } from '../../../db/open'
import { readPlanModel } from '../../../db/read/planModel'
import { type KeptScenario, type KeptSettings, readKeptInstance } from '../../../db/read/planScenarios'
import { readSettings } from '../../../db/read/settings'
import { planBase } from '../planBase'
import { changesSince, type ReadInstance, type ScenarioChanges, type TodaysPlan, toRead } from './changes'

/** A campaign as it is today, to hold its kept plans against. */
export class Today {
  readonly handles = new Map<string, string>()
  readonly dropped = new Set<string>()
  private readonly models = new Map<string, PlanModel | string>()
  private readonly plans = new Map<string, TodaysPlan | string>()
  private readonly db: Db
  private readonly campaignId: string
  private readonly locale: string

  constructor(db: Db, campaignId: string) {
    this.db = db
    this.campaignId = campaignId
    this.locale = readSettings(db).locale
    const rows = statement<{ id: string; handle: string; status: string }>(
      db,
      'SELECT r.id, a.handle, r.status FROM roster_entry r JOIN account a ON a.id = r.account_id WHERE r.campaign_id = ?',
    )
    for (const { id, handle, status } of rows.iterate(campaignId)) {
      this.handles.set(id, handle)
      if (status === 'dropped') this.dropped.add(id)
    }
  }

  /** What a plan of these settings would be made from; a sentence where nothing can be planned. */
  modelFor(settings: KeptSettings): PlanModel | string {
    const key = modelKey(settings)
    const known = this.models.get(key) ?? this.read(settings)
    this.models.set(key, known)
    if (typeof known === 'string') return known
    const { objective, rules, assumptions } = settings
    return withPlanRules({ ...known, settings: { objective, rules, assumptions } }, settings.planRules)
  }

  private read({ objective, rules, assumptions }: KeptSettings): PlanModel | string {
    const settings = { objective, rules, assumptions }
    try {
      // the campaign's own model is mostly at hand, and mostly the one
      const { model } = planBase(this.db, this.campaignId)
      return modelKey(model.settings) === modelKey(settings) ? model : readPlanModel(this.db, this.campaignId, settings)
    } catch (error) {
      return sentenceOf(error)
    }
  }

  changesOf(kept: KeptScenario): ScenarioChanges {
    const today = this.planOf(kept.settings)
    if (typeof today === 'string') return { sentences: [today], changedCreators: 0 }
    const read = keptInstance(this.db, kept)
    if (!read) return { sentences: [], changedCreators: 0 }
    return changesSince({ ...read, settings: kept.settings, roster: kept.answer.roster }, today)
  }

  /** One for all plans of the same settings; the budget matters to rules in one way only: whether there is one. */
  private planOf(settings: KeptSettings): TodaysPlan | string {
    const { budgetMinor, ...rest } = settings
    const key = JSON.stringify([rest, budgetMinor === null])
    const plan = this.plans.get(key) ?? this.madePlan(settings)
    this.plans.set(key, plan)
    return plan
  }

  private madePlan(settings: KeptSettings): TodaysPlan | string {
    const model = this.modelFor(settings)
    if (typeof model === 'string') return model
    try {
      return {
        ...toRead(planInstanceOf(model, settings.budgetMinor)),
        currency: model.currency,
        locale: this.locale,
        handles: this.handles,
        dropped: this.dropped,
        leftOut: new Map(model.leftOut.map(({ fact, reason }) => [fact.entryId, reason])),
        offerName: (entryId, offerId) => offerOf(model, entryId, offerId)?.offer.name ?? null,
      }
    } catch (error) {
      return sentenceOf(error)
    }
  }
}

/** Rules matter to a model in one way only: whether viewers outside the audience are counted. */
function modelKey({ rules, assumptions }: PlanSettings): string {
  return JSON.stringify([assumptions, rules.some((rule) => rule.kind === 'audienceShare' && rule.isOn)])
}

/** Figures of instances held read: twenty plans of five thousand creators, or fewer larger ones. */
const heldFigures = 1_500_000
const held = new WeakMap<Db, Map<string, { stamp: string; read: ReadInstance }>>()

/** The instance of a kept plan, read once: it never changes but by another plan in its place. */
export function keptInstance(db: Db, { id, plannedAt, answer }: KeptScenario): ReadInstance | null {
  const ofDb = held.get(db) ?? new Map<string, { stamp: string; read: ReadInstance }>()
  held.set(db, ofDb)
  const stamp = [plannedAt, answer.totalMs, answer.nodes, answer.objective].join(' ')
  const known = ofDb.get(id)
  ofDb.delete(id)
  const read = known?.stamp === stamp ? known.read : readOf(readKeptInstance(db, id))
  if (!read) return null
  ofDb.set(id, { stamp, read })
  let figures = 0
  for (const [
    other,
    {
      read: { instance },
    },
  ] of [...ofDb].reverse()) {
    const { candidates, segments } = instance
    figures += candidates.length * (8 + segments.length * (candidates[0]?.packages.length ?? 1))
    if (figures > heldFigures && other !== id) ofDb.delete(other)
  }
  return read
}

const readOf = (instance: PlanInstance | null) => instance && toRead(instance)

export function offerOf(
  model: PlanModel,
  entryId: string,
  offerId: string,
): { fact: RosterFact; offer: PlanModelOffer } | null {
  const candidate = model.candidates.find(({ fact }) => fact.entryId === entryId)
  const offer = candidate?.offers.find(({ id }) => id === offerId)
  return candidate && offer ? { fact: candidate.fact, offer } : null
}

/** What stands in the way of planning at all; anything else is a fault. */
function sentenceOf(error: unknown): string {
  if (error instanceof CallboardError && error.code === 'plan_invalid') return error.message
  throw error
}

/** The model as if the roster had these rules. */
function withPlanRules(model: PlanModel, { must, mustNot }: KeptSettings['planRules']): PlanModel {
  const musts = new Set(must)
  const mustNots = new Set(mustNot)
  const ruled = (fact: RosterFact): RosterFact => {
    const planRule = musts.has(fact.entryId) ? 'must' : mustNots.has(fact.entryId) ? 'mustNot' : 'open'
    return planRule === fact.planRule ? fact : { ...fact, planRule }
  }
  const all = <T extends { fact: RosterFact }>(list: T[]): T[] =>
    list.map((one) => {
      const fact = ruled(one.fact)
      return fact === one.fact ? one : { ...one, fact }
    })
  return { ...model, candidates: all(model.candidates), leftOut: all(model.leftOut) }
}
