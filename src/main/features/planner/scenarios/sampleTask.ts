import { join } from 'node:path'
import { type Db, openDatabase, statement } from '../../../db/open'
import { runStep, type StepOrigin } from '../../../db/steps'
import { planInstance } from '../../../workers/plan/plan'
import type { TaskDef } from '../../context'
import { planBase } from '../planBase'
import { rangeWishOf, tellPlan } from '../plans'
import { rangeOfRoster } from '../range'
import { insertScenario } from './kept'
import { planToKeep } from './planToKeep'
import { preparedVariants } from './ready'
import { words } from './words'

const say = words('en')

/** Keeps two plans of the sample's campaign whose audience is split: one step that is never taken back. */
export const samplePlansTask: TaskDef<{ folder: string; origin: StepOrigin }, { plans: number }> = {
  name: 'planner.sample',
  lane: 'bulk',
  run({ folder, origin }) {
    const db = openDatabase(join(folder, 'workspace.db'))
    try {
      return runStep(db, origin, (step) => {
        step.kind = 'base'
        step.label = say.sampleData
        return { plans: keepPlans(db, origin) }
      }).value
    } finally {
      db.close()
    }
  },
}

function keepPlans(db: Db, { actor, now }: StepOrigin): number {
  const campaignId = statement<string>(db, 'SELECT campaign_id FROM plan_segment ORDER BY campaign_id LIMIT 1')
    .pluck()
    .get()
  if (typeof campaignId !== 'string') return 0
  const base = planBase(db, campaignId)
  const sigmaOf = new Map(base.model.candidates.map(({ fact, sigma }) => [fact.entryId, sigma]))
  const made = preparedVariants(db, base, base.model.budgetMinor).flatMap((variant) => {
    if (variant.kind !== 'bestMix' && variant.kind !== 'onlyTier') return []
    const { model, key, tier, planned } = variant
    const { instance, notes } = planned
    const answer = planInstance(instance)
    const range = rangeOfRoster({ instance, sigmaOf }, answer.roster, rangeWishOf(model))
    const told = { model, key, instance, answer, range, notes, plannedAt: now, takenMs: answer.totalMs }
    const { planId, objectiveValue } = tellPlan(db, told)
    return planId === null || objectiveValue === null ? [] : [{ tier, planId, value: objectiveValue }]
  })
  const best = made.find(({ tier }) => tier === null)
  const [alone] = made.filter(({ tier }) => tier !== null).sort((a, b) => b.value - a.value)
  const keep = (planId: string, name: string, isInReport: boolean) =>
    insertScenario(db, campaignId, name, planToKeep(db, campaignId, planId), { actor, now }, isInReport)
  if (best) keep(best.planId, say.sampleBest, true)
  if (alone?.tier) keep(alone.planId, say.sampleAlone(say.tierWord(alone.tier)), false)
  return (best ? 1 : 0) + (alone ? 1 : 0)
}
