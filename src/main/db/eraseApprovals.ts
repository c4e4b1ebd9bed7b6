import { type Db, statement } from './open'

/** What of a person's approvals goes and what stays: that something was decided, by whom and on which hash, stays. */

/** Tables whose rows stay without the person. Events hold digests only; what they name by hash stays named. */
export const keptApprovals = [
  'deliverable_state',
  'content_version',
  'approval_event',
  'approval_text',
  'review_comment',
  'usage_right',
  'decision_file',
] as const

/** Columns that name a kept file, by table. */
export const blobColumns: readonly (readonly [table: string, column: string])[] = [
  ['creator_file', 'sha256'],
  ['content_version', 'sha256'],
  ['content_version', 'poster_sha256'],
  ['approval_evidence', 'sha256'],
  ['signed_terms', 'sha256'],
  ['decision_file', 'sha256'],
]

const mine = 'IN (SELECT id FROM temp.erase_row)'

/** Answers of clients to packages in which something of the person was: their kept outcome tells a handle. */
export function gatherAnswers(db: Db): void {
  db.exec(
    `INSERT OR IGNORE INTO temp.erase_row SELECT f.id FROM decision_file f JOIN review_package p ON p.id = f.package_id, json_each(p.items) i
     WHERE i.value ->> 'deliverableId' ${mine}`,
  )
}

/**
 * Whether a row besides the person's own names a file. An answer to a package stays with the others whose content was in
 * it; with none, it goes with the person.
 */
export function isKeptByOthers(db: Db, sha256: string): boolean {
  const gone = `AND erased_at IS NULL AND id NOT ${mine}`
  const found = statement<number>(
    db,
    `SELECT 1 FROM creator_file WHERE sha256 = @sha256 AND id NOT ${mine}
     UNION ALL SELECT 1 FROM content_version WHERE (sha256 = @sha256 OR poster_sha256 = @sha256) ${gone}
     UNION ALL SELECT 1 FROM approval_evidence WHERE sha256 = @sha256 AND id NOT ${mine}
     UNION ALL SELECT 1 FROM signed_terms WHERE sha256 = @sha256 AND id NOT ${mine}
     UNION ALL SELECT 1 FROM decision_file f JOIN review_package p ON p.id = f.package_id, json_each(p.items) i
       JOIN deliverable d ON d.id = i.value ->> 'deliverableId' JOIN account a ON a.id = d.account_id
       WHERE f.sha256 = @sha256 AND d.id NOT ${mine} AND a.handle NOT LIKE 'erased-%'
     LIMIT 1`,
  ).get({ sha256 })
  return found !== undefined
}

/**
 * Empties what stays, inside the step that erases the person. The names of those who decided stay, but for a creator's
 * own.
 *
 * @param names what the person was called
 */
export function stripApprovals(db: Db, names: readonly string[], at: string): void {
  const list = JSON.stringify(names.filter((name) => name.length > 2))
  const named = (column: string) =>
    `EXISTS (SELECT 1 FROM json_each(@list) j WHERE instr(lower(${column}), lower(j.value)) > 0)`
  statement(
    db,
    `UPDATE approval_text SET text = NULL WHERE id ${mine} AND text IS NOT NULL
     AND (field NOT IN ('actor', 'onBehalf.personName') OR ${named('text')}
       OR EXISTS (SELECT 1 FROM approval_event e WHERE e.id = event_id AND e.role = 'creator_proxy'))`,
  ).run({ list })
  db.prepare(
    `UPDATE content_version SET caption = '', hashtags = '[]', links = '[]', name = NULL, poster_sha256 = NULL, erased_at = ?
     WHERE id ${mine} AND erased_at IS NULL`,
  ).run(at)
  statement(
    db,
    `UPDATE review_comment SET text = '', area = NULL, erased_at = @at, author = iif(${named('author')}, '–', author) WHERE id ${mine}`,
  ).run({ at, list })
  db.exec(`UPDATE deliverable_state SET live_url = NULL WHERE id ${mine}`)
  db.exec(
    `UPDATE usage_right SET evidence_id = NULL WHERE evidence_id ${mine}; UPDATE usage_right SET note = NULL WHERE id ${mine}`,
  )
  db.exec(`UPDATE decision_file SET outcome = json_set(outcome, '$.refused', json('[]')) WHERE id ${mine}`)
  statement(
    db,
    `UPDATE deliverable SET music_note = NULL, requirement = iif(${named("coalesce(requirement, '')")}, NULL, requirement),
       title = iif(${named('title')}, 'Deliverable', title) WHERE id ${mine}`,
  ).run({ list })
}
