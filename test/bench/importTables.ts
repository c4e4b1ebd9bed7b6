import { readdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { OutputOf } from '../../src/shared/contract/index'
import { sharedData } from '../support/sharedData'
import { type BenchEngine, benchEngine, round, timed } from './engine'
import type { BenchTable } from './table'

const columns = ['file', 'rows in', 'created', 'merged', 'rejected', 'cells left empty', 'seconds', 'what it says']
const report = resolve(import.meta.dirname, '../../docs/import.md')

/** Every table of the developers and every third-party case, imported into a new workspace or refused in a sentence. */
export async function run(): Promise<BenchTable[]> {
  const tables: BenchTable[] = []
  for (const { title, folder, files } of groups()) {
    const rows: BenchTable['rows'] = []
    for (const path of files) rows.push([relative(folder, path), ...(await outcomeOf(path))])
    if (rows.length > 0) tables.push({ title, columns, rows })
  }
  if (process.env.CALLBOARD_BENCH_WRITE) writeFileSync(report, markdown(tables))
  return tables
}

function groups(): { title: string; folder: string; files: string[] }[] {
  const of = (title: string, name: string, kinds: RegExp) => {
    const folder = sharedData(name)
    const files = folder === null ? [] : filesIn(folder).filter((path) => kinds.test(path))
    return { title, folder: folder ?? '', files }
  }
  return [
    of('Top creators of TikTok, Instagram and YouTube, 2022', 'kaggle-top1000-2022', /\.csv$/),
    of('33,935 creators on Instagram', 'instagram-influencers-33k', /\.csv$/),
    of('Top 200 on Instagram', 'instagram-top200', /\.csv$/),
    of('A finder’s snapshot of TikTok', 'tiktokfinder-micro-2025', /\.json$/),
    of('csv-spectrum', 'csv-spectrum', /\.csv$/),
    of('PapaParse', 'papaparse-tests', /\.[ct]sv$/),
    of('calamine', 'calamine-spreadsheets', /\.(xls|xlsx|xlsm|xlsb|xla|xlam|ods)$/),
  ]
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

/** The rest of a line: counts and seconds, or the sentence of the refusal. */
async function outcomeOf(path: string): Promise<(string | number)[]> {
  const engine = await benchEngine()
  try {
    const { value, wallMs } = await timed(() => importOf(engine, path))
    const seconds = round(wallMs / 1000, 2)
    if (typeof value === 'string') return ['–', '–', '–', '–', '–', seconds, value]
    const { rows, created, merged, rejected, warnings, problems } = value
    if (rows !== created + merged + rejected) throw new Error(`${path} loses rows: ${JSON.stringify(value)}`)
    return [rows, created, merged, rejected, warnings, seconds, problems[0]?.sentence ?? '']
  } finally {
    await engine.close()
  }
}

/** Asked for the platform, the answer is Instagram: no file that does not say is of another. */
async function importOf(engine: BenchEngine, path: string): Promise<OutputOf<'creators.import'> | string> {
  for (const platform of [undefined, 'instagram'] as const) {
    try {
      const fileToken = engine.holdFile(path)
      return await engine.do('creators.import', { fileToken, rateUnit: 'percent', ...(platform && { platform }) })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (/ internal /.test(message)) throw error
      if (platform || !message.includes('import_unclear')) return message.replace(/^creators\.import: \w+ /, '')
    }
  }
  return ''
}

function markdown(tables: readonly BenchTable[]): string {
  const cell = (value: string | number) =>
    (typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 2 }) : value)
      .replace(/[\r\n|`]+/g, ' ')
      .slice(0, 160)
  const parts = tables.map(({ title, rows }) =>
    [
      `## ${title}`,
      '',
      `| ${columns.join(' | ')} |`,
      `| --- | ${columns
        .slice(1, -1)
        .map(() => '---:')
        .join(' | ')} | --- |`,
      ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
      '',
    ].join('\n'),
  )
  return `# Import: what becomes of known files

Every creator table that the developers have, and every case of csv-spectrum, PapaParse and calamine, each into a new
workspace, as \`npm run bench -- --only importTables --write\` last wrote it. Rows in = created + merged + rejected: no row
is lost in silence. A rate column is said to hold per cent; where nothing in a file says which platform it is of, the
answer is Instagram. The last column is the refusal of the whole file, or the first thing said of one of its rows. The
cells themselves are held against second readers in \`test/main/creators\`.

${parts.join('\n')}`
}
