import { z } from 'zod'
import { type PlanFigures, planFigures } from '../../../shared/contract/planner'
import { type PlanAnswer, type PlanInstance, planAnswerSchema } from '../../../shared/domain/planInstance'
import {
  type PlanSettings,
  planAssumptions,
  planObjectiveSetting,
  planRuleSetting,
} from '../../../shared/domain/planning/settings'
import { type Db, statement } from '../open'

const ids = z.array(z.uuid()).max(100_000)
/** What a kept plan was made by: the settings, and whom of the roster it had to have or leave. */
const keptSettings = z.strictObject({
  objective: planObjectiveSetting,
  rules: z.array(planRuleSetting),
  assumptions: planAssumptions,
  planRules: z.strictObject({ must: ids, mustNot: ids }),
  budgetMinor: z.int().min(0).nullable(),
})
export type KeptSettings = z.infer<typeof keptSettings> & PlanSettings

export type KeptScenario = {
  id: string
  campaignId: string
  name: string
  settings: KeptSettings
  answer: PlanAnswer
  figures: PlanFigures
  isInReport: boolean
  createdBy: string
  createdAt: string
  plannedAt: string
}

type ScenarioRow = {
  id: string
  campaign_id: string
  name: string
  settings: string
  answer: string
  figures: string
  in_report: number
  created_by: string
  created_at: string
  planned_at: string
}

const select = `SELECT id, campaign_id, name, settings, answer, figures, in_report, created_by, created_at, planned_at
  FROM plan_scenario`

/** The kept plans of a campaign in their order, without the instances that they were made from. */
export function readKeptScenarios(db: Db, campaignId: string): KeptScenario[] {
  return statement<ScenarioRow>(db, `${select} WHERE campaign_id = ? ORDER BY position, id`)
    .all(campaignId)
    .map(toKeptScenario)
}

/** Null where there is none of this id. */
export function readKeptScenario(db: Db, scenarioId: string): KeptScenario | null {
  const row = statement<ScenarioRow>(db, `${select} WHERE id = ?`).get(scenarioId)
  return row ? toKeptScenario(row) : null
}

/** The instance as it was written: nothing but `callboard-plan-1` is ever stored here. */
export function readKeptInstance(db: Db, scenarioId: string): PlanInstance | null {
  const text = statement<string>(db, 'SELECT instance FROM plan_scenario WHERE id = ?').pluck().get(scenarioId)
  return typeof text === 'string' ? (JSON.parse(text) as PlanInstance) : null
}

function toKeptScenario(row: ScenarioRow): KeptScenario {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    name: row.name,
    settings: keptSettings.parse(JSON.parse(row.settings)),
    answer: planAnswerSchema.parse(JSON.parse(row.answer)),
    figures: planFigures.parse(JSON.parse(row.figures)),
    isInReport: row.in_report === 1,
    createdBy: row.created_by,
    createdAt: row.created_at,
    plannedAt: row.planned_at,
  }
}
