import { currency, name } from '../../../shared/contract/values'
import { command } from '../command'
import { UsageError } from '../failure'
import { newFolder } from '../newFolder'
import { inSession } from '../session'
import { words } from '../words'
import { workspaceLines } from '../workspaceLines'

const usage = 'new DIR [--sample] [--name NAME] [--currency CODE]'

export const newCommand = command({
  name: 'new',
  usage,
  about: words.about.new,
  help: [
    ['--sample', words.help.sample],
    ['--name NAME', words.help.name],
    ['--currency CODE', words.help.currency],
  ],
  options: { sample: { type: 'boolean', default: false }, name: { type: 'string' }, currency: { type: 'string' } },
  operands: { least: 1, most: 1 },
  async run([folder = ''], values, context) {
    const input = {
      folder: newFolder(folder, context.entryDir),
      sample: values.sample,
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.currency === undefined ? {} : { currency: values.currency }),
    }
    if (input.name !== undefined && !name.safeParse(input.name).success) {
      throw new UsageError(words.badName, usage)
    }
    if (input.currency !== undefined && !currency.safeParse(input.currency).success) {
      throw new UsageError(words.badCurrency(input.currency), usage)
    }
    const made = await inSession(context, ({ call }) => call('workspace.create', input))
    return { json: made, lines: workspaceLines(made) }
  },
})
