import { randomUUID } from 'node:crypto'
import type { OutputOf } from '../../../shared/contract/index'
import { type Answer, command, required, wholeNumber } from '../command'
import { UsageError } from '../failure'
import { frontierLines, planLines } from '../planLines'
import { readJsonFile } from '../readJsonFile'
import { saveText } from '../saveFile'
import { inSession, type Session } from '../session'
import { type Terminal, toJson } from '../terminal'
import { words } from '../words'

const usage =
  'plan (--workspace DIR --campaign ID [--budget MINOR] [--export FILE] | --instance FILE.json) [--frontier N|exact]'

export const planCommand = command({
  name: 'plan',
  usage,
  about: words.about.plan,
  help: [
    ['--workspace DIR', words.help.workspace],
    ['--campaign ID', words.help.campaign],
    ['--budget MINOR', words.help.budget],
    ['--export FILE', words.help.exportInstance],
    ['--instance FILE', words.help.instance],
    ['--frontier N|exact', words.help.frontier],
  ],
  options: {
    workspace: { type: 'string' },
    campaign: { type: 'string' },
    budget: { type: 'string' },
    export: { type: 'string' },
    instance: { type: 'string' },
    frontier: { type: 'string' },
  },
  operands: { least: 0, most: 0 },
  async run(_operands, values, context) {
    const frontier = frontierOf(values.frontier)
    if (values.instance !== undefined) {
      if (values.export !== undefined) throw new UsageError(words.exportOfCampaign, usage)
      if (values.workspace ?? values.campaign ?? values.budget) throw new UsageError(words.eitherInstance, usage)
      const instance = await readJsonFile(values.instance)
      const answer = await inSession(context, ({ call }) =>
        watched(context.terminal, call('planner.solve', { instance, ...(frontier && { frontier }) })),
      )
      return { json: answer, lines: toJson(answer, 2).split('\n') }
    }
    const folder = required(values.workspace, '--workspace', usage)
    const campaignId = required(values.campaign, '--campaign', usage)
    const budgetMinor = wholeNumber(values.budget, '--budget', usage)
    if (frontier && budgetMinor !== undefined) throw new UsageError(words.frontierHasBudgets, usage)
    const input = { campaignId, ...(budgetMinor !== undefined && { budgetMinor }) }
    return inSession(context, async (session) => {
      const { locale } = await session.open(folder)
      const exported = values.export === undefined ? null : await exportedTo(values.export, session, input)
      const answer = await watched(
        context.terminal,
        frontier ? frontierAnswer(session, campaignId, frontier, locale) : planAnswer(session, input, locale),
      )
      if (!exported) return answer
      return { json: { ...answer.json, exported }, lines: [...answer.lines, '', exported.path] }
    })
  },
})

function frontierOf(value: string | undefined): number | 'exact' | undefined {
  if (value === undefined || value === 'exact') return value
  const points = wholeNumber(value, '--frontier', usage) ?? 0
  if (points < 2 || points > 500) throw new UsageError(words.frontierPoints(value), usage)
  return points
}

/** Shows at a terminal that something goes on, for as long as it does; a script sees nothing of it. */
async function watched<T>(terminal: Terminal, work: Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work
  const jobId = randomUUID()
  let seconds = 0
  const clock = setInterval(() => {
    seconds += 1
    const job = { jobId, method: 'planner.plan', label: words.planning, state: 'running' } as const
    terminal.progress({ ...job, done: seconds, total: null, unit: words.seconds, perSecond: null })
  }, 1000)
  try {
    return await work
  } finally {
    clearInterval(clock)
  }
}

type PlanInput = { campaignId: string; budgetMinor?: number }
type Told = Answer & { json: object }

async function exportedTo(file: string, session: Session, input: PlanInput) {
  const instance = await session.call('planner.instance', input)
  return saveText(`${toJson(instance, 1)}\n`, file)
}

async function planAnswer(session: Session, input: PlanInput, locale: string): Promise<Told> {
  const plan = await session.call('planner.plan', input)
  const { currency, candidates } = await session.call('planner.candidates', { campaignId: input.campaignId })
  const handles = new Map(candidates.map(({ entryId, handle }) => [entryId, handle]))
  const picks = plan.picks.map((pick) => ({ handle: handles.get(pick.entryId) ?? null, ...pick }))
  return {
    json: { campaignId: input.campaignId, currency, ...plan, picks },
    lines: planLines({ ...plan, picks }, currency, locale),
  }
}

/** A frontier of N points keeps, of N budgets evenly from the smallest to the largest, the best roster under each. */
async function frontierAnswer(
  session: Session,
  campaignId: string,
  wish: number | 'exact',
  locale: string,
): Promise<Told> {
  const { currency } = await session.call('campaigns.get', { campaignId })
  const whole = await session.call('planner.frontier', { campaignId })
  const { isExact, objective, reasons, takenMs } = whole
  const points = wish === 'exact' ? whole.points : evenly(whole.points, wish)
  const knee = whole.kneeIndex === null ? null : (whole.points[whole.kneeIndex]?.budgetMinor ?? null)
  return {
    json: { currency, objective, isExact, points, kneeBudgetMinor: knee, reasons, takenMs },
    lines: frontierLines({ points, isExact, objective, reasons }, currency, locale),
  }
}

type Points = OutputOf<'planner.frontier'>['points']

function evenly(points: Points, wish: number): Points {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || points.length <= wish) return points
  const kept = new Set<Points[number]>()
  for (let i = 0; i < wish; i += 1) {
    const budget = first.budgetMinor + ((last.budgetMinor - first.budgetMinor) * i) / (wish - 1)
    const best = points.findLast((point) => point.budgetMinor <= budget)
    if (best) kept.add(best)
  }
  return [...kept]
}
