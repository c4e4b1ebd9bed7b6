import type { OutputOf } from '../../../shared/contract/index'
import { formatCount } from '../../../shared/domain/format'
import { type ReportMethod, reportMethods } from '../../../shared/domain/reach/rosterReach'
import { type Answer, command, oneOf, required, wholeNumber } from '../command'
import { UsageError } from '../failure'
import { readJsonFile } from '../readJsonFile'
import { inSession } from '../session'
import { table } from '../table'
import { machineLocale, words } from '../words'

const usage = 'reach (--roster FILE.json | --workspace DIR --campaign ID [--budget MINOR]) [--method NAME]'

export const reachCommand = command({
  name: 'reach',
  usage,
  about: words.about.reach,
  help: [
    ['--roster FILE', words.help.roster],
    ['--workspace DIR', words.help.workspace],
    ['--campaign ID', words.help.campaign],
    ['--budget MINOR', words.help.budget],
    ['--method NAME', words.help.method(reportMethods.join(', '))],
  ],
  options: {
    roster: { type: 'string' },
    workspace: { type: 'string' },
    campaign: { type: 'string' },
    budget: { type: 'string' },
    method: { type: 'string' },
  },
  operands: { least: 0, most: 0 },
  async run(_operands, values, context) {
    const method = values.method === undefined ? undefined : oneOf(values.method, reportMethods, '--method', usage)
    if (values.roster !== undefined) {
      if (values.workspace ?? values.campaign ?? values.budget) throw new UsageError(words.eitherRoster, usage)
      const roster = await readJsonFile(values.roster)
      return inSession(context, async ({ call }) => {
        const answer = await call('planner.reachOf', { roster, ...(method && { method }) })
        return told(answer as RosterReach, method, machineLocale)
      })
    }
    const folder = required(values.workspace, '--workspace', usage)
    const campaignId = required(values.campaign, '--campaign', usage)
    const budgetMinor = wholeNumber(values.budget, '--budget', usage)
    return inSession(context, async (session) => {
      const { locale } = await session.open(folder)
      const plan = await session.call('planner.plan', { campaignId, ...(budgetMinor !== undefined && { budgetMinor }) })
      const picks = plan.picks.map(({ entryId, offerId }) => ({ entryId, offerId }))
      return told(await session.call('planner.reach', { campaignId, picks }), method, locale)
    })
  },
})

type RosterReach = OutputOf<'planner.reach'>

/** A contradiction is the answer and the reason of failure at once, as a damaged workspace is. */
function told(answer: RosterReach, method: ReportMethod | undefined, locale: string): Answer {
  const persons = (figure: number | null) => (figure === null ? '–' : formatCount(Math.round(figure), locale))
  const methods = method === undefined ? answer.methods : answer.methods.filter((one) => one.method === method)
  const json = { ...answer, methods }
  const rows = methods.map((one) => [
    one.method === answer.recommended ? `${one.method} *` : one.method,
    persons(one.reachPersons),
    one.wasClamped ? words.clampedFrom(persons(one.estimatePersons)) : '',
  ])
  const lines = [
    ...table([
      [words.fields.grossReach, persons(answer.grossPersons)],
      [words.boundsOfReach, `${persons(answer.lowerPersons)} – ${persons(answer.upperPersons)}`],
      [words.overlapsKnown, `${formatCount(answer.knownPairs, locale)} / ${formatCount(answer.pairs, locale)}`],
    ]),
    '',
    ...table(rows, [1]),
    ...(method === undefined ? [words.recommended] : []),
    ...answer.problems,
  ]
  if (answer.problems.length === 0) return { json, lines }
  const message = words.overlapsContradict(answer.problems[0] ?? '')
  return {
    json: { ...json, error: { code: 'plan_invalid', message, details: {} } },
    lines: [...lines, message],
    exitCode: 1,
  }
}
