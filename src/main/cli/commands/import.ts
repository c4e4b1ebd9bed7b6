import { basename, extname, join, resolve } from 'node:path'
import {
  type ImportOptions,
  type ImportOutcome,
  importDelimiters,
  importEncodings,
  importFields,
  importTarget,
  mergeRules,
} from '../../../shared/contract/creatorImport'
import { CallboardError } from '../../../shared/contract/define'
import type { InputOf } from '../../../shared/contract/index'
import { formatCount } from '../../../shared/domain/format'
import { command, oneOf, required } from '../command'
import { UsageError } from '../failure'
import { saveMade } from '../saveFile'
import { inSession, type Session } from '../session'
import { table } from '../table'
import { words } from '../words'

const usage =
  'import FILE… --workspace DIR [--dry-run] [--map FIELD=HEADER]… [--rejects FILE] [--platform NAME] [--rate percent|fraction] [--merge RULE] [--currency CODE] [--dates dmy|mdy] [--sheet NAME] [--encoding NAME] [--delimiter SIGN] [--header-row N] [--afresh]'
/** Problems shown to a person; all of them stand in the JSON and in the file of rejected rows. */
const shownProblems = 10

type Options = Omit<InputOf<'creators.import'>, 'fileToken'>
const counted = ['rows', 'created', 'updated', 'unchanged', 'renamed', 'merged', 'rejected', 'warnings'] as const
type FileOutcome = Omit<ImportOutcome, 'rejects'> & { rejectsPath: string | null }

export const importCommand = command({
  name: 'import',
  usage,
  about: words.about.import,
  help: [
    ['--workspace DIR', words.help.workspace],
    ['--dry-run', words.help.dryRun],
    ['--map FIELD=HEADER', words.help.map(importFields.join(', '))],
    ['--rejects FILE', words.help.rejects],
    ['--platform NAME', words.help.platform],
    ['--rate UNIT', words.help.rate],
    ['--merge RULE', words.help.merge(mergeRules.join(', '))],
    ['--currency CODE', words.help.priceCurrency],
    ['--dates ORDER', words.help.dayOrder],
    ['--sheet NAME', words.help.sheet],
    ['--encoding NAME', words.help.encoding(importEncodings.join(', '))],
    ['--delimiter SIGN', words.help.delimiter],
    ['--header-row N', words.help.headerRow],
    ['--afresh', words.help.afresh],
  ],
  options: {
    workspace: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    map: { type: 'string', multiple: true, default: [] },
    rejects: { type: 'string' },
    platform: { type: 'string' },
    rate: { type: 'string' },
    merge: { type: 'string' },
    currency: { type: 'string' },
    dates: { type: 'string' },
    sheet: { type: 'string' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    'header-row': { type: 'string' },
    afresh: { type: 'boolean', default: false },
  },
  operands: { least: 1, most: 1000 },
  async run(paths, values, context) {
    const folder = required(values.workspace, '--workspace', usage)
    const platform = oneOf(values.platform, ['tiktok', 'instagram', 'youtube'], '--platform', usage)
    const rateUnit = oneOf(values.rate, ['percent', 'fraction'], '--rate', usage)
    const mergeRule = oneOf(values.merge, mergeRules, '--merge', usage)
    const dayOrder = oneOf(values.dates, ['dmy', 'mdy'], '--dates', usage)
    const encoding = oneOf(values.encoding, importEncodings, '--encoding', usage)
    const delimiter = oneOf(signOf(values.delimiter), importDelimiters, '--delimiter', usage)
    const headerRow = rowOf(values['header-row'])
    const options: Options = {
      startAfresh: values.afresh,
      dryRun: values['dry-run'],
      map: mapOf(values.map),
      ...(platform && { platform }),
      ...(rateUnit && { rateUnit }),
      ...(mergeRule && { mergeRule }),
      ...(dayOrder && { dayOrder }),
      ...(encoding && { encoding }),
      ...(delimiter && { delimiter }),
      ...(headerRow !== undefined && { headerRow }),
      ...(values.currency && { currency: values.currency }),
      ...(values.sheet !== undefined && { sheet: values.sheet }),
    }
    return inSession(context, async (session) => {
      const { locale } = await session.open(folder)
      const files: FileOutcome[] = []
      for (const [index, path] of paths.entries()) {
        const rejects = values.rejects && rejectsPath(values.rejects, paths, index)
        try {
          files.push(await importOne(session, path, options, rejects))
        } catch (error) {
          throw withDoneFiles(error, files)
        }
      }
      const [only] = files
      return {
        json: only && files.length === 1 ? only : { ...sums(files), batchId: null, files },
        lines: files.flatMap((file) => linesOf(file, locale, options.dryRun === true)),
      }
    })
  },
})

async function importOne(
  session: Session,
  path: string,
  options: Options,
  rejects: string | undefined,
): Promise<FileOutcome> {
  const file = await session.hold(path)
  const { rejects: made, ...outcome } = await session.call('creators.import', { ...options, fileToken: file.token })
  const saved = rejects && made ? await saveMade(session, made.fileToken, rejects) : null
  return { ...outcome, rejectsPath: saved?.path ?? null }
}

/** With several files each has rejected rows of its own shape, so each has a file of its own. */
function rejectsPath(target: string, paths: readonly string[], index: number): string {
  if (paths.length === 1) return target
  const extension = extname(target)
  const stem = basename(target, extension)
  const of = basename(paths[index] ?? '', extname(paths[index] ?? ''))
  return join(resolve(target, '..'), `${stem}-${index + 1}-${of}${extension}`)
}

function mapOf(pairs: readonly string[]): ImportOptions['map'] {
  const map: ImportOptions['map'] = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    if (at < 0) throw new UsageError(words.badMap(pair), usage)
    const target = importTarget.safeParse(pair.slice(0, at))
    if (target.success) map[target.data] = pair.slice(at + 1)
    else oneOf(pair.slice(0, at), importFields, '--map', usage)
  }
  return map
}

