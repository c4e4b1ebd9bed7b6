import type { Db } from '../../../db/open'
import { isLead, type Run } from './foldStage'
import type { MergeRequest, NewIds } from './merge'
import type { Stage } from './stage'

/** Former handles, contact points, prices, audience, agents and further accounts that the rows state. */
export function insertBesides(
  db: Db,
  run: Run,
  stage: Stage,
  ids: NewIds,
  lines: readonly string[],
  request: MergeRequest,
): void {
  insertFormer(run, ids, request)
  insertEmails(run, stage, ids, lines, request)
  insertPrices(run, stage, ids, lines, request)
  if (stage.hasDetails) {
    run('CREATE INDEX temp.stage_detail_record ON stage_detail (kind, record)')
    insertPhones(run, ids, request)
    insertRates(run, ids, request)
    mergeAudience(db, run, ids, request)
    insertAgents(db, run, ids, request)
  }
  insertOthers(run, ids)
}

/** The line of the stage that stands for the account of a record. */
const linesOfDetails = 'stage_detail d JOIN stage s ON s.record = d.record'

/** A former handle stands until the last date on which it was stated. */
function insertFormer(run: Run, ids: NewIds, request: MergeRequest): void {
  // A handle that was given up and taken again is no former one.
  run(
    'DELETE FROM former_handle WHERE (account_id, handle_key) IN (SELECT account_id, handle_key FROM renaming WHERE is_rename)',
  )
  run(
    `INSERT INTO former_handle (id, account_id, platform, handle, handle_key, until_on, source)
     SELECT uuidv7(), f.account_id, f.platform, f.old_handle, f.old_key, f.until_on, ? FROM (
       SELECT coalesce(w.account_id, ${ids.account('s')}) AS account_id, w.platform, w.old_handle, w.old_key, max(w.until_on) AS until_on
       FROM renaming w LEFT JOIN stage s ON w.account_id IS NULL AND s.platform = w.platform AND s.handle_key = w.handle_key AND ${isLead('s')}
       WHERE w.account_id IS NOT NULL OR s.record IS NOT NULL GROUP BY 1, w.old_key) f
     JOIN account a ON a.id = f.account_id
     WHERE ${request.rule === 'keep' ? `a.id NOT IN (SELECT account_id FROM stage WHERE account_id IS NOT NULL) AND` : ''} a.handle_key <> f.old_key
     ORDER BY f.account_id, f.old_key
     ON CONFLICT (account_id, handle_key) DO UPDATE SET until_on = excluded.until_on WHERE excluded.until_on > until_on`,
    request.fileName,
  )
}

function insertEmails(run: Run, stage: Stage, ids: NewIds, lines: readonly string[], request: MergeRequest): void {
  if (!stage.columns.has('email')) return
  for (const table of lines) {
    run(
      `INSERT OR IGNORE INTO contact_point (id, creator_id, kind, value, source, noted_on)
       SELECT ${ids.of('s', 3)}, ${ids.creator('s')}, 'email', s.email, ?, ? FROM ${table} s WHERE s.email IS NOT NULL`,
      request.fileName,
      request.today,
    )
  }
}

function insertPhones(run: Run, ids: NewIds, request: MergeRequest): void {
  run(
    `INSERT OR IGNORE INTO contact_point (id, creator_id, kind, value, source, noted_on)
     SELECT uuidv7(), ${ids.creator('s')}, 'phone', d.key, ?, ? FROM ${linesOfDetails} WHERE d.kind = 'phone'`,
    request.fileName,
    request.today,
  )
}

/**
 * A price that is known is not noted twice. Where the file says of which date its rows are, the same price on another
 * date is a line of its own: the history says how long it stood.
 */
const isKnownPrice = (request: MergeRequest) => (request.dateBasis === 'import' ? '' : 'AND r.quoted_on = x.quoted_on')

function insertPrices(run: Run, stage: Stage, ids: NewIds, lines: readonly string[], request: MergeRequest): void {
  if (!stage.columns.has('price_minor')) return
  for (const table of lines) {
    insertRatesOf(
      run,
      `SELECT min(${ids.of('s', 4)}) AS id, ${ids.account('s')} AS account_id, 'video' AS format, s.price_minor, s.currency, s.measured_on AS quoted_on
       FROM ${table} s WHERE s.price_minor IS NOT NULL AND s.currency IS NOT NULL`,
      table === 'twin_line' ? 'GROUP BY s.lead, s.price_minor, s.currency, s.measured_on' : 'GROUP BY s.record',
      request,
    )
  }
}

