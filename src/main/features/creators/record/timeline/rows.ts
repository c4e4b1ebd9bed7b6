import { formatDate, formatMoney } from '../../../../../shared/domain/format'
import { type MetricColumn, metricColumns } from '../../../../db/newestMetrics'
import { statement } from '../../../../db/open'
import { changeOf, ofAccount, shownValue, type Timeline, type Touch } from './touch'

/** How the creator came in, and every file that stated it since. */
export function arrivals({ db, creatorId, say, imports, ...rest }: Timeline): Touch[] {
  const timeline = { db, creatorId, say, imports, ...rest }
  const createdAt = statement<string>(db, 'SELECT created_at FROM creator WHERE id = ?').pluck().get(creatorId)
  const noted = statement<{
    id: string
    kind: keyof typeof say.createdBy
    detail: string | null
    noted_by: string
    noted_at: string
  }>(
    db,
    'SELECT id, kind, detail, noted_by, noted_at FROM creator_source WHERE creator_id = ? ORDER BY noted_at, id',
  ).all(creatorId)
  const touches: Touch[] = noted.map((source) => ({
    id: `source:${source.id}`,
    at: source.noted_at,
    kind: 'created',
    sentence: source.detail ? say.createdDetail(say.createdBy[source.kind], source.detail) : say.createdBy[source.kind],
    actor: source.noted_by,
  }))
  const [first] = imports
  // An import dates the creators it makes by the day; an earlier day means that the creator was there before.
  const cameByImport = noted.length === 0 && first && String(createdAt).slice(0, 10) >= first.at.slice(0, 10)
  if (noted.length === 0 && !cameByImport) {
    touches.push({ id: 'created', at: String(createdAt), kind: 'created', sentence: say.created })
  }
  for (const mention of imports) {
    const isFirst = cameByImport && mention === first
    touches.push({
      id: `import:${mention.stepId}:${mention.accountId}`,
      at: mention.at,
      kind: isFirst ? 'created' : 'import',
      sentence: ofAccount(
        timeline,
        mention.accountId,
        isFirst ? say.cameWith(mention.fileName, mention.row) : say.statedIn(mention.fileName, mention.row),
      ),
      actor: mention.actor,
    })
  }
  return touches
}

type Line = Record<MetricColumn, number | string | null> & {
  id: string
  account_id: string
  measured_on: string
  source: string
  source_row: number | null
}
const told = metricColumns.filter((column) => column !== 'engagement_basis')

/** The lines of the history, each against the last value known before. */
export function measurements(timeline: Timeline): Touch[] {
  const { db, accountIds, say } = timeline
  const known = new Map<string, number | string>()
  return statement<Line>(
    db,
    `SELECT m.* FROM json_each(?) j CROSS JOIN account_metric m ON m.account_id = j.value ORDER BY m.measured_on, m.id`,
  )
    .all(JSON.stringify(accountIds))
    .flatMap((line) => {
      const parts: string[] = []
      for (const column of told) {
        const value = line[column]
        if (value === null) continue
        const key = `${line.account_id} ${column}`
        const before = known.get(key)
        known.set(key, value)
        if (before === undefined) {
          parts.push(say.value(say.columns[column] ?? column, shownValue(timeline, column, value, {})))
        } else if (before !== value) parts.push(changeOf(timeline, column, before, value, {}))
      }
      if (parts.length === 0) return []
      return {
        id: `metric:${line.id}`,
        at: line.measured_on,
        kind: 'metric' as const,
        sentence: ofAccount(timeline, line.account_id, parts.join(', ')) + say.inFile(line.source, line.source_row),
      }
    })
}

export function audiences(timeline: Timeline): Touch[] {
  const { db, accountIds, say } = timeline
  return statement<{ account_id: string; dimension: string; source: string; at: string }>(
    db,
    `SELECT s.account_id, s.dimension, min(s.source) AS source, max(s.measured_on) AS at FROM json_each(?) j
     CROSS JOIN audience_share s ON s.account_id = j.value GROUP BY s.account_id, s.dimension`,
  )
    .all(JSON.stringify(accountIds))
    .map((row) => ({
      id: `audience:${row.account_id}:${row.dimension}`,
      at: row.at,
      kind: 'metric',
      sentence: ofAccount(timeline, row.account_id, say.audience(row.dimension)) + say.fromSource(row.source),
    }))
}

export function prices(timeline: Timeline): Touch[] {
  const { db, accountIds, say, locale } = timeline
  return statement<{
    id: string
    account_id: string
    format: string
    price_minor: number
    currency: string
    quoted_on: string
    basis: string
    source: string
  }>(db, 'SELECT r.* FROM json_each(?) j CROSS JOIN rate r ON r.account_id = j.value')
    .all(JSON.stringify(accountIds))
    .map((row) => ({
      id: `rate:${row.id}`,
      at: row.quoted_on,
      kind: 'rate',
      sentence:
        ofAccount(
          timeline,
          row.account_id,
          say.rate(row.basis, formatMoney(row.price_minor, row.currency, locale, 'short'), row.format),
        ) + say.fromSource(row.source),
    }))
}

