import type { OutputOf } from '../../../shared/contract/index'
import { formatCount, formatMoney, formatPercent } from '../../../shared/domain/format'
import { type Answer, command, required, wholeNumber } from '../command'
import { UsageError } from '../failure'
import { readJsonFile } from '../readJsonFile'
import { inSession } from '../session'
import { table } from '../table'
import { toJson } from '../terminal'
import { words } from '../words'

const usage = 'plan (--workspace DIR --campaign ID [--budget MINOR] | --instance FILE.json) [--frontier N|exact]'

export const planCommand = command({
  name: 'plan',
  usage,
  about: words.about.plan,
  help: [
    ['--workspace DIR', words.help.workspace],
    ['--campaign ID', words.help.campaign],
    ['--budget MINOR', words.help.budget],
    ['--instance FILE', words.help.instance],
    ['--frontier N|exact', words.help.frontier],
  ],
  options: {
    workspace: { type: 'string' },
    campaign: { type: 'string' },
    budget: { type: 'string' },
    instance: { type: 'string' },
    frontier: { type: 'string' },
  },
  operands: { least: 0, most: 0 },
  async run(_operands, values, context) {
    const frontier = frontierOf(values.frontier)
    if (values.instance !== undefined) {
      if (values.workspace ?? values.campaign ?? values.budget) throw new UsageError(words.eitherInstance, usage)
      const instance = await readJsonFile(values.instance)
      const answer = await inSession(context, ({ call }) =>
        call('planner.solve', { instance, ...(frontier && { frontier }) }),
      )
      return { json: answer, lines: toJson(answer, 2).split('\n') }
    }
    const folder = required(values.workspace, '--workspace', usage)
    const campaignId = required(values.campaign, '--campaign', usage)
    const budgetMinor = wholeNumber(values.budget, '--budget', usage)
    if (frontier && budgetMinor !== undefined) throw new UsageError(words.frontierHasBudgets, usage)
    return inSession(context, async (session) => {
      const { locale } = await session.open(folder)
      const { currency } = await session.call('campaigns.get', { campaignId })
      if (frontier)
        return frontierAnswer(await session.call('planner.frontier', { campaignId }), frontier, currency, locale)
      const plan = await session.call('planner.plan', { campaignId, ...(budgetMinor !== undefined && { budgetMinor }) })
      return { json: { campaignId, currency, ...plan }, lines: planLines(plan, currency, locale) }
    })
  },
})

function frontierOf(value: string | undefined): number | 'exact' | undefined {
  if (value === undefined || value === 'exact') return value
  const points = wholeNumber(value, '--frontier', usage) ?? 0
  if (points < 2 || points > 500) throw new UsageError(words.frontierPoints(value), usage)
  return points
}

type Frontier = OutputOf<'planner.frontier'>

/** A frontier of N points keeps, of N budgets evenly from the smallest to the largest, the best roster under each. */
function frontierAnswer(whole: Frontier, wish: number | 'exact', currency: string, locale: string): Answer {
  const points = wish === 'exact' ? whole.points : evenly(whole.points, wish)
  const rows = points.map((point) => [
    formatMoney(point.costMinor, currency, locale),
    formatCount(Math.round(point.netReachPersons), locale),
    formatCount(point.creators, locale),
  ])
  const { cost, netReach, creators } = words.fields
  return {
    json: { currency, isExact: whole.isExact, points, takenMs: whole.takenMs },
    lines: [...table([[cost, netReach, creators], ...rows], [0, 1, 2]), ...(whole.isExact ? [] : [words.notExact])],
  }
}

function evenly(points: Frontier['points'], wish: number): Frontier['points'] {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length <= wish) return points
  const kept = new Set<(typeof points)[number]>()
  for (let i = 0; i < wish; i += 1) {
    const budget = first.costMinor + ((last.costMinor - first.costMinor) * i) / (wish - 1)
    const best = points.findLast((point) => point.costMinor <= budget)
    if (best) kept.add(best)
  }
  return [...kept]
}

function planLines(plan: OutputOf<'planner.plan'>, currency: string, locale: string): string[] {
  const money = (minor: number | null) => formatMoney(minor, currency, locale)
  const persons = (count: number) => formatCount(Math.round(count), locale)
  const { fields } = words
  const head = table([
    [fields.status, words.planStatus[plan.status]],
    [fields.budget, money(plan.budgetMinor)],
    [fields.cost, money(plan.costMinor)],
    [fields.netReach, persons(plan.netReachPersons)],
    [fields.grossReach, persons(plan.grossReachPersons)],
    [fields.costPerThousand, money(plan.costPerThousandMinor)],
    [fields.gap, formatPercent(plan.gap, locale, 2)],
  ])
  if (plan.picks.length === 0) return [...head, ...plan.reasons]
  const picks = plan.picks.map((pick) => [
    `@${pick.handle}`,
    money(pick.costMinor),
    persons(pick.soloReachPersons),
    persons(pick.marginalReachPersons),
    money(pick.costPerThousandNewMinor),
  ])
  const heading = [fields.creator, fields.cost, fields.soloReach, fields.addedReach, fields.costPerThousandNew]
  return [...head, '', ...table([heading, ...picks], [1, 2, 3, 4]), ...plan.reasons]
}
