import { z } from 'zod'
import { planAssumptions, planObjectiveSetting, planRuleSetting } from '../domain/planning/settings'
import { command, job, query } from './define'
import { campaignPlan, planFigures, planStatus } from './planner'
import { id, madeFile, minor, name } from './values'

const scenario = z.strictObject({
  id,
  campaignId: id,
  name,
  budgetMinor: minor.nullable(),
  status: planStatus,
  gap: z.number().nullable(),
  objective: z.string(),
  objectiveValue: z.number().nullable(),
  objectiveBound: z.number().nullable(),
  figures: planFigures,
  /** instant of the plan; its figures are of that day */
  plannedAt: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  inReport: z.boolean(),
  /** sentences: what of its inputs is no longer as it was; empty when all is */
  changes: z.array(z.string()),
  /** number of creators whose cost or reach is another today, who came or who went */
  changedCreators: z.int(),
})
export type ScenarioRecord = z.infer<typeof scenario>

const scenarioPick = z.strictObject({
  entryId: id,
  /** null: no longer on the roster */
  handle: z.string().nullable(),
  tier: z.string().nullable(),
  offerId: z.string(),
  offer: z.string(),
  posts: z.int().nullable(),
  costMinor: minor,
  soloReachPersons: z.number(),
  marginalReachPersons: z.number(),
  costPerThousandNewMinor: z.number().nullable(),
  /** today's cost and reach where they are others; null where they are the same or not known */
  costTodayMinor: minor.nullable(),
  reachTodayPersons: z.number().nullable(),
})
export type ScenarioPick = z.infer<typeof scenarioPick>

export const readyKinds = ['bestMix', 'onlyTier', 'ledBy', 'cheapestForGoal', 'biggest'] as const

export const plannerScenariosContract = {
  'planner.readyScenarios': query({
    about:
      'Ready-made plans at one budget, side by side: best mix, each tier alone, led by one of the top tier, the biggest creators first as a habit would, the cheapest that reaches the goal.',
    input: z.strictObject({ campaignId: id, budgetMinor: minor.optional() }),
    output: z.strictObject({
      scenarios: z.array(
        z.strictObject({
          kind: z.enum(readyKinds),
          /** of `onlyTier` and `ledBy` */
          tier: z.string().nullable(),
          plan: campaignPlan,
        }),
      ),
      /** one sentence: whether many small, a mix or one big creator does best here, with the figures */
      verdict: z.string().nullable(),
    }),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.scenarios': query({
    about: 'The kept plans of a campaign, and what of their inputs has changed since.',
    input: z.strictObject({ campaignId: id }),
    output: z.array(scenario),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.scenario': query({
    about: 'One kept plan with its settings and its roster.',
    input: z.strictObject({ scenarioId: id }),
    output: z.strictObject({
      scenario,
      objective: planObjectiveSetting,
      rules: z.array(planRuleSetting),
      assumptions: planAssumptions,
      picks: z.array(scenarioPick),
    }),
    reads: ['campaigns', 'creators', 'planner'],
  }),
  'planner.saveScenario': command({
    about: 'Keeps a plan with its inputs, under a name or in place of a kept one.',
    input: z.strictObject({
      campaignId: id,
      /** as the plan named itself */
      planId: z.string().max(80),
      name,
      /** the kept plan that this one replaces; null: a new one */
      scenarioId: id.nullable().default(null),
    }),
    output: z.strictObject({ scenarioId: id }),
    writes: ['planner'],
  }),
  'planner.renameScenario': command({
    about: 'Gives a kept plan another name.',
    input: z.strictObject({ scenarioId: id, name }),
    output: z.strictObject({}),
    writes: ['planner', 'reports'],
  }),
  'planner.duplicateScenario': command({
    about: 'A copy of a kept plan.',
    input: z.strictObject({ scenarioId: id }),
    output: z.strictObject({ scenarioId: id }),
    writes: ['planner'],
  }),
  'planner.deleteScenarios': command({
    about: 'Removes kept plans.',
    input: z.strictObject({ scenarioIds: z.array(id).min(1).max(100) }),
    output: z.strictObject({ deleted: z.int() }),
    writes: ['planner', 'reports'],
  }),
  'planner.setInReport': command({
    about: 'Adds a kept plan to the campaign’s proposal, or takes it out.',
    input: z.strictObject({ scenarioId: id, inReport: z.boolean() }),
    output: z.strictObject({}),
    writes: ['planner', 'reports'],
  }),
  'planner.useScenario': command({
    about: 'Plans the campaign by the settings of a kept plan: objective, rules, must and must not, assumptions.',
    input: z.strictObject({ scenarioId: id }),
    output: z.strictObject({ budgetMinor: minor.nullable() }),
    writes: ['planner', 'campaigns'],
  }),
  'planner.exportScenario': job({
    about: 'Writes a kept plan as a file of the format callboard-plan-1.',
    input: z.strictObject({ scenarioId: id }),
    output: madeFile,
  }),
} as const