/** What hangs on the creator itself: notes, files, contacts, agents, work for brands. */
export function besides({ db, creatorId, say, locale }: Timeline): Touch[] {
  const notes = statement<{ id: string; text: string; author: string; noted_at: string }>(
    db,
    'SELECT id, text, author, noted_at FROM creator_note WHERE creator_id = ?',
  )
    .all(creatorId)
    .map(
      (row): Touch => ({
        id: `note:${row.id}`,
        at: row.noted_at,
        kind: 'note',
        sentence: say.note(row.text),
        actor: row.author,
      }),
    )
  const files = statement<{ id: string; name: string; added_by: string; added_at: string }>(
    db,
    'SELECT id, name, added_by, added_at FROM creator_file WHERE creator_id = ?',
  )
    .all(creatorId)
    .map(
      (row): Touch => ({
        id: `file:${row.id}`,
        at: row.added_at,
        kind: 'file',
        sentence: say.file(row.name),
        actor: row.added_by,
      }),
    )
  const contacts = statement<{ id: string; kind: string; value: string; source: string; noted_on: string }>(
    db,
    'SELECT id, kind, value, source, noted_on FROM contact_point WHERE creator_id = ?',
  )
    .all(creatorId)
    .map(
      (row): Touch => ({
        id: `contact:${row.id}`,
        at: row.noted_on,
        kind: 'contact',
        sentence: say.contact(row.kind, row.value) + say.fromSource(row.source),
      }),
    )
  const agents = statement<{ id: string; name: string; since_on: string }>(
    db,
    `SELECT l.id, g.name, l.since_on FROM creator_agent l JOIN agent g ON g.id = l.agent_id
     WHERE l.creator_id = ? AND l.since_on IS NOT NULL`,
  )
    .all(creatorId)
    .map((row): Touch => ({ id: `agent:${row.id}`, at: row.since_on, kind: 'contact', sentence: say.agent(row.name) }))
  const work = statement<{
    id: string
    brand_name: string
    kind: string
    started_on: string | null
    ended_on: string | null
    exclusive_until: string | null
    created_at: string
  }>(
    db,
    'SELECT id, brand_name, kind, started_on, ended_on, exclusive_until, created_at FROM collaboration WHERE creator_id = ?',
  )
    .all(creatorId)
    .map(
      (row): Touch => ({
        id: `collaboration:${row.id}`,
        at: row.started_on ?? row.ended_on ?? row.created_at,
        kind: 'collaboration',
        sentence:
          say.work(row.brand_name, row.kind) +
          (row.exclusive_until ? say.exclusive(formatDate(row.exclusive_until, locale)) : ''),
      }),
    )
  return [...notes, ...files, ...contacts, ...agents, ...work]
}

/** What an addition was before it was changed since: the log has the first image, the table only the last. */
const firstly = ({ changes }: Timeline, rowId: string, column: string, now: string): string => {
  const first = changes.findLast((change) => change.rowId === rowId && change.kind === 'do')
  const value = first?.before[column]
  return typeof value === 'string' ? value : now
}

/** Campaigns that took the creator up, and what was written in them. */
export function campaigns(timeline: Timeline): Touch[] {
  const { db, accountIds, creatorId, say, locale } = timeline
  const rosters = statement<{
    id: string
    account_id: string
    status: string
    created_at: string
    campaign_id: string
    name: string
  }>(
    db,
    `SELECT r.id, r.account_id, r.status, r.created_at, p.id AS campaign_id, p.name FROM json_each(?) j
     CROSS JOIN roster_entry r ON r.account_id = j.value JOIN campaign p ON p.id = r.campaign_id`,
  )
    .all(JSON.stringify(accountIds))
    .map(
      (row): Touch => ({
        id: `roster:${row.id}`,
        at: row.created_at,
        kind: 'campaign',
        sentence: ofAccount(
          timeline,
          row.account_id,
          say.roster(firstly(timeline, row.id, 'status', row.status), row.name),
        ),
        campaignId: row.campaign_id,
      }),
    )
  const outreach = statement<{
    id: string
    stage: string
    owner: string
    created_at: string
    campaign_id: string
    name: string
  }>(
    db,
    `SELECT o.id, o.stage, o.owner, o.created_at, p.id AS campaign_id, p.name FROM outreach o
     JOIN campaign p ON p.id = o.campaign_id WHERE o.creator_id = ?`,
  )
    .all(creatorId)
    .map(
      (row): Touch => ({
        id: `outreach:${row.id}`,
        at: row.created_at,
        kind: 'outreach',
        sentence: say.outreach(firstly(timeline, row.id, 'stage', row.stage), row.name),
        actor: row.owner,
        campaignId: row.campaign_id,
      }),
    )
  const messages = statement<{
    id: string
    channel: string
    state: string
    subject: string | null
    at: string
    by: string
    campaign_id: string
  }>(
    db,
    `SELECT m.id, m.channel, m.state, m.subject, m.at, m.by, o.campaign_id FROM outreach o
     JOIN outreach_message m ON m.outreach_id = o.id WHERE o.creator_id = ?`,
  )
    .all(creatorId)
    .map(
      (row): Touch => ({
        id: `message:${row.id}`,
        at: row.at,
        kind: 'outreach',
        sentence: say.message(row.channel, row.state, row.subject),
        actor: row.by,
        campaignId: row.campaign_id,
      }),
    )
  const owed = statement<{
    id: string
    account_id: string
    title: string
    due_on: string | null
    campaign_id: string
    name: string
  }>(
    db,
    `SELECT d.id, d.account_id, d.title, d.due_on, p.id AS campaign_id, p.name FROM json_each(?) j
     CROSS JOIN deliverable d ON d.account_id = j.value JOIN campaign p ON p.id = d.campaign_id`,
  )
    .all(JSON.stringify(accountIds))
    .map(
      (row): Touch => ({
        id: `deliverable:${row.id}`,
        at: madeAt(row.id),
        kind: 'deliverable',
        sentence: ofAccount(
          timeline,
          row.account_id,
          say.owed(row.title, row.name) + (row.due_on ? say.due(formatDate(row.due_on, locale)) : ''),
        ),
        campaignId: row.campaign_id,
      }),
    )
  return [...rosters, ...outreach, ...messages, ...owed]
}

/** When a row was made that keeps no date: a UUIDv7 begins with the milliseconds of its making. */
function madeAt(id: string): string {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString()
}
