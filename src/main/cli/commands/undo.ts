import { command, required } from '../command'
import { inSession } from '../session'
import { undone } from '../undone'
import { words } from '../words'

const usage = 'undo --workspace DIR [--step ID]'

export const undoCommand = command({
  name: 'undo',
  usage,
  about: words.about.undo,
  help: [
    ['--workspace DIR', words.help.workspace],
    ['--step ID', words.help.step],
  ],
  options: { workspace: { type: 'string' }, step: { type: 'string' } },
  operands: { least: 0, most: 0 },
  run(_operands, { workspace, step }, context) {
    const folder = required(workspace, '--workspace', usage)
    return inSession(context, async (session) => {
      const { locale } = await session.open(folder)
      const outcome = await session.call('history.undo', step === undefined ? {} : { stepId: step })
      return undone(outcome, words.undid, locale)
    })
  },
})
