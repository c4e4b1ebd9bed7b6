import { createWriteStream, readFileSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { CallboardError } from '../../../../shared/contract/define'
import { safeFileName } from '../../../../shared/domain/fileName'
import { blobPath } from '../../../db/blobs'
import { type Db, statement } from '../../../db/open'
import { readOutreachSettings } from '../settings'
import { readSources } from './person'
import { privacyWords } from './words'

const say = privacyWords('en')

type Row = Record<string, unknown>
export type Subject = {
  format: 'callboard-subject-1'
  madeAt: string
  holder: string
  sources: string[]
  /** rows by table, in the words of the database */
  held: Record<string, Row[]>
  /** when and by whom the person's records were changed */
  history: { at: string; by: string; what: string }[]
}

/** Everything held about one creator. @throws CallboardError `not_found` */
export function readSubject(db: Db, creatorId: string, now: Date): Subject {
  const all = (sql: string) => statement<Row>(db, sql).all({ id: creatorId })
  const creator = all('SELECT * FROM creator WHERE id = @id')
  if (creator.length === 0) throw new CallboardError('not_found', say.unknownCreator)
  const accounts = 'SELECT id FROM account WHERE creator_id = @id'
  const talks = 'SELECT id FROM outreach WHERE creator_id = @id'
  const held: Record<string, Row[]> = {
    creator,
    account: all('SELECT * FROM account WHERE creator_id = @id ORDER BY id'),
    former_handle: all(`SELECT * FROM former_handle WHERE account_id IN (${accounts}) ORDER BY id`),
    account_metric: all(`SELECT * FROM account_metric WHERE account_id IN (${accounts}) ORDER BY measured_on, id`),
    audience_share: all(`SELECT * FROM audience_share WHERE account_id IN (${accounts}) ORDER BY dimension, key`),
    rate: all(`SELECT * FROM rate WHERE account_id IN (${accounts}) ORDER BY quoted_on, id`),
    contact_point: all('SELECT * FROM contact_point WHERE creator_id = @id ORDER BY id'),
    agent: all(
      'SELECT g.name, g.company, l.since_on, l.note FROM creator_agent l JOIN agent g ON g.id = l.agent_id WHERE l.creator_id = @id ORDER BY l.id',
    ),
    collaboration: all('SELECT * FROM collaboration WHERE creator_id = @id ORDER BY id'),
    creator_note: all('SELECT * FROM creator_note WHERE creator_id = @id ORDER BY noted_at, id'),
    creator_file: all('SELECT * FROM creator_file WHERE creator_id = @id ORDER BY id'),
    creator_source: all('SELECT * FROM creator_source WHERE creator_id = @id ORDER BY id'),
    roster_entry: all(
      `SELECT p.name AS campaign, r.status, r.fee_minor, p.currency, r.posts, r.available_from, r.available_until, r.note,
         r.created_at FROM roster_entry r
       JOIN campaign p ON p.id = r.campaign_id WHERE r.account_id IN (${accounts}) ORDER BY r.created_at, r.id`,
    ),
    plan_package: all(
      `SELECT p.name AS campaign, k.name, k.posts, k.cost_parts, p.currency, k.created_at FROM plan_package k
       JOIN roster_entry r ON r.id = k.entry_id JOIN campaign p ON p.id = r.campaign_id
       WHERE r.account_id IN (${accounts}) ORDER BY k.created_at, k.id`,
    ),
    audience_overlap: all(
      `SELECT a.handle, b.handle AS other_handle, o.figure, o.basis, o.source, o.measured_on FROM audience_overlap o
       JOIN account a ON a.id = o.account_a JOIN account b ON b.id = o.account_b
       WHERE o.account_a IN (${accounts}) OR o.account_b IN (${accounts}) ORDER BY o.measured_on, o.id`,
    ),
    deliverable: all(
      `SELECT p.name AS campaign, d.title, d.kind, s.state, d.due_on FROM deliverable d JOIN campaign p ON p.id = d.campaign_id
       LEFT JOIN deliverable_state s ON s.id = d.id
       WHERE d.account_id IN (${accounts}) ORDER BY d.id`,
    ),
    content_version: all(
      `SELECT v.number, v.kind, v.name, v.size_bytes, v.sha256, v.caption, v.hashtags, v.links, v.added_at FROM content_version v
       JOIN deliverable d ON d.id = v.deliverable_id WHERE d.account_id IN (${accounts}) ORDER BY v.added_at, v.id`,
    ),
    approval_evidence: all(
      `SELECT e.purpose, e.name, e.note, e.sha256, e.added_at FROM approval_evidence e JOIN deliverable d ON d.id = e.deliverable_id
       WHERE d.account_id IN (${accounts}) ORDER BY e.added_at, e.id`,
    ),
    signed_terms: all(
      `SELECT name, signed_on, signed_by, sha256, added_at FROM signed_terms WHERE account_id IN (${accounts}) ORDER BY signed_on, id`,
    ),
    spark_code: all(
      `SELECT s.code, s.period_days, s.issued_on, s.note FROM spark_code s JOIN deliverable d ON d.id = s.deliverable_id
       WHERE d.account_id IN (${accounts}) ORDER BY s.issued_on, s.id`,
    ),
    outreach: all('SELECT * FROM outreach WHERE creator_id = @id ORDER BY id'),
    outreach_message: all(`SELECT * FROM outreach_message WHERE outreach_id IN (${talks}) ORDER BY at, id`),
    outreach_note: all(`SELECT * FROM outreach_note WHERE outreach_id IN (${talks}) ORDER BY noted_at, id`),
    do_not_contact: all('SELECT kind, reason, source, added_at FROM do_not_contact WHERE creator_id = @id'),
  }
  const history = statement<{ at: string; by: string; what: string }>(
    db,
    `SELECT DISTINCT s.at, s.actor AS by, s.label AS what FROM change_log l JOIN change_step s ON s.seq = l.step_seq
     WHERE l.row_id IN (SELECT @id UNION ${accounts}) AND l.before IS NOT NULL ORDER BY s.seq`,
  ).all({ id: creatorId })
  return {
    format: 'callboard-subject-1',
    madeAt: now.toISOString(),
    holder: readOutreachSettings(db).sender.company,
    sources: readSources(db, creatorId),
    // The local row number says nothing of the person.
    held: Object.fromEntries(
      Object.entries(held)
        .filter(([, rows]) => rows.length > 0)
        .map(([table, rows]) => [table, rows.map(({ n: _n, ...row }) => row)]),
    ),
    history,
  }
}

const escaped = (value: unknown): string =>
  String(value ?? '–').replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)

