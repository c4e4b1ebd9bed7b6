import { z } from 'zod'
import { planProblemsOf } from './planInstanceChecks'

/** Largest instance the planner takes; beyond it the answer is a sentence, not a wait. */
export const planLimits = {
  candidates: 100_000,
  packagesPerCandidate: 20,
  segments: 1_000,
  constraints: 2_000,
  /** candidates × packages × segments: what the solver holds in typed arrays, 8 bytes each, three times */
  reachFigures: 8_000_000,
} as const

const key = z.string().min(1).max(200)
const words = z.union([z.string().max(200), z.array(z.string().max(200)).max(200)])
const money = z.number().min(0).max(9e15)
const persons = z.number().min(0).max(1e12)
const share = z.number().min(0).max(1)
const ids = z.array(key).max(planLimits.candidates)
const where = z.record(key, words)
const headCount = z.int().min(0).max(planLimits.candidates)

const planPackage = z.strictObject({
  id: key,
  /** minor units of the campaign's currency, every part of the price added up */
  cost: money,
  /** different persons reached, one number a segment, each at most the segment's universe */
  reach: z.array(persons),
  engagements: z.number().min(0).max(1e15).optional(),
  conversions: z.number().min(0).max(1e15).optional(),
  /** minor units */
  revenue: z.number().min(0).max(1e15).optional(),
})

const measures = ['netReach', 'engagements', 'conversions', 'revenue'] as const
const objective = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('netReach') }),
  z.strictObject({ kind: z.literal('engagements') }),
  z.strictObject({ kind: z.literal('conversions') }),
  z.strictObject({ kind: z.literal('revenue') }),
  z.strictObject({
    kind: z.literal('blend'),
    /** what one person, one engagement, one conversion, one minor unit of revenue counts for */
    weights: z.strictObject({
      netReach: z.number().min(0).max(1e9).optional(),
      engagements: z.number().min(0).max(1e9).optional(),
      conversions: z.number().min(0).max(1e9).optional(),
      revenue: z.number().min(0).max(1e9).optional(),
    }),
  }),
  z.strictObject({
    kind: z.literal('lexicographic'),
    /** the first decides, the next ones break its ties; `cost` means lowest */
    order: z
      .array(z.enum([...measures, 'cost']))
      .min(1)
      .max(5),
  }),
  z.strictObject({
    kind: z.literal('minCost'),
    /** net reach to be had, unweighted persons of the segments that have a weight */
    goal: persons,
  }),
])

const constraint = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('count'),
    where: where.optional(),
    min: headCount.optional(),
    max: headCount.optional(),
  }),
  z.strictObject({ kind: z.literal('spendShare'), where, min: share.optional(), max: share.optional() }),
  z.strictObject({ kind: z.literal('include'), ids }),
  z.strictObject({ kind: z.literal('exclude'), ids }),
  z.strictObject({ kind: z.literal('atMostOne'), ids }),
  z.strictObject({ kind: z.literal('package'), id: key, package: key }),
  z.strictObject({ kind: z.literal('maxCreatorShare'), max: share }),
  z.strictObject({
    kind: z.literal('audienceShare'),
    segments: z.array(key).min(1).max(planLimits.segments),
    min: share,
  }),
])

/**
 * The planner's own file, `callboard-plan-1`: money in minor units, reach in persons, shares as fractions 0 to 1.
 * Unknown keys are refused by name. `where` joins its keys by "and"; an array means "any of", on both sides.
 * `spendShare` is a share of the roster's cost, `maxCreatorShare` of the budget, `audienceShare` of gross reach.
 * `package` fixes the package of a candidate should it be picked; it does not force the pick.
 */
export const planInstanceSchema = z.strictObject({
  format: z.literal('callboard-plan-1'),
  budget: money.nullable(),
  objective,
  segments: z
    .array(z.strictObject({ id: key, universe: z.number().max(1e12), weight: z.number().min(0).max(1e9).default(1) }))
    .max(planLimits.segments),
  candidates: z
    .array(
      z.strictObject({
        id: key,
        attributes: z.record(key, words).optional(),
        packages: z.array(planPackage).max(planLimits.packagesPerCandidate),
      }),
    )
    .max(planLimits.candidates),
  constraints: z.array(constraint).max(planLimits.constraints).default([]),
  options: z
    .strictObject({
      /** gap asked for, `|upperBound - objective| / max(|upperBound|, 1)`; 0 means proved to rounding */
      gap: share.default(1e-6),
      timeLimitMs: z.number().min(1).max(86_400_000).default(10_000),
      /** with a node limit and no clock in the way the answer is the same every time */
      nodeLimit: z.int().min(1).max(1e9).optional(),
      seed: z
        .int()
        .min(0)
        .max(2 ** 32 - 1)
        .default(1),
    })
    .default({ gap: 1e-6, timeLimitMs: 10_000, seed: 1 }),
})

