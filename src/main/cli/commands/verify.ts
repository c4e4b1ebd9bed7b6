import { formatCount } from '../../../shared/domain/format'
import { command, required } from '../command'
import { inSession } from '../session'
import { table } from '../table'
import { words } from '../words'

const usage = 'verify --workspace DIR'

export const verifyCommand = command({
  name: 'verify',
  usage,
  about: words.about.verify,
  help: [['--workspace DIR', words.help.workspace]],
  options: { workspace: { type: 'string' } },
  operands: { least: 0, most: 0 },
  run(_operands, { workspace }, context) {
    const folder = required(workspace, '--workspace', usage)
    return inSession(context, async (session) => {
      const { locale } = await session.open(folder)
      const answer = await session.call('workspace.verify', {})
      const rows = answer.checks.map((c) => [c.check, formatCount(c.checked, locale), c.ok ? words.ok : words.notOk])
      const lines = [...table(rows, [1]), ...answer.problems.map((problem) => `${problem.check}: ${problem.sentence}`)]
      if (answer.ok) return { json: answer, lines: [...lines, words.verified] }
      const message = words.damaged(answer.problems.length)
      // The findings are the answer, and at the same time the reason why the command failed.
      const error = { code: 'workspace_damaged', message, details: {} }
      return { json: { ...answer, error }, lines: [...lines, message], exitCode: 1 as const }
    })
  },
})
