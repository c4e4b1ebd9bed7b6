import { createHash } from 'node:crypto'
import { CallboardError } from '../../../../shared/contract/define'
import type { OutputOf } from '../../../../shared/contract/index'
import type { CampaignPlan } from '../../../../shared/contract/planner'
import type { PlanInstance } from '../../../../shared/domain/planInstance'
import { type PlannedInstance, plannedInstanceOf } from '../../../../shared/domain/planning/instance'
import type { PlanModel } from '../../../../shared/domain/planning/model'
import type { Db } from '../../../db/open'
import { readSchemeOfCampaign } from '../../../db/read/tiers'
import { constraintWords, withNames } from '../../../workers/plan/reasons'
import type { QueryContext } from '../../context'
import { rosterFigures } from '../figures'
import { namingOf, type PlanNaming, planNames } from '../naming'
import { type PlanBase, planBase } from '../planBase'
import { budgetOf, rangeWishOf, tellPlan } from '../plans'
import { type ReadyAnswer, type ReadyRequest, readyTask } from './task'
import { readyVariants, tierOrder, type Variant } from './variants'
import { verdictOf } from './verdict'
import { words } from './words'

const say = words('en')

type Ready = OutputOf<'planner.readyScenarios'>
type Prepared = Variant & { id: string; key: string; planned: PlannedInstance }

/** Nodes of one plan: with a limit of nodes the answer is the same every time, on any machine. */
const nodeLimit = 1_000

/** Ready-made plans at one budget, and what they show. @throws CallboardError `not_found`, `plan_invalid`, `cancelled` */
export async function readyScenarios(
  context: QueryContext,
  campaignId: string,
  asked: number | undefined,
): Promise<Ready> {
  const startedAt = performance.now()
  const { db } = context
  const base = planBase(db, campaignId)
  const { model, locale } = base
  const budgetMinor = budgetOf(model, asked)
  if (model.candidates.length === 0) return { scenarios: [], verdict: null }
  const variants = preparedVariants(db, base, budgetMinor)
  const naming = namingOf(model, locale)
  const reply = await context.runTask(readyTask, requestOf(variants, model, naming), { signal: context.signal })
  if (reply.isCancelled || context.signal.aborted) throw new CallboardError('cancelled', say.cancelled)
  const answers = new Map<string, Omit<ReadyAnswer, 'id'>>(reply.solved.map((solved) => [solved.id, solved]))
  const takenMs = performance.now() - startedAt
  const scenarios = variants.flatMap((variant): Ready['scenarios'] => {
    const solved = variant.kind === 'biggest' ? reply.biggest : answers.get(variant.id)
    if (!solved) return []
    const { kind, tier } = variant
    return [{ kind, tier, plan: toldPlan(context, variant, naming, solved, takenMs) }]
  })
  return { scenarios, verdict: verdictOf(scenarios, model, budgetMinor, locale) }
}

export function preparedVariants(db: Db, base: PlanBase, budgetMinor: number | null): Prepared[] {
  const { model } = base
  const { key: baseKey } = base.forBudget(budgetMinor)
  const tiers = tierOrder(readSchemeOfCampaign(db, model.campaignId).tiers)
  let shared: PlanInstance['candidates'] | null = null
  return readyVariants(model, tiers, budgetMinor).map((variant): Prepared => {
    const planned = plannedInstanceOf(variant.model, variant.budgetMinor)
    // the same candidates, so that they are copied to the other thread and held once
    shared ??= planned.instance.candidates
    const instance = { ...planned.instance, candidates: shared }
    // the best mix is the campaign's plan by its own name; of the others only what is not the same is written
    const key = variant.kind === 'bestMix' ? baseKey : keyOf(baseKey, instance)
    return { ...variant, id: `${variant.kind} ${variant.tier ?? ''}`, key, planned: { ...planned, instance } }
  })
}

function keyOf(baseKey: string, instance: PlanInstance): string {
  const rest = JSON.stringify({ ...instance, budget: instance.budget === null ? null : 0, candidates: [] })
  return createHash('sha256').update(baseKey).update(rest).digest('hex').slice(0, 32)
}

function requestOf(variants: readonly Prepared[], model: PlanModel, naming: PlanNaming): ReadyRequest {
  const habit = variants.find(({ kind }) => kind === 'biggest') ?? variants[0]
  if (!habit) throw new Error('there is always a best mix')
  return {
    variants: variants
      .filter(({ kind }) => kind !== 'biggest')
      .map(({ id, kind, planned: { instance } }) => ({
        id,
        isSameAim: kind === 'onlyTier' || kind === 'ledBy',
        instance: { ...instance, options: { ...instance.options, nodeLimit } },
      })),
    biggest: {
      instance: habit.planned.instance,
      sizes: Float64Array.from(model.candidates, ({ fact }) => fact.followers ?? 0),
    },
    sigmas: new Map(model.candidates.map(({ fact, sigma }) => [fact.entryId, sigma])),
    naming,
    range: rangeWishOf(model),
  }
}

function toldPlan(
  { db, now }: QueryContext,
  { model, kind, tier, planned, key }: Prepared,
  naming: PlanNaming,
  { answer, range }: Omit<ReadyAnswer, 'id'>,
  takenMs: number,
): CampaignPlan {
  const { instance, notes } = planned
  const reasons = plainReasons(answer.reasons, { kind, tier, instance, naming })
  const plain = { ...answer, reasons }
  const plan = tellPlan(db, { model, key, instance, answer: plain, range, notes, plannedAt: now, takenMs })
  // A habit that breaks a rule is shown for what it is, and cannot be kept.
  if (kind !== 'biggest' || answer.objective !== null || answer.roster.length === 0) return plan
  return { ...plan, ...rosterFigures(model, answer.roster, range) }
}

type Told = { kind: Variant['kind']; tier: string | null; instance: PlanInstance; naming: PlanNaming }

/** The rule that makes a plan ready-made is nobody's own: sentences speak of what it means. */
function plainReasons(reasons: readonly string[], { kind, tier, instance, naming }: Told): string[] {
  const added = instance.constraints.at(-1)
  if (tier === null || !added) return [...reasons]
  const written = constraintWords(withNames(instance, planNames(naming)), added)
  const meant = kind === 'ledBy' ? say.ruleLed(say.tierWord(tier)) : say.ruleOnly(say.tierWord(tier))
  return reasons.map((reason) => reason.replaceAll(written, meant))
}
