import { spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { planImport, readDrafts } from '../../src/main/features/creators/import/plan'
import { fileSource } from '../../src/main/features/creators/import/source'
import { findOnPath } from '../../src/main/print/findBrowser'
import type { Platform } from '../../src/shared/contract/values'
import { csvLine } from '../../src/shared/domain/csv'
import { sharedData } from '../support/sharedData'
import { type BenchEngine, benchEngine, median, round, type Timing, timed, warm } from './engine'
import type { BenchTable } from './table'

const RUNS = 3
const GENERATED_ROWS = 100_000

type List = { title: string; path: string; rows: number; platform: Platform }

/** A list of creators from file to workspace, beside what merely parsing it takes. */
export async function run(): Promise<BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-bench-lists-'))
  try {
    const lists: List[] = []
    const real = sharedData('instagram-influencers-33k')
    if (real !== null) {
      const path = join(real, 'influencers.csv')
      lists.push({ title: 'Import of a real list, 5 columns', path, rows: 33_935, platform: 'instagram' })
    }
    const path = join(folder, 'generated.csv')
    writeGenerated(path)
    lists.push({ title: 'Import of a generated list, 12 columns', path, rows: GENERATED_ROWS, platform: 'tiktok' })
    const tables: BenchTable[] = []
    for (const list of lists) tables.push(await tableOf(list, folder))
    return tables
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every step, several times; the workspace is a new one each time, so that each import meets an empty database. */
async function tableOf({ title, path, rows, platform }: List, folder: string): Promise<BenchTable> {
  const sizeBytes = warm(path)
  const steps = new Map<string, Timing[]>()
  const note = async (step: string, work: () => Promise<unknown> | unknown) => {
    const { wallMs, cpuMs } = await timed(work)
    steps.set(step, [...(steps.get(step) ?? []), { wallMs, cpuMs }])
  }
  for (let i = 0; i < RUNS; i += 1) {
    await note('read and parse only (papaparse, text cells)', () => parseOnly(path, rows))
    await note('read, parse and understand every cell', () => parseAndMap(path, sizeBytes, platform, rows))
    const engine = await benchEngine()
    try {
      await note('import, whole', () => importInto(engine, path, platform, { created: rows }))
      await note('import again, nothing changes', () => importInto(engine, path, platform, { unchanged: rows }))
      await note('undo', () => engine.do('history.undo', {}))
      await note('redo', () => engine.do('history.redo', {}))
    } finally {
      await engine.close()
    }
    const shell = findOnPath('sqlite3')
    if (shell !== null)
      await note('sqlite3 .import, one text table, nothing else', () => shellImport(shell, path, folder))
  }
  const parseMs = median((steps.get('read and parse only (papaparse, text cells)') ?? []).map((t) => t.wallMs))
  return {
    title: `${title}: ${rows.toLocaleString('en')} rows, ${round(sizeBytes / 1e6, 1)} MB`,
    columns: ['step', 'ms', 'best ms', 'CPU ms', 'rows/s', 'rows per CPU second', '× parse'],
    rows: [...steps].map(([step, timings]) => {
      const wallMs = median(timings.map((t) => t.wallMs))
      const cpuMs = median(timings.map((t) => t.cpuMs))
      return [
        step,
        round(wallMs),
        round(Math.min(...timings.map((t) => t.wallMs))),
        cpuMs < 1 ? '–' : round(cpuMs),
        round((1000 * rows) / wallMs),
        cpuMs < 1 ? '–' : round((1000 * rows) / cpuMs),
        round(wallMs / parseMs, 1),
      ]
    }),
    note: `Medians of ${RUNS} runs. Import: one transaction with every table, index, full text, change log and its digest, synchronous=FULL. sqlite3 runs in a process of its own, whose CPU time is not seen.`,
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

async function parseOnly(path: string, rows: number): Promise<void> {
  const parsed = Papa.parse<string[]>(readFileSync(path, 'utf8'), { skipEmptyLines: true })
  if (parsed.data.length !== rows + 1) throw new Error(`papaparse read ${parsed.data.length} records`)
}

async function parseAndMap(path: string, sizeBytes: number, platform: Platform, rows: number): Promise<void> {
  const source = {
    ...fileSource(path, 'list.csv', sizeBytes),
    open: () => createReadStream(path, { highWaterMark: 1 << 20 }),
  }
  let drafts = 0
  for await (const batch of readDrafts(source, await planImport(source, { platform }))) {
    for (const row of batch.rows) if (row.draft) drafts += 1
  }
  if (drafts !== rows) throw new Error(`${drafts} drafts`)
}

/** The command-line shell's own import, in C: no types, no keys, no index, no log. */
function shellImport(shell: string, path: string, folder: string): void {
  const file = join(folder, 'shell.db')
  rmSync(file, { force: true })
  const { status, stderr } = spawnSync(shell, [file, '.mode csv', `.import '${path}' list`], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** Twelve columns as a creators tool exports them, from a small generator that gives the same list every time. */
function writeGenerated(path: string): void {
  let state = 20_261_122
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? ''
  const topics = ['food', 'travel', 'beauty', 'gaming', 'fitness', 'music', 'books', 'cars']
  const countries = ['GB', 'US', 'DE', 'FR', 'IN', 'BR', 'JP']
  const text = [
    csvLine([
      'Handle',
      'Name',
      'Followers',
      'Avg. views',
      'Avg. likes',
      'Avg. comments',
      'Avg. shares',
      'Engagement rate',
      'Country',
      'Topics',
      'Bio',
      'Email',
    ]),
  ]
  for (let i = 0; i < GENERATED_ROWS; i += 1) {
    const followers = Math.round(10 ** (3 + 4 * random()))
    const views = Math.round(followers * (0.05 + random()))
    const topic = pick(topics)
    text.push(
      csvLine([
        `${topic}.maker${i}`,
        `Maker ${i}, ${topic}`,
        followers,
        views,
        Math.round(views * 0.06),
        Math.round(views * 0.004),
        Math.round(views * 0.002),
        `${(1 + 9 * random()).toFixed(2)}%`,
        pick(countries),
        `${topic}; ${pick(topics)}`,
        `All about ${topic} and ${pick(topics)}, every ${pick(['Monday', 'Friday', 'day'])}, with love from ${pick(countries)}`,
        `maker${i}@mail.example`,
      ]),
    )
  }
  writeFileSync(path, text.join(''))
}
