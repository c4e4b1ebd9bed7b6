import type { OutputOf } from '../../../../shared/contract/index'
import type { CampaignPlan, PlanFigures } from '../../../../shared/contract/planner'
import { formatCompact, formatMoney, formatPercent } from '../../../../shared/domain/format'
import type { PlanModel } from '../../../../shared/domain/planning/model'
import { words } from './words'

type Scenario = OutputOf<'planner.readyScenarios'>['scenarios'][number]
type Words = ReturnType<typeof words>

/**
 * Whether many small creators, a mix or one big one does best here, with the figures, and how far each may swing.
 *
 * @returns null where fewer than two of the plans are possible, or nothing of them can be compared
 */
export function verdictOf(
  scenarios: readonly Scenario[],
  model: PlanModel,
  budgetMinor: number | null,
  locale: string,
): string | null {
  const say = words(locale)
  const possible = scenarios.filter(({ plan }) => plan.figures !== null && plan.status !== 'infeasible')
  const mix = possible.find(({ kind }) => kind === 'bestMix')
  const measured = measureOf(model, say, locale)
  if (!mix?.plan.figures || !measured) return null
  const best = measured.of(mix.plan)
  if (best === null || !(best > 0)) return null
  const led = possible.find(({ kind }) => kind === 'ledBy')
  const isLed = led !== undefined && hasSameRoster(led, mix)
  const alone = bestAlone(possible, measured)
  const others = [isLed ? undefined : led, alone, possible.find(({ kind }) => kind === 'biggest')]
  const compared = others.flatMap((one) => {
    const value = one ? measured.of(one.plan) : null
    return one && value !== null ? [say.compared(whoWords(one, say), measured.write(value), aside(value, best))] : []
  })
  if (compared.length === 0) return null
  const money = (minor: number) => formatMoney(Math.round(minor), model.currency, locale, 'short')
  const head = measured.head(
    budgetMinor === null ? null : money(budgetMinor),
    mixWords(mix.plan.figures, isLed ? led : null, say),
    best,
  )
  const risk = riskWords(mix, isLed ? alone : (led ?? alone), say, locale)
  const cheapest = possible.find(({ kind }) => kind === 'cheapestForGoal')
  const goal =
    cheapest?.plan.figures && model.goalPersons !== null
      ? say.goalCosts(formatCompact(model.goalPersons, locale), money(cheapest.plan.figures.costMinor))
      : null
  return [`${[head, compared.join(', ')].join('; ')}.`, risk, goal].filter((part) => part !== null).join(' ')

  function aside(value: number, against: number): string {
    const part = Math.abs(value - against) / against
    const text = formatPercent(part, locale, 0)
    if (part < 0.005) return say.theSame
    return measured?.isCost
      ? value > against
        ? say.dearer(text)
        : say.cheaper(text)
      : value > against
        ? say.moreBy(text)
        : say.fewerBy(text)
  }
}

/** "a mix of 14 creators", led by one of the top tier where that is the best; "9 micro creators" of one tier alone. */
function mixWords({ creators, tiers }: PlanFigures, led: Scenario | null, say: Words): string {
  const only = tiers.length === 1 && tiers[0]?.tier ? say.tierWord(tiers[0].tier) : null
  const mix = say.mix(creators, only)
  return led?.tier && only === null ? say.mixLedBy(mix, say.tierWord(led.tier)) : mix
}

function riskWords(mix: Scenario, other: Scenario | undefined, say: Words, locale: string): string | null {
  const swing = ({ plan }: Scenario) => {
    const variation = plan.figures?.range?.variation
    return variation === undefined ? null : formatPercent(variation, locale, 0)
  }
  const [ofMix, ofOther] = [swing(mix), other ? swing(other) : null]
  if (ofMix === null || ofOther === null || !other?.tier) return null
  const tier = say.tierWord(other.tier)
  return say.risk(ofMix, other.kind === 'ledBy' ? say.rosterLedBy(tier) : say.onlyTier(tier), ofOther)
}

function hasSameRoster(a: Scenario, b: Scenario): boolean {
  const key = ({ plan }: Scenario) => plan.picks.map(({ entryId, offerId }) => `${entryId} ${offerId}`).join(',')
  return key(a) === key(b)
}

function whoWords({ kind, tier }: Scenario, say: Words): string {
  if (kind === 'ledBy') return say.ledBy(say.tierWord(tier ?? ''))
  return kind === 'onlyTier' ? say.onlyTier(say.tierWord(tier ?? '')) : say.biggestFirst
}

type Measured = {
  isCost: boolean
  of(plan: CampaignPlan): number | null
  write(value: number): string
  head(budget: string | null, mix: string, value: number): string
}

/** What the campaign's plans are compared by; null where the aim is no amount. */
function measureOf(model: PlanModel, say: Words, locale: string): Measured | null {
  const { objective } = model.settings
  const kind = objective.kind === 'lexicographic' ? objective.order[0] : objective.kind
  const compact = (value: number) => formatCompact(Math.round(value), locale)
  const money = (minor: number) => formatMoney(Math.round(minor), model.currency, locale, 'short')
  const at = (budget: string | null) => (budget === null ? '' : say.atBudget(budget))
  switch (kind) {
    case 'netReach':
      return {
        isCost: false,
        of: ({ figures }) => figures?.netReachPersons ?? null,
        write: compact,
        head: (budget, mix, value) => say.reaches(at(budget), mix, compact(value)),
      }
    case 'engagements':
    case 'conversions':
      return {
        isCost: false,
        of: ({ figures }) => figures?.[kind] ?? null,
        write: compact,
        head: (budget, mix, value) => say.brings(at(budget), mix, `${compact(value)} ${say.outcomes[kind]}`),
      }
    case 'revenue':
      return {
        isCost: false,
        of: ({ figures }) => figures?.revenueMinor ?? null,
        write: money,
        head: (budget, mix, value) => say.brings(at(budget), mix, `${money(value)} ${say.outcomes.revenue}`),
      }
    case 'blend':
      return {
        isCost: false,
        of: ({ objectiveValue }) => objectiveValue,
        write: compact,
        head: (budget, mix, value) => say.scores(at(budget), mix, compact(value)),
      }
    case 'cheapest': {
      const own = objective.kind === 'cheapest' ? objective.goalPersons : null
      return {
        isCost: true,
        of: ({ figures }) => figures?.costMinor ?? null,
        write: money,
        head: (_budget, mix, value) => say.costs(compact(own ?? model.goalPersons ?? 0), mix, money(value)),
      }
    }
    default:
      return null
  }
}

/** The tier that does best alone. */
function bestAlone(possible: readonly Scenario[], measured: Measured): Scenario | undefined {
  let best: { one: Scenario; value: number } | undefined
  for (const one of possible) {
    const value = one.kind === 'onlyTier' ? measured.of(one.plan) : null
    if (value === null) continue
    if (!best || (measured.isCost ? value < best.value : value > best.value)) best = { one, value }
  }
  return best?.one
}
