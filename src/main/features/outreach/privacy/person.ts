import { CallboardError } from '../../../../shared/contract/define'
import type { OutputOf } from '../../../../shared/contract/index'
import { type Db, statement } from '../../../db/open'
import { readDoNotContact } from '../../../db/read/doNotContact'
import { noticeDueOn } from '../warnings'
import { readEntries } from './doNotContact'
import { privacyWords } from './words'

const say = privacyWords('en')

type PersonRow = {
  collected_on: string
  notice_on: string | null
  notice_how: string | null
  is_minor: number | null
  keep_until: string | null
  keep_reason: string | null
}
type ContactRow = {
  id: string
  kind: string
  value: string
  source: string
  holder: string
  lawful_basis: OutputOf<'privacy.person'>['contacts'][number]['basis']
  basis_note: string | null
}

/** What the privacy kit knows of one creator. @throws CallboardError `not_found` */
export function readPerson(db: Db, creatorId: string): OutputOf<'privacy.person'> {
  const row = statement<PersonRow>(
    db,
    `SELECT coalesce(collected_on, substr(created_at, 1, 10)) AS collected_on, notice_on, notice_how, is_minor, keep_until, keep_reason
     FROM creator WHERE id = ?`,
  ).get(creatorId)
  if (!row) throw new CallboardError('not_found', say.unknownCreator)
  const contacts = statement<ContactRow>(
    db,
    'SELECT id, kind, value, source, holder, lawful_basis, basis_note FROM contact_point WHERE creator_id = ? ORDER BY kind, value',
  ).all(creatorId)
  const list = readDoNotContact(db)
  const isNamed = list.ofCreator(creatorId) !== null
  const handle = statement<string>(
    db,
    'SELECT handle FROM account WHERE creator_id = ? ORDER BY followers DESC, id LIMIT 1',
  )
    .pluck()
    .get(creatorId)
  const entries = readEntries(db, '').filter(
    (entry) =>
      (entry.kind === 'creator' && isNamed && entry.value === `@${handle}`) ||
      (entry.kind === 'address' && contacts.some((contact) => contact.value.toLowerCase() === entry.value)),
  )
  return {
    collectedOn: row.collected_on,
    sources: readSources(db, creatorId),
    noticeOn: row.notice_on,
    noticeHow: row.notice_how,
    noticeDueOn: row.notice_on === null ? noticeDueOn(row.collected_on) : null,
    isMinor: row.is_minor === null ? null : row.is_minor === 1,
    guardians: contacts.filter((contact) => contact.holder === 'guardian').length,
    keepUntil: row.keep_until,
    keepReason: row.keep_reason,
    contacts: contacts.map(({ lawful_basis, basis_note, holder: _holder, ...contact }) => ({
      ...contact,
      basis: lawful_basis,
      basisNote: basis_note,
    })),
    doNotContact: entries,
  }
}

/** Every place that something about the creator came from. */
export function readSources(db: Db, creatorId: string): string[] {
  return statement<string>(
    db,
    `SELECT DISTINCT source FROM (
       SELECT m.source FROM account_metric m JOIN account a ON a.id = m.account_id WHERE a.creator_id = @id
       UNION SELECT source FROM contact_point WHERE creator_id = @id
       UNION SELECT r.source FROM rate r JOIN account a ON a.id = r.account_id WHERE a.creator_id = @id
       UNION SELECT b.file_name FROM import_row i JOIN account a ON a.id = i.account_id JOIN change_step s ON s.seq = i.step_seq
         JOIN import_batch b ON b.step_id = s.id WHERE a.creator_id = @id
       UNION SELECT coalesce(detail, kind) FROM creator_source WHERE creator_id = @id)
     WHERE source <> '' ORDER BY source COLLATE NOCASE`,
  )
    .pluck()
    .all({ id: creatorId }) as string[]
}