function insertRates(run: Run, ids: NewIds, request: MergeRequest): void {
  insertRatesOf(
    run,
    `SELECT uuidv7() AS id, ${ids.account('s')} AS account_id, d.key AS format, d.value AS price_minor, d.extra AS currency, coalesce(t.measured_on, s.measured_on) AS quoted_on
     FROM ${linesOfDetails} LEFT JOIN twin_line t ON t.record = d.record WHERE d.kind = 'rate'`,
    'GROUP BY 2, 3, 4, 5, 6',
    request,
  )
}

function insertRatesOf(run: Run, select: string, group: string, request: MergeRequest): void {
  run(
    `INSERT INTO rate (id, account_id, format, price_minor, currency, quoted_on, source)
     SELECT x.id, x.account_id, x.format, x.price_minor, x.currency, x.quoted_on, ? FROM (${select} ${group}) x
     WHERE NOT EXISTS (SELECT 1 FROM rate r WHERE r.account_id = x.account_id AND r.format = x.format
       AND r.price_minor = x.price_minor AND r.currency = x.currency ${isKnownPrice(request)})`,
    request.fileName,
  )
}

/**
 * The shares of one dimension are one statement: mixed with another they would add up to anything. The rule settles
 * which statement stands; on the same date it is the one whose text sorts last.
 */
function mergeAudience(db: Db, run: Run, ids: NewIds, request: MergeRequest): void {
  run('DROP TABLE IF EXISTS temp.audience')
  run(
    `CREATE TEMP TABLE audience AS SELECT account_id, dimension, shares, measured_on FROM (
       SELECT account_id, dimension, shares, measured_on, row_number() OVER (PARTITION BY account_id, dimension ORDER BY measured_on DESC, shares DESC) AS nth
       FROM (SELECT account_id, extra AS dimension, measured_on, json_group_object(key, share) AS shares FROM (
         SELECT d.record, ${ids.account('s')} AS account_id, d.extra, d.key, CAST(d.value AS REAL) AS share, coalesce(t.measured_on, s.measured_on) AS measured_on
         FROM ${linesOfDetails} LEFT JOIN twin_line t ON t.record = d.record WHERE d.kind = 'audience' ORDER BY d.record, d.extra, d.key)
         GROUP BY record, extra)) WHERE nth = 1`,
  )
  if (db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM audience)').pluck().get() !== 1) return
  run('DROP TABLE IF EXISTS temp.audience_known')
  run(
    `CREATE TEMP TABLE audience_known (account_id TEXT, dimension TEXT, shares TEXT, measured_on TEXT, PRIMARY KEY (account_id, dimension))`,
  )
  run(
    `INSERT INTO audience_known SELECT account_id, dimension, json_group_object(key, share), max(measured_on) FROM (
       SELECT account_id, dimension, key, share, measured_on FROM audience_share WHERE account_id IN (SELECT account_id FROM audience) ORDER BY account_id, dimension, key)
     GROUP BY account_id, dimension`,
  )
  const loses = {
    fillEmpty: 'k.shares IS NOT NULL',
    keep: 'k.shares IS NOT NULL',
    overwrite: 'k.shares IS u.shares',
    newest: 'k.measured_on > u.measured_on OR (k.measured_on = u.measured_on AND k.shares >= u.shares)',
  }[request.rule]
  run(
    `DELETE FROM audience AS u WHERE EXISTS (SELECT 1 FROM audience_known k
       WHERE k.account_id = u.account_id AND k.dimension = u.dimension AND (${loses}))`,
  )
  if (request.rule === 'keep')
    run('DELETE FROM audience WHERE account_id IN (SELECT account_id FROM stage WHERE account_id IS NOT NULL)')
  run('DELETE FROM audience_share WHERE (account_id, dimension) IN (SELECT account_id, dimension FROM audience)')
  run(
    `INSERT INTO audience_share (id, account_id, dimension, key, share, source, measured_on)
     SELECT uuidv7(), u.account_id, u.dimension, j.key, j.value, ?, u.measured_on FROM audience u, json_each(u.shares) j`,
    request.fileName,
  )
}

