import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CallboardError } from '../../shared/contract/define'
import { userName } from '../thisMachine'
import type { Command } from './command'
import { commands } from './commandList'
import { exitCodeOf, UsageError } from './failure'
import { table } from './table'
import { createTerminal, type Terminal } from './terminal'
import { words } from './words'

/**
 * Runs one command.
 *
 * @param args what stands behind the program's name
 * @param entryDir folder of the built entry
 * @returns exit code: 0 done, 1 failed, 2 wrong usage, 3 done but for what the host cannot do
 */
export async function runCommandLine(args: readonly string[], entryDir: string): Promise<number> {
  const end = args.indexOf('--')
  const options = end < 0 ? args : args.slice(0, end)
  const terminal = createTerminal(options.includes('--json'))
  try {
    const [name = '', ...rest] = args
    const wantsHelp = options.includes('--help') || options.includes('-h')
    if (name === '--version') return tellVersion(entryDir, terminal)
    if (name === 'help' || (name.startsWith('-') && wantsHelp)) return tellHelp(rest[0], terminal)
    const command = find(name)
    if (wantsHelp) return tellHelp(name, terminal)
    const answer = await command.run(rest, entryDir, terminal, userName())
    if (answer.json !== undefined) terminal.answer(answer.json, answer.lines)
    return answer.exitCode ?? 0
  } catch (error) {
    return tellFailure(error, terminal)
  }
}

function find(name: string): Command {
  if (name === '' || name.startsWith('-')) throw new UsageError(words.noCommand)
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) throw new UsageError(words.unknownCommand(name))
  return command
}

function overview(): string[] {
  return [
    words.usage,
    '',
    ...table(commands.map((c) => [`  ${c.usage.split(' ')[0]}`, c.about])),
    '',
    words.everyCommand,
  ]
}

function tellHelp(name: string | undefined, terminal: Terminal): number {
  if (name === undefined || name.startsWith('-')) {
    terminal.answer(
      { commands: commands.map(({ name, usage, about }) => ({ name, usage: `callboard ${usage}`, about })) },
      overview(),
    )
    return 0
  }
  const { usage, about, help } = find(name)
  terminal.answer({ name, usage: `callboard ${usage}`, about, options: Object.fromEntries(help) }, [
    `callboard ${usage}`,
    '',
    about,
    ...(help.length > 0 ? ['', ...table(help.map(([option, line]) => [`  ${option}`, line]))] : []),
    '',
    words.everyCommand,
  ])
  return 0
}

function tellVersion(entryDir: string, terminal: Terminal): number {
  const manifest = z.object({ version: z.string() })
  const { version } = manifest.parse(JSON.parse(readFileSync(join(entryDir, '../../package.json'), 'utf8')))
  terminal.answer({ version }, [`Callboard ${version}`])
  return 0
}

function tellFailure(raw: unknown, terminal: Terminal): number {
  if (!(raw instanceof CallboardError)) terminal.note(raw instanceof Error ? (raw.stack ?? raw.message) : String(raw))
  const error = raw instanceof CallboardError ? raw : new CallboardError('internal', words.internal)
  const { code, message, details = {} } = error.toShape()
  if (terminal.isJson) terminal.answer({ error: { code, message, details } }, [])
  else {
    terminal.note(message)
    if (typeof details.usage === 'string') terminal.note(words.usageOf(details.usage))
    else if (code === 'usage') for (const line of ['', ...overview(), '']) terminal.note(line)
    terminal.note(`(${code})`)
  }
  return exitCodeOf(error)
}