/** A tab cannot be typed on every command line. */
function signOf(text: string | undefined): string | undefined {
  return text === 'tab' || text === '\\t' ? '\t' : text
}

function rowOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(words.badHeaderRow(text), usage)
  return Number(text)
}

/** A file that fails leaves those before it imported, and says so. */
function withDoneFiles(error: unknown, files: readonly FileOutcome[]): unknown {
  if (!(error instanceof CallboardError) || files.length === 0) return error
  const message = `${error.message} ${words.importedBefore(files.map((file) => file.fileName).join(', '))}`
  return new CallboardError(error.code, message, { ...error.details, files })
}

function sums(files: readonly FileOutcome[]) {
  const sum = (key: (typeof counted)[number] | 'takenMs') => files.reduce((total, file) => total + file[key], 0)
  return {
    rows: sum('rows'),
    created: sum('created'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    renamed: sum('renamed'),
    merged: sum('merged'),
    rejected: sum('rejected'),
    warnings: sum('warnings'),
    takenMs: sum('takenMs'),
  }
}

function linesOf(file: FileOutcome, locale: string, isDryRun: boolean): string[] {
  const count = (value: number) => formatCount(value, locale)
  const shown = file.problems.slice(0, shownProblems)
  return [
    isDryRun ? words.dryRunOf(file.fileName) : words.importOf(file.fileName),
    ...table(
      counted.map((key) => [`  ${words.imported[key]}`, formatCount(file[key], locale)]),
      [1],
    ),
    ...(file.changes.length === 0 ? [] : [words.wouldChange]),
    ...table(
      file.changes.map(({ field, filled, changed, kept }) => [
        `  ${field}`,
        words.filled(count(filled)),
        words.changed(count(changed)),
        words.kept(count(kept)),
      ]),
      [1, 2, 3],
    ),
    ...file.changes.flatMap(({ field, examples }) =>
      examples
        .slice(0, 1)
        .map(({ handle, before, after, isKept }) => `  ${words.example(field, handle, before, after, isKept)}`),
    ),
    ...(file.rejectsPath === null ? [] : [words.rejectsIn(file.rejectsPath)]),
    ...shown.map((problem) => `  ${words.atLine(count(problem.lineNumber))} ${problem.sentence}`),
    ...(file.problems.length > shown.length
      ? [`  ${words.moreProblems(count(file.problems.length - shown.length))}`]
      : []),
  ]
}
