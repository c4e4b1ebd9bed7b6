import { text } from 'node:stream/consumers'
import { CallboardError } from '../../../shared/contract/define'
import { contract, isMethodName } from '../../../shared/contract/index'
import { command, required } from '../command'
import { UsageError } from '../failure'
import { inSession } from '../session'
import { toJson } from '../terminal'
import { withTypedArrays } from '../typedArrays'
import { words } from '../words'

const usage = 'call METHOD [JSON|-] [--workspace DIR]'

export const callCommand = command({
  name: 'call',
  usage,
  about: words.about.call,
  help: [
    ['JSON', words.help.callInput],
    ['--workspace DIR', words.help.workspace],
  ],
  options: { workspace: { type: 'string' } },
  operands: { least: 1, most: 2 },
  async run([method = '', given = '{}'], values, context) {
    if (!isMethodName(method)) throw new CallboardError('unknown_method', words.unknownMethod(method))
    const { input: schema, needsWorkspace } = contract[method]
    const folder = needsWorkspace ? required(values.workspace, '--workspace', usage) : values.workspace
    const input = withTypedArrays(schema, parse(given === '-' ? await text(process.stdin) : given))
    const value = await inSession(context, async (session) => {
      if (folder !== undefined) await session.open(folder)
      // The engine parses it against the contract, which is what stands between any caller and a handler.
      return session.call(method, input as never)
    })
    return { json: value, lines: toJson(value, 2).split('\n') }
  },
})

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new UsageError(words.badJson(error instanceof Error ? error.message : String(error)), usage)
  }
}
