import { command, required } from '../command'
import { inSession } from '../session'
import { undone } from '../undone'
import { words } from '../words'

const usage = 'redo --workspace DIR'

export const redoCommand = command({
  name: 'redo',
  usage,
  about: words.about.redo,
  help: [['--workspace DIR', words.help.workspace]],
  options: { workspace: { type: 'string' } },
  operands: { least: 0, most: 0 },
  run(_operands, { workspace }, context) {
    const folder = required(workspace, '--workspace', usage)
    return inSession(context, async (session) => {
      const { locale } = await session.open(folder)
      return undone(await session.call('history.redo', {}), words.redid, locale)
    })
  },
})