/** Agents by their e-mail, else by their name; one without e-mail takes the one that is stated under its name. */
function insertAgents(db: Db, run: Run, ids: NewIds, request: MergeRequest): void {
  run('DROP TABLE IF EXISTS temp.stage_agent')
  run(
    'CREATE TEMP TABLE stage_agent (email TEXT NOT NULL, name_key TEXT NOT NULL, name TEXT, agent_id TEXT, is_new INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (email, name_key))',
  )
  run(
    `INSERT INTO stage_agent (email, name_key, name) SELECT key, iif(key = '', lower(extra), ''), max(nullif(extra, ''))
     FROM stage_detail WHERE kind = 'agent' GROUP BY 1, 2`,
  )
  if (db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM stage_agent)').pluck().get() !== 1) return
  run('DROP TABLE IF EXISTS temp.agent_known')
  run('CREATE TEMP TABLE agent_known AS SELECT id, lower(email) AS email, lower(name) AS name_key FROM agent')
  run('CREATE INDEX temp.agent_known_email ON agent_known (email)')
  run('CREATE INDEX temp.agent_known_name ON agent_known (name_key)')
  run(
    `UPDATE stage_agent SET agent_id = (SELECT min(k.id) FROM agent_known k WHERE k.email = stage_agent.email) WHERE email <> ''`,
  )
  run(
    `UPDATE stage_agent SET agent_id = (SELECT min(k.id) FROM agent_known k WHERE k.name_key = lower(stage_agent.name) AND k.email IS NULL)
     WHERE agent_id IS NULL AND email <> '' AND name IS NOT NULL`,
  )
  run(`UPDATE stage_agent SET agent_id = uuidv7(), is_new = 1 WHERE agent_id IS NULL AND email <> ''`)
  run('DROP TABLE IF EXISTS temp.agent_named')
  run(
    `CREATE TEMP TABLE agent_named AS SELECT lower(name) AS name_key, email, agent_id FROM stage_agent WHERE email <> ''`,
  )
  run('CREATE INDEX temp.agent_named_key ON agent_named (name_key, email)')
  run(
    `UPDATE stage_agent SET agent_id = coalesce((SELECT min(k.id) FROM agent_known k WHERE k.name_key = stage_agent.name_key),
       (SELECT k.agent_id FROM agent_named k WHERE k.name_key = stage_agent.name_key ORDER BY k.email LIMIT 1)) WHERE email = ''`,
  )
  run(`UPDATE stage_agent SET agent_id = uuidv7(), is_new = 1 WHERE agent_id IS NULL`)
  run(
    `INSERT INTO agent (id, name, email, created_at) SELECT agent_id, coalesce(name, email), nullif(email, ''), ? FROM stage_agent WHERE is_new`,
    request.today,
  )
  run(
    `UPDATE agent SET name = g.name FROM stage_agent g WHERE NOT g.is_new AND g.name IS NOT NULL AND agent.id = g.agent_id AND agent.name = agent.email`,
  )
  run(
    `UPDATE agent SET email = g.email FROM stage_agent g WHERE NOT g.is_new AND g.email <> '' AND agent.id = g.agent_id AND agent.email IS NULL`,
  )
  run(
    `INSERT OR IGNORE INTO creator_agent (id, creator_id, agent_id)
     SELECT uuidv7(), ${ids.creator('s')}, g.agent_id FROM ${linesOfDetails}
     JOIN stage_agent g ON g.email = d.key AND g.name_key = iif(d.key = '', lower(d.extra), '') WHERE d.kind = 'agent'`,
  )
}

function insertOthers(run: Run, ids: NewIds): void {
  run(
    `INSERT OR IGNORE INTO account (id, creator_id, platform, handle, handle_key)
     SELECT uuidv7(), ${ids.creator('s')}, o.platform, o.handle, o.handle_key FROM stage_other o JOIN stage s ON s.record = o.of_record
     WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.platform = o.platform AND a.handle_key = o.handle_key)
     ORDER BY o.platform, o.handle_key`,
  )
}