export type PlanInstance = z.infer<typeof planInstanceSchema>
/** What a person or a program writes: defaults may be left out. */
export type PlanInstanceInput = z.input<typeof planInstanceSchema>
export type PlanConstraint = PlanInstance['constraints'][number]
export type PlanMeasure = (typeof measures)[number]

export const planProblemCodes = [
  'not_an_object',
  'unknown_format',
  'unknown_key',
  'missing',
  'wrong_type',
  'not_a_number',
  'negative',
  'out_of_range',
  'unknown_choice',
  'too_many',
  'zero_universe',
  'reach_over_universe',
  'reach_length',
  'duplicate_id',
  'unknown_id',
  'no_candidates',
  'no_packages',
  'no_segments',
  'no_weights',
  'budget_zero',
  'budget_missing',
  'figure_missing',
  'contradiction',
  'empty_constraint',
] as const
export type PlanProblemCode = (typeof planProblemCodes)[number]
/** `message` is a sentence for a person; `path` points into the instance, `candidates[3].packages[0].cost`. */
export type PlanProblem = { code: PlanProblemCode; message: string; path: string }

export const planStatuses = ['optimal', 'withinGap', 'timeLimit', 'cancelled', 'infeasible'] as const
const rosterSchema = z.array(z.strictObject({ candidate: z.string(), package: z.string() }))

/**
 * The planner's answer. `objective` is in the objective's own unit (weighted persons for net reach, minor units for
 * `minCost`), null where there is no roster. `upperBound` is proven; `minCost` answers `lowerBound` in its place.
 * `optimal` means gap ≤ 1e-6, or the asked gap where that is smaller.
 */
export const planAnswerSchema = z.strictObject({
  status: z.enum(planStatuses),
  objective: z.number().nullable(),
  upperBound: z.number().nullable().optional(),
  lowerBound: z.number().nullable().optional(),
  gap: z.number().nullable(),
  /** minor units */
  cost: z.number().nullable(),
  roster: rosterSchema,
  /** milliseconds to the first roster, to the proof, in all */
  firstMs: z.number().nullable(),
  provenMs: z.number().nullable(),
  totalMs: z.number(),
  nodes: z.int(),
  reasons: z.array(z.string()),
})
export type PlanAnswer = z.infer<typeof planAnswerSchema>

/** Best roster at each budget. `isExact`: the points are every step of the true staircase. */
export const frontierAnswerSchema = z.strictObject({
  isExact: z.boolean(),
  points: z.array(
    z.strictObject({
      budget: z.number(),
      status: z.enum(planStatuses),
      objective: z.number().nullable(),
      upperBound: z.number().nullable(),
      cost: z.number().nullable(),
      roster: rosterSchema,
    }),
  ),
  totalMs: z.number(),
  reasons: z.array(z.string()),
})
export type FrontierAnswer = z.infer<typeof frontierAnswerSchema>

/**
 * Reads an instance and refuses what is wrong with it, all problems at once (at most 50), each as a sentence.
 *
 * @param json anything: the parsed JSON of a file, or an object made by a program
 */
export function parsePlanInstance(
  json: unknown,
): { ok: true; instance: PlanInstance } | { ok: false; problems: PlanProblem[] } {
  const parsed = planInstanceSchema.safeParse(json)
  if (!parsed.success) return { ok: false, problems: planProblemsOf.shape(parsed.error.issues, json) }
  const packages = parsed.data.candidates.reduce((sum, candidate) => sum + candidate.packages.length, 0)
  const figures = packages * parsed.data.segments.length
  if (figures > planLimits.reachFigures) {
    const message = `The instance has ${figures} reach figures (packages × segments); the planner takes at most ${planLimits.reachFigures}. Leave out candidates or join segments.`
    return { ok: false, problems: [{ code: 'too_many', message, path: 'candidates' }] }
  }
  const problems = planProblemsOf.content(parsed.data)
  return problems.length ? { ok: false, problems } : { ok: true, instance: parsed.data }
}
