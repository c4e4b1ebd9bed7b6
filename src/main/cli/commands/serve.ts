import { serve } from '../../browser/commandLine'
import { command, required } from '../command'
import { words } from '../words'

const usage = 'serve --workspace DIR [--no-open]'

export const serveCommand = command({
  name: 'serve',
  usage,
  about: words.about.serve,
  help: [
    ['--workspace DIR', words.help.workspace],
    ['--no-open', words.help.noOpen],
  ],
  options: { workspace: { type: 'string' }, 'no-open': { type: 'boolean', default: false } },
  operands: { least: 0, most: 0 },
  async run(_operands, values, { actor, entryDir, terminal }) {
    let isTold = false
    const exitCode = await serve({
      workspace: required(values.workspace, '--workspace', usage),
      isOpening: !values['no-open'],
      entryDir,
      actor,
      say(line) {
        const url = /http:\/\/\S+/.exec(line)?.[0]
        // The address is the answer, and it is wanted while the server runs.
        if (!isTold && url) terminal.answer({ url }, [line])
        else terminal.note(line)
        isTold ||= url !== undefined
      },
    })
    return { lines: [], ...(exitCode !== 0 && { exitCode: 1 as const }) }
  },
})
