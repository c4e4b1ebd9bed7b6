import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../src/main/db/open'
import { findOnPath } from '../../src/main/print/findBrowser'
import { type BenchEngine, benchEngine, type Timing } from './engine'

/**
 * The sqlite3 shell. Where it is absent and `CALLBOARD_BENCH_INSTALL` is set, Debian's is installed first (as root).
 *
 * @returns its path, or why there is none
 */
export function findShell(): { path: string } | { missing: string } {
  const found = findOnPath('sqlite3')
  if (found !== null) return { path: found }
  const apt = findOnPath('apt-get')
  if (process.env.CALLBOARD_BENCH_INSTALL !== '1' || process.getuid?.() !== 0 || apt === null) {
    return { missing: 'not installed; as root on Debian, CALLBOARD_BENCH_INSTALL=1 installs it with apt-get' }
  }
  const { status, stderr } = spawnSync(apt, ['install', '--yes', 'sqlite3'], { encoding: 'utf8' })
  const path = findOnPath('sqlite3')
  return status === 0 && path !== null ? { path } : { missing: `apt-get could not install it: ${stderr.slice(-200)}` }
}

/** The statements that make the tables, indexes and triggers of an empty workspace, and its first rows. */
async function schemaOf(withLog: boolean): Promise<string[]> {
  const engine: BenchEngine = await benchEngine()
  try {
    const db = openDatabase(join(engine.folder, 'workspace', 'workspace.db'))
    try {
      const statements = db
        .prepare<[], { name: string; type: string; sql: string }>(
          `SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'account_%_text_%' ORDER BY type = 'trigger', rowid`,
        )
        .all()
        .filter(({ type, name }) => type !== 'trigger' || (withLog && name.includes('__log_')))
        // Debian's shell is older than this option, which only an update needs.
        .map(({ sql }) => `${sql.replace(', contentless_delete = 1', '')};`)
      return [...statements, 'INSERT INTO change_context VALUES (1, 1);']
    } finally {
      db.close()
    }
  } finally {
    await engine.close()
  }
}

const count = (column: string) => `CAST(max(CAST("${column}" AS INTEGER)) AS INTEGER)`
const newId = (slot: number) => `'01a20000-0000-7000-8000-' || format('%012x', n * 8 + ${slot})`

/**
 * What somebody at the shell would write for the generated list: `.import` into a table of texts, one line an account by
 * GROUP BY, and an INSERT for each table. No cell is looked at twice: nothing is validated, no header is understood, no
 * unit or decimal sign is decided, nothing is rejected, no row keeps its history where an account is stated twice.
 */
