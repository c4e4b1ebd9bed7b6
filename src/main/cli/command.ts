import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { UsageError } from './failure'
import type { Terminal } from './terminal'
import { words } from './words'

/** What a command has to say: one JSON document, or lines for a person. */
export type Answer = {
  /** left out where the command answered while it ran */
  json?: unknown
  lines: string[]
  /** 1 for a check that found something, 3 for what the host could not do; 0 when left out */
  exitCode?: 1 | 3
}

export type CommandContext = {
  /** who acts, as the history will show */
  actor: string
  /** folder of the built entry: the page lies beside it */
  entryDir: string
  terminal: Terminal
}

export type Command = {
  name: string
  usage: string
  about: string
  /** each option with one line about it */
  help: readonly (readonly [option: string, about: string])[]
  run(args: string[], entryDir: string, terminal: Terminal, actor: string): Promise<Answer>
}

/** Every command takes these. */
const common = {
  json: { type: 'boolean' },
  as: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; strict: true; allowPositionals: true }>
>['values']

/**
 * A command from its options; what does not fit them is refused before it runs.
 *
 * @param definition.operands how many words it takes beside its options
 */
export function command<O extends ParseArgsOptionsConfig>(definition: {
  name: string
  usage: string
  about: string
  help?: Command['help']
  options: O
  operands: { least: number; most: number }
  run(operands: string[], values: Values<O>, context: CommandContext): Promise<Answer>
}): Command {
  const { name, usage, about, help = [], operands } = definition
  return {
    name,
    usage,
    about,
    help,
    run(args, entryDir, terminal, actor) {
      const { values, positionals } = parsed(args, definition.options, usage)
      if (positionals.length < operands.least) throw new UsageError(words.tooFew(name), usage)
      const extra = positionals[operands.most]
      if (extra !== undefined) throw new UsageError(words.tooMany(name, extra), usage)
      const as: unknown = Reflect.get(values, 'as')
      const named = typeof as === 'string' ? as.trim() : ''
      return definition.run(positionals, values, { actor: named || actor, entryDir, terminal })
    },
  }
}

function parsed<O extends ParseArgsOptionsConfig>(args: string[], options: O, usage: string) {
  try {
    return parseArgs({ args, options: { ...options, ...common }, strict: true, allowPositionals: true })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new UsageError(message.replaceAll('\n', ' '), usage)
  }
}

/** The value of an option that a command cannot do without. */
export function required(value: string | undefined, option: string, usage: string): string {
  if (value === undefined || value === '') throw new UsageError(words.optionMissing(option), usage)
  return value
}

/** The value of an option that must be one of a few words; undefined where it is left out. */
export function oneOf<const T extends string>(
  value: string | undefined,
  allowed: readonly T[],
  option: string,
  usage: string,
): T | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((word) => word === value)
  if (found === undefined) throw new UsageError(words.notOneOf(option, value, allowed.join(', ')), usage)
  return found
}

/** A whole number, not negative; undefined where the option is left out. */
export function wholeNumber(value: string | undefined, option: string, usage: string): number | undefined {
  if (value === undefined) return undefined
  const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
  if (!Number.isSafeInteger(number)) throw new UsageError(words.notWhole(option, value), usage)
  return number
}
