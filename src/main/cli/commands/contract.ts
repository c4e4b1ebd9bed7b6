import { z } from 'zod'
import { contract } from '../../../shared/contract/index'
import { command } from '../command'
import { table } from '../table'
import { typedArrayOf } from '../typedArrays'
import { words } from '../words'

export const contractCommand = command({
  name: 'contract',
  usage: 'contract [METHOD]',
  about: words.about.contract,
  options: {},
  operands: { least: 0, most: 1 },
  async run([wanted]) {
    const entries = Object.entries(contract).filter(([name]) => wanted === undefined || name.startsWith(wanted))
    const methods = Object.fromEntries(
      entries.map(([name, method]) => [
        name,
        {
          kind: method.kind,
          about: method.about,
          needsWorkspace: method.needsWorkspace,
          reads: method.reads,
          writes: method.writes,
          input: jsonSchema(method.input, 'input'),
          output: jsonSchema(method.output, 'output'),
        },
      ]),
    )
    return { json: { methods }, lines: table(entries.map(([name, method]) => [name, method.kind, method.about])) }
  },
})

/** JSON knows no typed arrays: they are arrays of whole numbers here, as `call` takes and prints them. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: target }) => {
      const array = zodSchema instanceof z.ZodCustom ? typedArrayOf(zodSchema) : null
      if (array) {
        const maximum = array === Uint8Array ? 255 : 4_294_967_295
        Object.assign(target, { type: 'array', items: { type: 'integer', minimum: 0, maximum } })
      }
    },
  })
}
