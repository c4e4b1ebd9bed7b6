// `npm run bench`: prints the tables of every benchmark in test/bench.
//   -- --only NAME    only that one (may be given again)
//   -- --write        also writes them to docs/benchmarks.md, each with the machine and the day it ran
import { fork } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { requireNode } from './nodeVersion.mjs'

requireNode()
const { build } = await import('vite')
const { root } = await import('./project.mjs')

/** @typedef {{ title: string, columns: string[], rows: (string | number)[][], note?: string }} BenchTable */

const folder = join(root, 'test/bench')
const report = join(root, 'docs/benchmarks.md')
const bundle = join(root, 'node_modules/.cache/bench')
const locale = 'en'

/** Bundled as the app is, so that what is measured is what runs: no loader between the modules. */
async function bundleAll() {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [
      {
        name: 'folders-as-in-the-sources',
        transform: (code, id) =>
          code.includes('import.meta.dirname')
            ? code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
            : null,
      },
    ],
    build: {
      ssr: join(folder, 'index.ts'),
      outDir: bundle,
      emptyOutDir: true,
      minify: false,
      target: 'node22',
    },
  })
}

/**
 * One benchmark in a process of its own, so that none inherits the other's heap.
 * @param {string} name
 * @returns {Promise<BenchTable[] | null>} null when it failed
 */
function run(name) {
  return new Promise((done) => {
    /** @type {BenchTable[] | null} */
    let tables = null
    // What a benchmark writes of its own, and at what size, hangs on this.
    const env = { ...process.env, ...(values.write ? { CALLBOARD_BENCH_WRITE: '1' } : {}) }
    const child = fork(join(bundle, 'index.js'), [name], { cwd: root, env })
    child.on('message', (message) => {
      tables = /** @type {BenchTable[]} */ (message)
    })
    child.on('exit', (code) => done(code === 0 ? tables : null))
  })
}

/** @param {string | number} cell */
const shown = (cell) => (typeof cell === 'number' ? cell.toLocaleString(locale, { maximumFractionDigits: 4 }) : cell)

/** @param {BenchTable} table @param {'plain' | 'markdown'} style */
function lines({ title, columns, rows, note }, style) {
  const cells = [columns, ...rows.map((row) => row.map(shown))]
  const isNumeric = columns.map((_, i) => rows.every((row) => typeof row[i] === 'number' || row[i] === '–'))
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? '').length)))
  const padded = cells.map((row) =>
    row.map((cell, i) => (isNumeric[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))),
  )
  if (style === 'plain')
    return ['', title, ...padded.map((row) => `  ${row.join('  ')}`.trimEnd()), ...(note ? [note] : [])]
  const [head = [], ...body] = padded
  const rule = widths.map((width, i) => (isNumeric[i] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
  const row = (/** @type {string[]} */ parts) => `| ${parts.join(' | ')} |`
  return [`### ${title}`, '', row(head), row(rule), ...body.map(row), '', ...(note ? [note, ''] : [])]
}

function machine() {
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  const date = new Date().toISOString().slice(0, 10)
  const model = cpus()[0]?.model.trim() || 'unknown processor'
  return `${date}, ${availableParallelism()} × ${model}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}`
}

const head = `# Benchmarks

What \`npm run bench -- --write\` last printed, each section with its day and machine. The machine is shared with other
work: trust ratios inside one table more than absolute times, and CPU time more than wall time.
`

/** Replaces the sections that ran and keeps the others. @param {Map<string, string>} sections */
function write(sections) {
  /** @type {Map<string, string>} */
  const all = new Map()
  if (existsSync(report)) {
    for (const part of readFileSync(report, 'utf8')
      .split(/^(?=## )/m)
      .slice(1)) {
      all.set(/^## (.*)$/m.exec(part)?.[1] ?? '', part.trimEnd())
    }
  }
  for (const [name, text] of sections) all.set(name, text)
  const text = [...all].sort(([a], [b]) => a.localeCompare(b)).map(([, part]) => part)
  writeFileSync(report, `${[head, ...text].join('\n')}\n`)
}

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, write: { type: 'boolean', default: false } },
})
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts' && file !== 'table.ts')
  .map((file) => file.slice(0, -3))
const wrong = values.only?.find((name) => !all.includes(name))
if (wrong !== undefined) {
  console.error(`There is no benchmark ${JSON.stringify(wrong)}. There are: ${all.join(', ')}.`)
  process.exit(2)
}
await bundleAll()
console.log(machine())
/** @type {Map<string, string>} */
const sections = new Map()
for (const name of values.only ?? all) {
  const tables = await run(name)
  if (tables === null) {
    console.error(`The benchmark ${name} failed.`)
    process.exitCode = 1
    continue
  }
  if (tables.length === 0) continue
  for (const table of tables) console.log(lines(table, 'plain').join('\n'))
  const body = tables.flatMap((table) => lines(table, 'markdown'))
  sections.set(name, [`## ${name}`, '', machine(), '', ...body].join('\n').trimEnd())
}
if (values.write) write(sections)
