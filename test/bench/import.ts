import { fork } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { z } from 'zod'
import { planImport, readDrafts } from '../../src/main/features/creators/import/plan'
import { fileSource } from '../../src/main/features/creators/import/source'
import type { Platform } from '../../src/shared/contract/values'
import { sharedData } from '../support/sharedData'
import { type BenchEngine, benchEngine, median, round, type Timing, timed, warm } from './engine'
import { writeGeneratedList } from './importList'
import { duckFill, findShell, shellFill } from './importShell'
import type { BenchTable } from './table'

/** Rows of the generated list: a million, of which the target speaks, where the result is written down. */
const GENERATED_ROWS = Number(
  process.env.CALLBOARD_BENCH_ROWS ?? (process.env.CALLBOARD_BENCH_WRITE ? 1_000_000 : 100_000),
)
const WHOLE = 'import, whole'

/** A list of creators from file to workspace, beside what others take who do part of it. */
export async function run(): Promise<BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-lists-'))
  try {
    const path = join(folder, 'generated.csv')
    const accounts = writeGeneratedList(path, GENERATED_ROWS)
    const tables = [await againstOthers(path, accounts, folder)]
    const real = sharedData('instagram-influencers-33k')
    if (real !== null) tables.push(await throughLife(join(real, 'influencers.csv'), 33_935, 'instagram'))
    return tables
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const told = z.array(z.object({ rows: z.array(z.array(z.number())) }))

/** One import in a process of its own, under the bounds that the thread of imports has (`engine/taskThreads.ts`). */
function importOnce(path: string, accounts: number): Promise<Timing & { peakMb: number }> {
  return new Promise((done, fail) => {
    let answer: unknown = null
    const child = fork(process.argv[1] ?? '', ['importOnce', path], {
      execArgv: ['--max-old-space-size=256', '--max-semi-space-size=8'],
    })
    child.on('message', (message) => {
      answer = message
    })
    child.on('exit', () => {
      const [wallMs, cpuMs, peakMb, , created] = told.parse(answer)[0]?.rows[0] ?? []
      if (wallMs === undefined || cpuMs === undefined || peakMb === undefined || created !== accounts)
        fail(new Error(`${created} accounts instead of ${accounts}`))
      else done({ wallMs, cpuMs, peakMb })
    })
  })
}

/** The same list read, filled in by hand-written SQL, and imported, one after the other and around again. */
async function againstOthers(path: string, accounts: number, folder: string): Promise<BenchTable> {
  const rows = GENERATED_ROWS
  const runs = rows > 200_000 ? 1 : 3
  const sizeBytes = warm(path)
  const steps = new Map<string, Timing[]>()
  const note = (step: string, { wallMs, cpuMs }: Timing) =>
    steps.set(step, [...(steps.get(step) ?? []), { wallMs, cpuMs }])
  const shell = findShell()
  const withLog = 'path' in shell ? await shellFill(shell.path, path, folder, true) : null
  const withoutLog = 'path' in shell ? await shellFill(shell.path, path, folder, false) : null
  const duck = duckFill(path, folder)
  let peakMb = 0
  for (let i = 0; i < runs; i += 1) {
    note('(a) read and parse only (papaparse, text cells)', await timed(() => parseStream(path, rows)))
    note('read, parse and understand every cell', await timed(() => parseAndMap(path, sizeBytes, 'tiktok', rows)))
    if (withLog) note('(b) sqlite3 .import and SQL: tables, indexes, search, change log', withLog())
    if (withoutLog) note('sqlite3 .import and SQL: tables, indexes, search', withoutLog())
    if (duck) note('DuckDB read_csv and dedupe, one table', duck())
    const once = await importOnce(path, accounts)
    note(WHOLE, once)
    peakMb = Math.max(peakMb, once.peakMb)
  }
  const of = (step: string, key: keyof Timing) => median((steps.get(step) ?? []).map((timing) => timing[key]))
  const ratio = (step: string, key: keyof Timing) =>
    of(step, key) < 1 ? '–' : round(of(WHOLE, key) / of(step, key), 2)
  const missing = [
    ...('missing' in shell ? [`sqlite3: ${shell.missing}.`] : []),
    ...(duck === null ? ['DuckDB: not installed.'] : []),
  ].join(' ')
  return {
    title: `Import of a generated list: ${rows.toLocaleString('en')} rows, 12 columns, ${round(sizeBytes / 1e6, 1)} MB, one row in twenty a duplicate`,
    columns: ['step', 'ms', 'CPU ms', 'rows/s', 'import ÷ this, ms', 'import ÷ this, CPU'],
    rows: [...steps.keys()].map((step) => [
      step,
      round(of(step, 'wallMs')),
      round(of(step, 'cpuMs')),
      round((1000 * rows) / of(step, 'wallMs')),
      ratio(step, 'wallMs'),
      ratio(step, 'cpuMs'),
    ]),
    note: `Medians of ${runs} run${runs === 1 ? '' : 's'}. Peak memory of the import, its whole process: ${round(peakMb)} MB. Import: upsert and dedupe with every check, table, index, full text, provenance, change log and its digest, synchronous=FULL. (b) fills creator, account, account_metric, contact_point and import_row with all their indexes, both full texts and, by the same triggers, the change log, in one transaction with the same settings; it checks nothing, computes no digest and keeps one row an account. ${missing}`.trim(),
  }
}

/** A real list from an empty workspace through import, import again, undo and redo. */
async function throughLife(path: string, rows: number, platform: Platform): Promise<BenchTable> {
  const sizeBytes = warm(path)
  const steps = new Map<string, Timing[]>()
  const note = async (step: string, work: () => Promise<unknown>) => {
    const { wallMs, cpuMs } = await timed(work)
    steps.set(step, [...(steps.get(step) ?? []), { wallMs, cpuMs }])
  }
  for (let i = 0; i < 3; i += 1) {
    const engine = await benchEngine()
    try {
      await note(WHOLE, () => importInto(engine, path, platform, { created: rows }))
      await note('import again, nothing changes', () => importInto(engine, path, platform, { unchanged: rows }))
      await note('undo', () => engine.do('history.undo', {}))
      await note('redo', () => engine.do('history.redo', {}))
    } finally {
      await engine.close()
    }
  }
  return {
    title: `Import of a real list, 5 columns: ${rows.toLocaleString('en')} rows, ${round(sizeBytes / 1e6, 1)} MB`,
    columns: ['step', 'ms', 'CPU ms', 'rows/s'],
    rows: [...steps].map(([step, timings]) => {
      const wallMs = median(timings.map((timing) => timing.wallMs))
      return [step, round(wallMs), round(median(timings.map((timing) => timing.cpuMs))), round((1000 * rows) / wallMs)]
    }),
    note: 'Medians of 3 runs, each in a new workspace.',
  }
}

async function importInto(
  engine: BenchEngine,
  path: string,
  platform: Platform,
  expected: { created?: number; unchanged?: number },
): Promise<void> {
  const outcome = await engine.do('creators.import', { fileToken: engine.holdFile(path), platform })
  for (const [key, count] of Object.entries(expected)) {
    if (Reflect.get(outcome, key) !== count) throw new Error(`${key} is not ${count}: ${JSON.stringify(outcome)}`)
  }
}

/** In pieces, as a list of any size must be read. */
async function parseStream(path: string, rows: number): Promise<void> {
  let records = 0
  let rest = ''
  const parse = (text: string, isLast: boolean) => {
    const parsed: { data: string[][]; meta: { cursor: number } } = new Papa.Parser({
      delimiter: ',',
      newline: '\r\n',
    }).parse(text, 0, !isLast)
    records += parsed.data.filter((cells) => cells.length > 1).length
    return isLast ? '' : text.slice(parsed.meta.cursor)
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, encoding: 'utf8' }))
    rest = parse(rest + String(chunk), false)
  parse(rest, true)
  if (records !== rows + 1) throw new Error(`papaparse read ${records} records`)
}

async function parseAndMap(path: string, sizeBytes: number, platform: Platform, rows: number): Promise<void> {
  const source = fileSource(path, 'list.csv', sizeBytes)
  let drafts = 0
  for await (const batch of readDrafts(source, await planImport(source, { platform }))) {
    for (const row of batch.rows) if (row.draft) drafts += 1
  }
  if (drafts !== rows) throw new Error(`${drafts} drafts`)
}
