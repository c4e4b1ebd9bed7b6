import { formatCount, formatInstant } from '../../../shared/domain/format'
import { command, required, wholeNumber } from '../command'
import { UsageError } from '../failure'
import { inSession } from '../session'
import { table } from '../table'
import { words } from '../words'

const usage = 'history --workspace DIR [--limit N]'

export const historyCommand = command({
  name: 'history',
  usage,
  about: words.about.history,
  help: [
    ['--workspace DIR', words.help.workspace],
    ['--limit N', words.help.limit],
  ],
  options: { workspace: { type: 'string' }, limit: { type: 'string' } },
  operands: { least: 0, most: 0 },
  run(_operands, values, context) {
    const folder = required(values.workspace, '--workspace', usage)
    const limit = wholeNumber(values.limit, '--limit', usage) ?? 50
    if (limit < 1 || limit > 200) throw new UsageError(words.limitRange(limit), usage)
    return inSession(context, async (session) => {
      const { locale, timeZone } = await session.open(folder)
      const steps = await session.call('history.list', { limit })
      const rows = steps.map((step) => [
        formatInstant(step.at, locale, timeZone),
        step.actor,
        formatCount(step.changes, locale),
        words.historyStep[step.kind](step.isUndone ? words.undoneStep(step.label) : step.label),
        step.id,
      ])
      return { json: { steps }, lines: table(rows, [2]) }
    })
  },
})
