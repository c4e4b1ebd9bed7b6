import { CallboardError } from '../../../../shared/contract/define'
import type { RosterFact } from '../../../../shared/domain/planning/facts'
import { planInstanceOf } from '../../../../shared/domain/planning/instance'
import type { PlanModel, PlanModelOffer } from '../../../../shared/domain/planning/model'
import { type Db, statement } from '../../../db/open'
import { readPlanModel } from '../../../db/read/planModel'
import { type KeptScenario, type KeptSettings, readKeptInstance } from '../../../db/read/planScenarios'
import { readSettings } from '../../../db/read/settings'
import { changesSince, type ScenarioChanges, type TodaysPlan } from './changes'

/** A campaign as it is today, to hold its kept plans against. */
export class Today {
  readonly handles = new Map<string, string>()
  readonly dropped = new Set<string>()
  private readonly models = new Map<string, PlanModel | string>()
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
    // Rules matter to a model in one way only: whether viewers outside the audience are counted.
    const countsOutside = settings.rules.some((rule) => rule.kind === 'audienceShare' && rule.isOn)
    const key = JSON.stringify([settings.assumptions, countsOutside])
    const known = this.models.get(key) ?? this.read(settings)
    this.models.set(key, known)
    if (typeof known === 'string') return known
    const { objective, rules, assumptions } = settings
    return withPlanRules({ ...known, settings: { objective, rules, assumptions } }, settings.planRules)
  }

  private read({ objective, rules, assumptions }: KeptSettings): PlanModel | string {
    try {
      return readPlanModel(this.db, this.campaignId, { objective, rules, assumptions })
    } catch (error) {
      return sentenceOf(error)
    }
  }

  changesOf(kept: KeptScenario): ScenarioChanges {
    const model = this.modelFor(kept.settings)
    if (typeof model === 'string') return { sentences: [model], changedCreators: 0 }
    const instance = readKeptInstance(this.db, kept.id)
    if (!instance) return { sentences: [], changedCreators: 0 }
    try {
      const { settings, answer } = kept
      return changesSince({ instance, settings, roster: answer.roster }, this.planOf(model, settings))
    } catch (error) {
      return { sentences: [sentenceOf(error)], changedCreators: 0 }
    }
  }

  private planOf(model: PlanModel, { budgetMinor }: KeptSettings): TodaysPlan {
    return {
      instance: planInstanceOf(model, budgetMinor),
      currency: model.currency,
      locale: this.locale,
      handles: this.handles,
      dropped: this.dropped,
      leftOut: new Map(model.leftOut.map(({ fact, reason }) => [fact.entryId, reason])),
      offerName: (entryId, offerId) => offerOf(model, entryId, offerId)?.offer.name ?? null,
    }
  }
}

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