function fill(path: string): string[] {
  return [
    `CREATE TEMP TABLE raw ("Handle" TEXT, "Name" TEXT, "Followers" TEXT, "Avg. views" TEXT, "Avg. likes" TEXT, "Avg. comments" TEXT, "Avg. shares" TEXT, "Engagement rate" TEXT, "Country" TEXT, "Topics" TEXT, "Bio" TEXT, "Email" TEXT);`,
    '.mode csv',
    `.import --schema temp --skip 1 '${path.replaceAll("'", "''")}' raw`,
    'BEGIN IMMEDIATE;',
    `CREATE TEMP TABLE one (n INTEGER PRIMARY KEY, handle TEXT, name TEXT, followers, views, likes, comments, shares, rate, country TEXT, topics TEXT, bio TEXT, email TEXT, record INTEGER);`,
    `INSERT INTO one SELECT NULL, lower(Handle), max(Name), ${count('Followers')}, ${count('Avg. views')}, ${count('Avg. likes')}, ${count('Avg. comments')}, ${count('Avg. shares')},
       max(CAST(replace("Engagement rate", '%', '') AS REAL)) / 100, max(Country), '["' || replace(max(Topics), '; ', '","') || '"]', max(Bio), max(Email), min(rowid) FROM raw GROUP BY lower(Handle);`,
    `INSERT INTO creator (id, display_name, country, niches, created_at) SELECT ${newId(0)}, name, country, topics, '2026-11-22' FROM one ORDER BY n;`,
    `INSERT INTO account (id, creator_id, platform, handle, handle_key, bio, followers, average_views, average_likes, average_comments, average_shares, engagement_rate, engagement_basis, measured_on)
       SELECT ${newId(1)}, ${newId(0)}, 'tiktok', handle, handle, bio, followers, views, likes, comments, shares, rate, 'unstated', '2026-11-22' FROM one ORDER BY n;`,
    `INSERT INTO account_metric (id, account_id, measured_on, measured_on_basis, source, source_sha256, source_row, followers, average_views, average_likes, average_comments, average_shares, engagement_rate, engagement_basis)
       SELECT ${newId(2)}, ${newId(1)}, '2026-11-22', 'import', 'list.csv', 'x', record, followers, views, likes, comments, shares, rate, 'unstated' FROM one ORDER BY n;`,
    `INSERT INTO contact_point (id, creator_id, kind, value, source, noted_on) SELECT ${newId(3)}, ${newId(0)}, 'email', email, 'list.csv', '2026-11-22' FROM one WHERE email <> '' ORDER BY n;`,
    `INSERT INTO import_row (account_id, step_seq, record_number) SELECT ${newId(1)}, 1, record FROM one ORDER BY n;`,
    'INSERT INTO account_name_text (rowid, handle, display_name) SELECT n, handle, name FROM one;',
    'INSERT INTO account_word_text (rowid, bio, niches) SELECT n, bio, topics FROM one;',
    'COMMIT;',
    'SELECT count(*) FROM account;',
  ]
}

/** Fills the tables of a workspace by the shell; throws where it does not hold the expected accounts afterwards. */
export async function shellFill(shell: string, path: string, folder: string, withLog: boolean): Promise<() => Timing> {
  const schema = await schemaOf(withLog)
  const file = join(folder, 'shell.db')
  const script = [
    '.bail on',
    'PRAGMA journal_mode = WAL;',
    'PRAGMA synchronous = FULL;',
    'PRAGMA foreign_keys = ON;',
    'PRAGMA cache_size = -65536;',
    ...schema,
    ...fill(path),
  ].join('\n')
  return () => {
    for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true })
    return timedCommand([shell, file], script)
  }
}

/**
 * Wall and processor time of a command. Node does not see the processor time of its children; `times`, which every
 * POSIX shell has, tells that of the commands it ran.
 */
function timedCommand(command: readonly string[], input: string): Timing {
  const startedAt = performance.now()
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', '"$@" || exit 1; times', 'sh', ...command], {
    input,
    encoding: 'utf8',
  })
  const wallMs = performance.now() - startedAt
  if (status !== 0 || stderr !== '') throw new Error(`${command[0]}: ${stderr || stdout}`)
  const ofChildren = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(stdout)
  const [, userMin, userS, systemMin, systemS] = (ofChildren ?? []).map(Number)
  const seconds = 60 * ((userMin ?? 0) + (systemMin ?? 0)) + (userS ?? 0) + (systemS ?? 0)
  return { wallMs, cpuMs: 1000 * seconds }
}

/** DuckDB reading the list into one table, an account a row; null where there is none on this machine. */
export function duckFill(path: string, folder: string): (() => Timing) | null {
  const duckdb = findOnPath('duckdb')
  if (duckdb === null) return null
  const file = join(folder, 'duck.db')
  const sql = `CREATE TABLE list AS SELECT * FROM read_csv('${path.replaceAll("'", "''")}') QUALIFY row_number() OVER (PARTITION BY lower("Handle") ORDER BY "Followers" DESC) = 1`
  return () => {
    rmSync(file, { force: true })
    return timedCommand([duckdb, file, '-c', sql], '')
  }
}