/** The same, to be read by the person: no script, no address that is fetched. */
export function subjectHtml(subject: Subject, name: string): string {
  const table = (rows: readonly Row[]) => {
    const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id' && !column.endsWith('_id'))
    const shown = columns.filter((column) => rows.some((row) => row[column] !== null && row[column] !== '[]'))
    const head = shown.map((column) => `<th scope="col">${escaped(column.replaceAll('_', ' '))}</th>`).join('')
    const body = rows
      .map((row) => `<tr>${shown.map((column) => `<td>${escaped(row[column])}</td>`).join('')}</tr>`)
      .join('\n')
    return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`
  }
  const parts = Object.entries(subject.held).map(
    ([key, rows]) => `<h2>${escaped(say.table(key))} (${rows.length})</h2>\n${table(rows)}`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(say.subjectTitle(name))}</title>
<style>body{font:14px/1.5 system-ui,sans-serif;margin:2rem;color:#1a1d23}table{border-collapse:collapse;margin:0 0 1.5rem}
th,td{border:1px solid #e3e6eb;padding:4px 8px;text-align:left;vertical-align:top;max-width:40rem;overflow-wrap:anywhere;white-space:pre-wrap}
h2{text-transform:capitalize;font-size:16px}</style></head><body>
<h1>${escaped(say.subjectTitle(name))}</h1>
<p>${escaped(say.subjectIntro(subject.holder, subject.madeAt.slice(0, 10)))}</p>
<h2>${escaped(say.subjectSource)}</h2>
<ul>${subject.sources.map((source) => `<li>${escaped(source)}</li>`).join('') || `<li>${escaped(say.subjectNone)}</li>`}</ul>
${parts.join('\n')}
</body></html>
`
}

/** JSON, HTML and the kept files, as one ZIP. */
export async function writeSubject(folder: string, subject: Subject, name: string, path: string): Promise<void> {
  const out = createWriteStream(path)
  const ended = finished(out)
  const zip = new Zip((error, chunk, isLast) => {
    if (error) out.destroy(error)
    else if (isLast) out.end(chunk)
    else out.write(chunk)
  })
  const mtime = new Date(subject.madeAt)
  const add = (fileName: string, bytes: Uint8Array, isPacked: boolean) => {
    const entry = isPacked ? new ZipPassThrough(fileName) : new ZipDeflate(fileName, { level: 6 })
    entry.mtime = mtime
    zip.add(entry)
    entry.push(bytes, true)
  }
  add('subject.json', Buffer.from(`${JSON.stringify(subject, null, 2)}\n`), false)
  add('subject.html', Buffer.from(subjectHtml(subject, name)), false)
  for (const [index, file] of (subject.held.creator_file ?? []).entries()) {
    const bytes = readFileSync(blobPath(folder, String(file.sha256)))
    add(`files/${index + 1} ${safeFileName(String(file.name))}`, bytes, true)
  }
  zip.end()
  await ended
}
