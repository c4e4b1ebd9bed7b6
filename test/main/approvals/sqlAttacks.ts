/** Writes past the program to what is only added to: each has to be refused by the database itself. */
export const attacks: readonly [what: string, sql: string][] = [
  ['an event changed', `UPDATE approval_event SET to_state = 'approved'`],
  ['an event’s hash changed', `UPDATE approval_event SET hash = '${'0'.repeat(64)}' WHERE device_seq = 1`],
  ['an event deleted', 'DELETE FROM approval_event'],
  ['an event replaced', 'INSERT OR REPLACE INTO approval_event SELECT * FROM approval_event'],
  [
    'an event put into another’s place',
    `INSERT OR REPLACE INTO approval_event SELECT 'x' || id, deliverable_id, device, device_seq, previous_hash, '${'1'.repeat(64)}', seen, actor_id, role, kind, from_state, to_state, version_id, body, at FROM approval_event LIMIT 1`,
  ],
  [
    'an event upserted',
    'INSERT INTO approval_event SELECT * FROM approval_event WHERE true ON CONFLICT DO UPDATE SET at = excluded.at',
  ],
  ['a text changed', `UPDATE approval_text SET text = 'We never said so'`],
  ['a salt changed', `UPDATE approval_text SET salt = '${'0'.repeat(32)}', text = NULL`],
  ['a text deleted', 'DELETE FROM approval_text'],
  ['a text replaced', `INSERT OR REPLACE INTO approval_text SELECT id, event_id, field, salt, 'x' FROM approval_text`],
  ['a comment changed', `UPDATE review_comment SET text = 'Fine'`],
  ['a comment deleted', 'DELETE FROM review_comment'],
  ['a comment replaced', `INSERT OR REPLACE INTO review_comment SELECT * FROM review_comment`],
  ['a caption changed', `UPDATE content_version SET caption = 'Buy two'`],
  ['a caption changed as if erased', `UPDATE content_version SET caption = 'Buy two', erased_at = '2026-01-01'`],
  ['a hash changed', `UPDATE content_version SET caption_sha256 = '${'2'.repeat(64)}', erased_at = '2026-01-01'`],
  ['a version deleted', 'DELETE FROM content_version'],
  ['a version replaced', 'INSERT OR REPLACE INTO content_version SELECT * FROM content_version'],
]
